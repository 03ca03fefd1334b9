// The ledger in the store. Records are appended inside the transaction of the act they record. // REL-40
#pragma once

#include <optional>

#include <QIODevice>

#include "ledger/Record.h"
#include "store/Store.h"

namespace ledger {

// Inside the caller's transaction on the writer's thread; throws store::Fault. Returns the new record's hash.
base::Digest append(store::Connection &db, store::KeyRing &keys, const Record &record);

struct Verdict
{
    qint64 records = 0;
    bool ok = true;
    std::optional<qint64> firstBad; // sequence number of the first record that does not fit
    qint64 erased = 0;              // payloads whose candidate's key was destroyed: sound, but no longer readable
};

class Ledger
{
public:
    explicit Ledger(store::Store &store) : m_store(store) {}

    // Appends one record of its own: for acts that change nothing else (sign-in, names shown).
    [[nodiscard]] base::Task<base::Result<void>> record(Record record);

    // Walks the whole chain on a pool thread: sequence, hashes, canonical form and readable payloads.
    [[nodiscard]] base::Task<base::Result<Verdict>> verify();

    // Each record on a line, canonical JSON, oldest first, with its hash beside it:
    // {"hash":"…","record":{…}}. Payloads stay here. Storage when out cannot be written.
    base::Result<qint64> exportJsonLines(QIODevice &out);

    qint64 count();
    // The canonical lines about one application, oldest first: for the case's history.
    base::Result<std::vector<QByteArray>> about(const domain::AccountId &account,
                                                const domain::ApplicationId &application);

private:
    store::Store &m_store;
};

} // namespace ledger
