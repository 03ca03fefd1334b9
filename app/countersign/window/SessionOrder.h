// A session: a bounded block of cases in the order of their need for judgement, never of a score. Pure.
// DESIGN 10 (12), product/session 5.1 (4)
#pragma once

#include <QString>

#include "domain/Document.h"
#include "review/DecisionRepository.h"

namespace app {

enum class Need
{
    Wavering, // verdicts that change between runs, are unclear or borne out by nothing: while judgement is fresh
    Routine,
    Panel,    // scorecards are in and a synthesis waits
    ByHand,   // no machine text: asked for people only, or the papers cannot be read
    NotReady, // drafts are still being made
};

inline constexpr int sessionSize = 50; // cases // product/session: at most an hour

struct NeedFacts
{
    review::CaseState state = review::CaseState::New;
    int doubtful = 0;
    bool panel = false;
    bool optedOut = false;
    domain::ReadState reading = domain::ReadState::Ok;
};

Need needOf(const NeedFacts &facts);
QString needTitle(Need need); // "Wavering or unclear"
QString needWords(Need need); // what is in it, for the desk

} // namespace app
