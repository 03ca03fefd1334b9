#include "documents/ReadingOrder.h"

#include <algorithm>
#include <map>

#include <QRegularExpression>
#include <QSet>

#include "documents/CharacterHygiene.h"
#include "documents/Columns.h"

namespace documents {

namespace {

// A date or a span of dates and nothing else, as it stands in margins and tables.
bool isDate(const QString &text)
{
    static const QRegularExpression year(QStringLiteral("(?:19|20)\\d\\d"));
    static const QRegularExpression allowed(
        QStringLiteral(
            "^(?:[\\d\\s./,()–—‒-]|to|bis|à|au|a|al|de|since|seit|depuis|desde|present|now|today|current|heute|aktuell|"
            "aujourd.hui|actuel\\w*|actual\\w*|hoy|présent|presente|spring|summer|autumn|fall|winter|"
            "(?:jan|feb|fév|ene|mar|mär|apr|avr|abr|may|mai|mayo|jun|jui|jul|aug|aoû|ago|sep|set|oct|okt|nov|dec|dez|"
            "déc|dic)\\w*)+$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return text.size() <= 32 && year.match(text).hasMatch() && allowed.match(text).hasMatch();
}

struct Source
{
    int page = 0;
    QString text;
    QRectF box;
    RunEnd end = RunEnd::Plain;
    int origin = 0; // index among the page's runs
};

struct OrderedLine
{
    int page = 0;
    std::vector<Source> parts;
    QRectF box;
    bool repeated = false;
};

QString joined(const OrderedLine &line)
{
    QString all;
    for (const auto &part : line.parts)
        all += part.text + QLatin1Char(' ');
    return all.trimmed();
}

std::vector<Source> cleaned(const PageRuns &page, int index, int &suspicious)
{
    std::vector<Source> out;
    out.reserve(page.runs.size());
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
        const auto &run = page.runs[i];
        auto text = clean(run.text);
        suspicious += text.suspicious;
        const QString simple = text.text.simplified();
        if (!simple.isEmpty())
            out.push_back({index, simple, run.box, run.end, static_cast<int>(i)});
    }
    return out;
}

Direction directionOf(const std::vector<Source> &sources)
{
    int rtl = 0;
    int ltr = 0;
    for (const auto &source : sources) {
        for (const QChar c : source.text) {
            if (c.direction() == QChar::DirR || c.direction() == QChar::DirAL)
                ++rtl;
            else if (c.isLetter())
                ++ltr;
        }
    }
    return rtl > ltr ? Direction::RightToLeft : Direction::LeftToRight;
}

std::vector<OrderedLine> orderedPage(std::vector<Source> sources)
{
    std::vector<Piece> pieces;
    pieces.reserve(sources.size());
    for (const auto &source : sources)
        pieces.push_back({source.box, isDate(source.text)       ? PieceLook::Date
                                      : source.text.size() <= 2 ? PieceLook::Letter
                                                                : PieceLook::Words});
    std::vector<OrderedLine> lines;
    for (const auto &indexes : linesInOrder(pieces, directionOf(sources))) {
        OrderedLine line;
        for (const int i : indexes) {
            auto &source = sources[static_cast<std::size_t>(i)];
            line.page = source.page;
            line.box = line.parts.empty() ? source.box : line.box.united(source.box);
            line.parts.push_back(std::move(source));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

// Page headers and footers: the same line at the same height in the outer eighth of two pages or more. Page numbers
// count as the same. The first one stays in the text; the others are left out.
void markRepeated(std::vector<OrderedLine> &lines, const std::vector<PageRuns> &pages)
{
    static const QRegularExpression digits(QStringLiteral("\\d+"));
    struct Seen
    {
        std::vector<std::size_t> lines;
    };
    std::map<std::pair<QString, int>, Seen> seen;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto &line = lines[i];
        const qreal height = pages[static_cast<std::size_t>(line.page)].size.height();
        const qreal y = line.box.center().y();
        if (y > height / 8 && y < height * 7 / 8)
            continue;
        QString text = joined(line);
        if (text.size() <= 24)
            text.replace(digits, QStringLiteral("#"));
        seen[{text, static_cast<int>(y / 6)}].lines.push_back(i);
    }
    std::vector<bool> drop(lines.size(), false);
    for (const auto &entry : seen) {
        int last = -1;
        int onPages = 0;
        for (const std::size_t i : entry.second.lines) {
            onPages += lines[i].page != last ? 1 : 0;
            last = lines[i].page;
        }
        if (onPages < 2)
            continue;
        for (std::size_t k = 0; k < entry.second.lines.size(); ++k) {
            lines[entry.second.lines[k]].repeated = true;
            drop[entry.second.lines[k]] = k > 0;
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (drop[i])
            continue;
        if (kept != i)
            lines[kept] = std::move(lines[i]);
        ++kept;
    }
    lines.resize(kept);
}

// What to do where a line ends with a hyphen.
enum class Joint
{
    NewLine,
    DropHyphen,
    KeepHyphen
};

// Words as they stand inside lines, lower case: what the document itself says about a hyphen at a line's end.
using Vocabulary = QSet<QString>;

Vocabulary vocabularyOf(const std::vector<OrderedLine> &lines)
{
    Vocabulary out;
    for (const auto &line : lines) {
        for (const auto &part : line.parts) {
            const auto words = part.text.split(QLatin1Char(' '));
            const auto last = &part == &line.parts.back() ? words.size() - 1 : words.size(); // that one may be broken
            for (qsizetype w = &part == &line.parts.front() ? 1 : 0; w < last; ++w) {
                qsizetype begin = 0;
                qsizetype end = words[w].size();
                while (begin < end && !words[w][begin].isLetterOrNumber())
                    ++begin;
                while (end > begin && !words[w][end - 1].isLetterOrNumber())
                    --end;
                out.insert(words[w].mid(begin, end - begin).toLower());
            }
        }
    }
    return out;
}

// "event-" + "driven": the hyphen is the word's own, not the typesetter's.
bool isOwnHyphen(const QString &written, const QString &tail, const Vocabulary &vocabulary)
{
    const QString stem = written.toLower();
    if (vocabulary.contains(stem + tail))
        return false;
    if (vocabulary.contains(stem + QLatin1Char('-') + tail))
        return true;
    static const QStringList tails = {
        QStringLiteral("based"),    QStringLiteral("driven"),   QStringLiteral("facing"),  QStringLiteral("functional"),
        QStringLiteral("friendly"), QStringLiteral("oriented"), QStringLiteral("centric"), QStringLiteral("employed"),
        QStringLiteral("minded"),   QStringLiteral("taught"),   QStringLiteral("platform")};
    static const QStringList whole = {
        QStringLiteral("part-time"),  QStringLiteral("full-time"),      QStringLiteral("real-time"),
        QStringLiteral("full-stack"), QStringLiteral("front-end"),      QStringLiteral("back-end"),
        QStringLiteral("long-term"),  QStringLiteral("short-term"),     QStringLiteral("high-level"),
        QStringLiteral("well-known"), QStringLiteral("problem-solving")};
    return tails.contains(tail) || whole.contains(stem + QLatin1Char('-') + tail) ||
           // Not after a capital: German compounds break at their seam too.
           (written == stem && stem.size() >= 4 && tail.size() >= 4 && vocabulary.contains(stem) &&
            vocabulary.contains(tail));
}

Joint jointAfter(const OrderedLine &line, const OrderedLine &next, const Vocabulary &vocabulary)
{
    const Source &end = line.parts.back();
    const QString head = next.parts.front().text;
    const bool shown = end.end == RunEnd::Hyphen;
    const bool written = !shown && (end.text.endsWith(QLatin1Char('-')) || end.text.endsWith(QChar(0x2010)));
    if ((!shown && !written) || head.isEmpty() || !head.front().isLetter() || line.repeated || next.repeated)
        return Joint::NewLine;
    const QString stem = written ? end.text.chopped(1) : end.text;
    int letters = 0;
    for (auto i = stem.size(); i-- > 0 && stem[i].isLetter();)
        ++letters;
    if (letters == 0)
        return Joint::NewLine;
    // Addresses break at their own hyphens.
    const auto wordOf = [](const QString &text, qsizetype at) { return text.mid(at).section(QLatin1Char(' '), 0, 0); };
    const QString tail = wordOf(stem, stem.lastIndexOf(QLatin1Char(' ')) + 1);
    const QString front = wordOf(head, 0);
    static const QRegularExpression address(QStringLiteral("[@/:]|\\w\\.\\w"));
    if (address.match(tail).hasMatch() || address.match(front).hasMatch())
        return Joint::KeepHyphen;
    const bool lower = stem.back().isLower() && head.front().isLower();
    // Two letters are a syllable, unless they are one of the words that go before a hyphen.
    static const QStringList prefixes = {QStringLiteral("on"), QStringLiteral("in"), QStringLiteral("up"),
                                         QStringLiteral("co"), QStringLiteral("re"), QStringLiteral("ex"),
                                         QStringLiteral("by"), QStringLiteral("de"), QStringLiteral("so"),
                                         QStringLiteral("to"), QStringLiteral("it"), QStringLiteral("bi")};
    qsizetype frontLetters = 0;
    while (frontLetters < front.size() && front[frontLetters].isLetter())
        ++frontLetters;
    if (lower && letters >= 3 && isOwnHyphen(stem.right(letters), front.left(frontLetters), vocabulary))
        return Joint::KeepHyphen;
    if (lower && (letters >= 3 || (letters == 2 && !prefixes.contains(stem.right(2).toLower()))))
        return Joint::DropHyphen;
    // "Backend-" + "Entwickler" is one word; "Vor-" + "und Nachteile" is two.
    return head.front().isUpper() ? Joint::KeepHyphen : Joint::NewLine;
}

OrderedText assembled(const std::vector<OrderedLine> &lines)
{
    OrderedText out;
    const auto vocabulary = vocabularyOf(lines);
    for (std::size_t l = 0; l < lines.size(); ++l) {
        const auto &line = lines[l];
        const Joint joint = l + 1 < lines.size() ? jointAfter(line, lines[l + 1], vocabulary) : Joint::NewLine;
        for (std::size_t p = 0; p < line.parts.size(); ++p) {
            const auto &part = line.parts[p];
            const bool last = p + 1 == line.parts.size();
            QString text = part.text;
            const bool written = part.end != RunEnd::Hyphen;
            if (last && joint == Joint::DropHyphen && written)
                text.chop(1);
            if (!written && !(last && joint == Joint::DropHyphen))
                text += QLatin1Char('-');
            domain::Run run;
            run.page = part.page;
            run.box = part.box;
            run.begin = static_cast<int>(out.text.size());
            out.text += text;
            run.end = static_cast<int>(out.text.size());
            run.repeated = line.repeated;
            out.runs.push_back(run);
            out.origins.push_back(part.origin);
            if (!last)
                out.text += QLatin1Char(' ');
        }
        if (joint == Joint::NewLine)
            out.text += QLatin1Char('\n');
    }
    return out;
}

} // namespace

OrderedText inReadingOrder(const std::vector<PageRuns> &pages)
{
    std::vector<OrderedLine> lines;
    int suspicious = 0;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        auto page = orderedPage(cleaned(pages[p], static_cast<int>(p), suspicious));
        lines.insert(lines.end(), std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
    }
    if (pages.size() > 1)
        markRepeated(lines, pages);
    auto out = assembled(lines);
    out.suspicious = suspicious;
    return out;
}

OrderedText inGivenOrder(const std::vector<PageRuns> &pages)
{
    std::vector<OrderedLine> lines;
    int suspicious = 0;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (auto &source : cleaned(pages[p], static_cast<int>(p), suspicious)) {
            const bool same = !lines.empty() && lines.back().page == source.page &&
                              std::abs(lines.back().parts.back().box.bottom() - source.box.bottom()) < 0.5 &&
                              lines.back().parts.back().box.left() < source.box.left();
            if (!same)
                lines.push_back({source.page, {}, source.box, false});
            lines.back().box = lines.back().box.united(source.box);
            lines.back().parts.push_back(std::move(source));
        }
    }
    auto out = assembled(lines);
    out.suspicious = suspicious;
    return out;
}

} // namespace documents
