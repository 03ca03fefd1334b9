// An authorization server of a few lines: remembers codes and refresh tokens, rotates them, counts what it was asked.
#pragma once

#include <QUrlQuery>

#include "domain/ConnectionProfile.h"
#include "fakes/ScriptedServer.h"

namespace fakes {

class ScriptedAuthServer
{
public:
    ScriptedAuthServer() : m_server([this](const Arrival &arrival) { return answer(arrival); }) {}

    domain::ConnectionProfile profile() const
    {
        domain::ConnectionProfile profile;
        profile.name = QStringLiteral("Scripted");
        profile.system = QStringLiteral("scripted");
        profile.apiUrl = m_server.url(QStringLiteral("/api"));
        profile.authorizeUrl = m_server.url(QStringLiteral("/authorize"));
        profile.tokenUrl = m_server.url(QStringLiteral("/token"));
        profile.introspectUrl = m_server.url(QStringLiteral("/introspect"));
        profile.clientId = QStringLiteral("client:1");
        profile.scopes = {QStringLiteral("a:list"), QStringLiteral("b:create")};
        return profile;
    }

    int tokenRequests() const { return m_server.count("/token"); }
    QUrlQuery lastForm() const
    {
        for (auto it = m_server.arrivals().rbegin(); it != m_server.arrivals().rend(); ++it)
            if (it->path() == "/token")
                return QUrlQuery(QString::fromLatin1(it->body));
        return {};
    }
    ScriptedServer &server() { return m_server; }

    QByteArray subject = "41";
    QByteArray organization = "7";
    QByteArray scope = "a:list b:create";
    QByteArray refreshToken = "refresh-0"; // the one that is good now
    QByteArray accessToken;
    std::optional<Reply> insteadOfToken; // answers the next token requests
    std::function<void()> beforeToken;   // called when a token request has arrived

private:
    Reply answer(const Arrival &arrival)
    {
        if (arrival.path() == "/introspect")
            return Reply::json("{\"active\":true,\"sub\":\"" + subject + "\",\"scope\":\"" + scope +
                               "\",\"claims\":{\"organization\":{\"id\":" + organization +
                               "},\"user_role\":\"basic\"}}");
        if (arrival.path() == "/api")
            return arrival.header("authorization") == "Bearer " + accessToken ? Reply::json("{}")
                                                                              : Reply::json("{}", 401);
        if (arrival.path() != "/token")
            return Reply::text("no such place", 404);
        if (beforeToken)
            beforeToken();
        if (insteadOfToken)
            return *insteadOfToken;
        const QUrlQuery form(QString::fromLatin1(arrival.body));
        const auto value = [&form](const char *name) {
            return form.queryItemValue(QLatin1String(name), QUrl::FullyDecoded).toLatin1();
        };
        const bool good = value("grant_type") == "refresh_token" ? value("refresh_token") == refreshToken
                                                                 : value("code") == "good-code";
        if (!good)
            return Reply::json("{\"error\":\"invalid_grant\"}", 400);
        ++m_issued;
        refreshToken = "refresh-" + QByteArray::number(m_issued);
        accessToken = "access-" + QByteArray::number(m_issued);
        return Reply::json("{\"token_type\":\"Bearer\",\"access_token\":\"" + accessToken +
                           "\",\"expires_in\":3600,\"refresh_token\":\"" + refreshToken + "\"}");
    }

    int m_issued = 0;
    ScriptedServer m_server;
};

} // namespace fakes
