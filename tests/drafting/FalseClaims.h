// Claims that are not so, of every kind that a model can make over a document: an invented quote, a true one with a
// number, name, date or "no" changed, and a true quote under a sentence that says something else.
#pragma once

#include <vector>

#include <QRegularExpression>

#include "domain/Document.h"

namespace lies {

enum class Kind
{
    QuoteAbsent,
    NumberAltered,
    NameAltered,
    DateAltered,
    NegationAltered,
    SentenceOther,     // true quote; a number or name in the sentence is not in it
    SentenceElsewhere, // true quote; the sentence speaks of something else, in plain words
};

inline const char *word(Kind kind)
{
    static constexpr const char *words[] = {"quote absent",          "number altered", "name altered",
                                            "date altered",          "\"no\" altered", "sentence: number or name",
                                            "sentence: other matter"};
    return words[static_cast<std::size_t>(kind)];
}

struct Lie
{
    Kind kind = Kind::QuoteAbsent;
    QString quote;
    QString sentence;
};

struct Truth
{
    QString quote;
    QString sentence; // says what the quote says
};

inline QStringList tellingLines(const QString &text)
{
    QStringList out;
    for (const QString &line : text.split(QLatin1Char('\n')))
        if (line.trimmed().size() >= 24 && line.trimmed().count(QLatin1Char(' ')) >= 3 &&
            line.trimmed().size() <= 200 && !line.contains(QLatin1Char('[')))
            out.append(line.trimmed());
    return out;
}

inline std::vector<Truth> truths(const QString &text)
{
    std::vector<Truth> out;
    for (const auto &line : tellingLines(text))
        out.push_back({line, QStringLiteral("The papers say: ") + line});
    return out;
}

inline std::vector<Lie> about(const QString &text)
{
    static const QRegularExpression number(QStringLiteral("(?<![\\d.,/])(\\d{1,3})(?![\\d.,/])"));
    static const QRegularExpression year(QStringLiteral("(?<!\\d)((?:19|20)\\d\\d)(?!\\d)"));
    static const QRegularExpression name(QStringLiteral("(?<=[\\p{Ll},)] )(\\p{Lu}\\p{Ll}{3,})"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    std::vector<Lie> out;
    int count = 0;
    for (const auto &line : tellingLines(text)) {
        ++count;
        const auto changed = [&line](const QRegularExpression &what, const QString &to) -> QString {
            const auto match = what.match(line);
            if (!match.hasMatch())
                return {};
            return QString(line).replace(match.capturedStart(1), match.capturedLength(1), to);
        };
        const auto add = [&out](Kind kind, const QString &quote, const QString &sentence) {
            if (!quote.isEmpty())
                out.push_back({kind, quote, sentence});
        };
        QStringList words = line.split(QLatin1Char(' '));
        std::reverse(words.begin(), words.end());
        add(Kind::QuoteAbsent, words.join(QLatin1Char(' ')), QStringLiteral("The papers say so."));
        add(Kind::QuoteAbsent, QStringLiteral("Led the regional purchasing of %1 hospitals").arg(count + 3),
            QStringLiteral("The applicant led purchasing."));
        const auto digits = number.match(line);
        if (digits.hasMatch())
            add(Kind::NumberAltered, changed(number, QString::number(digits.captured(1).toInt() + 1)),
                QStringLiteral("The papers say so."));
        const auto when = year.match(line);
        if (when.hasMatch())
            add(Kind::DateAltered, changed(year, QString::number(when.captured(1).toInt() - 1)),
                QStringLiteral("The papers say so."));
        add(Kind::NameAltered, changed(name, QStringLiteral("Wintermute")), QStringLiteral("The papers say so."));
        const auto space = line.indexOf(QLatin1Char(' '), line.size() / 3);
        add(Kind::NegationAltered, QString(line).insert(space, QStringLiteral(" not")),
            QStringLiteral("The papers say so."));
        add(Kind::SentenceOther, line, QStringLiteral("The applicant led 4711 people at Wintermute."));
        add(Kind::SentenceElsewhere, line, QStringLiteral("The applicant speaks several languages fluently."));
    }
    return out;
}

} // namespace lies
