// Where one line of a page's text was written in several places (columns side by side, a title and its date): which
// words stand in which. Decided by widths, by known letters and by the gaps that the rendered page shows. Pure.
#pragma once

#include "documents/HiddenText.h"
#include "documents/RunMatch.h"

namespace documents {

// Cuts a line where its boxes stand apart or where group changes between neighbours (group: one number for each box of
// the page). Guess where the letters on both sides of a cut could not be told for sure.
std::vector<BoxedText> splitLine(const QString &text, const std::vector<QRectF> &boxes, const BoxedText &line,
                                 const std::vector<int> &group, const std::vector<Anchors> &anchors);

// Words in their places, or nothing when the gaps leave a doubt: a word covered or drawn over leaves fewer gaps than
// words, or stretches of ink that its letters do not fill.
struct PlacedWord
{
    int begin = 0;
    int end = 0;
    double left = 0; // points
    double right = 0;
};
std::vector<PlacedWord> wordsByGaps(const QString &text, const BoxedText &part, const QRectF &box,
                                    const std::vector<Ink::Gap> &gaps);

// Gives each part of a line its words by the gaps on the rendered page (hulls and gaps: of each part). True when there
// is exactly one way in which every word shows in its place; else the parts stay as they were.
bool splitByGaps(const QString &text, const BoxedText &line, std::vector<BoxedText> &parts,
                 const std::vector<QRectF> &hulls, const std::vector<std::vector<Ink::Gap>> &gaps);

} // namespace documents
