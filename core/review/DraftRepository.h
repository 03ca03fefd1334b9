// Drafts in the store: one current draft per application and kind, its revisions immutable and sealed. The functions
// run inside the caller's transaction or read and throw store::Fault; the desk is their only user outside review's
// other repositories.
#pragma once

#include <optional>
#include <vector>

#include "domain/Draft.h"
#include "store/Store.h"

namespace review {

enum class DraftState
{
    Open,
    Approved,
    Rejected,
    Stale,      // made for criteria that are no longer in force // DESIGN 10 (28)
    Superseded, // another draft took its place
};

QString draftStateWord(DraftState state); // as stored

struct StoredDraft
{
    domain::Draft draft; // at its newest revision
    DraftState state = DraftState::Open;
    domain::CandidateId candidate;
    domain::RequisitionId requisition;
};

// What drafts need to know of their application. From the records that sync keeps.
struct Case
{
    domain::AccountId account;
    domain::ApplicationId application;
    domain::CandidateId candidate;
    domain::RequisitionId requisition;
    bool optedOut = false;
};

namespace drafts {

std::optional<Case> caseOf(store::Connection &db, const domain::AccountId &account,
                           const domain::ApplicationId &application);
std::optional<StoredDraft> load(store::Connection &db, store::KeyRing &keys, const domain::DraftId &id);
std::optional<StoredDraft> current(store::Connection &db, store::KeyRing &keys, const domain::AccountId &account,
                                   const domain::ApplicationId &application, domain::OutputKind kind);
// Of what the machine first said; none when it cannot be unsealed.
base::Digest firstContent(store::Connection &db, store::KeyRing &keys, const StoredDraft &draft);
void insert(store::Connection &db, store::KeyRing &keys, const Case &about, const domain::Draft &draft,
            const QDateTime &now);
void addRevision(store::Connection &db, store::KeyRing &keys, const StoredDraft &draft, const QDateTime &now);
void setState(store::Connection &db, const domain::DraftId &id, DraftState state, const QDateTime &now);
// Open drafts of a kind that were made for another criteria set become stale. Returns their applications.
std::vector<domain::ApplicationId> makeStale(store::Connection &db, const domain::AccountId &account,
                                             const domain::RequisitionId &requisition,
                                             const base::Digest &criteriaInForce, const QDateTime &now);
// The states of the current drafts of a case.
std::vector<DraftState> states(store::Connection &db, const domain::AccountId &account,
                               const domain::ApplicationId &application);

} // namespace drafts

} // namespace review
