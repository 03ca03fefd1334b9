// A TokenStore in memory that can refuse, and that writes down what was done in which order.
#pragma once

#include <functional>
#include <map>

#include <QStringList>

#include "auth/TokenStore.h"

namespace fakes {

class MemoryTokenStore final : public auth::TokenStore
{
public:
    using Nothing = base::Task<base::Result<void>>;
    using Maybe = base::Task<base::Result<std::optional<base::Secret>>>;

    Nothing save(domain::AccountId account, base::Secret refreshToken, std::stop_token) override
    {
        events.append(QStringLiteral("save ") + QString::fromLatin1(refreshToken.reveal()));
        if (refuseSaves)
            co_return base::failure(base::Kind::Storage, QStringLiteral("the disk is full"));
        tokens[account] = refreshToken;
        co_return base::Result<void>{};
    }
    Maybe load(domain::AccountId account, std::stop_token) override
    {
        const auto at = tokens.find(account);
        co_return at == tokens.end() ? std::nullopt : std::optional(at->second);
    }
    Nothing forget(domain::AccountId account, std::stop_token) override
    {
        events.append(QStringLiteral("forget"));
        tokens.erase(account);
        co_return base::Result<void>{};
    }
    Nothing saveClientSecret(QString client, base::Secret secret, std::stop_token) override
    {
        secrets[client] = secret;
        co_return base::Result<void>{};
    }
    Maybe loadClientSecret(QString client, std::stop_token) override
    {
        const auto at = secrets.find(client);
        co_return at == secrets.end() ? std::nullopt : std::optional(at->second);
    }
    Nothing forgetClientSecret(QString client, std::stop_token) override
    {
        secrets.erase(client);
        co_return base::Result<void>{};
    }

    std::map<domain::AccountId, base::Secret> tokens;
    std::map<QString, base::Secret> secrets;
    QStringList events;
    bool refuseSaves = false;
};

} // namespace fakes
