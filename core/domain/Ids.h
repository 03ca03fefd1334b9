// The ids of the field. All are the remote system's own ids as text, unique only together with their account.
#pragma once

#include "base/Ids.h"

namespace domain {

using AccountId = base::Id<struct AccountTag>; // hash of system, tenant, API origin and subject
using RequisitionId = base::Id<struct RequisitionTag>;
using StageId = base::Id<struct StageTag>; // the stage's definition on the requisition
using ApplicationId = base::Id<struct ApplicationTag>;
using CandidateId = base::Id<struct CandidateTag>;
using AttachmentId = base::Id<struct AttachmentTag>;
using UserId = base::Id<struct UserTag>;
using NoteId = base::Id<struct NoteTag>;
using ScorecardId = base::Id<struct ScorecardTag>;
using CriterionId = base::Id<struct CriterionTag>; // first 12 base32 characters of the criterion's digest
using DraftId = base::Id<struct DraftTag>;         // our own, base::freshId()
using ApprovalId = base::Id<struct ApprovalTag>;   // our own
using OperationId = base::Id<struct OperationTag>; // our own: one row of the outbox

} // namespace domain
