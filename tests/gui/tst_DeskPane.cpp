// The desk by keyboard.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QSignalSpy>
#include <QTest>

using ui::desk::DeskPane;

class tst_DeskPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_pane = std::make_unique<DeskPane>();
        m_pane->resize(1200, 800);
        m_pane->setDesk(samples::desk());
        support::showActive(*m_pane);
    }
    void cleanup() { m_pane.reset(); }
    void enterBeginsFromTheStart();
    void aChosenBlockBeginsThere();
    void slashFindsAndOOpensTheOutbox();
    void anEmptyDeskHasNothingToBegin();

private:
    std::unique_ptr<DeskPane> m_pane;
};

void tst_DeskPane::enterBeginsFromTheStart()
{
    QSignalSpy begun(m_pane.get(), &DeskPane::beginRequested);
    QTest::keyClick(m_pane.get(), Qt::Key_Return);
    QCOMPARE(begun.count(), 1);
    QCOMPARE(begun[0][0].toString(), QString());
}

void tst_DeskPane::aChosenBlockBeginsThere()
{
    QSignalSpy begun(m_pane.get(), &DeskPane::beginRequested);
    for (const auto key : {Qt::Key_J, Qt::Key_J, Qt::Key_J, Qt::Key_K, Qt::Key_Enter})
        QTest::keyClick(m_pane.get(), key);
    QCOMPARE(begun.count(), 1);
    QCOMPARE(begun[0][0].toString(), QStringLiteral("drafted"));
}

void tst_DeskPane::slashFindsAndOOpensTheOutbox()
{
    QSignalSpy found(m_pane.get(), &DeskPane::findRequested);
    QSignalSpy outbox(m_pane.get(), &DeskPane::outboxRequested);
    QTest::keyClick(m_pane.get(), Qt::Key_Slash);
    QTest::keyClick(m_pane.get(), Qt::Key_O);
    QCOMPARE(found.count(), 1);
    QCOMPARE(outbox.count(), 1);
}

void tst_DeskPane::anEmptyDeskHasNothingToBegin()
{
    ui::desk::DeskView view;
    view.heading = QStringLiteral("Tuesday, nothing to decide");
    m_pane->setDesk(view);
    QSignalSpy begun(m_pane.get(), &DeskPane::beginRequested);
    QTest::keyClick(m_pane.get(), Qt::Key_Return);
    QCOMPARE(begun.count(), 0);
    QVERIFY(!m_pane->keys().begin->isEnabled());
}

QTEST_MAIN(tst_DeskPane)
#include "tst_DeskPane.moc"
