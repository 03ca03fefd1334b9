// A small HTTP/1.1 server on 127.0.0.1 that answers what the test says and remembers every request that arrived whole.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace fakes {

struct Arrival
{
    QByteArray method;
    QByteArray target;                        // path and query as sent
    std::map<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;

    QByteArray path() const;
    QByteArray header(const QByteArray &lowerName) const;
};

struct Reply
{
    enum class Manner
    {
        Normal,
        CloseUnanswered, // reads the request, closes before the first byte of an answer
        Silence,         // reads the request and never answers
        CutBody,         // sends head and half of the body, then closes
    };
    Manner manner = Manner::Normal;
    int status = 200;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int afterMs = 0; // answers later, as a thinking machine does

    static Reply json(QByteArray body, int status = 200);
    static Reply html(QByteArray body = "<!doctype html><p>Please sign in to the network</p>", int status = 200);
    static Reply text(QByteArray body, int status);
    static Reply redirect(QByteArray location, int status);
    static Reply of(Manner manner);
    Reply with(QByteArray name, QByteArray value) const;
};

class ScriptedServer
{
public:
    using Script = std::function<Reply(const Arrival &)>;
    explicit ScriptedServer(Script script);

    QUrl url(const QString &path = QStringLiteral("/")) const; // http://127.0.0.1:port/path
    quint16 port() const { return m_tcp.serverPort(); }
    const std::vector<Arrival> &arrivals() const { return m_arrivals; }
    int count(const QByteArray &path) const; // of arrivals with this path
    void setScript(Script script) { m_script = std::move(script); }

private:
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Reply &reply);

    Script m_script;
    std::vector<Arrival> m_arrivals;
    std::map<QTcpSocket *, QByteArray> m_buffers;
    QTcpServer m_tcp; // last: its sockets go first
};

} // namespace fakes
