#include <QTest>

#include "support/QtTestSupport.h"
#include "sync/StreamState.h"

using namespace syncing;

class tst_StreamState : public QObject
{
    Q_OBJECT

    const QDateTime m_noon{QDate(2026, 11, 24), QTime(12, 0), Qt::UTC};

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theFirstWindowReachesBackForEver()
    {
        const auto state = opened({}, m_noon);
        QVERIFY(state.isInWindow());
        QVERIFY(!windowFrom(state).isValid());
        QCOMPARE(state.windowUntil, m_noon);
    }

    void aWindowKeepsItsUpperBoundToTheEndAndOverAKill()
    {
        auto state = advanced(opened({}, m_noon), QStringLiteral("page2"));
        QVERIFY(state.isInWindow());
        state = opened(state, m_noon.addSecs(600)); // a new round
        QCOMPARE(state.windowUntil, m_noon);
        QCOMPARE(state.nextPage, QStringLiteral("page2"));
        state = advanced(state, {});
        QVERIFY(!state.isInWindow());
        QCOMPARE(state.doneUntil, m_noon);
    }

    void theNextWindowOverlapsTheOneBefore()
    {
        const auto state = opened(advanced(opened({}, m_noon), {}), m_noon.addSecs(60));
        QCOMPARE(windowFrom(state), m_noon.addSecs(-overlapSeconds));
        QCOMPARE(state.windowUntil, m_noon.addSecs(60));
    }

    void REL30_aClockThatRanAheadOpensNoHole()
    {
        const auto ahead = advanced(opened({}, m_noon.addDays(30)), {});
        const auto state = opened(ahead, m_noon);
        QCOMPARE(windowFrom(state), m_noon.addSecs(-overlapSeconds));
    }
};

QTEST_GUILESS_MAIN(tst_StreamState)
#include "tst_StreamState.moc"
