// One job-related statement judged from evidence, and the approved set of them for a requisition.
#pragma once

#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "base/Digest.h"
#include "domain/Ids.h"

namespace domain {

enum class CriterionKind
{
    Skill,
    Years,
    Language,
    Education,
    Certificate,
    Duty,
    Other
};

struct Criterion
{
    CriterionId id; // from its content
    QString text;   // as the recruiter reads it: "Server experience, five years or more"
    CriterionKind kind = CriterionKind::Other;
    QStringList terms; // what is looked for, lower case; any one of them counts
    int years = 0;     // for Years
    QString level;     // for Language: A1 … C2, fluent, native; empty = any
    bool mustHave = false;
    int weight = 1; // 1 to 3: how much it counts in a number; a must-have counts double

    friend bool operator==(const Criterion &, const Criterion &) = default;
};

// Immutable and content-addressed: a changed criterion is another set. // DESIGN 10 (28)
struct CriteriaSet
{
    base::Digest digest; // of requisition and criteria in order; none while empty
    RequisitionId requisition;
    int version = 0; // 1, 2, … per requisition; 0 = proposed, not approved
    std::vector<Criterion> criteria;
};

} // namespace domain
