// What goes to the record along with approved verdicts, where the field map asks for it: a number, a choice, the
// criteria that are met, a tag. Each is an output of its own, with its own approval; none is ever made by a model.
// Pure. // DESIGN 6
#pragma once

#include <vector>

#include "domain/Criterion.h"
#include "review/FieldMap.h"

namespace review {

struct Derived
{
    domain::OutputKind kind = domain::OutputKind::Score;
    Mapped place;  // without a target: why it is not written
    QString value; // as it will stand on the record: "72", "Strong", "Java, Kotlin or Go"
    QString rule;  // how it came about
};

// For the kinds that the map names, in the order of domain::outputKinds. Nothing without a score.
std::vector<Derived> derivedFrom(const domain::Draft &screening, const domain::CriteriaSet &criteria,
                                 const FieldMap &map, const std::vector<domain::FieldDefinition> &definitions);

// As a draft: its one claim is the value, its inputs are the verdicts.
domain::Draft draftOf(const Derived &derived, const domain::Draft &screening);

bool isDerived(domain::OutputKind kind);

} // namespace review
