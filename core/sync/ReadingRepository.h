// What reading each résumé came to, for the queue: only what is not Ok is kept. Errors: Storage.
#pragma once

#include <vector>

#include "domain/Document.h"
#include "domain/Ids.h"
#include "store/Store.h"

namespace syncing {

struct Reading
{
    domain::ApplicationId application;
    domain::ReadState state = domain::ReadState::Ok;
};

class ReadingRepository
{
public:
    explicit ReadingRepository(store::Store &store) : m_store(store) {}

    // Ok takes an earlier trouble away. Nothing is written when nothing changed.
    [[nodiscard]] base::Task<base::Result<void>> keep(domain::AccountId account, Reading reading);
    [[nodiscard]] base::Task<base::Result<std::vector<Reading>>> troubles(domain::AccountId account);

private:
    store::Store &m_store;
};

} // namespace syncing
