// One criterion of the set: its words, where they come from, must-have or not.
#pragma once

#include <QLabel>

#include "ui/criteria/CriteriaView.h"
#include "ui/widgets/Prose.h"

namespace ui::criteria {

enum class Choice
{
    No,
    Yes
};

class CriterionRow final : public QLabel
{
    Q_OBJECT

public:
    explicit CriterionRow(QWidget *parent);

    void setCriterion(const CriterionEdit &criterion, int number, const WordingNote &note = {});
    void setChoice(Choice choice);
    QRect wordsRect() const; // where an editor goes

    QSize sizeHint() const override { return {400, heightForWidth(width())}; }
    QSize minimumSizeHint() const override { return {200, 44}; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void pressed();
    void opened();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    CriterionEdit m_criterion;
    int m_number = 0;
    Choice m_choice = Choice::No;
    mutable widgets::ProseLayout m_words;
};

} // namespace ui::criteria
