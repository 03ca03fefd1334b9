// The installation key wrapped by a passphrase, for machines without a usable keychain. // DESIGN 10 (15)
#pragma once

#include <memory>

#include "auth/Vault.h"

namespace auth {

// Asks the person. Choose: for a new store, twice on screen; Unlock: for an existing one.
class PassphrasePrompt
{
public:
    enum class Purpose
    {
        Choose,
        Unlock
    };
    virtual ~PassphrasePrompt() = default;
    [[nodiscard]] virtual base::Task<base::Result<base::Secret>> passphrase(Purpose purpose, std::stop_token stop) = 0;
};

class PassphraseVault final : public Vault
{
public:
    enum class Cost
    {
        Quick,
        Careful
    }; // Argon2id: 64 MiB twice (tests), 256 MiB three times

    // file: wrapped key, mode 0600, written whole or not at all.
    PassphraseVault(QString file, std::shared_ptr<PassphrasePrompt> prompt, Cost cost = Cost::Careful);

    // Locked when the passphrase is wrong, Unavailable when the file is damaged.
    [[nodiscard]] base::Task<base::Result<VaultAnswer>> find(std::stop_token stop) override;
    [[nodiscard]] base::Task<base::Result<void>> keep(base::Secret key, std::stop_token stop) override;
    [[nodiscard]] base::Task<base::Result<void>> forget(std::stop_token stop) override;

private:
    QString m_file;
    std::shared_ptr<PassphrasePrompt> m_prompt;
    Cost m_cost;
};

} // namespace auth
