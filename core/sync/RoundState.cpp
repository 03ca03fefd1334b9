#include "sync/RoundState.h"

#include <algorithm>

#include "base/Log.h"

namespace syncing {

using base::failure;
using base::Kind;
using base::Result;
using base::Task;

tl::unexpected<base::Error> stopped()
{
    return failure(Kind::Cancelled, QStringLiteral("reading was stopped"));
}

Siblings::Siblings(std::stop_token outer)
    : m_outer(std::move(outer)), m_forward(m_outer, [stop = m_stop]() mutable { stop.request_stop(); })
{
}

void Siblings::end(const base::Error &error)
{
    if (m_first)
        return;
    m_first = error;
    m_stop.request_stop();
}

Result<void> Siblings::outcome() const
{
    if (m_outer.stop_requested())
        return stopped();
    if (m_first)
        return tl::unexpected(*m_first);
    return {};
}

void RoundState::enter(Stream stream)
{
    progress.stream = stream;
    if (reports.progressed)
        reports.progressed(progress);
}

void RoundState::countPage()
{
    ++progress.pages;
    if (reports.progressed)
        reports.progressed(progress);
}

void RoundState::announce(const StreamRepository::Touched &touched) const
{
    if (!touched.empty() && reports.changed)
        reports.changed(touched);
}

QDateTime RoundState::now() const
{
    const auto ours = clock->now();
    const auto theirs = reader.systemTime();
    // Theirs is cut to the second: what changed within it must not wait for the next round.
    return theirs.isValid() ? std::min(ours, theirs.addMSecs(999)) : ours;
}

std::size_t RoundState::idsPerRequest() const
{
    return static_cast<std::size_t>(std::max(1, reader.capabilities().limits.idsPerRequest));
}

bool RoundState::isLapsedCursor(const base::Error &error)
{
    const bool lapsed = error.kind == Kind::Refused || error.kind == Kind::NotFound;
    if (lapsed)
        qCInfo(logSync) << "a cursor has lapsed; the window is begun again:" << error.forLog;
    return lapsed;
}

Task<Result<Cases>> RoundState::wholeCases(std::vector<domain::Application> applications, std::stop_token stop)
{
    Cases cases;
    if (applications.empty())
        co_return cases;
    std::vector<domain::ApplicationId> ids;
    std::vector<domain::CandidateId> people;
    for (const auto &application : applications) {
        ids.push_back(application.id);
        people.push_back(application.candidate);
    }
    cases.applications = std::move(applications);
    CO_TRY(auto candidates, co_await reader.candidatesById(std::move(people), stop));
    if (stop.stop_requested())
        co_return stopped();
    cases.candidates = std::move(candidates);
    CO_TRY(auto attachments, co_await reader.attachmentsOf(std::move(ids), stop));
    if (stop.stop_requested())
        co_return stopped();
    cases.attachments = std::move(attachments);
    co_return cases;
}

} // namespace syncing
