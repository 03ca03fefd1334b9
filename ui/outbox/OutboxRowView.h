// One line of the outbox: record, in the ATS now, after release, when it leaves.
#pragma once

#include <QLabel>

#include "ui/outbox/OutboxView.h"
#include "ui/theme/Glyphs.h"
#include "ui/widgets/Prose.h"

namespace ui::outbox {

enum class RecordName
{
    Said,
    Repeated
}; // a record's second row leaves its first cell empty
enum class RowChoice
{
    No,
    Yes
};
enum class Difference
{
    Closed,
    Open
};

// Where the columns stand for a width; shared with the heading.
struct Columns
{
    int record, now, arrow, after, leavesRight;
    int nowWidth, afterWidth;
    static Columns of(int width);
};

class OutboxRowView final : public QLabel
{
    Q_OBJECT

public:
    explicit OutboxRowView(QWidget *parent);

    void setRow(const OutboxRow &row, RecordName name);
    void setChoice(RowChoice choice);
    void setDifference(Difference difference);
    Difference difference() const { return m_difference; }
    const OutboxRow &row() const { return m_row; }
    QString differenceText() const; // both columns of it as spoken; empty while closed

    QSize sizeHint() const override { return {400, heightForWidth(width())}; }
    QSize minimumSizeHint() const override { return {400, 36}; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void layOut();
    bool isOpenable() const; // has a difference to look at

    OutboxRow m_row;
    RecordName m_name = RecordName::Said;
    RowChoice m_choice = RowChoice::No;
    Difference m_difference = Difference::Closed;
    mutable widgets::ProseLayout m_now;
    mutable widgets::ProseLayout m_after;
    mutable widgets::ProseLayout m_there;
    mutable widgets::ProseLayout m_ours;
};

} // namespace ui::outbox
