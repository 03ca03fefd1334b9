// What an answer of the system means for an operation: pure decisions, one table each.
#pragma once

#include <optional>

#include "writeback/Operation.h"

namespace writeback {

struct Outcome
{
    State to = State::Unknown;
    Reason reason = Reason::NoAnswer;
    QString remoteId = {};
    std::optional<base::Milliseconds> retryAfter = {}; // with NothingLeft
    int status = 0;                                    // of the system's answer, where it said yes
    bool signedOut = false;                            // the session is over: pause this account
    // sending → unknown → queued in one transaction, when it is proven that nothing left // REL-16
    bool nothingLeft() const { return reason == Reason::NothingLeft; }
};

// Before the first byte. Nothing = go ahead and send.
// Whose record it is outweighs what was found on it: never to the wrong person, and nothing that stands on another
// one's record counts as "already there". // REL-35
std::optional<Outcome> forThisPerson(const Operation &operation, const base::Result<ats::Holder> &holder);
std::optional<Outcome> beforeSending(const base::Result<std::optional<ats::Found>> &found);
std::optional<Outcome> beforeSetting(const Operation &operation, const base::Result<ats::RecordNow> &now);

// After the request. // REL-16, REL-19, REL-20
Outcome afterSending(const Operation &operation, const base::Result<ats::Receipt> &receipt);
// The look at an appended object right after a success; it can only make the outcome worse. // REL-19
Outcome afterReadBack(Outcome acknowledged, const base::Result<std::optional<ats::Found>> &found);

// Found when reading back after doubt.
Outcome afterDoubt(const ats::Found &found);

// Effects that cannot be read back go to a person at once. // REL-15 (c)
bool canBeReadBack(ats::Effect effect);
// A move is read back, but what is not found is not made again: somebody may have moved it on. // REL-15 (d)
bool mayBeSentAgain(ats::Effect effect);

// When a write that certainly did not arrive is tried again. // REL-26, REL-27, REL-28
struct RetryRules
{
    int triesBeforeParking = 3;
    base::Milliseconds step{500};
    base::Milliseconds mostBackoff{60'000};
    base::Milliseconds parked = std::chrono::minutes(15); // woken earlier when the connection or the sign-in is back
    base::Milliseconds mostAsked = std::chrono::hours(1); // of what a Retry-After may ask
};

// The wait after the attempt with this number. affordable: the budget of retries still has room. random: in [0, 1).
// What the system asked for, and up to a tenth more; else full jitter under a doubling ceiling; parked after the last
// try, or when too many retries were sent already.
base::Milliseconds retryWait(const RetryRules &rules, int attempt, std::optional<base::Milliseconds> asked,
                             bool affordable, double random);

} // namespace writeback
