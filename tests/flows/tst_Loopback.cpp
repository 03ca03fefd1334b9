#include <random>

#include <QTcpSocket>
#include <QTest>

#include "net/Loopback.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;
using base::Kind;

class tst_Loopback : public QObject
{
    Q_OBJECT
private:
    using Got = std::shared_ptr<std::optional<base::Result<QUrlQuery>>>;

    static Got waitOn(net::Loopback &loopback, base::Milliseconds giveUp = 5min, std::stop_token stop = {})
    {
        auto got = std::make_shared<std::optional<base::Result<QUrlQuery>>>();
        loopback.wait(giveUp, stop).then([got](base::Result<QUrlQuery> r) { got->emplace(std::move(r)); });
        return got;
    }

    // Sends bytes and returns all that comes back until the other side closes; empty when it cannot connect.
    static QByteArray send(const QUrl &url, const QByteArray &bytes)
    {
        QTcpSocket socket;
        QByteArray answer;
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        for (int i = 0; i < 500 && socket.state() != QAbstractSocket::ConnectedState; ++i) {
            if (socket.state() == QAbstractSocket::UnconnectedState)
                return {};
            QTest::qWait(1);
        }
        socket.write(bytes);
        for (int i = 0; i < 2000 && socket.state() != QAbstractSocket::UnconnectedState; ++i)
            QTest::qWait(1);
        return socket.readAll();
    }

    static QByteArray get(const QUrl &url, const QByteArray &query)
    {
        return "GET " + url.path().toLatin1() + query + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n";
    }

    std::shared_ptr<base::Clock> m_clock = std::make_shared<base::SystemClock>();

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC04_oneCallbackIsTakenAndTheListenerIsGone()
    {
        net::Loopback loopback(m_clock);
        const auto url = loopback.listen({});
        VERIFY_RESULT(url);
        QCOMPARE(url->host(), QStringLiteral("127.0.0.1"));
        QVERIFY(url->path().size() > 30);
        const auto got = waitOn(loopback);
        QTcpSocket browser;
        browser.connectToHost(url->host(), static_cast<quint16>(url->port()));
        QTRY_COMPARE(browser.state(), QAbstractSocket::ConnectedState);
        browser.write(get(*url, "?code=c1&state=s1"));
        QTRY_VERIFY(got->has_value());
        VERIFY_RESULT(**got);
        QCOMPARE((**got)->queryItemValue(QStringLiteral("code")), QStringLiteral("c1"));
        QVERIFY(!loopback.isListening());
        QVERIFY(send(*url, get(*url, "?code=c2&state=s1")).isEmpty());
        QCOMPARE(browser.bytesAvailable(), qint64(0)); // waits for the end of the exchange
        loopback.answer(net::LoopbackPage::SignedIn);
        QTRY_COMPARE(browser.state(), QAbstractSocket::UnconnectedState);
        const QByteArray page = browser.readAll();
        QVERIFY(page.startsWith("HTTP/1.1 200"));
        QVERIFY(page.contains("You are signed in"));
        QVERIFY(page.contains("Cache-Control: no-store"));
        QVERIFY(page.contains("Referrer-Policy: no-referrer"));
        QVERIFY(page.contains("default-src 'none'"));
        QVERIFY(!page.contains("c1"));
    }

    void SEC04_timeOutAndStopCloseTheListener()
    {
        auto clock = std::make_shared<support::ManualClock>();
        net::Loopback late(clock);
        const auto lateUrl = late.listen({});
        const auto lateGot = waitOn(late);
        clock->advance(5min);
        QTRY_VERIFY(lateGot->has_value());
        COMPARE_ERROR(**lateGot, Kind::TimedOut);
        QVERIFY(send(*lateUrl, get(*lateUrl, "?code=1")).isEmpty());

        net::Loopback stopped(clock);
        const auto stoppedUrl = stopped.listen({});
        std::stop_source stop;
        const auto stoppedGot = waitOn(stopped, 5min, stop.get_token());
        stop.request_stop();
        QTRY_VERIFY(stoppedGot->has_value());
        COMPARE_ERROR(**stoppedGot, Kind::Cancelled);
        QVERIFY(send(*stoppedUrl, get(*stoppedUrl, "?code=1")).isEmpty());
    }

    void SEC04_itsDestructorClosesItAndTellsTheBrowser()
    {
        QUrl url;
        QTcpSocket browser;
        {
            net::Loopback loopback(m_clock);
            url = *loopback.listen({});
            const auto got = waitOn(loopback);
            browser.connectToHost(url.host(), static_cast<quint16>(url.port()));
            QTRY_COMPARE(browser.state(), QAbstractSocket::ConnectedState);
            browser.write(get(url, "?error=access_denied"));
            QTRY_VERIFY(got->has_value());
        }
        QTRY_COMPARE(browser.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(browser.readAll().contains("did not finish"));
        QVERIFY(send(url, get(url, "?code=1")).isEmpty());
    }

    void SEC04_aRegisteredPortAndPathAreKept()
    {
        net::Loopback first(m_clock);
        const auto any = first.listen({});
        const auto taken = static_cast<quint16>(any->port());
        quint16 free = 0;
        {
            net::Loopback probe(m_clock);
            free = static_cast<quint16>(probe.listen({})->port());
        }
        net::Loopback second(m_clock);
        const auto url = second.listen({{taken, free}, QStringLiteral("/callback")});
        VERIFY_RESULT(url);
        QCOMPARE(url->toString(), QStringLiteral("http://127.0.0.1:%1/callback").arg(free));
        net::Loopback third(m_clock);
        const auto none = third.listen({{taken}, QStringLiteral("/callback")});
        COMPARE_ERROR(none, Kind::Offline);
        QCOMPARE(none.error().subject, QString::number(taken));
    }

    void SEC05_strangersAreRefusedAndTheWaitGoesOn()
    {
        net::Loopback loopback(m_clock);
        const auto url = *loopback.listen({{}, QStringLiteral("/callback")});
        const auto got = waitOn(loopback);
        QVERIFY(send(url, "GET /favicon.ico HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n")
                    .startsWith("HTTP/1.1 404"));
        QVERIFY(send(url, "GET /callback?code=1 HTTP/1.1\r\nHost: evil.example\r\n\r\n").startsWith("HTTP/1.1 421"));
        QVERIFY(send(url, "POST /callback?code=1 HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n")
                    .startsWith("HTTP/1.1 405"));
        QVERIFY(send(url, "GET /callback?code=" + QByteArray(9000, 'x')).startsWith("HTTP/1.1 414"));
        QVERIFY(!got->has_value());
        QVERIFY(loopback.isListening());
    }

    void SEC05_aThousandFuzzedRequestsOverTheSocket()
    {
        net::Loopback loopback(m_clock);
        const auto url = *loopback.listen({});
        const auto got = waitOn(loopback);
        std::mt19937 random(11);
        for (int i = 0; i < 1000; ++i) {
            QByteArray bytes = get(url, "?code=abc&state=def");
            const auto at = static_cast<qsizetype>(random() % 30);
            bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
            for (unsigned junk = random() % 20; junk > 0; --junk)
                bytes.insert(static_cast<qsizetype>(random() % 40), static_cast<char>(random() % 256));
            QTcpSocket socket;
            socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
            QVERIFY(socket.waitForConnected(2000));
            socket.write(bytes);
            QVERIFY(socket.waitForBytesWritten(2000));
            QCoreApplication::processEvents();
            socket.abort();
            QCoreApplication::processEvents();
        }
        QVERIFY(!got->has_value());
        QVERIFY(loopback.isListening());
    }
};

QTEST_GUILESS_MAIN(tst_Loopback)
#include "tst_Loopback.moc"
