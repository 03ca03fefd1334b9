// The proposing half of CaseFlow: G, H, N and the digit after it, and the message that goes along or alone (M).
#include "app/countersign/window/CaseFlow.h"
#include "app/countersign/window/Proposals.h"
#include "base/Log.h"

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
    const auto letter = hers ? std::nullopt : letterFor(proposal, *m_case, m_standing);
    if (letter)
        drafts.push_back(drafting::letter(*letter));
    run(keepAll(std::move(drafts), m_scope.token()), ui::Doing::KeepingEdit, [this, done, letter] {
        done();
        if (letter)
            wordByModel(*letter);
    });
}

// The built-in words stand there at once; the model's take their place if nobody touched them.
void CaseFlow::wordByModel(const drafting::LetterInput &letter)
{
    if (!m_case || m_case->key() != PreparedCase::keyOf(letter.account, letter.application) ||
        m_case->noDraft == NoDraft::OptedOut || !m_services.models.isOn())
        return;
    m_pages.start(
        m_services.models.word(m_case, letter, m_pages.token()), [this, letter](base::Result<domain::Draft> worded) {
            if (!worded) {
                qCInfo(logUi) << "the built-in words stay:" << worded.error().forLog;
                return;
            }
            // What stands is still what it was asked for, and nobody touched it.
            const auto stored = m_services.desk.currentDraft(letter.account, letter.application, OutputKind::Message);
            if (!stored || !*stored || (*stored)->state != review::DraftState::Open ||
                (*stored)->draft.inputDigest != drafting::letter(letter).inputDigest)
                return;
            m_scope.start(m_services.desk.saveDraft(*std::move(worded), review::Replace::IfUntouched),
                          [this](const base::Result<review::StoredDraft> &kept) {
                              if (!kept && kept.error().kind != base::Kind::Conflict)
                                  Q_EMIT problem(kept.error(), ui::Doing::KeepingEdit);
                              refresh();
                          });
        });
}

void CaseFlow::writeMessage()
{
    endEditing();
    if (!m_case || m_saving)
        return;
    if (const QString why = whyNoMessage(*m_case, m_standing); !why.isEmpty()) {
        Q_EMIT said(why);
        return;
    }
    const auto &message = m_standing[OutputKind::Message];
    if (message && message->state == review::DraftState::Approved) {
        Q_EMIT said(tr("A message is approved already. U takes it back as long as it has not left."));
        return;
    }
    if (message && message->state == review::DraftState::Open && message->draft.revision > 1) {
        Q_EMIT said(tr("You changed this message. X rejects it; then M drafts another."));
        return;
    }
    using drafting::LetterKind;
    static constexpr LetterKind kinds[] = {LetterKind::Outreach, LetterKind::Question, LetterKind::NextStep};
    // The kind after the one that stands; what cannot be asked is passed over.
    std::size_t at = 0;
    for (std::size_t i = 0; i < std::size(kinds) && message && message->state == review::DraftState::Open; ++i)
        if (const auto same = letterOf(kinds[i], *m_case, m_standing); same && m_letterKind == kinds[i])
            at = i + 1;
    std::optional<drafting::LetterInput> letter;
    for (std::size_t tried = 0; tried < std::size(kinds) && !letter; ++tried)
        letter = letterOf(kinds[(at + tried) % std::size(kinds)], *m_case, m_standing);
    if (!letter)
        return;
    m_letterKind = letter->kind;
    run(keepAll({drafting::letter(*letter)}, m_scope.token()), ui::Doing::KeepingEdit,
        [this, letter = *letter, key = m_case->key()] {
            if (!m_case || m_case->key() != key)
                return;
            refresh();
            m_pane.review().focusSection(Section::Message);
            wordByModel(letter);
        });
}

} // namespace app
