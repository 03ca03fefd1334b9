// The window: one screen at a time, keys that work where they are shown, and rest under an overlay or an editor.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"
#include "ui/main/CommandPalette.h"
#include "ui/main/KeysOverlay.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using ui::main::MainWindow;
using ui::main::Screen;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init()
    {
        support::failOnUnexpectedWarnings();
        ui::theme::apply(*qApp, ui::theme::Scheme::Light);
        m_window = std::make_unique<MainWindow>();
        m_window->setTop(samples::caseTop());
        m_window->setStatus(samples::status());
        m_window->desk().setDesk(samples::desk());
        m_window->queue().model().setRows(samples::queueRows());
        m_window->queue().setCurrent(QStringLiteral("app2"));
        m_window->review().setReview(samples::review());
        m_window->page().setDocument(samples::answers());
        m_window->criteria().setCriteria(samples::criteria());
        m_window->outbox().setOutbox(samples::outbox());
        m_window->showScreen(Screen::Case);
        support::showActive(*m_window);
    }
    void cleanup() { m_window.reset(); }
    void keysWorkWhereverTheFocusIs();
    void keysOfHiddenScreensRest();
    void escapeGoesBackButTheNearerOneWins();
    void f6MovesBetweenPanes();
    void aNarrowWindowFoldsTheQueue();
    void theKeysOverlayListsEveryKeyOnceAndRestsTheWindow();
    void thePaletteRunsACommand();
    void noTwoKeysOfOneScreenAreTheSame_data();
    void noTwoKeysOfOneScreenAreTheSame();
    void everyPaneAndActionHasNameAndWords();
    void tabMovesThePassageInTheDocument();
    void theThemeChangesByKey();
    void closingKeepsAnOpenEdit();
    void keyToPaintIsPrinted();
    void nothingBecomesAWindowOfItsOwn();

private:
    void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), Qt::Key(key), with);
    }

    std::unique_ptr<MainWindow> m_window;
};

void tst_MainWindow::keysWorkWhereverTheFocusIs()
{
    QSignalSpy deferred(&m_window->review(), &ui::review::ReviewPane::deferRequested);
    QSignalSpy chosen(&m_window->queue(), &ui::queue::QueuePane::caseChosen);
    for (QWidget *focus : QList<QWidget *>{m_window->findChild<QListView *>(QStringLiteral("queueList")),
                                           &m_window->page().sheets(), &m_window->review()}) {
        focus->setFocus();
        press(Qt::Key_D);
        press(Qt::Key_J);
    }
    QCOMPARE(deferred.count(), 3);
    QCOMPARE(chosen.count(), 3);
}

void tst_MainWindow::keysOfHiddenScreensRest()
{
    QSignalSpy deferred(&m_window->review(), &ui::review::ReviewPane::deferRequested);
    QSignalSpy begun(&m_window->desk(), &ui::desk::DeskPane::beginRequested);
    m_window->showScreen(Screen::Desk);
    press(Qt::Key_D);
    press(Qt::Key_Return);
    QCOMPARE(deferred.count(), 0);
    QCOMPARE(begun.count(), 1);
}

void tst_MainWindow::escapeGoesBackButTheNearerOneWins()
{
    QSignalSpy back(m_window.get(), &MainWindow::backRequested);
    press(Qt::Key_X);
    press(Qt::Key_Escape); // the reason strip's
    QCOMPARE(back.count(), 0);
    press(Qt::Key_Slash);
    press(Qt::Key_Escape); // the filter's
    QCOMPARE(back.count(), 0);
    press(Qt::Key_E);
    press(Qt::Key_Escape); // the editor's
    QCOMPARE(back.count(), 0);
    press(Qt::Key_Escape);
    QCOMPARE(back.count(), 1);
}

void tst_MainWindow::f6MovesBetweenPanes()
{
    m_window->review().setFocus();
    press(Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("queueList"));
    press(Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("sheets"));
    press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("queueList"));
}

void tst_MainWindow::aNarrowWindowFoldsTheQueue()
{
    m_window->resize(1100, 700);
    QTRY_COMPARE(m_window->queue().width(), ui::theme::RailWidth);
    m_window->resize(1440, 900);
    QTRY_COMPARE(m_window->queue().width(), ui::theme::QueueWidth);
}

void tst_MainWindow::theKeysOverlayListsEveryKeyOnceAndRestsTheWindow()
{
    QSignalSpy deferred(&m_window->review(), &ui::review::ReviewPane::deferRequested);
    press(Qt::Key_Question, Qt::ShiftModifier);
    auto *overlay = m_window->findChild<ui::main::KeysOverlay *>();
    QVERIFY(overlay->isVisible());
    QStringList lines;
    for (const auto *line : overlay->findChildren<QLabel *>())
        lines.append(line->text());
    for (const char *expected :
         {"A approve", "⇧A approve all seen", "J next case", "/ find", "Ctrl K commands", "F6 next pane"})
        QCOMPARE(lines.count(QString::fromUtf8(expected)), 1);
    press(Qt::Key_D); // closes it and does nothing else
    QVERIFY(!overlay->isVisible());
    QCOMPARE(deferred.count(), 0);
    press(Qt::Key_D);
    QCOMPARE(deferred.count(), 1);
}

void tst_MainWindow::thePaletteRunsACommand()
{
    QSignalSpy deferred(&m_window->review(), &ui::review::ReviewPane::deferRequested);
    QSignalSpy approved(&m_window->review(), &ui::review::ReviewPane::approveRequested);
    press(Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<ui::main::CommandPalette *>();
    QVERIFY(palette->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("defer"));
    QCOMPARE(deferred.count(), 0);
    press(Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(deferred.count(), 1);
    QCOMPARE(approved.count(), 0);
}

void tst_MainWindow::noTwoKeysOfOneScreenAreTheSame_data()
{
    QTest::addColumn<int>("screen");
    QTest::newRow("sign-in") << int(Screen::SignIn);
    QTest::newRow("desk") << int(Screen::Desk);
    QTest::newRow("case") << int(Screen::Case);
    QTest::newRow("criteria") << int(Screen::Criteria);
    QTest::newRow("outbox") << int(Screen::Outbox);
}

void tst_MainWindow::noTwoKeysOfOneScreenAreTheSame()
{
    QFETCH(int, screen);
    m_window->showScreen(Screen(screen));
    if (Screen(screen) == Screen::Case)
        press(Qt::Key_X); // the strip open as well
    QStringList seen;
    for (const auto &group : m_window->actions().working()) {
        for (const QAction *action : group.actions) {
            if (action->shortcutContext() != Qt::WindowShortcut)
                continue;
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!seen.contains(key.toString()),
                         qPrintable(key.toString() + QLatin1Char(' ') + action->text()));
                seen.append(key.toString());
            }
        }
    }
    QVERIFY(seen.size() > 4);
}

void tst_MainWindow::everyPaneAndActionHasNameAndWords()
{
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        if (action->shortcuts().isEmpty())
            continue;
        QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
    }
    for (const QWidget *pane :
         QList<QWidget *>{&m_window->signIn(), &m_window->desk(), &m_window->queue(), &m_window->page(),
                          &m_window->review(), &m_window->criteria(), &m_window->outbox()}) {
        QVERIFY(!pane->objectName().isEmpty());
        QVERIFY(!pane->accessibleName().isEmpty());
    }
}

void tst_MainWindow::tabMovesThePassageInTheDocument()
{
    m_window->page().setDocument(samples::resume(1).view);
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    QCOMPARE(m_window->page().sheets().focusedMarker(), 2);
}

void tst_MainWindow::theThemeChangesByKey()
{
    QSignalSpy changed(m_window.get(), &MainWindow::themeChanged);
    press(Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(int(ui::theme::tokens(&m_window->review()).scheme), int(ui::theme::Scheme::Dark));
}

void tst_MainWindow::closingKeepsAnOpenEdit()
{
    QSignalSpy ended(&m_window->review(), &ui::review::ReviewPane::editEnded);
    press(Qt::Key_E);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" kept"));
    m_window->close();
    QCOMPARE(ended.count(), 1);
    QVERIFY(ended[0][2].toString().endsWith(QStringLiteral(" kept")));
}

void tst_MainWindow::keyToPaintIsPrinted()
{
    const samples::Paper paper = samples::resume(1);
    m_window->page().setDocument(paper.view);
    for (int page = 0; page < 2; ++page)
        m_window->page().setPage(page, paper.pages[std::size_t(page)]);
    m_window->queue().model().setRows(samples::manyRows(10'000));
    QCoreApplication::processEvents();
    std::vector<double> ms;
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        press(i % 10 == 9 ? Qt::Key_J : Qt::Key_Tab);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(ms.begin(), ms.end());
    qInfo("key to paint over %zu keys at 10 000 rows: p50 %.1f ms, p99 %.1f ms", ms.size(), ms[100], ms[198]);
    QVERIFY(m_window->queue().model().rowCount() == 10'000); // a figure, not a condition
}

void tst_MainWindow::nothingBecomesAWindowOfItsOwn()
{
    for (const auto screen : {Screen::SignIn, Screen::Desk, Screen::Criteria, Screen::Outbox, Screen::Case})
        m_window->showScreen(screen);
    int windows = 0;
    for (const QWidget *widget : QApplication::topLevelWidgets())
        windows += widget->isVisible() ? 1 : 0;
    QCOMPARE(windows, 1);
}

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
