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

base::Result<std::vector<Due>> Retention::due(const RetentionRule &rule)
{
    const QDate today = m_clock->now().toUTC().date();
    return m_store.read([&](Connection &db, KeyRing &) {
        std::vector<Due> found;
        // What still has a key: who was erased is done with.
        Statement read(
            db, "SELECT k.account, k.candidate, "
                "max(coalesce((SELECT max(made_at) FROM drafts d WHERE d.account = k.account AND d.candidate = "
                "k.candidate), ''), coalesce((SELECT max(applied_at) FROM applications a WHERE a.account = k.account "
                "AND a.candidate = k.candidate), '')), "
                "coalesce((SELECT max(c.made_at) FROM decisions c WHERE c.account = k.account AND c.application IN "
                "(SELECT application FROM drafts WHERE account = k.account AND candidate = k.candidate UNION SELECT id "
                "FROM applications WHERE account = k.account AND candidate = k.candidate)), ''), "
                "coalesce((SELECT group_concat(requisition) FROM (SELECT requisition FROM drafts WHERE account = "
                "k.account AND candidate = k.candidate UNION SELECT requisition FROM applications WHERE account = "
                "k.account AND candidate = k.candidate)), '') FROM candidate_keys k "
                "WHERE NOT EXISTS (SELECT 1 FROM applications a WHERE a.account = k.account AND a.candidate = "
                "k.candidate AND a.status = 0) AND NOT EXISTS (SELECT 1 FROM operations o WHERE o.account = k.account "
                "AND o.candidate = k.candidate AND o.state IN ('queued', 'sending', 'unknown'))");
        while (read.step()) {
            const auto candidate = read.id<domain::CandidateId>(1);
            const QStringList requisitions = read.text(4).split(QLatin1Char(','));
            const bool held = rule.holds.contains(candidate.text()) ||
                              std::any_of(requisitions.begin(), requisitions.end(),
                                          [&rule](const QString &each) { return rule.holds.contains(each); });
            const QDate until = keptUntil(read.time(2).date(), read.time(3).date(), rule);
            if (!held && until.isValid() && today > until)
                found.push_back({read.id<domain::AccountId>(0), candidate, until});
        }
        return found;
    });
}

base::Task<base::Result<int>> Retention::run(RetentionRule rule, std::stop_token stop)
{
    CO_TRY(const auto people, due(rule));
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
