#include "practice/HttpServer.h"

#include <thread>

#include <httplib.h>

namespace practice {

namespace {

// One thread serves one connection for as long as it is kept alive, so there must be more of them than a client
// opens connections.
constexpr int threads = 48;
constexpr size_t largestBody = 8u << 20;

HttpRequest fromLibrary(const httplib::Request &from)
{
    HttpRequest request;
    request.method = QString::fromStdString(from.method);
    request.path = QString::fromStdString(from.path);
    const auto question = from.target.find('?');
    if (question != std::string::npos)
        request.rawQuery = QString::fromStdString(from.target.substr(question + 1));
    request.query = parseForm(request.rawQuery.toUtf8());
    for (const auto &[name, value] : from.headers)
        request.headers.emplace_back(QString::fromStdString(name).toLower(), QString::fromStdString(value));
    request.body = QByteArray::fromStdString(from.body);
    return request;
}

void toLibrary(const HttpResponse &response, httplib::Response &to)
{
    to.status = response.status;
    for (const auto &[name, value] : response.headers)
        to.headers.emplace(name.toStdString(), value.toStdString());
    if (response.status != 204)
        to.set_content(response.body.constData(), static_cast<size_t>(response.body.size()),
                       response.contentType.isEmpty() ? "text/plain" : response.contentType.toStdString());
}

} // namespace

struct HttpServer::Parts
{
    httplib::Server server;
    std::thread thread;
    Handler handler;

    void answer(const httplib::Request &request, httplib::Response &response) const
    {
        try {
            toLibrary(handler(fromLibrary(request)), response);
        } catch (const std::exception &problem) {
            qWarning("request failed: %s", problem.what());
            toLibrary(HttpResponse::json(500, R"({"message":"Internal error"})"), response);
        }
    }
};

HttpServer::HttpServer(Handler handler) : m_parts(std::make_unique<Parts>())
{
    m_parts->handler = std::move(handler);
    auto &server = m_parts->server;
    const auto serve = [parts = m_parts.get()](const httplib::Request &request, httplib::Response &response) {
        parts->answer(request, response);
    };
    const std::string everything = R"([\s\S]*)";
    server.Get(everything, serve)
        .Post(everything, serve)
        .Put(everything, serve)
        .Patch(everything, serve)
        .Delete(everything, serve)
        .Options(everything, serve);
    server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1'000'000);
    server.set_keep_alive_timeout(20);
    server.set_payload_max_length(largestBody);
    // The library's own default lets two servers share one port, and half of the requests then go astray.
    server.set_socket_options([](auto socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
}

HttpServer::~HttpServer()
{
    stop();
}

int HttpServer::start(int port)
{
    const std::string loopback = "127.0.0.1";
    if (port == 0)
        port = m_parts->server.bind_to_any_port(loopback);
    else if (!m_parts->server.bind_to_port(loopback, port))
        port = 0;
    if (port <= 0)
        return 0;
    m_parts->thread = std::thread([parts = m_parts.get()] { parts->server.listen_after_bind(); });
    return port;
}

void HttpServer::stop()
{
    if (!m_parts->thread.joinable())
        return;
    m_parts->server.stop();
    m_parts->thread.join();
}

} // namespace practice
