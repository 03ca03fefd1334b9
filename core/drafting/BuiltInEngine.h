// The engine without a model: deterministic, extractive, the default and the fallback. Pure functions: the same input
// gives the same draft. Id and time of a draft are left to the caller (id empty, madeAt invalid, revision 1).
#pragma once

#include <vector>

#include <QDate>

#include "domain/Application.h"
#include "domain/Draft.h"
#include "domain/Requisition.h"

namespace drafting {

inline constexpr const char *builtInName = "built-in";
inline constexpr const char *builtInVersion = "5"; // changes whenever the same input may give another draft

struct CaseInput
{
    domain::AccountId account;
    domain::Requisition requisition;
    domain::Application application;
    std::vector<domain::DocumentText> documents; // résumé first, letters after it
    QDate today;                                 // ends entries that run "to date"; only its month counts
    QString language = {};                       // of the drafts: de, fr, es; anything else is English
};

// Two or three strengths with their passage, one to three gaps without; at most 120 words. Without criteria the
// posting's own proposal says what to look for; no verdict is given.
domain::Draft summarise(const CaseInput &input, const domain::CriteriaSet &criteria);

// One finding per criterion, in order. Without criteria one claim says so.
domain::Draft screen(const CaseInput &input, const domain::CriteriaSet &criteria);

// Everything that the draft depends on.
base::Digest inputDigest(const CaseInput &input, domain::OutputKind kind, const domain::CriteriaSet &criteria);

} // namespace drafting
