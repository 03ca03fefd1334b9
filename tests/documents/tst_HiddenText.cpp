#include <QPainter>
#include <QTest>

#include "documents/HiddenText.h"
#include "support/QtTestSupport.h"

using documents::Sight;

class tst_HiddenText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC33_inkIsSeenFromAContrastOfOneAndAHalf_data()
    {
        QTest::addColumn<QColor>("paper");
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<int>("sight");
        const int seen = static_cast<int>(Sight::Seen);
        const int weak = static_cast<int>(Sight::Weak);
        const int nothing = static_cast<int>(Sight::Nothing);
        QTest::newRow("black on white") << QColor(Qt::white) << QColor(Qt::black) << seen;
        QTest::newRow("white on dark") << QColor(0x22, 0x33, 0x44) << QColor(Qt::white) << seen;
        QTest::newRow("grey 0.7") << QColor(Qt::white) << QColor(179, 179, 179) << seen;
        QTest::newRow("grey 0.9") << QColor(Qt::white) << QColor(230, 230, 230) << weak;
        QTest::newRow("grey 0.99") << QColor(Qt::white) << QColor(253, 253, 253) << nothing;
        QTest::newRow("white on white") << QColor(Qt::white) << QColor(Qt::white) << nothing;
        QTest::newRow("black on black") << QColor(Qt::black) << QColor(Qt::black) << nothing;
    }
    void SEC33_inkIsSeenFromAContrastOfOneAndAHalf()
    {
        QFETCH(QColor, paper);
        QFETCH(QColor, ink);
        QFETCH(int, sight);
        QImage page(200, 100, QImage::Format_RGB32);
        page.fill(paper);
        QPainter painter(&page);
        for (int x = 40; x < 100; x += 6)
            painter.fillRect(x, 40, 2, 14, ink);
        painter.end();
        QCOMPARE(static_cast<int>(documents::Ink(page, 2).sight(QRectF(20, 20, 30, 7))), sight);
    }

    void transparentIsWhiteAndADashFillsItsOwnBox()
    {
        QImage page(200, 100, QImage::Format_ARGB32);
        page.fill(Qt::transparent);
        QPainter painter(&page);
        painter.fillRect(40, 40, 20, 2, Qt::black);
        painter.end();
        const documents::Ink ink(page, 1);
        QCOMPARE(ink.sight(QRectF(40, 40, 20, 2)), Sight::Seen);
        QCOMPARE(ink.sight(QRectF(100, 40, 20, 2)), Sight::Nothing);
        QCOMPARE(ink.sight(QRectF(-50, -50, 20, 2)), Sight::Nothing);
    }

    void aCoveredWordLeavesAGap()
    {
        QImage page(300, 40, QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        for (int x = 10; x < 290; x += 4)
            painter.fillRect(x, 10, 2, 10, Qt::black);
        painter.fillRect(100, 5, 60, 20, Qt::white);
        painter.end();
        const auto gap = documents::Ink(page, 1).widestGap(QRectF(10, 10, 278, 10));
        QVERIFY(gap.left >= 98 && gap.left <= 102);
        QVERIFY(gap.right >= 158 && gap.right <= 164);
    }
};

QTEST_GUILESS_MAIN(tst_HiddenText)
#include "tst_HiddenText.moc"
