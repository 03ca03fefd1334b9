#include "review/Desk.h"

#include "domain/Candidate.h"
#include "domain/JobFamily.h"
#include "drafting/Criteria.h"
#include "ledger/Record.h"
#include "review/Acts.h"
#include "review/ApprovalRepository.h"
#include "review/Composition.h"
#include "review/CriteriaRepository.h"
#include "review/FieldMap.h"

namespace review {

using store::Connection;
using store::KeyRing;

Desk::Desk(store::Store &store, std::shared_ptr<base::Clock> clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(std::move(clock))
{
}

void Desk::setReviewer(const domain::AccountId &account, domain::User reviewer)
{
    m_reviewers.insert(account, std::move(reviewer));
}

std::optional<domain::User> Desk::reviewer(const domain::AccountId &account) const
{
    const auto found = m_reviewers.constFind(account);
    if (found == m_reviewers.cend())
        return std::nullopt;
    return *found;
}

base::Result<QString> Desk::actor(const domain::AccountId &account) const
{
    const auto who = reviewer(account);
    if (!who)
        return base::failure(base::Kind::SignedOut, QStringLiteral("desk: no reviewer for this account"));
    return ledger::actorOf(who->id);
}

base::Task<base::Result<StoredDraft>> Desk::saveDraft(domain::Draft draft, Replace replace)
{
    const auto who = reviewer(draft.account);
    const QString by = ledger::actorOf(who ? who->id : domain::UserId());
    const QPointer<Desk> alive(this);
    auto work = [draft = std::move(draft), replace, by, now = m_clock->now()](Connection &db, KeyRing &keys) {
        return acts::save(db, keys, draft, replace, by, now);
    };
    CO_TRY(const auto stored, co_await m_store.write(std::move(work)));
    if (alive)
        Q_EMIT caseChanged(stored.draft.account, stored.draft.application);
    co_return stored;
}

base::Result<std::optional<StoredDraft>>
Desk::currentDraft(const domain::AccountId &account, const domain::ApplicationId &application, domain::OutputKind kind)
{
    return m_store.read(
        [&](Connection &db, KeyRing &keys) { return drafts::current(db, keys, account, application, kind); });
}

base::Result<std::optional<StoredDraft>> Desk::draft(const domain::DraftId &id)
{
    return m_store.read([&](Connection &db, KeyRing &keys) { return drafts::load(db, keys, id); });
}

base::Task<base::Result<int>> Desk::edit(domain::DraftId id, int revision, std::vector<domain::Claim> claims)
{
    const QPointer<Desk> alive(this);
    auto work = [id, revision, claims = std::move(claims), who = m_reviewers, now = m_clock->now()](Connection &db,
                                                                                                    KeyRing &keys) {
        return acts::edit(db, keys, {id, revision, {}}, claims, {who, now});
    };
    CO_TRY(const auto stored, co_await m_store.write(std::move(work)));
    if (alive)
        Q_EMIT caseChanged(stored.draft.account, stored.draft.application);
    co_return stored.draft.revision;
}

base::Task<base::Result<int>> Desk::reviseAnew(domain::DraftId id)
{
    const QPointer<Desk> alive(this);
    auto work = [id, who = m_reviewers, now = m_clock->now()](Connection &db, KeyRing &keys) {
        return acts::reviseAnew(db, keys, id, {who, now});
    };
    CO_TRY(const auto stored, co_await m_store.write(std::move(work)));
    if (alive)
        Q_EMIT caseChanged(stored.draft.account, stored.draft.application);
    co_return stored.draft.revision;
}

base::Task<base::Result<void>> Desk::reject(domain::DraftId id, int revision, QString reason)
{
    const QPointer<Desk> alive(this);
    auto work = [id, revision, reason, who = m_reviewers, now = m_clock->now()](Connection &db, KeyRing &keys) {
        return acts::reject(db, keys, {id, revision, {}}, reason, {who, now});
    };
    CO_TRY(const auto about, co_await m_store.write(std::move(work)));
    if (alive)
        Q_EMIT caseChanged(about.account, about.application);
    co_return base::Result<void>{};
}

base::Task<base::Result<void>> Desk::giveReason(domain::DraftId id, QString reason)
{
    auto work = [id, reason, who = m_reviewers, now = m_clock->now()](Connection &db, KeyRing &keys) {
        return acts::giveReason(db, keys, id, reason, {who, now});
    };
    CO_TRY(const auto about, co_await m_store.write(std::move(work)));
    Q_EMIT caseChanged(about.account, about.application);
    co_return base::Result<void>{};
}

base::Task<base::Result<void>> Desk::deferCase(domain::AccountId account, domain::ApplicationId application,
                                               QString note)
{
    const QPointer<Desk> alive(this);
    auto work = [account, application, note, who = m_reviewers, now = m_clock->now()](Connection &db, KeyRing &keys) {
        return acts::defer(db, keys, account, application, note, {who, now});
    };
    CO_TRY(const auto about, co_await m_store.write(std::move(work)));
    if (alive)
        Q_EMIT caseChanged(about.account, about.application);
    co_return base::Result<void>{};
}

base::Task<base::Result<Decision>> Desk::undo(domain::AccountId account, domain::ApplicationId application)
{
    const QPointer<Desk> alive(this);
    auto work = [account, application, who = m_reviewers, now = m_clock->now()](Connection &db, KeyRing &keys) {
        return acts::undo(db, keys, account, application, {who, now});
    };
    CO_TRY(const auto decision, co_await m_store.write(std::move(work)));
    if (alive)
        Q_EMIT caseChanged(account, application);
    co_return decision;
}

base::Task<base::Result<void>> Desk::viewed(domain::DraftId id, int revision, std::vector<domain::Passage> passages)
{
    auto work = [id, revision, passages = std::move(passages), who = m_reviewers, now = m_clock->now()](Connection &db,
                                                                                                        KeyRing &keys) {
        return acts::viewed(db, keys, {id, revision, {}}, passages, {who, now});
    };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Result<ApprovalTerms> Desk::termsFor(const StoredDraft &stored, const domain::CriteriaSet &criteria,
                                           const domain::User &reviewer, const ApproveInput &input) const
{
    const auto &draft = stored.draft;
    if (input.target && !fits(*input.target, draft))
        return base::failure(base::Kind::Refused, QStringLiteral("approve: this target is for something else"),
                             QStringLiteral("workflow"));
    if (draft.proposal && (!input.step || input.step->proposal() != *draft.proposal))
        return base::failure(base::Kind::Refused, QStringLiteral("approve: the workflow does not permit this step"),
                             QStringLiteral("workflow"));
    if (draft.kind == domain::OutputKind::Message &&
        (!input.reachable || input.reachable->application() != draft.application))
        return base::failure(base::Kind::Refused, QStringLiteral("approve: nobody may be written to from here"),
                             QStringLiteral("workflow"));
    const QString words = domain::plainText(draft, criteria);
    ApprovalTerms terms;
    terms.id = domain::ApprovalId(base::freshId());
    terms.account = draft.account;
    terms.application = draft.application;
    terms.candidate = stored.candidate;
    terms.kind = draft.kind;
    terms.draft = draft.id;
    terms.revision = draft.revision;
    terms.contentDigest = contentDigest(draft, criteria);
    terms.target = input.target;
    terms.operationDigest = operationDigest(draft, input.target ? input.target->entry : QString(), words);
    terms.marker = markerOf(terms.operationDigest);
    terms.mapVersion = input.mapVersion;
    terms.before = input.before;
    terms.criteriaDigest = draft.criteriaDigest;
    terms.criteriaVersion = draft.criteriaVersion;
    terms.reviewer = reviewer.id;
    terms.reviewerName = reviewer.name;
    terms.siteAdmin = reviewer.siteAdmin;
    terms.at = m_clock->now();
    terms.evidence = input.evidence;
    terms.addresses = domain::addressDigests(draft.account, input.emails);
    terms.content = words;
    if (!input.target)
        return terms;
    if (!input.writer)
        return base::failure(base::Kind::Invalid, QStringLiteral("approve: a target without a writer"));
    terms.content = contentFor(*input.target, words, closingLine(reviewer.name, terms.at, draft, terms.marker));
    const ats::WriteIntent intent{draft.application, stored.candidate, reviewer.id,
                                  *input.target,     terms.content,    terms.marker};
    TRY(terms.write, input.writer->encode(intent));
    if (terms.write.body.isEmpty())
        return base::failure(base::Kind::Invalid, QStringLiteral("approve: the encoder gave no body"));
    terms.bodyDigest = base::Digest::of(terms.write.body);
    terms.effect = input.writer->effect(*input.target);
    return terms;
}

base::Result<Approval> Desk::approve(const DraftRevision &revision, Gesture gesture, const ApproveInput &input)
{
    if (gesture.isSpent())
        return base::failure(base::Kind::Invalid, QStringLiteral("approve: the gesture was used before"));
    const Gesture used(std::move(gesture)); // one act, one approval
    TRY(auto terms, m_store.read([&](Connection &db, KeyRing &keys) -> base::Result<ApprovalTerms> {
        const auto stored = drafts::load(db, keys, revision.draft);
        if (!stored)
            return base::failure(base::Kind::NotFound, QStringLiteral("approve: no such draft"));
        const auto who = reviewer(stored->draft.account);
        if (!who)
            return base::failure(base::Kind::SignedOut, QStringLiteral("approve: no reviewer for this account"));
        TRY(const auto criteria, acts::readyToApprove(db, *stored, revision));
        return termsFor(*stored, criteria, *who, input);
    }));
    terms.shownAt = revision.shownAt;
    return Approval(std::move(terms));
}

base::Result<std::optional<domain::CriteriaSet>> Desk::criteria(const domain::AccountId &account,
                                                                const domain::RequisitionId &requisition)
{
    return m_store.read([&](Connection &db, KeyRing &) { return criteria::inForce(db, account, requisition); });
}

base::Result<std::optional<domain::CriteriaSet>> Desk::criteriaOf(const StoredDraft &draft)
{
    return m_store.read([&](Connection &db, KeyRing &) {
        return criteria::at(db, draft.draft.account, draft.requisition, draft.draft.criteriaVersion);
    });
}

base::Task<base::Result<void>> Desk::withdraw(domain::AccountId account, domain::ApplicationId application, QString why)
{
    const QPointer<Desk> alive(this);
    auto work = [account, application, why, now = m_clock->now()](Connection &db, KeyRing &keys) {
        return acts::withdraw(db, keys, account, application, why, now);
    };
    const auto done = co_await m_store.write(std::move(work));
    if (done && alive)
        Q_EMIT caseChanged(account, application);
    co_return done;
}

base::Task<base::Result<domain::CriteriaSet>> Desk::approveCriteria(domain::AccountId account, domain::CriteriaSet set,
                                                                    Gesture gesture, QString family)
{
    if (gesture.isSpent())
        co_return base::failure(base::Kind::Invalid, QStringLiteral("criteria: the gesture was used before"));
    const Gesture used(std::move(gesture));
    const QPointer<Desk> alive(this);
    auto work = [account, set, family, who = m_reviewers,
                 now = m_clock->now()](Connection &db, KeyRing &keys) -> base::Result<acts::CriteriaOutcome> {
        TRY(auto outcome, acts::approveCriteria(db, keys, account, set, {who, now}));
        if (!family.isEmpty()) {
            TRY_VOID(acts::approveCriteria(db, keys, account, drafting::movedTo(set, domain::familyKey(family)),
                                           {who, now}));
        }
        return outcome;
    };
    CO_TRY(const auto outcome, co_await m_store.write(std::move(work)));
    if (alive)
        Q_EMIT criteriaChanged(account, outcome.set.requisition);
    for (const auto &application : outcome.stale)
        if (alive)
            Q_EMIT caseChanged(account, application);
    co_return outcome.set;
}

base::Task<base::Result<std::vector<CaseRow>>> Desk::cases()
{
    auto work = [](Connection &db, KeyRing &) { return decisions::all(db); };
    const auto rows = co_await m_store.readAside(std::move(work));
    co_return rows;
}

CaseState Desk::caseState(const domain::AccountId &account, const domain::ApplicationId &application)
{
    const auto state =
        m_store.read([&](Connection &db, KeyRing &) { return decisions::stateOf(db, account, application); });
    return state.value_or(CaseState::New);
}

} // namespace review
