// Text made comparable, with the way back. Both forms expand ligatures and full-width letters, drop invisible
// characters, join words broken at a line end, and turn any white space into one blank.
#pragma once

#include <vector>

#include <QString>

namespace drafting {

enum class Fold
{
    Quote,  // for grounding: quotes and dashes unified, nothing else; case, accents, digits stay
    Search, // for the lexicon: also lower case, without accents, hyphens as blanks, ß as ss
};

struct Folded
{
    QString text;
    std::vector<int> begin; // per UTF-16 unit of text: where its original character begins …
    std::vector<int> end;   // … and ends (half-open)

    int originBegin(qsizetype at) const { return begin[static_cast<std::size_t>(at)]; }
    int originEnd(qsizetype pastEnd) const { return end[static_cast<std::size_t>(pastEnd - 1)]; }
};

Folded folded(const QString &text, Fold fold);
QString foldedText(const QString &text, Fold fold);

} // namespace drafting
