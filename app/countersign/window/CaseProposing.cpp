// The proposing half of CaseFlow: G, H, N and the digit after it.
#include "app/countersign/window/CaseFlow.h"
#include "app/countersign/window/Proposals.h"

namespace app {

using domain::MoveRefusal;
using domain::OutputKind;
using ui::review::Section;
using ui::review::Step;

void CaseFlow::propose(Step step)
{
    endEditing();
    if (!m_case)
        return;
    if (m_saving) { // a key that is pressed while an approval is being kept is not lost
        m_whenSaved = [this, step, key = m_case->key()] {
            if (m_case && m_case->key() == key)
                propose(step);
        };
        return;
    }
    const auto proposal = proposalOf(step, *m_case, m_standing);
    const auto check = checkProposal(*m_case, m_standing, proposal);
    // A decline gets its reason by the next digit.
    const bool asks = step == Step::Decline && check.why == MoveRefusal::NoReason;
    if (check.why != MoveRefusal::None && !asks) {
        Q_EMIT said(moveRefusal(check));
        return;
    }
    if (asks && m_standing.dispositions.empty()) {
        Q_EMIT said(tr("Your system's reasons for not moving forward could not be read. Decline in the record there."));
        return;
    }
    keepProposal(proposal, asks);
}

void CaseFlow::chooseEnding(int index)
{
    const auto &stored = m_standing[OutputKind::Proposal];
    if (!stored || !stored->draft.proposal || index < 0 || index >= static_cast<int>(m_standing.dispositions.size()))
        return;
    auto proposal = *stored->draft.proposal;
    proposal.reason = m_standing.dispositions[static_cast<std::size_t>(index)];
    keepProposal(proposal, false);
}

void CaseFlow::keepProposal(const domain::Proposal &proposal, bool askForEnding)
{
    const auto done = [this, askForEnding, key = m_case->key()] {
        if (!m_case || m_case->key() != key)
            return;
        refresh();
        m_pane.review().focusSection(Section::Proposal);
        if (askForEnding)
            m_pane.review().askForEnding();
    };
    std::vector<domain::Draft> drafts{app::draftOf(proposal, *m_case)};
    // A message she began to change by hand stays hers.
    const auto &message = m_standing[OutputKind::Message];
    const bool hers = message && (message->draft.revision > 1 || message->state != review::DraftState::Open);
    if (auto letter = hers ? std::nullopt : letterFor(proposal, *m_case, m_standing))
        drafts.push_back(*std::move(letter));
    run(keepAll(std::move(drafts), m_scope.token()), ui::Doing::KeepingEdit, done);
}

} // namespace app
