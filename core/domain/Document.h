// A document read into canonical text with geometry: the one truth for display, quotes, redaction and search.
// Offsets are half-open UTF-16 indexes into text. Rectangles are points, origin top-left, after page rotation.
#pragma once

#include <vector>

#include <QRectF>
#include <QSizeF>
#include <QString>

#include "base/Digest.h"
#include "domain/Ids.h"

namespace domain {

enum class AttachmentKind
{
    Resume,
    CoverLetter,
    Other
};

// A file as the system lists it.
struct Attachment
{
    AttachmentId id;
    ApplicationId application;
    CandidateId candidate;
    AttachmentKind kind = AttachmentKind::Resume;
    QString fileName;
    QString url; // signed and short-lived; read the row again for a fresh one
};

// What reading a file came to. Everything but Ok leaves the case workable by hand.
enum class ReadState
{
    Ok,
    Empty,       // zero bytes, or no page at all
    Unreadable,  // damaged or not what it says it is
    Encrypted,   // asks for a password
    ImageOnly,   // a scan without text
    Unsupported, // a format we do not read
    TooLarge,    // over 20 MiB, or the archive unpacks to too much
    Failed,      // the reader crashed, ran out of time or memory
    OtherWords,  // its text layer says other words than its pages show // SEC-35
};

// A stretch of text on one line of one page. Runs cover every visible character of text except line breaks and the
// blanks the reader put between runs.
struct Run
{
    int page = 0; // from 0
    QRectF box;
    int begin = 0;
    int end = 0;
    bool repeated = false; // page header or footer that stands on several pages
};

enum class HiddenWhy
{
    Colour,
    Size,
    OffPage,
    Covered,
    Attribute,
    Characters
};

// Words a person cannot see on the page. They are not part of text and never reach a model. // SEC-33
struct HiddenSpan
{
    int page = 0;
    QRectF box;
    QString words;
    HiddenWhy why = HiddenWhy::Colour;
};

// What OCR of a page's picture says of its text layer.
enum class LayerState
{
    NotChecked, // too few words, no OCR on this machine, or a script or a picture that it cannot read
    Agrees,
    Differs, // under nine tenths of the layer's words are on the page
};

struct PageCheck
{
    LayerState state = LayerState::NotChecked;
    int words = 0;     // of the layer that could be compared
    int differing = 0; // of these, not on the page

    friend bool operator==(const PageCheck &, const PageCheck &) = default;
};

struct DocumentText
{
    ReadState state = ReadState::Unreadable;
    QString format;            // pdf, docx, odt, rtf, txt
    base::Digest digest;       // of the file's bytes
    QString text;              // canonical: reading order, lines end with \n, no hidden words
    std::vector<QSizeF> pages; // size of each page read, in points
    int totalPages = 0;        // of the file; more than pages.size() when cut at the limit of 50
    std::vector<Run> runs;     // ascending by begin
    std::vector<HiddenSpan> hidden;
    QString language;              // two letters, empty when unsure
    std::vector<PageCheck> checks; // of the first pages, once they were held against their pictures // SEC-34, SEC-35
};

// An exact place in a document's text.
struct Passage
{
    base::Digest document; // DocumentText::digest
    int begin = 0;
    int end = 0;
    QString quote; // verbatim text[begin, end)
    int page = 0;  // of its first character, from 0

    friend bool operator==(const Passage &, const Passage &) = default;
};

} // namespace domain
