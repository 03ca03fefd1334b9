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

// A word of the record as a pattern: blanks may be any blank, so that a name broken over lines is found too.
QString wordPattern(const QString &word)
{
    QString escaped = QRegularExpression::escape(word.simplified());
    escaped.replace(QStringLiteral("\\ "), QStringLiteral("\\s+"));
    return QStringLiteral("(?<![\\p{L}\\p{N}])%1(?![\\p{L}\\p{N}])").arg(escaped);
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
        QStringLiteral("(?<![\\p{L}\\p{N}])\\+?\\(?\\d[\\d ()/.\\x{2013}-]{7,18}\\d"));
    static const QRegularExpression years(
        QStringLiteral("^\\(?(19|20)\\d\\d\\s*[-\\x{2013}/]\\s*((19|20)\\d\\d)\\)?$"));
    static const QRegularExpression link(QStringLiteral("(https?://\\S+)|((www\\.|linkedin\\.|github\\.|xing\\.)\\S+)"),
                                         QRegularExpression::CaseInsensitiveOption);
    std::vector<Stretch> out;
    addMatches(mail, text, out);
    addMatches(link, text, out);
    for (auto it = phone.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString found = match.captured().trimmed();
        const auto digits = std::count_if(found.begin(), found.end(), [](QChar c) { return c.isDigit(); });
        if (digits >= 8 && digits <= 15 && !years.match(found).hasMatch())
            out.push_back({static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd())});
    }
    QStringList known{candidate.firstName, candidate.lastName, candidate.preferredName};
    known += candidate.emails + candidate.phones + candidate.links + candidate.addresses;
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
