#include "net/Pacer.h"

#include <algorithm>

#include <QCoroFuture>

#include "net/Answer.h"

namespace net {

using base::failure;
using base::Kind;
using base::Milliseconds;
using namespace std::chrono_literals;

static constexpr Milliseconds probeAfter{1'050};

struct Pacer::Waiter
{
    QPromise<bool> promise;
    Milliseconds since{0};
    bool done = false;

    void finish(bool granted)
    {
        if (std::exchange(done, true))
            return;
        promise.addResult(granted);
        promise.finish();
    }
};

// The server counts in fixed windows. Two kinds of reset header exist: a truthful one names the end of the window; a
// loose one always says "now plus a window", which is only an upper bound. With a loose one we remember when a refill
// was seen (m_refillBy: a moment at or shortly after a boundary) and expect the next one a whole window later.
struct Pacer::State : std::enable_shared_from_this<State>
{
    std::shared_ptr<base::Clock> clock;
    std::optional<Allowance> documented;
    int mostInFlight = 6;

    std::deque<std::shared_ptr<Waiter>> persons;
    std::deque<std::shared_ptr<Waiter>> background;
    std::deque<Milliseconds> sent; // for the documented allowance
    std::shared_ptr<void> timer;
    Counters counters;
    int inFlight = 0;
    int learnedInFlight = 0; // answers learned whose turn is not dropped yet
    bool answered = false;   // one answer at least
    bool counted = false;    // answers carry a limit
    bool refillPresumed = false;
    bool kindKnown = false; // of reset header
    bool loose = false;
    int left = 0;                               // by the last headers; what is in flight counts against it
    Milliseconds nearest = Milliseconds::max(); // of the distances to the reset that were seen
    Milliseconds farthest{0};
    Milliseconds windowBegan{0};                 // its first answer, monotonic
    qint64 firstReset = 0;                       // epoch milliseconds
    std::optional<Milliseconds> refillBy;        // monotonic
    Milliseconds resumeAt = Milliseconds::max(); // monotonic: then the allowance is full again
    Milliseconds blockedUntil = Milliseconds::min();

    std::optional<Milliseconds> mayGoAt(Milliseconds now);
    void pump();
    void learnLimit(const Response &response, Milliseconds now);
    Milliseconds untilReset(const Response &response, qint64 reset) const;
};

// Now or earlier: may go. Later: not before. Nothing: an answer has to come first.
std::optional<Milliseconds> Pacer::State::mayGoAt(Milliseconds now)
{
    if (now < blockedUntil)
        return blockedUntil;
    if (inFlight >= mostInFlight)
        return std::nullopt;
    if (counted) {
        if (now >= resumeAt) {
            left = counters.limit;
            refillPresumed = true;
            resumeAt = Milliseconds::max();
        }
        // The kind of reset header shows only across a second: the last request of a window is the probe.
        if (left - inFlight == 1 && !kindKnown && counters.limit > 1 && counters.window > 2s &&
            now < windowBegan + probeAfter)
            return windowBegan + probeAfter;
        if (left - inFlight > 0)
            return now;
        if (resumeAt == Milliseconds::max())
            return std::nullopt;
        return resumeAt;
    }
    if (documented) {
        while (!sent.empty() && now - sent.front() >= documented->window)
            sent.pop_front();
        if (static_cast<int>(sent.size()) >= documented->requests)
            return sent.front() + documented->window;
        return now;
    }
    if (!answered && inFlight > 0)
        return std::nullopt; // the first answer shows whether there is a limit
    return now;
}

void Pacer::State::pump()
{
    const auto now = clock->monotonic();
    for (;;) {
        auto &queue = persons.empty() ? background : persons;
        if (queue.empty())
            return;
        if (queue.front()->done) {
            queue.pop_front();
            continue;
        }
        const auto at = mayGoAt(now);
        if (!at)
            return;
        if (*at > now) {
            timer = clock->after(*at - now, [weak = weak_from_this()] {
                if (const auto self = weak.lock())
                    self->pump();
            });
            return;
        }
        const auto waiter = queue.front();
        queue.pop_front();
        ++inFlight;
        ++counters.requests;
        counters.waited += now - waiter->since;
        if (documented)
            sent.push_back(now);
        waiter->finish(true);
    }
}

// A loose reset is the window's length, rounded up or down to a second. Lengths are round numbers, so the largest round
// one that fits what was seen is the length; too large a guess costs a little, too small a one would be refused.
static Milliseconds windowBetween(Milliseconds nearest, Milliseconds farthest)
{
    static constexpr Milliseconds slack{100};
    static constexpr Milliseconds rounds[] = {1h,  30min, 15min, 10min, 5min, 2min, 1min,
                                              30s, 20s,   15s,   10s,   5s,   2s,   1s};
    for (const auto round : rounds)
        if (round >= std::chrono::floor<std::chrono::seconds>(nearest) && round >= farthest - 1s - slack &&
            round <= nearest + 1s + slack)
            return round;
    return std::chrono::ceil<std::chrono::seconds>(farthest);
}

Milliseconds Pacer::State::untilReset(const Response &response, qint64 reset) const
{
    // The server's clock when it disagrees with ours by more than the header's rounding.
    qint64 serverNow = clock->now().toMSecsSinceEpoch();
    const auto date = httpDate(response.header("Date"));
    if (date.isValid()) {
        const qint64 ahead = serverNow - date.toMSecsSinceEpoch();
        if (ahead < -500 || ahead > 2'000)
            serverNow = date.toMSecsSinceEpoch();
    }
    return std::clamp(Milliseconds(reset - serverNow), Milliseconds(0), Milliseconds(1h));
}

void Pacer::State::learnLimit(const Response &response, Milliseconds now)
{
    static constexpr Milliseconds margin{25};
    bool limitOk = false;
    bool leftOk = false;
    const int limit = response.header("X-RateLimit-Limit").trimmed().toInt(&limitOk);
    const int remaining = response.header("X-RateLimit-Remaining").trimmed().toInt(&leftOk);
    if (!limitOk || !leftOk || limit <= 0 || remaining < 0)
        return;
    qint64 reset = response.header("X-RateLimit-Reset").trimmed().toLongLong() * 1000;
    if (reset > 0 && reset < 1'000'000'000)
        reset += clock->now().toMSecsSinceEpoch(); // some say "in n seconds"

    const bool refilled = !counted || remaining > left + inFlight || (refillPresumed && remaining > 0);
    const auto until = reset > 0 ? untilReset(response, reset) : Milliseconds(1s);
    counters.limit = limit;
    nearest = std::min(nearest, until);
    farthest = std::max(farthest, until);
    counters.window = windowBetween(nearest, farthest);
    if (!refilled && reset > firstReset)
        loose = kindKnown = true;
    else if (!refilled && now >= windowBegan + probeAfter)
        kindKnown = true;
    if (refilled) {
        windowBegan = now;
        firstReset = reset;
        if (counted && refillPresumed)
            refillBy = refillBy && loose ? refillBy : std::optional(now);
        else if (counted)
            refillBy = now;
        left = remaining;
    } else {
        left = std::min(left, remaining);
    }
    refillPresumed = false;
    counted = true;
    resumeAt = now + until + margin;
    if (loose && refillBy) {
        while (*refillBy <= now)
            *refillBy += counters.window;
        resumeAt = std::min(resumeAt, *refillBy + margin);
    }
}

Pacer::Pacer(std::shared_ptr<base::Clock> clock, std::optional<Allowance> documented, int mostInFlight)
    : m_state(std::make_shared<State>())
{
    m_state->clock = std::move(clock);
    m_state->documented = documented;
    m_state->mostInFlight = std::max(1, mostInFlight);
}

Pacer::~Pacer()
{
    for (auto *queue : {&m_state->persons, &m_state->background})
        for (const auto &waiter : *queue)
            waiter->finish(false);
}

base::Task<base::Result<Pacer::Turn>> Pacer::turn(Urgency urgency, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failure(Kind::Cancelled, QStringLiteral("stopped before its turn"));
    const auto state = m_state;
    const auto waiter = std::make_shared<Waiter>();
    waiter->since = state->clock->monotonic();
    waiter->promise.start();
    auto future = waiter->promise.future();
    (urgency == Urgency::Person ? state->persons : state->background).push_back(waiter);
    state->pump();
    const std::stop_callback onStop(stop, [waiter] { waiter->finish(false); });
    const auto granted = co_await future;
    if (!granted)
        co_return failure(Kind::Cancelled, QStringLiteral("stopped while waiting for its turn"));
    co_return Turn(static_cast<void *>(state.get()), [state](void *) {
        --state->inFlight;
        if (state->learnedInFlight > 0)
            --state->learnedInFlight;
        else if (state->counted)
            --state->left; // its answer was lost; it may have been counted
        state->pump();
    });
}

void Pacer::learn(const Response &response)
{
    auto &s = *m_state;
    const auto now = s.clock->monotonic();
    s.answered = true;
    ++s.learnedInFlight;
    s.learnLimit(response, now);
    const auto wait = retryAfter(response, s.clock->now());
    if (response.status == 429) {
        ++s.counters.refusals;
        s.left = 0;
        s.refillBy.reset(); // what we believed about the window was wrong
        const auto floor = s.counted && s.resumeAt != Milliseconds::max() ? s.resumeAt : now + 1s;
        s.blockedUntil = std::max(s.blockedUntil, wait ? now + *wait : floor);
        s.resumeAt = s.blockedUntil;
    } else if (response.status == 503 && wait) {
        s.blockedUntil = std::max(s.blockedUntil, now + *wait);
    }
}

Pacer::Counters Pacer::counters() const
{
    return m_state->counters;
}

} // namespace net
