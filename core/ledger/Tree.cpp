#include "ledger/Tree.h"

#include <bit>

namespace ledger {

using base::Digest;

namespace {

// The largest power of two below n (n > 1).
std::size_t split(std::size_t n)
{
    return std::bit_floor(n - 1);
}

// Root over `size` leaves from `begin` on. A left part is always a power of two, so `begin` is a multiple of it.
Digest rootOf(std::size_t begin, std::size_t size, const Subtree &subtree)
{
    if (std::has_single_bit(size)) {
        const int level = std::countr_zero(size);
        return subtree(level, begin >> level);
    }
    const auto k = split(size);
    return nodeHash(rootOf(begin, k, subtree), rootOf(begin + k, size - k, subtree));
}

void inclusion(std::size_t index, std::size_t begin, std::size_t size, const Subtree &subtree,
               std::vector<Digest> &proof)
{
    if (size <= 1)
        return;
    const auto k = split(size);
    if (index < begin + k) {
        inclusion(index, begin, k, subtree, proof);
        proof.push_back(rootOf(begin + k, size - k, subtree));
    } else {
        inclusion(index, begin + k, size - k, subtree, proof);
        proof.push_back(rootOf(begin, k, subtree));
    }
}

enum class Part
{
    Whole,
    Inner
};

// Of the first oldSize leaves within the `size` leaves from `begin` on.
void consistency(std::size_t oldSize, std::size_t begin, std::size_t size, Part part, const Subtree &subtree,
                 std::vector<Digest> &proof)
{
    if (oldSize == size) {
        if (part == Part::Inner)
            proof.push_back(rootOf(begin, size, subtree));
        return;
    }
    const auto k = split(size);
    if (oldSize <= k) {
        consistency(oldSize, begin, k, part, subtree, proof);
        proof.push_back(rootOf(begin + k, size - k, subtree));
    } else {
        consistency(oldSize - k, begin + k, size - k, Part::Inner, subtree, proof);
        proof.push_back(rootOf(begin, k, subtree));
    }
}

} // namespace

Digest nodeHash(const Digest &left, const Digest &right)
{
    return Digest::of(QByteArray(1, '\x01') + left.bytes() + right.bytes());
}

Digest leafHash(const QByteArray &leaf)
{
    return Digest::of(QByteArray(1, '\0') + leaf);
}

Subtree overLeaves(std::span<const Digest> leaves)
{
    return [leaves](int level, std::size_t place) {
        std::vector<Digest> row(leaves.begin() + std::ptrdiff_t(place << level),
                                leaves.begin() + std::ptrdiff_t((place + 1) << level));
        while (row.size() > 1) {
            for (std::size_t i = 0; i < row.size() / 2; ++i)
                row[i] = nodeHash(row[2 * i], row[2 * i + 1]);
            row.resize(row.size() / 2);
        }
        return row.front();
    };
}

Digest treeRoot(std::size_t size, const Subtree &subtree)
{
    return size == 0 ? Digest::of({}) : rootOf(0, size, subtree);
}

std::vector<Digest> inclusionProof(std::size_t index, std::size_t size, const Subtree &subtree)
{
    std::vector<Digest> proof;
    inclusion(index, 0, size, subtree, proof);
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

std::vector<Digest> consistencyProof(std::size_t oldSize, std::size_t newSize, const Subtree &subtree)
{
    std::vector<Digest> proof;
    consistency(oldSize, 0, newSize, Part::Whole, subtree, proof);
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
