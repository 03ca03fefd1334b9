// The approving half of CaseFlow: from a gesture to what the outbox has taken.
#include "app/countersign/window/CaseFlow.h"
#include "app/countersign/window/Proposals.h"
#include "review/Composition.h"

namespace app {

using ui::review::Section;

base::Result<review::Approval> CaseFlow::mint(domain::OutputKind kind, review::Gesture gesture)
{
    const auto &stored = m_standing[kind];
    if (!stored)
        return base::failure(base::Kind::NotFound, QStringLiteral("no draft"), tr("draft"));
    if (review::isDerived(kind) && (derivedIn(m_standing).empty() || !derivedAreKept()))
        return base::failure(base::Kind::Conflict, QStringLiteral("the verdicts moved on"));
    if (m_services.keeping() == Keeping::LookOnly)
        return base::failure(base::Kind::Keychain, QStringLiteral("look only"), QStringLiteral("unavailable"));
    auto *link = m_hub.link(m_case->account);
    if (!link)
        return base::failure(base::Kind::SignedOut, QStringLiteral("no account"));
    review::ApproveInput input;
    input.writer = &link->writer();
    // The pane says why already; nothing gets past it by another way.
    if (const QString why = notApprovable(*m_case, m_standing, kind); !why.isEmpty())
        return base::failure(base::Kind::Forbidden, QStringLiteral("approve: the policy"), why);
    input.target = targetIn(*m_case, m_standing, kind);
    input.mapVersion = m_standing.map.version();
    if (stored->draft.proposal)
        input.step = checkProposal(*m_case, m_standing, *stored->draft.proposal).permitted;
    if (input.target)
        input.before = valueNow(*m_case, *input.target);
    if (kind == domain::OutputKind::Message) { // to somebody who still stands where she was seen
        input.reachable = reachable(*m_case, m_standing);
        input.before = ats::standingOf(m_case->application);
    }
    input.evidence = evidence();
    input.emails = m_case->candidate.emails;
    const auto shown = m_shownSince.find({stored->draft.id, stored->draft.revision});
    const review::DraftRevision revision{
        stored->draft.id, stored->draft.revision,
        review::contentDigest(stored->draft, m_standing.criteria.value_or(domain::CriteriaSet{})),
        shown == m_shownSince.end() ? QDateTime() : shown->second};
    return m_services.desk.approve(revision, std::move(gesture), input);
}

void CaseFlow::approve(Section section, std::vector<review::Gesture> gestures)
{
    endEditing();
    if (!m_case || m_saving)
        return;
    std::vector<domain::OutputKind> kinds{kindOf(section)};
    if (section == Section::Criteria)
        for (const auto &derived : derivedIn(m_standing))
            kinds.push_back(derived.kind);
    approveKinds(std::move(kinds), std::move(gestures));
}

void CaseFlow::approveAll(std::vector<review::Gesture> gestures)
{
    endEditing();
    if (!m_case || m_saving)
        return;
    // One key for several outputs only when every passage was on the screen. // DESIGN 10 (11)
    for (const auto &[number, passage] : numbered(m_standing)) {
        if (m_painted.contains(number))
            continue;
        lookAt(number);
        Q_EMIT said(tr("This passage was not on the screen yet. Look at it, then press again."));
        return;
    }
    std::vector<domain::OutputKind> kinds;
    for (const auto section : ui::review::sections) {
        const auto &stored = draftOf(section);
        // What to do with the application is a step of its own, never one of many.
        if (!stored || stored->state != review::DraftState::Open || section == Section::Proposal)
            continue;
        kinds.push_back(kindOf(section));
        if (section == Section::Criteria)
            for (const auto &derived : derivedIn(m_standing))
                kinds.push_back(derived.kind);
    }
    approveKinds(std::move(kinds), std::move(gestures));
}

bool CaseFlow::derivedAreKept() const
{
    for (const auto &derived : derivedIn(m_standing)) {
        const auto &stored = m_standing[derived.kind];
        const auto wanted = review::draftOf(derived, m_standing[domain::OutputKind::Screening]->draft);
        if (!stored || stored->state != review::DraftState::Open || stored->draft.inputDigest != wanted.inputDigest)
            return false;
    }
    return true;
}

base::Task<base::Result<void>> CaseFlow::keepAll(std::vector<domain::Draft> drafts, std::stop_token stop)
{
    for (auto &draft : drafts) {
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("the case was left"));
        CO_TRY_VOID(co_await m_services.desk.saveDraft(std::move(draft), review::Replace::Always));
    }
    co_return base::Result<void>{};
}

void CaseFlow::approveKinds(std::vector<domain::OutputKind> kinds, std::vector<review::Gesture> gestures)
{
    const auto later = [this, kinds, key = m_case->key()](std::shared_ptr<std::vector<review::Gesture>> held) {
        return [this, kinds, key, held] {
            if (m_case && m_case->key() == key)
                approveKinds(kinds, std::move(*held));
        };
    };
    if (!m_keeping.empty()) { // her last edit first: what is approved is what she sees
        m_whenKept = later(std::make_shared<std::vector<review::Gesture>>(std::move(gestures)));
        return;
    }
    if (std::any_of(kinds.begin(), kinds.end(), review::isDerived) && !derivedAreKept()) {
        std::vector<domain::Draft> drafts;
        for (const auto &derived : derivedIn(m_standing))
            drafts.push_back(review::draftOf(derived, m_standing[domain::OutputKind::Screening]->draft));
        auto held = std::make_shared<std::vector<review::Gesture>>(std::move(gestures));
        m_saving = true; // a second press meanwhile is none
        m_scope.start(keepAll(std::move(drafts), m_scope.token()),
                      [this, then = later(std::move(held))](const base::Result<void> &kept) {
                          endSaving();
                          refresh();
                          if (!kept)
                              Q_EMIT problem(kept.error(), ui::Doing::Approving);
                          else if (derivedAreKept())
                              then();
                      });
        return;
    }
    std::vector<review::Approval> approvals;
    auto gesture = gestures.begin();
    for (const auto kind : kinds) {
        if (gesture == gestures.end() || isSecondThought(kind))
            return;
        auto approval = mint(kind, std::move(*gesture++));
        if (!approval) {
            Q_EMIT problem(approval.error(), ui::Doing::Approving);
            refresh();
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
    const auto of = target ? review::classOf(approval.terms().kind, target->kind) : review::WriteClass::Notes;
    return m_policy.policy.holdFor(of, m_services.clock->now(), QTimeZone::systemTimeZone());
}

void CaseFlow::endSaving()
{
    m_saving = false;
    if (auto next = std::exchange(m_whenSaved, nullptr))
        QMetaObject::invokeMethod(this, std::move(next), Qt::QueuedConnection); // after what is shown has caught up
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
                          endSaving();
                          if (round->allGood)
                              Q_EMIT said({}); // whatever stood in the way does no more
                          refresh();
                          Q_EMIT standingChanged();
                      });
    }
}

} // namespace app
