#include <QTest>

#include "practice/RateWindow.h"

using practice::RateWindow;

class tst_RateWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windowsStartAtClockTimesDivisibleByTheirLength()
    {
        RateWindow window(2, 30, RateWindow::Reset::WindowEnd);
        const qint64 start = 1'800'000'000'000; // divisible by 30 s
        QVERIFY(window.take({}, start + 29'000).allowed);
        QVERIFY(window.take({}, start + 29'500).allowed);
        const auto full = window.take({}, start + 29'900);
        QVERIFY(!full.allowed);
        QCOMPARE(full.retryAfter, 1);
        QCOMPARE(full.resetAt, (start + 30'000) / 1000);
        QVERIFY(window.take({}, start + 30'000).allowed);
        QCOMPARE(window.history().size(), size_t(2));
        QCOMPARE(window.history().front().refused, 1);
    }

    void clientsDoNotShareACount()
    {
        RateWindow window(1, 30, RateWindow::Reset::WindowEnd);
        QVERIFY(window.take(QStringLiteral("a"), 0).allowed);
        QVERIFY(window.take(QStringLiteral("b"), 0).allowed);
        QVERIFY(!window.take(QStringLiteral("a"), 0).allowed);
    }

    void remainingCountsDown()
    {
        RateWindow window(3, 30, RateWindow::Reset::WindowEnd);
        QCOMPARE(window.take({}, 0).remaining, 2);
        QCOMPARE(window.take({}, 0).remaining, 1);
        QCOMPARE(window.take({}, 0).remaining, 0);
        QCOMPARE(window.take({}, 0).remaining, 0);
    }

    void theRecordedResetIsAnUpperBound()
    {
        RateWindow window(3, 30, RateWindow::Reset::UpperBound);
        QCOMPARE(window.take({}, 10'000).resetAt, 40);
    }
};

QTEST_GUILESS_MAIN(tst_RateWindow)
#include "tst_RateWindow.moc"
