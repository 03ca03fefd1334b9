// Shapes before colours: what a verdict or a state looks like, drawn at any size.
#pragma once

#include <QIcon>
#include <QRectF>
#include <QString>

class QPainter;

namespace ui::theme {

struct Tokens;

enum class Shape
{
    None,
    Met,        // ● full
    Partly,     // ◐ half
    NotFound,   // ○ empty
    Unclear,    // dotted ring
    Wave,       // verdicts change between runs
    Cross,      // unsupported, brick
    Tick,       // done, accent
    Fresh,      // new, no draft yet: a small ring
    Ready,      // drafted: a small dot
    Paper,      // to be read by hand: a leaf of paper
    Person,     // without AI: head and shoulders
    Clock,      // deferred
    Difference, // conflict, brick: two strokes apart
    Pen,        // the person's own words
};

inline constexpr int ShapeSize = 14;

void drawShape(QPainter &painter, Shape shape, const QRectF &box, const Tokens &t);
QString shapeName(Shape shape); // for screen readers

// The mark of the program: a signature over its line.
void drawMark(QPainter &painter, const QRectF &box, const QColor &colour);
QIcon appIcon();

} // namespace ui::theme
