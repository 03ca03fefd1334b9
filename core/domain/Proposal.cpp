#include "domain/Proposal.h"

namespace domain {

QString proposalText(const Proposal &proposal)
{
    switch (proposal.kind) {
    case ProposalKind::Forward:
        return QStringLiteral("%1 → %2").arg(proposal.fromName, proposal.toName);
    case ProposalKind::Hold:
        return QStringLiteral("Stays in %1").arg(proposal.fromName);
    case ProposalKind::Decline:
        return QStringLiteral("Not moving forward from %1").arg(proposal.fromName) +
               (proposal.reason.name.isEmpty() ? QString() : QStringLiteral(": ") + proposal.reason.name);
    }
    return {};
}

} // namespace domain
