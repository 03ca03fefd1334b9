#include "writeback/Outcome.h"

#include <algorithm>

#include "base/Planted.h"
#include "domain/Candidate.h"

namespace writeback {

namespace {

Outcome nothingLeft(const base::Error &error)
{
    Outcome outcome{State::Queued, Reason::NothingLeft};
    outcome.retryAfter = error.retryAfter;
    outcome.signedOut = error.kind == base::Kind::SignedOut;
    return outcome;
}

} // namespace

bool canBeReadBack(ats::Effect effect)
{
    if (base::planted(base::Bug::IrreversibleResent))
        return true;
    return effect != ats::Effect::Irreversible;
}

bool mayBeSentAgain(ats::Effect effect)
{
    return effect == ats::Effect::Append || effect == ats::Effect::IdempotentSet ||
           base::planted(base::Bug::IrreversibleResent);
}

std::optional<Outcome> beforeSending(const base::Result<std::optional<ats::Found>> &found)
{
    if (!found) {
        if (found.error().kind == base::Kind::NotFound)
            return Outcome{State::Refused, Reason::RecordGone};
        if (found.error().kind == base::Kind::Forbidden)
            return Outcome{State::Refused, Reason::Forbidden};
        return nothingLeft(found.error()); // the write itself was not begun
    }
    if (found->has_value())
        return Outcome{State::Confirmed, Reason::AlreadyThere, (*found)->remoteId};
    return std::nullopt;
}

std::optional<Outcome> forThisPerson(const Operation &operation, const base::Result<ats::Holder> &holder)
{
    if (!holder)
        return beforeSending(tl::unexpected(holder.error()));
    if (!holder->candidate.isEmpty() && holder->candidate != operation.item.candidate)
        return Outcome{State::NeedsHuman, Reason::Reassigned};
    // One that is still the same is enough: people get a second address, and a third.
    const auto now = domain::addressDigests(operation.item.account, holder->emails);
    const auto &then = operation.addresses;
    const bool known = std::any_of(now.begin(), now.end(), [&then](const base::Digest &each) {
        return std::binary_search(then.begin(), then.end(), each);
    });
    if (!now.empty() && !then.empty() && !known)
        return Outcome{State::NeedsHuman, Reason::OtherAddresses};
    return std::nullopt;
}

std::optional<Outcome> beforeSetting(const Operation &operation, const base::Result<ats::RecordNow> &now)
{
    if (!now)
        return beforeSending(tl::unexpected(now.error()));
    // A message goes to somebody who stands where she was seen: not to one who got an offer over night. // CMP-02
    const bool isMessage = operation.item.kind == domain::OutputKind::Message;
    if ((isMessage ? ats::standingOf(now->application) : now->value) != operation.before)
        return Outcome{State::NeedsHuman, Reason::Conflict};
    return std::nullopt;
}

Outcome afterSending(const Operation &operation, const base::Result<ats::Receipt> &receipt)
{
    if (receipt) {
        if (receipt->remoteId.isEmpty() && !base::planted(base::Bug::SuccessWithoutId)) {
            if (!canBeReadBack(operation.effect))
                return {State::NeedsHuman, Reason::AtMostOnce};
            return {State::Unknown, Reason::NoObjectId};
        }
        Outcome done{State::Confirmed, Reason::Acknowledged, receipt->remoteId};
        done.status = receipt->status;
        return done;
    }
    switch (receipt.error().kind) {
    case base::Kind::Offline:
    case base::Kind::Untrusted:
    case base::Kind::Throttled:
    case base::Kind::SignedOut:
    case base::Kind::Keychain:
    case base::Kind::Cancelled:
        return nothingLeft(receipt.error());
    case base::Kind::Refused:
    case base::Kind::Unsupported:
    case base::Kind::Invalid:
        return {State::Refused, Reason::RefusedBySystem};
    case base::Kind::Forbidden:
        return {State::Refused, Reason::Forbidden};
    case base::Kind::NotFound:
        return {State::Refused, Reason::RecordGone};
    case base::Kind::Conflict:
        return {State::NeedsHuman, Reason::Conflict};
    case base::Kind::TimedOut:
    case base::Kind::ServerFault:
    case base::Kind::BadAnswer:
    case base::Kind::OutcomeUnknown:
    case base::Kind::Storage:
        break;
    }
    if (base::planted(base::Bug::ServerFaultIsRefusal))
        return {State::Refused, Reason::RefusedBySystem};
    if (!canBeReadBack(operation.effect))
        return {State::NeedsHuman, Reason::AtMostOnce};
    return {State::Unknown, Reason::NoAnswer};
}

Outcome afterReadBack(Outcome acknowledged, const base::Result<std::optional<ats::Found>> &found)
{
    // Not in the list yet is no news: lists lag. There, but other words, is.
    if (found && found->has_value() && !(*found)->sameContent)
        return {State::NeedsHuman, Reason::DifferentContent, (*found)->remoteId};
    return acknowledged;
}

Outcome afterDoubt(const ats::Found &found)
{
    if (!found.sameContent)
        return {State::NeedsHuman, Reason::DifferentContent, found.remoteId};
    return {State::Confirmed, Reason::FoundOnRecord, found.remoteId};
}

base::Milliseconds retryWait(const RetryRules &rules, int attempt, std::optional<base::Milliseconds> asked,
                             bool affordable, double random)
{
    const auto share = [random](base::Milliseconds of, double part) {
        return base::Milliseconds(static_cast<qint64>(static_cast<double>(of.count()) * part * random));
    };
    const auto ceiling =
        std::min<base::Milliseconds>(rules.mostBackoff, rules.step * (1LL << std::clamp(attempt, 0, 20)));
    const bool park = attempt >= rules.triesBeforeParking || !affordable;
    base::Milliseconds wait = park ? rules.parked + share(rules.parked, 0.1) : share(ceiling, 1.0);
    if (asked) {
        const auto least = std::min(*asked, rules.mostAsked);
        wait = std::max(park ? wait : base::Milliseconds(0), least + share(least, 0.1));
    }
    return wait;
}

} // namespace writeback
