#include "drafting/Folding.h"

namespace drafting {

namespace {

bool isInvisible(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x00AD || u == 0xFFFE || u == 0xFEFF || u == 0x2060 || (u >= 0x200B && u <= 0x200F) ||
           (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069) || (u >= 0xFE00 && u <= 0xFE0F);
}

bool isDash(QChar c)
{
    const char16_t u = c.unicode();
    return u == '-' || (u >= 0x2010 && u <= 0x2015) || u == 0x2212 || u == 0xFE58 || u == 0xFE63 || u == 0xFF0D;
}

QChar plainQuote(QChar c)
{
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x00B4:
        return QLatin1Char('\'');
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
        return QLatin1Char('"');
    default:
        return c;
    }
}

QString ligature(QChar c)
{
    switch (c.unicode()) {
    case 0xFB00:
        return QStringLiteral("ff");
    case 0xFB01:
        return QStringLiteral("fi");
    case 0xFB02:
        return QStringLiteral("fl");
    case 0xFB03:
        return QStringLiteral("ffi");
    case 0xFB04:
        return QStringLiteral("ffl");
    case 0xFB05:
    case 0xFB06:
        return QStringLiteral("st");
    default:
        return {};
    }
}

// The end of a run "hyphen, line end, indent" when it breaks one lower-case word in two; else -1.
qsizetype afterWordBreak(const QString &text, qsizetype dash)
{
    if (dash < 2 || !text.at(dash - 1).isLower() || !text.at(dash - 2).isLetter())
        return -1;
    qsizetype at = dash + 1;
    bool lineEnd = false;
    while (at < text.size() && text.at(at).isSpace()) {
        lineEnd = lineEnd || text.at(at) == QLatin1Char('\n');
        ++at;
    }
    return lineEnd && at < text.size() && text.at(at).isLower() ? at : -1;
}

class Folder
{
public:
    Folder(const QString &text, Fold fold) : m_text(text), m_fold(fold)
    {
        m_out.text.reserve(text.size());
        m_out.begin.reserve(static_cast<std::size_t>(text.size()));
        m_out.end.reserve(static_cast<std::size_t>(text.size()));
    }

    Folded run()
    {
        qsizetype at = 0;
        while (at < m_text.size())
            at = step(at);
        return std::move(m_out);
    }

private:
    qsizetype step(qsizetype at)
    {
        const QChar c = m_text.at(at);
        if (isInvisible(c))
            return at + 1;
        if (c.isSpace()) {
            qsizetype end = at + 1;
            while (end < m_text.size() && (m_text.at(end).isSpace() || isInvisible(m_text.at(end))))
                ++end;
            blank(at, end);
            return end;
        }
        if (isDash(c)) {
            const qsizetype joined = afterWordBreak(m_text, at);
            if (joined >= 0)
                return joined;
            if (m_fold == Fold::Search)
                blank(at, at + 1);
            else
                put(QLatin1Char('-'), at, at + 1);
            return at + 1;
        }
        qsizetype end = at + 1;
        while (end < m_text.size() && m_text.at(end).isMark())
            ++end;
        letters(at, end);
        return end;
    }

    void letters(qsizetype at, qsizetype end)
    {
        const QChar c = m_text.at(at);
        QString out = ligature(c);
        if (out.isEmpty()) {
            const char16_t u = c.unicode();
            if (u >= 0xFF01 && u <= 0xFF5E)
                out = QChar(static_cast<char16_t>(u - 0xFF01 + 0x21));
            else if (end == at + 1 && u < 0x80)
                out = c;
            else
                out = m_text.mid(at, end - at).normalized(QString::NormalizationForm_C);
        }
        for (const QChar letter : std::as_const(out)) {
            if (m_fold == Fold::Quote)
                put(plainQuote(letter), at, end);
            else
                search(letter, at, end);
        }
    }

    void search(QChar letter, qsizetype at, qsizetype end)
    {
        const QChar plain = plainQuote(letter);
        const char16_t u = plain.unicode();
        if (u < 0x80) {
            put(plain.toLower(), at, end);
        } else if (u == 0x00DF || u == 0x1E9E) {
            put(QLatin1Char('s'), at, end);
            put(QLatin1Char('s'), at, end);
        } else if (u == 0x0152 || u == 0x0153 || u == 0x00C6 || u == 0x00E6) {
            put(QLatin1Char(u >= 0x0152 ? 'o' : 'a'), at, end);
            put(QLatin1Char('e'), at, end);
        } else {
            const QString apart = QString(plain).normalized(QString::NormalizationForm_D);
            for (const QChar part : apart) {
                if (!part.isMark())
                    put(part.toLower(), at, end);
            }
        }
    }

    void blank(qsizetype at, qsizetype end)
    {
        if (!m_out.text.isEmpty() && m_out.text.back() == QLatin1Char(' '))
            m_out.end.back() = static_cast<int>(end);
        else
            put(QLatin1Char(' '), at, end);
    }

    void put(QChar c, qsizetype at, qsizetype end)
    {
        m_out.text.append(c);
        m_out.begin.push_back(static_cast<int>(at));
        m_out.end.push_back(static_cast<int>(end));
    }

    const QString &m_text;
    Fold m_fold;
    Folded m_out;
};

} // namespace

Folded folded(const QString &text, Fold fold)
{
    return Folder(text, fold).run();
}

QString foldedText(const QString &text, Fold fold)
{
    return folded(text, fold).text.trimmed();
}

} // namespace drafting
