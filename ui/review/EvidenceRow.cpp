#include "ui/review/EvidenceRow.h"

#include <QPainter>

namespace ui::review {

namespace {

constexpr int Side = 6; // the focused ground reaches this far beyond the words
constexpr int PageWidth = 40;

} // namespace

EvidenceRow::EvidenceRow(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true); // else QLabel takes back that the height follows the width
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred); // Fixed would cap the height at a stale width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void EvidenceRow::setContent(Content content)
{
    if (content == m_content)
        return; // most rows stay when one changes
    m_content = std::move(content);
    layOut();
}

void EvidenceRow::setRowFocus(RowFocus focus)
{
    if (focus == m_focus)
        return;
    m_focus = focus;
    layOut();
}

void EvidenceRow::layOut()
{
    const bool on = m_focus == RowFocus::On;
    m_words = widgets::ProseLayout(on && !m_content.focusedSpans.empty() ? m_content.focusedSpans : m_content.spans);
    m_quote =
        widgets::ProseLayout(on && !m_content.quote.isEmpty()
                                 ? widgets::Spans{{QStringLiteral("“%1”").arg(m_content.quote), widgets::Ink::Ink2}}
                                 : widgets::Spans{});
    QStringList spoken{theme::shapeName(m_content.shape), m_words.plainText(), m_quote.plainText(), m_content.page};
    spoken.removeAll(QString());
    setText(spoken.join(QStringLiteral(", ")));
    setTextFormat(Qt::PlainText);
    updateGeometry();
    update();
}

int EvidenceRow::wordsWidth(int width) const
{
    return width - 2 * Side - m_content.indent - (m_content.page.isEmpty() ? 0 : PageWidth);
}

int EvidenceRow::heightForWidth(int width) const
{
    const int room = wordsWidth(width);
    return m_words.measured(room) + m_quote.measured(room) + 2 * m_content.padding;
}

void EvidenceRow::mousePressEvent(QMouseEvent *)
{
    Q_EMIT pressed();
}

void EvidenceRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const theme::Tokens &t = theme::tokens(this);
    if (m_focus == RowFocus::On) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accentSoft);
        painter.drawRoundedRect(rect(), 6, 6);
    }
    const int room = wordsWidth(width());
    const int top = m_content.padding;
    const int wordsHeight = m_words.heightFor(room);
    theme::drawShape(painter, m_content.shape, QRectF(Side, top + 3, theme::ShapeSize, theme::ShapeSize), t);
    m_words.draw(painter, QPointF(Side + m_content.indent, top), t);
    if (m_quote.heightFor(room) > 0)
        m_quote.draw(painter, QPointF(Side + m_content.indent, top + wordsHeight), t);
    if (!m_content.page.isEmpty()) {
        painter.setFont(theme::font(theme::Type::Body));
        painter.setPen(t.ink3);
        painter.drawText(QRect(width() - Side - PageWidth, top, PageWidth, theme::LineHeight),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_content.page);
    }
}

} // namespace ui::review
