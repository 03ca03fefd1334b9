// What the auditor's program knows of hashes, trees and signatures: written apart from the product, on libsodium alone,
// so that the two check each other. // REL-46
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

using Hash = std::array<unsigned char, 32>;

Hash sha256(std::string_view bytes);
std::string hex(const Hash &hash);
std::optional<std::string> fromHex(std::string_view text); // bytes; nothing for anything but hex digits
std::optional<std::string> fromBase64(std::string_view text);

// RFC 6962: leaves and nodes are hashed apart.
Hash leaf(std::string_view record);
Hash node(const Hash &left, const Hash &right);

// The root over all records, fed one by one in O(log n) memory.
class Tree
{
public:
    void add(const Hash &leaf);
    std::uint64_t size() const { return m_size; }
    Hash root() const;

private:
    std::vector<std::pair<int, Hash>> m_peaks; // height and hash, highest first
    std::uint64_t m_size = 0;
};

// Where an audit path leads from a leaf; nothing when the path cannot belong to it.
std::optional<Hash> climb(Hash leaf, std::uint64_t index, std::uint64_t size, const std::vector<Hash> &path);

struct Checkpoint
{
    std::string origin;
    std::uint64_t size = 0;
    Hash root{};
};
// A signed note, or nothing: not one, or not signed with this key (32 bytes).
std::optional<Checkpoint> opened(std::string_view note, std::string_view publicKey);

// The signature of a whole document: over a prefix and its canonical form without the signature.
bool isSigned(std::string_view canonical, std::string_view signature, std::string_view publicKey);

} // namespace verify
