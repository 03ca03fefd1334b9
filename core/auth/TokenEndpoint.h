// The token and introspection addresses of a profile. Every request is sent once: a code or a rotating refresh token
// sent twice can end the session. // SEC-06, SEC-09
#pragma once

#include "auth/Session.h"
#include "base/Clock.h"
#include "base/Task.h"
#include "net/Transport.h"

namespace auth {

class TokenEndpoint
{
public:
    TokenEndpoint(net::Transport &transport, std::shared_ptr<base::Clock> clock, domain::ConnectionProfile profile);

    // Errors besides the transport's own, subject the host:
    //   SignedOut  invalid_grant: the code or refresh token is spent, expired or revoked
    //   Forbidden  invalid_client: the client id or its secret is wrong (subject: the client id)
    //   Refused    another OAuth error; BadAnswer, Throttled, ServerFault as for any read
    [[nodiscard]] base::Task<base::Result<Token>> exchange(QString code, QUrl redirect, QByteArray verifier,
                                                           base::Secret clientSecret, std::stop_token stop);
    // A system that does not rotate answers without a refresh token: then the old one is in the result.
    [[nodiscard]] base::Task<base::Result<Token>> refresh(base::Secret refreshToken, base::Secret clientSecret,
                                                          std::stop_token stop);
    // Who the token acts for. SignedOut when it is not active; Unsupported when the profile names no introspection
    // address.
    [[nodiscard]] base::Task<base::Result<Identity>> introspect(base::Secret accessToken, base::Secret clientSecret,
                                                                std::stop_token stop);

    const domain::ConnectionProfile &profile() const { return m_profile; }

private:
    struct Form;
    net::Request posted(const QUrl &url, Form form, const base::Secret &clientSecret) const;
    [[nodiscard]] base::Task<base::Result<QByteArray>> post(net::Request request, std::stop_token stop);

    net::Transport &m_transport;
    std::shared_ptr<base::Clock> m_clock;
    domain::ConnectionProfile m_profile;
};

// Pure: {"access_token", "token_type": bearer, "refresh_token"?, "scope"?} with expires_in (seconds), expires_at or
// expires (ISO 8601 or epoch seconds), all seen in the wild.
base::Result<Token> readToken(const QByteArray &json, const QDateTime &now);
// Pure: RFC 7662; the tenant is the organisation inside any claims object, else empty.
base::Result<Identity> readIdentity(const QByteArray &json);

} // namespace auth
