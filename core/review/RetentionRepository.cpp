#include "review/Retention.h"

#include <algorithm>

#include "ledger/LedgerRepository.h"
#include "store/Statement.h"

namespace review {

using store::Connection;
using store::KeyRing;
using store::Statement;

QDate keptUntil(const QDate &created, const QDate &lastDecision, const RetentionRule &rule)
{
    const QDate from = lastDecision.isValid() && lastDecision > created ? lastDecision : created;
    return from.addYears(rule.years).addMonths(rule.months);
}

namespace {

// Each table is read once: this runs over everybody.
constexpr const char *everybody =
    "WITH d AS (SELECT account, candidate, max(made_at) AS at, group_concat(DISTINCT requisition) AS jobs FROM drafts "
    "GROUP BY account, candidate), "
    "a AS (SELECT account, candidate, max(applied_at) AS at, group_concat(DISTINCT requisition) AS jobs, "
    "max(status = 0) AS active FROM applications GROUP BY account, candidate), "
    "whose AS (SELECT account, application, candidate FROM drafts UNION SELECT account, id, candidate FROM "
    "applications), "
    "c AS (SELECT w.account, w.candidate, max(c.made_at) AS at FROM decisions c JOIN whose w ON w.account = c.account "
    "AND w.application = c.application GROUP BY w.account, w.candidate), "
    "o AS (SELECT DISTINCT account, candidate FROM operations WHERE state IN ('queued', 'sending', 'unknown')) "
    "SELECT k.account, k.candidate, max(coalesce(d.at, ''), coalesce(a.at, '')), coalesce(c.at, ''), "
    "coalesce(d.jobs, '') || ',' || coalesce(a.jobs, '') FROM candidate_keys k "
    "LEFT JOIN d ON d.account = k.account AND d.candidate = k.candidate "
    "LEFT JOIN a ON a.account = k.account AND a.candidate = k.candidate "
    "LEFT JOIN c ON c.account = k.account AND c.candidate = k.candidate "
    "LEFT JOIN o ON o.account = k.account AND o.candidate = k.candidate "
    "WHERE coalesce(a.active, 0) = 0 AND o.candidate IS NULL";

std::vector<Due> dueAmong(Connection &db, const RetentionRule &rule, const QDate &today)
{
    std::vector<Due> found;
    Statement read(db, everybody); // what still has a key: who was erased is done with
    while (read.step()) {
        const auto candidate = read.id<domain::CandidateId>(1);
        const QStringList requisitions = read.text(4).split(QLatin1Char(','), Qt::SkipEmptyParts);
        const bool held = rule.holds.contains(candidate.text()) ||
                          std::any_of(requisitions.begin(), requisitions.end(),
                                      [&rule](const QString &each) { return rule.holds.contains(each); });
        const QDate until = keptUntil(read.time(2).date(), read.time(3).date(), rule);
        if (!held && until.isValid() && today > until)
            found.push_back({read.id<domain::AccountId>(0), candidate, until});
    }
    return found;
}

} // namespace

base::Task<base::Result<std::vector<Due>>> Retention::due(RetentionRule rule)
{
    auto work = [rule, today = m_clock->now().toUTC().date()](Connection &db, KeyRing &) {
        return dueAmong(db, rule, today);
    };
    const auto found = co_await m_store.readAside(std::move(work));
    co_return found;
}

base::Task<base::Result<int>> Retention::run(RetentionRule rule, std::stop_token stop)
{
    CO_TRY(const auto people, co_await due(rule));
    int erased = 0;
    for (const auto &person : people) {
        if (stop.stop_requested())
            break;
        CO_TRY_VOID(co_await erase(person.account, person.candidate, QStringLiteral("retention")));
        ++erased;
    }
    co_return erased;
}

base::Task<base::Result<void>> Retention::erase(domain::AccountId account, domain::CandidateId candidate, QString why)
{
    auto work = [account, candidate, why, now = m_clock->now()](Connection &db, KeyRing &keys) {
        // Nothing of hers can be shown or sent from here on.
        Statement(db, "UPDATE drafts SET state = 'superseded', changed_at = ?3 WHERE account = ?1 AND candidate = ?2")
            .bind(account, candidate, now)
            .run();
        for (const char *sql : {"DELETE FROM files WHERE account = ?1 AND candidate = ?2",
                                "DELETE FROM attachments WHERE account = ?1 AND candidate = ?2",
                                "DELETE FROM notes WHERE account = ?1 AND candidate = ?2",
                                "DELETE FROM scorecards WHERE account = ?1 AND candidate = ?2",
                                "DELETE FROM applications WHERE account = ?1 AND candidate = ?2",
                                "DELETE FROM candidates WHERE account = ?1 AND id = ?2"})
            Statement(db, sql).bind(account, candidate).run();
        keys.destroy(db, {account.text(), candidate.text()});
        ledger::Record record;
        record.kind = ledger::Kind::PersonErased;
        record.at = now;
        record.actor = QStringLiteral("system");
        record.account = account;
        record.facts = {{QStringLiteral("candidate"), candidate.text()}, {QStringLiteral("why"), why}};
        ledger::append(db, keys, record);
    };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

} // namespace review
