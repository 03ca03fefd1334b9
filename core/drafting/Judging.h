// Verdicts on single criteria. The rules, in one place:
// - met: plainly stated in the résumé (work, projects, skills, certificates, profile); being listed among the skills
//   counts as stated. Years: dated entries that name the terms add up to what is asked.
// - partly: only in the letter, only in education, only as basics, a lower language level (at most two steps), a lower
//   degree, or at least 60 % of the years.
// - unclear: negated, only intended, lapsed, contradicted, near but not the same, without level or dates, or in a
//   document whose language the engine does not read. A person looks at the passage.
// - not found: not in the documents. It says nothing about the person.
#pragma once

#include <optional>
#include <vector>

#include "domain/Criterion.h"
#include "domain/Draft.h"
#include "drafting/Phrases.h"
#include "drafting/Reading.h"

namespace drafting {

struct Finding
{
    domain::Verdict verdict = domain::Verdict::NotFound;
    std::optional<domain::Passage> passage; // always with met, partly, unclear; never with not found
    QString text;                           // one sentence, in the language of the phrases
    int months = 0;                         // for Years: what was counted
};

Finding judge(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say = {});

// The parts, by kind of criterion.
Finding judgeYears(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say);
Finding judgeLanguage(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say);
Finding judgeEducation(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say);
Finding judgeTerms(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say);

QString subjectOf(const domain::Criterion &criterion,
                  const Phrases &say); // "Go", "server", or the criterion's own words

} // namespace drafting
