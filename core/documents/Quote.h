// Finds a quote in a document's text although blanks, line breaks, hyphens at line ends, quotation marks and ligatures
// may differ. Digits, letters, case and every word must be there as they are: a quote that says more, less or
// something else is not found.
#pragma once

#include <optional>

#include <QStringView>

#include "domain/Document.h"

namespace documents {

// The first match at or after from. Empty when there is none or the quote has no letter or digit.
std::optional<domain::Passage> locate(const domain::DocumentText &text, QStringView quote, int from = 0);

// The page of the run that holds the character, else of the nearest run before it; 0 without runs.
int pageAt(const domain::DocumentText &text, int at);

} // namespace documents
