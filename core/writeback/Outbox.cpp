#include "writeback/Outbox.h"

#include "base/Planted.h"
#include "ledger/Record.h"
#include "review/ApprovalRepository.h"
#include "writeback/OutboxRepository.h"

namespace writeback {

using store::Connection;
using store::KeyRing;

namespace {

base::Result<Accepted> take(Connection &db, KeyRing &keys, const review::ApprovalTerms &terms, base::Milliseconds hold)
{
    if (terms.target && terms.bodyDigest != base::Digest::of(terms.write.body))
        return base::failure(base::Kind::Invalid, QStringLiteral("outbox: the body is not the approved one"));
    rows::supersede(db, keys, terms);
    if (terms.target && rows::isLive(db, terms.operationDigest))
        return base::failure(base::Kind::Conflict, QStringLiteral("outbox: these words are already on their way"),
                             QStringLiteral("already approved"));
    TRY_VOID(review::approvals::give(db, keys, terms));
    Accepted accepted{terms.id, std::nullopt, terms.at};
    if (terms.target) {
        accepted.operation = rows::insert(db, keys, terms, hold);
        accepted.holdEnd = terms.at.addMSecs(hold.count());
    }
    return accepted;
}

base::Result<Operation> loaded(Connection &db, KeyRing &keys, const domain::OperationId &id)
{
    auto operation = rows::load(db, keys, id);
    if (!operation)
        return base::failure(base::Kind::NotFound, QStringLiteral("outbox: no such operation"));
    return *std::move(operation);
}

} // namespace

Outbox::Outbox(store::Store &store, std::shared_ptr<base::Clock> clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(std::move(clock))
{
}

base::Task<base::Result<Accepted>> Outbox::accept(review::Approval approval, base::Milliseconds hold)
{
    const QPointer<Outbox> alive(this);
    auto work = [terms = approval.terms(), hold](Connection &db, KeyRing &keys) { return take(db, keys, terms, hold); };
    if (base::planted(base::Bug::AcknowledgeBeforeCommit)) {
        m_store.write(std::move(work)).then([](base::Result<Accepted>) {});
        co_return Accepted{approval.terms().id, std::nullopt, approval.terms().at};
    }
    CO_TRY(const auto accepted, co_await m_store.write(std::move(work)));
    if (alive)
        Q_EMIT changed();
    co_return accepted;
}

base::Task<base::Result<void>> Outbox::takeBack(domain::OperationId id)
{
    const QPointer<Outbox> alive(this);
    auto work = [id, now = m_clock->now()](Connection &db, KeyRing &keys) -> base::Result<void> {
        TRY(const auto operation, loaded(db, keys, id));
        return review::approvals::revoke(db, keys, operation.item.approval, review::approvals::Because::TakenBack,
                                         ledger::actorOf(operation.reviewer), now);
    };
    const auto done = co_await m_store.write(std::move(work));
    if (done && alive)
        Q_EMIT changed();
    co_return done;
}

base::Task<base::Result<void>> Outbox::sendNow(domain::OperationId id)
{
    const QPointer<Outbox> alive(this);
    auto work = [id, now = m_clock->now()](Connection &db, KeyRing &keys) -> base::Result<void> {
        TRY(const auto operation, loaded(db, keys, id));
        if (operation.item.state != State::Queued)
            return base::failure(base::Kind::Conflict, QStringLiteral("outbox: it is not waiting any more"));
        rows::setDue(db, id, now, Reason::SentNow);
        return {};
    };
    const auto done = co_await m_store.write(std::move(work));
    if (done && alive)
        Q_EMIT changed();
    co_return done;
}

base::Task<base::Result<int>> Outbox::sendAllNow()
{
    const QPointer<Outbox> alive(this);
    auto work = [now = m_clock->now()](Connection &db, KeyRing &) { return rows::endHolds(db, now); };
    const auto count = co_await m_store.write(std::move(work));
    if (count && alive)
        Q_EMIT changed();
    co_return count;
}

base::Task<base::Result<void>> Outbox::confirmByPerson(domain::OperationId id)
{
    const QPointer<Outbox> alive(this);
    auto work = [id, now = m_clock->now()](Connection &db, KeyRing &keys) -> base::Result<void> {
        TRY(const auto operation, loaded(db, keys, id));
        if (operation.item.state != State::NeedsHuman)
            return base::failure(base::Kind::Conflict, QStringLiteral("outbox: it does not wait for a person"));
        rows::move(db, keys, id,
                   {State::Confirmed, Reason::ByPerson, now, {}, {}, ledger::actorOf(operation.reviewer)});
        return {};
    };
    const auto done = co_await m_store.write(std::move(work));
    if (done && alive)
        Q_EMIT changed();
    co_return done;
}

base::Task<base::Result<int>> Outbox::mapEntryChanged(domain::AccountId account, QString mapEntry)
{
    const QPointer<Outbox> alive(this);
    auto work = [account, mapEntry, now = m_clock->now()](Connection &db, KeyRing &keys) {
        return rows::makeStale(db, keys, account, mapEntry, now);
    };
    const auto count = co_await m_store.write(std::move(work));
    if (count && alive)
        Q_EMIT changed();
    co_return count;
}

base::Result<std::vector<Item>> Outbox::list(const States &states, int limit)
{
    return m_store.read([&](Connection &db, KeyRing &) { return rows::list(db, states, limit); });
}

base::Result<std::vector<OnlyHere>> Outbox::livesOnlyHere(int limit)
{
    return m_store.read([&](Connection &db, KeyRing &) { return rows::livesOnlyHere(db, limit); });
}

base::Result<std::vector<Item>> Outbox::ofCase(const domain::AccountId &account,
                                               const domain::ApplicationId &application)
{
    return m_store.read([&](Connection &db, KeyRing &) { return rows::ofCase(db, account, application); });
}

base::Result<Counts> Outbox::counts()
{
    return m_store.read([&](Connection &db, KeyRing &) { return rows::counts(db, m_clock->now()); });
}

base::Task<base::Result<Overview>> Outbox::overview()
{
    auto work = [now = m_clock->now()](Connection &db, KeyRing &) { return rows::overview(db, now); };
    const auto overview = co_await m_store.readAside(std::move(work));
    co_return overview;
}

base::Result<std::vector<HistoryEntry>> Outbox::history(const domain::OperationId &id)
{
    return m_store.read([&](Connection &db, KeyRing &) { return rows::history(db, id); });
}

base::Result<std::optional<Operation>> Outbox::details(const domain::OperationId &id)
{
    return m_store.read([&](Connection &db, KeyRing &keys) { return rows::load(db, keys, id); });
}

} // namespace writeback
