#include "ui/desk/BlockRow.h"

#include "ui/widgets/Prose.h"

#include <QPainter>

namespace ui::desk {

namespace {

constexpr int Height = 43;
constexpr int Pad = 20;
constexpr int NameLeft = 84;

} // namespace

BlockRow::BlockRow(RowPlace place, QWidget *parent) : QLabel(parent), m_place(place)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BlockRow::setBlock(const Block &block)
{
    m_block = block;
    setText(QStringLiteral("%1 %2, %3, %4").arg(QString::number(block.count), block.name, block.words, block.minutes));
    setTextFormat(Qt::PlainText);
    update();
}

void BlockRow::setChoice(Choice choice)
{
    m_choice = choice;
    update();
}

QSize BlockRow::sizeHint() const
{
    return {400, Height};
}

void BlockRow::mousePressEvent(QMouseEvent *)
{
    Q_EMIT pressed();
}

void BlockRow::mouseDoubleClickEvent(QMouseEvent *)
{
    Q_EMIT opened();
}

void BlockRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const theme::Tokens &t = theme::tokens(this);
    if (m_choice == Choice::Yes) {
        painter.fillRect(rect(), t.accentSoft);
        painter.fillRect(QRect(0, 0, theme::AccentBar, height()), t.accent);
    }
    if (m_place == RowPlace::Later)
        painter.fillRect(QRect(0, 0, width(), 1), t.line);
    painter.setFont(theme::font(theme::Type::Number));
    painter.setPen(t.ink);
    painter.drawText(QRect(Pad, 0, NameLeft - Pad - 8, height()), Qt::AlignVCenter | Qt::TextSingleLine,
                     QString::number(m_block.count));
    painter.setFont(theme::font(theme::Type::Body));
    painter.setPen(t.ink3);
    const int minutes = painter.fontMetrics().horizontalAdvance(m_block.minutes);
    painter.drawText(QRect(width() - Pad - minutes - 1, 0, minutes + 1, height()),
                     Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, m_block.minutes);
    const int room = width() - Pad - minutes - 16;
    painter.setFont(theme::font(theme::Type::Strong));
    painter.setPen(t.ink);
    const QString name = widgets::visible(m_block.name);
    painter.drawText(QRect(NameLeft, 0, room - NameLeft, height()), Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, room - NameLeft));
    const int wordsLeft = NameLeft + painter.fontMetrics().horizontalAdvance(name) + 4;
    painter.setFont(theme::font(theme::Type::Body));
    painter.setPen(t.ink2);
    if (wordsLeft < room)
        painter.drawText(
            QRect(wordsLeft, 0, room - wordsLeft, height()), Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(widgets::visible(m_block.words), Qt::ElideRight, room - wordsLeft));
}

} // namespace ui::desk
