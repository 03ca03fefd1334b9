#include <QTest>

#include "auth/TokenEndpoint.h"
#include "support/QtTestSupport.h"

using base::Kind;

class tst_TokenAnswers : public QObject
{
    Q_OBJECT
private:
    const QDateTime m_now{QDate(2026, 11, 24), QTime(9, 10), Qt::UTC};

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void expiryInEveryFormThatWasSeen_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QDateTime>("expected");
        const QDateTime hour = m_now.addSecs(3600);
        QTest::newRow("expires_at, ISO") << QByteArray(R"("expires_at":"2026-11-24T10:10:00Z")") << hour;
        QTest::newRow("expires_at, epoch") << "\"expires_at\":" + QByteArray::number(hour.toSecsSinceEpoch()) << hour;
        QTest::newRow("expires, ISO with zone") << QByteArray(R"("expires":"2026-11-24T11:10:00+01:00")") << hour;
        QTest::newRow("expires_in") << QByteArray(R"("expires_in":3600)") << hour;
        QTest::newRow("expires_in as text") << QByteArray(R"("expires_in":"3600")") << hour;
        QTest::newRow("null") << QByteArray(R"("expires_at":null)") << QDateTime();
        QTest::newRow("negative") << QByteArray(R"("expires_in":-1)") << QDateTime();
        QTest::newRow("absurd") << QByteArray(R"("expires_in":99999999999)") << QDateTime();
        QTest::newRow("unsaid") << QByteArray(R"("x":1)") << QDateTime();
    }
    void expiryInEveryFormThatWasSeen()
    {
        QFETCH(QByteArray, member);
        QFETCH(QDateTime, expected);
        const auto token = auth::readToken(R"({"access_token":"a","token_type":"bearer",)" + member + '}', m_now);
        VERIFY_RESULT(token);
        QCOMPARE(token->expiresAt, expected);
    }

    void anAnswerWithoutAUsableTokenIsBad_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("none") << QByteArray(R"({"token_type":"Bearer"})");
        QTest::newRow("empty") << QByteArray(R"({"access_token":""})");
        QTest::newRow("number") << QByteArray(R"({"access_token":7})");
        QTest::newRow("other type") << QByteArray(R"({"access_token":"a","token_type":"mac"})");
        QTest::newRow("breaks the header") << QByteArray(R"({"access_token":"a\r\nX: y"})");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("nothing") << QByteArray();
    }
    void anAnswerWithoutAUsableTokenIsBad()
    {
        QFETCH(QByteArray, json);
        const auto token = auth::readToken(json, m_now);
        COMPARE_ERROR(token, Kind::BadAnswer);
    }

    void aTokenOf16KiBIsKeptWhole()
    {
        const QByteArray big(16 * 1024, 'r');
        const auto token =
            auth::readToken("{\"access_token\":\"a\",\"refresh_token\":\"" + big + "\",\"scope\":\"x y\"}", m_now);
        VERIFY_RESULT(token);
        QCOMPARE(token->refresh.reveal(), big);
        QCOMPARE(token->scopes, (QStringList{QStringLiteral("x"), QStringLiteral("y")}));
    }

    void theIdentityHasSubjectTenantAndRole()
    {
        const auto identity = auth::readIdentity(
            R"({"active":true,"sub":"4080001002","scope":"a b",)"
            R"("https://auth.greenhouse.io/claims":{"organization":{"id":9007199254740993,"name":"Example Ltd"},"user_role":"site_admin"}})");
        VERIFY_RESULT(identity);
        QCOMPARE(identity->subject, QStringLiteral("4080001002"));
        QCOMPARE(identity->tenant, QStringLiteral("9007199254740993"));
        QCOMPARE(identity->userRole, QStringLiteral("site_admin"));
        QCOMPARE(identity->scopes.size(), 2);
        COMPARE_ERROR(auth::readIdentity(R"({"active":false})"), Kind::SignedOut);
        COMPARE_ERROR(auth::readIdentity(R"({"active":true})"), Kind::BadAnswer);
        COMPARE_ERROR(auth::readIdentity(R"({"sub":"1"})"), Kind::BadAnswer);
    }

    void theAccountDependsOnAllFourParts()
    {
        domain::ConnectionProfile profile;
        profile.system = QStringLiteral("greenhouse");
        profile.apiUrl = QUrl(QStringLiteral("https://api.ats.example/v3"));
        const auto id = auth::accountIdFor(profile, QStringLiteral("1"), QStringLiteral("2"));
        QCOMPARE(id.text().size(), 26);
        auto samePlace = profile;
        samePlace.apiUrl = QUrl(QStringLiteral("https://api.ats.example:443/other"));
        QCOMPARE(auth::accountIdFor(samePlace, QStringLiteral("1"), QStringLiteral("2")), id);
        auto elsewhere = profile;
        elsewhere.apiUrl = QUrl(QStringLiteral("https://api.eu.ats.example/v3"));
        auto other = profile;
        other.system = QStringLiteral("lever");
        QVERIFY(auth::accountIdFor(elsewhere, QStringLiteral("1"), QStringLiteral("2")) != id);
        QVERIFY(auth::accountIdFor(other, QStringLiteral("1"), QStringLiteral("2")) != id);
        QVERIFY(auth::accountIdFor(profile, QStringLiteral("12"), QString()) != id);
        QVERIFY(auth::accountIdFor(profile, QString(), QStringLiteral("12")) != id);
    }
};

QTEST_GUILESS_MAIN(tst_TokenAnswers)
#include "tst_TokenAnswers.moc"
