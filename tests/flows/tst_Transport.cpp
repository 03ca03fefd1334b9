#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

#include "fakes/ScriptedServer.h"
#include "net/Transport.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;
using base::Kind;
using fakes::Arrival;
using fakes::Reply;
using fakes::ScriptedServer;

static net::Request request(net::Verb verb, const QUrl &url)
{
    net::Request r;
    r.verb = verb;
    r.url = url;
    if (verb != net::Verb::Get) {
        r.contentType = "application/json";
        r.body = "{\"note\":\"once\"}";
    }
    r.headers = {{"Authorization", "Bearer secret-token"}};
    return r;
}

class tst_Transport : public QObject
{
    Q_OBJECT
private:
    std::shared_ptr<base::Clock> m_clock = std::make_shared<base::SystemClock>();
    net::Transport m_transport{m_clock};

    base::Result<net::Response> run(net::Request r, std::stop_token stop = {})
    {
        return support::await(m_transport.send(std::move(r), stop));
    }

    // With a transport of its own: the thread that used TLS is to be gone well before the process ends, because
    // OpenSSL's clean-up at exit and that of a thread that is just ending free the same memory.
    base::Result<net::Response> runTls(net::Request r)
    {
        net::Transport transport(m_clock);
        return support::await(transport.send(std::move(r), {}));
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void anAnswerComesBackWithStatusHeadersAndBody()
    {
        ScriptedServer server(
            [](const Arrival &) { return Reply::json("{\"id\":7}", 201).with("X-Request-Id", "r-1"); });
        const auto result = run(request(net::Verb::Post, server.url(QStringLiteral("/v3/notes"))));
        VERIFY_RESULT(result);
        QCOMPARE(result->status, 201);
        QCOMPARE(result->header("x-request-id"), QByteArray("r-1"));
        QCOMPARE(result->body, QByteArray("{\"id\":7}"));
        QCOMPARE(server.arrivals().size(), std::size_t(1));
        const auto &arrival = server.arrivals().front();
        QCOMPARE(arrival.body, QByteArray("{\"note\":\"once\"}"));
        QCOMPARE(arrival.header("content-length"), QByteArray("15"));
        QCOMPARE(arrival.header("content-type"), QByteArray("application/json"));
    }

    void everyStatusButARedirectIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 405, 409, 410, 412, 418, 422, 429, 500, 501, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }
    void everyStatusButARedirectIsAnAnswer()
    {
        QFETCH(int, status);
        ScriptedServer server([=](const Arrival &) { return Reply::json("{\"message\":\"no\"}", status); });
        for (const auto verb : {net::Verb::Get, net::Verb::Post, net::Verb::Patch}) {
            const auto result = run(request(verb, server.url()));
            VERIFY_RESULT(result);
            QCOMPARE(result->status, status);
            QCOMPARE(result->body, QByteArray("{\"message\":\"no\"}"));
        }
        QCOMPARE(server.arrivals().size(), std::size_t(3));
    }

    void aClosingServerSeesAWriteOnceAndTheOutcomeIsUnknown_data()
    {
        QTest::addColumn<net::Verb>("verb");
        QTest::newRow("POST") << net::Verb::Post;
        QTest::newRow("PUT") << net::Verb::Put;
        QTest::newRow("PATCH") << net::Verb::Patch;
        QTest::newRow("DELETE") << net::Verb::Delete;
    }
    void aClosingServerSeesAWriteOnceAndTheOutcomeIsUnknown() // REL-16
    {
        QFETCH(net::Verb, verb);
        ScriptedServer server([](const Arrival &) { return Reply::of(Reply::Manner::CloseUnanswered); });
        const auto result = run(request(verb, server.url()));
        COMPARE_ERROR(result, Kind::OutcomeUnknown);
        QTest::qWait(0);
        QCOMPARE(server.arrivals().size(), std::size_t(1));
    }

    void aClosingServerSeesAWriteOnceOnAReusedConnection()
    {
        int n = 0;
        ScriptedServer server(
            [&n](const Arrival &) { return ++n == 1 ? Reply::json("{}") : Reply::of(Reply::Manner::CloseUnanswered); });
        VERIFY_RESULT(run(request(net::Verb::Post, server.url())));
        COMPARE_ERROR(run(request(net::Verb::Post, server.url())), Kind::OutcomeUnknown);
        QCOMPARE(server.arrivals().size(), std::size_t(2));
    }

    // The control: what Qt does by itself. If this ever counts one, the guard above may be rested.
    void control_anOrdinaryPostArrivesTwice()
    {
        ScriptedServer server([](const Arrival &) { return Reply::of(Reply::Manner::CloseUnanswered); });
        QNetworkAccessManager manager;
        QNetworkRequest ordinary(server.url());
        ordinary.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        auto *reply = manager.post(ordinary, QByteArray("{}"));
        QSignalSpy finished(reply, &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(server.arrivals().size(), std::size_t(2));
    }

    void aRedirectIsRefusedAndTheBearerStays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<net::Verb>("verb");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("GET %d", status) << status << net::Verb::Get;
            QTest::addRow("POST %d", status) << status << net::Verb::Post;
        }
    }
    void aRedirectIsRefusedAndTheBearerStays()
    {
        QFETCH(int, status);
        QFETCH(net::Verb, verb);
        ScriptedServer other([](const Arrival &) { return Reply::json("{}"); });
        ScriptedServer server([&](const Arrival &) {
            return Reply::redirect("http://localhost:" + QByteArray::number(other.port()) + "/x", status);
        });
        const auto result = run(request(verb, server.url()));
        COMPARE_ERROR(result, Kind::BadAnswer);
        QCOMPARE(result.error().subject, QStringLiteral("127.0.0.1"));
        QTest::qWait(0);
        QCOMPARE(server.arrivals().size(), std::size_t(1));
        QVERIFY(other.arrivals().empty());
    }

    void aReadThatIsCutIsOfflineAndAWriteUnknown()
    {
        ScriptedServer server([](const Arrival &) { return Reply::of(Reply::Manner::CutBody); });
        COMPARE_ERROR(run(request(net::Verb::Get, server.url())), Kind::Offline);
        COMPARE_ERROR(run(request(net::Verb::Post, server.url())), Kind::OutcomeUnknown);
    }

    void aClosedPortIsOfflineAlsoForAWrite()
    {
        QUrl gone;
        {
            ScriptedServer server([](const Arrival &) { return Reply::json("{}"); });
            gone = server.url();
        }
        for (const auto verb : {net::Verb::Get, net::Verb::Post, net::Verb::Delete}) {
            const auto result = run(request(verb, gone));
            COMPARE_ERROR(result, Kind::Offline);
            QCOMPARE(result.error().subject, QStringLiteral("127.0.0.1"));
        }
    }

    void anUnknownHostIsOfflineWithItsName()
    {
        const auto result = run(request(net::Verb::Post, QUrl(QStringLiteral("http://nowhere.invalid/x"))));
        COMPARE_ERROR(result, Kind::Offline);
        QCOMPARE(result.error().subject, QStringLiteral("nowhere.invalid"));
    }

    void aServerThatSpeaksNoTlsIsNotTrusted()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            auto *socket = server.nextPendingConnection();
            QObject::connect(socket, &QIODevice::readyRead, socket,
                             [socket] { socket->write("HTTP/1.1 400 Plain\r\n\r\n"); });
        });
        const QUrl url(QStringLiteral("https://127.0.0.1:%1/").arg(server.serverPort()));
        COMPARE_ERROR(runTls(request(net::Verb::Post, url)), Kind::Untrusted);
    }

    // The certificate in tests/data/net is for 127.0.0.1 and signed by nobody: openssl req -x509 -newkey ec.
    void aCertificateThatNobodySignedIsNotTrustedAndNothingIsSent()
    {
        const auto file = [](const char *name) {
            QFile f(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/data/net/") + QLatin1String(name));
            return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
        };
        QSslConfiguration tls;
        tls.setLocalCertificate(QSslCertificate(file("self-signed.pem")));
        tls.setPrivateKey(QSslKey(file("self-signed.key"), QSsl::Ec));
        QSslServer server;
        server.setSslConfiguration(tls);
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        QByteArray heard;
        QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
            while (auto *socket = server.nextPendingConnection())
                QObject::connect(socket, &QIODevice::readyRead, socket,
                                 [&heard, socket] { heard += socket->readAll(); });
        });
        const QUrl url(QStringLiteral("https://127.0.0.1:%1/v3/notes").arg(server.serverPort()));
        for (const auto verb : {net::Verb::Get, net::Verb::Post}) {
            const auto result = runTls(request(verb, url));
            COMPARE_ERROR(result, Kind::Untrusted);
            QCOMPARE(result.error().subject, QStringLiteral("127.0.0.1"));
            QVERIFY(result.error().forLog.contains(QStringLiteral("certificate")));
        }
        QVERIFY(heard.isEmpty());
    }

    void timeOutByTheClockOfTheTest()
    {
        auto clock = std::make_shared<support::ManualClock>();
        net::Transport transport(clock);
        ScriptedServer server([](const Arrival &) { return Reply::of(Reply::Manner::Silence); });
        for (const auto verb : {net::Verb::Get, net::Verb::Post}) {
            std::optional<base::Result<net::Response>> got;
            transport.send(request(verb, server.url()), {}).then([&](base::Result<net::Response> r) {
                got.emplace(std::move(r));
            });
            const auto before = server.arrivals().size();
            QTRY_COMPARE(server.arrivals().size(), before + 1);
            QVERIFY(!got);
            clock->advance(29s);
            QVERIFY(!got);
            clock->advance(1s);
            QTRY_VERIFY(got);
            COMPARE_ERROR(*got, verb == net::Verb::Get ? Kind::TimedOut : Kind::OutcomeUnknown);
        }
    }

    void stopInFlightCancelsAReadAndLeavesAWriteUnknown()
    {
        ScriptedServer server([](const Arrival &) { return Reply::of(Reply::Manner::Silence); });
        for (const auto verb : {net::Verb::Get, net::Verb::Post}) {
            std::stop_source stop;
            std::optional<base::Result<net::Response>> got;
            m_transport.send(request(verb, server.url()), stop.get_token()).then([&](base::Result<net::Response> r) {
                got.emplace(std::move(r));
            });
            const auto before = server.arrivals().size();
            QTRY_COMPARE(server.arrivals().size(), before + 1);
            stop.request_stop();
            QTRY_VERIFY(got);
            COMPARE_ERROR(*got, verb == net::Verb::Get ? Kind::Cancelled : Kind::OutcomeUnknown);
        }
    }

    void aStoppedTokenSendsNothing()
    {
        ScriptedServer server([](const Arrival &) { return Reply::json("{}"); });
        std::stop_source stop;
        stop.request_stop();
        COMPARE_ERROR(run(request(net::Verb::Post, server.url()), stop.get_token()), Kind::Cancelled);
        QVERIFY(server.arrivals().empty());
    }

    void destroyingTheTransportEndsWhatIsInFlight()
    {
        ScriptedServer server([](const Arrival &) { return Reply::of(Reply::Manner::Silence); });
        std::vector<base::Result<net::Response>> got;
        auto transport = std::make_unique<net::Transport>(m_clock);
        for (const auto verb : {net::Verb::Get, net::Verb::Post})
            transport->send(request(verb, server.url()), {}).then([&](base::Result<net::Response> r) {
                got.push_back(std::move(r));
            });
        QTRY_COMPARE(server.arrivals().size(), std::size_t(2));
        transport.reset();
        QTRY_COMPARE(got.size(), std::size_t(2));
        for (const auto &result : got)
            QVERIFY(!result);
    }

    void anOversizeAnswerIsABadAnswer()
    {
        ScriptedServer server([](const Arrival &) { return Reply::json("[" + QByteArray(200'000, '1') + "]"); });
        auto r = request(net::Verb::Get, server.url());
        r.maxBytes = 100'000;
        COMPARE_ERROR(run(r), Kind::BadAnswer);
        r.maxBytes = 300'000;
        VERIFY_RESULT(run(r));
    }

    void whatCannotBeSentSafelyIsInvalid()
    {
        auto bare = request(net::Verb::Delete, QUrl(QStringLiteral("http://127.0.0.1:9/x")));
        bare.body.clear();
        COMPARE_ERROR(run(bare), Kind::Invalid);
        COMPARE_ERROR(run(request(net::Verb::Get, QUrl(QStringLiteral("file:///etc/hosts")))), Kind::Invalid);
        COMPARE_ERROR(run(request(net::Verb::Get, QUrl(QStringLiteral("http://a:b@127.0.0.1:9/")))), Kind::Invalid);
        auto broken = request(net::Verb::Get, QUrl(QStringLiteral("http://127.0.0.1:9/")));
        broken.headers.push_back({"X-A", "1\r\nX-B: 2"});
        COMPARE_ERROR(run(broken), Kind::Invalid);
    }
};

QTEST_GUILESS_MAIN(tst_Transport)
#include "tst_Transport.moc"
