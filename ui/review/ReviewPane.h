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
    void focusSection(Section section);
    void askForEnding(); // the digits choose one of the view's endings until Esc
    bool isEditing() const { return m_editor != nullptr; }
    void endEditing(Leave leave = Leave::Here); // keeps what was typed

    struct Keys
    {
        QAction *approve, *approveAll, *edit, *reject, *verdict, *defer, *undo, *next, *passage, *previousPassage;
        QAction *summary, *criteria, *message, *synthesis, *criteriaSet;
        QAction *forward, *hold, *decline, *writeMessage;
    };
    const Keys &keys() const { return m_keys; }
    QAction *noReasonAction() const { return m_noReason; } // Esc, enabled while the reason strip is open

Q_SIGNALS:
    void approveRequested(ui::review::Section section); // the pane already says "saving"
    void approveAllRequested();                         // ⇧A
    void rejectRequested(ui::review::Section section);
    void reasonGiven(ui::review::Section section, int digit); // 1 wrong fact … 5 other, after a rejection
    void proposeRequested(ui::review::Step step);             // G, H, N
    void endingChosen(int index);                             // of the view's endings
    void verdictCycled(int row);                              // V: met, partly, not found, unclear
    void messageWanted();                                     // M: another kind with every press
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
    // What stands in one section of the pane.
    struct Part
    {
        SectionBox *box = nullptr;
        widgets::Prose *empty = nullptr;
        std::vector<EvidenceRow *> rows;
    };

    void makeKeys();
    void makeDigits();
    void layOut();
    void fill(Section section);
    void fillPreview();
    void fillDecision();
    void showKeys();
    void showStates();
    void focusRow(Section section, int row);
    void step(int by);
    void digit(int number);
    void approve();
    void reject();
    void openStrip(SectionBox *under, const QStringList &words, int columns);
    void closeStrip();
    void startEditing();
    int rowCount(Section section) const;
    int numberAt(Section section, int row) const;
    Part &partOf(Section section) { return m_parts[static_cast<std::size_t>(section)]; }
    const Part &partOf(Section section) const { return m_parts[static_cast<std::size_t>(section)]; }
    EvidenceRow *rowAt(Section section, int row) const;

    ReviewView m_view;
    Keys m_keys{};
    QWidget *m_content;
    widgets::Band *m_notice;
    std::array<Part, sections.size()> m_parts;
    SectionBox *m_preview;
    SectionBox *m_decision;
    QWidget *m_strip;
    QList<QAction *> m_digits;
    QAction *m_noReason = nullptr;
    std::vector<widgets::Prose *> m_previewRows;
    Section m_section = Section::Summary;
    int m_row = -1;
    LineEditor *m_editor = nullptr;
    Section m_editedSection = Section::Summary;
    int m_editedRow = -1;
    Section m_rejected = Section::Summary;
    bool m_askingEnding = false; // the strip's digits are endings, not reasons
    QString m_saving;            // case whose approval is under way
    Section m_savingSection = Section::Summary;
    bool m_tellPainted = false;
};

} // namespace ui::review
