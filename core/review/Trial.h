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

// Of outputs without verdicts: how much is said, and how much of it no passage bears out.
struct Said
{
    int claims = 0;
    int unsupported = 0;
    int refused = 0; // answers that broke a rule: nothing of them can be used
};

struct Trial
{
    int cases = 0;
    Said before;
    Said after;
    std::vector<Flip> flips;
    QStringList added;   // criteria without a counterpart before
    QStringList removed; // and after
};

// Compares two screenings of one application and adds to the trial. Criteria are the same when their id is, or their
// words are but for case and blanks.
void compare(Trial &trial, const domain::Draft &before, const domain::CriteriaSet &old, const domain::Draft &after,
             const domain::CriteriaSet &fresh);

// Counts what a draft says.
void count(Said &said, const domain::Draft &draft);

// Which criteria stand in one set alone.
void compareSets(Trial &trial, const domain::CriteriaSet &old, const domain::CriteriaSet &fresh);

} // namespace review
