#include <QTest>

#include "fakes/DispatchForTests.h"
#include "fakes/PlainCredentials.h"
#include "fakes/ScriptedServer.h"
#include "net/ReadChannel.h"
#include "net/WriteChannel.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;
using base::Kind;
using fakes::Arrival;
using fakes::Reply;
using fakes::ScriptedServer;

static constexpr net::Endpoint safe[] = {
    {net::Verb::Get, "/v3/applications"},
    {net::Verb::Get, "/v3/applications/{id}"},
    {net::Verb::Post, "/application.list"},
};
static constexpr net::Endpoint unsafe[] = {
    {net::Verb::Post, "/v3/notes"},
    {net::Verb::Patch, "/v3/applications/{id}"},
    {net::Verb::Post, "/v3/tags", true},
};

class tst_Channels : public QObject
{
    Q_OBJECT
private:
    struct Bench
    {
        std::shared_ptr<base::Clock> clock;
        std::shared_ptr<fakes::PlainCredentials> credentials = std::make_shared<fakes::PlainCredentials>();
        net::Transport transport{clock};
        std::shared_ptr<net::Pacer> pacer = std::make_shared<net::Pacer>(clock);
        net::ReadChannel reads;
        net::WriteChannel writes;

        Bench(const QUrl &base, std::shared_ptr<base::Clock> withClock)
            : clock(std::move(withClock)), reads(transport, credentials, pacer, clock, base, safe),
              writes(transport, credentials, pacer, clock, base, unsafe)
        {
            net::RetryPolicy quick;
            quick.step = 1ms;
            reads.setRetryPolicy(quick);
        }
        explicit Bench(const ScriptedServer &server)
            : Bench(server.url(QStringLiteral("/root")), std::make_shared<base::SystemClock>())
        {
        }

        base::Result<net::Response> get(const QString &path = QStringLiteral("/v3/applications"))
        {
            return finished(support::runTask(reads.get(path, {}, {})));
        }
        base::Result<net::Response> write(const QByteArray &body = "{\"body\":\"approved\"}",
                                          net::Verb verb = net::Verb::Post,
                                          const QString &path = QStringLiteral("/v3/notes"))
        {
            auto dispatch = writeback::Sender::dispatchForTests(body);
            return finished(support::runTask(writes.send(dispatch, request(body, verb, path), {})));
        }
        static net::Request request(const QByteArray &body, net::Verb verb, const QString &path)
        {
            net::Request r;
            r.verb = verb;
            r.url = QUrl(path);
            r.body = body;
            return r;
        }
        static base::Result<net::Response> finished(std::optional<base::Result<net::Response>> result)
        {
            if (!result)
                return base::failure(Kind::Invalid, QStringLiteral("the task never ended"));
            return *std::move(result);
        }
    };

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aReadCarriesTheBearerAndTheRoot()
    {
        ScriptedServer server([](const Arrival &) { return Reply::json("[]"); });
        Bench bench(server);
        VERIFY_RESULT(bench.get());
        QCOMPARE(server.arrivals()[0].target, QByteArray("/root/v3/applications"));
        QCOMPARE(server.arrivals()[0].header("authorization"), QByteArray("Bearer token-1"));
    }

    void aReadOutsideTheTableIsInvalidAndNotSent()
    {
        ScriptedServer server([](const Arrival &) { return Reply::json("[]"); });
        Bench bench(server);
        COMPARE_ERROR(bench.get(QStringLiteral("/v3/users")), Kind::Invalid);
        COMPARE_ERROR(bench.get(QStringLiteral("/v3/applications/../users")), Kind::Invalid);
        const auto posted = support::runTask(bench.reads.post(QStringLiteral("/v3/notes"), "{}", {}));
        COMPARE_ERROR(*posted, Kind::Invalid);
        QVERIFY(server.arrivals().empty());
    }

    void aPageThatIsNotJsonIsABadAnswerNamingTheHost()
    {
        ScriptedServer server([](const Arrival &) { return Reply::html(); });
        Bench bench(server);
        const auto result = bench.get();
        COMPARE_ERROR(result, Kind::BadAnswer);
        QCOMPARE(result.error().subject, QStringLiteral("127.0.0.1"));
        QCOMPARE(server.arrivals().size(), std::size_t(1));
    }

    void wrongStatusesOfAReadAreReportedOnce_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("403") << 403 << Kind::Forbidden;
        QTest::newRow("404") << 404 << Kind::NotFound;
        QTest::newRow("422") << 422 << Kind::Refused;
    }
    void wrongStatusesOfAReadAreReportedOnce()
    {
        QFETCH(int, status);
        QFETCH(Kind, kind);
        ScriptedServer server(
            [=](const Arrival &) { return Reply::json(R"({"message":"cursor is invalid"})", status); });
        Bench bench(server);
        const auto result = bench.get();
        COMPARE_ERROR(result, kind);
        QVERIFY(result.error().forLog.contains(QStringLiteral("cursor is invalid")));
        QCOMPARE(server.arrivals().size(), std::size_t(1));
    }

    void REL28_aServerFaultIsTriedThreeTimes()
    {
        ScriptedServer server([](const Arrival &) { return Reply::text("oops", 500); });
        Bench bench(server);
        COMPARE_ERROR(bench.get(), Kind::ServerFault);
        QCOMPARE(server.arrivals().size(), std::size_t(3));
    }

    void aCutAnswerIsReadAgain()
    {
        int n = 0;
        ScriptedServer server(
            [&n](const Arrival &) { return ++n < 3 ? Reply::of(Reply::Manner::CutBody) : Reply::json("[]"); });
        Bench bench(server);
        VERIFY_RESULT(bench.get());
        QCOMPARE(n, 3);
    }

    void REL27_throttlingWaitsForRetryAfterByTheClock()
    {
        int n = 0;
        ScriptedServer server([&n](const Arrival &) {
            return ++n == 1 ? Reply::text("Retry later", 429).with("Retry-After", "20") : Reply::json("[]");
        });
        auto clock = std::make_shared<support::ManualClock>();
        Bench bench(server.url(QStringLiteral("/root")), clock);
        std::optional<base::Result<net::Response>> got;
        bench.reads.get(QStringLiteral("/v3/applications"), {}, {}).then([&](base::Result<net::Response> r) {
            got = std::move(r);
        });
        QTRY_VERIFY(n == 1 && clock->nextDue() && *clock->nextDue() < 25s);
        clock->advance(19'900ms);
        QCoreApplication::processEvents();
        QCOMPARE(n, 1);
        clock->advance(2'200ms);
        QTRY_VERIFY(got);
        VERIFY_RESULT(*got);
        QCOMPARE(n, 2);
        QCOMPARE(bench.pacer->counters().refusals, qint64(1));
    }

    void anExpiredTokenIsRenewedOnceAndTheReadRepeated()
    {
        ScriptedServer server([](const Arrival &a) {
            return a.header("authorization") == "Bearer token-2" ? Reply::json("[]")
                                                                 : Reply::json(R"({"message":"expired"})", 401);
        });
        Bench bench(server);
        VERIFY_RESULT(bench.get());
        QCOMPARE(bench.credentials->renewals, 1);
        QCOMPARE(server.arrivals().size(), std::size_t(2));
    }

    void aSecond401IsSignedOut()
    {
        ScriptedServer server([](const Arrival &) { return Reply::json("{}", 401); });
        Bench bench(server);
        COMPARE_ERROR(bench.get(), Kind::SignedOut);
        QCOMPARE(bench.credentials->renewals, 1);
        QCOMPARE(server.arrivals().size(), std::size_t(2));
    }

    void aNextLinkIsFollowedAsItIsButOnlyHome()
    {
        ScriptedServer other([](const Arrival &) { return Reply::json("[]"); });
        ScriptedServer server([](const Arrival &) { return Reply::json("[]"); });
        Bench bench(server);
        const auto follow = [&](const QUrl &url) {
            return Bench::finished(support::runTask(bench.reads.follow(url, {})));
        };
        VERIFY_RESULT(follow(server.url(QStringLiteral("/root/v3/applications?cursor=a%2Bb%3D%3D"))));
        QCOMPARE(server.arrivals()[0].target, QByteArray("/root/v3/applications?cursor=a%2Bb%3D%3D"));
        COMPARE_ERROR(follow(other.url(QStringLiteral("/root/v3/applications?cursor=1"))), Kind::BadAnswer);
        COMPARE_ERROR(follow(server.url(QStringLiteral("/root/v3/users?cursor=1"))), Kind::BadAnswer);
        COMPARE_ERROR(follow(server.url(QStringLiteral("/v3/applications"))), Kind::BadAnswer);
        QCOMPARE(server.arrivals().size(), std::size_t(1));
        QVERIFY(other.arrivals().empty());
    }

    void aReadByPostIsRetriedAndNeverUnknown()
    {
        int n = 0;
        ScriptedServer server(
            [&n](const Arrival &) { return ++n == 1 ? Reply::of(Reply::Manner::CloseUnanswered) : Reply::json("{}"); });
        Bench bench(server);
        VERIFY_RESULT(Bench::finished(
            support::runTask(bench.reads.post(QStringLiteral("/application.list"), "{\"limit\":1}", {}))));
        QCOMPARE(n, 2);
    }

    void aDownloadCarriesNoCredentials()
    {
        ScriptedServer server([](const Arrival &a) {
            if (a.path() == "/gone")
                return Reply::text("expired", 403);
            if (a.path() == "/moved")
                return Reply::redirect("/file", 302);
            return Reply::text("%PDF-1.7", 200);
        });
        Bench bench(server);
        const auto fetch = [&](const QUrl &url) {
            return Bench::finished(support::runTask(bench.reads.download(url, 1000, {})));
        };
        const auto file = fetch(server.url(QStringLiteral("/file?sig=1")));
        VERIFY_RESULT(file);
        QCOMPARE(file->body, QByteArray("%PDF-1.7"));
        QCOMPARE(server.arrivals()[0].header("authorization"), QByteArray());
        COMPARE_ERROR(fetch(server.url(QStringLiteral("/gone"))), Kind::NotFound);
        COMPARE_ERROR(fetch(server.url(QStringLiteral("/moved"))), Kind::BadAnswer);
        const auto before = server.arrivals().size();
        COMPARE_ERROR(fetch(QUrl(QStringLiteral("http://files.example/x"))), Kind::BadAnswer);
        COMPARE_ERROR(fetch(QUrl(QStringLiteral("file:///etc/hosts"))), Kind::BadAnswer);
        QCOMPARE(server.arrivals().size(), before);
    }

    void aWriteSendsTheApprovedBytesOnce()
    {
        ScriptedServer server([](const Arrival &) { return Reply::json("{\"id\":1}", 201); });
        Bench bench(server);
        VERIFY_RESULT(bench.write());
        QCOMPARE(server.arrivals().size(), std::size_t(1));
        QCOMPARE(server.arrivals()[0].target, QByteArray("/root/v3/notes"));
        QCOMPARE(server.arrivals()[0].body, QByteArray("{\"body\":\"approved\"}"));
        VERIFY_RESULT(bench.write("{\"x\":1}", net::Verb::Patch, QStringLiteral("/v3/applications/7")));
    }

    void otherBytesThanApprovedAreNotSent()
    {
        ScriptedServer server([](const Arrival &) { return Reply::json("{}"); });
        Bench bench(server);
        auto dispatch = writeback::Sender::dispatchForTests("{\"body\":\"approved\"}");
        const auto changed = Bench::request("{\"body\":\"changed\"}", net::Verb::Post, QStringLiteral("/v3/notes"));
        COMPARE_ERROR(Bench::finished(support::runTask(bench.writes.send(dispatch, changed, {}))), Kind::Invalid);
        QVERIFY(server.arrivals().empty());
    }

    void aDispatchIsGoodForOneRequest()
    {
        ScriptedServer server([](const Arrival &) { return Reply::json("{}"); });
        Bench bench(server);
        auto dispatch = writeback::Sender::dispatchForTests("{}");
        const auto request = Bench::request("{}", net::Verb::Post, QStringLiteral("/v3/notes"));
        VERIFY_RESULT(Bench::finished(support::runTask(bench.writes.send(dispatch, request, {}))));
        COMPARE_ERROR(Bench::finished(support::runTask(bench.writes.send(dispatch, request, {}))), Kind::Invalid);
        auto moved = std::move(dispatch);
        COMPARE_ERROR(Bench::finished(support::runTask(bench.writes.send(moved, request, {}))), Kind::Invalid);
        QCOMPARE(server.arrivals().size(), std::size_t(1));
    }

    void aWriteOutsideTheTableIsNotSent()
    {
        ScriptedServer server([](const Arrival &) { return Reply::json("{}"); });
        ScriptedServer other([](const Arrival &) { return Reply::json("{}"); });
        Bench bench(server);
        COMPARE_ERROR(bench.write("{}", net::Verb::Delete), Kind::Invalid);
        COMPARE_ERROR(bench.write("{}", net::Verb::Post, QStringLiteral("/v3/users")), Kind::Invalid);
        COMPARE_ERROR(bench.write("{}", net::Verb::Post, other.url(QStringLiteral("/root/v3/notes")).toString()),
                      Kind::Invalid);
        QVERIFY(server.arrivals().empty() && other.arrivals().empty());
    }

    void REL19_fakeSuccessesAreUnknown_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("web page") << 200 << QByteArray("text/html") << QByteArray("<html>Welcome</html>");
        QTest::newRow("web page, 201") << 201 << QByteArray("text/html") << QByteArray("<html>Welcome</html>");
        QTest::newRow("page typed as JSON") << 200 << QByteArray("application/json") << QByteArray("<html>");
        QTest::newRow("empty") << 200 << QByteArray("application/json") << QByteArray();
        QTest::newRow("empty without type") << 200 << QByteArray() << QByteArray();
        QTest::newRow("half") << 201 << QByteArray("application/json") << QByteArray("{\"id\":");
        QTest::newRow("text") << 200 << QByteArray("text/plain") << QByteArray("OK");
        QTest::newRow("doubled key") << 200 << QByteArray("application/json") << QByteArray("{\"id\":1,\"id\":2}");
        QTest::newRow("broken UTF-8") << 200 << QByteArray("application/json") << QByteArray("{\"id\":\"\xff\"}");
        QTest::newRow("two values") << 200 << QByteArray("application/json") << QByteArray("{}{}");
        QTest::newRow("script") << 200 << QByteArray("application/javascript") << QByteArray("{}");
        QTest::newRow("redirect") << 302 << QByteArray("application/json") << QByteArray("{}");
        QTest::newRow("server fault after applying") << 500 << QByteArray("application/json") << QByteArray("{}");
        QTest::newRow("gateway") << 504 << QByteArray("text/html") << QByteArray("<html>");
        QTest::newRow("request time-out") << 408 << QByteArray("text/plain") << QByteArray();
    }
    void REL19_fakeSuccessesAreUnknown()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        ScriptedServer server([=](const Arrival &) {
            Reply reply = Reply::text(body, status);
            reply.headers.clear();
            return type.isEmpty() ? reply : reply.with("Content-Type", type);
        });
        Bench bench(server);
        COMPARE_ERROR(bench.write(), Kind::OutcomeUnknown);
        QCOMPARE(server.arrivals().size(), std::size_t(1));
    }

    void REL20_refusalsOfAWriteAreFinalAndSentOnce_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        const std::pair<int, Kind> rows[] = {{400, Kind::Refused},  {403, Kind::Forbidden}, {404, Kind::NotFound},
                                             {409, Kind::Conflict}, {410, Kind::NotFound},  {413, Kind::Refused},
                                             {422, Kind::Refused},  {429, Kind::Throttled}};
        for (const auto &[status, kind] : rows)
            QTest::addRow("%d", status) << status << kind;
    }
    void REL20_refusalsOfAWriteAreFinalAndSentOnce()
    {
        QFETCH(int, status);
        QFETCH(Kind, kind);
        ScriptedServer server([=](const Arrival &) { return Reply::json(R"({"errors":[{"message":"no"}]})", status); });
        Bench bench(server);
        COMPARE_ERROR(bench.write(), kind);
        QCOMPARE(server.arrivals().size(), std::size_t(1));
    }

    void aClosingServerGetsAWriteOnceThroughTheChannel()
    {
        ScriptedServer server([](const Arrival &) { return Reply::of(Reply::Manner::CloseUnanswered); });
        Bench bench(server);
        COMPARE_ERROR(bench.write(), Kind::OutcomeUnknown);
        QCOMPARE(server.arrivals().size(), std::size_t(1));
    }

    // Red when the header goes to every endpoint: a system that does not know it must not be leant on.
    void REL17_theKeyIsTheOperationsDigestAndOnlyWhereItIsHonoured()
    {
        ScriptedServer server([](const Arrival &a) {
            return a.header("authorization") == "Bearer token-2" ? Reply::json("{}") : Reply::json("{}", 401);
        });
        Bench bench(server);
        VERIFY_RESULT(bench.write("{}", net::Verb::Post, QStringLiteral("/v3/tags")));
        QCOMPARE(server.arrivals().size(), std::size_t(2)); // the same key both times
        for (const auto &arrival : server.arrivals())
            QCOMPARE(arrival.header("idempotency-key"), base::Digest::of("operation").hex().toLatin1());
        VERIFY_RESULT(bench.write());
        QVERIFY(server.arrivals().back().header("idempotency-key").isEmpty());
    }

    void REL20_aWriteIsRepeatedOnceAfterA401()
    {
        ScriptedServer server([](const Arrival &a) {
            return a.header("authorization") == "Bearer token-2" ? Reply::json("{}") : Reply::json("{}", 401);
        });
        Bench bench(server);
        VERIFY_RESULT(bench.write());
        QCOMPARE(server.arrivals().size(), std::size_t(2));
        server.setScript([](const Arrival &) { return Reply::json("{}", 401); });
        COMPARE_ERROR(bench.write(), Kind::SignedOut);
        QCOMPARE(server.arrivals().size(), std::size_t(4));
    }
};

QTEST_GUILESS_MAIN(tst_Channels)
#include "tst_Channels.moc"
