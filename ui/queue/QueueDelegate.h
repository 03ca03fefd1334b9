// Paints one line of the queue: shape, code or name, age; the current case has the accent bar.
#pragma once

#include <QStyledItemDelegate>

namespace ui::queue {

class QueueModel;

class QueueDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit QueueDelegate(QueueModel *model, QObject *parent = nullptr);

    void setRail(int width) { m_railWidth = width; } // lines narrower than this show shapes alone
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter *painter, const QStyleOptionViewItem &option, int line) const;
    void paintCase(QPainter *painter, const QStyleOptionViewItem &option, int line) const;
    bool isRail(const QStyleOptionViewItem &option) const { return option.rect.width() <= m_railWidth; }

    QueueModel *m_model;
    int m_railWidth = 0;
};

} // namespace ui::queue
