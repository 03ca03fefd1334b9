#include "drafting/Clauses.h"

#include <algorithm>

#include <QSet>

#include "drafting/Folding.h"

namespace drafting {

namespace {

bool isBullet(QChar c)
{
    static const QString bullets = QStringLiteral("•·▪■◦‣●○►–—*-");
    return bullets.contains(c) || (c.unicode() >= 0xE000 && c.unicode() <= 0xF8FF); // symbol fonts
}

// Words after which a sentence cannot end, so the next line goes on with it.
bool leavesOpen(const QString &text, Range line)
{
    static const QSet<QString> open = {
        QStringLiteral("with"),   QStringLiteral("in"),   QStringLiteral("of"),    QStringLiteral("on"),
        QStringLiteral("for"),    QStringLiteral("and"),  QStringLiteral("or"),    QStringLiteral("the"),
        QStringLiteral("a"),      QStringLiteral("to"),   QStringLiteral("no"),    QStringLiteral("not"),
        QStringLiteral("any"),    QStringLiteral("mit"),  QStringLiteral("von"),   QStringLiteral("im"),
        QStringLiteral("und"),    QStringLiteral("oder"), QStringLiteral("keine"), QStringLiteral("kein"),
        QStringLiteral("ohne"),   QStringLiteral("als"),  QStringLiteral("bei"),   QStringLiteral("der"),
        QStringLiteral("die"),    QStringLiteral("das"),  QStringLiteral("avec"),  QStringLiteral("en"),
        QStringLiteral("de"),     QStringLiteral("du"),   QStringLiteral("des"),   QStringLiteral("et"),
        QStringLiteral("ou"),     QStringLiteral("sans"), QStringLiteral("la"),    QStringLiteral("le"),
        QStringLiteral("les"),    QStringLiteral("con"),  QStringLiteral("sin"),   QStringLiteral("y"),
        QStringLiteral("o"),      QStringLiteral("el"),   QStringLiteral("un"),    QStringLiteral("una"),
        QStringLiteral("without")};
    const QString words = foldedText(text.mid(line.begin, line.end - line.begin), Fold::Search);
    return words.endsWith(QLatin1Char(',')) || open.contains(words.mid(words.lastIndexOf(QLatin1Char(' ')) + 1));
}

bool runsOn(const QString &text, Range line, Range next)
{
    const Range here = trimmed(text, line);
    const Range there = trimmed(text, next);
    if (here.isEmpty() || there.isEmpty() || startsWithBullet(text, next))
        return false;
    if (QStringLiteral(".:;!?").contains(text.at(here.end - 1)))
        return false;
    return text.at(there.begin).isLower() || leavesOpen(text, here);
}

// "e.g. ", "Dr. ", "z. B. ": a full stop after one or two letters ends no sentence.
bool endsSentence(const QString &text, int at)
{
    const QChar c = text.at(at);
    if (c == QLatin1Char(';') || c == QChar(0x2022) || c == QLatin1Char('|'))
        return true;
    const bool blankNext = at + 1 >= text.size() || text.at(at + 1).isSpace();
    if (c == QLatin1Char('!') || c == QLatin1Char('?'))
        return blankNext;
    if (c != QLatin1Char('.') || !blankNext)
        return false;
    int letters = 0;
    while (at - letters - 1 >= 0 && text.at(at - letters - 1).isLetter())
        ++letters;
    const bool digitBefore = letters == 0 && at > 0 && text.at(at - 1).isDigit();
    return letters > 2 || digitBefore || at + 1 >= text.size() || text.at(at + 1) == QLatin1Char('\n');
}

} // namespace

std::vector<Range> linesOf(const QString &text)
{
    std::vector<Range> out;
    int begin = 0;
    const int size = static_cast<int>(text.size());
    for (int at = 0; at <= size; ++at) {
        if (at == size || text.at(at) == QLatin1Char('\n')) {
            out.push_back({begin, at});
            begin = at + 1;
        }
    }
    return out;
}

Range lineAt(const QString &text, int at)
{
    const int size = static_cast<int>(text.size());
    int begin = std::clamp(at, 0, size);
    int end = begin;
    while (begin > 0 && text.at(begin - 1) != QLatin1Char('\n'))
        --begin;
    while (end < size && text.at(end) != QLatin1Char('\n'))
        ++end;
    return {begin, end};
}

Range trimmed(const QString &text, Range range)
{
    while (!range.isEmpty() && (text.at(range.begin).isSpace() || isBullet(text.at(range.begin))))
        ++range.begin;
    while (!range.isEmpty() &&
           (text.at(range.end - 1).isSpace() || text.at(range.end - 1) == QChar(0x2022) ||
            text.at(range.end - 1) == QLatin1Char('|') || text.at(range.end - 1) == QLatin1Char(';')))
        --range.end;
    return range;
}

bool startsWithBullet(const QString &text, Range line)
{
    while (!line.isEmpty() && text.at(line.begin).isSpace())
        ++line.begin;
    return !line.isEmpty() && isBullet(text.at(line.begin));
}

std::vector<Range> clausesOf(const QString &text)
{
    std::vector<Range> out;
    const auto lines = linesOf(text);
    int begin = 0;
    const auto close = [&out, &text, &begin](int end) {
        const Range clause = trimmed(text, {begin, end});
        if (!clause.isEmpty())
            out.push_back(clause);
        begin = end;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (int at = lines[i].begin; at < lines[i].end; ++at) {
            if (endsSentence(text, at))
                close(at + 1);
        }
        if (i + 1 == lines.size() || !runsOn(text, lines[i], lines[i + 1]))
            close(lines[i].end);
    }
    return out;
}

Range clauseAt(const std::vector<Range> &clauses, int at)
{
    auto it = std::upper_bound(clauses.begin(), clauses.end(), at, [](int a, const Range &c) { return a < c.begin; });
    if (it == clauses.begin() || !std::prev(it)->contains(at))
        return {at, at};
    return *std::prev(it);
}

} // namespace drafting
