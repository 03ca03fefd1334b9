// The outbox by keyboard.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QSignalSpy>
#include <QTest>

using ui::outbox::Act;
using ui::outbox::Acts;
using ui::outbox::OutboxPane;
using ui::outbox::OutboxRowView;

class tst_OutboxPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_pane = std::make_unique<OutboxPane>();
        m_pane->resize(1400, 800);
        m_pane->setOutbox(samples::outbox());
        support::showActive(*m_pane);
    }
    void cleanup() { m_pane.reset(); }
    void jAndKMarkARecord();
    void takeBackNamesTheOperation();
    void onlyWhatWaitsCanBeTakenBack();
    void spaceOpensTheDifferenceOfTheConflict();
    void releaseNeedsShiftEnter();
    void aCountdownKeepsTheMarkedRow();
    void anEmptyOutboxSaysSo();
    void statesAreToldApart_REL55();
    void keysWorkOnlyOnRowsThatOfferThem();
    void REL33_theNumbersStandOnAPageOfTheirOwn();
    void REL33_aNumberOpensTheListThatItCounts();
    void keysTouchNoRowBehindTheNumbers();
    void REL18_theConflictShowsAllThreeAndNamesItsKeys();

private:
    void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(m_pane.get(), Qt::Key(key), with);
    }

    std::unique_ptr<OutboxPane> m_pane;
};

void tst_OutboxPane::jAndKMarkARecord()
{
    press(Qt::Key_J);
    press(Qt::Key_J);
    QCOMPARE(m_pane->currentKey(), QStringLiteral("op2"));
    press(Qt::Key_K);
    QCOMPARE(m_pane->currentKey(), QStringLiteral("op1"));
}

void tst_OutboxPane::takeBackNamesTheOperation()
{
    QSignalSpy taken(m_pane.get(), &OutboxPane::takeBackRequested);
    press(Qt::Key_J);
    press(Qt::Key_J);
    press(Qt::Key_U);
    QCOMPARE(taken.count(), 1);
    QCOMPARE(taken[0][0].toString(), QStringLiteral("op2"));
}

void tst_OutboxPane::onlyWhatWaitsCanBeTakenBack()
{
    QSignalSpy taken(m_pane.get(), &OutboxPane::takeBackRequested);
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_J);
    press(Qt::Key_U); // sending: too late
    QCOMPARE(taken.count(), 0);
}

void tst_OutboxPane::spaceOpensTheDifferenceOfTheConflict()
{
    QSignalSpy shown(m_pane.get(), &OutboxPane::differenceShown);
    press(Qt::Key_Space);
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown[0][0].toString(), QStringLiteral("op4"));
    press(Qt::Key_Space);
    QCOMPARE(shown.count(), 1);
}

void tst_OutboxPane::releaseNeedsShiftEnter()
{
    QSignalSpy released(m_pane.get(), &OutboxPane::releaseRequested);
    press(Qt::Key_Return);
    QCOMPARE(released.count(), 0);
    press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(released.count(), 1);
    auto view = samples::outbox();
    view.canRelease = false;
    m_pane->setOutbox(view);
    press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(released.count(), 1);
}

void tst_OutboxPane::aCountdownKeepsTheMarkedRow()
{
    press(Qt::Key_Space);
    auto view = samples::outbox();
    view.rows.erase(view.rows.begin()); // one has gone meanwhile
    view.rows[0].leaves = QStringLiteral("in 58 s");
    m_pane->setOutbox(view);
    QCOMPARE(m_pane->currentKey(), QStringLiteral("op4"));
}

void tst_OutboxPane::anEmptyOutboxSaysSo()
{
    ui::outbox::OutboxView view;
    view.emptyWords = QStringLiteral("Nothing waits here.");
    m_pane->setOutbox(view);
    for (const auto *row : m_pane->findChildren<OutboxRowView *>())
        QVERIFY(!row->isVisible());
    press(Qt::Key_J);
    press(Qt::Key_Space);
    press(Qt::Key_U);
    QCOMPARE(m_pane->currentKey(), QString());
}

void tst_OutboxPane::statesAreToldApart_REL55()
{
    QSet<QString> spoken;
    for (const auto *row : m_pane->findChildren<OutboxRowView *>())
        spoken.insert(row->text());
    QCOMPARE(spoken.size(), 7);
    QVERIFY(std::any_of(spoken.begin(), spoken.end(),
                        [](const QString &s) { return s.contains(QStringLiteral("Proposal withdrawn")); }));
}

void tst_OutboxPane::keysWorkOnlyOnRowsThatOfferThem()
{
    auto view = samples::outbox();
    view.rows[3].acts = ui::outbox::Act::TakeBack;
    view.rows[4].acts = ui::outbox::Acts(ui::outbox::Act::Leave) | ui::outbox::Act::WriteAgain;
    view.rows[5].acts = ui::outbox::Act::Confirm;
    m_pane->setOutbox(view);
    QSignalSpy taken(m_pane.get(), &OutboxPane::takeBackRequested);
    QSignalSpy left(m_pane.get(), &OutboxPane::leaveRequested);
    QSignalSpy again(m_pane.get(), &OutboxPane::writeAgainRequested);
    QSignalSpy confirmed(m_pane.get(), &OutboxPane::confirmRequested);
    QSignalSpy opened(m_pane.get(), &OutboxPane::openRequested);
    QSignalSpy packet(m_pane.get(), &OutboxPane::packetRequested);
    for (int row = 0; row < 6; ++row) {
        press(Qt::Key_J);
        for (const auto key : {Qt::Key_U, Qt::Key_L, Qt::Key_W, Qt::Key_Y, Qt::Key_Return, Qt::Key_S})
            press(key);
    }
    QCOMPARE(taken.count(), 3); // two that wait, and the conflict
    QCOMPARE(left.count(), 1);
    QCOMPARE(left[0][0].toString(), QStringLiteral("op5"));
    QCOMPARE(again.count(), 1);
    QCOMPARE(confirmed.count(), 1);
    QCOMPARE(confirmed[0][0].toString(), QStringLiteral("op6"));
    QCOMPARE(opened.count(), 6);
    QCOMPARE(packet.count(), 6);
}

void tst_OutboxPane::REL33_theNumbersStandOnAPageOfTheirOwn()
{
    auto view = samples::outbox();
    view.counts = {{12, QStringLiteral("Approved"), {}},
                   {11, QStringLiteral("Written"), {}},
                   {1, QStringLiteral("Need you"), {}, true}};
    m_pane->setOutbox(view);
    auto *numbers = m_pane->findChild<ui::outbox::CountsView *>();
    QVERIFY(numbers && !numbers->isVisible());
    press(Qt::Key_N);
    QVERIFY(numbers->isVisible());
    QCOMPARE(numbers->plainText(), QStringLiteral("12 Approved, 11 Written, 1 Need you"));
    press(Qt::Key_N);
    QVERIFY(!numbers->isVisible());
}

void tst_OutboxPane::REL33_aNumberOpensTheListThatItCounts()
{
    auto view = samples::outbox();
    view.counts = {{12, QStringLiteral("Approved"), {}, false, QStringLiteral("approved")},
                   {0, QStringLiteral("Refused"), {}, true, QStringLiteral("refused")},
                   {12, QStringLiteral("Written"), {}, false, QStringLiteral("confirmed")}};
    m_pane->setOutbox(view);
    QSignalSpy listed(m_pane.get(), &OutboxPane::listRequested);
    QSignalSpy opened(m_pane.get(), &OutboxPane::openRequested);
    press(Qt::Key_N);
    press(Qt::Key_Return); // nothing is marked
    QCOMPARE(listed.count(), 0);
    press(Qt::Key_J);
    press(Qt::Key_J); // past what counts nothing
    press(Qt::Key_Return);
    QCOMPARE(listed.count(), 1);
    QCOMPARE(listed[0][0].toString(), QStringLiteral("confirmed"));
    QCOMPARE(opened.count(), 0);
    QVERIFY(!m_pane->findChild<ui::outbox::CountsView *>()->isVisible());
    view.listWords = QStringLiteral("Written only, 12 of 12 approved.");
    m_pane->setOutbox(view);
    press(Qt::Key_J);
    press(Qt::Key_Return); // the list again: Enter opens a case
    QCOMPARE(opened.count(), 1);
    press(Qt::Key_N);
    press(Qt::Key_K); // the mark stands where it stood
    press(Qt::Key_Return);
    QCOMPARE(listed[1][0].toString(), QStringLiteral("approved"));
}

// Red when a row that cannot be seen is taken back.
void tst_OutboxPane::keysTouchNoRowBehindTheNumbers()
{
    auto view = samples::outbox();
    view.counts = {{7, QStringLiteral("Approved"), {}, false, QStringLiteral("approved")}};
    for (auto &row : view.rows)
        row.acts = Acts(Act::TakeBack) | Act::Confirm | Act::Leave | Act::WriteAgain;
    view.rows.front().foundInAts = QStringLiteral("something to compare");
    m_pane->setOutbox(view);
    std::vector<std::unique_ptr<QSignalSpy>> spies;
    for (const auto signal :
         {&OutboxPane::takeBackRequested, &OutboxPane::confirmRequested, &OutboxPane::leaveRequested,
          &OutboxPane::writeAgainRequested, &OutboxPane::packetRequested, &OutboxPane::differenceShown})
        spies.push_back(std::make_unique<QSignalSpy>(m_pane.get(), signal));
    const auto pressAll = [this] {
        for (const auto key : {Qt::Key_U, Qt::Key_Y, Qt::Key_L, Qt::Key_W, Qt::Key_S, Qt::Key_Space})
            press(key);
    };
    press(Qt::Key_J);
    press(Qt::Key_N);
    pressAll();
    for (const auto &spy : spies)
        QCOMPARE(spy->count(), 0);
    press(Qt::Key_N);
    pressAll();
    for (const auto &spy : spies)
        QCOMPARE(spy->count(), 1);
}

void tst_OutboxPane::REL18_theConflictShowsAllThreeAndNamesItsKeys()
{
    auto view = samples::outbox();
    view.rows[3].now = QStringLiteral("what she saw");
    view.rows[3].foundInAts = QStringLiteral("what a colleague wrote");
    view.rows[3].acts = Acts(Act::TakeBack) | Act::WriteAgain;
    m_pane->setOutbox(view);
    press(Qt::Key_Space);
    const auto rows = m_pane->findChildren<OutboxRowView *>();
    const auto conflict = std::find_if(rows.begin(), rows.end(), [](const OutboxRowView *row) {
        return row->difference() == ui::outbox::Difference::Open;
    });
    QVERIFY(conflict != rows.end());
    const QString said = (*conflict)->differenceText();
    for (const auto &part : {view.rows[3].now, view.rows[3].foundInAts, view.rows[3].after})
        QVERIFY2(said.contains(part), qPrintable(said));
    QCOMPARE(m_pane->keys().takeBack->text(), QStringLiteral("keep theirs"));
    QCOMPARE(m_pane->keys().writeAgain->text(), QStringLiteral("write mine over it"));
    QSignalSpy again(m_pane.get(), &OutboxPane::writeAgainRequested);
    press(Qt::Key_W);
    QCOMPARE(again.count(), 1);
    QCOMPARE(again[0][0].toString(), QStringLiteral("op4"));
}

QTEST_MAIN(tst_OutboxPane)
#include "tst_OutboxPane.moc"
