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
    void move(int by);         // the mark, to the next number that counts something
    bool canOpen() const { return m_choice >= 0; }
    void openChoice();

Q_SIGNALS:
    void opened(const QString &countKey); // the list that a number counts is wanted
    void choiceChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Line
    {
        widgets::Label *number;
        widgets::Label *label;
        widgets::Label *words;
    };
    bool isOpenable(int line) const;
    void choose(int line);
    QRect lineRect(int line) const;

    std::vector<CountRow> m_rows;
    int m_choice = -1;
    QGridLayout *m_grid;
    std::vector<Line> m_lines;
    widgets::Prose *m_words;
};

} // namespace ui::outbox
