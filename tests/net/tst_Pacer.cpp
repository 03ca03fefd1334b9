#include <QTest>

#include "net/Pacer.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;
using base::Kind;
using base::Milliseconds;

namespace {

// A server that counts in fixed windows cut at multiples of `window` of the wall clock.
struct Limiter
{
    support::ManualClock &clock;
    int limit = 150;
    Milliseconds window = 30s;
    bool loose = false; // the reset header always says now + window
    bool up = true;     // and is rounded up to a second, else down
    qint64 current = -1;
    int used = 0;
    int refused = 0;
    int served = 0;
    std::map<qint64, int> perWindow;

    net::Response answer()
    {
        const qint64 now = clock.now().toMSecsSinceEpoch();
        const qint64 number = now / window.count();
        if (number != current) {
            current = number;
            used = 0;
        }
        net::Response r;
        const bool ok = used < limit;
        if (ok) {
            ++used;
            ++served;
            ++perWindow[number];
        } else {
            ++refused;
        }
        r.status = ok ? 200 : 429;
        const qint64 resetMs = loose ? now + window.count() : (number + 1) * window.count();
        r.headers = {{"X-RateLimit-Limit", QByteArray::number(limit)},
                     {"X-RateLimit-Remaining", QByteArray::number(limit - used)},
                     {"X-RateLimit-Reset", QByteArray::number((resetMs + (up ? 999 : 0)) / 1000)}};
        if (!ok)
            r.headers.push_back({"Retry-After", QByteArray::number((resetMs - now + 999) / 1000)});
        return r;
    }
};

base::Task<base::Result<void>> worker(net::Pacer &pacer, Limiter &limiter, std::shared_ptr<base::Clock> clock,
                                      Milliseconds latency, std::stop_token stop)
{
    for (;;) {
        CO_TRY(auto turn, co_await pacer.turn(net::Urgency::Background, stop));
        CO_TRY_VOID(co_await base::sleepFor(clock, latency / 2, stop));
        const auto response = limiter.answer();
        CO_TRY_VOID(co_await base::sleepFor(clock, latency - latency / 2, stop));
        pacer.learn(response);
        turn.reset();
    }
}

} // namespace

class tst_Pacer : public QObject
{
    Q_OBJECT
private:
    // Lets coroutines reach their next wait.
    static void settle()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL29_spendsTheAllowanceWithoutOverdrawing_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("windowMs");
        QTest::addColumn<bool>("loose");
        QTest::addColumn<bool>("up");
        QTest::addColumn<int>("workers");
        QTest::newRow("150 per 30 s, true reset") << 150 << 30'000 << false << true << 4;
        QTest::newRow("150 per 30 s, loose reset") << 150 << 30'000 << true << true << 4;
        QTest::newRow("150 per 30 s, loose reset, rounded down") << 150 << 30'000 << true << false << 4;
        QTest::newRow("75 per 30 s, loose, one at a time") << 75 << 30'000 << true << true << 1;
        QTest::newRow("50 per 10 s, loose") << 50 << 10'000 << true << true << 6;
        QTest::newRow("20 per 2 s, true reset") << 20 << 2'000 << false << true << 3;
    }
    void REL29_spendsTheAllowanceWithoutOverdrawing()
    {
        QFETCH(int, limit);
        QFETCH(int, windowMs);
        QFETCH(bool, loose);
        QFETCH(bool, up);
        QFETCH(int, workers);
        auto clock = std::make_shared<support::ManualClock>();
        clock->advance(7'300ms); // not at a boundary
        Limiter limiter{*clock, limit, Milliseconds(windowMs), loose, up, -1, 0, 0, 0, {}};
        net::Pacer pacer(clock);
        std::stop_source stop;
        for (int i = 0; i < workers; ++i)
            worker(pacer, limiter, clock, 40ms, stop.get_token()).then([](base::Result<void>) {});
        const int windows = 50;
        settle();
        const auto end = clock->monotonic() + Milliseconds(windowMs) * windows;
        for (int step = 0; step < 100'000 && clock->monotonic() < end; ++step) {
            const auto due = clock->nextDue();
            QVERIFY(due);
            clock->advance(*due);
            settle();
        }
        stop.request_stop();
        settle();
        // Every window that was touched counts, but for the last, which was cut off.
        const int whole = static_cast<int>(limiter.perWindow.rbegin()->first - limiter.perWindow.begin()->first);
        const int last = limiter.perWindow.rbegin()->second;
        const double share = static_cast<double>(limiter.served - last) / (limit * whole);
        qInfo("share of the allowed requests: %.3f, refused: %d", share, limiter.refused);
        QCOMPARE(limiter.refused, 0);
        QVERIFY2(share >= 0.97, qPrintable(QString::number(share)));
        QCOMPARE(pacer.counters().refusals, qint64(0));
        QCOMPARE(pacer.counters().limit, limit);
    }

    void theFirstAnswerComesBeforeTheSecondRequest()
    {
        auto clock = std::make_shared<support::ManualClock>();
        net::Pacer pacer(clock);
        auto first = support::runTask(pacer.turn(net::Urgency::Background, {}));
        QVERIFY(first && *first);
        int granted = 0;
        pacer.turn(net::Urgency::Background, {}).then([&](base::Result<net::Pacer::Turn> r) {
            granted += r.has_value();
        });
        settle();
        QCOMPARE(granted, 0);
        pacer.learn(net::Response{200, {}, {}, {}});
        first->value().reset();
        QTRY_COMPARE(granted, 1);
    }

    void aPersonGoesFirst()
    {
        auto clock = std::make_shared<support::ManualClock>();
        net::Pacer pacer(clock, std::nullopt, 1);
        auto first = support::runTask(pacer.turn(net::Urgency::Background, {}));
        QStringList order;
        const auto note = [&order](const QString &who) {
            return [&order, who](base::Result<net::Pacer::Turn> r) {
                if (r)
                    order.append(who);
            };
        };
        pacer.turn(net::Urgency::Background, {}).then(note(QStringLiteral("background")));
        pacer.turn(net::Urgency::Person, {}).then(note(QStringLiteral("person")));
        pacer.learn(net::Response{200, {}, {}, {}});
        first->value().reset();
        QTRY_COMPARE(order, (QStringList{QStringLiteral("person"), QStringLiteral("background")}));
    }

    void aRefusalBlocksEverybodyUntilRetryAfter()
    {
        auto clock = std::make_shared<support::ManualClock>();
        net::Pacer pacer(clock);
        auto first = support::runTask(pacer.turn(net::Urgency::Background, {}));
        pacer.learn(net::Response{429, {{"Retry-After", "12"}}, {}, {}});
        first->value().reset();
        int granted = 0;
        pacer.turn(net::Urgency::Person, {}).then([&](base::Result<net::Pacer::Turn> r) { granted += r.has_value(); });
        clock->advance(11'999ms);
        settle();
        QCOMPARE(granted, 0);
        clock->advance(1ms);
        QTRY_COMPARE(granted, 1);
        QCOMPARE(pacer.counters().refusals, qint64(1));
        QCOMPARE(pacer.counters().waited, 12'000ms);
    }

    void REL30_aJumpOfTheWallClockReleasesNothing()
    {
        auto clock = std::make_shared<support::ManualClock>();
        Limiter limiter{*clock, 1, 30s, false, true, -1, 0, 0, 0, {}};
        net::Pacer pacer(clock);
        auto first = support::runTask(pacer.turn(net::Urgency::Background, {}));
        pacer.learn(limiter.answer());
        first->value().reset();
        int granted = 0;
        pacer.turn(net::Urgency::Background, {}).then([&](base::Result<net::Pacer::Turn> r) {
            granted += r.has_value();
        });
        clock->jumpWallClock(24h);
        settle();
        QCOMPARE(granted, 0);
        clock->jumpWallClock(-24h);
        clock->advance(31s);
        QTRY_COMPARE(granted, 1);
    }

    void aDocumentedAllowanceIsKeptWithoutHeaders()
    {
        auto clock = std::make_shared<support::ManualClock>();
        net::Pacer pacer(clock, net::Pacer::Allowance{10, 1s}, 100);
        int granted = 0;
        for (int i = 0; i < 35; ++i)
            pacer.turn(net::Urgency::Background, {}).then([&](base::Result<net::Pacer::Turn> r) {
                granted += r.has_value();
            });
        for (const int expected : {10, 20, 30, 35}) {
            QTRY_COMPARE(granted, expected);
            clock->advance(1s);
        }
    }

    void stoppingWhileWaitingIsCancelled()
    {
        auto clock = std::make_shared<support::ManualClock>();
        net::Pacer pacer(clock);
        auto first = support::runTask(pacer.turn(net::Urgency::Background, {}));
        std::stop_source stop;
        auto waiting = pacer.turn(net::Urgency::Background, stop.get_token());
        stop.request_stop();
        const auto result = support::runTask(std::move(waiting));
        QVERIFY(result);
        COMPARE_ERROR(*result, Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_Pacer)
#include "tst_Pacer.moc"
