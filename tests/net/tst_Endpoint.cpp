#include <QTest>

#include "net/Endpoint.h"

static constexpr net::Endpoint table[] = {
    {net::Verb::Get, "/v3/applications"},
    {net::Verb::Get, "/v3/applications/{id}"},
    {net::Verb::Post, "/v3/applications/{id}/move"},
};

class tst_Endpoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matching_data()
    {
        QTest::addColumn<net::Verb>("verb");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("in");
        const auto get = net::Verb::Get;
        QTest::newRow("list") << get << QStringLiteral("/v3/applications") << true;
        QTest::newRow("one") << get << QStringLiteral("/v3/applications/9007199254740993") << true;
        QTest::newRow("wrong verb") << net::Verb::Post << QStringLiteral("/v3/applications") << false;
        QTest::newRow("write") << net::Verb::Post << QStringLiteral("/v3/applications/7/move") << true;
        QTest::newRow("longer") << get << QStringLiteral("/v3/applications/7/move") << false;
        QTest::newRow("empty segment") << get << QStringLiteral("/v3/applications/") << false;
        QTest::newRow("up") << get << QStringLiteral("/v3/applications/..") << false;
        QTest::newRow("encoded slash") << get << QStringLiteral("/v3/applications/7%2Fmove") << false;
        QTest::newRow("query smuggled") << get << QStringLiteral("/v3/applications/7?x=1") << false;
        QTest::newRow("backslash") << get << QStringLiteral("/v3/applications/7\\8") << false;
        QTest::newRow("no slash") << get << QStringLiteral("v3/applications") << false;
        QTest::newRow("empty") << get << QString() << false;
    }
    void matching()
    {
        QFETCH(net::Verb, verb);
        QFETCH(QString, path);
        QFETCH(bool, in);
        QCOMPARE(net::isIn(table, verb, path), in);
    }

    void aPathBelowIsOnlyFoundOnTheSameOriginAndRoot()
    {
        const QUrl base(QStringLiteral("https://api.ats.example/root/"));
        const auto below = [&](const char *url) { return net::pathBelow(base, QUrl(QString::fromLatin1(url))); };
        QCOMPARE(below("https://api.ats.example/root/v3/jobs?cursor=a%2Bb"), QStringLiteral("/v3/jobs"));
        QCOMPARE(below("https://api.ats.example:443/root/v3/jobs"), QStringLiteral("/v3/jobs"));
        QCOMPARE(below("http://api.ats.example/root/v3/jobs"), QString());
        QCOMPARE(below("https://api.ats.example:8443/root/v3/jobs"), QString());
        QCOMPARE(below("https://api.ats.example.evil.example/root/v3/jobs"), QString());
        QCOMPARE(below("https://x@api.ats.example/root/v3/jobs"), QString());
        QCOMPARE(below("https://api.ats.example/rootv3/jobs"), QString());
    }

    void joiningKeepsTheRootAndEncodesThePlus()
    {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("updated_at"), QStringLiteral("gte|2026-11-24T09:10:00+00:00"));
        const auto url =
            net::joined(QUrl(QStringLiteral("https://api.ats.example/root/")), QStringLiteral("/v3/jobs"), query);
        QVERIFY(url.toEncoded().startsWith("https://api.ats.example/root/v3/jobs?updated_at=gte"));
        QVERIFY(url.toEncoded().contains("%2B00:00"));
    }
};

QTEST_GUILESS_MAIN(tst_Endpoint)
#include "tst_Endpoint.moc"
