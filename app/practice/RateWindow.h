// A fixed window that starts at clock times divisible by its length, as the vendor's does.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "practice/Http.h"

namespace practice {

struct WindowCount
{
    qint64 startsAt = 0; // ms
    int allowed = 0;
    int refused = 0;
};

class RateWindow
{
public:
    // Reset header: when the window really ends, or "now + length" as once recorded from the vendor (an upper bound).
    enum class Reset
    {
        WindowEnd,
        UpperBound
    };

    RateWindow(int limit, int seconds, Reset reset) : m_limit(limit), m_seconds(seconds), m_reset(reset) {}

    struct Verdict
    {
        bool allowed = true;
        int remaining = 0;
        qint64 resetAt = 0; // seconds since 1970
        int retryAfter = 0; // seconds
    };
    Verdict take(const QString &client, qint64 nowMs);
    void describe(const Verdict &verdict, HttpResponse &response) const; // the three headers

    std::vector<WindowCount> history() const; // oldest first
    int limit() const { return m_limit; }
    int seconds() const { return m_seconds; }

private:
    const int m_limit;
    const int m_seconds;
    const Reset m_reset;
    mutable std::mutex m_mutex;
    std::map<QString, WindowCount> m_current;
    std::map<qint64, WindowCount> m_windows; // all clients together, by start
};

} // namespace practice
