#include "ui/outbox/OutboxRowView.h"

#include "ui/widgets/Keys.h"

#include <QPainter>

namespace ui::outbox {

using widgets::Deco;
using widgets::Ink;
using widgets::Weight;

namespace {

constexpr int Pad = 20;
constexpr int Above = 9;
constexpr int LeavesWidth = 96;
constexpr int Gap = 16; // between the words and when they leave

constexpr int BriefCharacters = 150;

// The beginning of a text on one flowing line; the whole of it opens with Space.
QString briefOf(const QString &text)
{
    QString flowing;
    for (const auto &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (!flowing.isEmpty())
            flowing += flowing.endsWith(QLatin1Char('.')) ? QStringLiteral(" ") : QStringLiteral("; ");
        flowing += line.trimmed();
    }
    if (flowing.size() <= BriefCharacters)
        return flowing;
    const auto cut = flowing.lastIndexOf(QLatin1Char(' '), BriefCharacters);
    return flowing.left(cut > 0 ? cut : BriefCharacters) + QStringLiteral(" …");
}

bool isBrick(RowState state)
{
    return state == RowState::Conflict || state == RowState::Refused || state == RowState::Drifted;
}

} // namespace

Columns Columns::of(int width)
{
    Columns c{};
    c.record = Pad;
    c.now = Pad + qMax(120, int(width * 0.144));
    c.after = int(width * 0.546);
    c.arrow = c.after - 26;
    c.leavesRight = width - Pad;
    c.nowWidth = c.arrow - c.now - 12;
    c.afterWidth = c.leavesRight - LeavesWidth - Gap - c.after;
    return c;
}

OutboxRowView::OutboxRowView(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true); // else QLabel takes back that the height follows the width
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred); // Fixed would cap the height at a stale width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OutboxRowView::setRow(const OutboxRow &row, RecordName name)
{
    m_row = row;
    m_name = name;
    if (!isOpenable())
        m_difference = Difference::Closed;
    layOut();
}

void OutboxRowView::setChoice(RowChoice choice)
{
    m_choice = choice;
    update();
}

void OutboxRowView::setDifference(Difference difference)
{
    m_difference = isOpenable() ? difference : Difference::Closed;
    layOut();
}

bool OutboxRowView::isOpenable() const
{
    return !m_row.foundInAts.isEmpty() || isBrick(m_row.state) || briefOf(m_row.after) != m_row.after;
}

void OutboxRowView::layOut()
{
    if (m_row.words.isEmpty()) {
        m_now = widgets::ProseLayout({{m_row.field + QStringLiteral(": ") + m_row.now, Ink::Ink3}});
    } else {
        widgets::Spans spans{{m_row.words, isBrick(m_row.state) ? Ink::Brick : Ink::Ink2}};
        if (!m_row.wordsNote.isEmpty())
            spans.push_back({QLatin1Char('\n') + m_row.wordsNote, isBrick(m_row.state) ? Ink::Brick : Ink::Ink3});
        m_now = widgets::ProseLayout(std::move(spans));
    }
    const QString instead = m_row.state == RowState::Conflict    ? tr("Proposal withdrawn.")
                            : m_row.state == RowState::TakenBack ? tr("Taken back.")
                            : m_row.state == RowState::Replaced  ? tr("Replaced by newer words of yours.")
                                                                 : QString();
    if (!instead.isEmpty()) {
        m_after = widgets::ProseLayout({{instead, Ink::Ink2}});
    } else if (m_row.state == RowState::OnlyHere) {
        m_after = widgets::ProseLayout(widgets::Spans{});
    } else {
        widgets::Spans spans{
            {m_row.field + QStringLiteral(":  "), Ink::Ink},
            {briefOf(m_row.after), Ink::Ink, Weight::Normal,
             m_row.state == RowState::Written || m_row.state == RowState::Drifted ? Deco::None : Deco::Marked}};
        if (!m_row.afterNote.isEmpty())
            spans.push_back({QStringLiteral("  ") + m_row.afterNote, Ink::Ink3});
        m_after = widgets::ProseLayout(std::move(spans));
    }
    const bool open = m_difference == Difference::Open;
    const bool conflict = m_row.state == RowState::Conflict;
    widgets::Spans there;
    if (open && conflict) // what she saw, what somebody made of it, and beside both what she approved
        there = {{tr("In the ATS when you approved") + QLatin1Char('\n'), Ink::Ink3},
                 {m_row.now + QLatin1Char('\n'), Ink::Ink}};
    if (open) {
        there.push_back(
            {(m_row.state == RowState::Written ? tr("In the ATS before") : tr("In the ATS now")) + QLatin1Char('\n'),
             Ink::Ink3});
        there.push_back({!m_row.foundInAts.isEmpty()                    ? m_row.foundInAts
                         : conflict || m_row.state == RowState::Drifted ? tr("empty")
                                                                        : m_row.now,
                         Ink::Ink});
    }
    m_there = widgets::ProseLayout(std::move(there));
    m_ours = widgets::ProseLayout(open ? widgets::Spans{{tr("As you approved it") + QLatin1Char('\n'), Ink::Ink3},
                                                        {m_row.field + QStringLiteral(":  "), Ink::Ink},
                                                        {m_row.after, Ink::Ink, Weight::Normal, Deco::Marked}}
                                       : widgets::Spans{});
    setText(QStringList{m_row.code, m_row.requisition, m_now.plainText(), m_after.plainText(), m_row.leaves}.join(
        QStringLiteral(", ")));
    setTextFormat(Qt::PlainText);
    updateGeometry();
    update();
}

QString OutboxRowView::differenceText() const
{
    if (m_difference == Difference::Closed)
        return {};
    return m_there.plainText() + QLatin1Char('\n') + m_ours.plainText();
}

int OutboxRowView::heightForWidth(int width) const
{
    const Columns c = Columns::of(width);
    const int record = m_name == RecordName::Said ? 2 * theme::LineHeight : theme::LineHeight;
    const int first = qMax(record, qMax(m_now.heightFor(c.nowWidth), m_after.heightFor(c.afterWidth)));
    const int second = qMax(m_there.heightFor(c.nowWidth), m_ours.heightFor(c.afterWidth));
    return first + (second > 0 ? second + 12 : 0) + 2 * Above;
}

void OutboxRowView::mousePressEvent(QMouseEvent *)
{
    Q_EMIT pressed();
}

void OutboxRowView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const theme::Tokens &t = theme::tokens(this);
    const Columns c = Columns::of(width());
    if (m_choice == RowChoice::Yes) {
        painter.fillRect(rect().adjusted(0, 1, 0, 0), t.scheme == theme::Scheme::Dark ? t.line2 : t.ground);
        painter.fillRect(QRect(0, 1, theme::AccentBar, height() - 1), t.accent);
    }
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
    const auto line = [&](const QRect &box, Qt::Alignment align, const QString &text, theme::Type type, QColor colour) {
        painter.setFont(theme::font(type));
        painter.setPen(colour);
        painter.drawText(box, int(align) | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(widgets::visible(text), Qt::ElideRight, box.width()));
    };
    const int lh = theme::LineHeight;
    if (m_name == RecordName::Said) {
        const int room = c.now - c.record - 12;
        line(QRect(c.record, Above, room, lh), Qt::AlignLeft, m_row.code, theme::Type::Strong, t.ink);
        line(QRect(c.record, Above + lh, room, lh), Qt::AlignLeft, m_row.requisition, theme::Type::Body, t.ink2);
    }
    const int nowHeight = m_now.heightFor(c.nowWidth);
    const int afterHeight = m_after.heightFor(c.afterWidth);
    m_now.draw(painter, QPointF(c.now, Above), t);
    m_after.draw(painter, QPointF(c.after, Above), t);
    if (m_row.state == RowState::Conflict) {
        int x = c.after + int(m_after.lastLineWidth()) + 6;
        const QString cap = tr("Space");
        const QSize size = widgets::capSize(cap);
        widgets::drawCap(painter, QRect(QPoint(x, Above + 1), size), cap, t);
        x += size.width() + 6;
        line(QRect(x, Above, c.after + c.afterWidth - x, lh), Qt::AlignLeft,
             m_difference == Difference::Open ? tr("close the difference") : tr("look at the difference"),
             theme::Type::Body, t.ink2);
    } else if (m_row.state != RowState::TakenBack && m_row.state != RowState::Replaced &&
               m_row.state != RowState::Drifted && m_row.state != RowState::OnlyHere) {
        line(QRect(c.arrow, Above, 20, lh), Qt::AlignLeft, QStringLiteral("→"), theme::Type::Body, t.ink3);
    }
    int leavesWidth = LeavesWidth - 8;
    if (m_row.state == RowState::Written) {
        painter.setFont(theme::font(theme::Type::Body));
        const int words = painter.fontMetrics().horizontalAdvance(m_row.leaves);
        theme::drawShape(painter, theme::Shape::Tick, QRectF(c.leavesRight - words - 19, Above + 4, 12, 12), t);
    }
    line(QRect(c.leavesRight - leavesWidth, Above, leavesWidth, lh), Qt::AlignRight, m_row.leaves, theme::Type::Body,
         t.ink3);
    if (m_difference == Difference::Open) {
        const int record = m_name == RecordName::Said ? 2 * lh : lh;
        const int y = Above + qMax(record, qMax(nowHeight, afterHeight)) + 12;
        m_there.heightFor(c.nowWidth);
        m_ours.heightFor(c.afterWidth);
        m_there.draw(painter, QPointF(c.now, y), t);
        m_ours.draw(painter, QPointF(c.after, y), t);
    }
}

} // namespace ui::outbox
