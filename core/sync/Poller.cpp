#include "sync/Poller.h"

#include "base/Log.h"

namespace syncing {

using base::Kind;
using base::Result;
using base::Task;

Poller::Poller(domain::AccountId account, QString subject, ats::Reader &reader, store::Store &store,
               std::shared_ptr<base::Clock> clock, QObject *parent)
    : QObject(parent), m_account(std::move(account)), m_clock(std::move(clock)),
      m_round(std::make_shared<Round>(m_account, std::move(subject), reader, store, m_clock))
{
    m_round->report({[this](const auto &applications) { Q_EMIT changed(applications); },
                     [this](const Progress &progress) {
                         m_progress = progress;
                         Q_EMIT progressed();
                     }});
}

Poller::~Poller()
{
    m_round->report({}); // it may live a moment longer than we do
}

Task<Result<void>> Poller::guarded(std::shared_ptr<Round> round, std::shared_ptr<bool> running, std::stop_token stop)
{
    if (*running)
        co_return base::failure(Kind::Conflict, QStringLiteral("a round of reading is under way"));
    *running = true;
    auto done = co_await Round::run(std::move(round), stop);
    *running = false;
    co_return done;
}

Task<Result<void>> Poller::syncOnce(std::stop_token stop)
{
    return guarded(m_round, m_running, std::move(stop));
}

Task<Result<void>> Poller::readCase(domain::ApplicationId application, std::stop_token stop)
{
    return Round::readCase(m_round, std::move(application), std::move(stop));
}

void Poller::start(base::Milliseconds pause)
{
    m_pause = pause;
    beginRound();
}

void Poller::stop()
{
    m_pause.reset();
    m_timer.reset();
    m_scope.restart();
}

void Poller::syncNow()
{
    if (m_pause && !isRunning())
        beginRound();
}

void Poller::beginRound()
{
    m_timer.reset();
    m_scope.start(syncOnce(m_scope.token()), [this](Result<void> result) { endRound(result); });
}

void Poller::endRound(const Result<void> &result)
{
    m_lastError.reset();
    if (result) {
        m_lastDone = m_clock->now();
    } else {
        m_lastError = result.error();
        qCInfo(logSync) << "a round ended early:" << base::kindName(result.error().kind) << result.error().forLog;
    }
    if (m_pause && !(m_lastError && m_lastError->kind == Kind::SignedOut)) {
        auto wait = *m_pause;
        if (m_lastError && m_lastError->retryAfter)
            wait = std::max(wait, *m_lastError->retryAfter);
        m_timer = m_clock->after(wait, [this] { beginRound(); });
    } else {
        m_pause.reset();
    }
    Q_EMIT roundEnded();
}

} // namespace syncing
