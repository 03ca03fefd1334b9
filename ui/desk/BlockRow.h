// One block of the desk's list: count, name, what it is, minutes.
#pragma once

#include <QLabel>

#include "ui/desk/DeskView.h"

namespace ui::desk {

enum class Choice
{
    No,
    Yes
};
enum class RowPlace
{
    First,
    Later
};

class BlockRow final : public QLabel
{
    Q_OBJECT

public:
    BlockRow(RowPlace place, QWidget *parent);

    void setBlock(const Block &block);
    void setChoice(Choice choice);
    QSize sizeHint() const override;

Q_SIGNALS:
    void pressed();
    void opened();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    Block m_block;
    RowPlace m_place;
    Choice m_choice = Choice::No;
};

} // namespace ui::desk
