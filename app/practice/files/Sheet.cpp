#include "practice/files/Sheet.h"

#include <algorithm>
#include <tuple>

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include "practice/files/PdfBytes.h"

namespace practice {

namespace {

constexpr int resolution = 1200;
constexpr double unitsPerPoint = resolution / 72.0;

QFont fontOf(const TextStyle &style, double scale)
{
    QFont font;
    font.setFamilies({style.family, QStringLiteral("DejaVu Sans")});
    font.setPixelSize(std::max(1, static_cast<int>(style.size * scale + 0.5)));
    font.setWeight(static_cast<QFont::Weight>(style.weight));
    font.setItalic(style.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Inter swaps + and – between digits for glyphs that no character stands behind: they would be lost as text.
    if (style.family.startsWith(QLatin1String("Inter")))
        font.setStyleStrategy(QFont::PreferNoShaping);
    if (style.tracking > 0)
        font.setLetterSpacing(QFont::PercentageSpacing, 100 + style.tracking);
    return font;
}

} // namespace

const QFontMetricsF &Sheet::metricsOf(const TextStyle &style) const
{
    const auto key = QStringLiteral("%1/%2/%3/%4/%5")
                         .arg(style.family)
                         .arg(style.size)
                         .arg(style.weight)
                         .arg(style.italic ? 1 : 0)
                         .arg(style.tracking);
    auto found = m_metrics.find(key);
    if (found == m_metrics.end())
        found = m_metrics.insert(key, QFontMetricsF(fontOf(style, unitsPerPoint)));
    return *found;
}

double Sheet::widthOf(const QString &text, const TextStyle &style) const
{
    return metricsOf(style).horizontalAdvance(text) / unitsPerPoint;
}

double Sheet::ascentOf(const TextStyle &style) const
{
    return metricsOf(style).capHeight() / unitsPerPoint;
}

void Sheet::ensurePages(int count)
{
    m_pages = std::max(m_pages, count);
}

void Sheet::text(int page, QPointF baseline, const QString &text, const TextStyle &style)
{
    ensurePages(page + 1);
    m_marks.push_back({Mark::Kind::Text, page, QRectF(baseline, QSizeF()), text, style, {}});
}

void Sheet::fill(int page, const QRectF &area, const QColor &color)
{
    ensurePages(page + 1);
    TextStyle style;
    style.color = color;
    m_marks.push_back({Mark::Kind::Fill, page, area, {}, style, {}});
}

void Sheet::picture(int page, const QRectF &area, const QImage &image)
{
    ensurePages(page + 1);
    m_marks.push_back({Mark::Kind::Picture, page, area, {}, {}, image});
}

void Sheet::orderByRows()
{
    // Rules and areas first, as they were; std::sort with the old place as the last word keeps it stable.
    struct Place
    {
        std::tuple<int, int, int, double, std::size_t> key;
        std::size_t index;
    };
    std::vector<Place> places;
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const auto &mark = m_marks[i];
        const auto isText = mark.kind == Mark::Kind::Text;
        places.push_back({{isText ? 1 : 0, isText ? mark.page : 0, isText ? qRound(mark.area.y() * 4) : 0,
                           isText ? mark.area.x() : 0.0, i},
                          i});
    }
    std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) { return a.key < b.key; });
    std::vector<Mark> ordered;
    ordered.reserve(m_marks.size());
    for (const auto &place : places)
        ordered.push_back(m_marks[place.index]);
    m_marks = std::move(ordered);
}

void Sheet::paint(QPainter &painter, int page, double scale) const
{
    for (const auto &mark : m_marks) {
        if (mark.page != page)
            continue;
        const QRectF area(mark.area.topLeft() * scale, mark.area.size() * scale);
        switch (mark.kind) {
        case Mark::Kind::Fill:
            painter.fillRect(area, mark.style.color);
            break;
        case Mark::Kind::Picture:
            painter.drawImage(area, mark.image);
            break;
        case Mark::Kind::Text:
            painter.setFont(fontOf(mark.style, scale));
            painter.setPen(mark.style.color);
            painter.drawText(area.topLeft(), mark.text);
            break;
        }
    }
}

QByteArray Sheet::toPdf(const QString &title) const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(resolution);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Practice word processor"));
        QPainter painter(&writer);
        for (int page = 0; page < m_pages; ++page) {
            if (page > 0)
                writer.newPage();
            paint(painter, page, unitsPerPoint);
        }
    }
    return withFixedDates(bytes);
}

QImage Sheet::toImage(int page, double dpi) const
{
    const auto scale = dpi / 72.0;
    QImage image(qRound(pageWidth * scale), qRound(pageHeight * scale), QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paint(painter, page, scale);
    painter.end();
    return image;
}

} // namespace practice
