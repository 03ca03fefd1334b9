#include "auth/TokenEndpoint.h"

#include <nlohmann/json.hpp>

#include "base/StrictJson.h"
#include "net/Answer.h"

namespace auth {

using base::failure;
using base::Kind;
using base::Result;
using base::Secret;
using base::Task;

struct TokenEndpoint::Form
{
    QByteArray bytes;

    Form &add(const char *name, const QByteArray &value)
    {
        if (!bytes.isEmpty())
            bytes += '&';
        bytes += name;
        bytes += '=';
        bytes += value.toPercentEncoding();
        return *this;
    }
};

TokenEndpoint::TokenEndpoint(net::Transport &transport, std::shared_ptr<base::Clock> clock,
                             domain::ConnectionProfile profile)
    : m_transport(transport), m_clock(std::move(clock)), m_profile(std::move(profile))
{
}

net::Request TokenEndpoint::posted(const QUrl &url, Form form, const Secret &clientSecret) const
{
    net::Request request;
    request.verb = net::Verb::Post;
    request.url = url;
    request.maxBytes = 256 * 1024;
    request.contentType = "application/x-www-form-urlencoded";
    request.headers.push_back({"Accept", "application/json"});
    if (m_profile.confidential) {
        // RFC 6749 2.3.1: both parts are form-encoded before they are joined.
        const QByteArray pair =
            m_profile.clientId.toUtf8().toPercentEncoding() + ':' + clientSecret.reveal().toPercentEncoding();
        request.headers.push_back({"Authorization", "Basic " + pair.toBase64()});
    } else {
        form.add("client_id", m_profile.clientId.toUtf8());
    }
    request.body = form.bytes;
    return request;
}

// The body of a 200 with JSON.
Task<Result<QByteArray>> TokenEndpoint::post(net::Request request, std::stop_token stop)
{
    const QString host = request.url.host();
    CO_TRY(const auto answer, co_await m_transport.send(std::move(request), stop));
    if (answer.status >= 200 && answer.status < 300) {
        if (!net::isJson(answer))
            co_return failure(Kind::BadAnswer, QStringLiteral("the token address answered without JSON"), host);
        co_return answer.body;
    }
    auto error = net::errorOf(answer, m_clock->now());
    QString code;
    if (net::isJson(answer))
        if (const auto json = base::parseJson(answer.body); json && json->is_object() && json->contains("error"))
            code = base::toQString(json->at("error"));
    if (code == QLatin1String("invalid_grant")) {
        error.kind = Kind::SignedOut;
    } else if (code == QLatin1String("invalid_client") || answer.status == 401) {
        error.kind = Kind::Forbidden;
        error.subject = m_profile.clientId;
    } else if (error.kind == Kind::NotFound || error.kind == Kind::Forbidden) {
        error.kind = Kind::Refused;
    }
    co_return tl::unexpected(std::move(error));
}

Task<Result<Token>> TokenEndpoint::exchange(QString code, QUrl redirect, QByteArray verifier, Secret clientSecret,
                                            std::stop_token stop)
{
    Form form;
    form.add("grant_type", "authorization_code")
        .add("code", code.toUtf8())
        .add("redirect_uri", redirect.toString().toUtf8());
    if (!verifier.isEmpty())
        form.add("code_verifier", verifier);
    auto request = posted(m_profile.tokenUrl, std::move(form), clientSecret);
    CO_TRY(const auto body, co_await post(std::move(request), stop));
    co_return readToken(body, m_clock->now());
}

Task<Result<Token>> TokenEndpoint::refresh(Secret refreshToken, Secret clientSecret, std::stop_token stop)
{
    Form form;
    form.add("grant_type", "refresh_token").add("refresh_token", refreshToken.reveal());
    auto request = posted(m_profile.tokenUrl, std::move(form), clientSecret);
    CO_TRY(const auto body, co_await post(std::move(request), stop));
    auto token = readToken(body, m_clock->now());
    if (token && token->refresh.isEmpty())
        token->refresh = refreshToken;
    co_return token;
}

Task<Result<Identity>> TokenEndpoint::introspect(Secret accessToken, Secret clientSecret, std::stop_token stop)
{
    if (m_profile.introspectUrl.isEmpty())
        co_return failure(Kind::Unsupported, QStringLiteral("the profile names no introspection address"));
    Form form;
    form.add("token", accessToken.reveal()).add("token_type_hint", "access_token");
    auto request = posted(m_profile.introspectUrl, std::move(form), clientSecret);
    if (!m_profile.confidential)
        request.headers.push_back({"Authorization", "Bearer " + accessToken.reveal()}); // nothing else to show
    auto body = co_await post(std::move(request), stop);
    if (!body && body.error().kind == Kind::OutcomeUnknown)
        body.error().kind = stop.stop_requested() ? Kind::Cancelled : Kind::TimedOut; // asking changes nothing
    if (!body)
        co_return tl::unexpected(std::move(body).error());
    co_return readIdentity(*body);
}

} // namespace auth
