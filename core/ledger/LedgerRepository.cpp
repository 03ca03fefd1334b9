#include "ledger/LedgerRepository.h"

#include "store/Fault.h"
#include "store/Statement.h"

namespace ledger {

using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

constexpr int saltBytes = 16;

store::Place placeOf(qint64 seq)
{
    return {"ledger_payloads", "payload", QString::number(seq)};
}

// A payload must open and match its record, unless its key was destroyed.
bool payloadFits(Connection &db, KeyRing &keys, qint64 seq, const base::Digest &wanted, qint64 &erased)
{
    Statement read(db, "SELECT p.account, p.candidate, p.payload, k.key_id IS NULL FROM ledger_payloads p "
                       "LEFT JOIN candidate_keys k ON k.account = p.account AND k.candidate = p.candidate "
                       "WHERE p.seq = ?1");
    read.bind(seq);
    if (!read.step())
        return wanted.isNone();
    if (wanted.isNone())
        return false;
    if (read.flag(3)) {
        ++erased;
        return true;
    }
    const auto plain = keys.open(db, {read.text(0), read.text(1)}, placeOf(seq), read.blob(2));
    return plain && payloadDigest(*plain) == wanted;
}

} // namespace

base::Digest append(Connection &db, KeyRing &keys, const Record &record)
{
    Statement last(db, "SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1");
    qint64 seq = 1;
    base::Digest prev = noPrevious();
    if (last.step()) {
        seq = last.integer(0) + 1;
        prev = last.digest(1);
    }
    QByteArray salted;
    base::Digest digest;
    if (!record.payload.isEmpty()) {
        salted = base::randomBytes(saltBytes) + record.payload;
        digest = payloadDigest(salted);
    }
    const auto line = lineFor(record, seq, prev, digest);
    if (!line)
        throw store::Fault(0, line.error().forLog);
    Statement(db, "INSERT INTO ledger(seq, record, application, prev, hash) VALUES(?1, ?2, ?3, ?4, ?5)")
        .bind(seq, QString::fromUtf8(line->json), record.application, prev.hex(), line->hash)
        .run();
    if (!salted.isEmpty()) {
        if (record.candidate.isEmpty())
            throw store::Fault(0, QStringLiteral("ledger: a payload needs a candidate"));
        const store::KeyOwner owner{record.account.text(), record.candidate.text()};
        Statement(db, "INSERT INTO ledger_payloads(seq, account, candidate, payload) VALUES(?1, ?2, ?3, ?4)")
            .bind(seq, record.account, record.candidate, keys.seal(db, owner, placeOf(seq), salted))
            .run();
    }
    return line->hash;
}

base::Task<base::Result<void>> Ledger::record(Record record)
{
    auto work = [record = std::move(record)](Connection &db, KeyRing &keys) { append(db, keys, record); };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Task<base::Result<Verdict>> Ledger::verify()
{
    auto work = [](Connection &db, KeyRing &keys) {
        ChainCheck check;
        Verdict verdict;
        Statement read(db, "SELECT seq, record, application, hash FROM ledger ORDER BY seq");
        while (read.step()) {
            check.add(read.text(1).toUtf8(), read.digest(3));
            const qint64 place = check.records();
            if (read.integer(0) != place ||
                !payloadFits(db, keys, read.integer(0), check.lastPayload(), verdict.erased))
                check.spoil(place);
        }
        verdict.records = check.records();
        verdict.ok = check.isWhole();
        verdict.firstBad = check.firstBad();
        return verdict;
    };
    const auto verdict = co_await m_store.readAside(std::move(work));
    co_return verdict;
}

base::Result<qint64> Ledger::exportJsonLines(QIODevice &out)
{
    return m_store.read([&out](Connection &db, KeyRing &) -> base::Result<qint64> {
        qint64 lines = 0;
        Statement read(db, "SELECT hash, record FROM ledger ORDER BY seq");
        while (read.step()) {
            const QByteArray line =
                "{\"hash\":\"" + read.text(0).toLatin1() + "\",\"record\":" + read.text(1).toUtf8() + "}\n";
            if (out.write(line) != line.size())
                return base::failure(base::Kind::Storage, QStringLiteral("ledger export: the file cannot be written"));
            ++lines;
        }
        return lines;
    });
}

qint64 Ledger::count()
{
    const auto n = m_store.read([](Connection &db, KeyRing &) {
        Statement read(db, "SELECT coalesce(max(seq), 0) FROM ledger");
        read.step();
        return read.integer(0);
    });
    return n.value_or(0);
}

base::Result<std::vector<QByteArray>> Ledger::about(const domain::AccountId &account,
                                                    const domain::ApplicationId &application)
{
    return m_store.read([&](Connection &db, KeyRing &) {
        std::vector<QByteArray> lines;
        Statement read(db, "SELECT record FROM ledger WHERE application = ?2 AND application <> '' "
                           "AND record ->> '$.account' = ?1 ORDER BY seq");
        read.bind(account, application);
        while (read.step())
            lines.push_back(read.text(0).toUtf8());
        return lines;
    });
}

} // namespace ledger
