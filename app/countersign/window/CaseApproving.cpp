// The approving half of CaseFlow: from a gesture to what the outbox has taken.
#include "app/countersign/window/CaseFlow.h"
#include "app/countersign/window/Proposals.h"
#include "review/Composition.h"

namespace app {

using ui::review::Section;

base::Result<review::Approval> CaseFlow::mint(Section section, review::Gesture gesture)
{
    const auto &stored = draftOf(section);
    if (!stored)
        return base::failure(base::Kind::NotFound, QStringLiteral("no draft"), tr("draft"));
    if (m_services.keeping() == Keeping::LookOnly)
        return base::failure(base::Kind::Keychain, QStringLiteral("look only"), QStringLiteral("unavailable"));
    auto *link = m_hub.link(m_case->account);
    if (!link)
        return base::failure(base::Kind::SignedOut, QStringLiteral("no account"));
    review::ApproveInput input;
    input.writer = &link->writer();
    // The pane says why already; nothing gets past it by another way.
    if (const QString why = notApprovable(*m_case, m_standing, kindOf(section)); !why.isEmpty())
        return base::failure(base::Kind::Forbidden, QStringLiteral("approve: the policy"), why);
    input.target = targetIn(*m_case, m_standing, kindOf(section));
    input.mapVersion = m_standing.map.version();
    if (stored->draft.proposal)
        input.step = checkProposal(*m_case, m_standing, *stored->draft.proposal).permitted;
    if (input.target)
        input.before = valueNow(*m_case, *input.target);
    input.evidence = evidence();
    input.emails = m_case->candidate.emails;
    const review::DraftRevision revision{
        stored->draft.id, stored->draft.revision,
        review::contentDigest(stored->draft, m_standing.criteria.value_or(domain::CriteriaSet{}))};
    return m_services.desk.approve(revision, std::move(gesture), input);
}

void CaseFlow::approve(Section section, review::Gesture gesture)
{
    endEditing();
    if (!m_case || m_saving)
        return;
    if (!m_keeping.empty()) { // her last edit first: what is approved is what she sees
        auto held = std::make_shared<review::Gesture>(std::move(gesture));
        m_whenKept = [this, section, held, key = m_case->key()] {
            if (m_case && m_case->key() == key)
                approve(section, std::move(*held));
        };
        return;
    }
    if (isSecondThought(kindOf(section)))
        return;
    auto approval = mint(section, std::move(gesture));
    if (!approval) {
        Q_EMIT problem(approval.error(), ui::Doing::Approving);
        refresh();
        return;
    }
    std::vector<review::Approval> approvals;
    approvals.push_back(std::move(*approval));
    accept(std::move(approvals));
}

void CaseFlow::approveAll(std::vector<review::Gesture> gestures)
{
    endEditing();
    if (!m_case || m_saving)
        return;
    if (!m_keeping.empty()) {
        auto held = std::make_shared<std::vector<review::Gesture>>(std::move(gestures));
        m_whenKept = [this, held, key = m_case->key()] {
            if (m_case && m_case->key() == key)
                approveAll(std::move(*held));
        };
        return;
    }
    // One key for several outputs only when every passage was on the screen. // DESIGN 10 (11)
    for (const auto &[number, passage] : numbered(m_standing)) {
        if (m_painted.contains(number))
            continue;
        lookAt(number);
        Q_EMIT said(tr("This passage was not on the screen yet. Look at it, then press again."));
        return;
    }
    std::vector<review::Approval> approvals;
    auto gesture = gestures.begin();
    for (const auto section : ui::review::sections) {
        const auto &stored = draftOf(section);
        // What to do with the application is a step of its own, never one of many.
        if (!stored || stored->state != review::DraftState::Open || section == Section::Proposal ||
            gesture == gestures.end())
            continue;
        if (isSecondThought(kindOf(section)))
            return;
        auto approval = mint(section, std::move(*gesture++));
        if (!approval) {
            Q_EMIT problem(approval.error(), ui::Doing::Approving);
            break;
        }
        approvals.push_back(std::move(*approval));
    }
    if (!approvals.empty())
        accept(std::move(approvals));
}

bool CaseFlow::isSecondThought(domain::OutputKind kind)
{
    const auto reviewer = m_services.desk.reviewer(m_case->account);
    const auto target = targetIn(*m_case, m_standing, kind);
    if (!reviewer || !target || target->kind != ats::TargetKind::Note || m_knowsOfOther.contains(m_case->key()))
        return false;
    const auto other = review::colleaguesNote(m_case->notes, reviewer->id);
    if (!other)
        return false;
    m_knowsOfOther.insert(m_case->key());
    Q_EMIT said(tr("%1 already put an approved note on this record (%2). Press again to add yours beside it.")
                    .arg(other->approver, other->when));
    return true;
}

base::Milliseconds CaseFlow::holdOf(const review::Approval &approval) const
{
    const auto &target = approval.terms().target;
    const auto of = target ? review::classOf(target->kind) : review::WriteClass::Notes;
    return m_policy.policy.holdFor(of, m_services.clock->now(), QTimeZone::systemTimeZone());
}

void CaseFlow::accept(std::vector<review::Approval> approvals)
{
    // "approved" appears only after COMMIT; until then the pane says "saving". // REL-01
    m_saving = true;
    struct Round
    {
        std::size_t left;
        bool allGood = true;
    };
    auto round = std::make_shared<Round>(Round{approvals.size()});
    for (auto &approval : approvals) {
        const auto hold = holdOf(approval);
        m_scope.start(m_services.outbox.accept(std::move(approval), hold),
                      [this, round](base::Result<writeback::Accepted> accepted) {
                          if (!accepted) {
                              round->allGood = false;
                              Q_EMIT problem(accepted.error(), ui::Doing::Approving);
                          }
                          if (--round->left > 0)
                              return;
                          m_saving = false;
                          if (round->allGood)
                              Q_EMIT said({}); // whatever stood in the way does no more
                          refresh();
                          Q_EMIT standingChanged();
                      });
    }
}

} // namespace app
