// What the interviewers' scorecards say together, without any model: where they disagree first, then where they agree,
// what nobody probed, what could be asked, and the votes last. Every point is cited to a scorecard, letter by letter.
// Pure.
#pragma once

#include <vector>

#include "base/Result.h"
#include "domain/Application.h"
#include "domain/Criterion.h"
#include "domain/Document.h"
#include "domain/Draft.h"
#include "domain/Record.h"

namespace drafting {

struct Interview
{
    domain::Scorecard card;
    QString interviewer; // the name as people see it
};

struct SynthesisInput
{
    domain::AccountId account;
    domain::ApplicationId application;
    std::vector<Interview> interviews; // submitted or not
    domain::CriteriaSet criteria;      // approved ones: what should have been probed; may be empty
    QString language = {};             // as of CaseInput
};

// The scorecard as lines of text with a digest of their own, so that its points can be cited and verified.
domain::DocumentText scorecardText(const Interview &interview);

// Those that are in, as texts.
std::vector<domain::DocumentText> scorecardTexts(const std::vector<Interview> &interviews);
// Whose scorecard is still missing, each once.
QStringList missingInterviewers(const std::vector<Interview> &interviews);

// Refused below two submitted scorecards, subject = who is missing (may be empty): one voice is no synthesis, and the
// second should not read it first.
base::Result<domain::Draft> synthesise(const SynthesisInput &input);

} // namespace drafting
