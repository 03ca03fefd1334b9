// The Merkle tree of RFC 6962 over the ledger's lines, as pure functions over the hashes of complete subtrees: whoever
// keeps those answers in O(log n). // REL-42
#pragma once

#include <functional>
#include <span>
#include <vector>

#include <QByteArray>

#include "base/Digest.h"

namespace ledger {

base::Digest leafHash(const QByteArray &leaf);
base::Digest nodeHash(const base::Digest &left, const base::Digest &right);

// The hash over the leaves place * 2^level … (place + 1) * 2^level - 1. Level 0 is a leaf's hash.
using Subtree = std::function<base::Digest(int level, std::size_t place)>;
Subtree overLeaves(std::span<const base::Digest> leaves); // computes each anew; leaves must outlive it

base::Digest treeRoot(std::size_t size, const Subtree &subtree); // SHA-256 of nothing when empty

// Audit path of the leaf at index, from the leaf upwards. index must be inside.
std::vector<base::Digest> inclusionProof(std::size_t index, std::size_t size, const Subtree &subtree);
bool includes(const base::Digest &leaf, std::size_t index, std::size_t size, std::span<const base::Digest> proof,
              const base::Digest &root);

// Proof that the tree of the first oldSize leaves is a prefix of the one of newSize. 1 <= oldSize <= newSize.
std::vector<base::Digest> consistencyProof(std::size_t oldSize, std::size_t newSize, const Subtree &subtree);
bool isConsistent(std::size_t oldSize, const base::Digest &oldRoot, std::size_t newSize, const base::Digest &newRoot,
                  std::span<const base::Digest> proof);

} // namespace ledger
