// Qt PDF gives the text of a page and the boxes of its text objects, both in drawing order, but not which box holds
// which letters; asking costs the whole page each time. This finds it by counting, geometry and the known places of
// one frequent letter (the anchors). Pure.
#pragma once

#include <vector>

#include <QRectF>
#include <QString>

#include "documents/Runs.h"

namespace documents {

// Places of every occurrence of a letter (either case) in the page's text, in text order; may be empty.
struct Anchors
{
    QChar letter;
    std::vector<QRectF> boxes;
};

enum class Certainty
{
    Sure,
    Guess
};

// Letters [begin, end) of the page's text stand in boxes [firstBox, lastBox).
struct BoxedText
{
    int begin = 0;
    int end = 0;
    int firstBox = 0;
    int lastBox = 0;
    RunEnd runEnd = RunEnd::Plain;
    Certainty certainty = Certainty::Sure;
};

// One entry for each line of the page's text that has a visible character. Without a letter in anchors only borders
// between rows of boxes are tried: quick, and right for most pages. With a letter (found or not) every border is.
std::vector<BoxedText> matchLines(const QString &text, const std::vector<QRectF> &boxes, const Anchors &anchors);

// A letter to search for: frequent in the text, none of those already used; null when there is none.
QChar nextAnchor(const QString &text, const std::vector<Anchors> &used);

// Whether the character takes part in boxes: not a blank, a line end or a mark of Qt PDF's.
bool isInk(QChar c);

} // namespace documents
