#include "review/ApprovalRepository.h"

#include "base/Planted.h"
#include "ledger/DecisionRecord.h"
#include "ledger/LedgerRepository.h"
#include "review/ClaimCodec.h"
#include "review/CriteriaRepository.h"
#include "review/DecisionRepository.h"
#include "store/Statement.h"

namespace review::approvals {

using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

QString wordOf(Because because)
{
    switch (because) {
    case Because::Undone:
        return QStringLiteral("undone");
    case Because::TakenBack:
        return QStringLiteral("taken_back");
    case Because::Edited:
        return QStringLiteral("edited");
    case Because::Regenerated:
        return QStringLiteral("regenerated");
    }
    return {};
}

bool criteriaInForce(Connection &db, const domain::AccountId &account, const domain::RequisitionId &requisition,
                     const domain::Draft &draft)
{
    if (draft.kind != domain::OutputKind::Screening)
        return true;
    const auto set = criteria::inForce(db, account, requisition);
    return set && set->digest == draft.criteriaDigest;
}

void insert(Connection &db, const ApprovalTerms &terms)
{
    Statement(db, "INSERT INTO approvals(id, account, application, candidate, kind, draft, revision, content_digest, "
                  "operation_digest, body_digest, map_version, map_entry, criteria_digest, criteria_version, reviewer, "
                  "reviewer_name, approved_at, evidence) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)")
        .bind(terms.id, terms.account, terms.application, terms.candidate, domain::outputKindWord(terms.kind),
              terms.draft, terms.revision, terms.contentDigest, terms.operationDigest, terms.bodyDigest,
              terms.mapVersion, terms.target ? terms.target->entry : QString(), terms.criteriaDigest,
              terms.criteriaVersion, terms.reviewer, terms.reviewerName, terms.at,
              QString::fromUtf8(encodePlaces(terms.evidence)))
        .run();
}

// What she changed between what the machine said first and what she approved.
QString changesIn(Connection &db, KeyRing &keys, const StoredDraft &stored)
{
    if (stored.draft.revision == 1)
        return QStringLiteral("none");
    const auto now = base::Digest::of(encodeContent(stored.draft));
    return base::Digest::ofParts({drafts::firstContent(db, keys, stored).bytes(), now.bytes()}).hex();
}

void record(Connection &db, KeyRing &keys, const ApprovalTerms &terms, const StoredDraft &stored)
{
    const bool timed = terms.shownAt.isValid() && terms.shownAt <= terms.at;
    const auto notRecorded = QString::fromLatin1(ledger::notRecorded);
    ledger::Record record;
    record.kind = ledger::Kind::ApprovalGiven;
    record.at = terms.at;
    record.actor = ledger::actorOf(terms.reviewer);
    record.account = terms.account;
    record.application = terms.application;
    record.candidate = terms.candidate;
    record.facts = {
        {QStringLiteral("approval"), terms.id.text()},
        {QStringLiteral("draft"), terms.draft.text()},
        {QStringLiteral("revision"), qint64(terms.revision)},
        {QStringLiteral("output"), domain::outputKindWord(terms.kind)},
        {QStringLiteral("content"), terms.contentDigest.hex()},
        {QStringLiteral("operation_digest"), terms.operationDigest.hex()},
        {QStringLiteral("target"), terms.target ? terms.target->entry : QStringLiteral("none")},
        {QStringLiteral("map_version"), qint64(terms.mapVersion)},
        {QStringLiteral("criteria_version"), qint64(terms.criteriaVersion)},
        {QStringLiteral("passages_seen"), qint64(terms.evidence.size())},
        {QStringLiteral("evidence"), base::Digest::of(encodePlaces(terms.evidence)).hex()},
        {QStringLiteral("decision"), QStringLiteral("approved")},
        {QStringLiteral("role"), terms.siteAdmin ? QStringLiteral("site admin") : QStringLiteral("user")},
        {QStringLiteral("training"), notRecorded},
        {QStringLiteral("own_view"), QStringLiteral("not asked")},
        {QStringLiteral("shown_at"), timed ? terms.shownAt.toUTC().toString(Qt::ISODateWithMs) : notRecorded},
        {QStringLiteral("dwell_ms"), timed ? qint64(terms.shownAt.msecsTo(terms.at)) : qint64(-1)},
        {QStringLiteral("changes"), changesIn(db, keys, stored)},
        {QStringLiteral("opt_out"), qint64(0)},
        {QStringLiteral("accommodation"), notRecorded},
        {QStringLiteral("notice"), notRecorded}};
    if (!terms.bodyDigest.isNone())
        record.facts.emplace_back(QStringLiteral("body"), terms.bodyDigest.hex());
    record.payload = terms.content.toUtf8();
    ledger::append(db, keys, record);
}

} // namespace

base::Result<void> give(Connection &db, KeyRing &keys, const ApprovalTerms &terms)
{
    const auto stored = drafts::load(db, keys, terms.draft);
    const auto about = drafts::caseOf(db, terms.account, terms.application);
    if (!stored || !about)
        return base::failure(base::Kind::NotFound, QStringLiteral("approve: the draft or its application is gone"));
    if (about->optedOut)
        return base::failure(base::Kind::Refused, QStringLiteral("approve: the person asked for review without AI"),
                             QStringLiteral("opted out"));
    if (stored->state != DraftState::Open || stored->draft.revision != terms.revision)
        return base::failure(base::Kind::Conflict, QStringLiteral("approve: the draft moved on"));
    if (!criteriaInForce(db, terms.account, stored->requisition, stored->draft))
        return base::failure(base::Kind::Conflict, QStringLiteral("approve: the criteria changed"));
    insert(db, terms);
    drafts::setState(db, terms.draft, DraftState::Approved, terms.at);
    Decision decision;
    decision.kind = DecisionKind::Approved;
    decision.draft = terms.draft;
    decision.approval = terms.id;
    decision.at = terms.at;
    decisions::add(db, keys, *about, decision);
    decisions::settle(db, terms.account, terms.application, terms.at);
    record(db, keys, terms, *stored);
    return {};
}

base::Result<void> revoke(Connection &db, KeyRing &keys, const domain::ApprovalId &approval, Because because,
                          const QString &actor, const QDateTime &now)
{
    Statement read(db, "SELECT a.account, a.application, a.draft, a.revoked_at, coalesce(o.state, ''), "
                       "coalesce(o.id, '') FROM approvals a LEFT JOIN operations o ON o.approval = a.id "
                       "WHERE a.id = ?1");
    if (!read.bind(approval).step() || !read.isNull(3))
        return base::failure(base::Kind::NotFound, QStringLiteral("revoke: no such standing approval"));
    const auto account = read.id<domain::AccountId>(0);
    const auto application = read.id<domain::ApplicationId>(1);
    const auto draft = read.id<domain::DraftId>(2);
    const QString state = read.text(4);
    const QString operation = read.text(5);
    if (base::planted(base::Bug::TakeBackIgnored))
        return {};
    const bool tooLate =
        state == QLatin1String("sending") || state == QLatin1String("unknown") || state == QLatin1String("confirmed");
    if (tooLate && !base::planted(base::Bug::TakeBackWhileSending))
        return base::failure(base::Kind::Refused, QStringLiteral("revoke: the write is already on its way"),
                             QStringLiteral("too late"));
    Statement(db, "UPDATE approvals SET revoked_at = ?2 WHERE id = ?1").bind(approval, now).run();
    if (because == Because::Edited || because == Because::Regenerated)
        Statement(db, "UPDATE operations SET reason = 'reworded' WHERE approval = ?1 AND state = 'revoked'")
            .bind(approval)
            .run();
    decisions::markUndone(db, approval, now);
    reopen(db, keys, draft, now);
    decisions::settle(db, account, application, now);
    ledger::Record record;
    record.kind = ledger::Kind::ApprovalRevoked;
    record.at = now;
    record.actor = actor;
    record.account = account;
    record.application = application;
    record.facts = {{QStringLiteral("approval"), approval.text()},
                    {QStringLiteral("draft"), draft.text()},
                    {QStringLiteral("because"), wordOf(because)}};
    if (!operation.isEmpty())
        record.facts.emplace_back(QStringLiteral("operation"), operation);
    ledger::append(db, keys, record);
    return {};
}

std::vector<domain::ApprovalId> standing(Connection &db, const domain::DraftId &draft)
{
    std::vector<domain::ApprovalId> found;
    Statement read(db, "SELECT id FROM approvals WHERE draft = ?1 AND revoked_at IS NULL ORDER BY approved_at");
    read.bind(draft);
    while (read.step())
        found.push_back(read.id<domain::ApprovalId>(0));
    return found;
}

void reopen(Connection &db, KeyRing &keys, const domain::DraftId &id, const QDateTime &now)
{
    const auto stored = drafts::load(db, keys, id);
    if (!stored || stored->state == DraftState::Superseded)
        return;
    const bool fits = criteriaInForce(db, stored->draft.account, stored->requisition, stored->draft);
    drafts::setState(db, id, fits ? DraftState::Open : DraftState::Stale, now);
}

} // namespace review::approvals
