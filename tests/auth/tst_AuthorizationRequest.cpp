#include <QSet>
#include <QTest>

#include "auth/AuthorizationRequest.h"
#include "auth/Pkce.h"
#include "support/QtTestSupport.h"

using auth::AuthorizationRequest;
using base::Kind;

class tst_AuthorizationRequest : public QObject
{
    Q_OBJECT
private:
    domain::ConnectionProfile m_profile;
    const QUrl m_redirect{QStringLiteral("http://127.0.0.1:4000/cb")};

    static QUrlQuery callback(std::initializer_list<std::pair<QString, QString>> items)
    {
        QUrlQuery query;
        for (const auto &[name, value] : items)
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        return query;
    }

private Q_SLOTS:
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_profile = {};
        m_profile.authorizeUrl = QUrl(QStringLiteral("https://auth.ats.example/authorize?tenant=a%26b"));
        m_profile.clientId = QStringLiteral("counter sign+1");
        m_profile.scopes = {QStringLiteral("a:list"), QStringLiteral("b:create")};
    }

    void SEC01_theAddressCarriesWhatTheFlowNeeds()
    {
        AuthorizationRequest request(m_profile, m_redirect);
        const QUrlQuery query(request.url());
        const auto value = [&](const char *name) {
            return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
        };
        QCOMPARE(value("tenant"), QStringLiteral("a&b"));
        QCOMPARE(value("response_type"), QStringLiteral("code"));
        QCOMPARE(value("client_id"), QStringLiteral("counter sign+1"));
        QCOMPARE(value("redirect_uri"), m_redirect.toString());
        QCOMPARE(value("scope"), QStringLiteral("a:list b:create"));
        QCOMPARE(value("code_challenge_method"), QStringLiteral("S256"));
        QCOMPARE(value("code_challenge").toLatin1(), auth::pkceChallenge(request.verifier()));
        QCOMPARE(value("state"), request.state());
        QVERIFY(!request.url().toString().contains(QString::fromLatin1(request.verifier())));
        m_profile.pkce = false;
        QVERIFY(
            !AuthorizationRequest(m_profile, m_redirect).url().toString().contains(QStringLiteral("code_challenge")));
    }

    void SEC02_statesAreLongAndUnique()
    {
        QSet<QString> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(AuthorizationRequest(m_profile, m_redirect).state());
        QCOMPARE(seen.size(), 1000);
        QVERIFY(seen.begin()->size() * 5 >= 128); // base32: five bits a character
    }

    void SEC02_onlyOurStateGivesTheCodeAndOnlyOnce()
    {
        const auto code = QStringLiteral("code");
        const auto state = QStringLiteral("state");
        AuthorizationRequest one(m_profile, m_redirect);
        AuthorizationRequest two(m_profile, m_redirect);
        const auto swapped = callback({{code, QStringLiteral("c")}, {state, two.state()}});
        COMPARE_ERROR(one.codeFrom(swapped), Kind::BadAnswer);
        AuthorizationRequest missing(m_profile, m_redirect);
        COMPARE_ERROR(missing.codeFrom(callback({{code, QStringLiteral("c")}})), Kind::BadAnswer);
        AuthorizationRequest empty(m_profile, m_redirect);
        COMPARE_ERROR(empty.codeFrom(callback({{code, QStringLiteral("c")}, {state, QString()}})), Kind::BadAnswer);
        const auto good = callback({{code, QStringLiteral("c+/=&")}, {state, two.state()}});
        const auto got = two.codeFrom(good);
        VERIFY_RESULT(got);
        QCOMPARE(*got, QStringLiteral("c+/=&"));
        COMPARE_ERROR(two.codeFrom(good), Kind::BadAnswer); // replayed
        AuthorizationRequest codeless(m_profile, m_redirect);
        COMPARE_ERROR(codeless.codeFrom(callback({{code, QString()}, {state, codeless.state()}})), Kind::BadAnswer);
    }

    void SEC02_theIssuer_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<bool>("good");
        const auto ours = QStringLiteral("https://auth.ats.example");
        const auto other = QStringLiteral("https://auth.other.example");
        QTest::newRow("neither") << QString() << QString() << true;
        QTest::newRow("expected and sent") << ours << ours << true;
        QTest::newRow("expected, not sent") << ours << QString() << false;
        QTest::newRow("expected, other sent") << ours << other << false;
        QTest::newRow("expected, longer sent") << ours << ours + QLatin1Char('/') << false;
        QTest::newRow("unasked, same origin") << QString() << ours << true;
        QTest::newRow("unasked, other origin") << QString() << other << false;
        QTest::newRow("unasked, junk") << QString() << QStringLiteral("junk") << false;
    }
    void SEC02_theIssuer()
    {
        QFETCH(QString, expected);
        QFETCH(QString, sent);
        QFETCH(bool, good);
        m_profile.issuer = expected;
        AuthorizationRequest request(m_profile, m_redirect);
        auto query =
            callback({{QStringLiteral("code"), QStringLiteral("c")}, {QStringLiteral("state"), request.state()}});
        if (!sent.isEmpty())
            query.addQueryItem(QStringLiteral("iss"), QString::fromLatin1(QUrl::toPercentEncoding(sent)));
        QCOMPARE(request.codeFrom(query).has_value(), good);
    }

    void aDenialIsRefusedWithItsCode()
    {
        AuthorizationRequest request(m_profile, m_redirect);
        const auto denied = request.codeFrom(callback(
            {{QStringLiteral("error"), QStringLiteral("access_denied")}, {QStringLiteral("state"), request.state()}}));
        COMPARE_ERROR(denied, Kind::Refused);
        QCOMPARE(denied.error().subject, QStringLiteral("access_denied"));
        AuthorizationRequest strange(m_profile, m_redirect);
        const auto odd = strange.codeFrom(callback(
            {{QStringLiteral("error"), QStringLiteral("<b>Maria</b>")}, {QStringLiteral("state"), strange.state()}}));
        COMPARE_ERROR(odd, Kind::Refused);
        QCOMPARE(odd.error().subject, QStringLiteral("error"));
    }
};

QTEST_GUILESS_MAIN(tst_AuthorizationRequest)
#include "tst_AuthorizationRequest.moc"
