// A short message to an applicant, without any model: a question, the next step, or that it ends here. It says nothing
// about the person: no verdict, no score, no comparison. Pure.
#pragma once

#include "domain/Application.h"
#include "domain/Draft.h"
#include "domain/Requisition.h"

namespace drafting {

enum class LetterKind
{
    Outreach, // would a first conversation suit?
    Question, // one thing the papers do not answer
    NextStep,
    Refusal
};

// Why it ends, as far as an applicant is told. Never a verdict in numbers.
enum class RefusalKind
{
    Requirements, // another profile fits the role better
    Filled,
    Other
};

struct LetterInput
{
    domain::AccountId account;
    domain::ApplicationId application;
    LetterKind kind = LetterKind::Question;
    RefusalKind why = RefusalKind::Other;
    QString language;        // de, fr, es; anything else is English
    QString firstName;       // of the applicant
    QString requisition;     // its title
    QString recruiter;       // who signs
    QString about;           // Question: the criterion in the recruiter's words
    QStringList middle = {}; // other sentences than the built-in ones for what it says; not for a refusal
};

// Greeting, one to three sentences, a line on how to ask for people only or to hear no more, signature: one claim each.
// Every field is filled in; a missing name leaves a greeting without one.
domain::Draft letter(const LetterInput &input);

// From the system's words for a reason ("Position filled") to what an applicant is told.
RefusalKind refusalKindOf(const QString &reason);

} // namespace drafting
