// The planted bugs that only show on a real connection. Each is judged without the bug and with it. // REL-49
#define COUNTERSIGN_PLANTED_BUGS
#include "base/Planted.h"

#include <QTest>

#include "fakes/DispatchForTests.h"
#include "fakes/PlainCredentials.h"
#include "fakes/ScriptedServer.h"
#include "net/WriteChannel.h"
#include "support/QtTestSupport.h"

using base::Bug;
using fakes::Arrival;
using fakes::Reply;
using fakes::ScriptedServer;

namespace {

constexpr net::Endpoint unsafe[] = {{net::Verb::Post, "/v3/notes"}};
const QByteArray body = "{\"body\":\"approved\"}";

net::Request note(const QUrl &url)
{
    net::Request request;
    request.verb = net::Verb::Post;
    request.url = url;
    request.contentType = "application/json";
    request.body = body;
    request.headers.push_back({"Authorization", "Bearer secret"});
    return request;
}

base::Result<net::Response> sent(net::Request request)
{
    net::Transport transport(std::make_shared<base::SystemClock>());
    auto answer = support::runTask(transport.send(std::move(request), {}));
    return answer ? *std::move(answer) : base::failure(base::Kind::TimedOut, QStringLiteral("the task never ended"));
}

// A server that reads the request and closes without a word may have acted: the request must not come again.
QString closedUnanswered()
{
    ScriptedServer server([](const Arrival &) { return Reply::of(Reply::Manner::CloseUnanswered); });
    // Qt sends again only on a connection that has served before: one answered request opens it.
    int number = 0;
    server.setScript([&number](const Arrival &) {
        return number++ == 0 ? Reply::json("{}") : Reply::of(Reply::Manner::CloseUnanswered);
    });
    net::Transport transport(std::make_shared<base::SystemClock>());
    (void)support::runTask(transport.send(note(server.url(QStringLiteral("/v3/notes"))), {}));
    const auto answer = support::runTask(transport.send(note(server.url(QStringLiteral("/v3/notes"))), {}));
    if (!answer || answer->has_value())
        return QStringLiteral("no error");
    return server.arrivals().size() > 2 ? QStringLiteral("I3: the system received it twice") : QString();
}

QString redirected()
{
    ScriptedServer elsewhere([](const Arrival &) { return Reply::json("{\"id\":1}", 201); });
    ScriptedServer server(
        [&](const Arrival &) { return Reply::redirect(elsewhere.url(QStringLiteral("/x")).toEncoded(), 302); });
    (void)sent(note(server.url(QStringLiteral("/v3/notes")))).has_value();
    return elsewhere.arrivals().empty() ? QString() : QStringLiteral("SEC: the words went to another host");
}

struct Channel
{
    explicit Channel(const ScriptedServer &server)
        : transport(clock), writes(transport, credentials, std::make_shared<net::Pacer>(clock), clock,
                                   server.url(QStringLiteral("/root")), unsafe)
    {
    }
    std::shared_ptr<base::Clock> clock = std::make_shared<base::SystemClock>();
    std::shared_ptr<fakes::PlainCredentials> credentials = std::make_shared<fakes::PlainCredentials>();
    net::Transport transport;
    net::WriteChannel writes;
};

base::Result<net::Response> written(Channel &channel)
{
    auto dispatch = writeback::Sender::dispatchForTests(body);
    net::Request request;
    request.verb = net::Verb::Post;
    request.url = QUrl(QStringLiteral("/v3/notes"));
    request.body = body;
    auto answer = support::runTask(channel.writes.send(dispatch, std::move(request), {}));
    return answer ? *std::move(answer) : base::failure(base::Kind::TimedOut, QStringLiteral("the task never ended"));
}

QString captivePortal()
{
    ScriptedServer server([](const Arrival &) { return Reply::html(); });
    Channel channel(server);
    const auto answer = written(channel);
    return answer ? QStringLiteral("REL-19: a sign-in page was taken for a success") : QString();
}

QString unauthorized()
{
    ScriptedServer server([](const Arrival &) { return Reply::json("{}", 401); });
    Channel channel(server);
    (void)written(channel).has_value();
    return server.arrivals().size() > 2 ? QStringLiteral("REL-20: %1 tries after 401").arg(server.arrivals().size())
                                        : QString();
}

struct Planted
{
    Bug bug;
    const char *name;
    QString (*scenario)();
};

const Planted plants[] = {
    {Bug::ResendableBody, "ordinary (resendable) HTTP body", closedUnanswered},
    {Bug::RedirectFollowed, "redirect followed", redirected},
    {Bug::PageIsSuccess, "HTML 200 taken as success", captivePortal},
    {Bug::UnauthorizedRetriedTwice, "401 retried twice", unauthorized},
};

} // namespace

class tst_PlantedOnTheWire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { base::plantedBug = Bug::None; }

    void REL49_eachIsCaughtAndOnlyWhenItIsThere_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < std::size(plants); ++i)
            QTest::newRow(plants[i].name) << int(i);
    }
    void REL49_eachIsCaughtAndOnlyWhenItIsThere()
    {
        QFETCH(int, index);
        const auto &plant = plants[index];
        const QString sound = plant.scenario();
        QVERIFY2(sound.isEmpty(), qPrintable(sound));
        base::plantedBug = plant.bug;
        const QString caught = plant.scenario();
        QVERIFY2(!caught.isEmpty(), "the bug was not seen");
        qInfo("%-40s %s", plant.name, qPrintable(caught));
    }
};

QTEST_GUILESS_MAIN(tst_PlantedOnTheWire)
#include "tst_PlantedOnTheWire.moc"
