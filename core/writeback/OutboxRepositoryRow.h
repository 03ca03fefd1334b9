// How a row of the outbox is read: shared by the two repositories of it.
#pragma once

#include "store/Statement.h"
#include "writeback/Operation.h"
#include "writeback/TargetCodec.h"

namespace writeback::rows {

inline constexpr char itemColumns[] =
    "SELECT o.id, o.approval, o.account, o.application, o.candidate, o.kind, o.target, o.state, o.reason, "
    "o.accepted_at, o.due_at, o.changed_at, o.attempts, o.remote_id, a.reviewer_name ";
inline constexpr char itemTables[] = "FROM operations o JOIN approvals a ON a.id = o.approval ";
inline constexpr int itemColumnCount = 15;

inline Item itemFrom(const store::Statement &row)
{
    Item item;
    item.id = row.id<domain::OperationId>(0);
    item.approval = row.id<domain::ApprovalId>(1);
    item.account = row.id<domain::AccountId>(2);
    item.application = row.id<domain::ApplicationId>(3);
    item.candidate = row.id<domain::CandidateId>(4);
    item.kind = domain::outputKindFrom(row.text(5)).value_or(domain::OutputKind::Summary);
    item.target = decodeTarget(row.text(6).toUtf8());
    item.state = stateFrom(row.text(7));
    item.reason = reasonFrom(row.text(8));
    item.acceptedAt = row.time(9);
    item.dueAt = row.time(10);
    item.changedAt = row.time(11);
    item.attempts = row.number(12);
    item.remoteId = row.text(13);
    item.reviewerName = row.text(14);
    return item;
}

} // namespace writeback::rows
