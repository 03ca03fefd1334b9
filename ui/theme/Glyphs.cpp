#include "ui/theme/Glyphs.h"

#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace ui::theme {

namespace {

constexpr qreal Stroke = 1.6;

void drawRing(QPainter &p, qreal radius)
{
    p.drawEllipse(QPointF(7, 7), radius, radius);
}

void drawWave(QPainter &p)
{
    QPainterPath path(QPointF(0.9, 8.2));
    path.cubicTo(2.4, 4.4, 4.6, 4.4, 7, 7);
    path.cubicTo(9.4, 9.6, 11.6, 9.6, 13.1, 5.8);
    p.drawPath(path);
}

void drawDottedRing(QPainter &p, const QColor &ink)
{
    p.setPen(Qt::NoPen);
    p.setBrush(ink);
    for (int i = 0; i < 8; ++i) {
        const qreal angle = i * M_PI / 4;
        p.drawEllipse(QPointF(7 + 5.2 * std::cos(angle), 7 + 5.2 * std::sin(angle)), 1.05, 1.05);
    }
    p.drawEllipse(QPointF(7, 7), 1.2, 1.2);
}

void drawPaper(QPainter &p)
{
    QPainterPath path(QPointF(3.2, 1.6));
    path.lineTo(8.4, 1.6);
    path.lineTo(10.8, 4.2);
    path.lineTo(10.8, 12.4);
    path.lineTo(3.2, 12.4);
    path.closeSubpath();
    p.drawPath(path);
    p.drawLine(QPointF(5.3, 6.8), QPointF(8.7, 6.8));
    p.drawLine(QPointF(5.3, 9.4), QPointF(8.7, 9.4));
}

void drawPerson(QPainter &p)
{
    p.drawEllipse(QPointF(7, 4.3), 2.5, 2.5);
    QPainterPath path(QPointF(2.4, 12.6));
    path.cubicTo(2.6, 7.6, 11.4, 7.6, 11.6, 12.6);
    p.drawPath(path);
}

} // namespace

void drawShape(QPainter &painter, Shape shape, const QRectF &box, const Tokens &t)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / ShapeSize, box.height() / ShapeSize);
    const auto stroke = [&painter](const QColor &colour) {
        painter.setPen(QPen(colour, Stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
    };
    switch (shape) {
    case Shape::None:
        break;
    case Shape::Met:
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.ink);
        drawRing(painter, 5.8);
        break;
    case Shape::Partly:
        stroke(t.ink);
        drawRing(painter, 5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.ink);
        painter.drawPie(QRectF(2, 2, 10, 10), 90 * 16, 180 * 16);
        break;
    case Shape::NotFound:
        stroke(t.ink);
        drawRing(painter, 5);
        break;
    case Shape::Unclear:
        drawDottedRing(painter, t.ink);
        break;
    case Shape::Wave:
        stroke(t.accent);
        drawWave(painter);
        break;
    case Shape::Cross:
        stroke(t.brick);
        painter.drawLine(QPointF(3, 3), QPointF(11, 11));
        painter.drawLine(QPointF(11, 3), QPointF(3, 11));
        break;
    case Shape::Tick:
        stroke(t.accent);
        painter.drawPolyline(QPolygonF({QPointF(2, 7.6), QPointF(5.4, 11), QPointF(12, 3.6)}));
        break;
    case Shape::Fresh:
        stroke(t.ink3);
        drawRing(painter, 2.6);
        break;
    case Shape::Ready:
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.ink2);
        drawRing(painter, 3.2);
        break;
    case Shape::Paper:
        stroke(t.ink2);
        drawPaper(painter);
        break;
    case Shape::Person:
        stroke(t.ink2);
        drawPerson(painter);
        break;
    case Shape::Clock:
        stroke(t.ink3);
        drawRing(painter, 5.4);
        painter.drawPolyline(QPolygonF({QPointF(7, 3.9), QPointF(7, 7.2), QPointF(9.2, 8.4)}));
        break;
    case Shape::Difference:
        stroke(t.brick);
        painter.drawLine(QPointF(2.6, 5), QPointF(11.4, 5));
        painter.drawLine(QPointF(2.6, 9), QPointF(11.4, 9));
        painter.drawLine(QPointF(9, 2.2), QPointF(5, 11.8));
        break;
    case Shape::Pen:
        stroke(t.accent);
        painter.drawPolyline(QPolygonF({QPointF(2.4, 11.6), QPointF(3.2, 8.6), QPointF(9.8, 2.2), QPointF(11.8, 4.2),
                                        QPointF(5.4, 10.8), QPointF(2.4, 11.6)}));
        break;
    }
    painter.restore();
}

QString shapeName(Shape shape)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ui::theme::Shape", text); };
    switch (shape) {
    case Shape::None:
        return {};
    case Shape::Met:
        return tr("met");
    case Shape::Partly:
        return tr("partly");
    case Shape::NotFound:
        return tr("not found");
    case Shape::Unclear:
        return tr("unclear");
    case Shape::Wave:
        return tr("wavering");
    case Shape::Cross:
        return tr("unsupported");
    case Shape::Tick:
        return tr("done");
    case Shape::Fresh:
        return tr("new");
    case Shape::Ready:
        return tr("drafted");
    case Shape::Paper:
        return tr("to be read by hand");
    case Shape::Person:
        return tr("without AI");
    case Shape::Clock:
        return tr("deferred");
    case Shape::Difference:
        return tr("changed in the ATS");
    case Shape::Pen:
        return tr("your words");
    }
    return {};
}

void drawMark(QPainter &painter, const QRectF &box, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 20, box.height() / 20);
    painter.setPen(QPen(colour, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPainterPath path(QPointF(3.2, 13.6));
    path.cubicTo(4.6, 9.4, 7.2, 4.0, 9.2, 3.7);
    path.cubicTo(11.0, 3.5, 9.0, 8.2, 7.4, 13.2);
    path.cubicTo(8.6, 10.8, 10.4, 9.4, 11.4, 9.9);
    path.cubicTo(12.6, 10.5, 10.9, 13.4, 12.6, 13.5);
    path.cubicTo(14.2, 13.6, 15.0, 12.2, 16.4, 10.8);
    painter.drawPath(path);
    painter.drawLine(QPointF(2.2, 17.2), QPointF(17.8, 17.2));
    painter.restore();
}

QIcon appIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap picture(size, size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens(Scheme::Light).surface);
        const QRectF all(0, 0, size, size);
        painter.drawRoundedRect(all, size * 0.2, size * 0.2);
        drawMark(painter, all.adjusted(size * 0.12, size * 0.1, -size * 0.12, -size * 0.14),
                 tokens(Scheme::Light).accent);
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace ui::theme
