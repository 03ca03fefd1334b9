// Spans of time as résumés write them, in English, German, French and Spanish.
#pragma once

#include <vector>

#include <QDate>
#include <QString>

namespace drafting {

// Months since year 0 (12 * year + month - 1). toMonth is exclusive: 03/2019 – 05/2019 is three months. Years alone
// count from year to year (2019–2023 = 48 months, 2019–2019 = 6), which assumes nothing about unnamed months.
struct DateRange
{
    int begin = 0; // text offsets, half-open
    int end = 0;
    int fromMonth = 0;
    int toMonth = 0;
    bool current = false;
    bool single = false; // one date alone, no span

    friend bool operator==(const DateRange &, const DateRange &) = default;
};

// In [begin, end) of text, ascending. Spans that end before they begin or begin after today are left out; an end
// after today is cut at today.
std::vector<DateRange> dateRanges(const QString &text, int begin, int end, QDate today);

} // namespace drafting
