#include "writeback/OutboxRepository.h"

#include <algorithm>

#include "base/Planted.h"
#include "ledger/LedgerRepository.h"
#include "review/ApprovalRepository.h"
#include "store/Statement.h"
#include "writeback/OutboxRepositoryRow.h"
#include "writeback/TargetCodec.h"

namespace writeback::rows {

using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

using namespace std::chrono_literals;

// REL-22, DESIGN 10 (8)
constexpr auto freshAfterApproval = 72h;
constexpr auto freshAfterHold = 24h;

store::Place placeOf(const char *column, const domain::OperationId &id)
{
    return {"operations", column, id.text()};
}

store::KeyOwner ownerOf(const Item &item)
{
    return {item.account.text(), item.candidate.text()};
}

QByteArray joined(const std::vector<base::Digest> &digests)
{
    QByteArrayList hex;
    for (const auto &digest : digests)
        hex.append(digest.hex().toLatin1());
    return hex.join(' ');
}

std::vector<base::Digest> parted(const QByteArray &joined)
{
    std::vector<base::Digest> digests;
    for (const auto &hex : joined.split(' '))
        if (const auto digest = base::Digest::fromHex(hex); !digest.isNone())
            digests.push_back(digest);
    return digests;
}

QDateTime after(const QDateTime &from, base::Milliseconds wait)
{
    return from.addMSecs(wait.count());
}

ledger::Kind kindOf(State to, Reason reason)
{
    switch (to) {
    case State::Queued:
        return ledger::Kind::WriteRequeued;
    case State::Sending:
        return ledger::Kind::WriteAttempt;
    case State::Confirmed:
        return ledger::Kind::WriteConfirmed;
    case State::Refused:
        return ledger::Kind::WriteRefused;
    case State::Unknown:
        return ledger::Kind::WriteUnknown;
    case State::NeedsHuman:
        return reason == Reason::Conflict ? ledger::Kind::WriteConflict : ledger::Kind::WriteNeedsHuman;
    case State::Stale:
        return ledger::Kind::WriteStale;
    case State::Superseded:
        return ledger::Kind::WriteSuperseded;
    case State::Revoked:
        return ledger::Kind::ApprovalRevoked;
    }
    return ledger::Kind::WriteNeedsHuman;
}

void record(Connection &db, KeyRing &keys, const Item &item, const Move &move, std::vector<ledger::Fact> more)
{
    ledger::Record record;
    record.kind = kindOf(move.to, move.reason);
    record.at = move.at;
    record.actor = move.actor;
    record.account = item.account;
    record.application = item.application;
    record.candidate = item.candidate;
    record.facts = {{QStringLiteral("operation"), item.id.text()},
                    {QStringLiteral("approval"), item.approval.text()},
                    {QStringLiteral("attempt"), qint64(item.attempts)}};
    Statement where(db, "SELECT verb, path FROM operations WHERE id = ?1");
    if (where.bind(item.id).step())
        record.facts.emplace_back(QStringLiteral("endpoint"), where.text(0) + QLatin1Char(' ') + where.text(1));
    if (record.kind == ledger::Kind::WriteConfirmed || record.kind == ledger::Kind::WriteRefused)
        record.facts.emplace_back(QStringLiteral("status"), qint64(move.status));
    if (move.reason != Reason::None)
        record.facts.emplace_back(QStringLiteral("reason"), reasonWord(move.reason));
    if (!move.remoteId.isEmpty())
        record.facts.emplace_back(QStringLiteral("remote_id"), move.remoteId);
    for (auto &fact : more)
        record.facts.push_back(std::move(fact));
    ledger::append(db, keys, record);
}

std::optional<Item> itemOf(Connection &db, const domain::OperationId &id)
{
    const QByteArray sql = QByteArray(itemColumns) + itemTables + "WHERE o.id = ?1";
    Statement read(db, sql.constData());
    if (!read.bind(id).step())
        return std::nullopt;
    return itemFrom(read);
}

} // namespace

domain::OperationId insert(Connection &db, KeyRing &keys, const review::ApprovalTerms &terms, base::Milliseconds hold)
{
    const domain::OperationId id(base::freshId());
    const store::KeyOwner owner{terms.account.text(), terms.candidate.text()};
    const QDateTime holdEnd = after(terms.at, hold);
    const QDateTime fresh = std::max(after(terms.at, freshAfterApproval), after(holdEnd, freshAfterHold));
    Statement(db, "INSERT INTO operations(id, approval, account, application, candidate, kind, operation_digest, "
                  "body_digest, marker, effect, target, map_version, verb, path, content_type, body, content, "
                  "before_value, accepted_at, fresh_until, state, reason, due_at, attempts, absent_reads, remote_id, "
                  "changed_at, addresses) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
                  "?16, ?17, ?18, "
                  "?19, ?20, 'queued', '', ?21, 0, 0, '', ?19, ?22)")
        .bind(id, terms.id, terms.account, terms.application, terms.candidate, domain::outputKindWord(terms.kind),
              terms.operationDigest, terms.bodyDigest, terms.marker, effectWord(terms.effect),
              QString::fromUtf8(encodeTarget(*terms.target)), terms.mapVersion, verbWord(terms.write.verb),
              terms.write.path, QString::fromLatin1(terms.write.contentType),
              keys.seal(db, owner, placeOf("body", id), terms.write.body),
              keys.seal(db, owner, placeOf("content", id), terms.content.toUtf8()),
              keys.seal(db, owner, placeOf("before_value", id), terms.before.toUtf8()), terms.at, fresh, holdEnd,
              keys.seal(db, owner, placeOf("addresses", id), joined(terms.addresses)))
        .run();
    return id;
}

void supersede(Connection &db, KeyRing &keys, const review::ApprovalTerms &terms)
{
    std::vector<domain::OperationId> old;
    std::vector<domain::DraftId> oldDrafts;
    Statement read(db, "SELECT o.id, a.draft FROM operations o JOIN approvals a ON a.id = o.approval "
                       "WHERE o.account = ?1 AND o.application = ?2 AND o.kind = ?3 "
                       "AND o.state IN ('stale', 'refused', 'needs_human')");
    read.bind(terms.account, terms.application, domain::outputKindWord(terms.kind));
    while (read.step()) {
        old.push_back(read.id<domain::OperationId>(0));
        oldDrafts.push_back(read.id<domain::DraftId>(1));
    }
    for (const auto &id : old)
        move(db, keys, id, {State::Superseded, Reason::NewApproval, terms.at, {}, {}, ledger::actorOf(terms.reviewer)});
    for (const auto &draft : oldDrafts)
        review::approvals::reopen(db, keys, draft, terms.at);
}

bool isLive(Connection &db, const base::Digest &operationDigest)
{
    Statement read(db,
                   "SELECT 1 FROM operations WHERE operation_digest = ?1 AND state NOT IN ('revoked', 'superseded')");
    return read.bind(operationDigest).step();
}

std::optional<Operation> load(Connection &db, KeyRing &keys, const domain::OperationId &id)
{
    const QByteArray sql = QByteArray(itemColumns) +
                           ", a.reviewer, o.operation_digest, o.body_digest, o.marker, o.effect, o.verb, o.path, "
                           "o.content_type, o.body, o.content, o.before_value, o.fresh_until, o.unknown_since, "
                           "o.absent_reads, o.first_absent_at, o.addresses " +
                           itemTables + "WHERE o.id = ?1";
    Statement row(db, sql.constData());
    if (!row.bind(id).step())
        return std::nullopt;
    Operation operation;
    operation.item = itemFrom(row);
    const auto at = [](int offset) { return itemColumnCount + offset; };
    const auto unsealed = [&](const char *column, int offset) {
        return keys.open(db, ownerOf(operation.item), placeOf(column, id), row.blob(at(offset))).value_or(QByteArray());
    };
    operation.reviewer = row.id<domain::UserId>(at(0));
    operation.operationDigest = row.digest(at(1));
    operation.bodyDigest = row.digest(at(2));
    operation.marker = row.text(at(3));
    operation.effect = effectFrom(row.text(at(4)));
    operation.write.verb = verbFrom(row.text(at(5)));
    operation.write.path = row.text(at(6));
    operation.write.contentType = row.text(at(7)).toLatin1();
    operation.write.body = unsealed("body", 8);
    operation.content = QString::fromUtf8(unsealed("content", 9));
    operation.before = QString::fromUtf8(unsealed("before_value", 10));
    operation.freshUntil = row.time(at(11));
    operation.unknownSince = row.time(at(12));
    operation.absentReads = row.number(at(13));
    operation.firstAbsentAt = row.time(at(14));
    operation.addresses = parted(unsealed("addresses", 15));
    return operation;
}

base::Result<std::optional<Operation>> begin(Connection &db, KeyRing &keys, const domain::OperationId &id,
                                             const QDateTime &now)
{
    auto operation = load(db, keys, id);
    if (!operation || operation->item.state != State::Queued || operation->item.dueAt > now)
        return base::failure(base::Kind::Conflict, QStringLiteral("outbox: the operation is not due"));
    if (base::Digest::of(operation->write.body) != operation->bodyDigest &&
        !base::planted(base::Bug::BodyDigestUnchecked)) { // CMP-10: approve what was seen
        move(db, keys, id, {State::Stale, Reason::BodyChanged, now});
        return std::optional<Operation>();
    }
    if (now > operation->freshUntil) {
        move(db, keys, id, {State::Stale, Reason::TooOld, now});
        return std::optional<Operation>();
    }
    auto &item = operation->item;
    ++item.attempts;
    Statement(db, "INSERT INTO attempts(operation, number, started_at) VALUES(?1, ?2, ?3)")
        .bind(id, item.attempts, now)
        .run();
    Statement(db, "UPDATE operations SET state = 'sending', attempts = ?2, reason = '', changed_at = ?3 WHERE id = ?1")
        .bind(id, item.attempts, now)
        .run();
    record(db, keys, item, {State::Sending, Reason::None, now},
           {{QStringLiteral("body"), operation->bodyDigest.hex()},
            {QStringLiteral("operation_digest"), operation->operationDigest.hex()}});
    item.state = State::Sending;
    return operation;
}

void move(Connection &db, KeyRing &keys, const domain::OperationId &id, const Move &move)
{
    const auto item = itemOf(db, id);
    if (!item)
        throw store::Fault(0, QStringLiteral("outbox: no such operation"));
    if (item->state == State::Sending)
        Statement(db, "UPDATE attempts SET ended_at = ?3, outcome = ?4 WHERE operation = ?1 AND number = ?2")
            .bind(id, item->attempts, move.at, stateWord(move.to))
            .run();
    // Doubt begins anew with each unknown, and ends with every other state.
    const auto unknownSince = move.to == State::Unknown ? std::optional(move.at) : std::nullopt;
    Statement(db, "UPDATE operations SET state = ?2, reason = ?3, due_at = coalesce(?4, due_at), "
                  "remote_id = CASE WHEN ?5 = '' THEN remote_id ELSE ?5 END, unknown_since = ?6, absent_reads = 0, "
                  "first_absent_at = NULL, changed_at = ?7 WHERE id = ?1")
        .bind(id, stateWord(move.to), reasonWord(move.reason), move.dueAt, move.remoteId, unknownSince, move.at)
        .run();
    if (move.to == State::Refused && base::planted(base::Bug::RefusalUnrecorded))
        return;
    if (base::planted(base::Bug::OutcomeInTwoTransactions)) {
        db.run("COMMIT");
        db.run("BEGIN IMMEDIATE");
    }
    record(db, keys, *item, move, {});
}

void setDue(Connection &db, const domain::OperationId &id, const QDateTime &due, Reason reason)
{
    Statement(db, "UPDATE operations SET due_at = ?2, reason = ?3 WHERE id = ?1 AND state IN ('queued', 'unknown')")
        .bind(id, due, reasonWord(reason))
        .run();
}

int endHolds(Connection &db, const QDateTime &now)
{
    Statement(db, "UPDATE operations SET due_at = ?1, reason = 'sent_now' WHERE state = 'queued' AND due_at > ?1 "
                  "AND attempts = 0")
        .bind(now)
        .run();
    return static_cast<int>(db.changes());
}

void countAbsent(Connection &db, const domain::OperationId &id, const QDateTime &now, const QDateTime &nextLook)
{
    Statement(db, "UPDATE operations SET absent_reads = absent_reads + 1, "
                  "first_absent_at = coalesce(first_absent_at, ?2), due_at = ?3 WHERE id = ?1 AND state = 'unknown'")
        .bind(id, now, nextLook)
        .run();
}

void mendTimes(Connection &db, base::Milliseconds clockMoved, const QDateTime &now, const QDateTime &look)
{
    Statement(db, "UPDATE operations SET absent_reads = 0, first_absent_at = NULL, due_at = min(due_at, ?1) "
                  "WHERE state = 'unknown'")
        .bind(look)
        .run();
    std::vector<std::pair<domain::OperationId, QDateTime>> earlier;
    Statement read(db, "SELECT id, due_at, changed_at FROM operations WHERE state = 'queued' AND due_at > ?1");
    read.bind(now);
    while (read.step()) {
        const auto ahead =
            base::Milliseconds(now.msecsTo(read.time(2))); // written by a clock that is ahead of this one
        const auto back = std::max(-clockMoved, ahead);
        if (back > base::Milliseconds(0))
            earlier.emplace_back(read.id<domain::OperationId>(0), read.time(1).addMSecs(-back.count()));
    }
    for (const auto &[id, due] : earlier)
        Statement(db, "UPDATE operations SET due_at = ?2 WHERE id = ?1").bind(id, due).run();
}

qint64 wake(Connection &db, const domain::AccountId &account, const QDateTime &now)
{
    Statement(db, "UPDATE operations SET due_at = ?2 WHERE account = ?1 AND state = 'queued' "
                  "AND reason = 'nothing_left' AND due_at > ?2")
        .bind(account, now)
        .run();
    return db.changes();
}

int makeStale(Connection &db, KeyRing &keys, const domain::AccountId &account, const QString &mapEntry,
              const QDateTime &now)
{
    std::vector<domain::OperationId> found;
    Statement read(db, "SELECT o.id FROM operations o JOIN approvals a ON a.id = o.approval "
                       "WHERE o.account = ?1 AND o.state = 'queued' AND a.map_entry = ?2");
    read.bind(account, mapEntry);
    while (read.step())
        found.push_back(read.id<domain::OperationId>(0));
    for (const auto &id : found)
        move(db, keys, id, {State::Stale, Reason::MapChanged, now});
    return static_cast<int>(found.size());
}

} // namespace writeback::rows
