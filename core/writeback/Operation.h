// One approved write on its way: the words of the outbox.
#pragma once

#include <optional>
#include <vector>

#include <QDateTime>
#include <QString>

#include "ats/Writer.h"
#include "base/Digest.h"
#include "domain/Draft.h"
#include "domain/Ids.h"

namespace writeback {

// The moves between these are a table in the schema. // DESIGN 10 (6)
enum class State
{
    Queued,  // held, or waiting for its turn
    Sending, // an attempt is recorded; the first byte may have left
    Confirmed,
    Refused,
    Unknown, // it may have arrived; only read-back decides // REL-16
    NeedsHuman,
    Stale, // approved too long ago, or the field map changed: to be looked at again
    Superseded,
    Revoked,
};

QString stateWord(State state); // as stored and shown in exports
State stateFrom(const QString &word);
bool isOpen(State state); // queued, sending or unknown: the program still works on it

// Why an operation is where it is. Each has one sentence and one next step in ui/Text. // REL-56
enum class Reason
{
    None,
    TakenBack,
    Reworded, // the draft was changed or made anew before it had left
    SentNow,          // the hold was ended by the person
    NothingLeft,      // proof: the request never left, or was turned away before being read
    AbsentOnRecord,   // proof: several reads over a minute did not find it
    NoAnswer,         // time-out, cut, 5xx, an answer that cannot be read
    NoObjectId,       // a success that names no object // REL-19
    Interrupted,      // the program ended while it was being sent
    AlreadyThere,     // found on the record before sending // REL-23
    FoundOnRecord,    // found on the record after doubt
    Acknowledged,     // the system's own answer
    Conflict,         // the record changed since the approval // REL-18
    DifferentContent, // it is there, but not as approved
    Unreadable,       // the record could not be read for a day
    AtMostOnce,       // cannot be read back and must not be repeated // REL-15 (c)
    RefusedBySystem,
    Forbidden,
    RecordGone,
    Reassigned,     // the application belongs to somebody else by now // REL-35
    OtherAddresses, // none of the person's e-mail addresses is one she had at the approval // REL-35
    TooOld,         // REL-22
    MapChanged,     // DESIGN 10 (29)
    BodyChanged,    // the stored bytes are not the approved ones, or cannot be unsealed
    ByPerson,       // settled by the recruiter
    NewApproval,    // superseded by it
};

QString reasonWord(Reason reason);
Reason reasonFrom(const QString &word); // None for an unknown word

// A row of the outbox for lists: nothing sealed in it.
struct Item
{
    domain::OperationId id;
    domain::ApprovalId approval;
    domain::AccountId account;
    domain::ApplicationId application;
    domain::CandidateId candidate;
    domain::OutputKind kind = domain::OutputKind::Summary;
    ats::Target target;
    State state = State::Queued;
    Reason reason = Reason::None;
    QDateTime acceptedAt;
    QDateTime dueAt; // end of the hold, then the time of the next try or look
    QDateTime changedAt;
    int attempts = 0;
    // Queued, and its hold is not over: it can be taken back without a hurry.
    bool isHeld(const QDateTime &now) const { return state == State::Queued && dueAt > now && attempts == 0; }
    QString remoteId; // of the note or record, once confirmed
    QString reviewerName;
};

// The whole of it, for sending and for "before → after".
struct Operation
{
    Item item;
    domain::UserId reviewer;
    base::Digest operationDigest;
    base::Digest bodyDigest;
    QString marker;
    ats::Effect effect = ats::Effect::Append;
    ats::EncodedWrite write;
    QString content;                     // the words as approved
    QString before;                      // what stood in the field when it was approved
    std::vector<base::Digest> addresses; // of the person, when it was approved; empty = none were known // REL-35
    QDateTime freshUntil;
    QDateTime unknownSince;
    int absentReads = 0;
    QDateTime firstAbsentAt;

    ats::WriteIntent intent() const
    {
        return {item.application, item.candidate, reviewer, item.target, content, marker};
    }
};

// Which rows a list shows: those in one of these states; without any, all.
using States = std::vector<State>;
const States &notDone(); // under way, or waiting for a person
const States &done();    // written, taken back or replaced

// Approved, and without a place in the system.
struct OnlyHere
{
    domain::ApprovalId approval;
    domain::AccountId account;
    domain::ApplicationId application;
    domain::CandidateId candidate;
    domain::OutputKind kind = domain::OutputKind::Summary;
    QDateTime at;
};

struct HistoryEntry
{
    QDateTime at;
    State state = State::Queued;
    Reason reason = Reason::None;
};

// Numbers that always add up: approved = everything else together.
struct Counts
{
    int approved = 0;
    int held = 0;    // queued, hold not over
    int waiting = 0; // queued, hold over
    int sending = 0;
    int unknown = 0;
    int confirmed = 0;
    int refused = 0;
    int needsHuman = 0;
    int stale = 0;
    int superseded = 0;
    int takenBack = 0;
    int livesOnlyHere = 0; // approved without a target

    int underWay() const { return held + waiting + sending + unknown; }
    int needYou() const { return needsHuman + refused + stale; }
};

// How the writes of one application stand together. What was taken back or replaced counts for nothing.
struct CaseWrites
{
    domain::AccountId account;
    domain::ApplicationId application;
    bool needYou = false;
    bool underWay = false;
    bool confirmed = false;
};

// The outbox at a glance, for windows that do not show it.
struct Overview
{
    Counts counts;
    std::optional<QDateTime> nextLeaves; // the end of the next hold, or the time of the next try
    std::vector<CaseWrites> cases;
};

} // namespace writeback
