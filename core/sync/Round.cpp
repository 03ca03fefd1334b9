#include "sync/Round.h"

#include <algorithm>

#include "sync/FirstReading.h"
#include "sync/GoneCases.h"

namespace syncing {

using base::failure;
using base::Kind;
using base::Result;
using base::Task;

namespace {

using namespace std::chrono_literals;
constexpr base::Milliseconds basicsLastFor = 1h; // who I am and which fields there are changes seldom
constexpr int quietPages = 12;                   // of a round that has nothing to catch up with

} // namespace

Round::Round(domain::AccountId account, QString subject, ats::Reader &reader, store::Store &store,
             std::shared_ptr<base::Clock> clock)
    : m_subject(std::move(subject)),
      m_shared{std::move(account), reader, StreamRepository(store), std::move(clock), {}, {}}
{
}

Task<Result<void>> Round::run(std::shared_ptr<Round> self, std::stop_token stop)
{
    self->m_shared.progress = {};
    auto done = co_await self->readAll(stop);
    if (stop.stop_requested())
        co_return stopped();
    self->m_shared.progress.stream.reset();
    if (self->m_shared.reports.progressed)
        self->m_shared.reports.progressed(self->m_shared.progress);
    co_return done;
}

Task<Result<void>> Round::readAll(std::stop_token stop)
{
    CO_TRY_VOID(co_await readBasics(stop));
    FirstReading first(m_shared);
    CO_TRY(const auto isRead, first.isDone());
    m_shared.progress.firstTime = !isRead;
    CO_TRY_VOID(co_await readJobs(stop));
    if (!isRead) {
        CO_TRY_VOID(co_await first.run(stop));
        m_shared.progress.firstTime = false;
    } else {
        CO_TRY_VOID(co_await followApplications(stop));
    }
    CO_TRY_VOID(co_await readChanges(stop));
    if (isRead && m_shared.progress.pages <= quietPages) {
        GoneCases gone(m_shared);
        CO_TRY_VOID(co_await gone.lookForSome(stop));
    }
    co_return Result<void>();
}

// Who I am comes first: a session without the right to read ends here, with one clear error.
Task<Result<void>> Round::readBasics(std::stop_token stop)
{
    const auto at = m_shared.clock->monotonic();
    if (m_basicsReadAt && at - *m_basicsReadAt < basicsLastFor)
        co_return Result<void>();
    CO_TRY(const auto known, m_shared.streams.stages(m_shared.account));
    m_shared.reader.remember(known);
    CO_TRY_VOID(co_await m_shared.reader.currentUser(m_subject, stop));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY(auto fields, co_await m_shared.reader.fieldDefinitions(stop));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY_VOID(co_await m_shared.streams.saveFieldDefinitions(m_shared.account, std::move(fields)));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY(auto reasons, co_await m_shared.reader.dispositions(stop));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY_VOID(co_await m_shared.streams.saveDispositions(m_shared.account, std::move(reasons)));
    if (stop.stop_requested())
        co_return stopped();
    m_basicsReadAt = at;
    co_return Result<void>();
}

// Before the applications: their stages are found in these.
Task<Result<void>> Round::readJobs(std::stop_token stop)
{
    const auto siblings = std::make_shared<Siblings>(stop);
    auto requisitions = beside<domain::Requisition>(Stream::Requisitions, &ats::Reader::requisitions,
                                                    &StreamRepository::saveRequisitions, siblings);
    auto stages = beside<ats::StageRow>(Stream::Stages, &ats::Reader::stages, &StreamRepository::saveStages, siblings);
    auto postings =
        beside<ats::Posting>(Stream::Postings, &ats::Reader::postings, &StreamRepository::savePostings, siblings);
    const auto requisitionsDone = co_await requisitions;
    const auto stagesDone = co_await stages;
    const auto postingsDone = co_await postings;
    co_return siblings->outcome();
}

// All that hangs on applications.
Task<Result<void>> Round::readChanges(std::stop_token stop)
{
    const auto siblings = std::make_shared<Siblings>(stop);
    auto people = beside<domain::Candidate>(Stream::Candidates, &ats::Reader::candidates,
                                            &StreamRepository::saveCandidates, siblings);
    auto files = beside<domain::Attachment>(Stream::Attachments, &ats::Reader::attachments,
                                            &StreamRepository::saveAttachments, siblings);
    auto users = beside<domain::User>(Stream::Users, &ats::Reader::users, &StreamRepository::saveUsers, siblings);
    auto notes = beside<domain::Note>(Stream::Notes, &ats::Reader::notes, &StreamRepository::saveNotes, siblings);
    auto cards = beside<domain::Scorecard>(Stream::Scorecards, &ats::Reader::scorecards,
                                           &StreamRepository::saveScorecards, siblings);
    const auto peopleDone = co_await people;
    const auto filesDone = co_await files;
    const auto usersDone = co_await users;
    const auto notesDone = co_await notes;
    const auto cardsDone = co_await cards;
    co_return siblings->outcome();
}

template <class Row>
Task<Result<void>> Round::beside(Stream stream, Fetch<Row> fetch, Save<Row> save, std::shared_ptr<Siblings> siblings)
{
    auto done = co_await follow<Row>(stream, fetch, save, siblings->token());
    if (!done)
        siblings->end(done.error());
    co_return done;
}

template <class Row>
Task<Result<void>> Round::follow(Stream stream, Fetch<Row> fetch, Save<Row> save, std::stop_token stop)
{
    m_shared.enter(stream);
    CO_TRY(auto state, m_shared.streams.state(m_shared.account, stream));
    state = opened(state, m_shared.now());
    while (state.isInWindow()) {
        CO_TRY(auto page, co_await m_shared.fetchPage<Row>(stream, fetch, state, stop));
        state = advanced(state, page.next);
        CO_TRY(const auto touched, co_await (m_shared.streams.*save)(m_shared.account, std::move(page.rows), state));
        if (stop.stop_requested())
            co_return stopped();
        m_shared.countPage();
        m_shared.announce(touched);
    }
    co_return Result<void>();
}

Task<Result<void>> Round::followApplications(std::stop_token stop)
{
    m_shared.enter(Stream::Applications);
    CO_TRY(auto state, m_shared.streams.state(m_shared.account, Stream::Applications));
    state = opened(state, m_shared.now());
    const std::size_t group = m_shared.idsPerRequest();
    while (state.isInWindow()) {
        CO_TRY(auto page, co_await m_shared.fetchPage<domain::Application>(Stream::Applications,
                                                                           &ats::Reader::applications, state, stop));
        state = advanced(state, page.next);
        // In groups that are whole at once.
        std::size_t at = 0;
        do {
            const std::size_t end = std::min(page.rows.size(), at + group);
            std::vector<domain::Application> some(page.rows.begin() + static_cast<std::ptrdiff_t>(at),
                                                  page.rows.begin() + static_cast<std::ptrdiff_t>(end));
            CO_TRY(auto cases, co_await m_shared.wholeCases(std::move(some), stop));
            std::optional<StreamState> place;
            if (end == page.rows.size())
                place = state;
            CO_TRY(const auto touched, co_await m_shared.streams.saveCases(m_shared.account, std::move(cases), place));
            if (stop.stop_requested())
                co_return stopped();
            m_shared.progress.applications += static_cast<int>(end - at);
            m_shared.announce(touched);
            at = end;
        } while (at < page.rows.size());
        m_shared.countPage();
    }
    co_return Result<void>();
}

Task<Result<void>> Round::readCase(std::shared_ptr<Round> self, domain::ApplicationId application, std::stop_token stop)
{
    const std::vector<domain::ApplicationId> ids(1, application);
    CO_TRY(auto found, co_await self->m_shared.reader.applicationsById(ids, stop));
    if (stop.stop_requested())
        co_return stopped();
    if (found.empty()) {
        CO_TRY_VOID(co_await self->m_shared.streams.removeApplication(self->m_shared.account, application));
        if (!stop.stop_requested())
            self->m_shared.announce(ids);
        co_return failure(Kind::NotFound, QStringLiteral("the application is gone"), QStringLiteral("application"));
    }
    CO_TRY(auto cases, co_await self->m_shared.wholeCases(std::move(found), stop));
    CO_TRY(auto notes, co_await self->m_shared.reader.notesOf(ids, stop));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY(auto scorecards, co_await self->m_shared.reader.scorecardsOf(ids, stop));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY(const auto touched, co_await self->m_shared.streams.saveWholeCase(self->m_shared.account, std::move(cases),
                                                                             std::move(notes), std::move(scorecards)));
    if (!stop.stop_requested())
        self->m_shared.announce(touched);
    co_return Result<void>();
}

} // namespace syncing
