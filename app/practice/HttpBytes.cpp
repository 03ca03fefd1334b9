#include "practice/HttpBytes.h"

#include <algorithm>
#include <cctype>

namespace practice {

namespace {

std::string headerValue(std::string head, std::string name)
{
    std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto at = head.find("\r\n" + name + ":");
    if (at == std::string::npos)
        return {};
    const auto from = head.find_first_not_of(' ', at + name.size() + 3);
    return head.substr(from, head.find("\r\n", from) - from);
}

std::optional<std::size_t> chunkedLength(const std::string &bytes, std::size_t at)
{
    for (;;) {
        const auto line = bytes.find("\r\n", at);
        if (line == std::string::npos)
            return std::nullopt;
        const auto size = std::strtoul(bytes.c_str() + at, nullptr, 16);
        at = line + 2 + size + 2;
        if (at > bytes.size())
            return std::nullopt;
        if (size == 0)
            return at;
    }
}

} // namespace

std::optional<std::size_t> messageLength(const std::string &bytes)
{
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string::npos)
        return std::nullopt;
    const std::string head = bytes.substr(0, end + 2);
    const std::size_t body = end + 4;
    if (headerValue(head, "transfer-encoding").find("chunked") != std::string::npos)
        return chunkedLength(bytes, body);
    const std::string length = headerValue(head, "content-length");
    const std::size_t whole = body + (length.empty() ? 0 : std::strtoul(length.c_str(), nullptr, 10));
    return bytes.size() >= whole ? std::optional(whole) : std::nullopt;
}

std::string firstLineWord(const std::string &bytes, int index)
{
    const std::string line = bytes.substr(0, bytes.find("\r\n"));
    std::size_t from = 0;
    for (int i = 0; i < index && from != std::string::npos; ++i) {
        from = line.find(' ', from);
        from = from == std::string::npos ? from : from + 1;
    }
    return from == std::string::npos ? std::string() : line.substr(from, line.find(' ', from) - from);
}

} // namespace practice
