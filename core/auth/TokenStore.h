// Where refresh tokens and client secrets are kept, sealed. Access tokens never come here. // SEC-16
#pragma once

#include <optional>

#include "base/Secret.h"
#include "base/Task.h"
#include "domain/Ids.h"

namespace auth {

class TokenStore
{
public:
    virtual ~TokenStore() = default;

    // Durable when it returns: the old token may be spent already. // SEC-09
    [[nodiscard]] virtual base::Task<base::Result<void>> save(domain::AccountId account, base::Secret refreshToken,
                                                              std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<std::optional<base::Secret>>> load(domain::AccountId account,
                                                                                     std::stop_token stop) = 0;
    // The session is over: clears the token and marks the account "sign in again". Everything else stays. // SEC-09,
    // REL-24
    [[nodiscard]] virtual base::Task<base::Result<void>> forget(domain::AccountId account, std::stop_token stop) = 0;

    // By clientKeyFor(profile).
    [[nodiscard]] virtual base::Task<base::Result<void>> saveClientSecret(QString client, base::Secret secret,
                                                                          std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<std::optional<base::Secret>>>
    loadClientSecret(QString client, std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<void>> forgetClientSecret(QString client, std::stop_token stop) = 0;
};

} // namespace auth
