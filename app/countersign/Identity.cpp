#include "app/countersign/Identity.h"

#include <algorithm>

#include <QRegularExpression>

namespace app {

namespace {

void addMatches(const QRegularExpression &pattern, const QString &text, std::vector<Stretch> &out)
{
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out.push_back({static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd())});
    }
}

// A word of the record as a pattern: blanks and hyphens may stand for each other and be any blank, so that a name
// broken over lines is found too.
QString wordPattern(const QString &word)
{
    QString escaped = QRegularExpression::escape(word.simplified());
    static const QRegularExpression gap(QStringLiteral("(\\\\[ -])+"));
    escaped.replace(gap, QStringLiteral("[\\s\\x{2010}-]+"));
    return QStringLiteral("(?<![\\p{L}\\p{N}])%1(?![\\p{L}\\p{N}])").arg(escaped);
}

QString withoutAccents(const QString &word)
{
    QString out;
    for (const QChar c : word.normalized(QString::NormalizationForm_D))
        if (c.category() != QChar::Mark_NonSpacing)
            out += c;
    return out;
}

// Jörg Großmann also signs as Joerg Grossmann.
QString transcribed(QString word)
{
    static const std::pair<char16_t, const char *> letters[] = {{u'\u00e4', "ae"}, {u'\u00f6', "oe"}, {u'\u00fc', "ue"},
                                                                {u'\u00c4', "Ae"}, {u'\u00d6', "Oe"}, {u'\u00dc', "Ue"},
                                                                {u'\u00df', "ss"}, {u'\u00f8', "oe"}};
    for (const auto &[letter, latin] : letters)
        word.replace(QChar(letter), QLatin1String(latin));
    return withoutAccents(word);
}

// The forms in which a name stands in documents: as it is, its longer parts alone, with and without accents.
QStringList nameForms(const QString &name)
{
    static const QRegularExpression gap(QStringLiteral("[\\s-]+"));
    static const QStringList particles{QStringLiteral("von"), QStringLiteral("van"), QStringLiteral("der"),
                                       QStringLiteral("den"), QStringLiteral("des"), QStringLiteral("del"),
                                       QStringLiteral("dos"), QStringLiteral("das"), QStringLiteral("las"),
                                       QStringLiteral("los"), QStringLiteral("zum"), QStringLiteral("zur")};
    QStringList forms{name};
    const auto parts = name.split(gap, Qt::SkipEmptyParts);
    for (const auto &part : parts)
        if (parts.size() > 1 && part.size() >= 3 && !particles.contains(part.toLower()))
            forms.append(part);
    for (const auto &form : QStringList(forms))
        forms << transcribed(form) << withoutAccents(form);
    forms.removeDuplicates();
    return forms;
}

// Digits that are periods of time or amounts, in the many ways people write them.
bool isPhone(const QString &found)
{
    static const QRegularExpression date(QStringLiteral("(?<!\\d)(\\d{1,2}[./-])?(\\d{1,2}[./-])?(19|20)\\d\\d"
                                                        "([./-]\\d{1,2}(?!\\d))?([./-]\\d{1,2}(?!\\d))?(?!\\d)"));
    static const QRegularExpression amount(QStringLiteral("^[1-9]\\d?[ .]\\d{3}[ .]000$"));
    const auto digitsIn = [](const QString &text) {
        return std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    };
    if (digitsIn(found) < 8 || amount.match(found).hasMatch())
        return false;
    const auto beside = digitsIn(QString(found).remove(date));
    return beside > 0 && beside <= 15;
}

std::vector<Stretch> merged(std::vector<Stretch> all)
{
    std::sort(all.begin(), all.end(), [](const Stretch &a, const Stretch &b) { return a.begin < b.begin; });
    std::vector<Stretch> out;
    for (const auto &stretch : all) {
        if (!out.empty() && stretch.begin <= out.back().end)
            out.back().end = std::max(out.back().end, stretch.end);
        else
            out.push_back(stretch);
    }
    return out;
}

std::vector<Stretch> identityInText(const QString &text, const domain::Candidate &candidate)
{
    static const QRegularExpression mail(QStringLiteral("[\\p{L}\\p{N}._%+-]+\\s?@\\s?[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}"));
    static const QRegularExpression phone(
        QStringLiteral("(?<![\\p{L}\\p{N}])\\+?\\(?\\d[\\d ()/.\\x{2013}-]{7,28}\\d"));
    static const QRegularExpression link(QStringLiteral("(https?://\\S+)|((www\\.|linkedin\\.|github\\.|xing\\.)\\S+)"),
                                         QRegularExpression::CaseInsensitiveOption);
    std::vector<Stretch> out;
    addMatches(mail, text, out);
    addMatches(link, text, out);
    for (auto it = phone.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (isPhone(match.captured().trimmed()))
            out.push_back({static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd())});
    }
    QStringList known = candidate.emails + candidate.phones + candidate.links + candidate.addresses;
    for (const auto &name : {candidate.firstName, candidate.lastName, candidate.preferredName})
        known += nameForms(name);
    static const QRegularExpression scheme(QStringLiteral("^https?://(www\\.)?"));
    for (const auto &address : candidate.links)
        known.append(QString(address).remove(scheme)); // as it is printed
    for (const auto &word : known)
        if (word.trimmed().size() >= 2)
            addMatches(QRegularExpression(wordPattern(word), QRegularExpression::CaseInsensitiveOption |
                                                                 QRegularExpression::UseUnicodePropertiesOption),
                       text, out);
    return merged(std::move(out));
}

} // namespace

std::vector<Stretch> identityIn(const domain::DocumentText &text, const domain::Candidate &candidate)
{
    return identityInText(text.text, candidate);
}

QString maskedText(const QString &text, const domain::Candidate &candidate)
{
    QString out;
    int at = 0;
    for (const auto &stretch : identityInText(text, candidate)) {
        out += QStringView(text).mid(at, stretch.begin - at);
        out += QString(std::min(stretch.end - stretch.begin, 12), QChar(0x2588));
        at = stretch.end;
    }
    out += QStringView(text).mid(at);
    return out;
}

} // namespace app
