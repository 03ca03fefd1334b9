// A session begins with what needs judgement most; no verdict's value moves anybody up or down. // DESIGN 10 (12)
#include <QTest>

#include "app/countersign/window/SessionOrder.h"
#include "support/QtTestSupport.h"

using app::Need;
using review::CaseState;

class tst_SessionOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void waveringComesFirst_data()
    {
        QTest::addColumn<int>("doubtful");
        QTest::addColumn<bool>("panel");
        QTest::addColumn<bool>("optedOut");
        QTest::addColumn<bool>("drafted");
        QTest::addColumn<bool>("readable");
        QTest::addColumn<int>("need");
        const auto row = [](const char *name, int doubtful, bool panel, bool optedOut, bool drafted, bool readable,
                            Need need) {
            QTest::newRow(name) << doubtful << panel << optedOut << drafted << readable << int(need);
        };
        row("a verdict wavers", 1, false, false, true, true, Need::Wavering);
        row("all steady", 0, false, false, true, true, Need::Routine);
        row("scorecards are in", 2, true, false, true, true, Need::Panel);
        row("nothing drafted yet", 0, false, false, false, true, Need::NotReady);
        row("a scan", 0, false, false, false, false, Need::ByHand);
        row("people only, whatever stands there", 3, true, true, true, true, Need::ByHand);
    }
    void waveringComesFirst()
    {
        QFETCH(int, doubtful);
        QFETCH(bool, panel);
        QFETCH(bool, optedOut);
        QFETCH(bool, drafted);
        QFETCH(bool, readable);
        QFETCH(int, need);
        const auto found = app::needOf({drafted ? CaseState::Drafted : CaseState::New, doubtful, panel, optedOut,
                                        readable ? domain::ReadState::Ok : domain::ReadState::ImageOnly});
        QCOMPARE(int(found), need);
        QVERIFY(int(Need::Wavering) < int(Need::Routine) && int(Need::Routine) < int(Need::Panel));
    }

    void whatWantsAnEyeIsWaveringUnclearOrBorneOutByNothing()
    {
        domain::Draft draft;
        const auto add = [&draft](domain::Verdict verdict, domain::Support support, int runs, int agree, bool hers) {
            domain::Claim claim;
            claim.kind = domain::ClaimKind::Finding;
            claim.verdict = verdict;
            claim.support = support;
            claim.runs = runs;
            claim.agree = agree;
            claim.changedByPerson = hers;
            draft.claims.push_back(claim);
        };
        using domain::Support;
        using domain::Verdict;
        add(Verdict::Met, Support::Verified, 3, 3, false);
        add(Verdict::NotFound, Support::NotNeeded, 3, 3, false); // a steady no is no reason to come first
        QCOMPARE(domain::doubtful(draft), 0);
        add(Verdict::Met, Support::Verified, 3, 2, false);
        add(Verdict::Unclear, Support::NotNeeded, 0, 0, false);
        add(Verdict::Met, Support::Unsupported, 0, 0, false);
        QCOMPARE(domain::doubtful(draft), 3);
        for (auto &claim : draft.claims)
            claim.changedByPerson = true; // her own verdicts are settled
        QCOMPARE(domain::doubtful(draft), 0);
    }
};

QTEST_GUILESS_MAIN(tst_SessionOrder)
#include "tst_SessionOrder.moc"
