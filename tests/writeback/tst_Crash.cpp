// Crash-only: the program may end at any step. Each case stops it somewhere, opens the store again and looks at what
// the system has and what the outbox says.
#include <QTest>

#include "fakes/Bench.h"

using base::Milliseconds;
using fakes::Bench;
using fakes::Fault;
using writeback::Reason;
using writeback::State;

namespace {

const QString app = QStringLiteral("101");

void settle(Bench &bench)
{
    if (!bench.sender)
        bench.startSender();
    bench.run(Milliseconds(150'000));
}

} // namespace

class tst_Crash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL16_aRowLeftInTheMiddleIsReadBackNotResent_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("it had arrived") << true;
        QTest::newRow("it had not") << false;
    }
    void REL16_aRowLeftInTheMiddleIsReadBackNotResent()
    {
        QFETCH(bool, arrived);
        Bench bench;
        bench.system->sendTakes = Milliseconds(5000);
        bench.system->nextSends = {arrived ? Fault::None : Fault::LostBefore};
        const auto accepted = bench.approveAndAccept(bench.save(bench.summary(app, QStringLiteral("one"))));
        VERIFY_RESULT(accepted);
        bench.startSender();
        bench.run(Milliseconds(1000));
        QCOMPARE(bench.stateOf(*accepted->operation), State::Sending);
        bench.restart(); // the program dies while the answer is under way
        QCOMPARE(bench.stateOf(*accepted->operation), State::Sending);
        bench.system->sendTakes = Milliseconds(0);
        bench.startSender();
        QCOMPARE(bench.stateOf(*accepted->operation), State::Unknown);
        QCOMPARE(bench.operation(*accepted->operation)->item.reason, Reason::Interrupted);
        settle(bench);
        QCOMPARE(bench.stateOf(*accepted->operation), State::Confirmed);
        QCOMPARE(bench.system->notes.size(), std::size_t(1));
        QVERIFY(bench.ledgerIsWhole());
    }

    // Stops after every number of event-loop turns and clock steps, so that each await is met at least once.
    void REL13_endingAtAnyStepLosesNothingAndDoublesNothing()
    {
        for (int step = 0; step < 40; ++step) {
            Bench bench;
            bench.system->sendTakes = Milliseconds(2);
            const auto accepted = bench.approveAndAccept(bench.save(bench.summary(app, QStringLiteral("one"))));
            VERIFY_RESULT(accepted);
            bench.sender = std::make_unique<writeback::Sender>(*bench.store, *bench.outbox, bench.clock, bench.options);
            bench.sender->signedIn(bench.account, bench.reviewer.id, bench.system);
            bench.sender->start();
            for (int i = 0; i < step; ++i) {
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
                if (i % 4 == 3)
                    bench.clock->advance(Milliseconds(1));
            }
            bench.restart();
            bench.system->sendTakes = Milliseconds(0);
            settle(bench);
            QCOMPARE(bench.stateOf(*accepted->operation), State::Confirmed);
            QCOMPARE(bench.system->notes.size(), std::size_t(1));
            QVERIFY(bench.ledgerIsWhole());
        }
    }

    void anOutcomeThatCouldNotBeStoredIsReadBackInTheSameRun()
    {
        Bench bench;
        bench.system->sendTakes = Milliseconds(1000);
        auto broken = std::make_shared<std::atomic<bool>>(false);
        bench.outbox.reset();
        bench.desk.reset();
        bench.store.reopen([broken](const char *) {
            if (*broken)
                throw store::Fault(13, QStringLiteral("planted: disk full"));
        });
        bench.desk = std::make_unique<review::Desk>(*bench.store, bench.clock);
        bench.desk->setReviewer(bench.account, bench.reviewer);
        bench.outbox = std::make_unique<writeback::Outbox>(*bench.store, bench.clock);
        const auto accepted = bench.approveAndAccept(bench.save(bench.summary(app, QStringLiteral("one"))));
        VERIFY_RESULT(accepted);
        bench.startSender();
        bench.run(Milliseconds(100));
        QCOMPARE(bench.stateOf(*accepted->operation), State::Sending);
        *broken = true; // the disk is full when the answer comes // REL-06
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("an outcome could not be stored")));
        bench.run(Milliseconds(2000));
        QCOMPARE(bench.stateOf(*accepted->operation), State::Sending);
        *broken = false;
        bench.run(Milliseconds(120'000));
        QCOMPARE(bench.stateOf(*accepted->operation), State::Confirmed);
        QCOMPARE(bench.system->notes.size(), std::size_t(1));
    }

    void REL15_anIrreversibleWriteInTheMiddleGoesToAPerson()
    {
        Bench bench;
        bench.defineScreeningField();
        bench.approveCriteria(QStringLiteral("Qt"));
        bench.system->fieldEffect = ats::Effect::Irreversible;
        bench.system->sendTakes = Milliseconds(5000);
        const auto accepted = bench.approveAndAccept(bench.save(bench.screening(app, domain::Verdict::Met)));
        VERIFY_RESULT(accepted);
        bench.startSender();
        bench.run(Milliseconds(1000));
        bench.restart();
        settle(bench);
        QCOMPARE(bench.stateOf(*accepted->operation), State::NeedsHuman);
        QCOMPARE(bench.system->arrivals.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(tst_Crash)
#include "tst_Crash.moc"
