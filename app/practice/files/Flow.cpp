#include "practice/files/Flow.h"

#include <cmath>

namespace practice {

Flow::Flow(Sheet &sheet, const QRectF &first, const QRectF &later)
    : m_sheet(sheet), m_area(first), m_later(later), m_y(first.top())
{
}

void Flow::newPage()
{
    ++m_page;
    m_area = m_later;
    m_y = m_area.top();
    m_sheet.ensurePages(m_page + 1);
}

void Flow::need(double points)
{
    if (m_y + points > m_area.bottom())
        newPage();
}

double Flow::nextBaseline(const TextStyle &style)
{
    need(lineHeight(style));
    auto baseline = m_y + lineHeight(style) * 0.78;
    if (m_grid > 0)
        baseline = std::ceil(baseline / m_grid) * m_grid;
    m_y = baseline + lineHeight(style) * 0.22;
    return baseline;
}

QStringList Flow::wrapped(const QString &text, const TextStyle &style, double width) const
{
    QStringList lines;
    QString line;
    for (const auto &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
        if (!line.isEmpty() && m_sheet.widthOf(longer, style) > width) {
            lines.append(line);
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.isEmpty())
        lines.append(line);
    return lines;
}

double Flow::heightOf(const QString &text, const TextStyle &style, double width) const
{
    return static_cast<double>(wrapped(text, style, width).size()) * lineHeight(style);
}

void Flow::paragraph(const QString &text, const TextStyle &style, double indent)
{
    for (const auto &line : wrapped(text, style, width() - indent)) {
        const auto baseline = nextBaseline(style);
        m_sheet.text(m_page, {left() + indent, baseline}, line, style);
    }
}

void Flow::centred(const QString &text, const TextStyle &style)
{
    for (const auto &line : wrapped(text, style, width())) {
        const auto baseline = nextBaseline(style);
        m_sheet.text(m_page, {left() + (width() - m_sheet.widthOf(line, style)) / 2, baseline}, line, style);
    }
}

void Flow::bullet(const QString &text, const TextStyle &style, const QColor &mark)
{
    const auto indent = style.size * 1.05;
    auto dot = style;
    dot.color = mark;
    auto isFirst = true;
    for (const auto &line : wrapped(text, style, width() - indent)) {
        const auto baseline = nextBaseline(style);
        if (isFirst)
            m_sheet.text(m_page, {left() + 1, baseline}, QStringLiteral("•"), dot);
        isFirst = false;
        m_sheet.text(m_page, {left() + indent, baseline}, line, style);
    }
}

void Flow::pair(const QString &left_, const TextStyle &leftStyle, const QString &right, const TextStyle &rightStyle)
{
    const auto rightWidth = m_sheet.widthOf(right, rightStyle);
    if (m_sheet.widthOf(left_, leftStyle) + rightWidth + 12 > width()) {
        paragraph(left_, leftStyle);
        paragraph(right, rightStyle);
        return;
    }
    const auto baseline = nextBaseline(leftStyle);
    m_sheet.text(m_page, {left(), baseline}, left_, leftStyle);
    m_sheet.text(m_page, {left() + width() - rightWidth, baseline}, right, rightStyle);
}

void Flow::rule(const QColor &color, double thickness)
{
    m_sheet.fill(m_page, QRectF(left(), m_y, width(), thickness), color);
    m_y += thickness;
}

} // namespace practice
