// Finding by patterns: what Patterns.cpp and People.cpp share.
#pragma once

#include <algorithm>
#include <vector>

#include <QRegularExpression>

#include "drafting/redaction/Patterns.h"

namespace drafting {

inline QRegularExpression shapePattern(const QString &text, bool anyCase = false)
{
    QRegularExpression out(
        text, QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption |
                  (anyCase ? QRegularExpression::CaseInsensitiveOption : QRegularExpression::NoPatternOption));
    Q_ASSERT(out.isValid());
    return out;
}

// One of the words, blanks as wide as they come; longer ones first.
inline QString anyOf(QStringList words)
{
    std::sort(words.begin(), words.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    for (auto &word : words)
        word = QRegularExpression::escape(word).replace(QStringLiteral("\\ "), QStringLiteral("\\s+"));
    return QStringLiteral("(?:") + words.join(QLatin1Char('|')) + QLatin1Char(')');
}

class ShapeList
{
public:
    explicit ShapeList(const QString &text) : m_text(text) {}

    void add(Piece piece, qsizetype begin, qsizetype end, const QString &instead = {})
    {
        while (end > begin && m_text.at(end - 1).isSpace())
            --end;
        if (end > begin)
            m_places.push_back({static_cast<int>(begin), static_cast<int>(end), piece, instead});
    }
    // The first group of each match that begins before to, or the whole match where it has none.
    void each(const QRegularExpression &what, Piece piece, int from = 0, int to = -1)
    {
        for (auto it = what.globalMatch(m_text, from); it.hasNext();) {
            const auto match = it.next();
            if (to >= 0 && match.capturedStart() >= to)
                return;
            const int group = match.lastCapturedIndex() > 0 ? 1 : 0;
            add(piece, match.capturedStart(group), match.capturedEnd(group));
        }
    }
    std::vector<ShapePlace> taken() { return std::move(m_places); }

private:
    const QString &m_text;
    std::vector<ShapePlace> m_places;
};

} // namespace drafting
