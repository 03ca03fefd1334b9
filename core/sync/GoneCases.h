// Systems do not report what was deleted. A few of the active cases are asked for by id after each quiet round, one
// slice after the other; what the system has no more is removed here.
#pragma once

#include "sync/RoundState.h"

namespace syncing {

class GoneCases
{
public:
    explicit GoneCases(RoundState &shared) : m_shared(shared) {}

    // One slice: a few requests. Its place is stored, so that a restart does not begin from the start.
    [[nodiscard]] base::Task<base::Result<void>> lookForSome(std::stop_token stop);

private:
    [[nodiscard]] base::Task<base::Result<std::vector<domain::ApplicationId>>>
    missingOf(std::vector<domain::ApplicationId> ids, std::stop_token stop);

    RoundState &m_shared;
};

} // namespace syncing
