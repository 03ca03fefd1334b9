// The review pane by keyboard: it shows what it is given and says which key was pressed.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using ui::review::LineEditor;
using ui::review::ReviewPane;
using ui::review::Section;
using ui::review::SectionBox;

class tst_ReviewPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_pane = std::make_unique<ReviewPane>();
        m_pane->resize(436, 860);
        m_pane->setReview(samples::review());
        support::showActive(*m_pane);
    }
    void cleanup() { m_pane.reset(); }
    void tabWalksClaimsThenCriteriaAndRound();
    void digitsFocusSectionsAndCriteriaOpenWhereJudgementIsNeeded();
    void approveSaysSavingUntilTheNextView();
    void anUnsupportedClaimCannotBeApprovedAndSaysWhy();
    void rejectOpensTheReasonStrip();
    void aReasonIsOptional();
    void vCyclesTheFocusedCriterion();
    void editedTextIsHandedOnWithinASecond_REL52();
    void lettersTypeWhileEditingAndEscapeKeeps();
    void theEditorSurvivesAnotherViewOfTheSameCase();
    void anotherCaseEndsTheEditAndStartsAtTheTop();
    void anotherCaseTakesTheFocusOffTheRowBefore();
    void emptyingAClaimReportsItsRemoval();
    void withoutADraftSheWritesHerOwn();
    void theOtherKeysAreOneSignalEach();
    void stepsAreAskedForByKeyAndReasonsOfTheSystemByDigit();
    void aPaintIsReportedOnce();
    void verdictsStayHiddenUntilCriteriaAreApproved();

private:
    SectionBox *box(const char *name) const { return m_pane->findChild<SectionBox *>(QString::fromLatin1(name)); }
    LineEditor *editor() const { return m_pane->findChild<LineEditor *>(); }
    void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(m_pane.get(), Qt::Key(key), with);
    }
    void allowApproval()
    {
        auto view = samples::review();
        view[Section::Summary].blockedBy.clear();
        view[Section::Summary].rows.pop_back();
        m_pane->setReview(view);
    }

    std::unique_ptr<ReviewPane> m_pane;
};

void tst_ReviewPane::tabWalksClaimsThenCriteriaAndRound()
{
    QSignalSpy passages(m_pane.get(), &ReviewPane::passageFocused);
    QList<int> numbers;
    for (int i = 0; i < 11; ++i)
        press(Qt::Key_Tab);
    for (const auto &call : passages)
        numbers.append(call[0].toInt());
    QCOMPARE(numbers, QList<int>({1, 2, 3, 0, 1, 4, 3, 5, 6, 0, 1}));
    QCOMPARE(m_pane->section(), Section::Summary);
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_pane->section(), Section::Criteria);
    QCOMPARE(m_pane->focusedRow(), 5);
}

void tst_ReviewPane::digitsFocusSectionsAndCriteriaOpenWhereJudgementIsNeeded()
{
    press(Qt::Key_2);
    QCOMPARE(m_pane->section(), Section::Criteria);
    QCOMPARE(m_pane->focusedRow(), 3); // the unclear one
    QCOMPARE(box("criteriaSection")->activity(), ui::review::Activity::Active);
    press(Qt::Key_1);
    QCOMPARE(m_pane->section(), Section::Summary);
    QCOMPARE(m_pane->focusedRow(), 0);
}

void tst_ReviewPane::approveSaysSavingUntilTheNextView()
{
    allowApproval();
    QSignalSpy approved(m_pane.get(), &ReviewPane::approveRequested);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 1);
    QCOMPARE(approved[0][0].value<Section>(), Section::Summary);
    QCOMPARE(box("summarySection")->stateLine(), QStringLiteral("saving"));
    auto view = m_pane->review();
    view[Section::Summary].stateLine = QStringLiteral("approved 09:14");
    m_pane->setReview(view);
    QCOMPARE(box("summarySection")->stateLine(), QStringLiteral("approved 09:14"));
}

void tst_ReviewPane::anUnsupportedClaimCannotBeApprovedAndSaysWhy()
{
    QSignalSpy approved(m_pane.get(), &ReviewPane::approveRequested);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 0);
    bool said = false;
    for (const auto *prose : m_pane->findChildren<ui::widgets::Prose *>())
        said = said || (prose->isVisible() && prose->text() == samples::review()[Section::Summary].blockedBy);
    QVERIFY(said);
}

void tst_ReviewPane::rejectOpensTheReasonStrip()
{
    QSignalSpy rejected(m_pane.get(), &ReviewPane::rejectRequested);
    QSignalSpy reasons(m_pane.get(), &ReviewPane::reasonGiven);
    press(Qt::Key_X);
    QCOMPARE(rejected.count(), 1);
    QVERIFY(m_pane->findChild<QWidget *>(QStringLiteral("reasonStrip"))->isVisible());
    m_pane->setReview(m_pane->review()); // the commit comes back: the strip stays
    QVERIFY(m_pane->findChild<QWidget *>(QStringLiteral("reasonStrip"))->isVisible());
    press(Qt::Key_2); // a reason now, not a section
    QCOMPARE(reasons.count(), 1);
    QCOMPARE(reasons[0][1].toInt(), 2);
    QCOMPARE(m_pane->section(), Section::Summary);
    press(Qt::Key_4); // the strip is closed: nothing
    QCOMPARE(reasons.count(), 1);
    press(Qt::Key_X);
    press(Qt::Key_5);
    QCOMPARE(reasons.count(), 2);
}

void tst_ReviewPane::aReasonIsOptional()
{
    QSignalSpy reasons(m_pane.get(), &ReviewPane::reasonGiven);
    press(Qt::Key_X);
    press(Qt::Key_Escape);
    QVERIFY(!m_pane->findChild<QWidget *>(QStringLiteral("reasonStrip"))->isVisible());
    press(Qt::Key_2);
    QCOMPARE(reasons.count(), 0);
    QCOMPARE(m_pane->section(), Section::Criteria);
}

void tst_ReviewPane::vCyclesTheFocusedCriterion()
{
    QSignalSpy cycled(m_pane.get(), &ReviewPane::verdictCycled);
    press(Qt::Key_V); // from the summary: the one that needs her
    QCOMPARE(cycled.count(), 1);
    QCOMPARE(cycled[0][0].toInt(), 3);
    press(Qt::Key_Tab);
    press(Qt::Key_V);
    QCOMPARE(cycled[1][0].toInt(), 4);
}

void tst_ReviewPane::editedTextIsHandedOnWithinASecond_REL52()
{
    QSignalSpy edits(m_pane.get(), &ReviewPane::editChanged);
    press(Qt::Key_E);
    QVERIFY(m_pane->isEditing());
    QCOMPARE(m_pane->focusedRow(), 3); // the unsupported one comes first
    QTest::keyClicks(editor(), QStringLiteral(" Mentored"));
    QTRY_VERIFY(edits.count() >= 1); // without leaving the editor
    QCOMPARE(edits.back()[1].toInt(), 3);
    QCOMPARE(edits.back()[2].toString(), QStringLiteral("Led the platform team. Mentored"));
}

void tst_ReviewPane::lettersTypeWhileEditingAndEscapeKeeps()
{
    QSignalSpy approved(m_pane.get(), &ReviewPane::approveRequested);
    QSignalSpy rejected(m_pane.get(), &ReviewPane::rejectRequested);
    QSignalSpy next(m_pane.get(), &ReviewPane::nextRequested);
    QSignalSpy ended(m_pane.get(), &ReviewPane::editEnded);
    press(Qt::Key_E);
    QCOMPARE(QApplication::focusWidget(), editor());
    QCOMPARE(box("summarySection")->stateLine(), QStringLiteral("editing"));
    editor()->selectAll();
    QTest::keyClicks(editor(), QStringLiteral("axduv 12?/"));
    QTest::keyClick(editor(), Qt::Key_Escape);
    QCOMPARE(approved.count() + rejected.count() + next.count(), 0);
    QCOMPARE(ended.count(), 1);
    QCOMPARE(ended[0][2].toString(), QStringLiteral("axduv 12?/"));
    QVERIFY(!m_pane->isEditing());
    QCOMPARE(m_pane->review()[Section::Summary].rows[3].text, QStringLiteral("axduv 12?/"));
    QVERIFY(m_pane->review()[Section::Summary].rows[3].byPerson);
    press(Qt::Key_X); // and letters act again
    QCOMPARE(rejected.count(), 1);
}

void tst_ReviewPane::theEditorSurvivesAnotherViewOfTheSameCase()
{
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral(" more"));
    auto view = samples::review();
    view.preview.clear();
    m_pane->setReview(view);
    QVERIFY(m_pane->isEditing());
    QCOMPARE(editor()->toPlainText(), QStringLiteral("Led the platform team. more"));
}

void tst_ReviewPane::anotherCaseEndsTheEditAndStartsAtTheTop()
{
    QSignalSpy ended(m_pane.get(), &ReviewPane::editEnded);
    press(Qt::Key_2);
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral(" more"));
    auto view = samples::review();
    view.caseKey = QStringLiteral("app3");
    m_pane->setReview(view);
    QCOMPARE(ended.count(), 1);
    QVERIFY(ended[0][2].toString().endsWith(QStringLiteral(" more")));
    QVERIFY(!m_pane->isEditing());
    QCOMPARE(m_pane->section(), Section::Summary);
    QCOMPARE(m_pane->focusedRow(), -1);
}

void tst_ReviewPane::anotherCaseTakesTheFocusOffTheRowBefore()
{
    press(Qt::Key_2);
    press(Qt::Key_Tab);
    auto view = samples::review();
    view.caseKey = QStringLiteral("another");
    view[Section::Criteria].rows.resize(1); // fewer rows than the one before had
    m_pane->setReview(view);
    for (const auto *row : m_pane->findChildren<ui::review::EvidenceRow *>())
        QVERIFY(row->rowFocus() == ui::review::RowFocus::Off);
    press(Qt::Key_Tab);
    int focused = 0;
    for (const auto *row : m_pane->findChildren<ui::review::EvidenceRow *>())
        focused += row->rowFocus() == ui::review::RowFocus::On ? 1 : 0;
    QCOMPARE(focused, 1);
}

void tst_ReviewPane::emptyingAClaimReportsItsRemoval()
{
    QSignalSpy ended(m_pane.get(), &ReviewPane::editEnded);
    press(Qt::Key_E);
    editor()->selectAll();
    QTest::keyClick(editor(), Qt::Key_Backspace);
    QTest::keyClick(editor(), Qt::Key_Escape);
    QCOMPARE(ended[0][2].toString(), QString());
}

void tst_ReviewPane::withoutADraftSheWritesHerOwn()
{
    ui::review::ReviewView view;
    view.caseKey = QStringLiteral("byHand");
    view[Section::Summary].emptyWords = QStringLiteral("Nothing was drafted.");
    m_pane->setReview(view);
    QSignalSpy approved(m_pane.get(), &ReviewPane::approveRequested);
    QSignalSpy ended(m_pane.get(), &ReviewPane::editEnded);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 0);
    press(Qt::Key_E);
    QTest::keyClicks(editor(), QStringLiteral("Read by hand."));
    QTest::keyClick(editor(), Qt::Key_Escape);
    QCOMPARE(ended.count(), 1);
    QCOMPARE(ended[0][1].toInt(), 0);
    QCOMPARE(ended[0][2].toString(), QStringLiteral("Read by hand."));
    QCOMPARE(int(m_pane->review()[Section::Summary].rows.size()), 1);
}

void tst_ReviewPane::theOtherKeysAreOneSignalEach()
{
    QSignalSpy deferred(m_pane.get(), &ReviewPane::deferRequested);
    QSignalSpy undone(m_pane.get(), &ReviewPane::undoRequested);
    QSignalSpy next(m_pane.get(), &ReviewPane::nextRequested);
    QSignalSpy all(m_pane.get(), &ReviewPane::approveAllRequested);
    QSignalSpy criteria(m_pane.get(), &ReviewPane::criteriaWanted);
    press(Qt::Key_D);
    press(Qt::Key_U);
    press(Qt::Key_Return);
    press(Qt::Key_A, Qt::ShiftModifier);
    press(Qt::Key_C);
    for (const QSignalSpy *spy : {&deferred, &undone, &next, &all, &criteria})
        QCOMPARE(spy->count(), 1);
    auto view = samples::review();
    view.canUndo = false;
    m_pane->setReview(view);
    press(Qt::Key_U);
    QCOMPARE(undone.count(), 1);
}

void tst_ReviewPane::stepsAreAskedForByKeyAndReasonsOfTheSystemByDigit()
{
    using ui::review::Step;
    QSignalSpy steps(m_pane.get(), &ReviewPane::proposeRequested);
    QSignalSpy endings(m_pane.get(), &ReviewPane::endingChosen);
    QSignalSpy reasons(m_pane.get(), &ReviewPane::reasonGiven);
    QSignalSpy approved(m_pane.get(), &ReviewPane::approveRequested);
    press(Qt::Key_G);
    press(Qt::Key_H);
    press(Qt::Key_N);
    QCOMPARE(steps.count(), 3);
    QCOMPARE(steps[0][0].value<Step>(), Step::Forward);
    QCOMPARE(steps[1][0].value<Step>(), Step::Hold);
    QCOMPARE(steps[2][0].value<Step>(), Step::Decline);
    QVERIFY(!box("proposalSection")->isVisible()); // nothing proposed yet

    auto view = samples::review();
    auto &proposal = view[Section::Proposal];
    proposal.state = ui::review::OutputState::Draft;
    proposal.rows = {{{}, QStringLiteral("Not moving forward from Phone Screen")}};
    view.endings = {QStringLiteral("Position filled"),     QStringLiteral("Withdrew"), QStringLiteral("Too far away"),
                    QStringLiteral("Lacks a certificate"), QStringLiteral("Salary"),   QStringLiteral("Duplicate")};
    m_pane->setReview(view);
    m_pane->focusSection(Section::Proposal);
    QVERIFY(box("proposalSection")->isVisible());
    m_pane->askForEnding();
    press(Qt::Key_7); // there are six
    QCOMPARE(endings.count(), 0);
    press(Qt::Key_3); // a section's digit at other times
    QCOMPARE(endings.count(), 1);
    QCOMPARE(endings[0][0].toInt(), 2);
    QCOMPARE(m_pane->section(), Section::Proposal);
    m_pane->askForEnding();
    press(Qt::Key_6);
    QCOMPARE(endings[1][0].toInt(), 5);
    m_pane->askForEnding();
    press(Qt::Key_Escape);
    press(Qt::Key_6);
    QCOMPARE(endings.count(), 2);
    QCOMPARE(reasons.count(), 0);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 1);
    QCOMPARE(approved[0][0].value<Section>(), Section::Proposal);
}

void tst_ReviewPane::aPaintIsReportedOnce()
{
    QCoreApplication::processEvents(); // the first paint of init()
    QSignalSpy painted(m_pane.get(), &ReviewPane::reviewPainted);
    m_pane->setReview(samples::review());
    QTRY_COMPARE(painted.count(), 1);
    QCOMPARE(painted[0][0].toString(), QStringLiteral("app2"));
    m_pane->repaint();
    QCoreApplication::processEvents();
    QCOMPARE(painted.count(), 1);
}

void tst_ReviewPane::verdictsStayHiddenUntilCriteriaAreApproved()
{
    auto view = samples::review();
    view[Section::Criteria].rows.clear();
    view[Section::Criteria].emptyWords = QStringLiteral("Approve the criteria of this requisition first.");
    view.criteriaWaiting = true;
    m_pane->setReview(view);
    for (const auto *row : m_pane->findChildren<ui::review::EvidenceRow *>()) {
        if (row->parent() == box("criteriaSection"))
            QVERIFY(!row->isVisible());
    }
    QVERIFY(m_pane->findChild<QWidget *>(QStringLiteral("criteriaSetButton"))->isVisible());
}

QTEST_MAIN(tst_ReviewPane)
#include "tst_ReviewPane.moc"
