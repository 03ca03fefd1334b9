#include "drafting/Dates.h"

#include <algorithm>
#include <array>
#include <optional>

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include "drafting/Folding.h"
#include "drafting/Lexicon.h"

namespace drafting {

namespace {

constexpr std::array monthNames{
    "january janvier januar enero jan janv ene jaenner janner",
    "february fevrier februar febrero feb fevr fev",
    "march mars maerz marz marzo mar mrz",
    "april avril abril apr avr abr",
    "may mai mayo",
    "june juin juni junio jun",
    "july juillet juli julio jul juil",
    "august aout agosto aug ago",
    "september septembre septiembre sept sep setiembre",
    "october octobre oktober octubre oct okt",
    "november novembre noviembre nov",
    "december decembre dezember diciembre dec dez dic",
};

const QHash<QString, int> &months()
{
    static const QHash<QString, int> table = [] {
        QHash<QString, int> out;
        for (int month = 0; month < 12; ++month) {
            const auto names = QString::fromLatin1(monthNames[static_cast<std::size_t>(month)]).split(QLatin1Char(' '));
            for (const QString &name : names)
                out.insert(name, month);
        }
        return out;
    }();
    return table;
}

QString alternatives(QStringList words)
{
    std::sort(words.begin(), words.end(),
              [](const QString &a, const QString &b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    for (QString &word : words)
        word = QRegularExpression::escape(word);
    return words.join(QLatin1Char('|'));
}

// One date with groups numbered n: m (01–12), w (month name), y (year), i (month after an ISO year).
QString datePattern(int n)
{
    const QString names = alternatives(months().keys());
    return QStringLiteral("(?:(?:\\d{1,2}\\s?\\.\\s?|\\d{1,2}\\s)?\\b(?<w%1>%2)\\b\\.?(?:\\s+de|\\s+del)?[ ,/']{1,2}|"
                          "(?:\\b(?:0?[1-9]|[12]\\d|3[01])\\s?[./]\\s?)?(?<m%1>\\b0?[1-9]|\\b1[0-2])\\s?[./]\\s?)?"
                          "\\b(?<y%1>(?:19|20)\\d\\d)\\b(?:-(?<i%1>0[1-9]|1[0-2])\\b(?!-?\\d))?")
        .arg(n)
        .arg(names);
}

// Matched on a line whose accents and case are folded but whose dashes stand.
const QRegularExpression &rangePattern()
{
    static const QRegularExpression pattern = [] {
        QStringList now;
        for (const Entry *entry : Lexicon::builtIn().all(Topic::Now))
            now += entry->aliases;
        const QString names = alternatives(months().keys());
        const QString to =
            QStringLiteral("(?:\\s*(?:-|\\bto\\b|\\buntil\\b|\\btill\\b|\\bthrough\\b|\\bbis\\b|\\bau\\b|\\ba\\b|"
                           "\\bal\\b|\\bhasta\\b|\\bjusqu'a\\b|\\bjusqu'en\\b|\\bet\\b)\\s*)");
        const QString nowWords = QStringLiteral("(?<now>\\b(?:%1)\\b)").arg(alternatives(now));
        const QString full = QStringLiteral("(?:%1%2(?:%3|%4|(?<short>\\b\\d\\d\\b)(?![./-]?\\d)|(?=\\s*$)(?<open>)))")
                                 .arg(datePattern(1), to, datePattern(2), nowWords);
        const QString half =
            QStringLiteral("(?:(?:\\b(?<w3>%1)\\b\\.?|\\b(?<m3>0?[1-9]|1[0-2]))%2%3)").arg(names, to, datePattern(4));
        const QString since =
            QStringLiteral("(?:\\b(?:since|seit|depuis|desde)\\b\\s+%1(?<since>))").arg(datePattern(5));
        return QRegularExpression(full + QLatin1Char('|') + half + QLatin1Char('|') + since + QLatin1Char('|') +
                                      QStringLiteral("(?:%1)").arg(datePattern(6)),
                                  QRegularExpression::UseUnicodePropertiesOption);
    }();
    return pattern;
}

struct Date
{
    int month = 0;
    bool named = false; // a month was given
};

std::optional<Date> dateOf(const QRegularExpressionMatch &match, int n)
{
    const QString year = match.captured(QStringLiteral("y%1").arg(n));
    if (year.isEmpty())
        return std::nullopt;
    const QString word = match.captured(QStringLiteral("w%1").arg(n));
    QString digits = match.captured(QStringLiteral("m%1").arg(n));
    if (digits.isEmpty())
        digits = match.captured(QStringLiteral("i%1").arg(n));
    const int base = year.toInt() * 12;
    if (!word.isEmpty())
        return Date{base + months().value(word), true};
    if (!digits.isEmpty())
        return Date{base + digits.toInt() - 1, true};
    return Date{base, false};
}

// The line as the pattern wants it, one unit per original unit, so that offsets stay.
QString flattened(QStringView line)
{
    QString out(line.size(), QLatin1Char(' '));
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QString one = foldedText(QString(line.at(i)), Fold::Quote);
        if (one.isEmpty())
            continue;
        const QString plain = foldedText(one, Fold::Search);
        out[i] = plain.isEmpty() ? one.front() : plain.front();
    }
    return out;
}

std::optional<DateRange> rangeOf(const QRegularExpressionMatch &match, int thisMonth)
{
    DateRange range;
    std::optional<Date> to;
    std::optional<Date> from = dateOf(match, 1);
    const bool open = match.capturedStart(QStringLiteral("open")) >= 0;
    if (from) {
        to = dateOf(match, 2);
        const QString shortYear = match.captured(QStringLiteral("short"));
        if (!shortYear.isEmpty())
            to = Date{(from->month / 1200 * 100 + shortYear.toInt()) * 12, false};
        range.current = open || !match.captured(QStringLiteral("now")).isEmpty();
    } else if ((to = dateOf(match, 4))) {
        const QString word = match.captured(QStringLiteral("w3"));
        const QString digits = match.captured(QStringLiteral("m3"));
        from = Date{to->month / 12 * 12 + (word.isEmpty() ? digits.toInt() - 1 : months().value(word)), true};
    } else if ((from = dateOf(match, 5))) {
        range.current = true;
    } else {
        from = dateOf(match, 6);
        range.single = true;
    }
    if (!from)
        return std::nullopt;
    range.fromMonth = from->month;
    if (range.current)
        range.toMonth = thisMonth;
    else if (range.single)
        range.toMonth = from->month + 1;
    else
        range.toMonth = to->month + (to->named ? 1 : 0);
    if (!range.single && !range.current && !to->named && !from->named && to->month == from->month)
        range.toMonth = from->month + 6;
    if (from->named && to && !to->named && to->month / 12 == from->month / 12)
        range.toMonth = std::max(range.toMonth, from->month + 1);
    range.toMonth = std::min(range.toMonth, std::max(thisMonth, range.fromMonth + (range.current ? 1 : 0)));
    if (range.fromMonth > thisMonth || range.toMonth <= range.fromMonth)
        return std::nullopt;
    return range;
}

} // namespace

std::vector<DateRange> dateRanges(const QString &text, int begin, int end, QDate today)
{
    std::vector<DateRange> out;
    const int thisMonth = today.year() * 12 + today.month() - 1;
    int lineBegin = begin;
    while (lineBegin < end) {
        auto lineEnd = static_cast<int>(text.indexOf(QLatin1Char('\n'), lineBegin));
        if (lineEnd < 0 || lineEnd > end)
            lineEnd = end;
        const QStringView line = QStringView(text).sliced(lineBegin, lineEnd - lineBegin);
        const bool hasDigit = std::any_of(line.begin(), line.end(), [](QChar c) { return c.isDigit(); });
        if (hasDigit) {
            const QString flat = flattened(line);
            auto matches = rangePattern().globalMatch(flat);
            while (matches.hasNext()) {
                const auto match = matches.next();
                auto range = rangeOf(match, thisMonth);
                if (!range)
                    continue;
                range->begin = lineBegin + static_cast<int>(match.capturedStart());
                range->end = lineBegin + static_cast<int>(match.capturedEnd());
                out.push_back(*range);
            }
        }
        lineBegin = lineEnd + 1;
    }
    return out;
}

} // namespace drafting
