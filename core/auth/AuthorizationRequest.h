// One attempt to sign in: the address the browser opens and the judgement of what comes back. Pure. // SEC-01, SEC-02
#pragma once

#include <QUrl>
#include <QUrlQuery>

#include "base/Result.h"
#include "domain/ConnectionProfile.h"

namespace auth {

class AuthorizationRequest
{
public:
    AuthorizationRequest(const domain::ConnectionProfile &profile, QUrl redirect);

    QUrl url() const;                                         // for the system's browser
    const QUrl &redirect() const { return m_redirect; }       // the exact string of both requests // SEC-06
    const QByteArray &verifier() const { return m_verifier; } // empty without PKCE
    const QString &state() const { return m_state; }

    // The code of a callback that belongs to this attempt, once; a second look is refused.
    //   BadAnswer  state missing or wrong, issuer missing or wrong, no code: no token request may follow (subject:
    //   host) Refused    the person or the system said no (subject: the OAuth error code, "access_denied")
    base::Result<QString> codeFrom(const QUrlQuery &callback);

private:
    bool issuerFits(const QString &sent) const;

    domain::ConnectionProfile m_profile;
    QUrl m_redirect;
    QString m_state;
    QByteArray m_verifier;
    bool m_spent = false;
};

} // namespace auth
