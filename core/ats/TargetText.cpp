#include "ats/TargetText.h"

namespace ats {

static bool isDropped(char32_t c)
{
    if (c == '\n' || c == '\t')
        return false;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return true;
    return c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
           c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xd800 && c < 0xe000) || (c >= 0xe0000 && c <= 0xe007f);
}

static QString cleaned(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (const char16_t end : {u'\r', u'\u2028', u'\u2029'})
        text.replace(QChar(end), QLatin1Char('\n'));
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t point = QChar::surrogateToUcs4(c, text[i + 1]);
            if (!isDropped(point))
                out += QStringView(text).mid(i, 2);
            ++i;
        } else if (!isDropped(c.unicode())) {
            out += c;
        }
    }
    return out;
}

// A tag for notifying somebody begins a word; the sign in lena@hartig.example does not.
static QString withoutMentions(const QString &text)
{
    QString out;
    out.reserve(text.size() + 8);
    for (qsizetype i = 0; i < text.size(); ++i) {
        out += text[i];
        const bool sign = text[i] == QLatin1Char('@') || text[i] == QChar(0xff20);
        const bool inWord = i > 0 && (text[i - 1].isLetterOrNumber() || text[i - 1] == QLatin1Char('.') ||
                                      text[i - 1] == QLatin1Char('_') || text[i - 1] == QLatin1Char('-'));
        const bool named = i + 1 < text.size() && !text[i + 1].isSpace();
        if (sign && !inWord && named)
            out += QLatin1Char(' ');
    }
    return out;
}

static bool startsFormula(const QString &text)
{
    if (text.isEmpty())
        return false;
    static const QString dangerous = QStringLiteral("=+-@\t＝＋－＠");
    return dangerous.contains(text.front());
}

static QString asHtml(const QString &text)
{
    QString out = text.toHtmlEscaped();
    out.replace(QLatin1Char('\''), QStringLiteral("&#39;"));
    return out.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

static QString asMarkdown(const QString &text)
{
    static const QString special = QStringLiteral("\\`*_[]()#+-.!|<>");
    QString out;
    out.reserve(text.size() + 16);
    for (const QChar c : text) {
        if (c == QLatin1Char('\n')) {
            out += QStringLiteral("  \n");
            continue;
        }
        if (special.contains(c))
            out += QLatin1Char('\\');
        out += c;
    }
    return out;
}

QString textForTarget(const QString &content, const Target &target)
{
    QString text = cleaned(content);
    if (target.form == ValueForm::Number || target.form == ValueForm::Choice || target.form == ValueForm::Choices)
        return text;
    while (text.contains(QStringLiteral("{{")))
        text.replace(QStringLiteral("{{"), QStringLiteral("{ {"));
    while (text.contains(QStringLiteral("}}")))
        text.replace(QStringLiteral("}}"), QStringLiteral("} }"));
    if (target.kind == TargetKind::Note)
        text = withoutMentions(text);
    if (target.form == ValueForm::Line)
        text.replace(QLatin1Char('\n'), QStringLiteral("; "));
    if (startsFormula(text))
        text.prepend(QLatin1Char('\''));
    if (target.form == ValueForm::Html)
        return asHtml(text);
    return target.form == ValueForm::Markdown ? asMarkdown(text) : text;
}

bool isShownAs(const QString &shown, const QString &content, const Target &target)
{
    if (target.form == ValueForm::Number) {
        bool a = false, b = false;
        const double left = shown.toDouble(&a), right = content.toDouble(&b);
        return a && b && left == right;
    }
    if (target.form == ValueForm::Choices) {
        auto left = shown.split(QStringLiteral(", ")), right = content.split(QStringLiteral(", "));
        left.sort();
        right.sort();
        return left == right;
    }
    return shown == textForTarget(content, target);
}

QString standingOf(const domain::Application &application)
{
    switch (application.status) {
    case domain::ApplicationStatus::Active:
        break;
    case domain::ApplicationStatus::Rejected:
        return application.stageName + QStringLiteral(" (rejected)");
    case domain::ApplicationStatus::Hired:
        return application.stageName + QStringLiteral(" (hired)");
    case domain::ApplicationStatus::Converted:
        return application.stageName + QStringLiteral(" (converted)");
    }
    return application.stageName;
}

} // namespace ats
