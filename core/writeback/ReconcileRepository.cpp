#include "writeback/ReconcileRepository.h"

#include <algorithm>

#include "base/Ids.h"
#include "ledger/LedgerRepository.h"
#include "store/Fault.h"
#include "store/Statement.h"
#include "writeback/TargetCodec.h"

namespace writeback::reconcile {

using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

constexpr int recentDays = 1;
constexpr int weekDays = 7;

const char *reachWord(Reach reach)
{
    return reach == Reach::Week ? "week" : "recent";
}

QString settledWord(SettledBy how)
{
    switch (how) {
    case SettledBy::Gone:
        return QStringLiteral("gone");
    case SettledBy::Seen:
        return QStringLiteral("seen");
    case SettledBy::Again:
        return QStringLiteral("again");
    }
    return {};
}

store::KeyOwner ownerOf(const Drift &drift)
{
    return {drift.account.text(), drift.candidate.text()};
}

store::Place foundPlace(const QString &id)
{
    return {"drifts", "found", id};
}

constexpr char columns[] =
    "SELECT id, kind, account, application, candidate, coalesce(operation, ''), remote_ids, author, "
    "found, first_seen FROM drifts ";

Drift driftFrom(Connection &db, KeyRing &keys, const Statement &row)
{
    Drift drift;
    drift.id = row.text(0);
    drift.kind = writeback::driftFrom(row.text(1));
    drift.account = row.id<domain::AccountId>(2);
    drift.application = row.id<domain::ApplicationId>(3);
    drift.candidate = row.id<domain::CandidateId>(4);
    drift.operation = row.id<domain::OperationId>(5);
    drift.remoteIds = row.text(6).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    drift.author = row.id<domain::UserId>(7);
    drift.found =
        QString::fromUtf8(keys.open(db, ownerOf(drift), foundPlace(drift.id), row.blob(8)).value_or(QByteArray()));
    drift.firstSeen = row.time(9);
    return drift;
}

void record(Connection &db, KeyRing &keys, ledger::Kind kind, const Drift &drift, const QString &actor,
            const QDateTime &now, std::optional<SettledBy> how = {})
{
    ledger::Record record;
    record.kind = kind;
    record.at = now;
    record.actor = actor;
    record.account = drift.account;
    record.application = drift.application;
    record.candidate = drift.candidate;
    record.facts = {{QStringLiteral("drift"), drift.id}, {QStringLiteral("what"), driftWord(drift.kind)}};
    if (!drift.operation.isEmpty())
        record.facts.emplace_back(QStringLiteral("operation"), drift.operation.text());
    if (!drift.remoteIds.isEmpty())
        record.facts.emplace_back(QStringLiteral("remote_id"), drift.remoteIds.join(QLatin1Char(' ')));
    if (how)
        record.facts.emplace_back(QStringLiteral("how"), settledWord(*how));
    else
        record.payload = drift.found.toUtf8();
    ledger::append(db, keys, record);
}

void close(Connection &db, KeyRing &keys, const Drift &drift, SettledBy how, const QString &actor, const QDateTime &now)
{
    Statement(db, "UPDATE drifts SET settled_at = ?2, settled_by = ?3 WHERE id = ?1")
        .bind(drift.id, now, settledWord(how))
        .run();
    record(db, keys, ledger::Kind::DriftSettled, drift, actor, now, how);
}

bool isSame(const Drift &a, const Drift &b)
{
    return a.kind == b.kind && a.operation == b.operation && a.candidate == b.candidate && a.remoteIds == b.remoteIds;
}

// Left as it is by a person: the same finding is not brought up again.
bool wasSeen(Connection &db, const domain::AccountId &account, const Drift &drift)
{
    Statement read(db, "SELECT 1 FROM drifts WHERE account = ?1 AND candidate = ?2 AND kind = ?3 AND "
                       "coalesce(operation, '') = ?4 AND remote_ids = ?5 AND settled_by IN ('seen', 'again')");
    return read
        .bind(account, drift.candidate, driftWord(drift.kind), drift.operation, drift.remoteIds.join(QLatin1Char(' ')))
        .step();
}

} // namespace

std::vector<domain::CandidateId> people(Connection &db, const domain::AccountId &account, Reach reach,
                                        const QDateTime &now)
{
    std::vector<domain::CandidateId> found;
    Statement read(db,
                   "SELECT candidate FROM operations WHERE account = ?1 AND state = 'confirmed' AND changed_at >= ?2 "
                   "UNION SELECT candidate FROM drifts WHERE account = ?1 AND settled_at IS NULL ORDER BY candidate");
    read.bind(account, now.addDays(reach == Reach::Week ? -weekDays : -recentDays));
    while (read.step())
        found.push_back(read.id<domain::CandidateId>(0));
    return found;
}

std::vector<Expected> expected(Connection &db, KeyRing &keys, const domain::AccountId &account,
                               const std::vector<domain::CandidateId> &people, const QDateTime &until)
{
    std::vector<Expected> all;
    for (const auto &person : people) {
        Statement read(db, "SELECT id, application, target, marker, content, changed_at, remote_id FROM operations "
                           "WHERE account = ?1 AND candidate = ?2 AND state = 'confirmed' AND changed_at <= ?3 "
                           "ORDER BY seq");
        read.bind(account, person, until);
        while (read.step()) {
            Expected one;
            one.operation = read.id<domain::OperationId>(0);
            one.application = read.id<domain::ApplicationId>(1);
            one.candidate = person;
            one.target = decodeTarget(read.text(2).toUtf8());
            one.marker = read.text(3);
            const auto content = keys.open(db, {account.text(), person.text()},
                                           {"operations", "content", one.operation.text()}, read.blob(4));
            if (!content)
                continue; // erased: nothing is held against anybody any more
            one.content = QString::fromUtf8(*content);
            one.confirmedAt = read.time(5);
            one.remoteId = read.text(6);
            all.push_back(std::move(one));
        }
    }
    return all;
}

std::set<QString> markers(Connection &db, const domain::AccountId &account)
{
    std::set<QString> all;
    Statement read(db, "SELECT marker FROM operations WHERE account = ?1");
    read.bind(account);
    while (read.step())
        all.insert(read.text(0));
    return all;
}

std::vector<Drift> keep(Connection &db, KeyRing &keys, const domain::AccountId &account,
                        const std::vector<domain::CandidateId> &people, std::vector<Drift> found, const QDateTime &now)
{
    std::vector<Drift> known;
    for (const auto &person : people) {
        const QByteArray sql = QByteArray(columns) + "WHERE account = ?1 AND candidate = ?2 AND settled_at IS NULL";
        Statement read(db, sql.constData());
        read.bind(account, person);
        while (read.step())
            known.push_back(driftFrom(db, keys, read));
    }
    for (const auto &old : known)
        if (std::none_of(found.begin(), found.end(), [&](const Drift &each) { return isSame(each, old); }))
            close(db, keys, old, SettledBy::Gone, QStringLiteral("system"), now);
    std::vector<Drift> fresh;
    for (auto &each : found) {
        const auto old = std::find_if(known.begin(), known.end(), [&](const Drift &one) { return isSame(one, each); });
        if (old != known.end()) {
            Statement(db, "UPDATE drifts SET last_seen = ?2 WHERE id = ?1").bind(old->id, now).run();
            continue;
        }
        if (wasSeen(db, account, each))
            continue;
        each.id = base::freshId();
        each.account = account;
        each.firstSeen = now;
        Statement(db, "INSERT INTO drifts(id, account, application, candidate, kind, operation, remote_ids, author, "
                      "found, first_seen, last_seen) VALUES(?1, ?2, ?3, ?4, ?5, nullif(?6, ''), ?7, ?8, ?9, ?10, ?10)")
            .bind(each.id, account, each.application, each.candidate, driftWord(each.kind), each.operation,
                  each.remoteIds.join(QLatin1Char(' ')), each.author,
                  keys.seal(db, ownerOf(each), foundPlace(each.id), each.found.toUtf8()), now)
            .run();
        record(db, keys, ledger::Kind::DriftFound, each, QStringLiteral("system"), now);
        fresh.push_back(each);
    }
    return fresh;
}

base::Result<Drift> settle(Connection &db, KeyRing &keys, const QString &id, SettledBy how, const QString &actor,
                           const QDateTime &now)
{
    std::optional<Drift> drift;
    {
        const QByteArray sql = QByteArray(columns) + "WHERE id = ?1 AND settled_at IS NULL";
        Statement read(db, sql.constData());
        if (read.bind(id).step())
            drift = driftFrom(db, keys, read);
    }
    if (!drift)
        return base::failure(base::Kind::Conflict, QStringLiteral("reconcile: the drift is settled already"));
    close(db, keys, *drift, how, actor, now);
    return *drift;
}

std::vector<Drift> open(Connection &db, KeyRing &keys)
{
    std::vector<Drift> all;
    const QByteArray sql = QByteArray(columns) + "WHERE settled_at IS NULL ORDER BY first_seen, kind, id";
    Statement read(db, sql.constData());
    while (read.step())
        all.push_back(driftFrom(db, keys, read));
    return all;
}

std::optional<domain::DraftId> draftOf(Connection &db, const domain::OperationId &operation)
{
    Statement read(db, "SELECT a.draft FROM operations o JOIN approvals a ON a.id = o.approval WHERE o.id = ?1");
    if (!read.bind(operation).step())
        return std::nullopt;
    return read.id<domain::DraftId>(0);
}

std::optional<Place> place(Connection &db, const domain::AccountId &account, Reach reach)
{
    Statement read(db, "SELECT began_at, reached, checked, found FROM sweep_places WHERE account = ?1 AND reach = ?2");
    if (!read.bind(account, QString::fromLatin1(reachWord(reach))).step())
        return std::nullopt;
    return Place{read.time(0), read.id<domain::CandidateId>(1), read.number(2), read.number(3)};
}

void keepPlace(Connection &db, const domain::AccountId &account, Reach reach, const Place &place)
{
    Statement(db, "INSERT INTO sweep_places(account, reach, began_at, reached, checked, found) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(account, reach) DO UPDATE SET "
                  "began_at = excluded.began_at, reached = excluded.reached, checked = excluded.checked, "
                  "found = excluded.found")
        .bind(account, QString::fromLatin1(reachWord(reach)), place.beganAt, place.reached, place.checked, place.found)
        .run();
}

std::optional<QDateTime> lastSweep(Connection &db, const domain::AccountId &account, Reach reach)
{
    Statement read(db, "SELECT ended_at FROM sweeps WHERE account = ?1 AND reach = ?2");
    if (!read.bind(account, QString::fromLatin1(reachWord(reach))).step())
        return std::nullopt;
    return read.time(0);
}

void noteSweep(Connection &db, const domain::AccountId &account, Reach reach, const QDateTime &at, int checked,
               int found)
{
    Statement(db, "INSERT INTO sweeps(account, reach, ended_at, checked, found) VALUES(?1, ?2, ?3, ?4, ?5) "
                  "ON CONFLICT(account, reach) DO UPDATE SET ended_at = excluded.ended_at, checked = excluded.checked, "
                  "found = excluded.found")
        .bind(account, QString::fromLatin1(reachWord(reach)), at, checked, found)
        .run();
    Statement(db, "DELETE FROM sweep_places WHERE account = ?1 AND reach = ?2")
        .bind(account, QString::fromLatin1(reachWord(reach)))
        .run();
}

} // namespace writeback::reconcile
