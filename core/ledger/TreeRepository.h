// The ledger's tree and its checkpoints in the store. Functions for the caller's transaction. // REL-42
#pragma once

#include <optional>
#include <vector>

#include <QDateTime>

#include "ledger/Checkpoint.h"
#include "ledger/Tree.h"
#include "store/Store.h"

namespace ledger::tree {

inline constexpr int recordsPerCheckpoint = 100;

// After the record with number `size` was written: keeps the hashes of the subtrees it completes.
void grow(store::Connection &db, qint64 size);

// Reads kept hashes, and computes from the records what is not kept. db must outlive it. Throws store::Fault.
Subtree over(store::Connection &db);

qint64 size(store::Connection &db);

// Signs the ledger as it stands now. None when it is empty; the newest one when nothing was added since.
std::optional<QByteArray> checkpoint(store::Connection &db, store::KeyRing &keys, const QDateTime &now);

// The ledger's key, made by the first checkpoint.
Signer signer(store::Connection &db, store::KeyRing &keys);

std::vector<QByteArray> notes(store::Connection &db); // by size
QByteArray publicKey(store::Connection &db);          // empty before the first checkpoint

struct Node
{
    int level = 0;
    qint64 place = 0;
    base::Digest hash;
};
std::vector<Node> nodes(store::Connection &db); // all that are kept

} // namespace ledger::tree
