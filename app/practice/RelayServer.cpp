#include "practice/RelayServer.h"

#include <algorithm>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "practice/HttpBytes.h"

namespace practice {

namespace {

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool sendAll(int socket, const std::string &bytes)
{
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto n = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        sent += static_cast<std::size_t>(n);
    }
    return true;
}

// Reads until a whole message is there; false when the other side has closed before.
bool readMessage(int socket, std::string &buffer)
{
    char chunk[16384];
    while (!messageLength(buffer)) {
        const auto n = ::recv(socket, chunk, sizeof chunk, 0);
        if (n <= 0)
            return false;
        buffer.append(chunk, static_cast<std::size_t>(n));
    }
    return true;
}

const char *const modes[] = {"pass", "close_before_first_byte", "cut_after", "delay", "duplicate"};

} // namespace

RelayServer::~RelayServer()
{
    stop();
}

int RelayServer::start(int port, int apiPort)
{
    m_apiPort = apiPort;
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address = loopback(port);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 64) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        ::close(m_listener);
        m_listener = -1;
        return 0;
    }
    m_acceptor = std::thread([this] { acceptAll(); });
    return ntohs(address.sin_port);
}

void RelayServer::stop()
{
    if (m_listener < 0)
        return;
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    m_listener = -1;
    std::unique_lock lock(m_mutex);
    m_stop = true;
    m_stopping.notify_all();
    for (const int client : m_clients)
        ::shutdown(client, SHUT_RDWR);
    m_idle.wait(lock, [this] { return m_clients.empty(); });
}

void RelayServer::acceptAll()
{
    for (;;) {
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        const int yes = 1;
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        {
            const std::lock_guard guard(m_mutex);
            m_clients.insert(client);
        }
        std::thread([this, client] { serve(client); }).detach(); // stop() waits until the set is empty
    }
}

void RelayServer::serve(int client)
{
    std::string buffer;
    while (readMessage(client, buffer) && serveOne(client, buffer)) {
    }
    const std::lock_guard guard(m_mutex);
    ::close(client);
    m_clients.erase(client);
    m_idle.notify_all();
}

// One request from the front of the buffer; false when the connection is to be closed.
bool RelayServer::serveOne(int client, std::string &buffer)
{
    const std::size_t length = *messageLength(buffer);
    const std::string request = buffer.substr(0, length);
    buffer.erase(0, length);
    const RelayFault fault =
        take(QString::fromStdString(firstLineWord(request, 0)), QString::fromStdString(firstLineWord(request, 1)));
    if (fault.mode == QLatin1String("close_before_first_byte")) {
        if (fault.forward == RelayFault::Forward::Yes)
            ask(request);
        if (fault.ending == RelayFault::Ending::Reset) {
            const linger now{1, 0};
            ::setsockopt(client, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
        return false;
    }
    std::string answer = ask(request);
    if (fault.mode == QLatin1String("duplicate"))
        answer = ask(request);
    if (fault.mode == QLatin1String("delay"))
        pause(fault.ms);
    if (fault.mode == QLatin1String("cut_after")) {
        sendAll(client, answer.substr(0, static_cast<std::size_t>(std::max<qint64>(0, fault.bytes))));
        return false;
    }
    return !answer.empty() && sendAll(client, answer);
}

RelayFault RelayServer::take(const QString &method, const QString &path)
{
    const std::lock_guard guard(m_mutex);
    const bool meets = m_fault.times != 0 && (m_fault.method.isEmpty() || m_fault.method == method) &&
                       path.startsWith(m_fault.pathPrefix);
    const RelayFault fault = meets ? m_fault : RelayFault();
    if (meets && m_fault.times > 0)
        --m_fault.times;
    m_arrivals.push_back({method, path, fault.mode});
    return fault;
}

// The server's whole answer to these bytes, over a fresh connection.
std::string RelayServer::ask(const std::string &request) const
{
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(m_apiPort);
    std::string answer;
    if (::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
        sendAll(server, request))
        readMessage(server, answer);
    ::close(server);
    return answer;
}

void RelayServer::pause(qint64 ms)
{
    std::unique_lock lock(m_mutex);
    m_stopping.wait_for(lock, std::chrono::milliseconds(ms), [this] { return m_stop; });
}

QString RelayServer::setFault(const QByteArray &body)
{
    const auto value = nlohmann::json::parse(body.toStdString(), nullptr, false);
    if (!value.is_object())
        return QStringLiteral("wants a JSON object");
    try {
        RelayFault fault;
        fault.mode = QString::fromStdString(value.at("mode").get<std::string>());
        if (std::none_of(std::begin(modes), std::end(modes),
                         [&](const char *mode) { return fault.mode == QLatin1String(mode); }))
            return QStringLiteral("unknown mode: ") + fault.mode;
        fault.times = value.value("times", 1);
        fault.method = QString::fromStdString(value.value("method", ""));
        fault.pathPrefix = QString::fromStdString(value.value("path_prefix", ""));
        fault.bytes = value.value("bytes", qint64(0));
        fault.ms = value.value("ms", qint64(500));
        fault.forward = value.value("forward", true) ? RelayFault::Forward::Yes : RelayFault::Forward::No;
        fault.ending = value.value("reset", false) ? RelayFault::Ending::Reset : RelayFault::Ending::Orderly;
        const std::lock_guard guard(m_mutex);
        m_fault = fault;
    } catch (const nlohmann::json::exception &problem) {
        return QString::fromUtf8(problem.what());
    }
    return {};
}

void RelayServer::reset()
{
    const std::lock_guard guard(m_mutex);
    m_fault = RelayFault();
    m_arrivals.clear();
}

QByteArray RelayServer::asJson() const
{
    const std::lock_guard guard(m_mutex);
    nlohmann::json arrivals = nlohmann::json::array();
    for (const Arrival &arrival : m_arrivals)
        arrivals.push_back({{"method", arrival.method.toStdString()},
                            {"path", arrival.path.toStdString()},
                            {"fault", arrival.fault.toStdString()}});
    return QByteArray::fromStdString(nlohmann::json{
        {"mode", m_fault.mode.toStdString()},
        {"times", m_fault.times},
        {"arrivals", m_arrivals.size()},
        {"requests", arrivals}}.dump());
}

} // namespace practice
