// The verifier, apart from every engine: a claim stands only on words that stand in the document. Numbers, names,
// dates and negations never differ: normalisation touches ligatures, full-width forms, white space, invisible
// characters, hyphens at line ends, and the shapes of quotes and dashes; nothing else. No edit distance.
#pragma once

#include <optional>
#include <vector>

#include "domain/Document.h"
#include "domain/Draft.h"

namespace drafting {

// All places of a quote, ascending, on word and number bounds ("5 years" is not in "15 years"). A quote has 12 to 240
// characters and three words, or is a whole line of the document; anything else has no place.
std::vector<domain::Passage> locate(const QString &quote, const domain::DocumentText &document);

// Sets the support of every claim, and for verified ones the passage to the document's own words and page. Findings
// met, partly or unclear and strengths need a passage; "not found" must have none. A verdict or wording changed by the
// person needs none, but one that is given must be true. A quote that leaves out the "no" before it is not verified
// for a strength, met or partly.
void verify(domain::Draft &draft, const std::vector<domain::DocumentText> &documents);

// At least one claim, and none unsupported.
bool approvable(const domain::Draft &draft);

} // namespace drafting
