#include "net/RetryPolicy.h"

#include <algorithm>

#include <QRandomGenerator>

namespace net {

using base::Kind;
using base::Milliseconds;
using namespace std::chrono_literals;

static Milliseconds share(Milliseconds of, double part)
{
    return Milliseconds(static_cast<qint64>(static_cast<double>(of.count()) * part));
}

std::optional<Milliseconds> RetryPolicy::next(const base::Error &error, int tried, double random) const
{
    if (tried >= tries)
        return std::nullopt;
    const Milliseconds ceiling = std::min<Milliseconds>(mostBackoff, step * (1LL << std::clamp(tried, 0, 20)));
    Milliseconds wait{0};
    switch (error.kind) {
    case Kind::Throttled:
        wait = error.retryAfter ? *error.retryAfter + share(*error.retryAfter, 0.1 * random)
                                : ceiling / 2 + share(ceiling / 2, random);
        break;
    case Kind::Offline:
    case Kind::TimedOut:
    case Kind::ServerFault:
        wait = share(ceiling, random);
        if (error.retryAfter)
            wait = std::max(wait, *error.retryAfter + share(*error.retryAfter, 0.1 * random));
        break;
    default:
        return std::nullopt;
    }
    if (wait > longestWait)
        return std::nullopt;
    return wait;
}

void RetryBudget::forget(Milliseconds now)
{
    for (auto *times : {&m_requests, &m_retries})
        while (!times->empty() && now - times->front() > 2min)
            times->pop_front();
}

void RetryBudget::countRequest(Milliseconds now)
{
    forget(now);
    m_requests.push_back(now);
}

bool RetryBudget::take(Milliseconds now)
{
    static constexpr std::size_t alwaysFree = 10;
    forget(now);
    if (m_retries.size() >= std::max(alwaysFree, m_requests.size() / 10))
        return false;
    m_retries.push_back(now);
    return true;
}

double throttleShare(qint64 requests, qint64 accepts)
{
    return std::max(0.0, static_cast<double>(requests - 2 * accepts) / static_cast<double>(requests + 1));
}

void Throttle::count(Milliseconds now, bool accepted)
{
    m_answers.emplace_back(now, accepted);
}

bool Throttle::holdsBack(Milliseconds now, double random)
{
    static constexpr qint64 alwaysFree = 10;
    while (!m_answers.empty() && now - m_answers.front().first > 2min)
        m_answers.pop_front();
    const auto requests = static_cast<qint64>(m_answers.size());
    const auto accepts =
        std::count_if(m_answers.begin(), m_answers.end(), [](const auto &each) { return each.second; });
    return requests >= alwaysFree && random >= 1 - throttleShare(requests, accepts);
}

double uniformRandom()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace net
