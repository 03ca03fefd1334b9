// The way to one model. One question, one answer; counted, bounded in tries, time and tokens, stopped for real when
// nobody waits any more. What a model says is a proposal: nothing here believes it. // ai/providers 8, SEC-39, SEC-40
#pragma once

#include <deque>
#include <memory>

#include "drafting/Departure.h"
#include "drafting/providers/WireDialect.h"
#include "net/ModelChannel.h"
#include "net/RetryPolicy.h"

namespace drafting {

// What the gateway came to lately, for the person.
enum class ModelStanding
{
    Ready,
    Resting,   // several failures in a row: it is left alone for a while
    DayIsFull, // the day's tokens are spent
    Locked     // the key was refused, or the model is not what it says: until somebody changes something
};

struct ModelUse
{
    qint64 questions = 0;
    qint64 tokens = 0;             // of the last 24 hours; where the provider does not say, by length
    base::Milliseconds ownTime{0}; // ours in all: encoding, gate, reading
};

// In and out; where the provider does not say, by length.
qint64 tokensOf(const Question &question, const ModelAnswer &answer);

class Gateway
{
public:
    Gateway(net::Transport &transport, std::shared_ptr<base::Clock> clock, ProviderProfile profile, base::Secret key,
            QByteArray trust = {});

    // The answer is checked against the question's schema; a malformed one is asked for once more, then it is
    // Malformed. Errors:
    //   Refused      the gate keeps it here; the provider refuses the request (subject: "quota", "request", "too long")
    //   SignedOut    no key, or a wrong one; Forbidden, NotFound (no such model)
    //   Throttled    the day is full or the provider asks for more patience than we have; retryAfter says until when
    //   Offline, Untrusted, TimedOut, ServerFault, BadAnswer, Cancelled   as of the network; also while Resting
    //   Unsupported  a model of this machine that hands the words on to somebody else (subject: where to)
    [[nodiscard]] base::Task<base::Result<ModelAnswer>> ask(Question question, Departure departure,
                                                            std::stop_token stop);
    // Asks for one word with a text of our own; nobody's data is in it.
    [[nodiscard]] base::Task<base::Result<ModelAnswer>> test(std::stop_token stop);

    ModelStanding standing();
    ModelUse use();
    const ProviderProfile &profile() const { return m_profile; }
    void setPatience(net::RetryPolicy patience) { m_patience = patience; }
    void spentBefore(qint64 tokens); // within the last day, before this start
    void changed();                  // another key: what was locked is tried again

private:
    [[nodiscard]] base::Task<base::Result<ModelAnswer>>
    askChecked(Question question, std::shared_ptr<const net::OutboundGate> gate, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<ModelAnswer>>
    askOnce(Question question, std::shared_ptr<const net::OutboundGate> gate, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<ModelAnswer>>
    askPatiently(Question question, std::shared_ptr<const net::OutboundGate> gate, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> staysHere(std::stop_token stop);
    base::Error errorOf(const net::Response &response) const;
    void learn(const base::Result<ModelAnswer> &answer);

    std::shared_ptr<base::Clock> m_clock;
    ProviderProfile m_profile;
    net::ModelChannel m_channel;
    net::RetryPolicy m_patience;
    int m_failures = 0; // in a row
    base::Milliseconds m_restUntil{0};
    bool m_locked = false;
    bool m_knownHere = false; // Ollama: this model does not forward
    qint64 m_questions = 0;
    base::Milliseconds m_ownTime{0};
    std::deque<std::pair<base::Milliseconds, qint64>> m_spent;
};

} // namespace drafting
