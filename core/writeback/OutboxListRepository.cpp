// The outbox's lists and what falls due: the reading half of OutboxRepository.h.
#include "base/Planted.h"
#include "store/Statement.h"
#include "writeback/OutboxRepository.h"
#include "writeback/OutboxRepositoryRow.h"

namespace writeback::rows {

using store::Connection;
using store::Statement;

std::vector<Item> list(Connection &db, const States &states, int limit)
{
    std::vector<Item> items;
    QByteArrayList words; // of the fixed list of states
    for (const auto state : states)
        words.append('\'' + stateWord(state).toLatin1() + '\'');
    const QByteArray where = words.isEmpty() ? QByteArray() : "WHERE o.state IN (" + words.join(", ") + ") ";
    const QByteArray sql = QByteArray(itemColumns) + itemTables + where + "ORDER BY o.seq DESC LIMIT ?1";
    Statement read(db, sql.constData());
    read.bind(limit);
    while (read.step())
        items.push_back(itemFrom(read));
    return items;
}

std::vector<OnlyHere> livesOnlyHere(Connection &db, int limit)
{
    std::vector<OnlyHere> found;
    Statement read(db, "SELECT id, account, application, candidate, kind, approved_at FROM approvals "
                       "WHERE body_digest = '' AND revoked_at IS NULL ORDER BY approved_at DESC, id LIMIT ?1");
    read.bind(limit);
    while (read.step())
        found.push_back({read.id<domain::ApprovalId>(0), read.id<domain::AccountId>(1),
                         read.id<domain::ApplicationId>(2), read.id<domain::CandidateId>(3),
                         domain::outputKindFrom(read.text(4)).value_or(domain::OutputKind::Summary), read.time(5)});
    return found;
}

std::vector<Item> ofCase(Connection &db, const domain::AccountId &account, const domain::ApplicationId &application)
{
    std::vector<Item> items;
    const QByteArray sql =
        QByteArray(itemColumns) + itemTables + "WHERE o.account = ?1 AND o.application = ?2 ORDER BY o.seq DESC";
    Statement read(db, sql.constData());
    read.bind(account, application);
    while (read.step())
        items.push_back(itemFrom(read));
    return items;
}

std::vector<HistoryEntry> history(Connection &db, const domain::OperationId &id)
{
    std::vector<HistoryEntry> entries;
    Statement read(db, "SELECT at, state, reason FROM operation_history WHERE operation = ?1 ORDER BY seq");
    read.bind(id);
    while (read.step())
        entries.push_back({read.time(0), stateFrom(read.text(1)), reasonFrom(read.text(2))});
    return entries;
}

Counts counts(Connection &db, const QDateTime &now)
{
    Counts counts;
    Statement read(db, "SELECT state, count(*), coalesce(sum(due_at > ?1 AND attempts = 0), 0) FROM operations "
                       "GROUP BY state");
    read.bind(now);
    while (read.step()) {
        const int n = read.number(1);
        counts.approved += n;
        switch (stateFrom(read.text(0))) {
        case State::Queued:
            counts.held = read.number(2);
            counts.waiting = n - counts.held;
            break;
        case State::Sending:
            counts.sending = n;
            break;
        case State::Confirmed:
            counts.confirmed = n;
            break;
        case State::Refused:
            counts.refused = n;
            break;
        case State::Unknown:
            counts.unknown = n;
            break;
        case State::NeedsHuman:
            counts.needsHuman = n;
            break;
        case State::Stale:
            counts.stale = n;
            break;
        case State::Superseded:
            counts.superseded = n;
            break;
        case State::Revoked:
            counts.takenBack = n;
            break;
        }
    }
    Statement here(db, "SELECT count(*) FROM approvals WHERE body_digest = '' AND revoked_at IS NULL");
    here.step();
    counts.livesOnlyHere = here.number(0);
    counts.approved += counts.livesOnlyHere;
    return counts;
}

Overview overview(Connection &db, const QDateTime &now)
{
    Overview overview;
    overview.counts = counts(db, now);
    Statement next(db, "SELECT min(due_at) FROM operations WHERE state IN ('queued', 'unknown') AND state = 'queued'");
    if (next.step() && !next.isNull(0))
        overview.nextLeaves = next.time(0);
    Statement read(db, "SELECT account, application, max(state IN ('needs_human', 'refused', 'stale')), "
                       "max(state IN ('queued', 'sending', 'unknown')), max(state = 'confirmed') FROM operations "
                       "GROUP BY account, application");
    while (read.step())
        overview.cases.push_back({read.id<domain::AccountId>(0), read.id<domain::ApplicationId>(1), read.flag(2),
                                  read.flag(3), read.flag(4)});
    return overview;
}

std::vector<Due> due(Connection &db, const domain::AccountId &account, const domain::UserId &reviewer,
                     const QDateTime &now, int limit)
{
    std::vector<Due> found;
    if (base::planted(base::Bug::OrderIgnored)) {
        Statement any(db, "SELECT id, candidate, state FROM operations WHERE account = ?1 AND due_at <= ?2 "
                          "AND state IN ('queued', 'unknown') ORDER BY seq DESC LIMIT ?3");
        any.bind(account, now, limit);
        while (any.step())
            found.push_back({any.id<domain::OperationId>(0), any.id<domain::CandidateId>(1), stateFrom(any.text(2))});
        return found;
    }
    Statement read(db, "SELECT o.id, o.candidate, o.state FROM operations o WHERE o.account = ?1 AND o.due_at <= ?2 "
                       "AND o.state IN ('queued', 'unknown') AND NOT EXISTS (SELECT 1 FROM operations e "
                       "WHERE e.account = o.account AND e.candidate = o.candidate AND e.seq < o.seq "
                       "AND e.state IN ('queued', 'sending', 'unknown')) AND (?4 = '' OR EXISTS (SELECT 1 FROM "
                       "approvals a WHERE a.id = o.approval AND a.reviewer = ?4)) ORDER BY o.due_at, o.seq LIMIT ?3");
    const bool anybodys = base::planted(base::Bug::AnotherPersonsQueue);
    read.bind(account, now, limit, anybodys ? QStringLiteral("") : reviewer.text());
    while (read.step())
        found.push_back({read.id<domain::OperationId>(0), read.id<domain::CandidateId>(1), stateFrom(read.text(2))});
    return found;
}

std::optional<QDateTime> nextDue(Connection &db, const domain::AccountId &account, const QDateTime &now)
{
    Statement read(db, "SELECT due_at FROM operations WHERE account = ?1 AND due_at > ?2 "
                       "AND state IN ('queued', 'unknown') ORDER BY due_at LIMIT 1");
    if (!read.bind(account, now).step())
        return std::nullopt;
    return read.time(0);
}

std::vector<domain::OperationId> sending(Connection &db)
{
    std::vector<domain::OperationId> found;
    Statement read(db, "SELECT id FROM operations WHERE state = 'sending' ORDER BY seq");
    while (read.step())
        found.push_back(read.id<domain::OperationId>(0));
    return found;
}

} // namespace writeback::rows
