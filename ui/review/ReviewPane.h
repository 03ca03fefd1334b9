// The right column: what was drafted, what she decides. It shows what it is given and says which key was pressed.
#pragma once

#include "ui/review/EvidenceRow.h"
#include "ui/review/LineEditor.h"
#include "ui/review/ReviewView.h"
#include "ui/review/SectionBox.h"

namespace ui::review {

class ReviewPane final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit ReviewPane(QWidget *parent = nullptr);

    // The same caseKey keeps focus, an open editor and the reason strip; another one starts anew at section 1.
    void setReview(const ReviewView &view);
    const ReviewView &review() const { return m_view; }

    Section section() const { return m_section; }
    int focusedRow() const { return m_row; }   // in its section, -1 = none
    void focusClaim(Section section, int row); // as if she had walked there: marks, scrolls and tells
    bool isEditing() const { return m_editor != nullptr; }
    void endEditing(Leave leave = Leave::Here); // keeps what was typed

    struct Keys
    {
        QAction *approve, *approveAll, *edit, *reject, *verdict, *defer, *undo, *next, *passage, *previousPassage;
        QAction *summary, *criteria, *criteriaSet;
    };
    const Keys &keys() const { return m_keys; }
    QAction *noReasonAction() const { return m_noReason; } // Esc, enabled while the reason strip is open

Q_SIGNALS:
    void approveRequested(ui::review::Section section); // the pane already says "saving"
    void approveAllRequested();                         // ⇧A
    void rejectRequested(ui::review::Section section);
    void reasonGiven(ui::review::Section section, int digit); // 1 wrong fact … 5 other, after a rejection
    void verdictCycled(int row);                              // V: met, partly, not found, unclear
    void deferRequested();
    void undoRequested();
    void nextRequested();  // Enter
    void criteriaWanted(); // C
    void claimFocused(ui::review::Section section, int row);
    void passageFocused(int number);                                             // 0 = none
    void editChanged(ui::review::Section section, int row, const QString &text); // within half a second
    void editEnded(ui::review::Section section, int row, const QString &text);   // empty text: the claim is removed
    void reviewPainted(const QString &caseKey);                                  // once after each setReview

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeKeys();
    void layOut();
    void showKey(QAction *action, bool wanted);
    void fillSummary();
    void fillCriteria();
    void fillPreview();
    void fillDecision();
    void showStates();
    void focusRow(Section section, int row);
    void step(int by);
    void focusSection(Section section);
    void digit(int number);
    void approve();
    void reject();
    void closeStrip();
    void startEditing();
    void setRows(std::vector<EvidenceRow *> &rows, SectionBox *box, std::size_t count, Section section);
    int rowCount(Section section) const;
    int numberAt(Section section, int row) const;
    SectionBox *boxOf(Section section) const { return section == Section::Summary ? m_summary : m_criteria; }
    const SectionView &viewOf(Section section) const;
    EvidenceRow *rowAt(Section section, int row) const;

    ReviewView m_view;
    Keys m_keys{};
    QWidget *m_content;
    widgets::Band *m_notice;
    SectionBox *m_summary;
    SectionBox *m_criteria;
    SectionBox *m_preview;
    SectionBox *m_decision;
    widgets::Prose *m_summaryEmpty;
    widgets::Prose *m_criteriaEmpty;
    QWidget *m_strip;
    QList<QAction *> m_reasons;
    QAction *m_noReason = nullptr;
    std::vector<EvidenceRow *> m_claimRows;
    std::vector<EvidenceRow *> m_criterionRows;
    std::vector<widgets::Prose *> m_previewRows;
    Section m_section = Section::Summary;
    int m_row = -1;
    LineEditor *m_editor = nullptr;
    Section m_editedSection = Section::Summary;
    int m_editedRow = -1;
    Section m_rejected = Section::Summary;
    QString m_saving; // case whose approval is under way
    Section m_savingSection = Section::Summary;
    bool m_tellPainted = false;
};

} // namespace ui::review
