#include "net/InstanceSocket.h"

#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>

#include "base/Log.h"

namespace net {

namespace {
constexpr int waitMs = 2000;
constexpr qint64 longestLine = 64 * 1024;
} // namespace

struct InstanceServer::Parts
{
    QString path;
    std::function<QByteArray(QByteArray)> answer;
    QLocalServer server;
};

InstanceServer::InstanceServer(QString path, std::function<QByteArray(QByteArray)> answer) : m_parts(new Parts)
{
    m_parts->path = std::move(path);
    m_parts->answer = std::move(answer);
    m_parts->server.setSocketOptions(QLocalServer::UserAccessOption);
    QObject::connect(&m_parts->server, &QLocalServer::newConnection, &m_parts->server, [parts = m_parts.get()] {
        while (auto *socket = parts->server.nextPendingConnection()) {
            QObject::connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QLocalSocket::readyRead, socket, [parts, socket] {
                if (socket->canReadLine()) {
                    socket->write(parts->answer(socket->readLine(longestLine).trimmed()) + '\n');
                    socket->flush();
                    socket->disconnectFromServer();
                } else if (socket->bytesAvailable() > longestLine) {
                    socket->abort();
                }
            });
        }
    });
}

InstanceServer::~InstanceServer() = default;

base::Result<void> InstanceServer::listen()
{
    if (askInstance(m_parts->path, "{\"verb\":\"hello\"}"))
        return base::failure(base::Kind::Conflict, QStringLiteral("another instance listens"), m_parts->path);
    // Nobody answers: what is left there is from a process that was killed.
    QLocalServer::removeServer(m_parts->path);
    if (!m_parts->server.listen(m_parts->path))
        return base::failure(base::Kind::Storage, m_parts->server.errorString(), m_parts->path);
    return {};
}

base::Result<QByteArray> askInstance(const QString &path, const QByteArray &line)
{
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(waitMs))
        return base::failure(base::Kind::NotFound, socket.errorString(), path);
    socket.write(line + '\n');
    while (!socket.canReadLine()) {
        if (socket.bytesAvailable() > longestLine)
            return base::failure(base::Kind::BadAnswer, QStringLiteral("instance: line too long"));
        if (!socket.waitForReadyRead(waitMs))
            return base::failure(base::Kind::TimedOut, QStringLiteral("instance: no answer"));
    }
    return socket.readLine(longestLine).trimmed();
}

} // namespace net
