#include "drafting/Wording.h"

#include <array>

#include <QHash>
#include <QRegularExpression>

#include "drafting/Folding.h"

namespace drafting {

namespace {

constexpr std::array english{"zero",     "one",     "two",     "three",     "four",     "five",     "six",
                             "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
                             "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

const QHash<QString, int> &numbers()
{
    static const QHash<QString, int> table = [] {
        static constexpr std::array rows{"",
                                         "one ein eine einem einen un une uno una",
                                         "two zwei zweijaehrige deux dos",
                                         "three drei trois tres",
                                         "four vier quatre cuatro",
                                         "five funf fuenf cinq cinco",
                                         "six sechs six seis",
                                         "seven sieben sept siete",
                                         "eight acht huit ocho",
                                         "nine neun neuf nueve",
                                         "ten zehn dix diez",
                                         "eleven elf onze once",
                                         "twelve zwolf zwoelf douze doce",
                                         "",
                                         "",
                                         "fifteen funfzehn fuenfzehn quinze quince"};
        QHash<QString, int> out;
        for (std::size_t n = 0; n < rows.size(); ++n) {
            for (const QString &word : QString::fromLatin1(rows[n]).split(QLatin1Char(' '), Qt::SkipEmptyParts))
                out.insert(word, static_cast<int>(n));
        }
        return out;
    }();
    return table;
}

} // namespace

QString numberWord(int number)
{
    if (number >= 0 && number < static_cast<int>(english.size()))
        return QString::fromLatin1(english[static_cast<std::size_t>(number)]);
    return QString::number(number);
}

QString yearsWords(int years)
{
    return years == 1 ? QStringLiteral("one year") : numberWord(years) + QStringLiteral(" years");
}

QString capitalised(QString sentence)
{
    if (!sentence.isEmpty())
        sentence[0] = sentence.at(0).toUpper();
    return sentence;
}

StatedYears statedYears(const QString &text, int from)
{
    static const QRegularExpression pattern = [] {
        const QStringList words = numbers().keys();
        return QRegularExpression(
            QStringLiteral("(?<![\\d.,/])\\b(?<n>\\d{1,2}|%1)\\s?(?:\\+|(?: (?:\\d{1,2}|%1|to|bis|a|or|"
                           "oder|more|mehr|ou|plus|o|mas|full|volle|vollen)){1,3})?\\s?"
                           "(?:years?|yrs?|jahre?n?|jahrige|ans?|annees?|anos?)\\b"
                           "(?!\\s?(?:old|alt|of age|d'age|de edad))")
                .arg(words.join(QLatin1Char('|'))));
    }();
    const Folded search = folded(text.mid(from), Fold::Search);
    const auto match = pattern.match(search.text);
    if (!match.hasMatch())
        return {};
    const QString word = match.captured(QStringLiteral("n"));
    StatedYears out;
    out.years = word.at(0).isDigit() ? word.toInt() : numbers().value(word);
    out.begin = from + search.originBegin(match.capturedStart());
    out.end = from + search.originEnd(match.capturedEnd());
    return out;
}

} // namespace drafting
