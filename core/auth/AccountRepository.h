// The signed-in accounts in the store, their refresh tokens and the client secrets, sealed with the store's key.
#pragma once

#include <vector>

#include "auth/TokenStore.h"
#include "domain/ConnectionProfile.h"
#include "store/Store.h"

namespace auth {

struct StoredAccount
{
    domain::AccountId id;
    domain::ConnectionProfile profile;
    QString subject; // the person's id at the system
    QString tenant;
    QString userName;      // as the system says it
    bool signedIn = false; // false: sign in again; the data stays // REL-24
    QDateTime signedInAt;
};

// Errors: Storage, Unsupported (a store from a newer version).
class AccountRepository final : public TokenStore
{
public:
    explicit AccountRepository(store::Store &store) : m_store(store) {}

    // The account and its first refresh token (may be empty) in one transaction.
    [[nodiscard]] base::Task<base::Result<void>> keep(StoredAccount account, base::Secret refreshToken);
    [[nodiscard]] base::Task<base::Result<void>> nameUser(domain::AccountId account, QString userName);
    base::Result<std::vector<StoredAccount>> accounts() const; // oldest sign-in first

    base::Task<base::Result<void>> save(domain::AccountId account, base::Secret refreshToken,
                                        std::stop_token stop) override;
    base::Task<base::Result<std::optional<base::Secret>>> load(domain::AccountId account,
                                                               std::stop_token stop) override;
    base::Task<base::Result<void>> forget(domain::AccountId account, std::stop_token stop) override;
    base::Task<base::Result<void>> saveClientSecret(QString client, base::Secret secret, std::stop_token stop) override;
    base::Task<base::Result<std::optional<base::Secret>>> loadClientSecret(QString client,
                                                                           std::stop_token stop) override;
    base::Task<base::Result<void>> forgetClientSecret(QString client, std::stop_token stop) override;

private:
    store::Store &m_store;
};

} // namespace auth
