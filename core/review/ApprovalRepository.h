// Approvals in the store. Functions for the caller's transaction: the outbox gives, desk and outbox take back.
#pragma once

#include <vector>

#include "review/Approval.h"
#include "review/DraftRepository.h"

namespace review::approvals {

// Writes the approval, its decision and its ledger record, after looking once more at what it rests on.
// Conflict when the draft moved on, was decided, or its criteria are no longer in force; Refused when the person
// opted out meanwhile.
base::Result<void> give(store::Connection &db, store::KeyRing &keys, const ApprovalTerms &terms);

// Why an approval ends; part of the ledger record.
enum class Because
{
    Undone,
    TakenBack,
    Edited,
    Regenerated
};

// Revokes it, opens its draft again and takes a waiting operation along. Refused when it is already on its way.
base::Result<void> revoke(store::Connection &db, store::KeyRing &keys, const domain::ApprovalId &approval,
                          Because because, const QString &actor, const QDateTime &now);

// The unrevoked approvals of a draft.
std::vector<domain::ApprovalId> standing(store::Connection &db, const domain::DraftId &draft);
// Opens a draft again: stale when its criteria are no longer in force. Superseded drafts stay so.
void reopen(store::Connection &db, store::KeyRing &keys, const domain::DraftId &draft, const QDateTime &now);

} // namespace review::approvals
