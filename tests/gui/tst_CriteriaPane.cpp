// The criteria of a requisition by keyboard.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using ui::criteria::CriteriaPane;
using ui::criteria::CriterionEdit;

class tst_CriteriaPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_pane = std::make_unique<CriteriaPane>();
        m_pane->resize(1200, 800);
        m_pane->setCriteria(samples::criteria());
        support::showActive(*m_pane);
    }
    void cleanup() { m_pane.reset(); }
    void approveHandsBackTheWholeSet();
    void mustHaveIsToggledAndUndone();
    void wordsAreEditedInPlace();
    void oneIsRemovedAndOneAdded();
    void anAddedOneLeftEmptyIsDropped();
    void nothingCanBeApprovedWithoutCriteria();
    void weightsGoRoundAndAreHandedBack();
    void aForbiddenWordingIsSaidAndCannotBeApproved();
    void CMP62_aChangedSetIsTriedBeforeItCanBeApproved();
    void whoMayNotSetThemIsToldSo();

private:
    void press(int key) { QTest::keyClick(m_pane.get(), Qt::Key(key)); }
    QLineEdit *editor() const { return m_pane->findChild<QLineEdit *>(); }

    std::unique_ptr<CriteriaPane> m_pane;
};

void tst_CriteriaPane::approveHandsBackTheWholeSet()
{
    QSignalSpy approved(m_pane.get(), &CriteriaPane::approveRequested);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 1);
    QCOMPARE(approved[0][0].toString(), QStringLiteral("req1"));
    QVERIFY(approved[0][1].value<std::vector<CriterionEdit>>() == samples::criteria().criteria);
}

void tst_CriteriaPane::mustHaveIsToggledAndUndone()
{
    QSignalSpy changed(m_pane.get(), &CriteriaPane::changed);
    press(Qt::Key_J);
    press(Qt::Key_J);
    press(Qt::Key_M);
    QVERIFY(m_pane->criteria()[2].mustHave);
    press(Qt::Key_U);
    QVERIFY(!m_pane->criteria()[2].mustHave);
    QCOMPARE(changed.count(), 2);
}

void tst_CriteriaPane::wordsAreEditedInPlace()
{
    press(Qt::Key_E);
    QVERIFY(m_pane->isEditing());
    editor()->selectAll();
    QTest::keyClicks(editor(), QStringLiteral("Jamal kept xmas menus"));
    QTest::keyClick(editor(), Qt::Key_Return);
    QVERIFY(!m_pane->isEditing());
    QCOMPARE(m_pane->criteria()[0].text, QStringLiteral("Jamal kept xmas menus"));
    QCOMPARE(int(m_pane->criteria().size()), 5); // x and m were letters
}

void tst_CriteriaPane::oneIsRemovedAndOneAdded()
{
    press(Qt::Key_X);
    QCOMPARE(m_pane->criteria()[0].text, QStringLiteral("Go in production"));
    press(Qt::Key_N);
    QTest::keyClicks(editor(), QStringLiteral("Has run a migration"));
    QTest::keyClick(editor(), Qt::Key_Escape);
    QCOMPARE(m_pane->criteria().back().text, QStringLiteral("Has run a migration"));
    QVERIFY(m_pane->criteria().back().id.isEmpty());
}

void tst_CriteriaPane::anAddedOneLeftEmptyIsDropped()
{
    press(Qt::Key_N);
    QTest::keyClick(editor(), Qt::Key_Escape);
    QCOMPARE(int(m_pane->criteria().size()), 5);
}

void tst_CriteriaPane::nothingCanBeApprovedWithoutCriteria()
{
    auto view = samples::criteria();
    view.criteria.clear();
    m_pane->setCriteria(view);
    QSignalSpy approved(m_pane.get(), &CriteriaPane::approveRequested);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 0);
}

void tst_CriteriaPane::weightsGoRoundAndAreHandedBack()
{
    for (const int weight : {2, 3, 1, 2}) {
        press(Qt::Key_W);
        QCOMPARE(m_pane->criteria()[0].weight, weight);
    }
    press(Qt::Key_U);
    QCOMPARE(m_pane->criteria()[0].weight, 1);
}

void tst_CriteriaPane::aForbiddenWordingIsSaidAndCannotBeApproved()
{
    m_pane->setWordingCheck([](const QString &text) {
        return text == QStringLiteral("Under 30")
                   ? ui::criteria::WordingNote{QStringLiteral("Age may not be asked."), true}
                   : ui::criteria::WordingNote{};
    });
    QSignalSpy approved(m_pane.get(), &CriteriaPane::approveRequested);
    press(Qt::Key_N);
    QTest::keyClicks(editor(), QStringLiteral("Under 30"));
    QTest::keyClick(editor(), Qt::Key_Escape);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 0);
    press(Qt::Key_X);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 1);
}

void tst_CriteriaPane::CMP62_aChangedSetIsTriedBeforeItCanBeApproved()
{
    QSignalSpy approved(m_pane.get(), &CriteriaPane::approveRequested);
    QSignalSpy tried(m_pane.get(), &CriteriaPane::tryRequested);
    press(Qt::Key_T);
    QCOMPARE(tried.count(), 0); // nothing was decided yet
    m_pane->setTryFirst(true);
    press(Qt::Key_A); // unchanged: nothing to try
    QCOMPARE(approved.count(), 1);
    press(Qt::Key_M);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 1);
    press(Qt::Key_T);
    QCOMPARE(tried.count(), 1);
    m_pane->setTrial(m_pane->criteria(), QStringLiteral("Tried on 12 decided cases: no verdict flips."));
    press(Qt::Key_W); // changed again
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 1);
    press(Qt::Key_U);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 2);
}

void tst_CriteriaPane::whoMayNotSetThemIsToldSo()
{
    auto view = samples::criteria();
    view.lockedBy = QStringLiteral("Your administrator lets others set criteria.");
    m_pane->setCriteria(view);
    QSignalSpy approved(m_pane.get(), &CriteriaPane::approveRequested);
    press(Qt::Key_A);
    QCOMPARE(approved.count(), 0);
}

QTEST_MAIN(tst_CriteriaPane)
#include "tst_CriteriaPane.moc"
