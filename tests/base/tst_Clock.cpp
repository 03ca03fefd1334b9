#include <QTest>

#include "base/Clock.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;

class tst_Clock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aSleepEndsWhenTheClockSaysSo()
    {
        auto clock = std::make_shared<support::ManualClock>();
        bool done = false;
        base::sleepFor(clock, 10s, {}).then([&done](base::Result<void> r) { done = r.has_value(); });
        clock->advance(9999ms);
        QCoreApplication::processEvents();
        QVERIFY(!done);
        clock->advance(1ms);
        QTRY_VERIFY(done);
    }

    void aStopEndsTheSleepAtOnce()
    {
        auto clock = std::make_shared<support::ManualClock>();
        std::stop_source stop;
        std::optional<base::Result<void>> end;
        base::sleepFor(clock, 10h, stop.get_token()).then([&end](base::Result<void> r) { end = r; });
        stop.request_stop();
        QTRY_VERIFY(end.has_value());
        COMPARE_ERROR(*end, base::Kind::Cancelled);
    }

    void systemClockCallsOnceAndADroppedHandleNever()
    {
        base::SystemClock clock;
        int kept = 0, dropped = 0;
        const auto handle = clock.after(5ms, [&kept] { ++kept; });
        (void)clock.after(1ms, [&dropped] { ++dropped; });
        QTRY_COMPARE(kept, 1);
        QCOMPARE(dropped, 0);
    }

    void isoTimesRoundTripInUtc()
    {
        const auto t = base::fromIso(QStringLiteral("2026-11-24T10:10:00.123+01:00"));
        QCOMPARE(base::isoUtc(t), QStringLiteral("2026-11-24T09:10:00.123Z"));
        QVERIFY(!base::fromIso(QStringLiteral("yesterday")).isValid());
    }
};

QTEST_GUILESS_MAIN(tst_Clock)
#include "tst_Clock.moc"
