#include "net/ReadChannel.h"

#include "base/Log.h"
#include "net/Answer.h"

namespace net {

using base::failure;
using base::Kind;
using base::Result;
using base::Task;

ReadChannel::ReadChannel(Transport &transport, std::shared_ptr<Credentials> credentials, std::shared_ptr<Pacer> pacer,
                         std::shared_ptr<base::Clock> clock, QUrl base, std::span<const Endpoint> safe)
    : m_transport(transport), m_credentials(std::move(credentials)), m_pacer(std::move(pacer)),
      m_clock(std::move(clock)), m_base(std::move(base)), m_safe(safe)
{
}

Task<Result<Response>> ReadChannel::get(QString path, QUrlQuery query, std::stop_token stop)
{
    if (!isIn(m_safe, Verb::Get, path))
        co_return failure(Kind::Invalid, QStringLiteral("GET %1 is not in the table of safe endpoints").arg(path),
                          path);
    Request request;
    request.url = joined(m_base, path, query);
    auto answer = co_await ask(std::move(request), stop);
    co_return answer;
}

Task<Result<Response>> ReadChannel::follow(QUrl next, std::stop_token stop)
{
    if (next.isRelative())
        next = m_base.resolved(next);
    next.setFragment({});
    const QString path = pathBelow(m_base, next);
    if (!isIn(m_safe, Verb::Get, path))
        co_return failure(Kind::BadAnswer,
                          QStringLiteral("the next link leads elsewhere: %1").arg(base::loggable(next.path())),
                          m_base.host());
    Request request;
    request.url = next;
    auto answer = co_await ask(std::move(request), stop);
    co_return answer;
}

Task<Result<Response>> ReadChannel::post(QString path, QByteArray json, std::stop_token stop)
{
    if (!isIn(m_safe, Verb::Post, path))
        co_return failure(Kind::Invalid, QStringLiteral("POST %1 is not in the table of safe endpoints").arg(path),
                          path);
    Request request;
    request.verb = Verb::Post;
    request.url = joined(m_base, path);
    request.contentType = "application/json";
    request.body = std::move(json);
    auto answer = co_await ask(std::move(request), stop);
    co_return answer;
}

Task<Result<Response>> ReadChannel::download(QUrl url, qint64 maxBytes, std::stop_token stop)
{
    const bool loopbackBase = isLoopback(m_base);
    const bool plainOk = m_plainHosts.contains(url.host()) || (loopbackBase && url.host() == m_base.host());
    if (url.scheme() != QLatin1String("https") && !(url.scheme() == QLatin1String("http") && plainOk))
        co_return failure(Kind::BadAnswer, QStringLiteral("a file link that is not https"), url.host());
    Request request;
    request.url = std::move(url);
    request.maxBytes = maxBytes;
    request.timeout = base::Milliseconds(120'000);
    for (int tried = 1;; ++tried) {
        m_budget.countRequest(m_clock->monotonic());
        auto answer = co_await m_transport.send(request, stop);
        if (answer && answer->status == 200)
            co_return answer;
        base::Error error;
        if (answer) {
            error = errorOf(*answer, m_clock->now());
            if (error.kind == Kind::SignedOut || error.kind == Kind::Forbidden)
                error.kind = Kind::NotFound; // the permission in the link has lapsed; the session is another matter
        } else {
            error = answer.error();
        }
        const auto wait = waitBeforeRetry(error, tried);
        if (!wait)
            co_return tl::unexpected(std::move(error));
        CO_TRY_VOID(co_await base::sleepFor(m_clock, *wait, stop));
    }
}

std::optional<base::Milliseconds> ReadChannel::waitBeforeRetry(const base::Error &error, int tried)
{
    const auto wait = m_policy.next(error, tried, uniformRandom());
    if (!wait || !m_budget.take(m_clock->monotonic()))
        return std::nullopt;
    qCDebug(logNet) << "try" << tried << "ended with" << base::kindName(error.kind) << error.forLog << "next in"
                    << wait->count() << "ms";
    return wait;
}

Task<Result<Response>> ReadChannel::ask(Request request, std::stop_token stop)
{
    for (int tried = 1;; ++tried) {
        auto answer = co_await askOnce(request, stop);
        if (answer)
            co_return answer;
        const auto wait = waitBeforeRetry(answer.error(), tried);
        if (!wait)
            co_return answer;
        CO_TRY_VOID(co_await base::sleepFor(m_clock, *wait, stop));
    }
}

// One try; a 401 is answered by one renewal and one repeat. // REL-20
Task<Result<Response>> ReadChannel::askOnce(Request request, std::stop_token stop)
{
    CO_TRY(auto authorization, co_await m_credentials->authorization(stop));
    auto answer = co_await sendPaced(request, authorization, stop);
    if (answer && answer->status == 401) {
        CO_TRY(const auto fresh, co_await m_credentials->renewed(authorization, stop));
        auto repeated = co_await sendPaced(request, fresh, stop);
        co_return judged(std::move(repeated));
    }
    co_return judged(std::move(answer));
}

Task<Result<Response>> ReadChannel::sendPaced(Request request, QByteArray authorization, std::stop_token stop)
{
    request.headers.push_back({"Accept", "application/json"});
    if (!authorization.isEmpty())
        request.headers.push_back({"Authorization", std::move(authorization)});
    const bool isRead = request.verb == Verb::Get;
    CO_TRY(auto turn, co_await m_pacer->turn(m_urgency, stop));
    m_budget.countRequest(m_clock->monotonic());
    auto answer = co_await m_transport.send(std::move(request), stop);
    if (answer)
        m_pacer->learn(*answer);
    turn.reset();
    // A read that was sent by POST changed nothing, whatever became of it.
    if (!answer && !isRead && answer.error().kind == Kind::OutcomeUnknown)
        answer.error().kind = stop.stop_requested() ? Kind::Cancelled : Kind::TimedOut;
    co_return answer;
}

Result<Response> ReadChannel::judged(Result<Response> answer) const
{
    if (!answer)
        return answer;
    if (answer->status < 200 || answer->status >= 300)
        return tl::unexpected(errorOf(*answer, m_clock->now()));
    if (answer->status != 204 && !isJson(*answer))
        return failure(Kind::BadAnswer,
                       QStringLiteral("%1: %2 instead of JSON").arg(answer->url.path(), vendorMessage(*answer)),
                       m_base.host());
    return answer;
}

} // namespace net
