#include <random>

#include <QTest>

#include "net/Loopback.h"
#include "support/QtTestSupport.h"

static QByteArray head(const QByteArray &line, const QByteArray &host = "127.0.0.1:4000")
{
    return line + "\r\nHost: " + host + "\r\nAccept: */*\r\n\r\n";
}

static net::CallbackRequest read(const QByteArray &bytes)
{
    return net::readCallback(bytes, "127.0.0.1:4000", QStringLiteral("/callback"));
}

class tst_LoopbackRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aCallbackIsRead()
    {
        const auto got = read(head("GET /callback?code=a%2Bb%26c&state=x+y HTTP/1.1"));
        QCOMPARE(got.refusal, 0);
        QCOMPARE(got.query.queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded), QStringLiteral("a+b&c"));
        QCOMPARE(got.query.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded), QStringLiteral("x y"));
    }

    void SEC05_everythingElseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("refusal");
        QTest::newRow("wrong path") << head("GET /other?code=1 HTTP/1.1") << 404;
        QTest::newRow("path below") << head("GET /callback/x?code=1 HTTP/1.1") << 404;
        QTest::newRow("no query") << head("GET /callback HTTP/1.1") << 404;
        QTest::newRow("neither code nor error") << head("GET /callback?state=1 HTTP/1.1") << 404;
        QTest::newRow("POST") << head("POST /callback?code=1 HTTP/1.1") << 405;
        QTest::newRow("HEAD") << head("HEAD /callback?code=1 HTTP/1.1") << 405;
        QTest::newRow("name for host") << head("GET /callback?code=1 HTTP/1.1", "localhost:4000") << 421;
        QTest::newRow("rebinding") << head("GET /callback?code=1 HTTP/1.1", "evil.example:4000") << 421;
        QTest::newRow("other port") << head("GET /callback?code=1 HTTP/1.1", "127.0.0.1:4001") << 421;
        QTest::newRow("two hosts") << head("GET /callback?code=1 HTTP/1.1", "127.0.0.1:4000\r\nHost: evil.example")
                                   << 421;
        QTest::newRow("no host") << QByteArray("GET /callback?code=1 HTTP/1.1\r\n\r\n") << 421;
        QTest::newRow("code twice") << head("GET /callback?code=1&code=2 HTTP/1.1") << 400;
        QTest::newRow("absolute form") << head("GET http://127.0.0.1:4000/callback?code=1 HTTP/1.1") << 400;
        QTest::newRow("HTTP/0.9") << QByteArray("GET /callback?code=1\r\n\r\n") << 400;
        QTest::newRow("two spaces") << head("GET  /callback?code=1 HTTP/1.1") << 400;
        QTest::newRow("control character") << head("GET /callback?code=\x01 HTTP/1.1") << 400;
        QTest::newRow("long line") << head("GET /callback?code=" + QByteArray(9000, 'a') + " HTTP/1.1") << 414;
        QTest::newRow("nothing") << QByteArray("\r\n\r\n") << 400;
    }
    void SEC05_everythingElseIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, refusal);
        QCOMPARE(read(bytes).refusal, refusal);
    }

    void SEC05_aThousandFuzzedRequestsAreNotAccepted()
    {
        std::mt19937 random(7);
        const QByteArray good = head("GET /callback?code=abc&state=def HTTP/1.1");
        int accepted = 0;
        for (int i = 0; i < 1000; ++i) {
            QByteArray bytes = good;
            const auto kind = random() % 3;
            // Only the request line and the host matter, so every change hits one of them.
            const auto at = static_cast<qsizetype>(random() % 14);
            if (kind == 0)
                bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
            else if (kind == 1)
                bytes.remove(at, 1 + static_cast<qsizetype>(random() % 40));
            else
                bytes.insert(at,
                             QByteArray(1 + static_cast<qsizetype>(random() % 30), static_cast<char>(random() % 256)));
            accepted += read(bytes).refusal == 0;
        }
        QCOMPARE(accepted, 0);
    }

    void SEC05_pagesHaveNoScriptAndNoForeignSource()
    {
        for (const auto page : {net::LoopbackPage::SignedIn, net::LoopbackPage::Denied, net::LoopbackPage::Failed}) {
            const auto html = net::loopbackPage(page);
            QVERIFY(html.contains("Countersign"));
            for (const char *forbidden : {"<script", "http://", "https://", "<img", "<link", "onload", "javascript:"})
                QVERIFY2(!html.contains(forbidden), forbidden);
        }
    }
};

QTEST_GUILESS_MAIN(tst_LoopbackRequest)
#include "tst_LoopbackRequest.moc"
