#include "auth/TokenKeeper.h"

#include <algorithm>
#include <vector>

#include <QPromise>

#include <QCoroFuture>

#include "base/Log.h"

namespace auth {

using base::failure;
using base::Kind;
using base::Result;
using base::Secret;
using base::Task;

// A renewal is not stopped by whoever asked for it: a new pair that is not kept is a lost session.
static const std::stop_token never;

struct TokenKeeper::Waiter
{
    QPromise<bool> promise;
    Result<QByteArray> result = failure(Kind::Cancelled, QStringLiteral("stopped while the session was renewed"));
    bool done = false;

    void finish(Result<QByteArray> with)
    {
        if (std::exchange(done, true))
            return;
        result = std::move(with);
        promise.addResult(true);
        promise.finish();
    }
};

struct TokenKeeper::State
{
    TokenEndpoint endpoint;
    std::shared_ptr<TokenStore> store;
    std::shared_ptr<base::Clock> clock;
    domain::AccountId account;
    QString subject;
    QString tenant;

    Secret access;
    QDateTime usableUntil;         // invalid: until it is refused
    std::optional<Secret> unsaved; // a new refresh token that the store did not take yet: the old one is spent
    std::vector<std::shared_ptr<Waiter>> waiters;
    bool renewing = false;
    bool over = false;
    bool closing = false; // the keeper is gone: begin nothing new

    QByteArray header() const { return "Bearer " + access.reveal(); }

    bool isFresh() const { return !access.isEmpty() && (!usableUntil.isValid() || clock->now() < usableUntil); }

    void use(const Token &token)
    {
        access = token.access;
        usableUntil = {};
        const auto now = clock->now();
        const qint64 lifetime = token.expiresAt.isValid() ? now.msecsTo(token.expiresAt) : 0;
        if (lifetime > 0) // else its clock is not ours, and only a 401 tells
            usableUntil = now.addMSecs(lifetime - std::min<qint64>(30'000, lifetime / 10));
    }
};

TokenKeeper::TokenKeeper(TokenEndpoint endpoint, std::shared_ptr<TokenStore> store, std::shared_ptr<base::Clock> clock,
                         domain::AccountId account, QString subject, QString tenant)
    : m_state(std::make_shared<State>(State{std::move(endpoint),
                                            std::move(store),
                                            std::move(clock),
                                            std::move(account),
                                            std::move(subject),
                                            std::move(tenant),
                                            {},
                                            {},
                                            {},
                                            {}}))
{
}

TokenKeeper::~TokenKeeper()
{
    m_state->closing = true;
    const auto waiters = m_state->waiters;
    for (const auto &waiter : waiters)
        waiter->finish(failure(Kind::Cancelled, QStringLiteral("the account was closed")));
}

bool TokenKeeper::isOver() const
{
    return m_state->over;
}

Task<Result<void>> TokenKeeper::adopt(Session session, std::stop_token stop)
{
    const auto state = m_state;
    if (session.subject != state->subject || session.tenant != state->tenant)
        co_return failure(Kind::Conflict, QStringLiteral("signed in as somebody else")); // SEC-10
    if (!session.token.refresh.isEmpty()) {
        CO_TRY_VOID(co_await state->store->save(state->account, session.token.refresh, stop));
    }
    state->unsaved.reset();
    state->use(session.token);
    state->over = false;
    co_return Result<void>{};
}

Task<Result<QByteArray>> TokenKeeper::authorization(std::stop_token stop)
{
    if (m_state->over)
        co_return failure(Kind::SignedOut, QStringLiteral("the session is over"));
    if (m_state->isFresh() && !m_state->renewing)
        co_return m_state->header();
    auto answer = co_await join(stop);
    co_return answer;
}

Task<Result<QByteArray>> TokenKeeper::renewed(QByteArray stale, std::stop_token stop)
{
    if (m_state->over)
        co_return failure(Kind::SignedOut, QStringLiteral("the session is over"));
    if (!m_state->renewing && !m_state->access.isEmpty() && m_state->header() != stale)
        co_return m_state->header();
    auto answer = co_await join(stop);
    co_return answer;
}

// Waits for the renewal under way, or begins one. Stopping ends the wait, never the renewal: the new pair must be kept.
Task<Result<QByteArray>> TokenKeeper::join(std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failure(Kind::Cancelled, QStringLiteral("stopped before the session was renewed"));
    const auto state = m_state;
    const auto waiter = std::make_shared<Waiter>();
    waiter->promise.start();
    auto future = waiter->promise.future();
    state->waiters.push_back(waiter);
    const std::stop_callback onStop(stop, [waiter] {
        waiter->finish(failure(Kind::Cancelled, QStringLiteral("stopped while the session was renewed")));
    });
    if (!std::exchange(state->renewing, true)) {
        const auto settle = [state](const Result<void> &outcome) {
            state->renewing = false;
            const auto waiters = std::exchange(state->waiters, {});
            for (const auto &each : waiters)
                each->finish(outcome ? Result<QByteArray>(state->header()) : tl::unexpected(outcome.error()));
        };
        renew(state).then([settle](Result<void> outcome) { settle(outcome); },
                          [settle](const std::exception &e) {
                              qCCritical(logAuth, "renewal died: %s", e.what());
                              settle(failure(Kind::Storage, QStringLiteral("renewal died")));
                          });
    }
    co_await future;
    co_return waiter->result;
}

Task<Result<void>> TokenKeeper::end(std::shared_ptr<State> state, QString why)
{
    state->over = true;
    state->access = {};
    qCInfo(logAuth) << "session over:" << why;
    // Should the store not take it, the next start asks the system again and hears the same.
    const auto forgotten = co_await state->store->forget(state->account, never);
    if (!forgotten)
        qCInfo(logAuth) << "could not note the end of the session:" << forgotten.error().forLog;
    co_return failure(Kind::SignedOut, why);
}

// The same person as the owner of the queued work, where the system can say. // SEC-10
Task<Result<void>> TokenKeeper::checkPerson(std::shared_ptr<State> state, Secret access, Secret clientSecret)
{
    if (state->endpoint.profile().introspectUrl.isEmpty() || state->subject.isEmpty())
        co_return Result<void>{};
    CO_TRY(const auto identity, co_await state->endpoint.introspect(access, clientSecret, never));
    if (identity.subject != state->subject || identity.tenant != state->tenant)
        co_return failure(Kind::Conflict, QStringLiteral("the renewed token acts for somebody else"));
    co_return Result<void>{};
}

Task<Result<void>> TokenKeeper::renew(std::shared_ptr<State> state)
{
    std::optional<Secret> secret = Secret();
    if (state->endpoint.profile().confidential) {
        CO_TRY(const auto kept,
               co_await state->store->loadClientSecret(clientKeyFor(state->endpoint.profile()), never));
        secret = kept;
        if (!secret)
            co_return failure(Kind::SignedOut,
                              QStringLiteral("the client secret is not kept: sign in to give it again"));
    }
    if (state->unsaved) {
        CO_TRY_VOID(co_await state->store->save(state->account, *state->unsaved, never));
    }
    state->unsaved.reset();
    CO_TRY(const auto refresh, co_await state->store->load(state->account, never));
    if (!refresh || refresh->isEmpty())
        co_return failure(Kind::SignedOut, QStringLiteral("no refresh token is kept"));
    if (state->closing)
        co_return failure(Kind::Cancelled, QStringLiteral("the account was closed"));

    auto token = co_await state->endpoint.refresh(*refresh, *secret, never);
    if (!token && token.error().kind == Kind::SignedOut) {
        auto ended = co_await end(state, token.error().forLog);
        co_return ended;
    }
    if (!token) {
        if (token.error().kind == Kind::OutcomeUnknown)
            token.error().kind = Kind::TimedOut; // of the renewal; the request that needed it has not been sent
        co_return tl::unexpected(token.error());
    }
    state->unsaved = token->refresh;
    CO_TRY_VOID(co_await state->store->save(state->account, token->refresh, never)); // before it is used // SEC-09
    state->unsaved.reset();
    if (state->closing)
        co_return failure(Kind::Cancelled, QStringLiteral("the account was closed"));
    const auto person = co_await checkPerson(state, token->access, *secret);
    if (!person && (person.error().kind == Kind::Conflict || person.error().kind == Kind::SignedOut)) {
        auto ended = co_await end(state, person.error().forLog);
        co_return ended;
    }
    if (!person)
        co_return person;
    state->use(*token);
    co_return Result<void>{};
}

} // namespace auth
