// What an administrator allows: which kinds of writes, when they leave, and who may approve them. Read from a JSON file
// that is the same for everybody on a machine. // DESIGN 5, capabilities of the administrator
#pragma once

#include <map>
#include <set>

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

#include "ats/Writer.h"
#include "base/Clock.h"
#include "domain/Record.h"

namespace review {

enum class WriteClass
{
    Notes,
    Fields,
    Messages,
    StageMoves,
    Schedule
};

WriteClass classOf(ats::TargetKind kind);

// When an approved write of a class leaves by itself.
enum class Leaves
{
    AfterHold,   // seconds, to take it back
    NextMorning, // the next business morning: a night's sleep between deciding and telling
};

struct ClassRule
{
    bool on = false;
    Leaves leaves = Leaves::AfterHold;
    base::Milliseconds hold{20'000};
    QStringList approvers; // the system's user ids or mail addresses; empty = everybody who is signed in
};

class Policy
{
public:
    Policy(); // notes and fields on with 20 s, all else off

    // {"writes": {"notes": {"on": bool, "hold_seconds": n, "leaves": "next_morning", "approvers": [text]}, "fields": …,
    //  "messages": …, "stage_moves": …, "schedule": …}, "mornings": {"at": "08:30", "days": ["mon", …]}}. What is not
    // named stays as it is without a file. Invalid: subject = the member that cannot be right.
    static base::Result<Policy> read(const QByteArray &json);

    const ClassRule &rule(WriteClass of) const { return m_rules.at(of); }
    ClassRule &rule(WriteClass of) { return m_rules.at(of); }
    bool mayApprove(WriteClass of, const domain::User &user) const;
    // The target, if its class is on; nothing means that the output lives only here.
    std::optional<ats::Target> permitted(std::optional<ats::Target> target) const;
    // From now to when it leaves by itself. zone: where the recruiter works.
    base::Milliseconds holdFor(WriteClass of, const QDateTime &now, const QTimeZone &zone) const;

private:
    std::map<WriteClass, ClassRule> m_rules; // all of them
    QTime m_morning{8, 30};
    std::set<int> m_days{1, 2, 3, 4, 5}; // Monday is 1
};

} // namespace review
