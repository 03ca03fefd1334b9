// What a recruiter proposes to do with an application: made from a key, held against the requisition's workflow. Pure.
#pragma once

#include "app/countersign/window/CaseViews.h"
#include "domain/Workflow.h"
#include "drafting/Letter.h"

namespace app {

// What one may do here, and why not. Every proposal passes it twice: when it is made and when it is approved.
domain::MoveCheck checkProposal(const PreparedCase &prepared, const CaseStanding &standing,
                                const domain::Proposal &proposal);

// The proposal of G, H or N. G again takes the next stage that is allowed.
domain::Proposal proposalOf(ui::review::Step step, const PreparedCase &prepared, const CaseStanding &standing);

// Nobody with an offer or a job, and nobody whom the administrator's list keeps from it, gets a message from here.
std::optional<domain::Reachable> reachable(const PreparedCase &prepared, const CaseStanding &standing);
// Why not, in one sentence; empty = may be written to.
QString whyNoMessage(const PreparedCase &prepared, const CaseStanding &standing);

// What she may want to say along with a proposal: a question with a hold, the next step, or that it ends here.
std::optional<drafting::LetterInput> letterFor(const domain::Proposal &proposal, const PreparedCase &prepared,
                                               const CaseStanding &standing);
// A message of a kind without a proposal. Nothing: nobody to write to, or nothing to ask.
std::optional<drafting::LetterInput> letterOf(drafting::LetterKind kind, const PreparedCase &prepared,
                                              const CaseStanding &standing);

// As a draft of hers: no engine made it.
domain::Draft draftOf(const domain::Proposal &proposal, const PreparedCase &prepared);

// Why not, what would be, in one or two sentences.
QString moveRefusal(const domain::MoveCheck &check);

} // namespace app
