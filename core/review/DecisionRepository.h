// Decisions of a case, in order, and where the case stands because of them. Functions for the caller's transaction.
#pragma once

#include <optional>
#include <vector>

#include "review/DraftRepository.h"

namespace review {

enum class CaseState
{
    New,      // nothing drafted yet
    Drafted,  // every output waits for its decision
    Started,  // some outputs are decided
    Approved, // all decided, at least one approved
    Rejected, // all decided, none approved
    Deferred, // put back by the recruiter, with a note
};

QString caseStateWord(CaseState state);   // as stored
CaseState caseStateFrom(const QString &); // New for anything else

struct CaseRow
{
    domain::AccountId account;
    domain::ApplicationId application;
    CaseState state = CaseState::New;
    QDateTime changedAt;
    int doubtful = 0;   // verdicts of its open screening that want a person's eye: domain::doubtful
    bool panel = false; // an open synthesis
};

enum class DecisionKind
{
    Approved,
    Rejected,
    Deferred
};

struct Decision
{
    qint64 seq = 0;
    DecisionKind kind = DecisionKind::Approved;
    domain::DraftId draft;       // empty for Deferred
    domain::ApprovalId approval; // for Approved
    QString note;                // the reason or the note
    QDateTime at;
};

// Pure: what the states of the current drafts and the last standing decision come to.
CaseState caseStateOf(const std::vector<DraftState> &drafts, std::optional<DecisionKind> last);

namespace decisions {

void add(store::Connection &db, store::KeyRing &keys, const Case &about, const Decision &decision);
// The last decision that stands; nothing when there is none (left).
std::optional<Decision> last(store::Connection &db, store::KeyRing &keys, const Case &about);
// The reason given after a decision.
void giveNote(store::Connection &db, store::KeyRing &keys, const Case &about, const Decision &decision);
void markUndone(store::Connection &db, qint64 seq, const QDateTime &now);
void markUndone(store::Connection &db, const domain::ApprovalId &approval, const QDateTime &now);
// Recomputes where the case stands. To be called at the end of every act on it.
CaseState settle(store::Connection &db, const domain::AccountId &account, const domain::ApplicationId &application,
                 const QDateTime &now);
CaseState stateOf(store::Connection &db, const domain::AccountId &account, const domain::ApplicationId &application);
std::vector<CaseRow> all(store::Connection &db);

} // namespace decisions

} // namespace review
