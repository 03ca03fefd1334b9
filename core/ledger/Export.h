// What leaves the ledger for other eyes, as pure pieces. // CMP-35
#pragma once

#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include <QByteArray>

#include "base/Digest.h"
#include "base/Result.h"
#include "ledger/Checkpoint.h"

namespace ledger {

// One line of ledger.jsonl: {"hash":"…","record":{…}}, the record byte for byte as it was hashed.
QByteArray jsonLine(const QByteArray &hash, const QByteArray &record);

// ledger.csv: a header, then one row per record. Every cell is quoted, and one that a spreadsheet would take for a
// formula begins with an apostrophe. // SEC-51
QByteArray csvHeader();
base::Result<QByteArray> csvRow(const QByteArray &hash, const QByteArray &record);

// --- the decision packet

struct PacketRecord
{
    qint64 seq = 0;
    QByteArray record; // canonical JSON, as hashed
    std::optional<QByteArray>
        payload;                     // opened: 16 bytes of salt, then what the record speaks of; none = erased or none
    std::vector<base::Digest> proof; // that it stands in the tree of the checkpoint
};

struct PacketParts
{
    QByteArray note; // the checkpoint that the proofs lead to
    QByteArray publicKey;
    QByteArray madeAt; // ISO, UTC
    std::vector<PacketRecord> records;
};

// {"countersign_packet":1,"checkpoint","public_key","made_at","records":[{"seq","record",
// "hash","proof":[…],"salt","payload","content","changes"}]}. "content" is the payload as JSON where it is some, else
// as text; "changes" are the parts of an edit that differ from what stood before, each with before and after.
base::Result<QByteArray> packetOf(const PacketParts &parts, const Signer &signer);

// The document in canonical form with a "signature" over itself without it: no byte of it can be changed unseen.
base::Result<QByteArray> signedDocument(const nlohmann::json &document, const Signer &signer);

} // namespace ledger
