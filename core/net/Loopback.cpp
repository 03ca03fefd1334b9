#include "net/Loopback.h"

#include <map>

#include <QPointer>
#include <QPromise>
#include <QTcpServer>
#include <QTcpSocket>

#include <QCoroFuture>

#include "base/Digest.h"
#include "base/Log.h"

namespace net {

using base::failure;
using base::Kind;
using namespace std::chrono_literals;

static QByteArray statusLine(int status)
{
    switch (status) {
    case 200:
        return "HTTP/1.1 200 OK";
    case 404:
        return "HTTP/1.1 404 Not Found";
    case 405:
        return "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET";
    case 414:
        return "HTTP/1.1 414 URI Too Long";
    case 421:
        return "HTTP/1.1 421 Misdirected Request";
    default:
        return "HTTP/1.1 400 Bad Request";
    }
}

static QByteArray answerBytes(int status, const QByteArray &type, const QByteArray &body)
{
    return statusLine(status) + "\r\nContent-Type: " + type +
           "; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff"
           "\r\nX-Frame-Options: DENY\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
           "frame-ancestors 'none'; base-uri 'none'; form-action 'none'\r\nConnection: close\r\n\r\n" +
           body;
}

class Loopback::Server : public std::enable_shared_from_this<Server>
{
public:
    explicit Server(std::shared_ptr<base::Clock> withClock) : clock(std::move(withClock)) {}
    ~Server() { close(); }

    bool listenOn(quint16 port)
    {
        if (!tcp.listen(QHostAddress(QHostAddress::LocalHost), port))
            return false;
        authority = "127.0.0.1:" + QByteArray::number(tcp.serverPort());
        QObject::connect(&tcp, &QTcpServer::newConnection, &tcp, [this] {
            while (auto *socket = tcp.nextPendingConnection())
                take(socket);
        });
        return true;
    }

    // No connection but the one that brought the callback survives this.
    void close()
    {
        tcp.close();
        const auto open = std::exchange(guests, {});
        for (const auto &[socket, guest] : open) {
            socket->disconnect();
            socket->abort();
            socket->deleteLater();
        }
    }

    void finish(base::Result<QUrlQuery> result)
    {
        if (std::exchange(finished, true))
            return;
        close();
        outcome = std::move(result);
        done.addResult(true);
        done.finish();
    }

    void reply(QTcpSocket *socket, const QByteArray &bytes)
    {
        socket->disconnect();
        socket->setParent(nullptr);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(bytes);
        socket->flush();
        socket->disconnectFromHost();
        if (socket->state() == QAbstractSocket::UnconnectedState)
            socket->deleteLater();
    }

    std::shared_ptr<base::Clock> clock;
    QTcpServer tcp;
    QByteArray authority;
    QString path;
    QPromise<bool> done;
    base::Result<QUrlQuery> outcome = failure(Kind::Cancelled, QStringLiteral("no callback"));
    QPointer<QTcpSocket> held; // brought the callback, waits for its page
    bool finished = false;

private:
    struct Guest
    {
        QByteArray head;
        std::shared_ptr<void> patience;
    };

    void take(QTcpSocket *socket)
    {
        static constexpr std::size_t mostGuests = 16;
        if (guests.size() >= mostGuests || !socket->peerAddress().isLoopback()) {
            socket->abort();
            socket->deleteLater();
            return;
        }
        auto &guest = guests[socket];
        guest.patience = clock->after(10s, [this, socket] { drop(socket); });
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] { drop(socket); });
        if (socket->bytesAvailable() > 0)
            read(socket);
    }

    void drop(QTcpSocket *socket)
    {
        if (guests.erase(socket) == 0)
            return;
        socket->disconnect();
        socket->abort();
        socket->deleteLater();
    }

    void read(QTcpSocket *socket)
    {
        static constexpr qsizetype mostInHead = 64 * 1024; // cookies of other programs on this machine come along
        auto &head = guests[socket].head;
        head += socket->read(mostInHead + 1 - head.size());
        const qsizetype lineEnd = head.indexOf('\n');
        const bool complete = head.contains("\r\n\r\n") || head.contains("\n\n");
        const bool lineTooLong = (lineEnd < 0 ? head.size() : lineEnd) > 8 * 1024;
        if (!complete && !lineTooLong && head.size() <= mostInHead)
            return;
        const QByteArray whole = head;
        guests.erase(socket);
        CallbackRequest request;
        if (lineTooLong || !complete)
            request.refusal = lineTooLong ? 414 : 400;
        else
            request = readCallback(whole, authority, path);
        if (request.refusal != 0) {
            reply(socket, answerBytes(request.refusal, "text/plain", "This address is not for visitors.\n"));
            return;
        }
        socket->disconnect();
        socket->setParent(nullptr);
        held = socket;
        finish(request.query);
    }

    std::map<QTcpSocket *, Guest> guests;
};

Loopback::Loopback(std::shared_ptr<base::Clock> clock) : m_server(std::make_shared<Server>(std::move(clock)))
{
    m_server->done.start();
}

Loopback::~Loopback()
{
    m_server->finish(failure(Kind::Cancelled, QStringLiteral("the listener went away")));
    answer(LoopbackPage::Failed);
}

base::Result<QUrl> Loopback::listen(const Place &place)
{
    m_server->path = place.path.isEmpty() ? QLatin1Char('/') + base::base32(base::randomBytes(20), 32) : place.path;
    auto ports = place.ports;
    if (ports.empty())
        ports.push_back(0);
    for (const quint16 port : ports)
        if (m_server->listenOn(port)) {
            QUrl url;
            url.setScheme(QStringLiteral("http"));
            url.setHost(QStringLiteral("127.0.0.1"));
            url.setPort(m_server->tcp.serverPort());
            url.setPath(m_server->path);
            return url;
        }
    return failure(Kind::Offline,
                   QStringLiteral("no port of the loopback listener is free: %1").arg(m_server->tcp.errorString()),
                   QString::number(ports.back()));
}

base::Task<base::Result<QUrlQuery>> Loopback::wait(base::Milliseconds giveUp, std::stop_token stop)
{
    const auto server = m_server;
    if (!server->finished && !server->tcp.isListening())
        co_return failure(Kind::Invalid, QStringLiteral("wait before listen"));
    auto future = server->done.future();
    const auto timer = server->clock->after(giveUp, [server] {
        server->finish(failure(Kind::TimedOut, QStringLiteral("nobody came back from the browser")));
    });
    const std::stop_callback onStop(
        stop, [server] { server->finish(failure(Kind::Cancelled, QStringLiteral("sign-in stopped"))); });
    co_await future;
    co_return server->outcome;
}

void Loopback::answer(LoopbackPage page)
{
    if (QTcpSocket *socket = m_server->held.data()) {
        m_server->held.clear();
        m_server->reply(socket, answerBytes(200, "text/html", loopbackPage(page)));
    }
}

bool Loopback::isListening() const
{
    return m_server->tcp.isListening();
}

} // namespace net
