// The Merkle tree of RFC 6962 over the ledger's lines, as pure functions over leaf hashes. // REL-42
#pragma once

#include <span>
#include <vector>

#include <QByteArray>

#include "base/Digest.h"

namespace ledger {

base::Digest leafHash(const QByteArray &leaf);
base::Digest treeRoot(std::span<const base::Digest> leaves); // of the leaf hashes; SHA-256 of nothing when empty

// Audit path of the leaf at index, from the leaf upwards. index must be inside.
std::vector<base::Digest> inclusionProof(std::span<const base::Digest> leaves, std::size_t index);
bool includes(const base::Digest &leaf, std::size_t index, std::size_t size, std::span<const base::Digest> proof,
              const base::Digest &root);

// Proof that the tree of the first `size` leaves is a prefix of the whole. size is at least 1 and inside.
std::vector<base::Digest> consistencyProof(std::span<const base::Digest> leaves, std::size_t size);
bool isConsistent(std::size_t oldSize, const base::Digest &oldRoot, std::size_t newSize, const base::Digest &newRoot,
                  std::span<const base::Digest> proof);

} // namespace ledger
