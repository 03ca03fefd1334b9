#include "verify/Proofs.h"

#include <algorithm>
#include <charconv>

#include <sodium.h>

namespace verify {

namespace {

const unsigned char *raw(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

std::string_view view(const Hash &hash)
{
    return {reinterpret_cast<const char *>(hash.data()), hash.size()};
}

} // namespace

Hash sha256(std::string_view bytes)
{
    Hash hash;
    crypto_hash_sha256(hash.data(), raw(bytes), bytes.size());
    return hash;
}

std::string hex(const Hash &hash)
{
    std::string text(2 * hash.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

std::optional<std::string> fromHex(std::string_view text)
{
    std::string bytes(text.size() / 2, '\0');
    std::size_t written = 0;
    const char *end = nullptr;
    if (text.size() % 2 != 0 || sodium_hex2bin(reinterpret_cast<unsigned char *>(bytes.data()), bytes.size(),
                                               text.data(), text.size(), nullptr, &written, &end) != 0)
        return std::nullopt;
    return written == bytes.size() && end == text.data() + text.size() ? std::optional(bytes) : std::nullopt;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t written = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char *>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &written, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(written);
    return bytes;
}

Hash leaf(std::string_view record)
{
    std::string bytes(1, '\0');
    bytes += record;
    return sha256(bytes);
}

Hash node(const Hash &left, const Hash &right)
{
    std::string bytes(1, '\x01');
    bytes += view(left);
    bytes += view(right);
    return sha256(bytes);
}

void Tree::add(const Hash &hash)
{
    m_peaks.emplace_back(0, hash);
    ++m_size;
    while (m_peaks.size() > 1 && m_peaks[m_peaks.size() - 2].first == m_peaks.back().first) {
        const auto right = m_peaks.back();
        m_peaks.pop_back();
        m_peaks.back() = {right.first + 1, node(m_peaks.back().second, right.second)};
    }
}

Hash Tree::root() const
{
    if (m_peaks.empty())
        return sha256({});
    Hash hash = m_peaks.back().second;
    for (auto peak = m_peaks.rbegin() + 1; peak != m_peaks.rend(); ++peak)
        hash = node(peak->second, hash);
    return hash;
}

std::optional<Hash> climb(Hash hash, std::uint64_t index, std::uint64_t size, const std::vector<Hash> &path)
{
    if (index >= size)
        return std::nullopt;
    // A leaf is at the right edge of ever larger trees; where the tree is not full, its right part stands higher up.
    std::uint64_t last = size - 1;
    auto next = path.begin();
    for (; last > 0; index >>= 1, last >>= 1) {
        if (index % 2 == 0 && index == last)
            continue; // alone at this height
        if (next == path.end())
            return std::nullopt;
        hash = index % 2 == 0 ? node(hash, *next) : node(*next, hash);
        ++next;
    }
    return next == path.end() ? std::optional(hash) : std::nullopt;
}

bool isSigned(std::string_view canonical, std::string_view signature, std::string_view publicKey)
{
    const std::string message = "countersign document\n" + std::string(canonical);
    return signature.size() == crypto_sign_BYTES && publicKey.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(publicKey)) == 0;
}

std::optional<Checkpoint> opened(std::string_view note, std::string_view publicKey)
{
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin < note.size();) {
        const auto end = note.find('\n', begin);
        if (end == std::string_view::npos)
            return std::nullopt;
        lines.push_back(note.substr(begin, end - begin));
        begin = end + 1;
    }
    if (lines.size() != 5 || !lines[3].empty() || publicKey.size() != crypto_sign_PUBLICKEYBYTES)
        return std::nullopt;
    Checkpoint checkpoint;
    checkpoint.origin = lines[0];
    const auto number = std::from_chars(lines[1].data(), lines[1].data() + lines[1].size(), checkpoint.size);
    const auto root = fromBase64(lines[2]);
    const std::string begin = "\xE2\x80\x94 " + checkpoint.origin + ' ';
    if (number.ec != std::errc() || number.ptr != lines[1].data() + lines[1].size() || !root || root->size() != 32 ||
        !lines[4].starts_with(begin))
        return std::nullopt;
    std::copy_n(root->begin(), 32, reinterpret_cast<char *>(checkpoint.root.data()));
    const auto proof = fromBase64(lines[4].substr(begin.size()));
    std::string named = checkpoint.origin + "\n\x01";
    named += publicKey;
    const Hash id = sha256(named);
    const std::string_view body = note.substr(0, std::size_t(lines[3].data() - note.data()));
    if (!proof || proof->size() != 4 + crypto_sign_BYTES ||
        !std::equal(proof->begin(), proof->begin() + 4, view(id).begin()) ||
        crypto_sign_verify_detached(raw(*proof) + 4, raw(body), body.size(), raw(publicKey)) != 0)
        return std::nullopt;
    return checkpoint;
}

} // namespace verify
