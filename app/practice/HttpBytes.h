// Just enough of HTTP/1.1's framing to know where a message ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace practice {

// Length of the first message in the bytes, or nothing while it is not whole. Without a length there is no body.
std::optional<std::size_t> messageLength(const std::string &bytes);

// Of the first line: word 0, 1 or 2.
std::string firstLineWord(const std::string &bytes, int index);

} // namespace practice
