#include "sync/StreamRepository.h"

#include <map>

#include "store/Statement.h"
#include "sync/RowRepository.h"

namespace syncing {

using base::Result;
using base::Task;
using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

// The common shape of a page: rows one by one, then the stream's place.
template <class Row>
auto pageOf(domain::AccountId account, std::vector<Row> rows, Stream stream, StreamState state,
            void (RowRepository::*put)(const Row &))
{
    return [account, rows = std::move(rows), stream, state, put](Connection &db, KeyRing &keys) {
        RowRepository into(db, keys, account);
        for (const auto &row : rows)
            (into.*put)(row);
        into.state(stream, state);
        return into.touched();
    };
}

template <class Row>
auto firstPageOf(domain::AccountId account, std::vector<Row> rows, Stream stream, StreamState state,
                 void (RowRepository::*put)(const Row &))
{
    return [account, rows = std::move(rows), stream, state, put](Connection &db, KeyRing &keys) {
        RowRepository into(db, keys, account);
        for (const auto &row : rows)
            (into.*put)(row);
        if (!state.isInWindow())
            into.dropStrangers();
        into.state(stream, state);
        return into.touched();
    };
}

template <class Row>
std::map<domain::ApplicationId, std::set<QString>>
idsByApplication(const std::vector<domain::Application> &applications, const std::vector<Row> &rows)
{
    std::map<domain::ApplicationId, std::set<QString>> ids;
    for (const auto &application : applications)
        ids[application.id];
    for (const auto &row : rows)
        if (const auto at = ids.find(row.application); at != ids.end())
            at->second.insert(row.id.text());
    return ids;
}

void putCases(RowRepository &into, const Cases &cases)
{
    for (const auto &row : cases.applications)
        into.application(row);
    for (const auto &row : cases.candidates)
        into.candidate(row);
    for (const auto &[application, ids] : idsByApplication(cases.applications, cases.attachments))
        into.keepAttachments(application, ids);
    for (const auto &row : cases.attachments)
        into.attachment(row);
}

} // namespace

Result<StreamState> StreamRepository::state(const domain::AccountId &account, Stream stream) const
{
    return m_store.read([&](Connection &db, KeyRing &) {
        StreamState state;
        Statement row(db, "SELECT done_until, window_until, next_page FROM sync_streams "
                          "WHERE account = ?1 AND stream = ?2");
        if (row.bind(account, streamName(stream)).step()) {
            state.doneUntil = row.time(0);
            state.windowUntil = row.time(1);
            state.nextPage = row.text(2);
        }
        return state;
    });
}

Result<std::vector<ats::StageRow>> StreamRepository::stages(const domain::AccountId &account) const
{
    return m_store.read([&](Connection &db, KeyRing &) {
        std::vector<ats::StageRow> out;
        Statement row(db, "SELECT requisition, id, name, position, active FROM stages WHERE account = ?1");
        row.bind(account);
        while (row.step())
            out.push_back({row.id<domain::RequisitionId>(0),
                           {row.id<domain::StageId>(1), row.text(2), row.number(3), row.flag(4)}});
        return out;
    });
}

Task<Result<void>> StreamRepository::saveState(domain::AccountId account, Stream stream, StreamState state)
{
    auto work = [account, stream, state](Connection &db, KeyRing &keys) {
        RowRepository(db, keys, account).state(stream, state);
    };
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveRequisitions(domain::AccountId account,
                                                           std::vector<domain::Requisition> rows, StreamState state)
{
    auto work = pageOf(account, std::move(rows), Stream::Requisitions, state, &RowRepository::requisition);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveStages(domain::AccountId account, std::vector<ats::StageRow> rows,
                                                     StreamState state)
{
    auto work = pageOf(account, std::move(rows), Stream::Stages, state, &RowRepository::stage);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::savePostings(domain::AccountId account, std::vector<ats::Posting> rows,
                                                       StreamState state)
{
    auto work = pageOf(account, std::move(rows), Stream::Postings, state, &RowRepository::posting);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveUsers(domain::AccountId account, std::vector<domain::User> rows,
                                                    StreamState state)
{
    auto work = pageOf(account, std::move(rows), Stream::Users, state, &RowRepository::user);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveCases(domain::AccountId account, Cases cases,
                                                    std::optional<StreamState> state)
{
    auto work = [account, cases = std::move(cases), state](Connection &db, KeyRing &keys) {
        RowRepository into(db, keys, account);
        putCases(into, cases);
        if (state)
            into.state(Stream::Applications, *state);
        return into.touched();
    };
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveApplications(domain::AccountId account,
                                                           std::vector<domain::Application> rows, StreamState state)
{
    auto work = pageOf(account, std::move(rows), Stream::Applications, state, &RowRepository::application);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveFirstCandidates(domain::AccountId account,
                                                              std::vector<domain::Candidate> rows, StreamState state)
{
    auto work = firstPageOf(account, std::move(rows), Stream::Candidates, state, &RowRepository::candidate);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveFirstAttachments(domain::AccountId account,
                                                               std::vector<domain::Attachment> rows, StreamState state)
{
    auto work = firstPageOf(account, std::move(rows), Stream::Attachments, state, &RowRepository::earlyAttachment);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveCandidates(domain::AccountId account, std::vector<domain::Candidate> rows,
                                                         StreamState state)
{
    auto work = [account, rows = std::move(rows), state](Connection &db, KeyRing &keys) {
        RowRepository into(db, keys, account);
        for (const auto &row : rows)
            if (into.hasCandidate(row.id))
                into.candidate(row);
        into.state(Stream::Candidates, state);
        return into.touched();
    };
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveAttachments(domain::AccountId account,
                                                          std::vector<domain::Attachment> rows, StreamState state)
{
    auto work = pageOf(account, std::move(rows), Stream::Attachments, state, &RowRepository::attachment);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveNotes(domain::AccountId account, std::vector<domain::Note> rows,
                                                    StreamState state)
{
    auto work = pageOf(account, std::move(rows), Stream::Notes, state, &RowRepository::note);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveScorecards(domain::AccountId account, std::vector<domain::Scorecard> rows,
                                                         StreamState state)
{
    auto work = pageOf(account, std::move(rows), Stream::Scorecards, state, &RowRepository::scorecard);
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

Task<Result<void>> StreamRepository::saveFieldDefinitions(domain::AccountId account,
                                                          std::vector<domain::FieldDefinition> rows)
{
    auto work = [account, rows = std::move(rows)](Connection &db, KeyRing &keys) {
        RowRepository into(db, keys, account);
        into.forgetFields();
        for (const auto &row : rows)
            into.field(row);
    };
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

Task<Result<void>> StreamRepository::saveDispositions(domain::AccountId account, std::vector<domain::Disposition> rows)
{
    auto work = [account, rows = std::move(rows)](Connection &db, KeyRing &keys) {
        RowRepository(db, keys, account).dispositions(rows);
    };
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

StreamRepository::Saved StreamRepository::saveWholeCase(domain::AccountId account, Cases cases,
                                                        std::vector<domain::Note> notes,
                                                        std::vector<domain::Scorecard> scorecards)
{
    auto work = [account, cases = std::move(cases), notes = std::move(notes),
                 scorecards = std::move(scorecards)](Connection &db, KeyRing &keys) {
        RowRepository into(db, keys, account);
        putCases(into, cases);
        for (const auto &[application, ids] : idsByApplication(cases.applications, notes))
            into.keepNotes(application, ids);
        for (const auto &row : notes)
            into.note(row);
        for (const auto &[application, ids] : idsByApplication(cases.applications, scorecards))
            into.keepScorecards(application, ids);
        for (const auto &row : scorecards)
            into.scorecard(row);
        return into.touched();
    };
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

Task<Result<void>> StreamRepository::removeApplication(domain::AccountId account, domain::ApplicationId application)
{
    auto work = [account, application](Connection &db, KeyRing &keys) {
        RowRepository(db, keys, account).removeApplication(application);
    };
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

Task<Result<void>> StreamRepository::removeApplications(domain::AccountId account,
                                                        std::vector<domain::ApplicationId> applications,
                                                        StreamState gone)
{
    auto work = [account, applications = std::move(applications), gone](Connection &db, KeyRing &keys) {
        RowRepository rows(db, keys, account);
        for (const auto &application : applications)
            rows.removeApplication(application);
        rows.state(Stream::Gone, gone);
    };
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

Task<Result<std::vector<domain::ApplicationId>>>
StreamRepository::activeAfter(domain::AccountId account, domain::ApplicationId after, std::size_t most)
{
    auto work = [account, after, most](Connection &db, KeyRing &) {
        std::vector<domain::ApplicationId> out;
        Statement row(db, "SELECT id FROM applications WHERE account = ?1 AND id > ?2 AND status = ?3 "
                          "ORDER BY id LIMIT ?4");
        row.bind(account, after, static_cast<int>(domain::ApplicationStatus::Active), static_cast<qint64>(most));
        while (row.step())
            out.push_back(row.id<domain::ApplicationId>(0));
        return out;
    };
    auto ids = co_await m_store.readAside(std::move(work));
    co_return ids;
}

} // namespace syncing
