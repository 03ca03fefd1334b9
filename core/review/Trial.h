// What another set of criteria, or another prompt, would have said of cases that are decided already: which verdicts
// flip, both ways, before it is used. Pure. // CMP-62, DESIGN issue "prompt change is a reviewed change"
#pragma once

#include <vector>

#include "domain/Criterion.h"
#include "domain/Draft.h"

namespace review {

struct Flip
{
    domain::AccountId account;
    domain::ApplicationId application;
    QString criterion; // its words
    domain::Verdict before = domain::Verdict::NotFound;
    domain::Verdict after = domain::Verdict::NotFound;
};

struct Trial
{
    int cases = 0;
    std::vector<Flip> flips;
    QStringList added;   // criteria without a counterpart before
    QStringList removed; // and after
};

// Compares two screenings of one application and adds to the trial. Criteria are the same when their id is, or their
// words are but for case and blanks.
void compare(Trial &trial, const domain::Draft &before, const domain::CriteriaSet &old, const domain::Draft &after,
             const domain::CriteriaSet &fresh);

// Which criteria stand in one set alone.
void compareSets(Trial &trial, const domain::CriteriaSet &old, const domain::CriteriaSet &fresh);

} // namespace review
