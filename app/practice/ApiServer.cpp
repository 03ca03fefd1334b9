#include "practice/ApiServer.h"

#include <nlohmann/json.hpp>

#include <QLocale>
#include <QUuid>

namespace practice {

namespace {

constexpr int tokenRequestsPerMinute = 60;

bool isSignIn(const QString &path)
{
    return path == QLatin1String("/authorize") || path == QLatin1String("/token") ||
           path == QLatin1String("/introspect") || path == QLatin1String("/.well-known/oauth-authorization-server");
}

} // namespace

ApiServer::ApiServer(Database &database, Accounts &accounts, Dialect &dialect, FileShelf &files, FaultPlan &faults,
                     WriteLog &writes, const Options &options)
    : m_database(database), m_accounts(accounts), m_dialect(dialect), m_files(files), m_faults(faults),
      m_writes(writes), m_pages(database), m_apiWindow(options.rateLimit, options.windowSeconds, options.reset),
      m_tokenWindow(tokenRequestsPerMinute, 60, options.reset),
      m_http([this](const HttpRequest &request) { return handle(request); })
{
}

int ApiServer::start(int port)
{
    return m_http.start(port);
}

void ApiServer::stop()
{
    m_faults.clear();
    m_http.stop();
}

HttpResponse ApiServer::handle(const HttpRequest &request)
{
    ++m_requests;
    const std::optional<Fault> fault = m_faults.take(request);
    if (fault && fault->kind == QLatin1String("expire_tokens"))
        m_accounts.expireAccessTokens();
    if (fault && fault->kind == QLatin1String("revoke_tokens"))
        m_accounts.revokeEverything();
    HttpResponse response = serve(request, fault);
    if (fault && (fault->kind == QLatin1String("slow") || fault->kind == QLatin1String("hang")))
        m_faults.wait(*fault);
    if (response.status == 429)
        ++m_throttled;
    // Clients may set their watch by it, as with any server.
    const QString date =
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    response.setHeader("Date", date.toLatin1() + " GMT");
    response.setHeader("X-Request-Id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    return response;
}

HttpResponse ApiServer::serve(const HttpRequest &request, const std::optional<Fault> &fault)
{
    if (m_dialect.owns(request.path))
        return serveApi(request, fault);
    HttpResponse response = HttpResponse::json(404, R"({"message":"Not found"})");
    if (!fault || fault->isDone()) {
        if (isSignIn(request.path))
            response = signIn(request);
        else if (request.path.startsWith(QLatin1String("/files/")))
            response = m_files.serve(request);
        else if (m_pages.owns(request.path) && request.method == QLatin1String("GET"))
            response = m_pages.answer(request);
    }
    if (fault)
        fault->distort(request, response);
    return response;
}

HttpResponse ApiServer::signIn(const HttpRequest &request)
{
    if (request.path == QLatin1String("/authorize"))
        return m_accounts.authorize(request);
    if (request.path == QLatin1String("/introspect"))
        return m_accounts.introspect(request);
    if (request.path != QLatin1String("/token"))
        return m_accounts.metadata(request);
    const auto verdict = m_tokenWindow.take({}, nowMs());
    HttpResponse response = verdict.allowed ? m_accounts.token(request) : m_dialect.throttled(verdict.retryAfter);
    m_tokenWindow.describe(verdict, response);
    return response;
}

HttpResponse ApiServer::serveApi(const HttpRequest &request, const std::optional<Fault> &fault)
{
    const std::optional<Caller> caller = m_accounts.callerOf(request.bearer());
    // Counted per client and account; whoever has no token shares one count.
    const auto verdict = m_apiWindow.take(caller ? caller->clientId : QString(), nowMs());
    DialectAnswer answer;
    if (!verdict.allowed)
        answer.response = m_dialect.throttled(verdict.retryAfter);
    else if (!fault || fault->isDone())
        answer = m_dialect.answer(request, caller, fault ? fault->twist(nowMs()) : Twist());
    m_apiWindow.describe(verdict, answer.response);
    if (fault)
        fault->distort(request, answer.response);
    if (request.method != QLatin1String("GET")) {
        const bool unanswered = fault && fault->kind == QLatin1String("hang");
        m_writes.add(request,
                     {caller ? std::optional(caller->userId) : std::nullopt, unanswered ? 0 : answer.response.status,
                      answer.objectId, answer.applied, fault ? fault->kind : QString()});
    }
    return answer.response;
}

QByteArray ApiServer::statistics() const
{
    using nlohmann::json;
    json windows = json::array();
    for (const WindowCount &window : m_apiWindow.history())
        windows.push_back({{"starts_at", isoTime(window.startsAt).toStdString()},
                           {"allowed", window.allowed},
                           {"refused", window.refused}});
    return QByteArray::fromStdString(json{
        {"requests", m_requests.load()},
        {"http_429", m_throttled.load()},
        {"rate_limit", m_apiWindow.limit()},
        {"window_seconds", m_apiWindow.seconds()},
        {"windows", windows}}.dump());
}

} // namespace practice
