// Keeps one account's part of the store current: a round now and one after every pause. // REL-29, REL-30
// What it needs (reader, store) must outlive it; its own work ends with it.
#pragma once

#include <QObject>

#include "base/TaskScope.h"
#include "sync/Round.h"

namespace syncing {

class Poller : public QObject
{
    Q_OBJECT

public:
    // subject: the signed-in person's id at the system
    Poller(domain::AccountId account, QString subject, ats::Reader &reader, store::Store &store,
           std::shared_ptr<base::Clock> clock, QObject *parent = nullptr);
    ~Poller() override;

    // One round, awaited by its caller (the verb `sync`). Conflict when one is running.
    [[nodiscard]] base::Task<base::Result<void>> syncOnce(std::stop_token stop);
    // One case as it is now at the system; NotFound when it is gone (and removed here).
    [[nodiscard]] base::Task<base::Result<void>> readCase(domain::ApplicationId application, std::stop_token stop);

    // Rounds from now on, `pause` between them. An error ends a round, not the rounds; Throttled waits as long as it
    // asks; SignedOut stops them: start again after signing in.
    void start(base::Milliseconds pause);
    void stop();
    void syncNow(); // does not wait for the pause; nothing when a round is running or rounds were not started

    bool isRunning() const { return *m_running; }
    const domain::AccountId &account() const { return m_account; }
    const Progress &progress() const { return m_progress; }
    const QDateTime &lastDone() const { return m_lastDone; } // of a complete round; invalid = none yet
    const std::optional<base::Error> &lastError() const { return m_lastError; } // of the last round

Q_SIGNALS:
    void changed(const std::vector<domain::ApplicationId> &applications); // new, changed or gone
    void progressed();
    void roundEnded();

private:
    [[nodiscard]] static base::Task<base::Result<void>> guarded(std::shared_ptr<Round> round,
                                                                std::shared_ptr<bool> running, std::stop_token stop);
    void beginRound();
    void endRound(const base::Result<void> &result);

    domain::AccountId m_account;
    std::shared_ptr<base::Clock> m_clock;
    std::shared_ptr<Round> m_round;
    std::shared_ptr<bool> m_running = std::make_shared<bool>(false);
    Progress m_progress;
    QDateTime m_lastDone;
    std::optional<base::Error> m_lastError;
    std::optional<base::Milliseconds> m_pause; // set while rounds are wanted
    std::shared_ptr<void> m_timer;
    base::TaskScope m_scope;
};

} // namespace syncing
