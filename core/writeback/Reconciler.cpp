#include "writeback/Reconciler.h"

#include <algorithm>

#include "base/Log.h"
#include "ledger/Record.h"

namespace writeback {

using store::Connection;
using store::KeyRing;

namespace {

std::vector<domain::ApplicationId> applicationsWithFields(const std::vector<Expected> &expected)
{
    std::set<QString> ids;
    for (const auto &each : expected)
        if (each.target.kind != ats::TargetKind::Note)
            ids.insert(each.application.text());
    return {ids.begin(), ids.end()};
}

} // namespace

Reconciler::Reconciler(store::Store &store, std::shared_ptr<base::Clock> clock, ReconcilerOptions options,
                       QObject *parent)
    : QObject(parent), m_store(store), m_clock(std::move(clock)), m_options(options)
{
}

void Reconciler::reachable(const domain::AccountId &account, const domain::UserId &user, RecordSource source)
{
    m_readings.insert(account, {user, std::move(source)});
    begin(account);
    planNext();
}

void Reconciler::gone(const domain::AccountId &account)
{
    m_readings.remove(account);
    m_under.remove(account); // its scope stops it
}

void Reconciler::planNext()
{
    m_timer = m_clock->after(m_options.hourly, [this] {
        const auto accounts = m_readings.keys();
        for (const auto &account : accounts)
            begin(account);
        planNext();
    });
}

void Reconciler::begin(const domain::AccountId &account)
{
    const auto reading = m_readings.constFind(account);
    if (reading == m_readings.cend() || m_under.contains(account) || m_store.isReadOnly())
        return;
    const auto now = m_clock->now();
    const auto last = m_store.read(
        [&](Connection &db, KeyRing &) { return reconcile::lastSweep(db, account, reconcile::Reach::Week); });
    const bool night = !last || !*last || base::Milliseconds((*last)->msecsTo(now)) >= m_options.nightly;
    const auto scope = std::make_shared<base::TaskScope>();
    m_under.insert(account, scope);
    scope->start(sweep(account, reading->user, reading->source,
                       night ? reconcile::Reach::Week : reconcile::Reach::Recent, scope->token()),
                 [this, account](const base::Result<Sweep> &done) {
                     const auto ended = m_under.take(account); // held until this callback is over
                     if (!done) {
                         qCInfo(logWrite, "a sweep ended early: %s", qUtf8Printable(done.error().forLog));
                         return;
                     }
                     Q_EMIT swept(account, *done);
                     Q_EMIT changed();
                 });
}

base::Task<base::Result<Sweep>> Reconciler::sweep(domain::AccountId account, domain::UserId user, RecordSource source,
                                                  reconcile::Reach reach, std::stop_token stop)
{
    auto list = [account, reach, now = m_clock->now()](Connection &db, KeyRing &) {
        return std::tuple(reconcile::people(db, account, reach, now), reconcile::markers(db, account),
                          reconcile::place(db, account, reach));
    };
    CO_TRY(auto listed, co_await m_store.readAside(std::move(list)));
    auto &[people, markers, stopped] = listed;
    reconcile::Place place{m_clock->now(), {}, 0, 0};
    // The clock may have been set back: a place in the future is none.
    const auto age = base::Milliseconds(stopped ? stopped->beganAt.msecsTo(place.beganAt) : -1);
    if (age >= base::Milliseconds(0) && age < m_options.hourly) {
        place = *stopped;
        people.erase(people.begin(), std::upper_bound(people.begin(), people.end(), place.reached));
    }
    Sweep sweep;
    const auto batch = std::size_t(std::max(1, source.idsPerRequest));
    for (std::size_t begin = 0; begin < people.size(); begin += batch) {
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("reconciler: stopped"));
        const std::vector<domain::CandidateId> some(people.begin() + std::ptrdiff_t(begin),
                                                    people.begin() +
                                                        std::ptrdiff_t(std::min(people.size(), begin + batch)));
        // First what we know, then what stands there: what is written meanwhile is looked at next time.
        const auto until = m_clock->now().addMSecs(-m_options.lag.count());
        auto load = [account, some, until](Connection &db, KeyRing &keys) {
            return reconcile::expected(db, keys, account, some, until);
        };
        CO_TRY(const auto expected, co_await m_store.readAside(std::move(load)));
        OnRecord record;
        CO_TRY(auto notes, co_await source.notesAbout(some, stop));
        record.notes = std::move(notes);
        const auto applications = applicationsWithFields(expected);
        for (std::size_t at = 0; at < applications.size(); at += batch) {
            std::vector<domain::ApplicationId> part(applications.begin() + std::ptrdiff_t(at),
                                                    applications.begin() +
                                                        std::ptrdiff_t(std::min(applications.size(), at + batch)));
            CO_TRY(auto read, co_await source.applicationsById(std::move(part), stop));
            std::move(read.begin(), read.end(), std::back_inserter(record.applications));
        }
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("reconciler: stopped"));
        auto drifts = driftsOf(expected, record, markers, user);
        place.reached = some.back();
        place.checked += static_cast<int>(expected.size());
        auto keep = [account, reach, some, place, found = std::move(drifts), now = m_clock->now()](Connection &db,
                                                                                                   KeyRing &keys) {
            auto fresh = reconcile::keep(db, keys, account, some, found, now);
            auto reached = place;
            reached.found += static_cast<int>(fresh.size());
            reconcile::keepPlace(db, account, reach, reached);
            return fresh;
        };
        CO_TRY(auto fresh, co_await m_store.write(std::move(keep)));
        place.found += static_cast<int>(fresh.size());
        std::move(fresh.begin(), fresh.end(), std::back_inserter(sweep.fresh));
    }
    sweep.checked = place.checked;
    sweep.found = place.found;
    sweep.isAlarming =
        sweep.found >= m_options.alarmFrom || (sweep.found > 1 && sweep.found > m_options.alarmShare * sweep.checked);
    auto note = [account, reach, at = m_clock->now(), place](Connection &db, KeyRing &) {
        reconcile::noteSweep(db, account, reach, at, place.checked, place.found);
    };
    CO_TRY_VOID(co_await m_store.write(std::move(note)));
    co_return sweep;
}

base::Result<std::vector<Drift>> Reconciler::open()
{
    return m_store.read([](Connection &db, KeyRing &keys) { return reconcile::open(db, keys); });
}

base::Task<base::Result<void>> Reconciler::leaveAsItIs(QString drift, domain::UserId by)
{
    auto work = [drift, actor = ledger::actorOf(by), now = m_clock->now()](Connection &db,
                                                                           KeyRing &keys) -> base::Result<void> {
        TRY_VOID(reconcile::settle(db, keys, drift, reconcile::SettledBy::Seen, actor, now));
        return {};
    };
    const auto done = co_await m_store.write(std::move(work));
    if (done)
        Q_EMIT changed();
    co_return done;
}

base::Task<base::Result<domain::DraftId>> Reconciler::writeAgain(QString drift, domain::UserId by)
{
    auto work = [drift, actor = ledger::actorOf(by),
                 now = m_clock->now()](Connection &db, KeyRing &keys) -> base::Result<domain::DraftId> {
        TRY(const auto settled, reconcile::settle(db, keys, drift, reconcile::SettledBy::Again, actor, now));
        const auto draft = reconcile::draftOf(db, settled.operation);
        if (!draft)
            return base::failure(base::Kind::Unsupported, QStringLiteral("reconcile: it was not written from here"));
        return *draft;
    };
    const auto done = co_await m_store.write(std::move(work));
    if (done)
        Q_EMIT changed();
    co_return done;
}

} // namespace writeback
