#include "writeback/Operation.h"

#include <array>
#include <utility>

namespace writeback {

namespace {

constexpr std::array<std::pair<State, const char *>, 9> states{{
    {State::Queued, "queued"},
    {State::Sending, "sending"},
    {State::Confirmed, "confirmed"},
    {State::Refused, "refused"},
    {State::Unknown, "unknown"},
    {State::NeedsHuman, "needs_human"},
    {State::Stale, "stale"},
    {State::Superseded, "superseded"},
    {State::Revoked, "revoked"},
}};

constexpr std::array<std::pair<Reason, const char *>, 26> reasons{{
    {Reason::None, ""},
    {Reason::TakenBack, "taken_back"},
    {Reason::Reworded, "reworded"},
    {Reason::SentNow, "sent_now"},
    {Reason::NothingLeft, "nothing_left"},
    {Reason::AbsentOnRecord, "absent_on_record"},
    {Reason::NoAnswer, "no_answer"},
    {Reason::NoObjectId, "no_object_id"},
    {Reason::Interrupted, "interrupted"},
    {Reason::AlreadyThere, "already_there"},
    {Reason::FoundOnRecord, "found_on_record"},
    {Reason::Acknowledged, "acknowledged"},
    {Reason::Conflict, "conflict"},
    {Reason::DifferentContent, "different_content"},
    {Reason::Unreadable, "unreadable"},
    {Reason::AtMostOnce, "at_most_once"},
    {Reason::RefusedBySystem, "refused_by_system"},
    {Reason::Forbidden, "forbidden"},
    {Reason::RecordGone, "record_gone"},
    {Reason::Reassigned, "reassigned"},
    {Reason::OtherAddresses, "other_addresses"},
    {Reason::TooOld, "too_old"},
    {Reason::MapChanged, "map_changed"},
    {Reason::BodyChanged, "body_changed"},
    {Reason::ByPerson, "by_person"},
    {Reason::NewApproval, "new_approval"},
}};

} // namespace

QString stateWord(State state)
{
    for (const auto &[value, word] : states)
        if (value == state)
            return QLatin1String(word);
    return {};
}

State stateFrom(const QString &text)
{
    for (const auto &[value, word] : states)
        if (text == QLatin1String(word))
            return value;
    return State::NeedsHuman; // the schema's moves make other words impossible
}

bool isOpen(State state)
{
    return state == State::Queued || state == State::Sending || state == State::Unknown;
}

const States &notDone()
{
    static const States those{State::Queued,  State::Sending,    State::Unknown,
                              State::Refused, State::NeedsHuman, State::Stale};
    return those;
}

const States &done()
{
    static const States those{State::Confirmed, State::Superseded, State::Revoked};
    return those;
}

QString reasonWord(Reason reason)
{
    for (const auto &[value, word] : reasons)
        if (value == reason)
            return QLatin1String(word);
    return {};
}

Reason reasonFrom(const QString &text)
{
    for (const auto &[value, word] : reasons)
        if (text == QLatin1String(word))
            return value;
    return Reason::None;
}

} // namespace writeback
