#include "PdfSource.h"

#include <algorithm>

#include <QPainter>
#include <QPdfLink>
#include <QPdfSelection>
#include <QRegularExpression>

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
constexpr double firstScale = 1; // enough for most pages
constexpr double closeScale = 2; // a 2-point letter still has four pixels

QString plain(QString text)
{
    text.remove(QChar(0xfffe));
    text.replace(QLatin1Char('\r'), QLatin1Char(' '));
    return text.simplified();
}

bool hasLetterOrDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

QRectF hullOf(const std::vector<QRectF> &boxes, int first, int last)
{
    QRectF hull;
    for (int b = first; b < last; ++b)
        hull = hull.united(boxes[static_cast<std::size_t>(b)]);
    return hull;
}

} // namespace

// What is known of a page while it is read.
struct PdfSource::Look
{
    QString text;
    std::vector<QRectF> raw;   // as Qt PDF gives them
    std::vector<QRectF> boxes; // upright
    std::vector<int> group;    // Seen, Nothing or off the page, for each box
    std::vector<documents::Anchors> anchors;
    std::optional<Ink> near;
    std::optional<Ink> close;
};

namespace {
constexpr int groupSeen = 0;
constexpr int groupNothing = 1;
constexpr int groupOffPage = 2;
constexpr int groupTiny = 3;
} // namespace

PdfSource::PdfSource(QByteArray bytes) : m_bytes(std::move(bytes))
{
    m_buffer.setBuffer(&m_bytes);
}

PdfSource::~PdfSource()
{
    m_search.setDocument(nullptr);
    m_document.close();
}

domain::ReadState PdfSource::open()
{
    m_buffer.open(QIODevice::ReadOnly);
    m_document.load(&m_buffer);
    switch (m_document.error()) {
    case QPdfDocument::Error::None:
        break;
    case QPdfDocument::Error::IncorrectPassword:
    case QPdfDocument::Error::UnsupportedSecurityScheme:
        return domain::ReadState::Encrypted;
    default:
        return domain::ReadState::Unreadable;
    }
    if (m_document.status() != QPdfDocument::Status::Ready)
        return domain::ReadState::Unreadable;
    m_total = m_document.pageCount();
    m_search.setDocument(&m_document);
    return m_total > 0 ? domain::ReadState::Ok : domain::ReadState::Empty;
}

void PdfSource::read()
{
    const int count = std::min(m_total, documents::limits::pages);
    m_pages.resize(static_cast<std::size_t>(count));
    m_texts.resize(static_cast<std::size_t>(count));
    for (int page = 0; page < count; ++page)
        readPage(page);
}

QImage PdfSource::draw(int page, double scale)
{
    const QSize size = (m_document.pagePointSize(page) * scale).toSize().expandedTo(QSize(1, 1));
    if (size.width() > documents::largestImageSide || size.height() > documents::largestImageSide ||
        qint64(size.width()) * size.height() > documents::mostImagePixels)
        return {};
    return m_document.render(page, size);
}

QImage PdfSource::render(int page, double scale)
{
    const QImage drawn = draw(page, scale);
    if (drawn.isNull())
        return {};
    QImage white(drawn.size(), QImage::Format_RGB32);
    white.fill(Qt::white);
    QPainter painter(&white);
    painter.drawImage(0, 0, drawn);
    return white;
}

// Each search costs about as much as the text itself: only for pages whose geometry leaves a doubt.
bool PdfSource::addAnchors(int page, Look &look)
{
    if (look.anchors.size() >= mostAnchors)
        return false;
    documents::Anchors anchors;
    anchors.letter = documents::nextAnchor(look.text, look.anchors);
    if (anchors.letter.isNull())
        return false;
    m_search.setSearchString(QString(anchors.letter));
    for (const auto &link : m_search.resultsOnPage(page)) {
        const auto rectangles = link.rectangles();
        const QRectF raw = rectangles.isEmpty() ? QRectF() : rectangles.front();
        anchors.boxes.push_back(m_texts[static_cast<std::size_t>(page)].upright.mapRect(raw));
    }
    if (static_cast<qsizetype>(anchors.boxes.size()) != look.text.count(anchors.letter, Qt::CaseInsensitive))
        anchors.boxes.clear(); // cannot be told apart: known to be of no use
    look.anchors.push_back(std::move(anchors));
    return true;
}

void PdfSource::readPage(int page)
{
    auto &out = m_pages[static_cast<std::size_t>(page)];
    auto &kept = m_texts[static_cast<std::size_t>(page)];
    out.size = m_document.pagePointSize(page);
    Look look;
    const auto all = m_document.getAllText(page);
    look.text = all.text();
    kept.text = look.text;
    for (const auto &polygon : all.bounds())
        look.raw.push_back(polygon.boundingRect());
    look.boxes = look.raw;
    for (const QChar c : look.text) {
        kept.letters += c.isLetter() ? 1 : 0;
        kept.broken += c.unicode() == 0xfffd || c.category() == QChar::Other_PrivateUse ||
                               (c.category() == QChar::Other_Control && !c.isSpace())
                           ? 1
                           : 0;
    }
    const QImage image = draw(page, firstScale);
    if (image.isNull())
        return;
    look.near.emplace(image, firstScale);
    kept.darkShare = look.near->inkShare();
    if (look.boxes.empty())
        return;
    judge(page, look);
    auto lines = documents::matchLines(look.text, look.boxes, {});
    const auto guessed = [](const BoxedText &text) { return text.certainty == Certainty::Guess; };
    if (std::any_of(lines.begin(), lines.end(), guessed) && addAnchors(page, look))
        lines = documents::matchLines(look.text, look.boxes, look.anchors.front());
    for (const auto &line : lines)
        takeLine(page, look, line);
}

// Looks at every box; a second look from nearer only where the first one found too little.
void PdfSource::judge(int page, Look &look)
{
    const QRectF paper(QPointF(0, 0), m_pages[static_cast<std::size_t>(page)].size);
    int weak = 0;
    const auto pass = [&](const Ink &ink) {
        int missing = 0;
        weak = 0;
        look.group.assign(look.boxes.size(), groupSeen);
        for (std::size_t b = 0; b < look.boxes.size(); ++b) {
            const QRectF &box = look.boxes[b];
            if (!paper.contains(box.center()))
                look.group[b] = groupOffPage;
            else if (const auto sight = ink.sight(box); sight != Sight::Seen) {
                look.group[b] = groupNothing;
                weak += sight == Sight::Weak ? 1 : 0;
            } else
                continue;
            ++missing;
        }
        return missing;
    };
    int missing = pass(*look.near);
    if (missing * 2 > static_cast<int>(look.boxes.size())) {
        chooseUpright(page, look);
        missing = pass(*look.near);
    }
    if (weak == 0)
        return;
    look.close.emplace(draw(page, closeScale), closeScale);
    pass(*look.close);
}

// Qt PDF gives boxes as if the page were not turned and began at the origin. When most of them have no ink, the turn
// or shift that gives most of them ink is the page's.
void PdfSource::chooseUpright(int page, Look &look)
{
    const QSizeF size = m_pages[static_cast<std::size_t>(page)].size;
    const double w = size.width();
    const double h = size.height();
    std::vector<QPointF> corners{{0, 0}};
    static const QRegularExpression box(
        QStringLiteral("/(?:CropBox|MediaBox)\\s*\\[\\s*(-?[\\d.]+)\\s+(-?[\\d.]+)\\s+-?[\\d.]+\\s+-?[\\d.]+\\s*\\]"));
    auto found = box.globalMatch(QString::fromLatin1(m_bytes));
    while (found.hasNext() && corners.size() < 5) {
        const auto match = found.next();
        const QPointF corner(match.captured(1).toDouble(), match.captured(2).toDouble());
        if (std::find(corners.begin(), corners.end(), corner) == corners.end())
            corners.push_back(corner);
    }
    // Page space has y upwards: Qt PDF gave y = h − t. Undo that, move, turn clockwise by 0, 90, 180, 270 degrees.
    int best = -1;
    QTransform upright;
    for (const QPointF &corner : corners) {
        const double x = corner.x();
        const double y = corner.y();
        const QTransform turns[4] = {
            QTransform(1, 0, 0, 1, -x, y),
            QTransform(0, 1, -1, 0, h - y, -x),
            QTransform(-1, 0, 0, -1, w + x, h - y),
            QTransform(0, -1, 1, 0, y - h + w, h + x),
        };
        for (const auto &turn : turns) {
            int seen = 0;
            for (std::size_t b = 0; b < look.raw.size(); b += 1 + look.raw.size() / 300)
                seen += look.near->sight(turn.mapRect(look.raw[b])) == Sight::Seen ? 1 : 0;
            if (seen > best) {
                best = seen;
                upright = turn;
            }
        }
    }
    m_texts[static_cast<std::size_t>(page)].upright = upright;
    for (std::size_t b = 0; b < look.raw.size(); ++b)
        look.boxes[b] = upright.mapRect(look.raw[b]);
}

void PdfSource::takeLine(int page, Look &look, const BoxedText &line)
{
    if (line.firstBox == line.lastBox)
        return; // characters without a size: nobody sees them
    int ink = line.runEnd == RunEnd::Hyphen ? 1 : 0;
    for (int i = line.begin; i < line.end; ++i)
        ink += documents::isInk(look.text[i]) ? 1 : 0;
    const bool oneEach = ink == line.lastBox - line.firstBox;
    if (oneEach) {
        // A word is seen when one of its letters is: small marks alone decide nothing.
        int box = line.firstBox;
        for (int i = line.begin; i < line.end;) {
            if (!documents::isInk(look.text[i])) {
                ++i;
                continue;
            }
            const int first = box;
            int end = i;
            int group = -1;
            for (; end < line.end && documents::isInk(look.text[end]); ++end, ++box) {
                const int own = look.group[static_cast<std::size_t>(box)];
                if (look.text[end].isLetterOrNumber())
                    group = group < 0 ? own : std::min(group, own);
            }
            std::fill(look.group.begin() + first, look.group.begin() + box, std::max(group, 0));
            i = end;
        }
    }
    bool exact = line.certainty == Certainty::Guess;
    const auto guessed = [](const BoxedText &text) { return text.certainty == Certainty::Guess; };
    auto parts = documents::splitLine(look.text, look.boxes, line, look.group, look.anchors);
    while (!exact && std::any_of(parts.begin(), parts.end(), guessed) && addAnchors(page, look))
        parts = documents::splitLine(look.text, look.boxes, line, look.group, look.anchors);
    for (const auto &part : parts) {
        exact = exact || part.certainty == Certainty::Guess;
        if (oneEach || exact)
            continue;
        // A gap without ink inside one box: something is covered there, or two columns were written in one go.
        for (int b = part.firstBox; b < part.lastBox && !exact; ++b) {
            const auto i = static_cast<std::size_t>(b);
            const auto gap = look.near->widestGap(look.boxes[i]);
            exact = look.group[i] == groupSeen && look.boxes[i].height() > 4 &&
                    gap.right - gap.left > std::max(12.0, 1.6 * look.boxes[i].height());
        }
    }
    if (exact && m_exactLeft > 0) {
        takeExact(page, look, line);
        return;
    }
    for (const auto &part : parts) {
        const QRectF box = hullOf(look.boxes, part.firstBox, part.lastBox);
        const QStringView text = QStringView(look.text).mid(part.begin, part.end - part.begin);
        const int group = look.group[static_cast<std::size_t>(part.firstBox)];
        double width = 0;
        for (int b = part.firstBox; b < part.lastBox; ++b)
            width += std::max(look.boxes[static_cast<std::size_t>(b)].width(), 0.0);
        const double size = width / std::max(0.2, documents::emWidth(text.trimmed()));
        const bool tiny = size < documents::limits::smallestText && box.height() < documents::limits::smallestText;
        if (!hasLetterOrDigit(text))
            keep(page, look, part.begin, part.end, box, part.runEnd);
        else if (group == groupOffPage)
            hide(page, look, part.begin, part.end, box, domain::HiddenWhy::OffPage);
        else if (group == groupNothing)
            hide(page, look, part.begin, part.end, box, domain::HiddenWhy::Colour);
        else if (tiny)
            hide(page, look, part.begin, part.end, box, domain::HiddenWhy::Size);
        else
            keep(page, look, part.begin, part.end, box, part.runEnd);
    }
}

// Word by word with the places Qt PDF itself gives.
void PdfSource::takeExact(int page, Look &look, const BoxedText &line)
{
    const QRectF paper(QPointF(0, 0), m_pages[static_cast<std::size_t>(page)].size);
    if (!look.close)
        look.close.emplace(draw(page, closeScale), closeScale);
    const QRectF whole = hullOf(look.boxes, line.firstBox, line.lastBox);
    struct Word
    {
        int begin;
        int end;
        QRectF box;
        int group;
    };
    std::vector<Word> words;
    const auto &upright = m_texts[static_cast<std::size_t>(page)].upright;
    for (int i = line.begin; i < line.end;) {
        if (!documents::isInk(look.text[i])) {
            ++i;
            continue;
        }
        int end = i;
        while (end < line.end && (documents::isInk(look.text[end]) || look.text[end].isLowSurrogate()))
            ++end;
        QRectF box;
        for (const auto &raw : rawBoxes(page, i, end))
            box = box.united(upright.mapRect(raw));
        int group = groupSeen;
        if (box.isEmpty())
            box = whole; // unknown: where its line is
        else if (!paper.contains(box.center()))
            group = groupOffPage;
        else if (look.close->sight(box) != Sight::Seen)
            group = groupNothing;
        else if (box.width() / std::max(0.2, documents::emWidth(QStringView(look.text).mid(i, end - i))) <
                     documents::limits::smallestText &&
                 box.height() < documents::limits::smallestText)
            group = groupTiny;
        if (!hasLetterOrDigit(QStringView(look.text).mid(i, end - i)))
            group = words.empty() ? groupSeen : words.back().group;
        words.push_back({i, end, box, group});
        i = end;
    }
    for (std::size_t w = 0; w < words.size();) {
        QRectF box = words[w].box;
        std::size_t e = w + 1;
        while (e < words.size() && words[e].group == words[w].group) {
            const double gap = words[e].box.left() - words[e - 1].box.right();
            const double height = std::max(words[e].box.height(), words[e - 1].box.height());
            if (gap > std::max(6.0, 0.9 * height) || gap < -2 * height)
                break;
            box = box.united(words[e].box);
            ++e;
        }
        const int begin = words[w].begin;
        const int end = words[e - 1].end;
        const RunEnd runEnd = e == words.size() ? line.runEnd : RunEnd::Plain;
        switch (words[w].group) {
        case groupSeen:
            keep(page, look, begin, end, box, runEnd);
            break;
        case groupOffPage:
            hide(page, look, begin, end, box, domain::HiddenWhy::OffPage);
            break;
        case groupTiny:
            hide(page, look, begin, end, box, domain::HiddenWhy::Size);
            break;
        default:
            hide(page, look, begin, end, box, domain::HiddenWhy::Covered);
        }
        w = e;
    }
}

void PdfSource::keep(int page, Look &look, int begin, int end, const QRectF &box, RunEnd runEnd)
{
    auto &out = m_pages[static_cast<std::size_t>(page)];
    out.runs.push_back({look.text.mid(begin, end - begin), box, runEnd});
    m_texts[static_cast<std::size_t>(page)].origins.emplace_back(begin, end);
}

void PdfSource::hide(int page, Look &look, int begin, int end, const QRectF &box, domain::HiddenWhy why)
{
    const QString words = documents::clean(QStringView(look.text).mid(begin, end - begin)).text.simplified();
    if (!words.isEmpty())
        m_pages[static_cast<std::size_t>(page)].hidden.push_back({page, box, words, why});
}

std::vector<QRectF> PdfSource::rawBoxes(int page, int begin, int end)
{
    const QString &text = m_texts[static_cast<std::size_t>(page)].text;
    const QString wanted = plain(text.mid(begin, end - begin));
    // Qt PDF counts characters, the text counts UTF-16 units; and some characters it counts are not in the text.
    int pairs = 0;
    for (int i = 0; i < begin; ++i)
        pairs += text[i].isHighSurrogate() ? 1 : 0;
    const int at = begin - pairs;
    for (const int shift : {0, 1, -1, 2, -2, 3, -3, 4, -4}) {
        if (at + shift < 0 || m_exactLeft-- <= 0)
            continue;
        const auto selection = m_document.getSelectionAtIndex(page, at + shift, end - begin);
        if (plain(selection.text()) != wanted)
            continue;
        std::vector<QRectF> out;
        for (const auto &polygon : selection.bounds())
            out.push_back(polygon.boundingRect());
        return out;
    }
    return {};
}

std::vector<QRectF> PdfSource::boxes(int page, int run, int begin, int end)
{
    m_exactLeft = std::max(m_exactLeft, 100); // one passage is always affordable
    const auto &kept = m_texts[static_cast<std::size_t>(page)];
    const auto &origin = kept.origins[static_cast<std::size_t>(run)];
    const QStringView source = QStringView(kept.text).mid(origin.first, origin.second - origin.first);
    // Walk the source beside its clean form to find where the characters [begin, end) came from.
    int cleanAt = 0;
    bool blank = true;
    int from = -1;
    int to = -1;
    for (int i = 0; i < source.size(); ++i) {
        const int units = source[i].isHighSurrogate() && i + 1 < source.size() ? 2 : 1;
        const QString part = documents::clean(source.mid(i, units)).text;
        int length = static_cast<int>(part.size());
        if (part == QLatin1String(" "))
            length = std::exchange(blank, true) ? 0 : 1;
        else if (length > 0)
            blank = false;
        if (length > 0 && cleanAt < end && cleanAt + length > begin) {
            from = from < 0 ? i : from;
            to = i + units;
        }
        cleanAt += length;
        i += units - 1;
    }
    if (from >= 0) {
        const auto raw = rawBoxes(page, origin.first + from, origin.first + to);
        if (!raw.empty()) {
            QRectF hull;
            for (const auto &box : raw)
                hull = hull.united(kept.upright.mapRect(box));
            return {hull};
        }
    }
    return proportional(page, run, begin, end);
}

std::vector<QRectF> PdfSource::proportional(int page, int run, int begin, int end) const
{
    const auto &whole = m_pages[static_cast<std::size_t>(page)].runs[static_cast<std::size_t>(run)];
    const QString text = documents::clean(whole.text).text.simplified();
    const double all = std::max(0.01, documents::emWidth(text));
    const double before = documents::emWidth(QStringView(text).left(begin)) / all;
    const double upTo = documents::emWidth(QStringView(text).left(end)) / all;
    return {QRectF(whole.box.left() + before * whole.box.width(), whole.box.top(), (upTo - before) * whole.box.width(),
                   whole.box.height())};
}

bool PdfSource::looksLikeScan() const
{
    int letters = 0;
    int broken = 0;
    double dark = 0;
    for (const auto &text : m_texts) {
        letters += text.letters;
        broken += text.broken;
        dark = std::max(dark, text.darkShare);
    }
    if (letters == 0)
        return dark > 0;
    return (letters < 30 && dark > 0.03) || broken > letters;
}

bool PdfSource::isBlank() const
{
    return std::all_of(m_texts.begin(), m_texts.end(),
                       [](const PageText &text) { return text.letters == 0 && text.darkShare <= 0; });
}

} // namespace docworker
