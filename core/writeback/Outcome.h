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
    bool signedOut = false;                            // the session is over: pause this account
    // sending → unknown → queued in one transaction, when it is proven that nothing left // REL-16
    bool nothingLeft() const { return reason == Reason::NothingLeft; }
};

// Before the first byte. Nothing = go ahead and send.
std::optional<Outcome> beforeSending(const base::Result<std::optional<ats::Found>> &found);
std::optional<Outcome> beforeSetting(const Operation &operation, const base::Result<ats::RecordNow> &now);

// After the request. // REL-16, REL-19, REL-20
Outcome afterSending(const Operation &operation, const base::Result<ats::Receipt> &receipt);
// The look at an appended object right after a success; it can only make the outcome worse. // REL-19
Outcome afterReadBack(Outcome acknowledged, const base::Result<std::optional<ats::Found>> &found);

// Found when reading back after doubt.
Outcome afterDoubt(const ats::Found &found);

// Effects that cannot be read back go to a person at once. // REL-15 (c), (d)
bool canBeReadBack(ats::Effect effect);

base::Milliseconds backoff(int attempts); // 1 s, 2 s, 4 s … at most 60 s

} // namespace writeback
