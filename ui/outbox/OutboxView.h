// What the outbox shows, as plain values.
#pragma once

#include <vector>

#include <QFlags>
#include <QString>

namespace ui::outbox {

enum class RowState
{
    Waiting, // leaves when its hold ends; can be taken back
    Sending,
    Written,     // confirmed: a note by reading it back, a field by the system's answer
    Refused,     // the ATS said no; words say why
    Conflict,    // the record changed; withdrawn
    Unknown,     // may have arrived; being looked up, never sent again by itself
    NeedsPerson, // somebody has to look; words say what to do
    TakenBack,
    Replaced, // by a newer approval
    Drifted,  // written, and the record no longer says so
    OnlyHere, // approved, and no place in the system is mapped for it
};

// What a person can do with a row that nothing goes on by itself with.
enum class Act
{
    TakeBack = 1,   // the draft is open for review again
    Confirm = 2,    // she has seen it on the record
    Leave = 4,      // the record differs, and may
    WriteAgain = 8, // certainly not there as approved: a new look, a new approval
};
Q_DECLARE_FLAGS(Acts, Act)

struct OutboxRow
{
    QString operationKey;
    QString code; // of the record; rows of one record follow one another and say it once
    QString requisition;
    QString field; // "Note", "Stage", "Go in production"
    QString now;   // "none", "empty", "Applied"
    QString after;
    QString afterNote = {}; // "allowed by the workflow"
    RowState state = RowState::Waiting;
    QString words = {};      // Conflict: "Stage is now Phone screen"; Refused, NeedsPerson: reason and next step
    QString wordsNote = {};  // "changed by M. Ortiz, 09:12"
    QString leaves;          // "09:16", "now", "held", "written 09:16"
    QString foundInAts = {}; // what stands there now, in full, for the difference
    Acts acts = {};          // beside taking back what still waits
};

// One line of the counts page; the first is the sum of the others.
struct CountRow
{
    int number = 0;
    QString label;
    QString words;
    bool needsPerson = false;
    QString key = {}; // names the list that it opens
};

struct OutboxCard
{
    QString title;
    QString words;
};

struct OutboxView
{
    std::vector<OutboxRow> rows;
    std::vector<OutboxCard> cards; // "Counts add up", …
    QString listWords = {};        // which part of the outbox is listed; empty = all
    std::vector<CountRow> counts;
    QString countsWords = {}; // when the record was last compared
    QString emptyWords = {};
    bool canRelease = false;
};

} // namespace ui::outbox
