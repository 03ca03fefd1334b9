// How much of the allowance a first reading uses, and that it never overdraws it. // REL-29
#include <numeric>

#include <QElapsedTimer>
#include <QTest>

#include "flows/SyncRig.h"

using namespace sync_testing;
using practice_testing::PracticeProcess;

class tst_SyncPace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL29_theFirstReadingSpendsTheAllowanceAndRefusalsLoseNothing_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<int>("rowsPerPage");
        const QStringList loose{QStringLiteral("--reset-header"), QStringLiteral("upper-bound")};
        QTest::newRow("true reset header") << QStringList() << 50;
        QTest::newRow("loose reset header") << loose << 50;
        QTest::newRow("full pages") << QStringList() << 500;
    }
    void REL29_theFirstReadingSpendsTheAllowanceAndRefusalsLoseNothing()
    {
        QFETCH(QStringList, more);
        QFETCH(int, rowsPerPage);
        constexpr int limit = 40;
        constexpr int applications = 3'000;
        const PracticeProcess practice(QStringList{QStringLiteral("--window-seconds"), QStringLiteral("2"),
                                                   QStringLiteral("--rate-limit"), QString::number(limit),
                                                   QStringLiteral("--applications"), QString::number(applications)} +
                                       more);
        QVERIFY(practice.isReady());
        const QString token = practice.signIn(practice.user(true)).access;
        support::TempStore store;
        SyncRig rig(practice, token, rowsPerPage);
        QElapsedTimer timer;
        timer.start();
        qint64 firstCase = -1;
        const auto synced = rig.sync(*store, [&](const syncing::Progress &progress) {
            if (firstCase < 0 && progress.stream == syncing::Stream::Attachments && progress.pages > 3)
                firstCase = timer.elapsed();
        });
        const qint64 took = timer.elapsed();
        VERIFY_RESULT(synced);
        const auto counts = syncing::CaseRepository(*store).counts(rig.account);
        VERIFY_RESULT(counts);
        QVERIFY(counts->applications >= applications * 9 / 10); // prospects are left out

        const auto stats = practice.admin(QStringLiteral("GET"), QStringLiteral("/stats")).json();
        std::vector<int> perWindow;
        int refused = 0;
        for (const auto &window : stats.at("windows")) {
            perWindow.push_back(window.at("allowed").get<int>());
            refused += window.at("refused").get<int>();
        }
        QVERIFY(!perWindow.empty());
        // The first and the last window were cut off by the reading itself.
        int whole = 0;
        int used = 0;
        for (std::size_t i = 1; i + 1 < perWindow.size(); ++i) {
            ++whole;
            used += perWindow[i];
        }
        const int all = std::accumulate(perWindow.begin(), perWindow.end(), 0);
        qInfo("%d requests for %d cases in %lld ms, first after %lld ms; share of the allowance in %d whole windows "
              "%.3f; refused %d",
              all, counts->applications, took, firstCase, whole, whole ? double(used) / (whole * limit) : 1.0, refused);
        // The figure itself is ./dev bench's: how a window's end falls on a loaded machine's clock is no reason to
        // fail. What must hold always: refusals are rare, and nothing is lost by them.
        QVERIFY2(refused * 10 <= all, qPrintable(QString::number(refused)));
        QVERIFY(rig.pacer->counters().refusals <= refused);
        // Three lists by pages; people and files of only the very first cases by id.
        const int pages = (3 * applications + counts->attachments + counts->candidates) / rowsPerPage;
        QVERIFY2(all <= pages + 130, qPrintable(QString::number(all)));
    }
};

QTEST_GUILESS_MAIN(tst_SyncPace)
#include "tst_SyncPace.moc"
