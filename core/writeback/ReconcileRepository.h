// What was confirmed, what the sweeps found, and when they ran. Functions for the caller's transaction. // REL-32
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "store/Store.h"
#include "writeback/Drift.h"

namespace writeback::reconcile {

enum class Reach
{
    Recent, // a day back, and every person with an open drift
    Week,   // seven days back
};

// People with something confirmed within the reach, in a fixed order.
std::vector<domain::CandidateId> people(store::Connection &db, const domain::AccountId &account, Reach reach,
                                        const QDateTime &now);
// Everything confirmed of these people up to `until`, oldest first: lists lag, so what is newer is looked at next time.
std::vector<Expected> expected(store::Connection &db, store::KeyRing &keys, const domain::AccountId &account,
                               const std::vector<domain::CandidateId> &people, const QDateTime &until);
std::set<QString> markers(store::Connection &db, const domain::AccountId &account);

// Keeps what was found of these people: new ones get an id and a ledger record, known ones are seen again, and open
// ones that are no longer found are settled as gone. Answers with the new ones.
std::vector<Drift> keep(store::Connection &db, store::KeyRing &keys, const domain::AccountId &account,
                        const std::vector<domain::CandidateId> &people, std::vector<Drift> found, const QDateTime &now);

enum class SettledBy
{
    Gone,  // the record is as it should be again
    Seen,  // a person has seen it and leaves it so
    Again, // a person wants it written once more: it is open for review
};
// Conflict when it is settled already.
base::Result<Drift> settle(store::Connection &db, store::KeyRing &keys, const QString &drift, SettledBy how,
                           const QString &actor, const QDateTime &now);

std::vector<Drift> open(store::Connection &db, store::KeyRing &keys);
std::optional<domain::DraftId> draftOf(store::Connection &db, const domain::OperationId &operation);

// How far a sweep came that was stopped on the way.
struct Place
{
    QDateTime beganAt;
    domain::CandidateId reached; // the last person that was compared; empty at the beginning
    int checked = 0;
    int found = 0;
};
std::optional<Place> place(store::Connection &db, const domain::AccountId &account, Reach reach);
void keepPlace(store::Connection &db, const domain::AccountId &account, Reach reach, const Place &place);

std::optional<QDateTime> lastSweep(store::Connection &db, const domain::AccountId &account, Reach reach);
// It came to its end; its place is forgotten.
void noteSweep(store::Connection &db, const domain::AccountId &account, Reach reach, const QDateTime &at, int checked,
               int found);

} // namespace writeback::reconcile
