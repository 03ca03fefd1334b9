// When a read may be tried again. Pure values; the loop is in ReadChannel, and for writes there is none.
#pragma once

#include <deque>
#include <optional>

#include "base/Result.h"

namespace net {

struct RetryPolicy
{
    int tries = 3;                // REL-28
    base::Milliseconds step{500}; // REL-26
    base::Milliseconds mostBackoff{60'000};
    base::Milliseconds longestWait{120'000}; // what asks for more is handed to the caller, with its retryAfter

    // The wait before the next try after `tried` tries, or nothing. random is uniform in [0, 1).
    // Full jitter; for throttling Retry-After plus 0 to 10 %, or half fixed and half random without it. // REL-26,
    // REL-27
    std::optional<base::Milliseconds> next(const base::Error &error, int tried, double random) const;
};

// At most one request in ten is a retry, counted over two minutes; a handful is always free. // REL-28
class RetryBudget
{
public:
    void countRequest(base::Milliseconds now);
    bool take(base::Milliseconds now); // true: this retry is counted and may be sent

private:
    void forget(base::Milliseconds now);
    std::deque<base::Milliseconds> m_requests;
    std::deque<base::Milliseconds> m_retries;
};

// The share of new requests that a client holds back by itself while the other side accepts few: nothing as long as
// half are accepted. // REL-28, A-4
double throttleShare(qint64 requests, qint64 accepts);

// Counts over two minutes what one side asked and the other took. After a handful of requests a share of the new ones
// is held back while few are accepted. // REL-28
class Throttle
{
public:
    void count(base::Milliseconds now, bool accepted);
    bool holdsBack(base::Milliseconds now, double random); // random in [0, 1)
    void reset() { m_answers.clear(); }                    // the connection or the session is another one

private:
    std::deque<std::pair<base::Milliseconds, bool>> m_answers;
};

double uniformRandom(); // in [0, 1)

} // namespace net
