#include "support/ManualClock.h"

namespace support {

std::shared_ptr<void> ManualClock::after(base::Milliseconds wait, std::function<void()> call)
{
    auto timer = std::make_shared<std::function<void()>>(std::move(call));
    m_timers.emplace(m_monotonic + wait, timer);
    return timer;
}

void ManualClock::advance(base::Milliseconds by)
{
    const auto until = m_monotonic + by;
    while (!m_timers.empty() && m_timers.begin()->first <= until) {
        const auto [due, weak] = *m_timers.begin();
        m_timers.erase(m_timers.begin());
        const auto timer = weak.lock();
        if (!timer)
            continue;
        const auto step = std::max(due, m_monotonic) - m_monotonic;
        m_monotonic += step;
        m_now = m_now.addMSecs(step.count());
        (*timer)();
    }
    m_now = m_now.addMSecs((until - m_monotonic).count());
    m_monotonic = until;
}

std::size_t ManualClock::waiting() const
{
    std::size_t count = 0;
    for (const auto &[due, weak] : m_timers)
        count += weak.expired() ? 0 : 1;
    return count;
}

std::optional<base::Milliseconds> ManualClock::nextDue() const
{
    for (const auto &[due, weak] : m_timers)
        if (!weak.expired())
            return due - m_monotonic;
    return std::nullopt;
}

} // namespace support
