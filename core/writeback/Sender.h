// The sender: the only maker of net::Dispatch, and with the outbox's rows the only way to a write endpoint. It works on
// one operation per candidate, at most four candidates at once, records each attempt before the first byte, and lets
// doubt end only by proof. Crash-only: destroying it at any moment loses nothing. // REL-13 … REL-24
#pragma once

#include <functional>
#include <memory>

#include <QHash>
#include <QObject>
#include <QSet>

#include "ats/Writer.h"
#include "base/Clock.h"
#include "base/TaskScope.h"
#include "net/Dispatch.h"
#include "net/RetryPolicy.h"
#include "store/Store.h"
#include "writeback/Outbox.h"
#include "writeback/OutboxRepository.h"
#include "writeback/Outcome.h"

namespace writeback {

struct SenderOptions
{
    int candidatesAtOnce = 4;                                  // REL-21
    base::Milliseconds heldBack{2'000};                        // while the system takes little // REL-28
    base::Milliseconds firstLook{5'000};                       // after doubt arose
    base::Milliseconds lookAgain{30'000};                      // between read-backs
    int absentReads = 3;                                       // so many …
    base::Milliseconds absentFor{60'000};                      // … over so long prove that it is not there // REL-16
    base::Milliseconds unreadableFor = std::chrono::hours(24); // then a person is asked
    base::Milliseconds clockTolerance{2'000};                  // a wall clock moved by less was not moved
    base::Milliseconds sleep{60'000};                          // moved forward by more: the machine slept, and …
    base::Milliseconds wakeWithin{5'000};                      // … begins again after up to so long // REL-30
    RetryRules retry;
    std::function<double()> random = net::uniformRandom; // in [0, 1)
};

class Sender : public QObject
{
    Q_OBJECT
public:
    // store and outbox must outlive it.
    Sender(store::Store &store, Outbox &outbox, std::shared_ptr<base::Clock> clock, SenderOptions options = {},
           QObject *parent = nullptr);
    ~Sender() override;

    // From now on this account is written to, as this person. Operations of other accounts wait; the account id covers
    // system, tenant and person, so nobody else's queue is flushed. // REL-24, REL-25
    void signedIn(const domain::AccountId &account, const domain::UserId &user, std::shared_ptr<ats::Writer> writer);
    void signedOut(const domain::AccountId &account);

    // What a crash left in the middle becomes unknown, then the work begins.
    void start();
    // Stops new requests within the moment; what is on its way ends in peace. // CMP-19
    void pause();
    void resume();
    // The network is back: what waits only for a connection is tried at once. // REL-53
    void connectionIsBack();

    bool isIdle() const; // nothing in hand right now (there may be rows that fall due later)
    bool isPaused() const { return m_paused; }

Q_SIGNALS:
    void signInLost(const domain::AccountId &account); // the account is paused until signedIn()

private:
    struct Principal
    {
        domain::UserId user;
        std::shared_ptr<ats::Writer> writer;
        int session = 0; // which sign-in this is
    };

    void pump();
    void pumpAccount(const domain::AccountId &account);
    void take(const domain::AccountId &account, const rows::Due &due);
    void startWake(const domain::AccountId &account);
    void planNext();
    // By how much the wall clock was moved against the monotonic one since the last look. // REL-30
    base::Milliseconds clockMoved();
    // The session that was used is over. A newer sign-in, made while the answer was under way, stays. // REL-24
    void loseSignIn(const domain::AccountId &account, const Principal &as);
    void finished(const QString &lane, const base::Result<void> &result);

    // Each step runs with its own stop token and touches this object only while that is not stopped.
    [[nodiscard]] base::Task<base::Result<void>> recover(base::Milliseconds clockMoved, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> wake(domain::AccountId account, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> send(domain::OperationId id, Principal as, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> transmit(Operation operation, Principal as, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> settle(domain::OperationId id, Principal as, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> lookAgainLater(Operation operation, Principal as,
                                                                std::optional<base::Error> error, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> conclude(Operation operation, Principal as, Outcome outcome,
                                                          std::stop_token stop);

    store::Store &m_store;
    Outbox &m_outbox;
    std::shared_ptr<base::Clock> m_clock;
    SenderOptions m_options;
    QHash<domain::AccountId, Principal> m_principals;
    net::RetryBudget m_budget;
    QHash<domain::AccountId, net::Throttle> m_throttles;
    QHash<domain::AccountId, base::Milliseconds> m_heldBack; // until when, monotonic // REL-28
    std::optional<base::Milliseconds> m_clockOffset;         // wall clock minus monotonic
    base::Milliseconds m_clockMoved{0};                      // and not yet seen to
    int m_sessions = 0;
    int m_wakes = 0;       // under way
    QSet<QString> m_lanes; // "account candidate" in hand
    bool m_started = false;
    bool m_paused = false;
    bool m_recovering = false;
    bool m_waking = false;      // the machine slept: not all machines at once
    bool m_mustRecover = false; // an outcome could not be stored: its row is still in the middle
    std::shared_ptr<void> m_timer;
    base::TaskScope m_scope; // last: silences the callbacks first
};

} // namespace writeback
