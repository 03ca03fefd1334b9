// A raw TCP relay in front of the API port, for faults below HTTP. It reads one whole request, passes it on over a
// connection of its own, and hands back the bytes of the answer, or not.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <QByteArray>
#include <QString>

namespace practice {

struct RelayFault
{
    // pass; close_before_first_byte (FIN, or RST with "reset"); cut_after (bytes of the answer); delay (ms before the
    // answer); duplicate (the same bytes reach the server twice, the second answer is handed back)
    QString mode = QStringLiteral("pass");
    int times = 0;      // requests still to be met; negative = all
    QString method;     // empty = any
    QString pathPrefix; // empty = any
    qint64 bytes = 0;
    qint64 ms = 0;
    enum class Forward
    {
        Yes,
        No
    } forward = Forward::Yes; // close_before_first_byte: does the server get the request?
    enum class Ending
    {
        Orderly,
        Reset
    } ending = Ending::Orderly;
};

class RelayServer
{
public:
    RelayServer() = default;
    ~RelayServer();
    RelayServer(const RelayServer &) = delete;
    RelayServer &operator=(const RelayServer &) = delete;

    int start(int port, int apiPort); // the port in use, or 0
    void stop();

    QString setFault(const QByteArray &body); // of POST /relay; words = refused
    void reset();                             // pass everything, forget the counts
    QByteArray asJson() const;                // mode, times, arrivals [{method, path, fault}]

private:
    struct Arrival
    {
        QString method;
        QString path;
        QString fault;
    };

    void acceptAll();
    void serve(int client);
    bool serveOne(int client, std::string &buffer);
    RelayFault take(const QString &method, const QString &path);
    std::string ask(const std::string &request) const;
    void pause(qint64 ms);

    int m_listener = -1;
    int m_apiPort = 0;
    std::thread m_acceptor;
    mutable std::mutex m_mutex;
    std::condition_variable m_idle;
    std::condition_variable m_stopping;
    std::set<int> m_clients; // open sockets; their threads end when these are shut
    bool m_stop = false;
    RelayFault m_fault;
    std::vector<Arrival> m_arrivals;
};

} // namespace practice
