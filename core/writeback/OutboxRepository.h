// The outbox in the store. Functions for the caller's transaction; only Outbox and Sender use them. Every change of
// state writes its ledger record beside it. // REL-40
#pragma once

#include <optional>
#include <vector>

#include "review/Approval.h"
#include "store/Store.h"
#include "writeback/Operation.h"

namespace writeback::rows {

// --- taking in

domain::OperationId insert(store::Connection &db, store::KeyRing &keys, const review::ApprovalTerms &terms,
                           base::Milliseconds hold);
// Operations of the same output that wait for a person make room for a new approval; their draft opens again.
void supersede(store::Connection &db, store::KeyRing &keys, const review::ApprovalTerms &terms);
// A live operation with the same digest: the same words for the same place are never taken twice. // I3
bool isLive(store::Connection &db, const base::Digest &operationDigest);

// --- reading

std::optional<Operation> load(store::Connection &db, store::KeyRing &keys, const domain::OperationId &id);
// Newest first. limit: at most so many.
std::vector<Item> list(store::Connection &db, const States &states, int limit);
std::vector<OnlyHere> livesOnlyHere(store::Connection &db, int limit);
std::vector<Item> ofCase(store::Connection &db, const domain::AccountId &account,
                         const domain::ApplicationId &application);
std::vector<HistoryEntry> history(store::Connection &db, const domain::OperationId &id);
Counts counts(store::Connection &db, const QDateTime &now);
Overview overview(store::Connection &db, const QDateTime &now);

// --- working

struct Due
{
    domain::OperationId id;
    domain::CandidateId candidate;
    State state = State::Queued;
};
// What is due now under this account and was approved by this person, the first of each candidate only: sending as well
// as reading back is hers alone, for another person may not see her note. // REL-21, REL-24, REL-25
std::vector<Due> due(store::Connection &db, const domain::AccountId &account, const domain::UserId &reviewer,
                     const QDateTime &now, int limit);
// When the next one falls due after now.
std::optional<QDateTime> nextDue(store::Connection &db, const domain::AccountId &account, const QDateTime &now);
// Operations left in the middle of an attempt.
std::vector<domain::OperationId> sending(store::Connection &db);

// Looks at the row again and records the attempt; or moves it to stale and answers with nothing. // REL-14, REL-22
// Conflict when it is not due any more (taken back, sent by somebody else).
base::Result<std::optional<Operation>> begin(store::Connection &db, store::KeyRing &keys, const domain::OperationId &id,
                                             const QDateTime &now);

struct Move
{
    State to = State::Queued;
    Reason reason = Reason::None;
    QDateTime at;
    std::optional<QDateTime> dueAt = {};
    QString remoteId = {};
    QString actor = QStringLiteral("system");
    int status = 0; // of the system's answer; 0 = none
};
// One move with everything that goes with it. Throws store::Fault when the table of moves lacks it.
void move(store::Connection &db, store::KeyRing &keys, const domain::OperationId &id, const Move &move);
void setDue(store::Connection &db, const domain::OperationId &id, const QDateTime &due, Reason reason);
int endHolds(store::Connection &db, const QDateTime &now); // of all that are queued; returns how many
void countAbsent(store::Connection &db, const domain::OperationId &id, const QDateTime &now, const QDateTime &nextLook);
// The wall clock was moved by so much (0: not known, the program begins). Proofs of absence begin anew with a look
// soon, for their minute may have been a second; and a hold never lasts longer because the clock was put back. //
// REL-30
void mendTimes(store::Connection &db, base::Milliseconds clockMoved, const QDateTime &now, const QDateTime &look);
// Retries that only wait for a connection become due. Returns how many.
qint64 wake(store::Connection &db, const domain::AccountId &account, const QDateTime &now);
// Queued operations that were approved for a changed entry of the field map become stale. // DESIGN 10 (29)
int makeStale(store::Connection &db, store::KeyRing &keys, const domain::AccountId &account, const QString &mapEntry,
              const QDateTime &now);

} // namespace writeback::rows
