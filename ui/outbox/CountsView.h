// The counts page: every approval stands in exactly one line, so that the lines add up to the first. // REL-33
#pragma once

#include "ui/outbox/OutboxView.h"
#include "ui/widgets/Panel.h"

class QGridLayout;

namespace ui::outbox {

class CountsView final : public widgets::Card
{
    Q_OBJECT

public:
    explicit CountsView(QWidget *parent = nullptr);

    void setCounts(const std::vector<CountRow> &rows, const QString &words);
    QString plainText() const; // "12 Approved, 9 Written, …": as spoken

private:
    struct Line
    {
        widgets::Label *number;
        widgets::Label *label;
        widgets::Label *words;
    };
    QGridLayout *m_grid;
    std::vector<Line> m_lines;
    widgets::Prose *m_words;
};

} // namespace ui::outbox
