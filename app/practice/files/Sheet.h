// Pages of text, lines and pictures kept as a list before they are painted, so that one layout can be written to the
// file in another order (column by column, row by row) and also be turned into a picture. Points, origin top-left.
#pragma once

#include <vector>

#include <QColor>
#include <QFontMetricsF>
#include <QHash>
#include <QImage>
#include <QRectF>
#include <QString>

class QPainter;

namespace practice {

struct TextStyle
{
    QString family;
    double size = 10; // points
    int weight = 400;
    bool italic = false;
    QColor color = QColor(0x22, 0x26, 0x2b);
    double tracking = 0; // per cent more between letters
};

class Sheet
{
public:
    static constexpr double pageWidth = 595;
    static constexpr double pageHeight = 842;

    double widthOf(const QString &text, const TextStyle &style) const;
    double ascentOf(const TextStyle &style) const;

    void text(int page, QPointF baseline, const QString &text, const TextStyle &style);
    void fill(int page, const QRectF &area, const QColor &color);
    void picture(int page, const QRectF &area, const QImage &image);

    // Text in the order a template engine with table rows would write it: top to bottom, then left to right.
    void orderByRows();
    void ensurePages(int count);
    int pages() const { return m_pages; }

    QByteArray toPdf(const QString &title) const;
    QImage toImage(int page, double dpi) const;

private:
    struct Mark
    {
        enum class Kind
        {
            Fill,
            Picture,
            Text
        };
        Kind kind = Kind::Text;
        int page = 0;
        QRectF area; // of a text: its baseline's start
        QString text;
        TextStyle style;
        QImage image;
    };

    void paint(QPainter &painter, int page, double scale) const;
    const QFontMetricsF &metricsOf(const TextStyle &style) const;

    std::vector<Mark> m_marks;
    int m_pages = 1;
    mutable QHash<QString, QFontMetricsF> m_metrics;
};

} // namespace practice
