#include "writeback/Sender.h"

#include <algorithm>
#include <utility>

#include "base/Log.h"
#include "base/Planted.h"

namespace writeback {

using store::Connection;
using store::KeyRing;

namespace {

QString laneOf(const domain::AccountId &account, const domain::CandidateId &candidate)
{
    return account.text() + QLatin1Char(' ') + candidate.text();
}

base::Result<void> stopped()
{
    return base::failure(base::Kind::Cancelled, QStringLiteral("sender: stopped"));
}

} // namespace

Sender::Sender(store::Store &store, Outbox &outbox, std::shared_ptr<base::Clock> clock, SenderOptions options,
               QObject *parent)
    : QObject(parent), m_store(store), m_outbox(outbox), m_clock(std::move(clock)), m_options(options)
{
    connect(&m_outbox, &Outbox::changed, this, &Sender::pump);
}

Sender::~Sender() = default;

void Sender::signedIn(const domain::AccountId &account, const domain::UserId &user, std::shared_ptr<ats::Writer> writer)
{
    m_principals.insert(account, {user, std::move(writer), ++m_sessions});
    m_throttles.remove(account);
    m_heldBack.remove(account);
    if (m_started)
        startWake(account);
}

void Sender::signedOut(const domain::AccountId &account)
{
    m_principals.remove(account);
}

void Sender::loseSignIn(const domain::AccountId &account, const Principal &as)
{
    const auto now = m_principals.constFind(account);
    if (now == m_principals.cend() || now->session != as.session)
        return;
    m_principals.erase(now);
    Q_EMIT signInLost(account);
}

void Sender::start()
{
    m_started = true;
    m_mustRecover = true;
    pump();
}

void Sender::pause()
{
    m_paused = true;
    m_waking = false;
    m_timer.reset();
}

void Sender::resume()
{
    m_paused = false;
    pump();
}

void Sender::connectionIsBack()
{
    m_throttles.clear();
    m_heldBack.clear();
    const auto accounts = m_principals.keys();
    for (const auto &account : accounts)
        if (m_started)
            startWake(account);
}

void Sender::startWake(const domain::AccountId &account)
{
    ++m_wakes;
    m_scope.start(wake(account, m_scope.token()), [this](const base::Result<void> &) {
        --m_wakes;
        pump();
    });
}

bool Sender::isIdle() const
{
    return m_lanes.isEmpty() && !m_recovering && m_wakes == 0;
}

void Sender::pump()
{
    if (!m_started || m_paused || m_recovering || m_waking)
        return;
    const auto moved = clockMoved();
    m_clockMoved += moved;
    if (moved > m_options.sleep) {
        m_waking = true;
        const auto wait = static_cast<qint64>(static_cast<double>(m_options.wakeWithin.count()) * m_options.random());
        m_timer = m_clock->after(base::Milliseconds(wait), [this] {
            m_waking = false;
            pump();
        });
        return;
    }
    if (std::chrono::abs(m_clockMoved) > m_options.clockTolerance)
        m_mustRecover = true;
    if (m_mustRecover) {
        if (!m_lanes.isEmpty())
            return; // rows in hand are in the middle rightly; the last of them comes back here
        m_mustRecover = false;
        m_recovering = true;
        const auto sum = std::exchange(m_clockMoved, base::Milliseconds(0));
        m_scope.start(recover(sum, m_scope.token()), [this](const base::Result<void> &result) {
            m_recovering = false;
            m_mustRecover = !result.has_value();
            if (result)
                pump();
            else
                planNext();
        });
        return;
    }
    const auto accounts = m_principals.keys();
    for (const auto &account : accounts)
        pumpAccount(account);
    planNext();
}

void Sender::pumpAccount(const domain::AccountId &account)
{
    const int free = m_options.candidatesAtOnce - static_cast<int>(m_lanes.size());
    if (free <= 0 || m_heldBack.value(account) > m_clock->monotonic())
        return;
    const int wanted = m_options.candidatesAtOnce; // some of those found may be in hand already
    const auto reviewer = m_principals.value(account).user;
    const auto due = m_store.read(
        [&](Connection &db, KeyRing &) { return rows::due(db, account, reviewer, m_clock->now(), wanted + free); });
    if (!due) {
        qCWarning(logWrite, "the outbox cannot be read: %s", qUtf8Printable(due.error().forLog));
        return;
    }
    for (const auto &row : *due) {
        if (row.state == State::Queued && m_throttles[account].holdsBack(m_clock->monotonic(), m_options.random())) {
            m_heldBack.insert(account, m_clock->monotonic() + m_options.heldBack);
            return;
        }
        take(account, row);
    }
}

void Sender::take(const domain::AccountId &account, const rows::Due &due)
{
    const QString lane = laneOf(account, due.candidate);
    if (m_lanes.size() >= m_options.candidatesAtOnce || m_lanes.contains(lane) || !m_principals.contains(account))
        return;
    m_lanes.insert(lane);
    const auto as = m_principals.value(account);
    const auto done = [this, lane](const base::Result<void> &result) { finished(lane, result); };
    if (due.state == State::Queued)
        m_scope.start(send(due.id, as, m_scope.token()), done);
    else
        m_scope.start(settle(due.id, as, m_scope.token()), done);
}

void Sender::finished(const QString &lane, const base::Result<void> &result)
{
    m_lanes.remove(lane);
    if (!result && result.error().kind == base::Kind::Storage) {
        qCWarning(logWrite, "an outcome could not be stored: %s", qUtf8Printable(result.error().forLog));
        m_mustRecover = true;
        planNext(); // not at once: a full disk would make it spin
        return;
    }
    Q_EMIT m_outbox.changed(); // comes back to pump()
}

// Wakes for the next row that falls due, and twice a minute anyway: the wall clock may jump. // REL-30
void Sender::planNext()
{
    m_timer.reset();
    if (!m_started || m_paused)
        return;
    const auto now = m_clock->now();
    base::Milliseconds wait{30'000};
    bool rowsWait = m_mustRecover;
    for (auto it = m_heldBack.begin(); it != m_heldBack.end();) {
        const auto left = *it - m_clock->monotonic();
        if (left <= base::Milliseconds(0)) {
            it = m_heldBack.erase(it);
            continue;
        }
        rowsWait = true;
        wait = std::min(wait, left);
        ++it;
    }
    for (auto it = m_principals.cbegin(); it != m_principals.cend(); ++it) {
        const auto next = m_store.read([&](Connection &db, KeyRing &) { return rows::nextDue(db, it.key(), now); });
        if (!next || !*next)
            continue;
        rowsWait = true;
        wait = std::clamp(base::Milliseconds(now.msecsTo(**next)), base::Milliseconds(1), wait);
    }
    if (rowsWait)
        m_timer = m_clock->after(wait, [this] { pump(); });
}

base::Milliseconds Sender::clockMoved()
{
    const auto offset = base::Milliseconds(m_clock->now().toMSecsSinceEpoch()) - m_clock->monotonic();
    return offset - std::exchange(m_clockOffset, offset).value_or(offset);
}

base::Task<base::Result<void>> Sender::recover(base::Milliseconds clockMoved, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return stopped();
    auto work = [clockMoved, now = m_clock->now(),
                 look = m_clock->now().addMSecs(m_options.firstLook.count())](Connection &db, KeyRing &keys) {
        rows::mendTimes(db, clockMoved, now, look);
        for (const auto &id : rows::sending(db)) {
            const auto operation = rows::load(db, keys, id);
            rows::move(db, keys, id, {State::Unknown, Reason::Interrupted, now, look}); // REL-16
            if (operation && !canBeReadBack(operation->effect))
                rows::move(db, keys, id, {State::NeedsHuman, Reason::AtMostOnce, now});
        }
    };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Task<base::Result<void>> Sender::wake(domain::AccountId account, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return stopped();
    auto work = [account, now = m_clock->now()](Connection &db, KeyRing &) { rows::wake(db, account, now); };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Task<base::Result<void>> Sender::send(domain::OperationId id, Principal as, std::stop_token stop)
{
    if (base::planted(base::Bug::AttemptRecordedLate)) {
        const auto early = m_outbox.details(id);
        if (early && *early && (*early)->item.state == State::Queued) {
            const auto bytes = (*early)->write;
            net::Dispatch ahead(id.text(), 1, (*early)->bodyDigest, (*early)->operationDigest);
            const auto sent = co_await as.writer->send(std::move(ahead), bytes, stop);
            if (stop.stop_requested() || !sent)
                co_return stopped();
        }
    }
    auto begin = [id, now = m_clock->now()](Connection &db, KeyRing &keys) { return rows::begin(db, keys, id, now); };
    CO_TRY(const auto begun, co_await m_store.write(std::move(begin)));
    if (!begun)
        co_return base::Result<void>{}; // stale now
    const Operation operation = *begun;
    if (stop.stop_requested())
        co_return stopped();
    m_budget.countRequest(m_clock->monotonic());
    Q_EMIT m_outbox.changed();
    if (operation.reviewer != as.user &&
        !base::planted(base::Bug::AnotherPersonsQueue)) { // I5: only the approver's own token // REL-25
        const Outcome other{State::NeedsHuman, Reason::Forbidden};
        const auto done = co_await conclude(operation, as, other, stop);
        co_return done;
    }
    // Is it there already, from another device or an attempt that only seemed lost? // REL-23
    std::optional<Outcome> early;
    if (canBeReadBack(operation.effect) && !base::planted(base::Bug::ResendWithoutReadBack) &&
        !base::planted(base::Bug::AttemptRecordedLate)) {
        const auto found = co_await as.writer->find(operation.intent(), stop);
        early = beforeSending(found);
    }
    if (stop.stop_requested())
        co_return stopped();
    const bool mustStand =
        operation.effect != ats::Effect::Append || operation.item.kind == domain::OutputKind::Message;
    if (!early && mustStand && !base::planted(base::Bug::ConflictUnchecked)) {
        const auto now =
            co_await as.writer->look(operation.item.application, operation.item.candidate, operation.item.target, stop);
        early = beforeSetting(operation, now); // REL-18
    }
    if (stop.stop_requested())
        co_return stopped();
    if (!early || early->to == State::Confirmed) { // last, so that little can happen in between
        const auto holder = co_await as.writer->holder(operation.item.application, stop);
        if (const auto other = forThisPerson(operation, holder))
            early = other;
    }
    if (stop.stop_requested())
        co_return stopped();
    if (!early && m_paused) // CMP-19: no request begins after the stop
        early = Outcome{State::Queued, Reason::NothingLeft};
    if (early) {
        const Outcome outcome = *early;
        const auto done = co_await conclude(operation, as, outcome, stop);
        co_return done;
    }
    const auto done = co_await transmit(operation, as, stop);
    co_return done;
}

base::Task<base::Result<void>> Sender::transmit(Operation operation, Principal as, std::stop_token stop)
{
    net::Dispatch dispatch(operation.item.id.text(), operation.item.attempts, operation.bodyDigest,
                           operation.operationDigest);
    const auto receipt = co_await as.writer->send(std::move(dispatch), operation.write, stop);
    if (stop.stop_requested())
        co_return stopped(); // the row stays in the middle: the next start reads it back
    Outcome outcome = afterSending(operation, receipt);
    if (outcome.to == State::Confirmed && operation.effect == ats::Effect::Append) {
        const auto found = co_await as.writer->find(operation.intent(), stop);
        if (stop.stop_requested())
            co_return stopped();
        outcome = afterReadBack(outcome, found);
    }
    const auto done = co_await conclude(operation, as, outcome, stop);
    co_return done;
}

base::Task<base::Result<void>> Sender::settle(domain::OperationId id, Principal as, std::stop_token stop)
{
    const auto loaded = m_outbox.details(id);
    if (!loaded)
        co_return tl::unexpected(loaded.error());
    if (!*loaded || (*loaded)->item.state != State::Unknown)
        co_return base::Result<void>{};
    const Operation operation = **loaded;
    if (base::planted(base::Bug::ResendWithoutReadBack)) {
        const Outcome again{State::Queued, Reason::AbsentOnRecord};
        const auto done = co_await conclude(operation, as, again, stop);
        co_return done;
    }
    const auto found = co_await as.writer->find(operation.intent(), stop);
    if (stop.stop_requested())
        co_return stopped();
    if (found && found->has_value()) {
        const Outcome outcome = afterDoubt(**found);
        const auto done = co_await conclude(operation, as, outcome, stop);
        co_return done;
    }
    std::optional<base::Error> error;
    if (!found)
        error = found.error();
    const auto done = co_await lookAgainLater(operation, as, error, stop);
    co_return done;
}

base::Task<base::Result<void>> Sender::lookAgainLater(Operation operation, Principal as,
                                                      std::optional<base::Error> error, std::stop_token stop)
{
    const auto now = m_clock->now();
    const auto id = operation.item.id;
    if (!error) {
        const auto first = operation.firstAbsentAt.isValid() ? operation.firstAbsentAt : now;
        const bool enough = (operation.absentReads + 1 >= m_options.absentReads &&
                             base::Milliseconds(first.msecsTo(now)) >= m_options.absentFor) ||
                            base::planted(base::Bug::ReadBackTooShort);
        if (enough) {
            const Outcome absent = mayBeSentAgain(operation.effect) ? Outcome{State::Queued, Reason::AbsentOnRecord}
                                                                    : Outcome{State::NeedsHuman, Reason::AtMostOnce};
            const auto done = co_await conclude(operation, as, absent, stop);
            co_return done;
        }
        auto count = [id, now, next = now.addMSecs(m_options.lookAgain.count())](Connection &db, KeyRing &) {
            rows::countAbsent(db, id, now, next);
        };
        const auto done = co_await m_store.write(std::move(count));
        co_return done;
    }
    if (error->kind == base::Kind::SignedOut)
        loseSignIn(operation.item.account, as);
    if (base::Milliseconds(operation.unknownSince.msecsTo(now)) >= m_options.unreadableFor) {
        const Outcome unreadable{State::NeedsHuman, Reason::Unreadable};
        const auto done = co_await conclude(operation, as, unreadable, stop);
        co_return done;
    }
    const auto wait = std::max(error->retryAfter.value_or(m_options.lookAgain), m_options.firstLook);
    auto later = [id, next = now.addMSecs(wait.count()), reason = operation.item.reason](Connection &db, KeyRing &) {
        rows::setDue(db, id, next, reason);
    };
    const auto done = co_await m_store.write(std::move(later));
    co_return done;
}

base::Task<base::Result<void>> Sender::conclude(Operation operation, Principal as, Outcome outcome,
                                                std::stop_token stop)
{
    if (stop.stop_requested())
        co_return stopped();
    if (outcome.signedOut)
        loseSignIn(operation.item.account, as);
    const auto now = m_clock->now();
    if (operation.item.state == State::Sending) // what the system took in, also to say no
        m_throttles[operation.item.account].count(m_clock->monotonic(), outcome.to == State::Confirmed ||
                                                                            outcome.to == State::Refused ||
                                                                            outcome.to == State::NeedsHuman);
    const bool retried = operation.item.state == State::Sending && outcome.nothingLeft();
    if (base::planted(base::Bug::RetryAfterIgnored))
        outcome.retryAfter.reset();
    const bool affordable = !retried || base::planted(base::Bug::RetryBudgetOff) || m_budget.take(m_clock->monotonic());
    const auto wait =
        retryWait(m_options.retry, operation.item.attempts, outcome.retryAfter, affordable, m_options.random());
    auto work = [id = operation.item.id, from = operation.item.state, outcome, now,
                 look = now.addMSecs(m_options.firstLook.count()),
                 retry = now.addMSecs(wait.count())](Connection &db, KeyRing &keys) {
        if (from == State::Sending && outcome.nothingLeft()) { // the table knows no way back but through doubt
            rows::move(db, keys, id, {State::Unknown, Reason::NothingLeft, now});
            rows::move(db, keys, id, {State::Queued, Reason::NothingLeft, now, retry});
            return;
        }
        rows::Move move{outcome.to, outcome.reason, now, {}, outcome.remoteId};
        move.status = outcome.status;
        if (outcome.to == State::Unknown)
            move.dueAt = look;
        rows::move(db, keys, id, move);
    };
    const auto done = co_await m_store.write(std::move(work));
    co_return done;
}

} // namespace writeback
