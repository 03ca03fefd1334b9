#include <QTest>

#include "fakes/Bench.h"

using fakes::Bench;
using review::DraftState;

class tst_Criteria : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void noVerdictIsApprovedBeforeTheCriteriaAre()
    {
        Bench bench;
        QVERIFY(!bench.desk->criteria(bench.account, bench.requisition)->has_value());
        const auto early = bench.save(bench.screening(QStringLiteral("101"), domain::Verdict::Met));
        QCOMPARE(early.state, DraftState::Stale);
        COMPARE_ERROR(bench.approve(early), base::Kind::Conflict);
    }

    void setsAreVersionedAndTheSameSetKeepsItsVersion()
    {
        Bench bench;
        QCOMPARE(bench.approveCriteria(QStringLiteral("Qt")).version, 1);
        QCOMPARE(bench.approveCriteria(QStringLiteral("Qt")).version, 1);
        QCOMPARE(bench.approveCriteria(QStringLiteral("Qt, five years")).version, 2);
        bench.restart();
        const auto inForce = bench.desk->criteria(bench.account, bench.requisition);
        QCOMPARE((*inForce)->version, 2);
        QCOMPARE((*inForce)->criteria.front().text, QStringLiteral("Qt, five years"));
    }

    void aNewSetMakesUnapprovedScreeningsStaleAndLeavesQueuedApprovals()
    {
        // DESIGN 10 (28)
        Bench bench;
        bench.approveCriteria(QStringLiteral("Qt"));
        const auto open = bench.save(bench.screening(QStringLiteral("101"), domain::Verdict::Met));
        const auto queued = bench.save(bench.screening(QStringLiteral("102"), domain::Verdict::Partly));
        const auto summary = bench.save(bench.summary(QStringLiteral("101"), QStringLiteral("x")));
        auto minted = bench.approve(open); // in memory when the criteria change
        const auto accepted = bench.approveAndAccept(queued, 20'000);
        VERIFY_RESULT(accepted);
        bench.approveCriteria(QStringLiteral("Qt, five years"));
        QCOMPARE((*bench.desk->draft(open.draft.id))->state, DraftState::Stale);
        QCOMPARE((*bench.desk->draft(summary.draft.id))->state, DraftState::Open);
        QCOMPARE((*bench.desk->draft(queued.draft.id))->state, DraftState::Approved);
        QCOMPARE(bench.stateOf(*accepted->operation), writeback::State::Queued);
        COMPARE_ERROR(bench.approve(**bench.desk->draft(open.draft.id)), base::Kind::Conflict);
        COMPARE_ERROR(Bench::await(bench.outbox->accept(*std::move(minted), base::Milliseconds(0))),
                      base::Kind::Conflict);
        // taken back after the change, it is stale, not open
        VERIFY_RESULT(Bench::await(bench.outbox->takeBack(*accepted->operation)));
        QCOMPARE((*bench.desk->draft(queued.draft.id))->state, DraftState::Stale);
        // a fresh screening takes its place without asking
        QCOMPARE(bench.save(bench.screening(QStringLiteral("101"), domain::Verdict::Met)).state, DraftState::Open);
    }

    void anEmptySetIsInvalid()
    {
        Bench bench;
        domain::CriteriaSet set;
        set.requisition = bench.requisition;
        set.digest = base::Digest::of("x");
        COMPARE_ERROR(Bench::await(bench.desk->approveCriteria(bench.account, set, fakes::gesture())),
                      base::Kind::Invalid);
    }

    void approvedSetsAreImmutable()
    {
        Bench bench;
        bench.approveCriteria(QStringLiteral("Qt"));
        for (const QByteArray sql : {"UPDATE criteria_sets SET criteria = '{}'", "DELETE FROM criteria_sets",
                                     "INSERT OR REPLACE INTO criteria_sets SELECT * FROM criteria_sets"})
            QVERIFY2(bench.refusalOf(sql).contains(QLatin1String("immutable")), sql);
    }
};

QTEST_GUILESS_MAIN(tst_Criteria)
#include "tst_Criteria.moc"
