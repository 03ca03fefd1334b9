// The database's own rules, tried from below all code: whatever a bug above does, it cannot get past these.
#include <QTest>

#include "fakes/Bench.h"
#include "store/Statement.h"

using fakes::Bench;
using writeback::State;

namespace {

const char *const allStates[] = {"queued",      "sending", "confirmed",  "refused", "unknown",
                                 "needs_human", "stale",   "superseded", "revoked"};

// A bench with one queued operation.
struct Queued
{
    Queued()
    {
        stored = bench.save(bench.summary(QStringLiteral("101"), QStringLiteral("Six years of Qt")));
        const auto accepted = bench.approveAndAccept(stored, 20'000);
        if (!accepted)
            qFatal("%s", qPrintable(support::describe(accepted.error())));
        id = accepted->operation->text().toLatin1();
        approval = accepted->approval.text().toLatin1();
    }
    // A new approval without an operation, copied from the first with one value changed.
    QByteArray copyOfApproval(const QByteArray &newId) const
    {
        return "INSERT INTO approvals SELECT '" + newId +
               "', account, application, candidate, kind, draft, revision, content_digest, operation_digest, "
               "body_digest, map_version, map_entry, criteria_digest, criteria_version, reviewer, reviewer_name, "
               "approved_at, evidence, NULL FROM approvals LIMIT 1";
    }
    static QByteArray copyOfOperation(const QByteArray &approval,
                                      const QByteArray &operationDigest = "operation_digest",
                                      const QByteArray &bodyDigest = "body_digest",
                                      const QByteArray &application = "application",
                                      const QByteArray &state = "'queued'")
    {
        return "INSERT INTO operations(id, approval, account, application, candidate, kind, operation_digest, "
               "body_digest, marker, effect, target, map_version, verb, path, content_type, body, content, "
               "before_value, "
               "accepted_at, fresh_until, state, reason, due_at, attempts, absent_reads, remote_id, changed_at) "
               "SELECT 'copy', '" +
               approval + "', account, " + application + ", candidate, kind, " + operationDigest + ", " + bodyDigest +
               ", marker, effect, target, map_version, verb, path, content_type, body, content, before_value, "
               "accepted_at, fresh_until, " +
               state + ", '', due_at, 0, 0, '', changed_at FROM operations LIMIT 1";
    }

    Bench bench;
    review::StoredDraft stored;
    QByteArray id;
    QByteArray approval;
};

} // namespace

class tst_Rules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void I1_noOperationWithoutAMatchingUnrevokedApproval()
    {
        Queued q;
        const auto refused = [&q](const QByteArray &sql) { return q.bench.refusalOf(sql); };
        const QString rule = QStringLiteral("matching, unrevoked approval");
        QVERIFY(refused(Queued::copyOfOperation("nobody")).contains(rule));
        // the first approval already has its operation; take it back so that only the copy could be live
        QVERIFY(refused("UPDATE approvals SET revoked_at = '2026-11-24T10:00:00.000Z'").isEmpty());
        QVERIFY(refused(Queued::copyOfOperation(q.approval)).contains(rule)); // revoked
        QCOMPARE(refused(q.copyOfApproval("second")), QString());
        const QByteArray other = "'" + base::Digest::of("other").hex().toLatin1() + "'";
        QVERIFY(refused(Queued::copyOfOperation("second", other)).contains(rule));
        QVERIFY(refused(Queued::copyOfOperation("second", "operation_digest", other)).contains(rule));
        QVERIFY(refused(Queued::copyOfOperation("second", "operation_digest", "body_digest", "'102'")).contains(rule));
        QVERIFY(
            refused(Queued::copyOfOperation("second", "operation_digest", "body_digest", "application", "'sending'"))
                .contains(QLatin1String("born queued")));
        // control: with everything right it goes in, so the refusals above are about what they say
        QCOMPARE(refused(Queued::copyOfOperation("second")), QString());
    }

    void I3_theSameWordsAreLiveOnce()
    {
        Queued q;
        QCOMPARE(q.bench.refusalOf(q.copyOfApproval("second")), QString());
        QVERIFY(q.bench.refusalOf(Queued::copyOfOperation("second")).contains(QLatin1String("UNIQUE")));
        QByteArray replace = Queued::copyOfOperation("second");
        replace.replace("INSERT INTO operations", "INSERT OR REPLACE INTO operations");
        QVERIFY(q.bench.refusalOf(replace).contains(QLatin1String("an operation stays")));
        QCOMPARE(q.bench.stateOf(domain::OperationId(QString::fromLatin1(q.id))), State::Queued);
    }

    void everyMoveThatTheTableLacksIsRefused()
    {
        const QSet<QByteArray> allowed = {
            "queued sending",      "queued revoked",      "queued stale",          "sending confirmed",
            "sending refused",     "sending unknown",     "sending needs_human",   "unknown confirmed",
            "unknown queued",      "unknown needs_human", "stale superseded",      "stale revoked",
            "refused superseded",  "refused revoked",     "needs_human confirmed", "needs_human superseded",
            "needs_human revoked",
        };
        // A path from queued to each state.
        const QHash<QByteArray, QList<QByteArray>> paths = {
            {"queued", {}},
            {"sending", {"sending"}},
            {"confirmed", {"sending", "confirmed"}},
            {"refused", {"sending", "refused"}},
            {"unknown", {"sending", "unknown"}},
            {"needs_human", {"sending", "needs_human"}},
            {"stale", {"stale"}},
            {"superseded", {"stale", "superseded"}},
            {"revoked", {"revoked"}},
        };
        const auto sqlOf = [](const QByteArray &to) -> QByteArray {
            if (to == "sending")
                return "INSERT INTO attempts(operation, number, started_at) SELECT id, attempts + 1, 'now' FROM "
                       "operations; UPDATE operations SET state = 'sending', attempts = attempts + 1;";
            return "UPDATE operations SET state = '" + to + "', reason = 'absent_on_record';";
        };
        int refusals = 0;
        for (const char *from : allStates) {
            Queued q;
            for (const auto &step : paths.value(from))
                QCOMPARE(q.bench.refusalOf(sqlOf(step)), QString());
            for (const char *to : allStates) {
                const QByteArray move = QByteArray(from) + ' ' + to;
                // tried and rolled back, so that each move starts from the same place
                const auto tried = Bench::await(q.bench.store->write(
                    [sql = sqlOf(to)](store::Connection &db, store::KeyRing &) -> base::Result<int> {
                        db.run(sql.constData());
                        return base::failure(base::Kind::Cancelled, QStringLiteral("rolled back"));
                    }));
                QCOMPARE(tried.error().kind == base::Kind::Cancelled, allowed.contains(move));
                refusals += tried.error().kind == base::Kind::Cancelled ? 0 : 1;
            }
        }
        QCOMPARE(refusals, 81 - 17);
    }

    void theTableOfMovesIsFixed()
    {
        Queued q;
        for (const QByteArray sql :
             {"INSERT INTO moves VALUES('confirmed', 'queued')", "DELETE FROM moves",
              "UPDATE moves SET to_state = 'queued'", "INSERT OR REPLACE INTO moves VALUES('queued', 'sending')"})
            QVERIFY2(q.bench.refusalOf(sql).contains(QLatin1String("fixed")), sql);
    }

    void whatWasApprovedIsFrozen_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const auto row = [](const char *sql) { QTest::newRow(sql) << QByteArray(sql); };
        row("UPDATE operations SET body = x'00'");
        row("UPDATE operations SET body_digest = operation_digest");
        row("UPDATE operations SET operation_digest = body_digest");
        row("UPDATE operations SET path = '/elsewhere'");
        row("UPDATE operations SET verb = 'DELETE'");
        row("UPDATE operations SET application = '102'");
        row("UPDATE operations SET target = '{}'");
        row("UPDATE operations SET fresh_until = '2099'");
        row("UPDATE operations SET approval = 'x'");
        row("UPDATE operations SET seq = 99");
        row("DELETE FROM operations");
        row("INSERT OR REPLACE INTO operations SELECT * FROM operations");
        row("UPDATE approvals SET reviewer = '8'");
        row("UPDATE approvals SET content_digest = body_digest");
        row("UPDATE approvals SET evidence = '[1]'");
        row("DELETE FROM approvals");
        row("INSERT OR REPLACE INTO approvals SELECT * FROM approvals");
        row("UPDATE draft_revisions SET claims = x'00'");
        row("DELETE FROM draft_revisions");
        row("INSERT OR REPLACE INTO draft_revisions SELECT * FROM draft_revisions");
        row("UPDATE operation_history SET state = 'confirmed'");
        row("DELETE FROM operation_history");
        row("UPDATE operations SET attempts = 5");
    }
    void whatWasApprovedIsFrozen()
    {
        QFETCH(QByteArray, sql);
        Queued q;
        QVERIFY2(!q.bench.refusalOf(sql).isEmpty(), sql);
        q.bench.startSender();
        q.bench.run(base::Milliseconds(30'000));
        QCOMPARE(q.bench.stateOf(domain::OperationId(QString::fromLatin1(q.id))), State::Confirmed);
    }

    void aRevocationIsForGood()
    {
        Queued q;
        QCOMPARE(q.bench.refusalOf("UPDATE approvals SET revoked_at = '2026-11-24T10:00:00.000Z'"), QString());
        QCOMPARE(q.bench.stateOf(domain::OperationId(QString::fromLatin1(q.id))), State::Revoked);
        QVERIFY(!q.bench.refusalOf("UPDATE approvals SET revoked_at = NULL").isEmpty());
        QVERIFY(!q.bench.refusalOf("UPDATE approvals SET revoked_at = '2027'").isEmpty());
    }

    void anApprovalOnItsWayCannotBeRevoked()
    {
        Queued q;
        QCOMPARE(q.bench.refusalOf("INSERT INTO attempts(operation, number, started_at) SELECT id, 1, 'now' FROM "
                                   "operations; UPDATE operations SET state = 'sending', attempts = 1;"),
                 QString());
        // planted bug: "take-back honoured while sending"
        QVERIFY(q.bench.refusalOf("UPDATE approvals SET revoked_at = '2026-11-24T10:00:00.000Z'")
                    .contains(QLatin1String("too late")));
    }

    void REL14_sendingNeedsARecordedAttempt()
    {
        Queued q;
        QVERIFY(q.bench.refusalOf("UPDATE operations SET state = 'sending', attempts = 1")
                    .contains(QLatin1String("attempt")));
        QVERIFY(
            q.bench
                .refusalOf("INSERT INTO attempts(operation, number, started_at) SELECT id, 1, 'now' FROM operations; "
                           "UPDATE operations SET state = 'sending'")
                .contains(QLatin1String("attempt")));
    }

    void REL16_doubtEndsOnlyByProof()
    {
        Queued q;
        QCOMPARE(q.bench.refusalOf("INSERT INTO attempts(operation, number, started_at) SELECT id, 1, 'now' FROM "
                                   "operations; UPDATE operations SET state = 'sending', attempts = 1;"
                                   "UPDATE operations SET state = 'unknown', reason = 'no_answer';"),
                 QString());
        // planted bug: "resend without read-back"
        QVERIFY(q.bench.refusalOf("UPDATE operations SET state = 'queued'").contains(QLatin1String("proof")));
        QVERIFY(q.bench.refusalOf("UPDATE operations SET state = 'queued', reason = 'sent_now'")
                    .contains(QLatin1String("proof")));
        QCOMPARE(q.bench.refusalOf("UPDATE operations SET state = 'queued', reason = 'absent_on_record'"), QString());
    }

    void REL21_aLaterWriteOfTheSamePersonWaits()
    {
        Queued q;
        q.bench.addApplication(QStringLiteral("901"), QStringLiteral("201")); // the same person, another requisition
        const auto second = q.bench.save(q.bench.summary(QStringLiteral("901"), QStringLiteral("later")));
        const auto accepted = q.bench.approveAndAccept(second);
        VERIFY_RESULT(accepted);
        const QByteArray id = accepted->operation->text().toLatin1();
        QVERIFY(q.bench
                    .refusalOf("INSERT INTO attempts(operation, number, started_at) VALUES('" + id +
                               "', 1, 'now'); UPDATE operations SET state = 'sending', attempts = 1 WHERE id = '" + id +
                               "'")
                    .contains(QLatin1String("earlier")));
    }
};

QTEST_GUILESS_MAIN(tst_Rules)
#include "tst_Rules.moc"
