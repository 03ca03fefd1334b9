#include <QTest>

#include "base/Clock.h"
#include "base/TaskScope.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;

static base::Task<base::Result<int>> answerAfter(std::shared_ptr<base::Clock> clock, base::Milliseconds wait,
                                                 std::stop_token stop)
{
    CO_TRY_VOID(co_await base::sleepFor(clock, wait, stop));
    co_return 42;
}

class tst_TaskScope : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void resultArrivesWhileTheScopeLives()
    {
        auto clock = std::make_shared<support::ManualClock>();
        base::TaskScope scope;
        int got = 0;
        scope.start(answerAfter(clock, 1s, scope.token()), [&got](base::Result<int> r) { got = r.value_or(-1); });
        clock->advance(1s);
        QTRY_COMPARE(got, 42);
    }

    void aDyingScopeStopsTheWorkAndStaysSilent()
    {
        auto clock = std::make_shared<support::ManualClock>();
        bool called = false;
        auto scope = std::make_unique<base::TaskScope>();
        scope->start(answerAfter(clock, 1s, scope->token()), [&called](base::Result<int>) { called = true; });
        scope.reset();
        QTRY_COMPARE(clock->waiting(), std::size_t(0));
        clock->advance(2s);
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void restartDropsLateAnswersOfTheOldGeneration()
    {
        auto clock = std::make_shared<support::ManualClock>();
        base::TaskScope scope;
        QList<int> got;
        scope.start(answerAfter(clock, 5s, scope.token()), [&got](base::Result<int>) { got.append(1); });
        scope.restart();
        scope.start(answerAfter(clock, 1s, scope.token()), [&got](base::Result<int>) { got.append(2); });
        clock->advance(10s);
        QTRY_COMPARE(got, QList<int>{2});
    }
};

QTEST_GUILESS_MAIN(tst_TaskScope)
#include "tst_TaskScope.moc"
