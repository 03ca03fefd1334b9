// What is wrong with the wording of a criterion: it asks for what the law protects, for something that stands for it,
// for what papers cannot show, or for nothing in particular. Says why, and how to say it better. // ai/quality 5
#pragma once

#include <optional>

#include <QString>

namespace drafting {

enum class Fault
{
    Protected,  // age, sex, origin, family, faith, health …: may not be asked for
    Proxy,      // stands for one of these: "young team", "native speaker", a postcode
    Untestable, // no document shows it: "friendly", "punctual"
    Vague,      // means something else to everybody: "good skills"
};

struct LintNote
{
    Fault fault = Fault::Vague;
    QString words; // of the criterion
    QString why;   // one sentence, with what to write instead
    bool forbids() const { return fault == Fault::Protected || fault == Fault::Proxy; }
};

// The worst of what is wrong, or nothing. English, German, French, Spanish.
std::optional<LintNote> lint(const QString &criterion);

} // namespace drafting
