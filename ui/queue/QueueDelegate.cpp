#include "ui/queue/QueueDelegate.h"

#include "ui/queue/QueueModel.h"
#include "ui/widgets/Prose.h"

#include <QPainter>

namespace ui::queue {

namespace {

constexpr int Pad = theme::Margin;
constexpr int ShapeLeft = 20;
constexpr int TextLeft = 44;

void write(QPainter *painter, const QRect &box, Qt::Alignment align, const QString &text, theme::Type type,
           const QColor &colour)
{
    const QFont font = theme::font(type);
    painter->setFont(font);
    painter->setPen(colour);
    const QString shown = QFontMetrics(font).elidedText(widgets::visible(text), Qt::ElideRight, box.width());
    painter->drawText(box, int(align) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

} // namespace

QueueDelegate::QueueDelegate(QueueModel *model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, theme::RowHeight};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (m_model->kindAt(index.row()) == QueueModel::LineKind::Group)
        paintGroup(painter, option, index.row());
    else
        paintCase(painter, option, index.row());
    painter->restore();
}

void QueueDelegate::paintGroup(QPainter *painter, const QStyleOptionViewItem &option, int line) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const QueueModel::Group &group = *m_model->groupAt(line);
    const QRect box = option.rect.adjusted(Pad, 0, -Pad, 0);
    if (isRail(option)) {
        painter->fillRect(QRect(box.left(), option.rect.center().y(), box.width(), 1), t.line);
        return;
    }
    const bool open = m_model->groupIndexAt(line) == m_model->openedGroup();
    const bool done = group.open == 0;
    const QString count = done                       ? QString::number(group.total)
                          : group.open < group.total ? QueueModel::tr("%1 of %2").arg(group.open).arg(group.total)
                                                     : QString::number(group.total);
    const theme::Type type = open ? theme::Type::Strong : theme::Type::Body;
    const int countWidth = QFontMetrics(theme::font(type)).horizontalAdvance(count) + 1;
    int right = box.right() + 1;
    if (done) {
        theme::drawShape(*painter, theme::Shape::Tick, QRectF(right - 13, option.rect.center().y() - 6, 13, 13), t);
        right -= 20;
    }
    write(painter, QRect(right - countWidth, box.top(), countWidth, box.height()), Qt::AlignRight, count, type, t.ink3);
    write(painter, QRect(box.left(), box.top(), right - countWidth - 8 - box.left(), box.height()), Qt::AlignLeft,
          group.title, type, open ? t.ink : t.ink2);
}

void QueueDelegate::paintCase(QPainter *painter, const QStyleOptionViewItem &option, int line) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const QueueRow &row = *m_model->rowAt(line);
    const bool current = option.state & QStyle::State_Selected;
    const bool decided = isDecided(row.state);
    const QRect box = option.rect;
    if (current) {
        painter->fillRect(box, t.accentSoft);
        painter->fillRect(QRect(box.left(), box.top(), theme::AccentBar, box.height()), t.accent);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(box, t.line2);
    }
    const int shapeLeft = isRail(option) ? box.left() + (box.width() - theme::ShapeSize) / 2 : box.left() + ShapeLeft;
    theme::drawShape(
        *painter, shapeOf(row.state),
        QRectF(shapeLeft, box.top() + (box.height() - theme::ShapeSize) / 2.0, theme::ShapeSize, theme::ShapeSize), t);
    if (isRail(option))
        return;
    const int ageWidth = QFontMetrics(theme::font(theme::Type::Small)).horizontalAdvance(row.ageText) + 1;
    const int right = box.right() + 1 - Pad;
    write(painter, QRect(right - ageWidth, box.top(), ageWidth, box.height()), Qt::AlignRight, row.ageText,
          theme::Type::Small, t.ink3);
    const QString who = m_model->data(m_model->index(line), Qt::DisplayRole).toString();
    write(painter, QRect(box.left() + TextLeft, box.top(), right - ageWidth - 8 - box.left() - TextLeft, box.height()),
          Qt::AlignLeft, who, current ? theme::Type::Strong : theme::Type::Body,
          current   ? t.ink
          : decided ? t.ink3
                    : t.ink2);
}

} // namespace ui::queue
