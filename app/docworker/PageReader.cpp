#include "PageReader.h"

#include <algorithm>

#include <QPdfSelection>

#include "PdfDrawing.h"
#include "Upright.h"
#include "documents/CharWidths.h"
#include "documents/CharacterHygiene.h"

namespace docworker {

using documents::BoxedText;
using documents::Certainty;
using documents::Ink;
using documents::RunEnd;
using documents::Sight;

namespace {

constexpr std::size_t mostAnchors = 5;
constexpr double nearScale = 1;  // enough for most pages
constexpr double closeScale = 2; // a 2-point letter still has four pixels
constexpr int scanLetters = 30;  // a page with more is no scan, however dark it is

constexpr int groupSeen = 0;
constexpr int groupNothing = 1;
constexpr int groupOffPage = 2;
constexpr int groupTiny = 3;

bool hasLetterOrDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

bool isGuess(const BoxedText &text)
{
    return text.certainty == Certainty::Guess;
}

// A bullet stays with what it stands before.
bool isMark(QStringView text)
{
    return text.trimmed().size() <= 2 && !hasLetterOrDigit(text);
}

constexpr double markGap = 2.5; // heights

// Wider than any gap between words: something is covered there, or two columns were written in one go.
double wideGap(double height)
{
    return std::max(12.0, 1.6 * height);
}

} // namespace

PageReader::PageReader(QPdfDocument &document, PdfPlaces &places, const QByteArray &file, int page)
    : m_document(document), m_places(places), m_file(file), m_page(page)
{
}

ReadPage PageReader::read()
{
    m_out.runs.size = m_document.pagePointSize(m_page);
    const auto all = m_document.getAllText(m_page);
    m_out.text = all.text();
    for (const auto &polygon : all.bounds())
        m_boxes.push_back(polygon.boundingRect());
    count();
    const QImage image = drawPage(m_document, m_page, nearScale);
    if (image.isNull())
        return std::move(m_out);
    m_near.emplace(image, nearScale);
    if (m_out.letters <= scanLetters)
        m_out.darkShare = m_near->inkShare();
    if (m_boxes.empty())
        return std::move(m_out);
    judge();
    for (const auto &line : linesOfPage())
        takeLine(line);
    return std::move(m_out);
}

void PageReader::count()
{
    for (const QChar c : m_out.text) {
        m_out.letters += c.isLetter() ? 1 : 0;
        m_out.broken += c.unicode() == 0xfffd || c.category() == QChar::Other_PrivateUse ||
                                (c.category() == QChar::Other_Control && !c.isSpace())
                            ? 1
                            : 0;
    }
}

// Sets the group of every box; gives how many are not seen because there is only a little contrast.
int PageReader::look(const Ink &ink)
{
    const QRectF paper(QPointF(0, 0), m_out.runs.size);
    int weak = 0;
    m_group.assign(m_boxes.size(), groupSeen);
    for (std::size_t b = 0; b < m_boxes.size(); ++b) {
        const QRectF &box = m_boxes[b];
        if (!paper.contains(box.center())) {
            m_group[b] = groupOffPage;
        } else if (const auto sight = ink.sight(box); sight != Sight::Seen) {
            m_group[b] = groupNothing;
            weak += sight == Sight::Weak ? 1 : 0;
        }
    }
    return weak;
}

// Looks at every box; a second look from nearer only where the first one found too little.
void PageReader::judge()
{
    int weak = look(*m_near);
    const auto missing = std::count_if(m_group.begin(), m_group.end(), [](int group) { return group != groupSeen; });
    if (missing * 2 > static_cast<std::ptrdiff_t>(m_boxes.size())) { // then the page is probably turned
        m_out.upright = uprightFor(m_boxes, m_out.runs.size, m_file, *m_near);
        for (auto &box : m_boxes)
            box = m_out.upright.mapRect(box);
        weak = look(*m_near);
    }
    if (weak > 0)
        look(close());
}

const Ink &PageReader::close()
{
    if (!m_close)
        m_close.emplace(drawPage(m_document, m_page, closeScale), closeScale);
    return *m_close;
}

// Each search costs about as much as the text itself: only for pages whose geometry and ink leave a doubt.
bool PageReader::addAnchors()
{
    if (m_anchors.size() >= mostAnchors)
        return false;
    auto anchors = m_places.anchors(m_page, m_out.text, m_anchors);
    if (anchors.letter.isNull())
        return false;
    for (auto &box : anchors.boxes)
        box = m_out.upright.mapRect(box);
    m_anchors.push_back(std::move(anchors));
    return true;
}

std::vector<BoxedText> PageReader::linesOfPage()
{
    auto lines = documents::matchLines(m_out.text, m_boxes, {});
    if (std::any_of(lines.begin(), lines.end(), isGuess) && addAnchors())
        lines = documents::matchLines(m_out.text, m_boxes, m_anchors.front());
    return lines;
}

QRectF PageReader::hull(const BoxedText &part) const
{
    QRectF out;
    for (int b = part.firstBox; b < part.lastBox; ++b)
        out = out.united(m_boxes[static_cast<std::size_t>(b)]);
    return out;
}

void PageReader::takeLine(const BoxedText &line)
{
    if (line.firstBox == line.lastBox)
        return; // characters without a size: nobody sees them
    int ink = line.runEnd == RunEnd::Hyphen ? 1 : 0;
    for (int i = line.begin; i < line.end; ++i)
        ink += documents::isInk(m_out.text[i]) ? 1 : 0;
    const bool oneEach = ink == line.lastBox - line.firstBox;
    if (oneEach)
        agreeOnWords(line);
    auto parts = partsOf(line);
    joinMarks(parts);
    const bool doubt = isGuess(line) || std::any_of(parts.begin(), parts.end(), isGuess);
    if (doubt && m_places.mayAsk()) {
        takeExact(line);
        return;
    }
    // All parts or none: exact places are asked for a whole line.
    const std::size_t runs = m_out.runs.runs.size();
    const std::size_t hidden = m_out.runs.hidden.size();
    for (const auto &part : parts) {
        const auto first = m_boxes.begin() + part.firstBox;
        const bool gap = !oneEach && std::any_of(first, m_boxes.begin() + part.lastBox, [&](const QRectF &box) {
            return m_group[static_cast<std::size_t>(part.firstBox)] == groupSeen && box.height() > 4 &&
                   m_near->widestGap(box).width() > wideGap(box.height());
        });
        if (!gap) {
            takePart(part);
        } else if (!takeWithGap(part) && m_places.mayAsk()) {
            m_out.runs.runs.resize(runs);
            m_out.origins.resize(runs);
            m_out.runs.hidden.resize(hidden);
            m_out.hiddenOrigins.resize(hidden);
            takeExact(line);
            return;
        }
    }
}

// With a box for each letter: a word is seen when one of its letters is. Small marks alone decide nothing.
void PageReader::agreeOnWords(const BoxedText &line)
{
    int box = line.firstBox;
    for (int i = line.begin; i < line.end;) {
        if (!documents::isInk(m_out.text[i])) {
            ++i;
            continue;
        }
        const int first = box;
        int end = i;
        int group = -1;
        for (; end < line.end && documents::isInk(m_out.text[end]); ++end, ++box) {
            const int own = m_group[static_cast<std::size_t>(box)];
            if (m_out.text[end].isLetterOrNumber())
                group = group < 0 ? own : std::min(group, own);
        }
        std::fill(m_group.begin() + first, m_group.begin() + box, std::max(group, 0));
        i = end;
    }
}

// What was written in one place each. Cheapest evidence first: widths, the gaps on the page, places of letters.
std::vector<BoxedText> PageReader::partsOf(const BoxedText &line)
{
    auto parts = documents::splitLine(m_out.text, m_boxes, line, m_group, m_anchors);
    if (isGuess(line) || std::none_of(parts.begin(), parts.end(), isGuess))
        return parts;
    std::vector<QRectF> hulls;
    std::vector<std::vector<Ink::Gap>> gaps;
    for (const auto &part : parts) {
        hulls.push_back(hull(part));
        gaps.push_back(m_near->gaps(hulls.back()));
    }
    if (parts.size() > 1 && documents::splitByGaps(m_out.text, line, parts, hulls, gaps))
        return parts;
    while (std::any_of(parts.begin(), parts.end(), isGuess) && addAnchors())
        parts = documents::splitLine(m_out.text, m_boxes, line, m_group, m_anchors);
    return parts;
}

void PageReader::joinMarks(std::vector<BoxedText> &parts) const
{
    for (std::size_t p = 0; p + 1 < parts.size();) {
        const auto &next = parts[p + 1];
        const QRectF mark = hull(parts[p]);
        const QRectF box = hull(next);
        const bool same =
            m_group[static_cast<std::size_t>(parts[p].firstBox)] == m_group[static_cast<std::size_t>(next.firstBox)];
        const bool level = mark.center().y() > box.top() && mark.center().y() < box.bottom();
        const double gap = box.left() - mark.right();
        if (same && level && gap >= 0 && gap < markGap * box.height() && isMark(textOf(parts[p].begin, parts[p].end))) {
            parts[p].end = next.end;
            parts[p].lastBox = next.lastBox;
            parts[p].runEnd = next.runEnd;
            parts[p].certainty = isGuess(next) ? Certainty::Guess : parts[p].certainty;
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(p) + 1);
        } else {
            ++p;
        }
    }
}

// A part with a gap too wide for one space: cut there when every word shows in its place.
bool PageReader::takeWithGap(const BoxedText &part)
{
    const QRectF box = hull(part);
    const auto words = documents::wordsByGaps(m_out.text, part, box, m_near->gaps(box));
    if (words.size() < 2)
        return false; // a gap inside a word
    for (std::size_t w = 0; w < words.size();) {
        std::size_t e = w + 1;
        while (e < words.size() && words[e].left - words[e - 1].right <= std::max(6.0, 0.9 * box.height()))
            ++e;
        const QRectF place(words[w].left, box.top(), words[e - 1].right - words[w].left, box.height());
        keep(words[w].begin, words[e - 1].end, place, e == words.size() ? part.runEnd : RunEnd::Plain);
        w = e;
    }
    return true;
}

void PageReader::takePart(const BoxedText &part)
{
    const QRectF box = hull(part);
    const QStringView text = textOf(part.begin, part.end);
    const int group = m_group[static_cast<std::size_t>(part.firstBox)];
    double width = 0;
    for (int b = part.firstBox; b < part.lastBox; ++b)
        width += std::max(m_boxes[static_cast<std::size_t>(b)].width(), 0.0);
    const double size = width / std::max(0.2, documents::emWidth(text.trimmed()));
    const bool tiny = size < documents::limits::smallestText && box.height() < documents::limits::smallestText;
    if (!hasLetterOrDigit(text))
        keep(part.begin, part.end, box, part.runEnd);
    else if (group == groupOffPage)
        hide(part.begin, part.end, box, domain::HiddenWhy::OffPage);
    else if (group == groupNothing)
        hide(part.begin, part.end, box, domain::HiddenWhy::Colour);
    else if (tiny)
        hide(part.begin, part.end, box, domain::HiddenWhy::Size);
    else
        keep(part.begin, part.end, box, part.runEnd);
}

int PageReader::groupOf(const Word &word)
{
    const QRectF paper(QPointF(0, 0), m_out.runs.size);
    if (!paper.contains(word.box.center()))
        return groupOffPage;
    if (m_near->sight(word.box) != Sight::Seen && close().sight(word.box) != Sight::Seen)
        return groupNothing;
    const double size = word.box.width() / std::max(0.2, documents::emWidth(textOf(word.begin, word.end)));
    const bool tiny = size < documents::limits::smallestText && word.box.height() < documents::limits::smallestText;
    return tiny ? groupTiny : groupSeen;
}

std::vector<PageReader::Word> PageReader::exactWords(const BoxedText &line)
{
    std::vector<Word> words;
    for (int i = line.begin; i < line.end;) {
        if (!documents::isInk(m_out.text[i])) {
            ++i;
            continue;
        }
        int end = i;
        while (end < line.end && (documents::isInk(m_out.text[end]) || m_out.text[end].isLowSurrogate()))
            ++end;
        Word word{i, end, {}, groupSeen};
        for (const auto &raw : m_places.boxes(m_page, m_out.text, i, end))
            word.box = word.box.united(m_out.upright.mapRect(raw));
        if (word.box.isEmpty())
            word.box = hull(line); // unknown: where its line is
        else
            word.group = groupOf(word);
        if (!hasLetterOrDigit(textOf(i, end)))
            word.group = words.empty() ? groupSeen : words.back().group;
        words.push_back(word);
        i = end;
    }
    return words;
}

// Word by word with the places Qt PDF itself gives.
void PageReader::takeExact(const BoxedText &line)
{
    const auto words = exactWords(line);
    for (std::size_t w = 0; w < words.size();) {
        QRectF box = words[w].box;
        std::size_t e = w + 1;
        while (e < words.size() && words[e].group == words[w].group) {
            const double gap = words[e].box.left() - words[e - 1].box.right();
            const double height = std::max(words[e].box.height(), words[e - 1].box.height());
            const bool mark = e == w + 1 && isMark(textOf(words[w].begin, words[w].end));
            if (gap > (mark ? markGap * height : std::max(6.0, 0.9 * height)) || gap < -2 * height)
                break;
            box = box.united(words[e].box);
            ++e;
        }
        const int begin = words[w].begin;
        const int end = words[e - 1].end;
        switch (words[w].group) {
        case groupSeen:
            keep(begin, end, box, e == words.size() ? line.runEnd : RunEnd::Plain);
            break;
        case groupOffPage:
            hide(begin, end, box, domain::HiddenWhy::OffPage);
            break;
        case groupTiny:
            hide(begin, end, box, domain::HiddenWhy::Size);
            break;
        default:
            hide(begin, end, box, domain::HiddenWhy::Covered);
        }
        w = e;
    }
}

void PageReader::keep(int begin, int end, const QRectF &box, RunEnd runEnd)
{
    m_out.runs.runs.push_back({m_out.text.mid(begin, end - begin), box, runEnd});
    m_out.origins.emplace_back(begin, end);
}

void PageReader::hide(int begin, int end, const QRectF &box, domain::HiddenWhy why)
{
    const QString words = documents::clean(textOf(begin, end)).text.simplified();
    if (words.isEmpty())
        return;
    m_out.runs.hidden.push_back({m_page, box, words, why});
    m_out.hiddenOrigins.emplace_back(begin, end);
}

} // namespace docworker
