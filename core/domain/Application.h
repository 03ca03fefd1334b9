// A person's candidacy for one requisition.
#pragma once

#include <vector>

#include <QDateTime>
#include <QString>

#include "domain/Ids.h"

namespace domain {

enum class ApplicationStatus
{
    Active,
    Rejected,
    Hired,
    Converted
};

struct Answer
{
    QString question;
    QString answer;
};

// A custom field as it stands on a record. value is the text form that the system shows.
struct FieldValue
{
    QString key;   // stable key, such as ai_score
    QString name;  // as people see it
    QString type;  // the system's value type
    QString value; // empty = not set
};

struct Application
{
    ApplicationId id;
    CandidateId candidate;
    RequisitionId requisition;
    StageId stage; // the definition's id; empty when the system gives none
    QString stageName;
    QString stageEntry; // the system's id for this stay in the stage, where it has one
    ApplicationStatus status = ApplicationStatus::Active;
    QDateTime appliedAt;
    QDateTime lastActivityAt;
    QDateTime updatedAt;         // the record's version for conflict checks // REL-18
    std::vector<Answer> answers; // application questions, knock-out questions included
    std::vector<FieldValue> fields;
    bool optedOut = false; // asked for review without AI: never drafted
};

} // namespace domain
