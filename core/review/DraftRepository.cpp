#include "review/DraftRepository.h"

#include "review/ClaimCodec.h"
#include "store/Statement.h"

namespace review {

using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

constexpr DraftState allStates[] = {DraftState::Open, DraftState::Approved, DraftState::Rejected, DraftState::Stale,
                                    DraftState::Superseded};

DraftState stateFrom(const QString &text)
{
    for (const auto state : allStates)
        if (draftStateWord(state) == text)
            return state;
    throw store::Fault(0, QStringLiteral("drafts: unknown state"));
}

domain::OutputKind kindFrom(const QString &text)
{
    if (const auto kind = domain::outputKindFrom(text))
        return *kind;
    throw store::Fault(0, QStringLiteral("drafts: unknown kind"));
}

store::Place placeOf(const domain::DraftId &id, int revision)
{
    return {"draft_revisions", "claims", id.text() + QLatin1Char(' ') + QString::number(revision)};
}

void insertRevision(Connection &db, KeyRing &keys, const domain::Draft &draft, const domain::CandidateId &candidate,
                    const QDateTime &now)
{
    const auto sealed = keys.seal(db, {draft.account.text(), candidate.text()}, placeOf(draft.id, draft.revision),
                                  encodeContent(draft));
    Statement(db, "INSERT INTO draft_revisions(draft, revision, claims, made_at) VALUES(?1, ?2, ?3, ?4)")
        .bind(draft.id, draft.revision, sealed, now)
        .run();
}

constexpr char columns[] =
    "SELECT d.id, d.account, d.application, d.candidate, d.requisition, d.kind, d.revision, d.state, d.engine, "
    "d.model, d.prompt_version, d.input_digest, d.criteria_digest, d.criteria_version, d.made_at, r.claims "
    "FROM drafts d JOIN draft_revisions r ON r.draft = d.id AND r.revision = d.revision ";

std::optional<StoredDraft> readOne(Connection &db, KeyRing &keys, Statement &read)
{
    if (!read.step())
        return std::nullopt;
    StoredDraft stored;
    auto &draft = stored.draft;
    draft.id = read.id<domain::DraftId>(0);
    draft.account = read.id<domain::AccountId>(1);
    draft.application = read.id<domain::ApplicationId>(2);
    stored.candidate = read.id<domain::CandidateId>(3);
    stored.requisition = read.id<domain::RequisitionId>(4);
    draft.kind = kindFrom(read.text(5));
    draft.revision = read.number(6);
    stored.state = stateFrom(read.text(7));
    draft.engine = read.text(8);
    draft.model = read.text(9);
    draft.promptVersion = read.text(10);
    draft.inputDigest = read.digest(11);
    draft.criteriaDigest = read.digest(12);
    draft.criteriaVersion = read.number(13);
    draft.madeAt = read.time(14);
    const auto plain = keys.open(db, {draft.account.text(), stored.candidate.text()}, placeOf(draft.id, draft.revision),
                                 read.blob(15));
    if (!plain)
        throw store::Fault(0, QStringLiteral("drafts: a draft cannot be unsealed"));
    if (const auto decoded = decodeContent(*plain, draft); !decoded)
        throw store::Fault(0, decoded.error().forLog);
    return stored;
}

} // namespace

QString draftStateWord(DraftState state)
{
    switch (state) {
    case DraftState::Open:
        return QStringLiteral("open");
    case DraftState::Approved:
        return QStringLiteral("approved");
    case DraftState::Rejected:
        return QStringLiteral("rejected");
    case DraftState::Stale:
        return QStringLiteral("stale");
    case DraftState::Superseded:
        return QStringLiteral("superseded");
    }
    return {};
}

namespace drafts {

std::optional<Case> caseOf(Connection &db, const domain::AccountId &account, const domain::ApplicationId &application)
{
    Statement read(db, "SELECT candidate, requisition, opted_out FROM applications WHERE account = ?1 AND id = ?2");
    read.bind(account, application);
    if (!read.step())
        return std::nullopt;
    return Case{account, application, read.id<domain::CandidateId>(0), read.id<domain::RequisitionId>(1), read.flag(2)};
}

std::optional<StoredDraft> load(Connection &db, KeyRing &keys, const domain::DraftId &id)
{
    const QByteArray sql = QByteArray(columns) + "WHERE d.id = ?1";
    Statement read(db, sql.constData());
    return readOne(db, keys, read.bind(id));
}

std::optional<StoredDraft> current(Connection &db, KeyRing &keys, const domain::AccountId &account,
                                   const domain::ApplicationId &application, domain::OutputKind kind)
{
    const QByteArray sql =
        QByteArray(columns) + "WHERE d.account = ?1 AND d.application = ?2 AND d.kind = ?3 AND d.state <> 'superseded'";
    Statement read(db, sql.constData());
    return readOne(db, keys, read.bind(account, application, domain::outputKindWord(kind)));
}

base::Digest firstContent(Connection &db, KeyRing &keys, const StoredDraft &stored)
{
    Statement read(db, "SELECT claims FROM draft_revisions WHERE draft = ?1 AND revision = 1");
    if (!read.bind(stored.draft.id).step())
        return {};
    const auto plain = keys.open(db, {stored.draft.account.text(), stored.candidate.text()},
                                 placeOf(stored.draft.id, 1), read.blob(0));
    return plain ? base::Digest::of(*plain) : base::Digest();
}

void insert(Connection &db, KeyRing &keys, const Case &about, const domain::Draft &draft, const QDateTime &now)
{
    Statement(db, "INSERT INTO drafts(id, account, application, candidate, requisition, kind, revision, state, engine, "
                  "model, prompt_version, input_digest, criteria_digest, criteria_version, made_at, changed_at, "
                  "doubtful) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)")
        .bind(draft.id, draft.account, draft.application, about.candidate, about.requisition,
              domain::outputKindWord(draft.kind), draft.revision, draft.engine, draft.model, draft.promptVersion,
              draft.inputDigest, draft.criteriaDigest, draft.criteriaVersion, draft.madeAt, now,
              domain::doubtful(draft))
        .run();
    insertRevision(db, keys, draft, about.candidate, now);
}

void addRevision(Connection &db, KeyRing &keys, const StoredDraft &stored, const QDateTime &now)
{
    insertRevision(db, keys, stored.draft, stored.candidate, now);
    Statement(db, "UPDATE drafts SET revision = ?2, changed_at = ?3, doubtful = ?4 WHERE id = ?1")
        .bind(stored.draft.id, stored.draft.revision, now, domain::doubtful(stored.draft))
        .run();
}

void setState(Connection &db, const domain::DraftId &id, DraftState state, const QDateTime &now)
{
    Statement(db, "UPDATE drafts SET state = ?2, changed_at = ?3 WHERE id = ?1")
        .bind(id, draftStateWord(state), now)
        .run();
}

std::vector<domain::ApplicationId> makeStale(Connection &db, const domain::AccountId &account,
                                             const domain::RequisitionId &requisition,
                                             const base::Digest &criteriaInForce, const QDateTime &now)
{
    std::vector<domain::ApplicationId> changed;
    Statement update(db, "UPDATE drafts SET state = 'stale', changed_at = ?4 WHERE account = ?1 AND requisition = ?2 "
                         "AND state = 'open' AND kind = 'screening' AND criteria_digest <> ?3 RETURNING application");
    update.bind(account, requisition, criteriaInForce, now);
    while (update.step())
        changed.push_back(update.id<domain::ApplicationId>(0));
    return changed;
}

std::vector<DraftState> states(Connection &db, const domain::AccountId &account,
                               const domain::ApplicationId &application)
{
    std::vector<DraftState> found;
    Statement read(db, "SELECT state FROM drafts WHERE account = ?1 AND application = ?2 AND state <> 'superseded'");
    read.bind(account, application);
    while (read.step())
        found.push_back(stateFrom(read.text(0)));
    return found;
}

} // namespace drafts

} // namespace review
