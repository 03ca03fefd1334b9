// The system's keychain through QtKeychain: asynchronous jobs, no insecure fallback, small items. // SEC-13..SEC-18
#pragma once

#include <functional>
#include <memory>

#include "auth/Vault.h"
#include "base/Clock.h"

namespace auth {

class KeychainVault final : public Vault
{
public:
    // installation: what tells this installation from another of the same user, for example the store's path.
    // onSlow is called when the keychain has not answered for ten seconds; waiting goes on until stop. // SEC-18
    KeychainVault(std::shared_ptr<base::Clock> clock, QString installation, std::function<void()> onSlow = {});

    // Absent only when a random item could be written, read back and deleted. // SEC-14
    [[nodiscard]] base::Task<base::Result<VaultAnswer>> find(std::stop_token stop) override;
    [[nodiscard]] base::Task<base::Result<void>> keep(base::Secret key, std::stop_token stop) override;
    [[nodiscard]] base::Task<base::Result<void>> forget(std::stop_token stop) override;

    QString itemName() const
    {
        return m_name;
    } // reverse DNS and hash: on Windows the name alone tells items apart // SEC-17

private:
    struct Job;
    [[nodiscard]] base::Task<base::Result<std::shared_ptr<Job>>> run(std::shared_ptr<Job> job, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<VaultAnswer>> probe(std::stop_token stop);

    std::shared_ptr<base::Clock> m_clock;
    QString m_name;
    std::function<void()> m_onSlow;
};

} // namespace auth
