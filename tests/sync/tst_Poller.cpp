#include <QSignalSpy>
#include <QTest>

#include "support/ManualClock.h"
#include "support/TempStore.h"
#include "sync/EmptyReader.h"
#include "sync/Poller.h"

using namespace std::chrono_literals;
using base::Kind;
using sync_testing::EmptyReader;

class tst_Poller : public QObject
{
    Q_OBJECT

    const domain::AccountId m_account{QStringLiteral("account-1")};

    static void waitForRounds(const QSignalSpy &ended, int count)
    {
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), count, 10'000);
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void roundsFollowEachOtherByTheClockAndOverlap()
    {
        support::TempStore store;
        EmptyReader reader;
        auto clock = std::make_shared<support::ManualClock>();
        syncing::Poller poller(m_account, QStringLiteral("7"), reader, *store, clock);
        QSignalSpy ended(&poller, &syncing::Poller::roundEnded);
        const auto began = clock->now();
        poller.start(60s);
        waitForRounds(ended, 1);
        QCOMPARE(reader.rounds, 1);
        QVERIFY(!poller.lastError());
        QCOMPARE(poller.lastDone(), began);
        clock->advance(59s);
        QCOMPARE(reader.rounds, 1);
        clock->advance(1s);
        waitForRounds(ended, 2);
        QCOMPARE(reader.windows[1].from, began.addSecs(-syncing::overlapSeconds));
        QCOMPARE(reader.windows[1].until, began.addSecs(60));
        poller.syncNow();
        waitForRounds(ended, 3);
        poller.stop();
        QCOMPARE(clock->waiting(), std::size_t(0));
    }

    void throttlingWaitsAsLongAsItAsks()
    {
        support::TempStore store;
        EmptyReader reader;
        auto clock = std::make_shared<support::ManualClock>();
        syncing::Poller poller(m_account, QStringLiteral("7"), reader, *store, clock);
        QSignalSpy ended(&poller, &syncing::Poller::roundEnded);
        reader.error = base::Error{Kind::Throttled, QStringLiteral("429"), {}, 300s};
        poller.start(60s);
        waitForRounds(ended, 1);
        QVERIFY(poller.lastError() && poller.lastError()->kind == Kind::Throttled);
        QCOMPARE(clock->nextDue().value_or(0s), base::Milliseconds(300s));
        reader.error.reset();
        clock->advance(300s);
        waitForRounds(ended, 2);
        QVERIFY(!poller.lastError());
    }

    void signedOutEndsTheRoundsUntilTheyAreStartedAgain()
    {
        support::TempStore store;
        EmptyReader reader;
        auto clock = std::make_shared<support::ManualClock>();
        syncing::Poller poller(m_account, QStringLiteral("7"), reader, *store, clock);
        QSignalSpy ended(&poller, &syncing::Poller::roundEnded);
        reader.error = base::Error{Kind::SignedOut, QStringLiteral("401"), {}, {}};
        poller.start(60s);
        waitForRounds(ended, 1);
        QCOMPARE(clock->waiting(), std::size_t(0));
        reader.error.reset();
        poller.start(60s);
        waitForRounds(ended, 2);
        QVERIFY(!poller.lastError());
    }

    void aLapsedCursorBeginsTheWindowAgain()
    {
        support::TempStore store;
        EmptyReader reader;
        auto clock = std::make_shared<support::ManualClock>();
        syncing::StreamRepository streams(*store);
        syncing::StreamState place;
        place.windowUntil = clock->now().addDays(-3);
        place.nextPage = QStringLiteral("http://127.0.0.1/v3/jobs?cursor=old");
        const auto saved = support::runTask(streams.saveState(m_account, syncing::Stream::Requisitions, place));
        VERIFY_RESULT(*saved);
        reader.refuseCursors = true;
        syncing::Poller poller(m_account, QStringLiteral("7"), reader, *store, clock);
        const auto done = support::runTask(poller.syncOnce({}));
        VERIFY_RESULT(*done);
        QCOMPARE(reader.rounds, 2);
        QCOMPARE(reader.windows[1].until, place.windowUntil);
        const auto state = streams.state(m_account, syncing::Stream::Requisitions);
        VERIFY_RESULT(state);
        QCOMPARE(state->doneUntil, place.windowUntil); // and the next round goes on from there
    }

    void theEndOfThePollerEndsItsRound()
    {
        support::TempStore store;
        EmptyReader reader;
        auto clock = std::make_shared<support::ManualClock>();
        auto poller = std::make_unique<syncing::Poller>(m_account, QStringLiteral("7"), reader, *store, clock);
        poller->start(60s); // now waiting for the store
        poller.reset();
        const auto drained = support::runTask(store->write([](store::Connection &, store::KeyRing &) { return 1; }));
        VERIFY_RESULT(*drained);
        QCoreApplication::processEvents();
        QCOMPARE(reader.rounds, 0);
        QCOMPARE(clock->waiting(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(tst_Poller)
#include "tst_Poller.moc"
