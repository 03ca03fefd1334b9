#include "ui/evidence/SheetStack.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

namespace ui::evidence {

namespace {

constexpr double Gap = 16;
constexpr double SideMargin = 62; // of a wide view; a narrow one gives it to the sheet
constexpr double TextSheetPad = 50;
constexpr int KeptPages = 8; // pictures held around the view
constexpr double WidestText = 640;

} // namespace

SheetStack::SheetStack(QWidget *parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("sheets"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_motion.setDuration(theme::MotionMs);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_motion, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { verticalScrollBar()->setValue(value.toInt()); });
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(0);
    connect(&m_askSoon, &QTimer::timeout, this, &SheetStack::askForPages);
}

void SheetStack::setDocument(const DocumentView &view)
{
    // Same pages with other markers or names: keep the pictures and the place.
    const bool samePages = !view.key.isEmpty() && view.key == m_view.key && view.pages == m_view.pages;
    m_motion.stop();
    m_view = view;
    m_reported = 0;
    if (!samePages) {
        m_images.clear();
        m_sheets.clear();
        m_asked.clear();
        m_focused = 0;
        m_firstPainted = false;
        m_page = -1;
        m_hidden = HiddenWords::Kept;
    }
    layOut();
    if (!samePages)
        verticalScrollBar()->setValue(0);
    m_askSoon.start();
    viewport()->update();
}

void SheetStack::setPage(int page, const QImage &image)
{
    if (page < 0 || page >= int(m_sheets.size()) || image.isNull())
        return;
    m_images[page] = image;
    tint(std::size_t(page));
    viewport()->update(m_sheets[std::size_t(page)]
                           .box.translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value())
                           .toAlignedRect());
}

void SheetStack::tint(std::size_t page)
{
    const auto found = m_images.find(int(page));
    if (found == m_images.end())
        return;
    Sheet &sheet = m_sheets[page];
    const double ratio = devicePixelRatioF();
    QImage picture = found->second.convertToFormat(QImage::Format_RGB32);
    const QSize wanted(qMax(1, qRound(sheet.box.width() * ratio)), qMax(1, qRound(sheet.box.height() * ratio)));
    sheet.scale = picture.width() / qMax(1.0, m_view.pages[page].width());
    if (picture.size() != wanted)
        picture = picture.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QColor paper = theme::tokens(this).sheet;
    if (paper != Qt::white) {
        QPainter painter(&picture);
        painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        painter.fillRect(picture.rect(), paper);
    }
    sheet.picture = QPixmap::fromImage(std::move(picture));
    sheet.picture.setDevicePixelRatio(ratio);
}

void SheetStack::focusMarker(int number)
{
    if (number == m_focused)
        return;
    const QRectF before = markerRect(m_focused);
    m_focused = number;
    m_reported = 0;
    // Only the two passages are painted again; a far one comes with the scroll.
    viewport()->update(before.adjusted(-24, -12, 24, 12).toAlignedRect());
    viewport()->update(markerRect(number).adjusted(-24, -12, 24, 12).toAlignedRect());
    scrollToMarker();
}

void SheetStack::setHiddenWords(HiddenWords hidden)
{
    m_hidden = hidden;
    viewport()->update();
}

void SheetStack::zoomBy(double factor)
{
    m_zoom = qBound(0.5, m_zoom * factor, 3.0);
    layOut();
    m_askSoon.start();
    viewport()->update();
}

void SheetStack::fitWidth()
{
    m_zoom = 1;
    zoomBy(1);
}

void SheetStack::layOut()
{
    const double room = viewport()->width();
    const double margin = qBound(16.0, room * 0.081, SideMargin);
    const double width = qMax(120.0, (room - 2 * margin) * m_zoom);
    m_sheets.resize(m_view.pages.size());
    m_words.clear();
    double y = Gap;
    if (m_view.pages.empty()) {
        layOutText(width);
    } else {
        double widest = 1;
        for (const QSizeF &size : m_view.pages)
            widest = qMax(widest, size.width());
        m_contentWidth = qMax(room, width + 2 * margin);
        for (std::size_t i = 0; i < m_sheets.size(); ++i) {
            const QSizeF &size = m_view.pages[i];
            const double w = std::round(width * size.width() / widest);
            const double h = std::round(w * size.height() / qMax(1.0, size.width()));
            const QRectF box(std::round((m_contentWidth - w) / 2), y, w, h);
            const bool resized = box.size() != m_sheets[i].box.size();
            m_sheets[i].box = box;
            if (resized)
                tint(i);
            y += h + Gap;
        }
        m_contentHeight = y;
    }
    verticalScrollBar()->setRange(0, qMax(0, int(m_contentHeight) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(48);
    horizontalScrollBar()->setRange(0, qMax(0, int(m_contentWidth) - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

void SheetStack::layOutText(double width)
{
    const double w = qMin(width, qMax(WidestText, width));
    m_contentWidth = viewport()->width();
    Sheet sheet;
    sheet.box = QRectF(std::round((m_contentWidth - w) / 2), Gap, w, 0);
    double y = sheet.box.top() + 38;
    const double x = sheet.box.left() + TextSheetPad;
    const int inner = int(w - 2 * TextSheetPad);
    const auto add = [&](const QString &text, widgets::Ink ink, theme::Type type, double after) {
        if (text.isEmpty())
            return;
        widgets::ProseLayout layout({{text, ink}}, type, type == theme::Type::Body ? 22 : 24);
        const int height = layout.heightFor(inner);
        m_words.push_back({std::move(layout), QPointF(x, y)});
        y += height + after;
    };
    for (const TextBlock &block : m_view.blocks) {
        add(block.heading, widgets::Ink::Ink, theme::Type::Strong, 0);
        add(block.sub, widgets::Ink::Ink3, theme::Type::Body, 4);
        add(block.body, widgets::Ink::Ink, theme::Type::Body, 0);
        y += 20;
    }
    sheet.box.setHeight(m_view.blocks.empty() ? 0 : qMax(y + 18 - sheet.box.top(), w * 1.2));
    m_sheets.clear();
    if (!m_view.blocks.empty())
        m_sheets.push_back(sheet);
    m_contentHeight = sheet.box.bottom() + Gap;
}

void SheetStack::askForPages()
{
    if (m_view.pages.empty())
        return;
    const double top = verticalScrollBar()->value();
    const double bottom = top + viewport()->height();
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        const Sheet &sheet = m_sheets[i];
        // One page ahead in both directions is asked for before it is needed.
        if (sheet.box.bottom() + sheet.box.height() < top || sheet.box.top() - sheet.box.height() > bottom)
            continue;
        const double scale = pixelsPerPoint(i) * devicePixelRatioF();
        if (std::abs(sheet.scale - scale) < 0.01 || std::abs(m_asked[int(i)] - scale) < 0.01)
            continue;
        m_asked[int(i)] = scale;
        Q_EMIT pageWanted(int(i), scale);
    }
    const int here = qMax(0, currentPage());
    for (auto held = m_images.begin(); held != m_images.end();) {
        if (std::abs(held->first - here) <= KeptPages / 2) {
            ++held;
            continue;
        }
        m_sheets[std::size_t(held->first)].picture = {};
        m_sheets[std::size_t(held->first)].scale = 0;
        m_asked.erase(held->first);
        held = m_images.erase(held);
    }
}

double SheetStack::pixelsPerPoint(std::size_t page) const
{
    return m_sheets[page].box.width() / qMax(1.0, m_view.pages[page].width());
}

QRectF SheetStack::onContent(std::size_t page, const QRectF &points) const
{
    const double s = pixelsPerPoint(page);
    return QRectF(points.topLeft() * s, points.size() * s).translated(m_sheets[page].box.topLeft());
}

QRectF SheetStack::markerRect(int number) const
{
    QRectF all;
    for (const Marker &marker : m_view.markers) {
        if (marker.number != number || marker.page < 0 || marker.page >= int(m_sheets.size()) || m_view.pages.empty())
            continue;
        for (const QRectF &box : marker.boxes)
            all |= onContent(std::size_t(marker.page), box);
    }
    return all.translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
}

void SheetStack::scrollToMarker()
{
    const QRectF box = markerRect(m_focused);
    if (box.isEmpty())
        return;
    const QRectF comfortable = QRectF(viewport()->rect()).adjusted(0, 48, 0, -96);
    if (comfortable.contains(QRectF(comfortable.left(), box.top(), 1, box.height())))
        return;
    const int target = qBound(0, verticalScrollBar()->value() + int(box.top() - viewport()->height() / 3.0),
                              verticalScrollBar()->maximum());
    m_motion.stop();
    m_motion.setStartValue(verticalScrollBar()->value());
    m_motion.setEndValue(target);
    m_motion.start();
}

int SheetStack::currentPage() const
{
    const double line = verticalScrollBar()->value() + viewport()->height() / 3.0;
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        if (line < m_sheets[i].box.bottom() + Gap)
            return int(i);
    }
    return int(m_sheets.size()) - 1;
}

void SheetStack::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    m_askSoon.start();
}

void SheetStack::scrollContentsBy(int dx, int dy)
{
    viewport()->scroll(dx, dy);
    if (dx != 0 || hasFocus())
        viewport()->update(0, 0, theme::AccentBar + qAbs(dx), viewport()->height()); // the bar does not travel along
    m_askSoon.start();
    if (const int page = currentPage(); page != m_page) {
        m_page = page;
        Q_EMIT currentPageChanged(page);
    }
}

void SheetStack::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (std::size_t i = 0; i < m_sheets.size(); ++i)
        tint(i);
    viewport()->update();
}

void SheetStack::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Home:
        bar->setValue(0);
        return;
    case Qt::Key_End:
        bar->setValue(bar->maximum());
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event); // arrows and page keys
    }
}

void SheetStack::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update(0, 0, theme::AccentBar, viewport()->height());
}

void SheetStack::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update(0, 0, theme::AccentBar, viewport()->height());
}

void SheetStack::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoomBy(event->angleDelta().y() > 0 ? 1.1 : 1 / 1.1);
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

} // namespace ui::evidence
