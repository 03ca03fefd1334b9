// The document: pages on request, markers under the ink, identities covered, motion within 120 ms.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QAbstractButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using ui::evidence::Identity;
using ui::evidence::PageView;

class tst_PageView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init()
    {
        support::failOnUnexpectedWarnings();
        ui::theme::apply(*qApp, ui::theme::Scheme::Light);
        m_paper = samples::resume(1);
        m_pane = std::make_unique<PageView>();
        m_pane->resize(776, 780);
        connect(m_pane.get(), &PageView::pageWanted, this, [this](int page, double scale) {
            m_pane->setPage(page, samples::resume(scale).pages[std::size_t(page)]);
        });
        support::showActive(*m_pane);
    }
    void cleanup() { m_pane.reset(); }
    void pagesAreAskedForAtTheScaleOfTheScreen();
    void markersAreUnderTheInkAndTheFocusedOneIsStronger_data();
    void markersAreUnderTheInkAndTheFocusedOneIsStronger();
    void aFarPassageIsScrolledToWithinTheMotionLimit();
    void aPassageIsReportedOnceItIsPaintedWithItsPage();
    void namesOffCoversTheIdentityCompletely();
    void rAsksForNames();
    void spaceShowsTheHiddenWords();
    void tabsAreChosenByMouseAndKey();
    void markersAloneDoNotAskForPagesAgain();
    void anotherPersonsFileNeverKeepsThePictures();
    void anUnreadableFileSaysWhy();

private:
    QImage sheetShot() { return m_pane->sheets().viewport()->grab().toImage(); }

    samples::Paper m_paper;
    std::unique_ptr<PageView> m_pane;
};

void tst_PageView::pagesAreAskedForAtTheScaleOfTheScreen()
{
    QSignalSpy wanted(m_pane.get(), &PageView::pageWanted);
    QSignalSpy first(m_pane.get(), &PageView::firstPagePainted);
    m_pane->setDocument(m_paper.view);
    QTRY_COMPARE(wanted.count(), 2);
    QTRY_COMPARE(first.count(), 1);
    const double scale = wanted[0][1].toDouble();
    QVERIFY(scale > 1.0 && scale < 1.1); // 640 px for 612 points
}

void tst_PageView::markersAreUnderTheInkAndTheFocusedOneIsStronger_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << int(ui::theme::Scheme::Light);
    QTest::newRow("dark") << int(ui::theme::Scheme::Dark);
}

void tst_PageView::markersAreUnderTheInkAndTheFocusedOneIsStronger()
{
    QFETCH(int, scheme);
    ui::theme::apply(*qApp, ui::theme::Scheme(scheme));
    const ui::theme::Tokens &t = ui::theme::tokens(ui::theme::Scheme(scheme));
    m_pane->setDocument(m_paper.view);
    QSignalSpy painted(m_pane.get(), &PageView::passagePainted);
    m_pane->focusMarker(5);
    QTRY_COMPARE(painted.count(), 1);
    const QImage shot = sheetShot();
    const auto coloursIn = [&](int number) {
        const QRect box = m_pane->sheets().markerRect(number).toAlignedRect();
        QList<QColor> colours;
        for (int y = box.top() + 1; y < box.bottom(); ++y) {
            for (int x = box.left() + 1; x < box.right(); ++x)
                colours.append(shot.pixelColor(x, y));
        }
        return colours;
    };
    const auto has = [](const QList<QColor> &colours, const QColor &wanted) {
        return std::any_of(colours.begin(), colours.end(),
                           [&](const QColor &c) { return support::sameColour(c, wanted); });
    };
    // Light through a marker is never brighter than the paper under it.
    const auto onPaper = [&t](const QColor &c) {
        return QColor(qMin(c.red(), t.sheet.red()), qMin(c.green(), t.sheet.green()), qMin(c.blue(), t.sheet.blue()));
    };
    QVERIFY(has(coloursIn(5), onPaper(t.markerNow)));
    QVERIFY(has(coloursIn(2), onPaper(t.marker)));
    const QList<QColor> now = coloursIn(5);
    QVERIFY(std::any_of(now.begin(), now.end(), [](const QColor &c) { return c.lightness() < 90; })); // the ink stays
}

void tst_PageView::aFarPassageIsScrolledToWithinTheMotionLimit()
{
    QVERIFY(ui::theme::MotionMs <= 120);
    m_pane->setDocument(m_paper.view);
    QCOMPARE(m_pane->sheets().verticalScrollBar()->value(), 0);
    m_pane->focusMarker(6); // page 2
    QTRY_VERIFY(m_pane->sheets().viewport()->rect().contains(m_pane->sheets().markerRect(6).toAlignedRect()));
}

void tst_PageView::aPassageIsReportedOnceItIsPaintedWithItsPage()
{
    QSignalSpy painted(m_pane.get(), &PageView::passagePainted);
    m_pane->setDocument(m_paper.view);
    m_pane->focusMarker(2);
    QTRY_COMPARE(painted.count(), 1);
    QCOMPARE(painted[0][0].toInt(), 2);
    m_pane->sheets().viewport()->repaint();
    QCoreApplication::processEvents();
    QCOMPARE(painted.count(), 1);
}

void tst_PageView::namesOffCoversTheIdentityCompletely()
{
    ui::evidence::DocumentView view = m_paper.view;
    for (auto &box : view.identity)
        box.words.clear();
    QSignalSpy first(m_pane.get(), &PageView::firstPagePainted);
    m_pane->setDocument(view);
    QTRY_COMPARE(first.count(), 1);
    const double scale = 640.0 / 612;
    const QRectF name = view.identity[0].box;
    const QRect onScreen(QPoint(68 - 6, 16) + (name.topLeft() * scale).toPoint(), (name.size() * scale).toSize());
    const auto darkest = [&](const QImage &shot) {
        int least = 255;
        for (int y = onScreen.top(); y < onScreen.bottom(); ++y) {
            for (int x = onScreen.left(); x < onScreen.right(); ++x)
                least = qMin(least, shot.pixelColor(x, y).lightness());
        }
        return least;
    };
    QVERIFY(darkest(sheetShot()) > 150);
    view.names = Identity::Shown;
    m_pane->setDocument(view);
    QVERIFY(darkest(sheetShot()) < 100); // the control: without the box the name is there
}

void tst_PageView::rAsksForNames()
{
    m_pane->setDocument(m_paper.view);
    QSignalSpy toggled(m_pane.get(), &PageView::namesToggled);
    QTest::keyClick(m_pane.get(), Qt::Key_R);
    QCOMPARE(toggled.count(), 1);
}

void tst_PageView::spaceShowsTheHiddenWords()
{
    m_pane->setDocument(m_paper.view);
    QSignalSpy shown(m_pane.get(), &PageView::hiddenWordsShown);
    QTest::keyClick(m_pane.get(), Qt::Key_Space);
    QCOMPARE(shown.count(), 1);
    QCOMPARE(m_pane->hiddenAction()->text(), QStringLiteral("hide"));
    QTest::keyClick(m_pane.get(), Qt::Key_Space);
    QCOMPARE(m_pane->hiddenAction()->text(), QStringLiteral("show"));
    m_pane->setDocument(samples::answers());
    QVERIFY(!m_pane->hiddenAction()->isEnabled());
}

void tst_PageView::tabsAreChosenByMouseAndKey()
{
    m_pane->setDocument(m_paper.view);
    QSignalSpy chosen(m_pane.get(), &PageView::tabChosen);
    QTest::keyClick(m_pane.get(), Qt::Key_P);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), QStringLiteral("answers"));
    for (auto *button : m_pane->findChildren<QAbstractButton *>()) {
        if (button->text() == QLatin1String("2 notes"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen[1][0].toString(), QStringLiteral("notes"));
}

void tst_PageView::markersAloneDoNotAskForPagesAgain()
{
    QSignalSpy wanted(m_pane.get(), &PageView::pageWanted);
    m_pane->setDocument(m_paper.view);
    QTRY_COMPARE(wanted.count(), 2);
    ui::evidence::DocumentView view = m_paper.view;
    view.markers.pop_back();
    view.names = Identity::Shown;
    m_pane->setDocument(view);
    QTest::qWait(20);
    QCOMPARE(wanted.count(), 2);
}

void tst_PageView::anotherPersonsFileNeverKeepsThePictures()
{
    QSignalSpy wanted(m_pane.get(), &PageView::pageWanted);
    m_pane->setDocument(m_paper.view);
    QTRY_COMPARE(wanted.count(), 2);
    ui::evidence::DocumentView other = m_paper.view; // the same name and sizes
    other.key = QStringLiteral("app3/cv");
    m_pane->setDocument(other);
    QTRY_COMPARE(wanted.count(), 4);
    other.key.clear();
    m_pane->setDocument(other);
    QTRY_COMPARE(wanted.count(), 6);
}

void tst_PageView::anUnreadableFileSaysWhy()
{
    ui::evidence::DocumentView view;
    view.title = QStringLiteral("cv.pdf");
    view.band = QStringLiteral("This file is protected by a password. Read it in Greenhouse.");
    m_pane->setDocument(view);
    const auto *band = m_pane->findChild<ui::widgets::Band *>();
    QVERIFY(band->isVisible());
    QCOMPARE(band->words(), view.band);
}

QTEST_MAIN(tst_PageView)
#include "tst_PageView.moc"
