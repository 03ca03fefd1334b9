// The painting half of SheetStack: pixmaps, markers under the ink, boxes over identities.
#include "ui/evidence/SheetStack.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace ui::evidence {

namespace {

constexpr int ShadowSteps = 7;

// Multiplying marker over paper gives the token's colour exactly: divide it by the paper first.
QColor overPaper(const QColor &marker, const QColor &paper)
{
    const auto part = [](int m, int p) { return qMin(255, qRound(255.0 * m / qMax(1, p))); };
    return QColor(part(marker.red(), paper.red()), part(marker.green(), paper.green()),
                  part(marker.blue(), paper.blue()));
}

void paintShadow(QPainter &painter, const QRectF &box, const theme::Tokens &t)
{
    painter.setPen(Qt::NoPen);
    for (int i = ShadowSteps; i > 0; --i) {
        QColor shade(0, 0, 0, t.scheme == theme::Scheme::Dark ? 7 : 2);
        painter.setBrush(shade);
        const double out = i * 1.4;
        painter.drawRoundedRect(box.adjusted(-out, -out + 3, out, out + 3), out, out);
    }
}

} // namespace

void SheetStack::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const theme::Tokens &t = theme::tokens(this);
    painter.fillRect(event->rect(), t.ground);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF offset(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    painter.translate(offset);
    const QRectF dirty = QRectF(event->rect()).translated(-offset);
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        if (m_sheets[i].box.adjusted(-20, -20, 20, 20).intersects(dirty))
            paintSheet(painter, i, dirty);
    }
    if (m_view.pages.empty())
        paintText(painter);
    if (hasFocus()) {
        painter.translate(-offset);
        painter.fillRect(QRect(0, 0, theme::AccentBar, viewport()->height()), t.accent);
    }
    reportPainted();
}

void SheetStack::paintSheet(QPainter &painter, std::size_t page, const QRectF &visibleBox)
{
    const theme::Tokens &t = theme::tokens(this);
    const Sheet &sheet = m_sheets[page];
    if (!sheet.box.contains(visibleBox))
        paintShadow(painter, sheet.box, t);
    painter.fillRect(sheet.box, t.sheet);
    if (m_view.pages.empty())
        return;
    if (!sheet.picture.isNull()) {
        const QRectF part = sheet.box.intersected(visibleBox);
        const double ratio = sheet.picture.devicePixelRatio();
        const QRectF source(QPointF(part.topLeft() - sheet.box.topLeft()) * ratio, part.size() * ratio);
        painter.drawPixmap(part, sheet.picture, source);
    }
    paintMarkers(painter, page);
    if (m_view.names == Identity::Hidden)
        paintIdentities(painter, page);
    if (m_hidden == HiddenWords::Shown)
        paintHidden(painter, page);
}

void SheetStack::paintMarkers(QPainter &painter, std::size_t page)
{
    const theme::Tokens &t = theme::tokens(this);
    painter.save();
    painter.setPen(Qt::NoPen);
    const auto paint = [&](const Marker &marker, const QColor &colour, double out) {
        painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        painter.setBrush(overPaper(colour, t.sheet));
        // Boxes of neighbouring lines may overlap; one path is multiplied once.
        QPainterPath path;
        path.setFillRule(Qt::WindingFill);
        for (const QRectF &box : marker.boxes)
            path.addRoundedRect(onContent(page, box).adjusted(-1 - out, -1 - out, 1 + out, 1 + out), 3, 3);
        painter.drawPath(path);
    };
    const Marker *focused = nullptr;
    for (const Marker &marker : m_view.markers) {
        if (marker.page != int(page))
            continue;
        if (marker.number == m_focused)
            focused = &marker;
        else
            paint(marker, t.marker, 0);
    }
    if (focused)
        paint(*focused, t.markerNow, 1);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setPen(t.sheetAccent);
    QFont font = theme::font(theme::Type::Cap);
    for (const Marker &marker : m_view.markers) {
        if (marker.page != int(page) || marker.boxes.empty() || marker.number <= 0)
            continue;
        // Above the corner, so that it covers neither the passage nor the word that follows.
        const QRectF last = onContent(page, marker.boxes.back());
        font.setPixelSize(qBound(7, qRound(last.height() * 0.6), 10));
        painter.setFont(font);
        painter.drawText(QRectF(last.right() - 1, last.top() - font.pixelSize() + 2, 24, font.pixelSize() + 1),
                         Qt::AlignLeft | Qt::AlignVCenter, QString::number(marker.number));
    }
    painter.restore();
}

void SheetStack::paintIdentities(QPainter &painter, std::size_t page)
{
    // Opaque and a little larger than the ink, so that no ascender tells the name. // DESIGN 10 (23)
    const theme::Tokens &t = theme::tokens(this);
    painter.save();
    painter.setPen(Qt::NoPen);
    const QColor cover = t.sheet.darker(116);
    for (const PageBox &identity : m_view.identity) {
        if (identity.page != int(page))
            continue;
        const QRectF box = onContent(page, identity.box).adjusted(-2, -2, 2, 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(cover);
        painter.drawRoundedRect(box, 3, 3);
        if (identity.words.isEmpty() || box.height() < 12)
            continue;
        QFont font = theme::font(theme::Type::Strong);
        font.setPixelSize(qBound(9, qRound(box.height() * 0.6), 18));
        // A long name has a wide box, a short one a narrow one: the code fits itself in.
        while (font.pixelSize() > 9 && QFontMetricsF(font).horizontalAdvance(identity.words) > box.width() - 8)
            font.setPixelSize(font.pixelSize() - 1);
        painter.setFont(font);
        painter.setPen(t.sheetInk);
        painter.drawText(box.adjusted(6, 0, -2, 0), Qt::AlignVCenter | Qt::TextSingleLine, identity.words);
    }
    painter.restore();
}

std::vector<QRectF> SheetStack::marginNotes(std::size_t page) const
{
    std::vector<QRectF> notes;
    for (const PageBox &hidden : m_view.hidden) {
        if (hidden.page == int(page))
            notes.push_back(onContent(page, hidden.box).intersected(m_sheets[page].box.adjusted(2, 2, -2, -2)));
    }
    return notes;
}

void SheetStack::paintHidden(QPainter &painter, std::size_t page)
{
    const theme::Tokens &light = theme::tokens(theme::Scheme::Light);
    painter.save();
    painter.setFont(theme::font(theme::Type::Small));
    const QFontMetricsF metrics(painter.font());
    const std::vector<QRectF> boxes = marginNotes(page);
    std::size_t at = 0;
    double lowest = m_sheets[page].box.top();
    for (const PageBox &hidden : m_view.hidden) {
        if (hidden.page != int(page))
            continue;
        // The words themselves, where they stand, large enough to be read; several never overlap.
        QRectF box = boxes[at++];
        box.setHeight(qMax(box.height(), 20.0));
        box.setWidth(qBound(120.0, box.width(), m_sheets[page].box.right() - box.left() - 8));
        const QString words =
            metrics.elidedText(widgets::visible(hidden.words).simplified(), Qt::ElideRight, box.width() - 12);
        box.moveTop(qMax(box.top(), lowest));
        lowest = box.bottom() + 4;
        painter.setPen(QPen(light.brick, 1, Qt::DashLine));
        painter.setBrush(light.brickSoft);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(light.brick);
        painter.drawText(box.adjusted(6, 0, -6, 0), Qt::AlignVCenter | Qt::TextSingleLine, words);
    }
    painter.restore();
}

void SheetStack::paintText(QPainter &painter)
{
    // Text sheets are paper too: light inks in both themes.
    for (Words &words : m_words)
        words.layout.draw(painter, words.at, theme::tokens(theme::Scheme::Light));
}

void SheetStack::reportPainted()
{
    const auto painted = [this](int page) {
        return page >= 0 && page < int(m_sheets.size()) &&
               (m_view.pages.empty() || !m_sheets[std::size_t(page)].picture.isNull());
    };
    if (!m_firstPainted && painted(0)) {
        m_firstPainted = true;
        QMetaObject::invokeMethod(this, &SheetStack::firstPagePainted, Qt::QueuedConnection);
    }
    if (m_focused == 0 || m_reported == m_focused)
        return;
    for (const Marker &marker : m_view.markers) {
        if (marker.number != m_focused || !painted(marker.page))
            continue;
        if (!QRectF(viewport()->rect()).intersects(markerRect(m_focused)))
            continue;
        m_reported = m_focused;
        const int number = m_focused;
        QMetaObject::invokeMethod(this, [this, number] { Q_EMIT passagePainted(number); }, Qt::QueuedConnection);
        return;
    }
}

} // namespace ui::evidence
