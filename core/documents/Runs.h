// What a reader found on the pages, before reading order: the shared input of ReadingOrder and HiddenText.
// Rectangles are points, origin top-left, after page rotation, as in domain/Document.h.
#pragma once

#include <vector>

#include <QRectF>
#include <QSizeF>
#include <QString>

#include "domain/Document.h"

namespace documents {

enum class RunEnd
{
    Plain,
    Hyphen, // the page shows a hyphen after the text that the text itself lacks: a word broken at the line's end
};

// A stretch of text on one line of one page, without line breaks.
struct PageRun
{
    QString text;
    QRectF box;
    RunEnd end = RunEnd::Plain;
};

struct PageRuns
{
    QSizeF size;
    std::vector<PageRun> runs; // in the order the file drew them; hidden ones are not among them
    std::vector<domain::HiddenSpan> hidden;
};

// DESIGN 10 (24), SEC-25.
namespace limits {
inline constexpr qsizetype inputBytes = 20 * 1024 * 1024;
inline constexpr int pages = 50;
inline constexpr int textCharacters = 2'000'000; // canonical text of one document
inline constexpr int runs = 400'000;             // of one document
inline constexpr int zipEntries = 2'000;
inline constexpr qint64 zipBytes = 64 * 1024 * 1024;
inline constexpr int zipRatio = 100;
inline constexpr int xmlDepth = 256;
inline constexpr qreal smallestText = 2.0;    // points: text drawn smaller is hidden
inline constexpr qreal visibleContrast = 1.5; // rendered contrast ratio below this is hidden
} // namespace limits

} // namespace documents
