// How to reach one system: a JSON file that an administrator can hand out. It never holds a secret.
#pragma once

#include <optional>
#include <vector>

#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace domain {

enum class SignInKind
{
    AuthorizationCode,
    ClientCredentials,
    ApiKey,
    Mcp
};

struct ConnectionProfile
{
    QString name;   // as people see it: "Greenhouse · Hagedorn GmbH"
    QString system; // greenhouse, …
    SignInKind kind = SignInKind::AuthorizationCode;
    QUrl apiUrl;
    QUrl authorizeUrl;
    QUrl tokenUrl;
    QUrl introspectUrl; // may be empty
    QString issuer;     // expected iss; empty = not checked unless sent
    QString clientId;
    bool confidential = false; // a client secret is asked for once and kept sealed
    bool pkce = true;
    std::optional<int> redirectPort; // fixed port; none = any free port
    QString redirectPath;            // fixed path such as /callback; empty = a random one
    QStringList scopes;
    QMap<QString, QString> options; // connector options, named in its README

    // A practice profile is one whose every URL is loopback. Only there may a program press keys. // DESIGN 10 (33)
    bool isPractice() const;
};

} // namespace domain
