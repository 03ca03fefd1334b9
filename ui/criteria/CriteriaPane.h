// The criteria of a requisition, proposed from its text and approved once before any verdict is shown.
#pragma once

#include <functional>

#include "ui/criteria/CriterionRow.h"
#include "ui/widgets/HintBar.h"

class QLineEdit;

namespace ui::criteria {

class CriteriaPane final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit CriteriaPane(QWidget *parent = nullptr);

    void setCriteria(const CriteriaView &view);
    // Looks at every wording, also while it is changed; what it forbids cannot be approved.
    void setWordingCheck(std::function<WordingNote(const QString &)> check) { m_check = std::move(check); }
    // There are decided cases: a changed set is tried on them before it can be approved.
    void setTryFirst(bool tryFirst);
    // What the trial of this very set came to, line by line.
    void setTrial(const std::vector<CriterionEdit> &criteria, const QString &words);
    bool isTried() const { return m_tryFirst && m_set == m_tried && m_set != m_view.criteria; }
    const std::vector<CriterionEdit> &criteria() const { return m_set; }
    bool isForFamily() const { return m_forFamily; } // approve them for the family, too
    bool isEditing() const;
    QList<widgets::Hint> hints() const;

    struct Keys
    {
        QAction *next, *previous, *edit, *mustHave, *weight, *remove, *add, *tryOut, *family, *approve, *undo;
    };
    const Keys &keys() const { return m_keys; }

Q_SIGNALS:
    void changed(const std::vector<ui::criteria::CriterionEdit> &criteria); // after every change, for keeping
    void tryRequested(const std::vector<ui::criteria::CriterionEdit> &criteria);
    void approveRequested(const QString &requisitionKey, const std::vector<ui::criteria::CriterionEdit> &criteria);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeKeys();
    void fill();
    void choose(int row);
    void startEditing();
    void endEditing();
    void remember();
    void tell();
    void showState();

    CriteriaView m_view;
    std::vector<CriterionEdit> m_set;
    std::vector<std::vector<CriterionEdit>> m_before; // for U
    bool m_tryFirst = false;
    bool m_forFamily = false;
    std::vector<CriterionEdit> m_tried;
    Keys m_keys{};
    widgets::Label *m_heading;
    widgets::Prose *m_subtitle;
    std::function<WordingNote(const QString &)> m_check;
    widgets::Label *m_state;
    widgets::Card *m_list;
    std::vector<CriterionRow *> m_rows;
    QLineEdit *m_editor;
    widgets::Prose *m_trial;
    int m_current = 0;
};

} // namespace ui::criteria
