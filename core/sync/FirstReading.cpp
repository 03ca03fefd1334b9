#include "sync/FirstReading.h"

#include <algorithm>

namespace syncing {

using base::Result;
using base::Task;

Result<bool> FirstReading::isDone() const
{
    for (const Stream stream : {Stream::Applications, Stream::Candidates, Stream::Attachments}) {
        TRY(const auto state, m_shared.streams.state(m_shared.account, stream));
        if (!state.doneUntil.isValid())
            return false;
    }
    return true;
}

Task<Result<void>> FirstReading::run(std::stop_token stop)
{
    const auto siblings = std::make_shared<Siblings>(stop);
    auto readApplications = upToTheLast<domain::Application>(Stream::Applications, &ats::Reader::applications,
                                                             &StreamRepository::saveApplications, siblings);
    auto readPeople = upToTheLast<domain::Candidate>(Stream::Candidates, &ats::Reader::candidates,
                                                     &StreamRepository::saveFirstCandidates, siblings);
    auto readFiles = upToTheLast<domain::Attachment>(Stream::Attachments, &ats::Reader::attachments,
                                                     &StreamRepository::saveFirstAttachments, siblings);
    auto applications = co_await readApplications;
    auto people = co_await readPeople;
    auto files = co_await readFiles;
    CO_TRY_VOID(siblings->outcome());
    CO_TRY_VOID(
        co_await keep<domain::Application>(&StreamRepository::saveApplications, std::move(*applications), stop));
    CO_TRY_VOID(co_await keep<domain::Candidate>(&StreamRepository::saveFirstCandidates, std::move(*people), stop));
    CO_TRY_VOID(co_await keep<domain::Attachment>(&StreamRepository::saveFirstAttachments, std::move(*files), stop));
    co_return Result<void>();
}

template <class Row>
Task<Result<FirstReading::LastPage<Row>>> FirstReading::upToTheLast(Stream stream, Fetch<Row> fetch, Save<Row> save,
                                                                    std::shared_ptr<Siblings> siblings)
{
    auto last = co_await readStream<Row>(stream, fetch, save, siblings->token());
    if (!last)
        siblings->end(last.error());
    co_return last;
}

template <class Row>
Task<Result<FirstReading::LastPage<Row>>> FirstReading::readStream(Stream stream, Fetch<Row> fetch, Save<Row> save,
                                                                   std::stop_token stop)
{
    CO_TRY(auto state, m_shared.streams.state(m_shared.account, stream));
    LastPage<Row> last;
    if (state.doneUntil.isValid())
        co_return last;
    m_shared.enter(stream);
    bool isNew = !state.isInWindow();
    state = opened(state, m_shared.now());
    for (;;) {
        CO_TRY(auto page, co_await m_shared.fetchPage<Row>(stream, fetch, state, stop));
        state = advanced(state, page.next);
        if constexpr (std::is_same_v<Row, domain::Application>) {
            if (std::exchange(isNew, false)) {
                CO_TRY_VOID(co_await storeFirstCases(page.rows, stop));
            }
        }
        if (!state.isInWindow()) {
            last = {std::move(page.rows), state};
            co_return last;
        }
        last = {std::move(page.rows), state};
        CO_TRY_VOID(co_await keep<Row>(save, std::move(last), stop));
    }
}

template <class Row>
Task<Result<void>> FirstReading::keep(Save<Row> save, LastPage<Row> page, std::stop_token stop)
{
    if (!page.state)
        co_return Result<void>();
    const std::size_t count = page.rows.size();
    CO_TRY(const auto touched, co_await (m_shared.streams.*save)(m_shared.account, std::move(page.rows), *page.state));
    if (stop.stop_requested())
        co_return stopped();
    if constexpr (std::is_same_v<Row, domain::Application>)
        m_shared.progress.applications += static_cast<int>(count);
    m_shared.countPage();
    m_shared.announce(touched);
    co_return Result<void>();
}

Task<Result<void>> FirstReading::storeFirstCases(std::vector<domain::Application> rows, std::stop_token stop)
{
    rows.resize(std::min(rows.size(), m_shared.idsPerRequest()));
    CO_TRY(auto cases, co_await m_shared.wholeCases(std::move(rows), stop));
    CO_TRY(const auto touched, co_await m_shared.streams.saveCases(m_shared.account, std::move(cases), std::nullopt));
    if (stop.stop_requested())
        co_return stopped();
    m_shared.announce(touched);
    m_shared.countPage();
    co_return Result<void>();
}

} // namespace syncing
