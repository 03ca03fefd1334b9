#include "ats/HtmlText.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace ats {

namespace {

// Collects lines: runs of blanks become one, empty lines vanish.
class Lines
{
public:
    void add(QStringView text)
    {
        for (const QChar c : text) {
            const bool blank = c.isSpace() || c == QChar(0x00a0);
            if (!blank && m_gap && !m_line.isEmpty())
                m_line += QLatin1Char(' ');
            m_gap = blank || (m_gap && blank);
            if (!blank)
                m_line += c;
        }
    }
    void blank() { m_gap = true; }
    void end()
    {
        if (!m_line.isEmpty()) {
            m_lines.append(m_bullet ? QStringLiteral("• ") + m_line : m_line);
            m_bullet = false; // kept until the item's words come: they may stand in a paragraph of their own
        }
        m_line.clear();
        m_gap = false;
    }
    void beginItem()
    {
        end();
        m_bullet = true;
    }
    void endItem()
    {
        end();
        m_bullet = false;
    }
    QString text()
    {
        end();
        return m_lines.join(QLatin1Char('\n'));
    }

private:
    QStringList m_lines;
    QString m_line;
    bool m_gap = false;
    bool m_bullet = false;
};

QString entity(const QString &name)
{
    static const QHash<QString, QString> known{
        {QStringLiteral("amp"), QStringLiteral("&")},
        {QStringLiteral("lt"), QStringLiteral("<")},
        {QStringLiteral("gt"), QStringLiteral(">")},
        {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")},
        {QStringLiteral("nbsp"), QStringLiteral(" ")},
        {QStringLiteral("ndash"), QStringLiteral("–")},
        {QStringLiteral("mdash"), QStringLiteral("—")},
        {QStringLiteral("lsquo"), QStringLiteral("‘")},
        {QStringLiteral("rsquo"), QStringLiteral("’")},
        {QStringLiteral("ldquo"), QStringLiteral("“")},
        {QStringLiteral("rdquo"), QStringLiteral("”")},
        {QStringLiteral("bdquo"), QStringLiteral("„")},
        {QStringLiteral("hellip"), QStringLiteral("…")},
        {QStringLiteral("bull"), QStringLiteral("•")},
        {QStringLiteral("middot"), QStringLiteral("·")},
        {QStringLiteral("euro"), QStringLiteral("€")},
        {QStringLiteral("pound"), QStringLiteral("£")},
        {QStringLiteral("auml"), QStringLiteral("ä")},
        {QStringLiteral("ouml"), QStringLiteral("ö")},
        {QStringLiteral("uuml"), QStringLiteral("ü")},
        {QStringLiteral("Auml"), QStringLiteral("Ä")},
        {QStringLiteral("Ouml"), QStringLiteral("Ö")},
        {QStringLiteral("Uuml"), QStringLiteral("Ü")},
        {QStringLiteral("szlig"), QStringLiteral("ß")},
        {QStringLiteral("eacute"), QStringLiteral("é")},
        {QStringLiteral("egrave"), QStringLiteral("è")},
        {QStringLiteral("agrave"), QStringLiteral("à")},
        {QStringLiteral("ccedil"), QStringLiteral("ç")},
        {QStringLiteral("ntilde"), QStringLiteral("ñ")},
        {QStringLiteral("shy"), QString()},
    };
    if (const auto at = known.find(name); at != known.end())
        return *at;
    if (!name.startsWith(QLatin1Char('#')))
        return QLatin1Char('&') + name + QLatin1Char(';');
    const bool hex = name.size() > 1 && name[1].toLower() == QLatin1Char('x');
    bool isNumber = false;
    const uint code = name.mid(hex ? 2 : 1).toUInt(&isNumber, hex ? 16 : 10);
    if (!isNumber || code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return QStringLiteral(" ");
    const char32_t point = code;
    return QString::fromUcs4(&point, 1);
}

QString withEntities(QStringView raw)
{
    QString out;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const qsizetype end = raw[i] == QLatin1Char('&') ? raw.indexOf(QLatin1Char(';'), i) : -1;
        if (end < 0 || end - i > 10) {
            out += raw[i];
            continue;
        }
        out += entity(raw.mid(i + 1, end - i - 1).toString());
        i = end;
    }
    return out;
}

// The name of the tag that begins at `<`, lower case, with "/" in front when it closes; empty when it is no tag.
QString tagName(QStringView html, qsizetype at)
{
    QString name;
    for (qsizetype i = at + 1; i < html.size(); ++i) {
        const QChar c = html[i];
        const bool begins = name.isEmpty() || name == QLatin1String("/");
        if (!(c.isLetter() || (c.isDigit() && !begins) || (name.isEmpty() && c == QLatin1Char('/'))))
            break;
        name += c.toLower();
    }
    return name;
}

// After the tag's ">", quotes respected.
qsizetype afterTag(QStringView html, qsizetype at)
{
    QChar quote;
    for (qsizetype i = at; i < html.size(); ++i) {
        const QChar c = html[i];
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == QLatin1Char('"') || c == QLatin1Char('\''))
            quote = c;
        else if (c == QLatin1Char('>'))
            return i + 1;
    }
    return html.size();
}

void applyTag(const QString &name, Lines &lines)
{
    static const QSet<QString> breaking{
        QStringLiteral("p"),  QStringLiteral("div"),   QStringLiteral("br"),      QStringLiteral("ul"),
        QStringLiteral("ol"), QStringLiteral("tr"),    QStringLiteral("h1"),      QStringLiteral("h2"),
        QStringLiteral("h3"), QStringLiteral("h4"),    QStringLiteral("h5"),      QStringLiteral("h6"),
        QStringLiteral("hr"), QStringLiteral("table"), QStringLiteral("section"), QStringLiteral("blockquote"),
        QStringLiteral("dt"), QStringLiteral("dd"),    QStringLiteral("pre")};
    const QString bare = name.startsWith(QLatin1Char('/')) ? name.mid(1) : name;
    if (name == QLatin1String("li"))
        lines.beginItem();
    else if (bare == QLatin1String("li"))
        lines.endItem();
    else if (breaking.contains(bare))
        lines.end();
    else if (bare == QLatin1String("td") || bare == QLatin1String("th"))
        lines.blank();
}

} // namespace

QString htmlToText(const QString &html)
{
    Lines lines;
    const QStringView all(html);
    qsizetype at = 0;
    while (at < all.size()) {
        qsizetype open = all.indexOf(QLatin1Char('<'), at);
        if (open < 0)
            open = all.size();
        lines.add(withEntities(all.mid(at, open - at)));
        if (open == all.size())
            break;
        if (all.mid(open).startsWith(QLatin1String("<!--"))) {
            const qsizetype close = all.indexOf(QLatin1String("-->"), open);
            at = close < 0 ? all.size() : close + 3;
            continue;
        }
        const QString name = tagName(all, open);
        if (name.isEmpty() && !all.mid(open).startsWith(QLatin1String("<!"))) {
            lines.add(all.mid(open, 1)); // "5 < 7"
            at = open + 1;
            continue;
        }
        applyTag(name, lines);
        at = afterTag(all, open);
        if (name == QLatin1String("script") || name == QLatin1String("style") || name == QLatin1String("head")) {
            const qsizetype close = all.indexOf(QString(QLatin1String("</") + name), at, Qt::CaseInsensitive);
            at = close < 0 ? all.size() : afterTag(all, close);
        }
    }
    return lines.text();
}

} // namespace ats
