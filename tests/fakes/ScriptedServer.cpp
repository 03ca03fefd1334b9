#include "fakes/ScriptedServer.h"

#include <algorithm>

#include <QTcpSocket>
#include <QTimer>

namespace fakes {

QByteArray Arrival::path() const
{
    return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
}

QByteArray Arrival::header(const QByteArray &lowerName) const
{
    const auto at = headers.find(lowerName);
    return at == headers.end() ? QByteArray() : at->second;
}

Reply Reply::json(QByteArray body, int status)
{
    Reply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", "application/json"}};
    reply.body = std::move(body);
    return reply;
}

Reply Reply::html(QByteArray body, int status)
{
    Reply reply = json(std::move(body), status);
    reply.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    return reply;
}

Reply Reply::text(QByteArray body, int status)
{
    Reply reply = json(std::move(body), status);
    reply.headers = {{"Content-Type", "text/plain"}};
    return reply;
}

Reply Reply::redirect(QByteArray location, int status)
{
    Reply reply;
    reply.status = status;
    reply.headers = {{"Location", std::move(location)}};
    return reply;
}

Reply Reply::of(Manner manner)
{
    Reply reply = json("{\"half\": \"of this is never sent\"}");
    reply.manner = manner;
    return reply;
}

Reply Reply::with(QByteArray name, QByteArray value) const
{
    Reply copy = *this;
    copy.headers.emplace_back(std::move(name), std::move(value));
    return copy;
}

ScriptedServer::ScriptedServer(Script script) : m_script(std::move(script))
{
    if (!m_tcp.listen(QHostAddress(QHostAddress::LocalHost)))
        qFatal("the scripted server found no port");
    QObject::connect(&m_tcp, &QTcpServer::newConnection, &m_tcp, [this] {
        while (auto *socket = m_tcp.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, [this, socket] {
                m_buffers.erase(socket);
                socket->deleteLater();
            });
        }
    });
}

QUrl ScriptedServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_tcp.serverPort()).arg(path));
}

int ScriptedServer::count(const QByteArray &path) const
{
    return static_cast<int>(
        std::count_if(m_arrivals.begin(), m_arrivals.end(), [&](const Arrival &a) { return a.path() == path; }));
}

void ScriptedServer::read(QTcpSocket *socket)
{
    auto &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Arrival arrival;
    const auto lines = buffer.left(end).split('\n');
    const auto words = lines.first().trimmed().split(' ');
    arrival.method = words.value(0);
    arrival.target = words.value(1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        arrival.headers[lines[i].left(colon).trimmed().toLower()] = lines[i].mid(colon + 1).trimmed();
    }
    const qsizetype length = arrival.header("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return;
    arrival.body = buffer.mid(end + 4, length);
    buffer = buffer.mid(end + 4 + length);
    m_arrivals.push_back(arrival);

    const Reply reply = m_script(arrival);
    if (reply.afterMs > 0)
        QTimer::singleShot(reply.afterMs, socket, [this, socket, reply] { answer(socket, reply); });
    else
        answer(socket, reply);
}

void ScriptedServer::answer(QTcpSocket *socket, const Reply &reply)
{
    if (reply.manner == Reply::Manner::Silence)
        return;
    if (reply.manner == Reply::Manner::CloseUnanswered) {
        socket->disconnectFromHost();
        return;
    }
    QByteArray out = "HTTP/1.1 " + QByteArray::number(reply.status) + " Scripted\r\n";
    for (const auto &[name, value] : reply.headers)
        out += name + ": " + value + "\r\n";
    out += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
    if (reply.manner == Reply::Manner::CutBody) {
        socket->write(out + reply.body.left(reply.body.size() / 2));
        socket->disconnectFromHost();
        return;
    }
    socket->write(out + reply.body);
}

} // namespace fakes
