#include "ledger/LedgerRepository.h"

#include <algorithm>
#include <deque>
#include <future>
#include <unordered_map>

#include "ledger/Export.h"
#include "ledger/TreeRepository.h"
#include "store/Fault.h"
#include "store/Statement.h"

namespace ledger {

using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

constexpr int saltBytes = 16;

} // namespace

store::Place payloadPlace(qint64 seq)
{
    return {"ledger_payloads", "payload", QString::number(seq)};
}

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
    Record full = record;
    full.facts.emplace_back(QStringLiteral("app"), QStringLiteral(COUNTERSIGN_VERSION));
    const auto line = lineFor(full, seq, prev, digest);
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
            .bind(seq, record.account, record.candidate, keys.seal(db, owner, payloadPlace(seq), salted))
            .run();
    }
    tree::grow(db, seq);
    if (seq % tree::recordsPerCheckpoint == 0)
        (void)tree::checkpoint(db, keys, record.at);
    return line->hash;
}

base::Task<base::Result<void>> Ledger::record(Record record)
{
    auto work = [record = std::move(record)](Connection &db, KeyRing &keys) { append(db, keys, record); };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

namespace {

// A root that the records must lead to, and what it means when they do not.
struct Milestone
{
    Checkpoint checkpoint;
    Fault ifBroken = Fault::Checkpoint;
};

// Hashes the tree as the records go by, and holds it against what is kept of it.
class TreeCheck
{
public:
    TreeCheck(const std::vector<tree::Node> &kept, std::vector<Milestone> milestones)
        : m_milestones(std::move(milestones))
    {
        for (const auto &node : kept)
            m_kept.emplace(keyOf(node.level, node.place), node.hash);
    }

    // What is wrong once this record is in.
    Fault add(base::Digest hash)
    {
        qint64 place = m_size++;
        int level = 0;
        auto fault = Fault::None;
        for (; place % 2 == 1; place /= 2) {
            hash = nodeHash(m_peaks.back(), hash);
            m_peaks.pop_back();
            ++level;
            if (const auto kept = m_kept.find(keyOf(level, place / 2)); kept != m_kept.end()) {
                if (kept->second != hash)
                    fault = Fault::Tree;
                ++m_met;
            }
        }
        m_peaks.push_back(hash);
        for (; m_next < m_milestones.size() && m_milestones[m_next].checkpoint.size == m_size; ++m_next)
            if (m_milestones[m_next].checkpoint.root != root() && fault == Fault::None)
                fault = m_milestones[m_next].ifBroken;
        return fault;
    }

    Fault end() const
    {
        if (m_next < m_milestones.size())
            return m_milestones.back().ifBroken; // it speaks of records that are not there
        return m_met == m_kept.size() ? Fault::None : Fault::Tree;
    }

private:
    static quint64 keyOf(int level, qint64 place) { return quint64(level) << 56 | quint64(place); }

    base::Digest root() const
    {
        auto hash = m_peaks.back();
        for (auto peak = m_peaks.rbegin() + 1; peak != m_peaks.rend(); ++peak)
            hash = nodeHash(*peak, hash);
        return hash;
    }

    std::unordered_map<quint64, base::Digest> m_kept;
    std::size_t m_met = 0;
    std::vector<Milestone> m_milestones; // by size
    std::size_t m_next = 0;
    std::vector<base::Digest> m_peaks; // roots of the complete subtrees, largest first
    qint64 m_size = 0;
};

// The ledger's own checkpoints, and the one kept outside. The fault is set when one is not signed with its key.
std::vector<Milestone> milestonesOf(Connection &db, const QByteArray &anchor, Verdict &verdict)
{
    std::vector<Milestone> found;
    const auto key = tree::publicKey(db);
    const auto add = [&](const QByteArray &note, Fault ifBroken) {
        const auto opened = openedNote(note, key);
        if (opened && opened->origin == originOf(key) && opened->size > 0)
            found.push_back({*opened, ifBroken});
        else if (verdict.ok())
            verdict.fault = ifBroken;
    };
    for (const auto &note : tree::notes(db))
        add(note, Fault::Checkpoint);
    verdict.checkpoints = qint64(found.size());
    if (!anchor.isEmpty())
        add(anchor, Fault::Anchor);
    std::sort(found.begin(), found.end(),
              [](const auto &a, const auto &b) { return a.checkpoint.size < b.checkpoint.size; });
    return found;
}

} // namespace

namespace {

// One record as read, and what hashing it says. Reading and hashing go side by side, some thousand rows at a time.
struct Row
{
    qint64 seq = 0;
    QByteArray record;
    base::Digest stored;
    bool hasPayload = false;
    store::KeyOwner owner;
    QByteArray payload;
    store::KeyRow key; // empty id: destroyed

    base::Digest hash;
    base::Digest leaf;
    bool payloadFits = false;
};
using Rows = std::vector<Row>;
constexpr std::size_t rowsAtOnce = 4'000;

// A payload must open and match its record, unless its key was destroyed.
bool fits(const Row &row, const KeyRing &keys)
{
    const auto named = payloadNamedIn(row.record);
    if (!row.hasPayload || named.isNone())
        return row.hasPayload != named.isNone();
    if (row.key.id.isEmpty())
        return true;
    const auto plain = keys.openByRow(row.key, row.owner, payloadPlace(row.seq), row.payload);
    return plain && payloadDigest(*plain) == named;
}

Rows hashed(Rows rows, const KeyRing &keys)
{
    for (auto &row : rows) {
        row.hash = base::Digest::of(row.record);
        row.leaf = leafHash(row.record);
        row.payloadFits = fits(row, keys);
    }
    return rows;
}

Rows nextRows(Statement &read)
{
    Rows rows;
    while (rows.size() < rowsAtOnce && read.step()) {
        Row row;
        row.seq = read.integer(0);
        row.record = read.bytes(1);
        row.stored = read.digest(2);
        row.hasPayload = !read.isNull(3);
        if (row.hasPayload) {
            row.owner = {read.text(3), read.text(4)};
            row.payload = read.blob(5);
            row.key = {read.text(6), read.blob(7)};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void judge(const Rows &rows, ChainCheck &chain, TreeCheck &tree, Verdict &verdict)
{
    for (const auto &row : rows) {
        chain.add(row.record, row.hash, row.stored);
        const qint64 place = chain.records();
        auto fault = !chain.isWhole() || row.seq != place ? Fault::Record : Fault::None;
        if (fault == Fault::None && !row.payloadFits)
            fault = Fault::Payload;
        verdict.erased += row.hasPayload && row.key.id.isEmpty() ? 1 : 0;
        if (const auto branch = tree.add(row.leaf); fault == Fault::None)
            fault = branch;
        if (fault != Fault::None && !verdict.firstBad) {
            verdict.firstBad = place;
            if (verdict.ok())
                verdict.fault = fault;
        }
    }
}

} // namespace

base::Task<base::Result<Verdict>> Ledger::verify(QByteArray anchor)
{
    auto work = [anchor](Connection &db, KeyRing &keys) {
        ChainCheck chain;
        Verdict verdict;
        // First what was derived, then the records: those that are added meanwhile do no harm.
        auto milestones = milestonesOf(db, anchor, verdict);
        TreeCheck tree(tree::nodes(db), std::move(milestones));
        Statement read(db, "SELECT l.seq, l.record, l.hash, p.account, p.candidate, p.payload, k.key_id, k.sealed "
                           "FROM ledger l LEFT JOIN ledger_payloads p ON p.seq = l.seq LEFT JOIN candidate_keys k "
                           "ON k.account = p.account AND k.candidate = p.candidate ORDER BY l.seq");
        std::deque<std::future<Rows>> underWay;
        for (bool more = true; more || !underWay.empty();) {
            if (more) {
                auto rows = nextRows(read);
                more = rows.size() == rowsAtOnce;
                underWay.push_back(std::async(std::launch::async, hashed, std::move(rows), std::cref(keys)));
            }
            if (underWay.size() > 2 || !more) {
                judge(underWay.front().get(), chain, tree, verdict);
                underWay.pop_front();
            }
        }
        verdict.records = chain.records();
        if (verdict.ok())
            verdict.fault = tree.end();
        return verdict;
    };
    const auto verdict = co_await m_store.readAside(std::move(work));
    co_return verdict;
}

base::Task<base::Result<std::optional<QByteArray>>> Ledger::checkpoint(QDateTime now)
{
    auto work = [now](Connection &db, KeyRing &keys) { return tree::checkpoint(db, keys, now); };
    const auto note = co_await m_store.write(std::move(work));
    co_return note;
}

base::Result<qint64> Ledger::exportJsonLines(QIODevice &out)
{
    return m_store.read([&out](Connection &db, KeyRing &) -> base::Result<qint64> {
        qint64 lines = 0;
        Statement read(db, "SELECT hash, record FROM ledger ORDER BY seq");
        while (read.step()) {
            const QByteArray line = jsonLine(read.text(0).toLatin1(), read.text(1).toUtf8());
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
