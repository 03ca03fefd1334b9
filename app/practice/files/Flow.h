// A column of running text on a Sheet: wraps, breaks pages, keeps headings with what follows.
#pragma once

#include "practice/files/Sheet.h"

namespace practice {

class Flow
{
public:
    // The column's area on the first page and on those after it.
    Flow(Sheet &sheet, const QRectF &first, const QRectF &later);

    void setGrid(double points) { m_grid = points; } // baselines only at multiples of this; 0 = free
    void setLeading(double factor) { m_leading = factor; }

    void gap(double points) { m_y += points; }
    void need(double points); // goes to the next page if less is left
    void newPage();

    void paragraph(const QString &text, const TextStyle &style, double indent = 0);
    void centred(const QString &text, const TextStyle &style);
    void bullet(const QString &text, const TextStyle &style, const QColor &mark);
    // Left and right on one baseline; the right one goes below when both do not fit.
    void pair(const QString &left, const TextStyle &leftStyle, const QString &right, const TextStyle &rightStyle);
    void rule(const QColor &color, double thickness);

    QStringList wrapped(const QString &text, const TextStyle &style, double width) const;
    double heightOf(const QString &text, const TextStyle &style, double width) const;

    Sheet &sheet() { return m_sheet; }
    int page() const { return m_page; }
    double y() const { return m_y; }
    void setY(double y) { m_y = y; }
    double left() const { return m_area.left(); }
    double width() const { return m_area.width(); }
    double bottom() const { return m_area.bottom(); }
    double lineHeight(const TextStyle &style) const { return style.size * m_leading; }
    // Moves down one line and gives its baseline.
    double nextBaseline(const TextStyle &style);

private:
    Sheet &m_sheet;
    QRectF m_area;
    QRectF m_later;
    double m_y;
    double m_grid = 0;
    double m_leading = 1.38;
    int m_page = 0;
};

} // namespace practice
