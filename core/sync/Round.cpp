#include "sync/Round.h"

#include <algorithm>

#include "base/Log.h"

namespace syncing {

using base::failure;
using base::Kind;
using base::Result;
using base::Task;

namespace {

using namespace std::chrono_literals;
constexpr base::Milliseconds basicsLastFor = 1h; // who I am and which fields there are changes seldom

// A cursor kept over a restart may have lapsed at the system: then the window is begun again, which costs requests but
// no row.
bool isLapsedCursor(const base::Error &error)
{
    return error.kind == Kind::Refused || error.kind == Kind::NotFound;
}

tl::unexpected<base::Error> stopped()
{
    return failure(Kind::Cancelled, QStringLiteral("reading was stopped"));
}

} // namespace

Round::Round(domain::AccountId account, QString subject, ats::Reader &reader, store::Store &store,
             std::shared_ptr<base::Clock> clock)
    : m_account(std::move(account)), m_subject(std::move(subject)), m_reader(reader), m_streams(store),
      m_clock(std::move(clock))
{
}

Task<Result<void>> Round::run(std::shared_ptr<Round> self, std::stop_token stop)
{
    self->m_progress = {};
    auto done = co_await self->readAll(stop);
    if (stop.stop_requested())
        co_return stopped();
    self->m_progress.stream.reset();
    if (self->m_reports.progressed)
        self->m_reports.progressed(self->m_progress);
    co_return done;
}

QDateTime Round::now() const
{
    const auto ours = m_clock->now();
    const auto theirs = m_reader.systemTime();
    return theirs.isValid() ? std::min(ours, theirs) : ours;
}

void Round::enter(Stream stream)
{
    m_progress.stream = stream;
    if (m_reports.progressed)
        m_reports.progressed(m_progress);
}

void Round::countPage()
{
    ++m_progress.pages;
    if (m_reports.progressed)
        m_reports.progressed(m_progress);
}

void Round::announce(const StreamRepository::Touched &touched) const
{
    if (!touched.empty() && m_reports.changed)
        m_reports.changed(touched);
}

Task<Result<void>> Round::readAll(std::stop_token stop)
{
    CO_TRY_VOID(co_await readBasics(stop));
    CO_TRY_VOID(co_await follow<domain::Requisition>(Stream::Requisitions, &ats::Reader::requisitions,
                                                     &StreamRepository::saveRequisitions, stop));
    CO_TRY_VOID(
        co_await follow<ats::StageRow>(Stream::Stages, &ats::Reader::stages, &StreamRepository::saveStages, stop));
    CO_TRY_VOID(
        co_await follow<ats::Posting>(Stream::Postings, &ats::Reader::postings, &StreamRepository::savePostings, stop));
    CO_TRY_VOID(co_await followApplications(stop));
    CO_TRY_VOID(co_await follow<domain::Candidate>(Stream::Candidates, &ats::Reader::candidates,
                                                   &StreamRepository::saveCandidates, stop));
    CO_TRY_VOID(co_await follow<domain::Attachment>(Stream::Attachments, &ats::Reader::attachments,
                                                    &StreamRepository::saveAttachments, stop));
    CO_TRY_VOID(co_await follow<domain::User>(Stream::Users, &ats::Reader::users, &StreamRepository::saveUsers, stop));
    CO_TRY_VOID(co_await follow<domain::Note>(Stream::Notes, &ats::Reader::notes, &StreamRepository::saveNotes, stop));
    CO_TRY_VOID(co_await follow<domain::Scorecard>(Stream::Scorecards, &ats::Reader::scorecards,
                                                   &StreamRepository::saveScorecards, stop));
    co_return Result<void>();
}

// Who I am comes first: a session without the right to read ends here, with one clear error.
Task<Result<void>> Round::readBasics(std::stop_token stop)
{
    const auto at = m_clock->monotonic();
    if (m_basicsReadAt && at - *m_basicsReadAt < basicsLastFor)
        co_return Result<void>();
    CO_TRY(const auto known, m_streams.stages(m_account));
    m_reader.remember(known);
    CO_TRY_VOID(co_await m_reader.currentUser(m_subject, stop));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY(auto fields, co_await m_reader.fieldDefinitions(stop));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY_VOID(co_await m_streams.saveFieldDefinitions(m_account, std::move(fields)));
    if (stop.stop_requested())
        co_return stopped();
    m_basicsReadAt = at;
    co_return Result<void>();
}

template <class Row>
Task<Result<ats::Page<Row>>> Round::fetchPage(Fetch<Row> fetch, StreamState state, std::stop_token stop)
{
    const ats::Window window{windowFrom(state), state.windowUntil};
    auto page = co_await (m_reader.*fetch)(window, state.nextPage, stop);
    if (stop.stop_requested())
        co_return stopped();
    if (page && !page->next.isEmpty() && page->next == state.nextPage)
        co_return failure(Kind::BadAnswer, QStringLiteral("a page names itself as the next one"),
                          streamName(m_progress.stream.value_or(Stream::Applications)));
    if (page || state.nextPage.isEmpty() || !isLapsedCursor(page.error()))
        co_return page;
    qCInfo(logSync) << "a cursor has lapsed; the window is begun again:" << page.error().forLog;
    auto again = co_await (m_reader.*fetch)(window, QString(), stop);
    if (stop.stop_requested())
        co_return stopped();
    co_return again;
}

template <class Row>
Task<Result<void>> Round::follow(Stream stream, Fetch<Row> fetch, Save<Row> save, std::stop_token stop)
{
    enter(stream);
    CO_TRY(auto state, m_streams.state(m_account, stream));
    state = opened(state, now());
    while (state.isInWindow()) {
        CO_TRY(auto page, co_await fetchPage<Row>(fetch, state, stop));
        state = advanced(state, page.next);
        CO_TRY(const auto touched, co_await (m_streams.*save)(m_account, std::move(page.rows), state));
        if (stop.stop_requested())
            co_return stopped();
        countPage();
        announce(touched);
    }
    co_return Result<void>();
}

// People and files are first read with their applications. What changes from the moment on when that began is followed
// by streams of its own.
Task<Result<void>> Round::beginLaterStreams(StreamState applications, std::stop_token stop)
{
    for (const Stream stream : {Stream::Candidates, Stream::Attachments}) {
        CO_TRY(auto state, m_streams.state(m_account, stream));
        if (state.doneUntil.isValid() || state.isInWindow())
            continue;
        state.doneUntil = applications.windowUntil;
        CO_TRY_VOID(co_await m_streams.saveState(m_account, stream, state));
        if (stop.stop_requested())
            co_return stopped();
    }
    co_return Result<void>();
}

Task<Result<void>> Round::followApplications(std::stop_token stop)
{
    CO_TRY(auto state, m_streams.state(m_account, Stream::Applications));
    m_progress.firstTime = !state.doneUntil.isValid();
    enter(Stream::Applications);
    const bool isFresh = !state.isInWindow();
    state = opened(state, now());
    if (isFresh && m_progress.firstTime) {
        CO_TRY_VOID(co_await m_streams.saveState(m_account, Stream::Applications, state));
    }
    CO_TRY_VOID(co_await beginLaterStreams(state, stop));

    const std::size_t group = static_cast<std::size_t>(std::max(1, m_reader.capabilities().limits.idsPerRequest));
    while (state.isInWindow()) {
        CO_TRY(auto page, co_await fetchPage<domain::Application>(&ats::Reader::applications, state, stop));
        state = advanced(state, page.next);
        // In groups that are whole at once, so that the first case is there after three requests.
        std::size_t at = 0;
        do {
            const std::size_t end = std::min(page.rows.size(), at + group);
            std::vector<domain::Application> some(page.rows.begin() + static_cast<std::ptrdiff_t>(at),
                                                  page.rows.begin() + static_cast<std::ptrdiff_t>(end));
            const int count = static_cast<int>(some.size());
            CO_TRY(auto cases, co_await wholeCases(std::move(some), stop));
            std::optional<StreamState> place;
            if (end == page.rows.size())
                place = state;
            CO_TRY(const auto touched, co_await m_streams.saveCases(m_account, std::move(cases), place));
            if (stop.stop_requested())
                co_return stopped();
            m_progress.applications += count;
            announce(touched);
            at = end;
        } while (at < page.rows.size());
        countPage();
    }
    m_progress.firstTime = false;
    co_return Result<void>();
}

Task<Result<Cases>> Round::wholeCases(std::vector<domain::Application> applications, std::stop_token stop)
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
    CO_TRY(auto candidates, co_await m_reader.candidatesById(std::move(people), stop));
    if (stop.stop_requested())
        co_return stopped();
    cases.candidates = std::move(candidates);
    CO_TRY(auto attachments, co_await m_reader.attachmentsOf(std::move(ids), stop));
    if (stop.stop_requested())
        co_return stopped();
    cases.attachments = std::move(attachments);
    co_return cases;
}

Task<Result<void>> Round::readCase(std::shared_ptr<Round> self, domain::ApplicationId application, std::stop_token stop)
{
    const std::vector<domain::ApplicationId> ids(1, application);
    CO_TRY(auto found, co_await self->m_reader.applicationsById(ids, stop));
    if (stop.stop_requested())
        co_return stopped();
    if (found.empty()) {
        CO_TRY_VOID(co_await self->m_streams.removeApplication(self->m_account, application));
        if (!stop.stop_requested())
            self->announce(ids);
        co_return failure(Kind::NotFound, QStringLiteral("the application is gone"), QStringLiteral("application"));
    }
    CO_TRY(auto cases, co_await self->wholeCases(std::move(found), stop));
    CO_TRY(auto notes, co_await self->m_reader.notesOf(ids, stop));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY(auto scorecards, co_await self->m_reader.scorecardsOf(ids, stop));
    if (stop.stop_requested())
        co_return stopped();
    CO_TRY(const auto touched, co_await self->m_streams.saveWholeCase(self->m_account, std::move(cases),
                                                                      std::move(notes), std::move(scorecards)));
    if (!stop.stop_requested())
        self->announce(touched);
    co_return Result<void>();
}

} // namespace syncing
