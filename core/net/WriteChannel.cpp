#include "net/WriteChannel.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/Log.h"
#include "base/Planted.h"
#include "base/StrictJson.h"
#include "net/Answer.h"

namespace net {

using base::Error;
using base::failure;
using base::Kind;
using base::Result;
using base::Task;

WriteChannel::WriteChannel(Transport &transport, std::shared_ptr<Credentials> credentials, std::shared_ptr<Pacer> pacer,
                           std::shared_ptr<base::Clock> clock, QUrl base, std::span<const Endpoint> unsafe)
    : m_transport(transport), m_credentials(std::move(credentials)), m_pacer(std::move(pacer)),
      m_clock(std::move(clock)), m_base(std::move(base)), m_unsafe(unsafe)
{
}

std::optional<Error> WriteChannel::unfit(const Dispatch &dispatch, const Request &request) const
{
    const auto refuse = [&](const QString &why) { return Error{Kind::Invalid, why, dispatch.operationId()}; };
    if (dispatch.isSpent())
        return refuse(QStringLiteral("this dispatch was already used"));
    if (request.verb == Verb::Get)
        return refuse(QStringLiteral("a write channel does not read"));
    if (base::Digest::of(request.body) != dispatch.bodyDigest() && !base::planted(base::Bug::BodyDigestUnchecked))
        return refuse(QStringLiteral("the bytes are not the approved ones"));
    if (!isIn(m_unsafe, request.verb, pathBelow(m_base, request.url)))
        return refuse(QStringLiteral("%1 %2 is not in the table of writes")
                          .arg(QLatin1String(verbName(request.verb)), request.url.path()));
    return std::nullopt;
}

bool WriteChannel::honoursKey(const Request &request) const
{
    const QString path = pathBelow(m_base, request.url);
    return std::any_of(m_unsafe.begin(), m_unsafe.end(), [&](const Endpoint &endpoint) {
        return endpoint.honoursKey && matches(endpoint, request.verb, path);
    });
}

Task<Result<Response>> WriteChannel::send(Dispatch &dispatch, Request request, std::stop_token stop)
{
    if (request.url.isRelative())
        request.url = joined(m_base, request.url.path(), QUrlQuery(request.url));
    if (auto error = unfit(dispatch, request))
        co_return tl::unexpected(std::move(*error));
    dispatch.m_spent = true;
    if (request.contentType.isEmpty())
        request.contentType = "application/json";
    // A help where it is honoured, never a reason to send again: doubt ends by reading back all the same. // REL-17
    if (honoursKey(request))
        request.headers.push_back({"Idempotency-Key", dispatch.operationDigest().hex().toLatin1()});

    CO_TRY(const auto authorization, co_await m_credentials->authorization(stop));
    auto answer = co_await sendPaced(request, authorization, stop);
    if (answer && answer->status == 401) {
        CO_TRY(const auto fresh, co_await m_credentials->renewed(authorization, stop));
        auto repeated = co_await sendPaced(request, fresh, stop);
        if (base::planted(base::Bug::UnauthorizedRetriedTwice) && repeated && repeated->status == 401) {
            auto third = co_await sendPaced(request, fresh, stop);
            co_return judged(std::move(third));
        }
        co_return judged(std::move(repeated));
    }
    co_return judged(std::move(answer));
}

Task<Result<Response>> WriteChannel::sendPaced(Request request, QByteArray authorization, std::stop_token stop)
{
    request.headers.push_back({"Accept", "application/json"});
    if (!authorization.isEmpty())
        request.headers.push_back({"Authorization", std::move(authorization)});
    CO_TRY(auto turn, co_await m_pacer->turn(Urgency::Person, stop));
    auto answer = co_await m_transport.send(std::move(request), stop);
    if (answer)
        m_pacer->learn(*answer);
    turn.reset();
    co_return answer;
}

Result<Response> WriteChannel::judged(Result<Response> answer) const
{
    if (!answer) {
        if (answer.error().kind == Kind::BadAnswer)
            answer.error().kind =
                Kind::OutcomeUnknown; // a redirect or too large an answer says nothing about the effect
        return answer;
    }
    const int status = answer->status;
    if (status < 200 || status >= 300) {
        auto error = errorOf(*answer, m_clock->now());
        if (status < 400 || status == 408 || status >= 500)
            error.kind = Kind::OutcomeUnknown;
        return tl::unexpected(std::move(error));
    }
    if (status == 204)
        return answer;
    if ((!isJson(*answer) || !base::parseJson(answer->body)) && !base::planted(base::Bug::PageIsSuccess))
        return failure(
            Kind::OutcomeUnknown,
            QStringLiteral("%1: HTTP %2 with %3").arg(answer->url.path()).arg(status).arg(vendorMessage(*answer)),
            m_base.host());
    return answer;
}

} // namespace net
