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
#include "domain/Candidate.h"
#include "domain/Draft.h"
#include "domain/JobFamily.h"
#include "domain/Record.h"
#include "domain/Workflow.h"
#include "review/Retention.h"

namespace review {

enum class WriteClass
{
    Notes,
    Fields,
    Messages,
    StageMoves,
    Refusals, // it ends here for somebody
    Schedule
};

WriteClass classOf(domain::OutputKind output, ats::TargetKind kind);

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
    Policy(); // notes and fields on with 20 s, all else off; moves leave after 15 min, messages and refusals next
              // morning

    // {"writes": {"notes": {"on": bool, "hold_seconds": n, "leaves": "next_morning", "approvers": [text]}, "fields": …,
    //  "messages": …, "stage_moves": …, "refusals": …, "schedule": …}, "mornings": {"at": "08:30", "days": ["mon", …]},
    //  "workflow": [{"requisition": "ENG-76", "stage": "Phone Screen", "kind": "open" | "offer" | "hired",
    //  "mandatory": bool, "movers": [text], "before_leaving": {"answers": [text], "scorecards": n, "screening":
    //  bool}}], "retention": {"years": 0 to 30, "months": 0 to 11, "holds": [id of a candidate or requisition]},
    //  "criteria": {"approvers": [text]}, "prompts": {"approvers": [text]}, "suppression": {"addresses": [an address or
    //  @domain], "tags": [text]}, "families": [{"name": text, "codes": [wildcard], "titles": [wildcard]}],
    //  "language": "en" | "de" | "fr" | "es", "check_text_layers": bool}.
    // What is not named stays as it is without a file. Invalid: subject = the member that cannot be right.
    static base::Result<Policy> read(const QByteArray &json);

    const ClassRule &rule(WriteClass of) const { return m_rules.at(of); }
    ClassRule &rule(WriteClass of) { return m_rules.at(of); }
    const RetentionRule &retention() const { return m_retention; }
    const std::vector<domain::StageRule> &workflow() const { return m_workflow; }
    bool mayApprove(WriteClass of, const domain::User &user) const;
    bool maySetCriteria(const domain::User &user) const;      // criteria, must-haves and weights
    bool mayTryPrompts(const domain::User &user) const;       // a tried prompt is used from the next start on
    bool isSuppressed(const domain::Candidate &person) const; // gets no message from here, whatever it says
    const std::vector<domain::JobFamily> &families() const { return m_families; }
    bool checksTextLayers() const { return m_checksTextLayers; } // by OCR, where it is installed // SEC-35
    const QString &language() const { return m_language; }       // of summaries, verdicts and syntheses
    // The target, if its class is on; nothing means that the output lives only here.
    std::optional<ats::Target> permitted(domain::OutputKind output, std::optional<ats::Target> target) const;
    // From now to when it leaves by itself. zone: where the recruiter works.
    base::Milliseconds holdFor(WriteClass of, const QDateTime &now, const QTimeZone &zone) const;

private:
    std::map<WriteClass, ClassRule> m_rules; // all of them
    QTime m_morning{8, 30};
    std::set<int> m_days{1, 2, 3, 4, 5}; // Monday is 1
    std::vector<domain::StageRule> m_workflow;
    RetentionRule m_retention;
    QStringList m_criteriaApprovers; // empty = everybody who is signed in
    QStringList m_promptApprovers;   // the same
    QStringList m_suppressedAddresses;
    QStringList m_suppressedTags;
    std::vector<domain::JobFamily> m_families;
    QString m_language = QStringLiteral("en");
    bool m_checksTextLayers = true;
};

} // namespace review
