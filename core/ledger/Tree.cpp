#include "ledger/Tree.h"

#include <bit>

namespace ledger {

using base::Digest;

namespace {

Digest nodeHash(const Digest &left, const Digest &right)
{
    return Digest::of(QByteArray(1, '\x01') + left.bytes() + right.bytes());
}

// The largest power of two below n (n > 1).
std::size_t split(std::size_t n)
{
    return std::bit_floor(n - 1);
}

enum class Part
{
    Whole,
    Inner
};

void consistency(std::span<const Digest> leaves, std::size_t size, Part part, std::vector<Digest> &proof)
{
    if (size == leaves.size()) {
        if (part == Part::Inner)
            proof.push_back(treeRoot(leaves));
        return;
    }
    const auto k = split(leaves.size());
    if (size <= k) {
        consistency(leaves.first(k), size, part, proof);
        proof.push_back(treeRoot(leaves.subspan(k)));
    } else {
        consistency(leaves.subspan(k), size - k, Part::Inner, proof);
        proof.push_back(treeRoot(leaves.first(k)));
    }
}

} // namespace

Digest leafHash(const QByteArray &leaf)
{
    return Digest::of(QByteArray(1, '\0') + leaf);
}

Digest treeRoot(std::span<const Digest> leaves)
{
    if (leaves.empty())
        return Digest::of({});
    if (leaves.size() == 1)
        return leaves.front();
    const auto k = split(leaves.size());
    return nodeHash(treeRoot(leaves.first(k)), treeRoot(leaves.subspan(k)));
}

std::vector<Digest> inclusionProof(std::span<const Digest> leaves, std::size_t index)
{
    if (leaves.size() <= 1)
        return {};
    const auto k = split(leaves.size());
    const bool left = index < k;
    auto proof = left ? inclusionProof(leaves.first(k), index) : inclusionProof(leaves.subspan(k), index - k);
    proof.push_back(treeRoot(left ? leaves.subspan(k) : leaves.first(k)));
    return proof;
}

bool includes(const Digest &leaf, std::size_t index, std::size_t size, std::span<const Digest> proof,
              const Digest &root)
{
    if (index >= size)
        return false;
    Digest hash = leaf;
    std::size_t node = index;
    std::size_t last = size - 1;
    for (const auto &sibling : proof) {
        if (last == 0)
            return false;
        if ((node & 1) != 0 || node == last) {
            hash = nodeHash(sibling, hash);
            while ((node & 1) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = nodeHash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

std::vector<Digest> consistencyProof(std::span<const Digest> leaves, std::size_t size)
{
    std::vector<Digest> proof;
    consistency(leaves, size, Part::Whole, proof);
    return proof;
}

bool isConsistent(std::size_t oldSize, const Digest &oldRoot, std::size_t newSize, const Digest &newRoot,
                  std::span<const Digest> proof)
{
    if (oldSize == 0 || oldSize > newSize)
        return false;
    if (oldSize == newSize)
        return proof.empty() && oldRoot == newRoot;
    std::size_t node = oldSize - 1;
    std::size_t last = newSize - 1;
    while ((node & 1) != 0) {
        node >>= 1;
        last >>= 1;
    }
    auto next = proof.begin();
    if (node != 0 && next == proof.end())
        return false;
    Digest oldHash = node != 0 ? *next++ : oldRoot; // an old tree of a power of two is itself the first node
    Digest newHash = oldHash;
    for (; next != proof.end(); ++next) {
        if (last == 0)
            return false;
        if ((node & 1) != 0 || node == last) {
            oldHash = nodeHash(*next, oldHash);
            newHash = nodeHash(*next, newHash);
            while ((node & 1) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            newHash = nodeHash(newHash, *next);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && oldHash == oldRoot && newHash == newRoot;
}

} // namespace ledger
