// Dated entries of a career and their sum. Durations are always computed here, never read from a sentence.
#pragma once

#include <vector>

#include <QDate>

#include "domain/Document.h"
#include "drafting/Sections.h"

namespace drafting {

struct Span
{
    int begin = 0; // text offsets of the date expression
    int end = 0;
    int fromMonth = 0; // months since year 0; see Dates.h
    int toMonth = 0;   // exclusive
    bool current = false;
    int entryBegin = 0; // the text that it dates, from its title to the next entry
    int entryEnd = 0;

    friend bool operator==(const Span &, const Span &) = default;
};

// Entries of the experience sections; without such a section, of the whole text except education and languages.
std::vector<Span> experienceSpans(const domain::DocumentText &document, const std::vector<Section> &sections,
                                  QDate today);

// Months covered by any of the spans: overlapping months count once.
int mergedMonths(const std::vector<Span> &spans);

} // namespace drafting
