#include "review/Acts.h"

#include <algorithm>

#include "drafting/CriteriaLint.h"
#include "ledger/DecisionRecord.h"
#include "ledger/LedgerRepository.h"
#include "review/ApprovalRepository.h"
#include "review/ClaimCodec.h"
#include "review/Composition.h"
#include "review/CriteriaRepository.h"

namespace review::acts {

using store::Connection;
using store::KeyRing;

namespace {

base::Result<QString> actorIn(const Moment &moment, const domain::AccountId &account)
{
    const auto found = moment.reviewers.constFind(account);
    if (found == moment.reviewers.cend())
        return base::failure(base::Kind::SignedOut, QStringLiteral("desk: no reviewer for this account"));
    return ledger::actorOf(found->id);
}

ledger::Record recordOf(ledger::Kind kind, const StoredDraft &stored, const QString &actor, const QDateTime &now)
{
    ledger::Record record;
    record.kind = kind;
    record.at = now;
    record.actor = actor;
    record.account = stored.draft.account;
    record.application = stored.draft.application;
    record.candidate = stored.candidate;
    record.facts = {{QStringLiteral("draft"), stored.draft.id.text()},
                    {QStringLiteral("revision"), qint64(stored.draft.revision)},
                    {QStringLiteral("output"), domain::outputKindWord(stored.draft.kind)}};
    return record;
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("none") : text;
}

// Which machine made it, from what. // CMP-30, CMP-37
void addOrigin(ledger::Record &record, const domain::Draft &draft, const domain::RequisitionId &requisition)
{
    const auto say = [&record](const char *name, const QString &value) {
        record.facts.emplace_back(QLatin1String(name), orNone(value));
    };
    const auto count = [&record](const char *name, qint64 value) {
        record.facts.emplace_back(QLatin1String(name), value);
    };
    const auto &from = draft.provenance;
    QStringList sources;
    for (const auto &digest : from.sources)
        sources.append(digest.hex());
    say("requisition", requisition.text());
    say("class", QLatin1String(domain::classWord(domain::classOf(draft.kind))));
    say("engine", draft.engine);
    say("model", draft.model);
    say("parameters", from.parameters);
    say("prompt_version", draft.promptVersion);
    say("prompt", from.prompt.isNone() ? QString() : from.prompt.hex());
    say("machine", domain::machineDigest(draft, QStringLiteral(COUNTERSIGN_VERSION)).hex());
    say("input", draft.inputDigest.hex());
    say("sources", sources.join(QLatin1Char(' ')));
    count("hidden_words", from.hiddenWords);
    count("unread", from.unread);
    say("criteria", draft.criteriaDigest.isNone() ? QString() : draft.criteriaDigest.hex());
    count("criteria_version", draft.criteriaVersion);
    say("redaction", from.redaction);
    count("redacted", from.redacted);
    count("withheld", from.withheld);
    say("content", base::Digest::of(encodeContent(draft)).hex());
    say("jurisdiction", QLatin1String(ledger::notRecorded));
    say("notice", QLatin1String(ledger::notRecorded));
    count("opt_out", 0); // who asked for review without AI has no draft
    say("accommodation", QLatin1String(ledger::notRecorded));
}

Case caseOf(const StoredDraft &stored)
{
    return {stored.draft.account, stored.draft.application, stored.candidate, stored.requisition, false};
}

base::Result<StoredDraft> newest(Connection &db, KeyRing &keys, const DraftRevision &revision)
{
    auto stored = drafts::load(db, keys, revision.draft);
    if (!stored)
        return base::failure(base::Kind::NotFound, QStringLiteral("desk: no such draft"));
    if (stored->draft.revision != revision.revision || stored->state == DraftState::Superseded)
        return base::failure(base::Kind::Conflict, QStringLiteral("desk: not the newest revision"));
    return *std::move(stored);
}

// Revokes what can be revoked. What is already on its way stays: it was approved when it left.
base::Result<void> revokeWaiting(Connection &db, KeyRing &keys, const domain::DraftId &draft,
                                 approvals::Because because, const QString &actor, const QDateTime &now)
{
    for (const auto &approval : approvals::standing(db, draft)) {
        const auto revoked = approvals::revoke(db, keys, approval, because, actor, now);
        if (!revoked && revoked.error().kind != base::Kind::Refused)
            return revoked;
    }
    return {};
}

// An edit may reword, drop, reorder and add the person's own claims. It cannot verify: a verified claim needs a passage
// that grounding had verified in the revision before.
bool mayStand(const domain::Claim &claim, const std::vector<domain::Claim> &before)
{
    if (std::find(before.begin(), before.end(), claim) != before.end())
        return true;
    if (!claim.changedByPerson && claim.kind != domain::ClaimKind::Person)
        return false;
    if (claim.support != domain::Support::Verified)
        return true;
    return std::any_of(before.begin(), before.end(), [&claim](const domain::Claim &old) {
        return old.support == domain::Support::Verified && old.passage && old.passage == claim.passage;
    });
}

bool touched(const StoredDraft &stored)
{
    return stored.draft.revision > 1 || stored.state == DraftState::Approved || stored.state == DraftState::Rejected;
}

bool sameInputs(const StoredDraft &stored, const domain::Draft &draft)
{
    return stored.state != DraftState::Stale && !draft.inputDigest.isNone() &&
           stored.draft.inputDigest == draft.inputDigest && stored.draft.engine == draft.engine &&
           stored.draft.model == draft.model;
}

base::Result<void> makeRoom(Connection &db, KeyRing &keys, const StoredDraft &present, Replace replace,
                            const QString &actor, const QDateTime &now)
{
    if (replace == Replace::IfUntouched && present.state != DraftState::Stale && touched(present))
        return base::failure(base::Kind::Conflict, QStringLiteral("save: a person worked on the present draft"));
    TRY_VOID(revokeWaiting(db, keys, present.draft.id, approvals::Because::Regenerated, actor, now));
    drafts::setState(db, present.draft.id, DraftState::Superseded, now);
    return {};
}

} // namespace

base::Result<StoredDraft> save(Connection &db, KeyRing &keys, domain::Draft draft, Replace replace,
                               const QString &actor, const QDateTime &now)
{
    const auto about = drafts::caseOf(db, draft.account, draft.application);
    if (!about)
        return base::failure(base::Kind::NotFound, QStringLiteral("save: unknown application"));
    if (about->optedOut)
        return base::failure(base::Kind::Refused, QStringLiteral("save: the person asked for review without AI"),
                             QStringLiteral("opted out"));
    const auto present = drafts::current(db, keys, draft.account, draft.application, draft.kind);
    if (present) {
        if (replace == Replace::IfUntouched && sameInputs(*present, draft))
            return *present;
        TRY_VOID(makeRoom(db, keys, *present, replace, actor, now));
    }
    draft.id = domain::DraftId(base::freshId());
    draft.revision = 1;
    if (!draft.madeAt.isValid())
        draft.madeAt = now;
    drafts::insert(db, keys, *about, draft, now);
    StoredDraft stored{draft, DraftState::Open, about->candidate, about->requisition};
    if (draft.kind == domain::OutputKind::Screening) {
        const auto set = criteria::inForce(db, draft.account, about->requisition);
        if (!set || set->digest != draft.criteriaDigest) // made for a set that is no longer, or not yet, in force
            stored.state = DraftState::Stale;
        drafts::setState(db, draft.id, stored.state, now);
    }
    decisions::settle(db, draft.account, draft.application, now);
    auto record = recordOf(ledger::Kind::DraftMade, stored, QStringLiteral("system"), now);
    addOrigin(record, draft, about->requisition);
    record.payload = encodeContent(draft);
    ledger::append(db, keys, record);
    return stored;
}

namespace {

// The draft's claims become its next revision, open for review; an approval that still waits becomes void.
base::Result<StoredDraft> revised(Connection &db, KeyRing &keys, StoredDraft stored, const QString &actor,
                                  const QDateTime &now)
{
    TRY_VOID(revokeWaiting(db, keys, stored.draft.id, approvals::Because::Edited, actor, now));
    ++stored.draft.revision;
    drafts::addRevision(db, keys, stored, now);
    approvals::reopen(db, keys, stored.draft.id, now);
    decisions::settle(db, stored.draft.account, stored.draft.application, now);
    auto record = recordOf(ledger::Kind::DraftEdited, stored, actor, now);
    record.facts.emplace_back(QStringLiteral("content"), base::Digest::of(encodeContent(stored.draft)).hex());
    record.payload = encodeContent(stored.draft);
    ledger::append(db, keys, record);
    return drafts::load(db, keys, stored.draft.id).value_or(stored);
}

} // namespace

base::Result<StoredDraft> edit(Connection &db, KeyRing &keys, const DraftRevision &revision,
                               const std::vector<domain::Claim> &claims, const Moment &moment)
{
    TRY(auto stored, newest(db, keys, revision));
    TRY(const auto actor, actorIn(moment, stored.draft.account));
    const auto before = std::exchange(stored.draft.claims, claims);
    if (before == claims)
        return stored;
    for (const auto &claim : claims)
        if (!mayStand(claim, before))
            return base::failure(base::Kind::Invalid, QStringLiteral("edit: a claim nobody wrote and nothing verified"),
                                 QStringLiteral("claim"));
    return revised(db, keys, stored, actor, moment.now);
}

base::Result<StoredDraft> reviseAnew(Connection &db, KeyRing &keys, const domain::DraftId &draft, const Moment &moment)
{
    auto stored = drafts::load(db, keys, draft);
    if (!stored || stored->state == DraftState::Superseded)
        return base::failure(base::Kind::NotFound, QStringLiteral("revise: a newer draft took its place"));
    TRY(const auto actor, actorIn(moment, stored->draft.account));
    return revised(db, keys, *stored, actor, moment.now);
}

base::Result<Case> reject(Connection &db, KeyRing &keys, const DraftRevision &revision, const QString &reason,
                          const Moment &moment)
{
    TRY(const auto stored, newest(db, keys, revision));
    TRY(const auto actor, actorIn(moment, stored.draft.account));
    if (stored.state != DraftState::Open && stored.state != DraftState::Stale)
        return base::failure(base::Kind::Conflict, QStringLiteral("reject: the draft was decided before"));
    const Case about = caseOf(stored);
    drafts::setState(db, stored.draft.id, DraftState::Rejected, moment.now);
    Decision decision;
    decision.kind = DecisionKind::Rejected;
    decision.draft = stored.draft.id;
    decision.note = reason;
    decision.at = moment.now;
    decisions::add(db, keys, about, decision);
    decisions::settle(db, about.account, about.application, moment.now);
    auto record = recordOf(ledger::Kind::DraftRejected, stored, actor, moment.now);
    record.facts.emplace_back(QStringLiteral("decision"), QStringLiteral("rejected"));
    record.payload = reason.toUtf8();
    ledger::append(db, keys, record);
    return about;
}

base::Result<Case> giveReason(Connection &db, KeyRing &keys, const domain::DraftId &draft, const QString &reason,
                              const Moment &moment)
{
    const auto stored = drafts::load(db, keys, draft);
    if (!stored)
        return base::failure(base::Kind::NotFound, QStringLiteral("reason: unknown draft"));
    TRY(const auto actor, actorIn(moment, stored->draft.account));
    const Case about = caseOf(*stored);
    auto decision = decisions::last(db, keys, about);
    if (stored->state != DraftState::Rejected || !decision || !(decision->draft == draft))
        return base::failure(base::Kind::Conflict, QStringLiteral("reason: the rejection is not the last decision"));
    decision->note = reason;
    decisions::giveNote(db, keys, about, *decision);
    auto record = recordOf(ledger::Kind::DraftRejected, *stored, actor, moment.now);
    record.facts.emplace_back(QStringLiteral("decision"), QStringLiteral("rejected"));
    record.payload = reason.toUtf8();
    ledger::append(db, keys, record);
    return about;
}

base::Result<Case> defer(Connection &db, KeyRing &keys, const domain::AccountId &account,
                         const domain::ApplicationId &application, const QString &note, const Moment &moment)
{
    TRY(const auto actor, actorIn(moment, account));
    const auto about = drafts::caseOf(db, account, application);
    if (!about)
        return base::failure(base::Kind::NotFound, QStringLiteral("defer: unknown application"));
    Decision decision;
    decision.kind = DecisionKind::Deferred;
    decision.note = note;
    decision.at = moment.now;
    decisions::add(db, keys, *about, decision);
    decisions::settle(db, account, application, moment.now);
    ledger::Record record;
    record.kind = ledger::Kind::CaseDeferred;
    record.at = moment.now;
    record.actor = actor;
    record.account = account;
    record.application = application;
    record.candidate = about->candidate;
    record.payload = note.toUtf8();
    ledger::append(db, keys, record);
    return *about;
}

base::Result<Decision> undo(Connection &db, KeyRing &keys, const domain::AccountId &account,
                            const domain::ApplicationId &application, const Moment &moment)
{
    TRY(const auto actor, actorIn(moment, account));
    const auto about = drafts::caseOf(db, account, application);
    const auto last = about ? decisions::last(db, keys, *about) : std::nullopt;
    if (!last)
        return base::failure(base::Kind::NotFound, QStringLiteral("undo: no decision to take back"));
    if (last->kind == DecisionKind::Approved) {
        TRY_VOID(approvals::revoke(db, keys, last->approval, approvals::Because::Undone, actor, moment.now));
        return *last;
    }
    decisions::markUndone(db, last->seq, moment.now);
    if (last->kind == DecisionKind::Rejected)
        approvals::reopen(db, keys, last->draft, moment.now);
    decisions::settle(db, account, application, moment.now);
    ledger::Record record;
    record.kind = ledger::Kind::DecisionUndone;
    record.at = moment.now;
    record.actor = actor;
    record.account = account;
    record.application = application;
    record.facts = {{QStringLiteral("decision"),
                     last->kind == DecisionKind::Rejected ? QStringLiteral("rejected") : QStringLiteral("deferred")}};
    if (!last->draft.isEmpty())
        record.facts.emplace_back(QStringLiteral("draft"), last->draft.text());
    ledger::append(db, keys, record);
    return *last;
}

base::Result<void> withdraw(Connection &db, KeyRing &keys, const domain::AccountId &account,
                            const domain::ApplicationId &application, const QString &why, const QDateTime &now)
{
    for (const auto kind : {domain::OutputKind::Summary, domain::OutputKind::Screening}) {
        const auto stored = drafts::current(db, keys, account, application, kind);
        if (!stored || stored->state != DraftState::Open || stored->draft.revision > 1)
            continue; // hers stays hers
        drafts::setState(db, stored->draft.id, DraftState::Stale, now);
        auto record = recordOf(ledger::Kind::DraftRejected, *stored, QStringLiteral("system"), now);
        record.facts.emplace_back(QStringLiteral("decision"), QStringLiteral("withdrawn"));
        record.payload = why.toUtf8();
        ledger::append(db, keys, record);
    }
    decisions::settle(db, account, application, now);
    return {};
}

base::Result<void> viewed(Connection &db, KeyRing &keys, const DraftRevision &revision,
                          const std::vector<domain::Passage> &passages, const Moment &moment)
{
    TRY(const auto stored, newest(db, keys, revision));
    TRY(const auto actor, actorIn(moment, stored.draft.account));
    auto record = recordOf(ledger::Kind::DraftViewed, stored, actor, moment.now);
    record.facts.emplace_back(QStringLiteral("passages"), qint64(passages.size()));
    if (!passages.empty())
        record.payload = encodePlaces(passages);
    ledger::append(db, keys, record);
    return {};
}

base::Result<domain::CriteriaSet> readyToApprove(Connection &db, const StoredDraft &stored,
                                                 const DraftRevision &revision)
{
    const auto &draft = stored.draft;
    if (draft.revision != revision.revision)
        return base::failure(base::Kind::Conflict, QStringLiteral("approve: not the newest revision"));
    const auto about = drafts::caseOf(db, draft.account, draft.application);
    if (!about)
        return base::failure(base::Kind::NotFound, QStringLiteral("approve: the application is gone"));
    if (about->optedOut)
        return base::failure(base::Kind::Refused, QStringLiteral("approve: the person asked for review without AI"),
                             QStringLiteral("opted out"));
    TRY_VOID(approvable(draft));
    // An approved draft may be approved again only where its write waits for a person; the outbox decides that.
    if (stored.state != DraftState::Open && stored.state != DraftState::Approved)
        return base::failure(base::Kind::Conflict, QStringLiteral("approve: the draft is not open"),
                             draftStateWord(stored.state));
    domain::CriteriaSet set;
    if (draft.kind == domain::OutputKind::Screening) {
        const auto inForce = criteria::inForce(db, draft.account, stored.requisition);
        if (!inForce)
            return base::failure(base::Kind::Refused, QStringLiteral("approve: the criteria were never approved"),
                                 QStringLiteral("criteria"));
        if (inForce->digest != draft.criteriaDigest)
            return base::failure(base::Kind::Conflict, QStringLiteral("approve: the criteria changed"),
                                 QStringLiteral("criteria"));
        set = *inForce;
    }
    if (contentDigest(draft, set) != revision.shown) // CMP-10
        return base::failure(base::Kind::Conflict, QStringLiteral("approve: other words than were shown"));
    return set;
}

base::Result<CriteriaOutcome> approveCriteria(Connection &db, KeyRing &keys, const domain::AccountId &account,
                                              domain::CriteriaSet set, const Moment &moment)
{
    TRY(const auto actor, actorIn(moment, account));
    if (set.criteria.empty() || set.digest.isNone() || set.requisition.isEmpty())
        return base::failure(base::Kind::Invalid, QStringLiteral("criteria: an empty set cannot be approved"),
                             QStringLiteral("criteria"));
    for (const auto &criterion : set.criteria)
        if (const auto note = drafting::lint(criterion.text); note && note->forbids())
            return base::failure(base::Kind::Invalid, QStringLiteral("criteria: may not be asked for"), criterion.text);
    const auto present = criteria::inForce(db, account, set.requisition);
    if (present && present->digest == set.digest)
        return CriteriaOutcome{*present, {}};
    set.version = present ? present->version + 1 : 1;
    criteria::insert(db, account, set, moment.reviewers.value(account).id, moment.now);
    CriteriaOutcome outcome{set, drafts::makeStale(db, account, set.requisition, set.digest, moment.now)};
    ledger::Record record;
    record.kind = ledger::Kind::CriteriaApproved;
    record.at = moment.now;
    record.actor = actor;
    record.account = account;
    record.facts = {{QStringLiteral("requisition"), set.requisition.text()},
                    {QStringLiteral("version"), qint64(set.version)},
                    {QStringLiteral("criteria"), set.digest.hex()},
                    {QStringLiteral("stale_drafts"), qint64(outcome.stale.size())}};
    ledger::append(db, keys, record);
    return outcome;
}

} // namespace review::acts
