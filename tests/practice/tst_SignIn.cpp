#include <QTest>

#include "practice/PracticeProcess.h"
#include "support/QtTestSupport.h"

using namespace practice_testing;
using nlohmann::json;

namespace {

const QString documented = QStringLiteral("documented");
const QString publicClient = QStringLiteral("public");

QStringList mode(const QString &name)
{
    return {QStringLiteral("--mode"), name};
}

QUrlQuery with(QUrlQuery query, const char *name, const QString &value)
{
    query.removeAllQueryItems(QLatin1String(name));
    query.addQueryItem(QLatin1String(name), value);
    return query;
}

QString errorOf(const Answer &answer)
{
    const json value = answer.json();
    return value.is_object() ? QString::fromStdString(value.value("error", "")) : QString();
}

const QString invalidGrant = QStringLiteral("invalid_grant");
const QString allow = QStringLiteral("allow");

} // namespace

class tst_SignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void bothModes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("documented") << documented;
        QTest::newRow("public") << publicClient;
    }

    void codeFlowGivesTokensThatSayWhoActs_data() { bothModes_data(); }
    void codeFlowGivesTokensThatSayWhoActs()
    {
        QFETCH(QString, name);
        const PracticeProcess ats(mode(name));
        const json user = ats.user(true);
        const Answer redirect = ats.answerPage(ats.authorizeQuery(), user, allow);
        QCOMPARE(redirect.status, 302);
        const QUrlQuery answer = location(redirect);
        QCOMPARE(answer.queryItemValue(QStringLiteral("state")), QStringLiteral("state-1"));
        // RFC 9207 only where it is not "as documented".
        QCOMPARE(answer.queryItemValue(QStringLiteral("iss"), QUrl::FullyDecoded),
                 ats.isPublic() ? ats.word("issuer") : QString());
        const Answer exchanged = ats.exchange(answer.queryItemValue(QStringLiteral("code")), goodVerifier);
        QCOMPARE(exchanged.status, 200);
        const json tokens = exchanged.json();
        QCOMPARE(tokens.at("token_type"), "Bearer");
        QVERIFY(tokens.contains("expires_at") && !tokens.contains("expires_in"));
        QVERIFY(QDateTime::fromString(QString::fromStdString(tokens.at("expires_at").get<std::string>()), Qt::ISODate) >
                QDateTime::currentDateTimeUtc().addSecs(3500));
        QCOMPARE(tokens.contains("scope"), ats.isPublic());

        const QString access = QString::fromStdString(tokens.at("access_token").get<std::string>());
        Headers headers = ats.clientHeaders();
        if (ats.isPublic())
            headers.merge(bearer(access));
        const QByteArray form =
            "token=" + access.toUtf8() + "&token_type_hint=access_token&client_id=" + ats.word("client_id").toUtf8();
        const json who = send(QStringLiteral("POST"), ats.word("introspect"), form, headers).json();
        QCOMPARE(who.at("active"), true);
        QCOMPARE(who.at("sub"), std::to_string(user.at("id").get<qint64>()));
        QCOMPARE(who.at("https://auth.greenhouse.io/claims").at("user_role"), "site_admin");
        const json found = ats.get(QStringLiteral("/v3/users?ids=%1").arg(user.at("id").get<qint64>()), access).json();
        QCOMPARE(found.at(0).at("primary_email"), user.at("email"));
    }

    void unknownProgramOrReturnAddressIsNeverRedirected_data() { bothModes_data(); }
    void unknownProgramOrReturnAddressIsNeverRedirected()
    {
        QFETCH(QString, name);
        const PracticeProcess ats(mode(name));
        QList<QUrlQuery> bad{with(ats.authorizeQuery(), "client_id", QStringLiteral("someone-else"))};
        QStringList addresses{
            QStringLiteral("http://evil.example/callback"), QStringLiteral("http://127.0.0.1.evil.example:1/"),
            QStringLiteral("https://127.0.0.1:5000/"),      QStringLiteral("http://u@127.0.0.1:5000/"),
            QStringLiteral("http://127.0.0.1/callback"),    QString()};
        if (!ats.isPublic()) // exact: neither another port nor a longer path
            addresses << QStringLiteral("http://127.0.0.1:8766/callback") << ats.word("redirect") + QLatin1Char('/');
        for (const QString &address : addresses)
            bad << with(ats.authorizeQuery(), "redirect_uri", address);
        for (const QUrlQuery &query : bad) {
            const Answer shown = ats.signInPage(query);
            QCOMPARE(shown.status, 400);
            QVERIFY(!shown.has("location"));
            QVERIFY(!ats.answerPage(query, ats.user(true), allow).has("location"));
        }
    }

    void denialAndRefusalsComeBackWithStateAndReason()
    {
        const PracticeProcess ats(mode(publicClient));
        const auto reason = [&](const QUrlQuery &query, const char *decision) {
            const QUrlQuery answer = location(ats.answerPage(query, ats.user(true), QLatin1String(decision)));
            const bool whole = answer.queryItemValue(QStringLiteral("state")) == QLatin1String("state-1") &&
                               answer.hasQueryItem(QStringLiteral("iss")) &&
                               !answer.hasQueryItem(QStringLiteral("code"));
            return whole ? answer.queryItemValue(QStringLiteral("error")) : QStringLiteral("not whole");
        };
        const QUrlQuery good = ats.authorizeQuery();
        QCOMPARE(reason(good, "deny"), QStringLiteral("access_denied"));
        QCOMPARE(reason(with(good, "scope", QStringLiteral("harvest:offers:destroy")), "allow"),
                 QStringLiteral("invalid_scope"));
        QCOMPARE(reason(with(good, "response_type", QStringLiteral("token")), "allow"),
                 QStringLiteral("unsupported_response_type"));
        QCOMPARE(reason(with(good, "code_challenge_method", QStringLiteral("plain")), "allow"),
                 QStringLiteral("invalid_request"));
        QCOMPARE(reason(with(good, "code_challenge", QString()), "allow"), QStringLiteral("invalid_request"));
    }

    void wrongPasswordShowsThePageAgain()
    {
        const PracticeProcess ats(mode(documented));
        json user = ats.user(true);
        user["password"] = "wrong";
        const Answer page = ats.answerPage(ats.authorizeQuery(), user, allow);
        QCOMPARE(page.status, 401);
        QVERIFY(!page.has("location"));
        QVERIFY(page.body.contains("do not belong together"));
    }

    void thePageEscapesWhatItWasGiven()
    {
        const PracticeProcess ats(mode(documented));
        const QUrlQuery query = with(ats.authorizeQuery(), "state", QStringLiteral("\"><script>x</script>"));
        QVERIFY(!ats.signInPage(query).body.contains("<script"));
    }

    void wrongVerifierGetsNothingAndSpendsTheCode()
    {
        const PracticeProcess ats(mode(publicClient));
        const QString code = ats.code(ats.user(true));
        QCOMPARE(errorOf(ats.exchange(code, goodVerifier + QLatin1Char('x'))), invalidGrant);
        QCOMPARE(errorOf(ats.exchange(code, goodVerifier)), invalidGrant);
    }

    void replayedCodeTakesBackWhatItGave_data() { bothModes_data(); }
    void replayedCodeTakesBackWhatItGave()
    {
        QFETCH(QString, name);
        const PracticeProcess ats(mode(name));
        const QString code = ats.code(ats.user(true));
        const json tokens = ats.exchange(code, goodVerifier).json();
        const QString access = QString::fromStdString(tokens.at("access_token").get<std::string>());
        QCOMPARE(ats.get(QStringLiteral("/v3/jobs"), access).status, 200);
        const Answer replay = ats.exchange(code, goodVerifier);
        QCOMPARE(replay.status, 400);
        QCOMPARE(errorOf(replay), invalidGrant);
        QCOMPARE(ats.get(QStringLiteral("/v3/jobs"), access).status, 401);
    }

    void expiredCodeAndExpiredTokensAreRefused()
    {
        const PracticeProcess lateCode({QStringLiteral("--code-seconds"), QStringLiteral("0")});
        QCOMPARE(errorOf(lateCode.exchange(lateCode.code(lateCode.user(true)), goodVerifier)), invalidGrant);

        const PracticeProcess late({QStringLiteral("--token-seconds"), QStringLiteral("0"),
                                    QStringLiteral("--refresh-seconds"), QStringLiteral("0")});
        const Tokens tokens = late.signIn(late.user(true));
        const Answer refused = late.get(QStringLiteral("/v3/jobs"), tokens.access);
        QCOMPARE(refused.status, 401);
        QCOMPARE(refused.body, QByteArray("{\"message\":\"Unauthorized\"}"));
        QCOMPARE(errorOf(late.refresh(tokens.refresh)), invalidGrant);
    }

    void refreshTokensRotateAndReuseKillsTheFamily_data() { bothModes_data(); }
    void refreshTokensRotateAndReuseKillsTheFamily()
    {
        QFETCH(QString, name);
        const PracticeProcess ats(mode(name));
        const Tokens first = ats.signIn(ats.user(true));
        const json second = ats.refresh(first.refresh).json();
        const QString newRefresh = QString::fromStdString(second.at("refresh_token").get<std::string>());
        const QString newAccess = QString::fromStdString(second.at("access_token").get<std::string>());
        QVERIFY(newRefresh != first.refresh);
        QCOMPARE(ats.get(QStringLiteral("/v3/jobs"), newAccess).status, 200);
        const Answer reuse = ats.refresh(first.refresh);
        QCOMPARE(reuse.status, 400);
        QCOMPARE(errorOf(reuse), invalidGrant);
        QCOMPARE(errorOf(ats.refresh(newRefresh)), invalidGrant);
        QCOMPARE(ats.get(QStringLiteral("/v3/jobs"), newAccess).status, 401);
    }

    void clientAuthenticationIsAsTheModeSays()
    {
        const PracticeProcess confidential(mode(documented));
        const QByteArray code = confidential.code(confidential.user(true)).toUtf8();
        const QByteArray form = "grant_type=authorization_code&code=" + code +
                                "&redirect_uri=" + QUrl::toPercentEncoding(confidential.word("redirect")) +
                                "&client_id=" + confidential.word("client_id").toUtf8();
        const Headers plain{{QStringLiteral("Content-Type"), QStringLiteral("application/x-www-form-urlencoded")}};
        const Answer refused = send(QStringLiteral("POST"), confidential.word("token"), form, plain);
        QCOMPARE(refused.status, 401);
        QCOMPARE(errorOf(refused), QStringLiteral("invalid_client"));
        Headers wrong = basic(confidential.word("client_id"), QStringLiteral("not-the-secret"));
        wrong.insert(plain.begin(), plain.end());
        QCOMPARE(send(QStringLiteral("POST"), confidential.word("token"), form, wrong).status, 401);
        QCOMPARE(confidential.exchange(QString::fromUtf8(code), {}).status, 200); // the refusals did not spend it

        const PracticeProcess open(mode(publicClient));
        const QByteArray secretive =
            "grant_type=refresh_token&refresh_token=x&client_id=" + open.word("client_id").toUtf8() +
            "&client_secret=anything";
        QCOMPARE(errorOf(send(QStringLiteral("POST"), open.word("token"), secretive, plain)),
                 QStringLiteral("invalid_client"));
    }

    void listsAreForSiteAdminsOnlyAsDocumented()
    {
        const PracticeProcess strict(mode(documented));
        const QString token = strict.signIn(strict.user(false)).access;
        const Answer refused = strict.get(QStringLiteral("/v3/applications"), token);
        QCOMPARE(refused.status, 403);
        QVERIFY(refused.json().contains("message"));

        const PracticeProcess open(mode(publicClient));
        QCOMPARE(open.get(QStringLiteral("/v3/applications"), open.signIn(open.user(false)).access).status, 200);
    }

    void aScopeThatWasNotGrantedIs403()
    {
        const PracticeProcess ats(mode(documented));
        const QUrlQuery narrow = with(ats.authorizeQuery(), "scope", QStringLiteral("harvest:jobs:list"));
        const QString code =
            location(ats.answerPage(narrow, ats.user(true), allow)).queryItemValue(QStringLiteral("code"));
        const json tokens = ats.exchange(code, {}).json();
        const QString access = QString::fromStdString(tokens.at("access_token").get<std::string>());
        QCOMPARE(ats.get(QStringLiteral("/v3/jobs"), access).status, 200);
        QCOMPARE(ats.get(QStringLiteral("/v3/candidates"), access).status, 403);
        QCOMPARE(ats.write(QStringLiteral("POST"), QStringLiteral("/v3/notes"), json::object(), access).status, 403);
    }

    void theTokenEndpointHasAWindowOfItsOwn()
    {
        const PracticeProcess ats(mode(documented));
        int throttled = 0;
        for (int i = 0; i < 130 && !throttled; ++i) { // at most two windows can be touched
            const Answer answer = ats.refresh(QStringLiteral("nothing"));
            QCOMPARE(answer.value("x-ratelimit-limit"), QByteArray("60"));
            throttled += answer.status == 429;
        }
        QCOMPARE(throttled, 1);
    }
};

QTEST_GUILESS_MAIN(tst_SignIn)
#include "tst_SignIn.moc"
