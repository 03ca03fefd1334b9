// A number from verdicts that a person approved: arithmetic, never a model's word. Pure.
#pragma once

#include <optional>

#include "domain/Criterion.h"
#include "domain/Draft.h"

namespace domain {

struct Score
{
    int value = 0; // 0 to 100
    QString rule;  // how it came about, for the screen: "6 met, 1 partly of 8; must-haves count double"
};

// met 1, partly one half, not found and unclear 0; each times its weight, a must-have twice that; half up. Nothing
// without verdicts, or while one of them has no support.
std::optional<Score> scoreOf(const Draft &screening, const CriteriaSet &criteria);

// Texts of the criteria that are met, in their order.
QStringList metCriteria(const Draft &screening, const CriteriaSet &criteria);

} // namespace domain
