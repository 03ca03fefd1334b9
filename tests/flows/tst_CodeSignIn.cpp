#include <QTcpSocket>
#include <QTest>

#include "auth/CodeSignIn.h"
#include "auth/Pkce.h"
#include "fakes/MemoryTokenStore.h"
#include "fakes/ScriptedAuthServer.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;
using base::Kind;
using fakes::Reply;

namespace {

class Typed final : public auth::SecretPrompt
{
public:
    base::Task<base::Result<base::Secret>> clientSecret(domain::ConnectionProfile, std::stop_token) override
    {
        ++asked;
        co_return base::Secret(words);
    }
    QByteArray words = "the secret";
    int asked = 0;
};

// Plays the browser: it has been sent to an address, and comes back with what the test says.
struct Browser
{
    QUrl sentTo;
    QTcpSocket socket;

    QString asked(const char *name) const
    {
        return QUrlQuery(sentTo).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    }
    QUrl redirect() const { return QUrl(asked("redirect_uri")); }

    void comeBack(const QByteArray &query)
    {
        socket.connectToHost(redirect().host(), static_cast<quint16>(redirect().port()));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write("GET " + redirect().path().toLatin1() + '?' + query +
                     " HTTP/1.1\r\nHost: " + redirect().authority().toLatin1() + "\r\n\r\n");
    }
    QByteArray page()
    {
        for (int i = 0; i < 3000 && socket.state() != QAbstractSocket::UnconnectedState; ++i)
            QTest::qWait(1);
        return socket.readAll();
    }
};

} // namespace

class tst_CodeSignIn : public QObject
{
    Q_OBJECT
private:
    struct Bench
    {
        fakes::ScriptedAuthServer server;
        std::shared_ptr<support::ManualClock> clock = std::make_shared<support::ManualClock>();
        net::Transport transport{clock};
        std::shared_ptr<fakes::MemoryTokenStore> store = std::make_shared<fakes::MemoryTokenStore>();
        std::shared_ptr<Typed> prompt = std::make_shared<Typed>();
        Browser browser;
        auth::CodeSignIn signIn{transport, clock, store, [this](QUrl url) { browser.sentTo = std::move(url); }, prompt};
        std::optional<base::Result<auth::Session>> result;

        void start(const domain::ConnectionProfile &profile, std::stop_token stop = {})
        {
            browser.sentTo = {};
            result.reset();
            signIn.signIn(profile, stop).then([this](base::Result<auth::Session> r) { result.emplace(std::move(r)); });
            QTRY_VERIFY(!browser.sentTo.isEmpty() || result);
        }
        void callback(QByteArray query)
        {
            query.replace("STATE", browser.asked("state").toLatin1());
            browser.comeBack(query);
            QTRY_VERIFY(result);
        }
    };

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aPublicClientSignsIn()
    {
        Bench bench;
        bench.start(bench.server.profile());
        QCOMPARE(bench.browser.redirect().host(), QStringLiteral("127.0.0.1"));
        bench.callback("code=good-code&state=STATE");
        VERIFY_RESULT(*bench.result);
        const auto &session = **bench.result;
        QCOMPARE(session.subject, QStringLiteral("41"));
        QCOMPARE(session.tenant, QStringLiteral("7"));
        QCOMPARE(session.userRole, QStringLiteral("basic"));
        QCOMPARE(session.token.access.reveal(), QByteArray("access-1"));
        QCOMPARE(session.token.refresh.reveal(), QByteArray("refresh-1"));
        QCOMPARE(session.token.expiresAt, bench.clock->now().addSecs(3600));
        QVERIFY(session.extraScopes.isEmpty() && session.missingScopes.isEmpty());
        const auto page = bench.browser.page();
        QVERIFY(page.contains("You are signed in"));
        QVERIFY(!page.contains("access-1") && !page.contains("good-code"));
        // SEC-01, SEC-06: the verifier fits the challenge, and the redirect is the same string.
        const auto form = bench.server.lastForm();
        const auto value = [&](const char *name) {
            return form.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
        };
        QCOMPARE(QString::fromLatin1(auth::pkceChallenge(value("code_verifier").toLatin1())),
                 bench.browser.asked("code_challenge"));
        QCOMPARE(value("redirect_uri"), bench.browser.asked("redirect_uri"));
        QCOMPARE(value("client_id"), QStringLiteral("client:1"));
        QCOMPARE(bench.server.tokenRequests(), 1);
        QCOMPARE(bench.prompt->asked, 0);
    }

    void SEC07_aConfidentialClientAsksForItsSecretOnce()
    {
        Bench bench;
        auto profile = bench.server.profile();
        profile.confidential = true;
        profile.pkce = false;
        for (int i = 0; i < 2; ++i) {
            bench.start(profile);
            bench.callback("code=good-code&state=STATE");
            VERIFY_RESULT(*bench.result);
            (void)bench.browser.page();
        }
        QCOMPARE(bench.prompt->asked, 1);
        QCOMPARE(bench.server.server().arrivals().front().header("authorization"),
                 "Basic " + QByteArray("client%3A1:the%20secret").toBase64());
        QVERIFY(!bench.server.lastForm().hasQueryItem(QStringLiteral("code_verifier")));
    }

    void aWrongSecretIsForgottenSoThatItIsAskedForAgain()
    {
        Bench bench;
        auto profile = bench.server.profile();
        profile.confidential = true;
        bench.store->secrets[auth::clientKeyFor(profile)] = base::Secret("old");
        bench.server.insteadOfToken = Reply::json("{\"error\":\"invalid_client\"}", 401);
        bench.start(profile);
        bench.callback("code=good-code&state=STATE");
        COMPARE_ERROR(*bench.result, Kind::Forbidden);
        QCOMPARE(bench.result->error().subject, QStringLiteral("client:1"));
        QVERIFY(bench.browser.page().contains("did not finish"));
        QVERIFY(bench.store->secrets.empty());
    }

    void SEC02_badCallbacksLeadToNoTokenRequest_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("wrong state") << QByteArray("code=good-code&state=guess") << Kind::BadAnswer;
        QTest::newRow("no state") << QByteArray("code=good-code") << Kind::BadAnswer;
        QTest::newRow("other issuer") << QByteArray("code=good-code&state=STATE&iss=https%3A%2F%2Fevil.example")
                                      << Kind::BadAnswer;
        QTest::newRow("denied") << QByteArray("error=access_denied&state=STATE") << Kind::Refused;
        QTest::newRow("denied without state") << QByteArray("error=access_denied") << Kind::BadAnswer;
        QTest::newRow("empty code") << QByteArray("code=&state=STATE") << Kind::BadAnswer;
    }
    void SEC02_badCallbacksLeadToNoTokenRequest()
    {
        QFETCH(QByteArray, query);
        QFETCH(Kind, kind);
        Bench bench;
        bench.start(bench.server.profile());
        bench.callback(query);
        COMPARE_ERROR(*bench.result, kind);
        QCOMPARE(bench.server.tokenRequests(), 0);
        QVERIFY(bench.browser.page().contains(kind == Kind::Refused ? "did not give access" : "did not finish"));
    }

    void SEC02_aCallbackOfAnotherAttemptIsRefused()
    {
        Bench one;
        Bench two;
        one.start(one.server.profile());
        two.start(two.server.profile());
        two.callback("code=good-code&state=" + one.browser.asked("state").toLatin1());
        COMPARE_ERROR(*two.result, Kind::BadAnswer);
        QCOMPARE(two.server.tokenRequests(), 0);
        one.callback("code=good-code&state=STATE");
        VERIFY_RESULT(*one.result);
    }

    void SEC04_nobodyComesBack()
    {
        Bench bench;
        bench.start(bench.server.profile());
        bench.clock->advance(5min);
        QTRY_VERIFY(bench.result);
        COMPARE_ERROR(*bench.result, Kind::TimedOut);
        QTcpSocket late;
        late.connectToHost(bench.browser.redirect().host(), static_cast<quint16>(bench.browser.redirect().port()));
        QTRY_COMPARE(late.state(), QAbstractSocket::UnconnectedState);
    }

    void stoppingClosesTheListener()
    {
        Bench bench;
        std::stop_source stop;
        bench.start(bench.server.profile(), stop.get_token());
        stop.request_stop();
        QTRY_VERIFY(bench.result);
        COMPARE_ERROR(*bench.result, Kind::Cancelled);
    }

    void aTokenAddressThatFailsIsToldToTheBrowserToo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("web page") << 200 << Kind::BadAnswer;
        QTest::newRow("500") << 500 << Kind::ServerFault;
        QTest::newRow("404") << 404 << Kind::Refused;
        QTest::newRow("redirect") << 307 << Kind::BadAnswer;
        QTest::newRow("closes unanswered") << 0 << Kind::TimedOut;
    }
    void aTokenAddressThatFailsIsToldToTheBrowserToo()
    {
        QFETCH(int, status);
        QFETCH(Kind, kind);
        Bench bench;
        bench.server.insteadOfToken = status == 0     ? Reply::of(Reply::Manner::CloseUnanswered)
                                      : status == 307 ? Reply::redirect("http://localhost:1/token", 307)
                                                      : Reply::html("<html>", status);
        bench.start(bench.server.profile());
        bench.callback("code=good-code&state=STATE");
        COMPARE_ERROR(*bench.result, kind);
        QCOMPARE(bench.server.tokenRequests(), 1); // SEC-06: a code is used once
        QVERIFY(bench.browser.page().contains("did not finish"));
    }

    void aSpentCodeIsSignedOut()
    {
        Bench bench;
        bench.start(bench.server.profile());
        bench.callback("code=spent&state=STATE");
        COMPARE_ERROR(*bench.result, Kind::SignedOut);
    }

    void SEC08_scopesThatDifferAreNamed()
    {
        Bench bench;
        bench.server.scope = "a:list everything:write";
        bench.start(bench.server.profile());
        bench.callback("code=good-code&state=STATE");
        VERIFY_RESULT(*bench.result);
        QCOMPARE((*bench.result)->extraScopes, QStringList{QStringLiteral("everything:write")});
        QCOMPARE((*bench.result)->missingScopes, QStringList{QStringLiteral("b:create")});
    }

    void aTakenPortIsSaidBeforeTheBrowserOpens()
    {
        Bench bench;
        auto profile = bench.server.profile();
        profile.redirectPort = bench.server.server().port();
        bench.start(profile);
        QVERIFY(bench.result);
        COMPARE_ERROR(*bench.result, Kind::Offline);
        QCOMPARE(bench.result->error().subject, QString::number(*profile.redirectPort));
        QVERIFY(bench.browser.sentTo.isEmpty());
    }

    void otherKindsAreUnsupportedHere()
    {
        Bench bench;
        auto profile = bench.server.profile();
        profile.kind = domain::SignInKind::ApiKey;
        bench.start(profile);
        COMPARE_ERROR(*bench.result, Kind::Unsupported);
    }
};

QTEST_GUILESS_MAIN(tst_CodeSignIn)
#include "tst_CodeSignIn.moc"
