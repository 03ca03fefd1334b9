// The session of one account: hands out the access token, renews it once for all who ask, and never loses work.
// The access token lives in memory only; the refresh token in the TokenStore. // SEC-09, SEC-10, SEC-11
#pragma once

#include <memory>

#include "auth/Session.h"
#include "auth/TokenEndpoint.h"
#include "auth/TokenStore.h"
#include "net/Credentials.h"

namespace auth {

class TokenKeeper final : public net::Credentials
{
public:
    // subject and tenant of the owner of the account's queued work; empty = the system cannot tell.
    TokenKeeper(TokenEndpoint endpoint, std::shared_ptr<TokenStore> store, std::shared_ptr<base::Clock> clock,
                domain::AccountId account, QString subject, QString tenant);
    ~TokenKeeper() override; // a renewal under way still saves what it gets

    // Takes over a fresh sign-in: saved first, used then. Conflict when it is another person or tenant (nothing
    // changes).
    [[nodiscard]] base::Task<base::Result<void>> adopt(Session session, std::stop_token stop);

    // Both: SignedOut when the session is over (stays so until adopt), Keychain or Storage when the token cannot be
    // read or kept, Offline, TimedOut, Throttled, ServerFault when the system cannot be asked now. Never
    // OutcomeUnknown.
    [[nodiscard]] base::Task<base::Result<QByteArray>> authorization(std::stop_token stop) override;
    [[nodiscard]] base::Task<base::Result<QByteArray>> renewed(QByteArray stale, std::stop_token stop) override;

    bool isOver() const; // true: only a new sign-in helps

private:
    struct State;
    struct Waiter;
    [[nodiscard]] base::Task<base::Result<QByteArray>> join(std::stop_token stop);
    [[nodiscard]] static base::Task<base::Result<void>> renew(std::shared_ptr<State> state);
    [[nodiscard]] static base::Task<base::Result<void>> checkPerson(std::shared_ptr<State> state, base::Secret access,
                                                                    base::Secret clientSecret);
    [[nodiscard]] static base::Task<base::Result<void>> end(std::shared_ptr<State> state, QString why);

    std::shared_ptr<State> m_state;
};

} // namespace auth
