#include "review/DecisionRepository.h"

#include <algorithm>

#include "store/Statement.h"

namespace review {

using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

QString kindWord(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::Approved:
        return QStringLiteral("approved");
    case DecisionKind::Rejected:
        return QStringLiteral("rejected");
    case DecisionKind::Deferred:
        return QStringLiteral("deferred");
    }
    return {};
}

DecisionKind kindFrom(const QString &word)
{
    if (word == QLatin1String("approved"))
        return DecisionKind::Approved;
    return word == QLatin1String("rejected") ? DecisionKind::Rejected : DecisionKind::Deferred;
}

// The note of a decision is sealed under a row name that is known before the row exists.
store::Place placeOf(const Case &about, const QDateTime &at)
{
    return {"decisions", "note", about.application.text() + QLatin1Char(' ') + QString::number(at.toMSecsSinceEpoch())};
}

} // namespace

QString caseStateWord(CaseState state)
{
    switch (state) {
    case CaseState::New:
        return QStringLiteral("new");
    case CaseState::Drafted:
        return QStringLiteral("drafted");
    case CaseState::Started:
        return QStringLiteral("started");
    case CaseState::Approved:
        return QStringLiteral("approved");
    case CaseState::Rejected:
        return QStringLiteral("rejected");
    case CaseState::Deferred:
        return QStringLiteral("deferred");
    }
    return {};
}

CaseState caseStateFrom(const QString &word)
{
    for (const auto state :
         {CaseState::Drafted, CaseState::Started, CaseState::Approved, CaseState::Rejected, CaseState::Deferred})
        if (caseStateWord(state) == word)
            return state;
    return CaseState::New;
}

CaseState caseStateOf(const std::vector<DraftState> &drafts, std::optional<DecisionKind> last)
{
    if (last == DecisionKind::Deferred)
        return CaseState::Deferred;
    const auto count = [&drafts](DraftState state) { return std::count(drafts.begin(), drafts.end(), state); };
    const auto approved = count(DraftState::Approved);
    const auto decided = approved + count(DraftState::Rejected);
    const auto waiting = count(DraftState::Open) + count(DraftState::Stale);
    if (decided + waiting == 0)
        return CaseState::New;
    if (decided == 0)
        return CaseState::Drafted;
    if (waiting > 0)
        return CaseState::Started;
    return approved > 0 ? CaseState::Approved : CaseState::Rejected;
}

namespace decisions {

void add(Connection &db, KeyRing &keys, const Case &about, const Decision &decision)
{
    std::optional<QByteArray> note;
    if (!decision.note.isEmpty())
        note = keys.seal(db, {about.account.text(), about.candidate.text()}, placeOf(about, decision.at),
                         decision.note.toUtf8());
    Statement(db, "INSERT INTO decisions(account, application, kind, draft, approval, note, made_at) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(about.account, about.application, kindWord(decision.kind), decision.draft, decision.approval, note,
              decision.at)
        .run();
}

void giveNote(Connection &db, KeyRing &keys, const Case &about, const Decision &decision)
{
    Statement(db, "UPDATE decisions SET note = ?2 WHERE seq = ?1")
        .bind(decision.seq, keys.seal(db, {about.account.text(), about.candidate.text()}, placeOf(about, decision.at),
                                      decision.note.toUtf8()))
        .run();
}

std::optional<Decision> last(Connection &db, KeyRing &keys, const Case &about)
{
    Statement read(db, "SELECT seq, kind, draft, approval, note, made_at FROM decisions WHERE account = ?1 "
                       "AND application = ?2 AND undone_at IS NULL ORDER BY seq DESC LIMIT 1");
    read.bind(about.account, about.application);
    if (!read.step())
        return std::nullopt;
    Decision decision;
    decision.seq = read.integer(0);
    decision.kind = kindFrom(read.text(1));
    decision.draft = read.id<domain::DraftId>(2);
    decision.approval = read.id<domain::ApprovalId>(3);
    decision.at = read.time(5);
    if (!read.isNull(4)) {
        const auto note =
            keys.open(db, {about.account.text(), about.candidate.text()}, placeOf(about, decision.at), read.blob(4));
        decision.note = QString::fromUtf8(note.value_or(QByteArray()));
    }
    return decision;
}

void markUndone(Connection &db, qint64 seq, const QDateTime &now)
{
    Statement(db, "UPDATE decisions SET undone_at = ?2 WHERE seq = ?1 AND undone_at IS NULL").bind(seq, now).run();
}

void markUndone(Connection &db, const domain::ApprovalId &approval, const QDateTime &now)
{
    Statement(db, "UPDATE decisions SET undone_at = ?2 WHERE approval = ?1 AND undone_at IS NULL")
        .bind(approval, now)
        .run();
}

CaseState settle(Connection &db, const domain::AccountId &account, const domain::ApplicationId &application,
                 const QDateTime &now)
{
    std::optional<DecisionKind> kind;
    Statement read(db, "SELECT kind FROM decisions WHERE account = ?1 AND application = ?2 AND undone_at IS NULL "
                       "ORDER BY seq DESC LIMIT 1");
    if (read.bind(account, application).step())
        kind = kindFrom(read.text(0));
    const auto state = caseStateOf(drafts::states(db, account, application), kind);
    Statement(db, "INSERT INTO cases(account, application, state, changed_at) VALUES(?1, ?2, ?3, ?4) "
                  "ON CONFLICT DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at")
        .bind(account, application, caseStateWord(state), now)
        .run();
    return state;
}

CaseState stateOf(Connection &db, const domain::AccountId &account, const domain::ApplicationId &application)
{
    Statement read(db, "SELECT state FROM cases WHERE account = ?1 AND application = ?2");
    return read.bind(account, application).step() ? caseStateFrom(read.text(0)) : CaseState::New;
}

std::vector<CaseRow> all(Connection &db)
{
    std::vector<CaseRow> rows;
    Statement read(db, "SELECT c.account, c.application, c.state, c.changed_at, "
                       "(SELECT doubtful FROM drafts d WHERE d.account = c.account AND d.application = c.application "
                       "AND d.kind = 'screening' AND d.state <> 'superseded' AND d.state = 'open'), "
                       "EXISTS(SELECT 1 FROM drafts d WHERE d.account = c.account AND d.application = c.application "
                       "AND d.kind = 'synthesis' AND d.state <> 'superseded' AND d.state = 'open') FROM cases c");
    while (read.step())
        rows.push_back({read.id<domain::AccountId>(0), read.id<domain::ApplicationId>(1), caseStateFrom(read.text(2)),
                        read.time(3), read.number(4), read.flag(5)});
    return rows;
}

} // namespace decisions

} // namespace review
