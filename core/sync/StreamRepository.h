// What a round of reading brings into the store: each page's rows and the place of its stream in one transaction.
// Rows are kept by id; an older row never replaces a newer one. Personal columns are sealed with the candidate's key.
// Errors: Storage, Unsupported (a store from a newer version is read-only).
#pragma once

#include <optional>
#include <vector>

#include "ats/Reader.h"
#include "store/Store.h"
#include "sync/StreamState.h"

namespace syncing {

// Applications with all that makes their cases whole.
struct Cases
{
    std::vector<domain::Application> applications;
    std::vector<domain::Candidate> candidates;
    std::vector<domain::Attachment> attachments; // every one of these applications: what is missing here is gone
};

class StreamRepository
{
public:
    // Whose cases a save has touched: new or changed rows only.
    using Touched = std::vector<domain::ApplicationId>;
    using Saved = base::Task<base::Result<Touched>>;

    explicit StreamRepository(store::Store &store) : m_store(store) {}

    base::Result<StreamState> state(const domain::AccountId &account, Stream stream) const;
    base::Result<std::vector<ats::StageRow>> stages(const domain::AccountId &account) const;
    [[nodiscard]] base::Task<base::Result<void>> saveState(domain::AccountId account, Stream stream, StreamState state);

    // state: where the stream stands when these rows are in.
    [[nodiscard]] Saved saveRequisitions(domain::AccountId account, std::vector<domain::Requisition> rows,
                                         StreamState state);
    [[nodiscard]] Saved saveStages(domain::AccountId account, std::vector<ats::StageRow> rows, StreamState state);
    [[nodiscard]] Saved savePostings(domain::AccountId account, std::vector<ats::Posting> rows, StreamState state);
    [[nodiscard]] Saved saveUsers(domain::AccountId account, std::vector<domain::User> rows, StreamState state);
    // No state: part of a page, the stream stays where it is.
    [[nodiscard]] Saved saveCases(domain::AccountId account, Cases cases, std::optional<StreamState> state);
    // Applications alone: their people and files come by lists of their own.
    [[nodiscard]] Saved saveApplications(domain::AccountId account, std::vector<domain::Application> rows,
                                         StreamState state);
    // Of the first reading, where people and files may come before their application. With the state that ends it,
    // those without one go again: all applications must be in by then.
    [[nodiscard]] Saved saveFirstCandidates(domain::AccountId account, std::vector<domain::Candidate> rows,
                                            StreamState state);
    [[nodiscard]] Saved saveFirstAttachments(domain::AccountId account, std::vector<domain::Attachment> rows,
                                             StreamState state);
    // Of people and applications that are in the store; others are dropped.
    [[nodiscard]] Saved saveCandidates(domain::AccountId account, std::vector<domain::Candidate> rows,
                                       StreamState state);
    [[nodiscard]] Saved saveAttachments(domain::AccountId account, std::vector<domain::Attachment> rows,
                                        StreamState state);
    [[nodiscard]] Saved saveNotes(domain::AccountId account, std::vector<domain::Note> rows, StreamState state);
    [[nodiscard]] Saved saveScorecards(domain::AccountId account, std::vector<domain::Scorecard> rows,
                                       StreamState state);

    [[nodiscard]] base::Task<base::Result<void>> saveDispositions(domain::AccountId account,
                                                                  std::vector<domain::Disposition> rows);
    [[nodiscard]] base::Task<base::Result<void>> saveFieldDefinitions(domain::AccountId account,
                                                                      std::vector<domain::FieldDefinition> rows);
    // One case as it is now: its notes and scorecards are complete, what is missing here is gone.
    [[nodiscard]] Saved saveWholeCase(domain::AccountId account, Cases cases, std::vector<domain::Note> notes,
                                      std::vector<domain::Scorecard> scorecards);
    // The system has it no more: the application goes with everything that hangs on it.
    [[nodiscard]] base::Task<base::Result<void>> removeApplication(domain::AccountId account,
                                                                   domain::ApplicationId application);
    [[nodiscard]] base::Task<base::Result<void>>
    removeApplications(domain::AccountId account, std::vector<domain::ApplicationId> applications, StreamState gone);
    // Active ones in the order of their ids, from behind `after` on.
    [[nodiscard]] base::Task<base::Result<std::vector<domain::ApplicationId>>>
    activeAfter(domain::AccountId account, domain::ApplicationId after, std::size_t most);

private:
    store::Store &m_store;
};

} // namespace syncing
