#include "practice/RateWindow.h"

#include <algorithm>

namespace practice {

RateWindow::Verdict RateWindow::take(const QString &client, qint64 nowMs)
{
    const std::lock_guard guard(m_mutex);
    const qint64 length = qint64(m_seconds) * 1000;
    const qint64 start = nowMs - nowMs % length;
    const qint64 end = start + length;
    WindowCount &mine = m_current[client];
    if (mine.startsAt != start)
        mine = {start, 0, 0};
    WindowCount &all = m_windows.try_emplace(start, WindowCount{start, 0, 0}).first->second;
    Verdict verdict;
    verdict.allowed = mine.allowed < m_limit;
    ++(verdict.allowed ? mine.allowed : mine.refused);
    ++(verdict.allowed ? all.allowed : all.refused);
    verdict.remaining = m_limit - mine.allowed;
    verdict.resetAt = ((m_reset == Reset::WindowEnd ? end : nowMs + length) + 999) / 1000;
    verdict.retryAfter = static_cast<int>(std::max<qint64>(1, (end - nowMs + 999) / 1000));
    return verdict;
}

void RateWindow::describe(const Verdict &verdict, HttpResponse &response) const
{
    response.setHeader("X-RateLimit-Limit", QByteArray::number(m_limit));
    response.setHeader("X-RateLimit-Remaining", QByteArray::number(verdict.remaining));
    response.setHeader("X-RateLimit-Reset", QByteArray::number(verdict.resetAt));
}

std::vector<WindowCount> RateWindow::history() const
{
    const std::lock_guard guard(m_mutex);
    std::vector<WindowCount> windows;
    for (const auto &[start, count] : m_windows)
        windows.push_back(count);
    return windows;
}

} // namespace practice
