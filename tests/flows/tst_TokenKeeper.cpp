#include <QTest>

#include "auth/TokenKeeper.h"
#include "fakes/MemoryTokenStore.h"
#include "fakes/ScriptedAuthServer.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;
using base::Kind;
using fakes::Reply;

class tst_TokenKeeper : public QObject
{
    Q_OBJECT
private:
    struct Bench
    {
        fakes::ScriptedAuthServer server;
        std::shared_ptr<support::ManualClock> clock = std::make_shared<support::ManualClock>();
        net::Transport transport{clock};
        std::shared_ptr<fakes::MemoryTokenStore> store = std::make_shared<fakes::MemoryTokenStore>();
        domain::AccountId account{QStringLiteral("account")};
        std::unique_ptr<auth::TokenKeeper> keeper;

        explicit Bench(std::optional<domain::ConnectionProfile> profile = {})
        {
            store->tokens[account] = base::Secret("refresh-0");
            keeper = std::make_unique<auth::TokenKeeper>(
                auth::TokenEndpoint(transport, clock, profile.value_or(server.profile())), store, clock, account,
                QStringLiteral("41"), QStringLiteral("7"));
        }
        base::Result<QByteArray> authorization() { return support::await(keeper->authorization({})); }
        base::Result<QByteArray> renewed(const QByteArray &stale) { return support::await(keeper->renewed(stale, {})); }
        QByteArray kept() const
        {
            const auto at = store->tokens.find(account);
            return at == store->tokens.end() ? QByteArray() : at->second.reveal();
        }
    };

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theFirstRequestRenewsAndLaterOnesDoNot()
    {
        Bench bench;
        const auto first = bench.authorization();
        VERIFY_RESULT(first);
        QCOMPARE(*first, QByteArray("Bearer access-1"));
        QCOMPARE(*bench.authorization(), *first);
        QCOMPARE(bench.server.tokenRequests(), 1);
        QCOMPARE(bench.kept(), QByteArray("refresh-1"));
    }

    void SEC09_fiftyParallel401sAreOneRenewal()
    {
        Bench bench;
        const auto stale = *bench.authorization();
        std::vector<QByteArray> got;
        for (int i = 0; i < 50; ++i)
            bench.keeper->renewed(stale, {}).then(
                [&got](base::Result<QByteArray> r) { got.push_back(r.value_or("error")); });
        QTRY_COMPARE(got.size(), std::size_t(50));
        for (const auto &header : got)
            QCOMPARE(header, QByteArray("Bearer access-2"));
        QCOMPARE(bench.server.tokenRequests(), 2);
        // A latecomer with the old value is given the new one without asking.
        QCOMPARE(*bench.renewed(stale), QByteArray("Bearer access-2"));
        QCOMPARE(bench.server.tokenRequests(), 2);
    }

    void SEC09_theNewPairIsSavedBeforeItIsUsed()
    {
        Bench bench;
        QByteArray keptWhenUsed;
        bench.server.server().setScript([&, inner = bench.server.profile()](const fakes::Arrival &arrival) {
            if (arrival.path() == "/introspect") { // the first use of the new access token
                keptWhenUsed = bench.kept();
                return Reply::json("{\"active\":true,\"sub\":\"41\",\"claims\":{\"organization\":{\"id\":7}}}");
            }
            return Reply::json("{\"access_token\":\"new\",\"refresh_token\":\"rotated\",\"expires_in\":60}");
        });
        VERIFY_RESULT(bench.authorization());
        QCOMPARE(keptWhenUsed, QByteArray("rotated"));
    }

    void SEC09_aStoreThatCannotSaveStopsTheSessionAndLosesNothing()
    {
        Bench bench;
        bench.store->refuseSaves = true;
        COMPARE_ERROR(bench.authorization(), Kind::Storage);
        QCOMPARE(bench.server.tokenRequests(), 1);
        bench.store->refuseSaves = false; // room again: the pair we were given is kept and goes on
        const auto later = bench.authorization();
        VERIFY_RESULT(later);
        QCOMPARE(*later, QByteArray("Bearer access-2"));
        QCOMPARE(bench.store->events.value(1), QStringLiteral("save refresh-1"));
        QVERIFY(!bench.keeper->isOver());
    }

    void invalidGrantIsSignedOutAndStaysSo()
    {
        Bench bench;
        bench.server.refreshToken = "somebody used it";
        COMPARE_ERROR(bench.authorization(), Kind::SignedOut);
        QVERIFY(bench.keeper->isOver());
        QCOMPARE(bench.store->events, QStringList{QStringLiteral("forget")});
        COMPARE_ERROR(bench.authorization(), Kind::SignedOut);
        COMPARE_ERROR(bench.renewed("Bearer x"), Kind::SignedOut);
        QCOMPARE(bench.server.tokenRequests(), 1);
    }

    void aSystemThatCannotBeAskedKeepsTheSession_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("closes unanswered")
            << 0 << Kind::TimedOut; // never OutcomeUnknown: the caller's write was not sent
        QTest::newRow("500") << 500 << Kind::ServerFault;
        QTest::newRow("429") << 429 << Kind::Throttled;
        QTest::newRow("web page") << 200 << Kind::BadAnswer;
    }
    void aSystemThatCannotBeAskedKeepsTheSession()
    {
        QFETCH(int, status);
        QFETCH(Kind, kind);
        Bench bench;
        bench.server.insteadOfToken =
            status == 0 ? Reply::of(Reply::Manner::CloseUnanswered) : Reply::html("<html>", status);
        COMPARE_ERROR(bench.authorization(), kind);
        QCOMPARE(bench.server.tokenRequests(), 1);
        QCOMPARE(bench.kept(), QByteArray("refresh-0"));
        QVERIFY(!bench.keeper->isOver());
        bench.server.insteadOfToken.reset();
        VERIFY_RESULT(bench.authorization());
    }

    void SEC10_aTokenForSomebodyElseIsNotUsed_data()
    {
        QTest::addColumn<QByteArray>("subject");
        QTest::addColumn<QByteArray>("organization");
        QTest::newRow("person") << QByteArray("42") << QByteArray("7");
        QTest::newRow("tenant") << QByteArray("41") << QByteArray("8");
    }
    void SEC10_aTokenForSomebodyElseIsNotUsed()
    {
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, organization);
        Bench bench;
        bench.server.subject = subject;
        bench.server.organization = organization;
        COMPARE_ERROR(bench.authorization(), Kind::SignedOut);
        QVERIFY(bench.keeper->isOver());
    }

    void SEC10_signingInAsBLeavesAsWorkLocked()
    {
        Bench bench;
        auth::Session b;
        b.subject = QStringLiteral("42");
        b.tenant = QStringLiteral("7");
        b.token.access = base::Secret("b-access");
        b.token.refresh = base::Secret("b-refresh");
        COMPARE_ERROR(support::await(bench.keeper->adopt(b, {})), Kind::Conflict);
        QCOMPARE(bench.kept(), QByteArray("refresh-0"));
        QVERIFY(bench.store->events.isEmpty());
        auth::Session a = b;
        a.subject = QStringLiteral("41");
        VERIFY_RESULT(support::await(bench.keeper->adopt(a, {})));
        QCOMPARE(*bench.authorization(), QByteArray("Bearer b-access"));
        QCOMPARE(bench.kept(), QByteArray("b-refresh"));
    }

    void anExpiringTokenIsRenewedBeforeItIsRefused()
    {
        Bench bench;
        VERIFY_RESULT(bench.authorization());
        bench.clock->advance(3569s);
        QCOMPARE(*bench.authorization(), QByteArray("Bearer access-1"));
        bench.clock->advance(2s);
        QCOMPARE(*bench.authorization(), QByteArray("Bearer access-2"));
        QCOMPARE(bench.server.tokenRequests(), 2);
    }

    void stoppingOneCallerDoesNotStopTheRenewal()
    {
        Bench bench;
        std::stop_source stop;
        auto first = bench.keeper->authorization(stop.get_token());
        auto second = bench.keeper->authorization({});
        stop.request_stop();
        COMPARE_ERROR(support::await(std::move(first)), Kind::Cancelled);
        const auto got = support::await(std::move(second));
        VERIFY_RESULT(got);
        QCOMPARE(*got, QByteArray("Bearer access-1"));
        QCOMPARE(bench.server.tokenRequests(), 1);
    }

    void aKeeperThatGoesWhileRenewingStillSavesThePair()
    {
        Bench bench;
        auto asked = bench.keeper->authorization({});
        bench.keeper.reset();
        COMPARE_ERROR(support::await(std::move(asked)), Kind::Cancelled);
        // The request had left by then or was not begun; if it left, what came back is kept.
        QTRY_COMPARE(bench.kept(), bench.server.refreshToken);
    }

    void aConfidentialClientShowsItsSecretByBasic()
    {
        Bench plain;
        auto profile = plain.server.profile();
        profile.confidential = true;
        auth::TokenKeeper keeper(auth::TokenEndpoint(plain.transport, plain.clock, profile), plain.store, plain.clock,
                                 plain.account, QStringLiteral("41"), QStringLiteral("7"));
        COMPARE_ERROR(support::await(keeper.authorization({})), Kind::SignedOut); // no secret kept
        QCOMPARE(plain.server.tokenRequests(), 0);
        plain.store->secrets[auth::clientKeyFor(profile)] = base::Secret("s:ec ret");
        VERIFY_RESULT(support::await(keeper.authorization({})));
        const auto &arrival = plain.server.server().arrivals().front();
        QCOMPARE(arrival.header("authorization"), "Basic " + QByteArray("client%3A1:s%3Aec%20ret").toBase64());
        QVERIFY(!arrival.body.contains("client_id") && !arrival.body.contains("s%3Aec"));
    }
};

QTEST_GUILESS_MAIN(tst_TokenKeeper)
#include "tst_TokenKeeper.moc"
