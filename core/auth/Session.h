// What a sign-in gives.
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "base/Secret.h"
#include "domain/ConnectionProfile.h"
#include "domain/Ids.h"

namespace auth {

struct Token
{
    base::Secret access;
    base::Secret refresh; // empty: the system gave none
    QDateTime expiresAt;  // invalid: it did not say
    QStringList scopes;   // as granted; empty: it did not say
};

// Who the system says the token acts for.
struct Identity
{
    QString subject;
    QString tenant;
    QString userRole;
    QStringList scopes;
};

struct Session
{
    Token token;
    QString subject; // empty when the system has no introspection: the connector asks "who am I" instead
    QString tenant;
    QStringList scopes;        // granted
    QStringList extraScopes;   // granted but not asked for: the screen warns // SEC-08
    QStringList missingScopes; // asked for but not granted: what needs them is greyed
    QString userRole;
};

// hash(system, tenant, API origin, subject) // DESIGN 10 (16)
domain::AccountId accountIdFor(const domain::ConnectionProfile &profile, const QString &tenant, const QString &subject);
// Names the client whose secret is kept: client id and token address.
QString clientKeyFor(const domain::ConnectionProfile &profile);

} // namespace auth
