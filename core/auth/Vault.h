// Where the installation's one key is kept: 32 bytes that open the store. // SEC-13..SEC-18, DESIGN 10 (15)
#pragma once

#include "base/Secret.h"
#include "base/Task.h"

namespace auth {

enum class VaultState
{
    Found,
    Absent,      // the vault works and holds no key
    Locked,      // it exists and cannot be opened now: unlock and retry, delete nothing
    Unavailable, // there is none, or it does not work
};

struct VaultAnswer
{
    VaultState state = VaultState::Unavailable;
    base::Secret key; // with Found
    QString why;      // for the log
};

class Vault
{
public:
    virtual ~Vault() = default;

    // Cancelled is the only error; everything else is a state.
    [[nodiscard]] virtual base::Task<base::Result<VaultAnswer>> find(std::stop_token stop) = 0;
    // Kept and read back. Keychain when it could not, Conflict when another key is there already: none is overwritten.
    [[nodiscard]] virtual base::Task<base::Result<void>> keep(base::Secret key, std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<void>> forget(std::stop_token stop) = 0; // SEC-12
};

enum class StoreAge
{
    New,
    Sealed
}; // Sealed: a store exists that some key once sealed

// The key for this store. A new store gets a new key. Keychain when the vault is locked or unavailable, and when it is
// empty while a sealed store exists: "not found" does not mean "never kept", and a new key would lock the data out. //
// SEC-13 error.subject: "locked", "missing" (the sealed store's key is not there) or "unavailable".
[[nodiscard]] base::Task<base::Result<base::Secret>> installationKey(std::shared_ptr<Vault> vault, StoreAge store,
                                                                     std::stop_token stop);

// Holds the key while the program runs: for tests and for "look only", where nothing is kept.
class MemoryVault final : public Vault
{
public:
    [[nodiscard]] base::Task<base::Result<VaultAnswer>> find(std::stop_token stop) override;
    [[nodiscard]] base::Task<base::Result<void>> keep(base::Secret key, std::stop_token stop) override;
    [[nodiscard]] base::Task<base::Result<void>> forget(std::stop_token stop) override;

private:
    base::Secret m_key;
};

} // namespace auth
