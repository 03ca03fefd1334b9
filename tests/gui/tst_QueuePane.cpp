// The queue by keyboard.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using ui::queue::QueuePane;

class tst_QueuePane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_pane = std::make_unique<QueuePane>();
        m_pane->model().setRows(samples::queueRows());
        m_pane->resize(228, 600);
        m_pane->setCurrent(QStringLiteral("app2"));
        support::showActive(*m_pane);
    }
    void cleanup() { m_pane.reset(); }
    void jAndKChooseTheNeighbour();
    void slashFiltersWhileLettersType();
    void enterTakesTheFirstThatFits();
    void escapeShowsAllAgain();
    void theRailUnfoldsForTheFilter();
    void choosingOpensTheGroup();
    void settingTheCurrentIsNotAChoice();

private:
    QLineEdit *filter() const { return m_pane->findChild<QLineEdit *>(); }

    std::unique_ptr<QueuePane> m_pane;
};

void tst_QueuePane::jAndKChooseTheNeighbour()
{
    QSignalSpy chosen(m_pane.get(), &QueuePane::caseChosen);
    QTest::keyClick(m_pane.get(), Qt::Key_J);
    QTest::keyClick(m_pane.get(), Qt::Key_K);
    QTest::keyClick(m_pane->findChild<QListView *>(), Qt::Key_Down);
    QCOMPARE(chosen.count(), 3);
    QCOMPARE(chosen[0][0].toString(), QStringLiteral("app3"));
    QCOMPARE(chosen[1][0].toString(), QStringLiteral("app2"));
    QCOMPARE(chosen[2][0].toString(), QStringLiteral("app3"));
}

void tst_QueuePane::slashFiltersWhileLettersType()
{
    QSignalSpy chosen(m_pane.get(), &QueuePane::caseChosen);
    QTest::keyClick(m_pane.get(), Qt::Key_Slash);
    QCOMPARE(QApplication::focusWidget(), filter());
    QTest::keyClicks(filter(), QStringLiteral("jk store"));
    QCOMPARE(filter()->text(), QStringLiteral("jk store"));
    QCOMPARE(chosen.count(), 0); // J and K were letters
}

void tst_QueuePane::enterTakesTheFirstThatFits()
{
    QSignalSpy chosen(m_pane.get(), &QueuePane::caseChosen);
    QTest::keyClick(m_pane.get(), Qt::Key_Slash);
    QTest::keyClicks(filter(), QStringLiteral("store"));
    QTest::keyClick(filter(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), QStringLiteral("app10"));
    QTest::keyClick(m_pane.get(), Qt::Key_J); // within what fits
    QCOMPARE(chosen[1][0].toString(), QStringLiteral("app11"));
    QTest::keyClick(m_pane.get(), Qt::Key_J);
    QCOMPARE(chosen.count(), 2);
}

void tst_QueuePane::escapeShowsAllAgain()
{
    QTest::keyClick(m_pane.get(), Qt::Key_Slash);
    QTest::keyClicks(filter(), QStringLiteral("nothing at all"));
    QCOMPARE(m_pane->model().matchCount(), 0);
    QTest::keyClick(filter(), Qt::Key_Escape);
    QCOMPARE(m_pane->model().matchCount(), 14);
    QVERIFY(filter()->isHidden());
    QVERIFY(!m_pane->endFilterAction()->isEnabled());
}

void tst_QueuePane::theRailUnfoldsForTheFilter()
{
    m_pane->setFold(ui::queue::Fold::Rail);
    QCOMPARE(m_pane->width(), ui::theme::RailWidth);
    QTest::keyClick(m_pane.get(), Qt::Key_Slash);
    QCOMPARE(m_pane->width(), ui::theme::QueueWidth);
    QTest::keyClick(filter(), Qt::Key_Escape);
    QCOMPARE(m_pane->width(), ui::theme::RailWidth);
}

void tst_QueuePane::choosingOpensTheGroup()
{
    m_pane->setCurrent(QStringLiteral("app12"));
    QVERIFY(m_pane->model().lineOf(QStringLiteral("app12")) >= 0);
    const auto *list = m_pane->findChild<QListView *>();
    QCOMPARE(list->currentIndex().row(), m_pane->model().lineOf(QStringLiteral("app12")));
}

void tst_QueuePane::settingTheCurrentIsNotAChoice()
{
    QSignalSpy chosen(m_pane.get(), &QueuePane::caseChosen);
    m_pane->setCurrent(QStringLiteral("app5"));
    QCOMPARE(chosen.count(), 0);
}

QTEST_MAIN(tst_QueuePane)
#include "tst_QueuePane.moc"
