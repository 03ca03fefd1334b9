// The ledger in the store. Records are appended inside the transaction of the act they record. // REL-40
#pragma once

#include <optional>

#include <QIODevice>

#include "ledger/Record.h"
#include "store/Store.h"

namespace ledger {

// Inside the caller's transaction on the writer's thread; throws store::Fault. Returns the new record's hash.
base::Digest append(store::Connection &db, store::KeyRing &keys, const Record &record);

store::Place payloadPlace(qint64 seq); // where the payload of a record is sealed

enum class Fault
{
    None,
    Record,     // a record was changed, cut out, moved or put in
    Payload,    // what a record speaks of is gone or another's
    Tree,       // a kept hash of the tree is not what the records give
    Checkpoint, // a checkpoint is not signed with the ledger's key, or the records do not lead to it
    Anchor,     // the checkpoint kept outside is of another ledger, of a longer one, or of other records
};

struct Verdict
{
    qint64 records = 0;
    Fault fault = Fault::None;      // the first one found
    std::optional<qint64> firstBad; // sequence number of the first record concerned
    qint64 erased = 0;              // payloads whose candidate's key was destroyed: sound, but no longer readable
    qint64 checkpoints = 0;

    bool ok() const { return fault == Fault::None; }
};

class Ledger
{
public:
    explicit Ledger(store::Store &store) : m_store(store) {}

    // Appends one record of its own: for acts that change nothing else (sign-in, names shown).
    [[nodiscard]] base::Task<base::Result<void>> record(Record record);

    // Walks the whole chain on a pool thread: sequence, hashes, canonical form, readable payloads, the tree, and every
    // checkpoint; and the one kept outside, when there is one. // REL-41, REL-42, REL-43
    [[nodiscard]] base::Task<base::Result<Verdict>> verify(QByteArray anchor = {});

    // Signs the ledger as it stands: the note, for keeping outside. None when the ledger is empty. // REL-42
    [[nodiscard]] base::Task<base::Result<std::optional<QByteArray>>> checkpoint(QDateTime now);

    // Each record on a line, canonical JSON, oldest first, with its hash beside it:
    // {"hash":"…","record":{…}}. Payloads stay here. Storage when out cannot be written.
    base::Result<qint64> exportJsonLines(QIODevice &out);

    // For auditors: ledger.jsonl, ledger.csv, checkpoints.txt and manifest.json with the hash of each, into a folder
    // that is made. Answers with the number of records. // CMP-35
    [[nodiscard]] base::Task<base::Result<qint64>> exportTo(QString folder, QDateTime now);

    // Everything about one application, with what was shown and said, and the proof that it stands in the ledger. One
    // canonical JSON document. Errors: NotFound. // DESIGN 2 (packets)
    [[nodiscard]] base::Task<base::Result<QByteArray>> packet(domain::AccountId account,
                                                              domain::ApplicationId application, QDateTime now);

    qint64 count();
    // The canonical lines about one application, oldest first: for the case's history.
    base::Result<std::vector<QByteArray>> about(const domain::AccountId &account,
                                                const domain::ApplicationId &application);

private:
    store::Store &m_store;
};

} // namespace ledger
