// What the page view shows, as plain values. Rectangles are points, origin top-left, after page rotation; scale is the
// page view's business alone. // DESIGN 10 (22)
#pragma once

#include <vector>

#include <QRectF>
#include <QSizeF>
#include <QString>

namespace ui::evidence {

// A cited passage: one box per line of text. Numbers are those of the claims.
struct Marker
{
    int number = 0;
    int page = 0; // from 0
    std::vector<QRectF> boxes;
};

// Painted over: known identifiers and images while names are off (words stand in their place, such as the code); words
// that nobody can see, once they are shown.
struct PageBox
{
    int page = 0;
    QRectF box;
    QString words = {};
};

struct DocumentTab
{
    QString id;
    QString label; // "cv.pdf", "letter", "answers", "2 notes"
};

// Answers, notes and other plain text on a sheet of their own.
struct TextBlock
{
    QString heading;
    QString sub; // author and date, question's kind; may be empty
    QString body;
};

enum class Identity
{
    Hidden,
    Shown
};

struct DocumentView
{
    // Which file of which person: the same key keeps the pictures and the place. Empty keeps nothing, which is always
    // safe: two people's files may share their name and their page sizes.
    QString key = {};
    QString title;                 // cv.pdf
    QString kindLine;              // "reading view" for files that are laid out by us; else empty
    std::vector<QSizeF> pages;     // points; empty for text sheets and unreadable files
    int totalPages = 0;            // more than pages.size() when the file was cut
    std::vector<TextBlock> blocks; // shown when there are no pages
    std::vector<Marker> markers;
    std::vector<PageBox> identity; // painted over while names are hidden
    std::vector<PageBox> hidden;   // outlined, with their words in the margin, once shown
    QString band;                  // one sentence in brick, empty for none
    Identity names = Identity::Hidden;
    std::vector<DocumentTab> tabs;
    QString currentTab;
};

} // namespace ui::evidence
