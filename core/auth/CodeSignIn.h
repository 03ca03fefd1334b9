// Signing in through the browser: authorization code, public with PKCE or confidential with a secret. // SEC-01..SEC-08
#pragma once

#include <functional>
#include <memory>

#include "auth/Session.h"
#include "auth/TokenStore.h"
#include "base/Clock.h"
#include "base/Task.h"
#include "net/Loopback.h"
#include "net/Transport.h"

namespace auth {

class TokenEndpoint;
class AuthorizationRequest;

// Asks the person for the secret of a confidential client. It is asked for once per client.
class SecretPrompt
{
public:
    virtual ~SecretPrompt() = default;
    [[nodiscard]] virtual base::Task<base::Result<base::Secret>> clientSecret(domain::ConnectionProfile profile,
                                                                              std::stop_token stop) = 0;
};

class CodeSignIn
{
public:
    // openBrowser opens the system's browser, never a view of ours. // SEC-03
    // prompt may be null where no confidential client is used. The transport outlives the tasks.
    CodeSignIn(net::Transport &transport, std::shared_ptr<base::Clock> clock, std::shared_ptr<TokenStore> store,
               std::function<void(QUrl)> openBrowser, std::shared_ptr<SecretPrompt> prompt);

    // Runs to the end: listener, browser, callback, code exchange, "who am I". The session is not stored yet:
    // TokenKeeper::adopt does that once the account is known. The browser's page tells the same end as the result.
    //   Unsupported another kind of profile; Offline the port is taken or the token address cannot be reached
    //   TimedOut    nobody came back in five minutes; Cancelled
    //   Refused     "access_denied" (subject) or another answer of the authorize page
    //   BadAnswer   state, issuer or an answer is not what it must be
    //   Forbidden   client id or secret is wrong; the kept secret was dropped, so the next try asks again
    [[nodiscard]] base::Task<base::Result<Session>> signIn(domain::ConnectionProfile profile, std::stop_token stop);

private:
    [[nodiscard]] base::Task<base::Result<base::Secret>> secretFor(domain::ConnectionProfile profile,
                                                                   std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<Session>> finish(domain::ConnectionProfile profile,
                                                           std::shared_ptr<AuthorizationRequest> request,
                                                           QUrlQuery callback, base::Secret secret,
                                                           std::stop_token stop);

    net::Transport &m_transport;
    std::shared_ptr<base::Clock> m_clock;
    std::shared_ptr<TokenStore> m_store;
    std::function<void(QUrl)> m_openBrowser;
    std::shared_ptr<SecretPrompt> m_prompt;
};

} // namespace auth
