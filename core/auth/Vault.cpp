#include "auth/Vault.h"

#include "base/Digest.h"

namespace auth {

using base::failure;
using base::Kind;
using base::Result;
using base::Secret;
using base::Task;

Task<Result<Secret>> installationKey(std::shared_ptr<Vault> vault, StoreAge store, std::stop_token stop)
{
    CO_TRY(const auto answer, co_await vault->find(stop));
    if (answer.state == VaultState::Found)
        co_return answer.key;
    if (answer.state == VaultState::Locked)
        co_return failure(Kind::Keychain, answer.why, QStringLiteral("locked"));
    if (answer.state == VaultState::Unavailable)
        co_return failure(Kind::Keychain, answer.why, QStringLiteral("unavailable"));
    if (store == StoreAge::Sealed)
        co_return failure(Kind::Keychain, QStringLiteral("the vault holds no key, but the store was sealed with one"),
                          QStringLiteral("missing"));
    const Secret fresh(base::randomBytes(32));
    CO_TRY_VOID(co_await vault->keep(fresh, stop));
    co_return fresh;
}

Task<Result<VaultAnswer>> MemoryVault::find(std::stop_token)
{
    VaultAnswer answer;
    answer.state = m_key.isEmpty() ? VaultState::Absent : VaultState::Found;
    answer.key = m_key;
    co_return answer;
}

Task<Result<void>> MemoryVault::keep(Secret key, std::stop_token)
{
    if (!m_key.isEmpty() && m_key.reveal() != key.reveal())
        co_return failure(Kind::Conflict, QStringLiteral("the vault holds another key"));
    m_key = std::move(key);
    co_return Result<void>{};
}

Task<Result<void>> MemoryVault::forget(std::stop_token)
{
    m_key = {};
    co_return Result<void>{};
}

} // namespace auth
