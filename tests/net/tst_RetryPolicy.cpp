#include <QTest>

#include "net/RetryPolicy.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;
using base::Error;
using base::Kind;

static Error error(Kind kind, std::optional<base::Milliseconds> after = {})
{
    return Error{kind, QString(), QString(), after};
}

class tst_RetryPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL26_fullJitterStaysUnderTheDoublingCeiling()
    {
        net::RetryPolicy policy;
        policy.tries = 10;
        for (int tried = 1; tried < 10; ++tried) {
            const auto ceiling = std::min<base::Milliseconds>(60s, 500ms * (1 << tried));
            QCOMPARE(*policy.next(error(Kind::Offline), tried, 0.0), 0ms);
            QCOMPARE(*policy.next(error(Kind::Offline), tried, 0.5), ceiling / 2);
            QVERIFY(*policy.next(error(Kind::Offline), tried, 0.999) < ceiling);
        }
    }

    void REL26_theMeanOfManyDrawsIsHalfTheCeiling()
    {
        net::RetryPolicy policy;
        double sum = 0;
        for (int i = 0; i < 100'000; ++i)
            sum += static_cast<double>(policy.next(error(Kind::TimedOut), 2, net::uniformRandom())->count());
        QVERIFY(std::abs(sum / 100'000 - 1000) < 15); // uniform(0, 2000): five sigma are 9
    }

    void REL27_neverEarlierThanRetryAfterAndAtMostATenthLater()
    {
        net::RetryPolicy policy;
        QCOMPARE(*policy.next(error(Kind::Throttled, 30s), 1, 0.0), 30s);
        QCOMPARE(*policy.next(error(Kind::Throttled, 30s), 1, 0.5), 31'500ms);
        QVERIFY(*policy.next(error(Kind::Throttled, 30s), 1, 0.999) < 33s);
        QVERIFY(*policy.next(error(Kind::ServerFault, 10s), 1, 0.0) >= 10s);
    }

    void REL27_withoutRetryAfterHalfIsFixed()
    {
        net::RetryPolicy policy;
        QCOMPARE(*policy.next(error(Kind::Throttled), 1, 0.0), 500ms);
        QVERIFY(*policy.next(error(Kind::Throttled), 1, 0.999) < 1s);
    }

    void REL28_threeTriesAndNoMore()
    {
        net::RetryPolicy policy;
        QVERIFY(policy.next(error(Kind::ServerFault), 2, 0.5));
        QVERIFY(!policy.next(error(Kind::ServerFault), 3, 0.5));
    }

    void aWaitTooLongIsForTheCallerToPark() { QVERIFY(!net::RetryPolicy().next(error(Kind::Throttled, 1h), 1, 0.5)); }

    void REL20_onlyPassingFailuresAreTriedAgain()
    {
        net::RetryPolicy policy;
        for (const auto kind :
             {Kind::Cancelled, Kind::SignedOut, Kind::Forbidden, Kind::NotFound, Kind::Conflict, Kind::Refused,
              Kind::BadAnswer, Kind::OutcomeUnknown, Kind::Storage, Kind::Keychain, Kind::Unsupported, Kind::Invalid})
            QVERIFY2(!policy.next(error(kind), 1, 0.5), qPrintable(base::kindName(kind)));
    }

    void REL28_retriesAreATenthOfTheRequestsOfTwoMinutes()
    {
        net::RetryBudget budget;
        for (int i = 0; i < 1000; ++i)
            budget.countRequest(1s);
        int taken = 0;
        while (taken < 2000 && budget.take(2s))
            ++taken;
        QCOMPARE(taken, 100);
        QVERIFY(budget.take(5min)); // forgotten
    }

    void REL28_whileLittleIsTakenAShareIsHeldBack()
    {
        net::Throttle throttle;
        for (int i = 0; i < 9; ++i)
            throttle.count(base::Milliseconds(i), false);
        QVERIFY(!throttle.holdsBack(base::Milliseconds(10), 0.999)); // a handful is free
        throttle.count(base::Milliseconds(10), false);
        QVERIFY(throttle.holdsBack(base::Milliseconds(11), 0.5)); // 10 of 11
        QVERIFY(!throttle.holdsBack(base::Milliseconds(11), 0.05));
        for (int i = 0; i < 10; ++i)
            throttle.count(base::Milliseconds(20), true);
        QVERIFY(!throttle.holdsBack(base::Milliseconds(21), 0.999));      // half is taken
        QVERIFY(!throttle.holdsBack(base::Milliseconds(121'000), 0.999)); // forgotten after two minutes
    }

    void REL28_theThrottleHasTheValuesOfA4()
    {
        QCOMPARE(net::throttleShare(100, 100), 0.0);
        QCOMPARE(net::throttleShare(100, 50), 0.0);
        QVERIFY(std::abs(net::throttleShare(100, 40) - 0.198020) < 1e-6);
        QVERIFY(std::abs(net::throttleShare(100, 10) - 0.792079) < 1e-6);
        QVERIFY(std::abs(net::throttleShare(20, 0) - 0.952381) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(tst_RetryPolicy)
#include "tst_RetryPolicy.moc"
