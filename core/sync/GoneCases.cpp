#include "sync/GoneCases.h"

#include <set>

#include "base/Log.h"

namespace syncing {

using base::Result;
using base::Task;

namespace {

constexpr int requestsPerRound = 4; // with a round a minute, 100 000 cases of 50 ids each take a working day

} // namespace

Task<Result<void>> GoneCases::lookForSome(std::stop_token stop)
{
    for (int request = 0; request < requestsPerRound; ++request) {
        CO_TRY(auto state, m_shared.streams.state(m_shared.account, Stream::Gone));
        const bool fromStart = state.nextPage.isEmpty();
        const domain::ApplicationId after(state.nextPage);
        CO_TRY(const auto ids,
               co_await m_shared.streams.activeAfter(m_shared.account, after, m_shared.idsPerRequest()));
        if (stop.stop_requested())
            co_return stopped();
        if (ids.empty() && fromStart)
            co_return Result<void>();
        std::vector<domain::ApplicationId> missing;
        if (!ids.empty()) {
            CO_TRY(missing, co_await missingOf(ids, stop));
        }
        const bool isLast = ids.size() < m_shared.idsPerRequest();
        state.nextPage = isLast ? QString() : ids.back().text();
        CO_TRY_VOID(co_await m_shared.streams.removeApplications(m_shared.account, missing, state));
        if (stop.stop_requested())
            co_return stopped();
        if (!missing.empty()) {
            qCInfo(logSync) << missing.size() << "cases are gone at the system and were removed";
            m_shared.announce(missing);
        }
        if (isLast)
            co_return Result<void>();
    }
    co_return Result<void>();
}

// Asked twice: a list that comes back short once must not empty the queue.
Task<Result<std::vector<domain::ApplicationId>>> GoneCases::missingOf(std::vector<domain::ApplicationId> ids,
                                                                      std::stop_token stop)
{
    for (int asked = 0; asked < 2 && !ids.empty(); ++asked) {
        CO_TRY(const auto found, co_await m_shared.reader.applicationsById(ids, stop));
        if (stop.stop_requested())
            co_return stopped();
        std::set<domain::ApplicationId> there;
        for (const auto &application : found)
            there.insert(application.id);
        std::erase_if(ids, [&](const auto &id) { return there.contains(id); });
    }
    co_return ids;
}

} // namespace syncing
