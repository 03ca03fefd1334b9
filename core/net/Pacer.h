// Spends an allowance of requests without overdrawing it: learns limit, remainder and window from the answers.
// // REL-29, REL-30
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include <QPromise>

#include "base/Clock.h"
#include "base/Task.h"
#include "net/Request.h"

namespace net {

enum class Urgency
{
    Background,
    Person
}; // a person waiting goes before the background

class Pacer
{
public:
    struct Allowance // for systems that document a limit but send no headers
    {
        int requests = 0;
        base::Milliseconds window{0};
    };
    struct Counters
    {
        qint64 requests = 0;
        qint64 refusals = 0; // answers 429
        base::Milliseconds waited{0};
        int limit = 0;                // last learned, 0 = none
        base::Milliseconds window{0}; // learned, 0 = not yet
    };
    using Turn = std::shared_ptr<void>; // one request in flight; drop it when the answer is there or lost

    explicit Pacer(std::shared_ptr<base::Clock> clock, std::optional<Allowance> documented = {}, int mostInFlight = 6);
    ~Pacer();

    // Waits until one request may be sent. Cancelled when stopped.
    [[nodiscard]] base::Task<base::Result<Turn>> turn(Urgency urgency, std::stop_token stop);
    // Call with every answer, before its Turn is dropped.
    void learn(const Response &response);
    Counters counters() const;

private:
    struct Waiter;
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace net
