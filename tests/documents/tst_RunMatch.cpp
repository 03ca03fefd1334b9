#include <QTest>

#include "documents/RunMatch.h"
#include "support/QtTestSupport.h"

using documents::Certainty;

class tst_RunMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aBoxForEachLetterIsCounted()
    {
        const QString text = QStringLiteral("ab c\r\nde");
        const std::vector<QRectF> boxes = {{0, 0, 5, 8}, {5, 0, 5, 8}, {15, 0, 5, 8}, {0, 12, 5, 8}, {5, 12, 5, 8}};
        const auto lines = documents::matchLines(text, boxes, {});
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0].lastBox, 3);
        QCOMPARE(lines[1].firstBox, 3);
        QVERIFY(lines[1].certainty == Certainty::Sure);
    }

    void aBoxForEachLineIsTakenInOrder()
    {
        const QString text = QStringLiteral("Responsible for the till\r\nand for the stock\r\n");
        const std::vector<QRectF> boxes = {{50, 100, 105, 9}, {50, 112, 75, 9}};
        const auto lines = documents::matchLines(text, boxes, {});
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0].lastBox, 1);
        QCOMPARE(lines[1].lastBox, 2);
    }

    void aWordBrokenAtTheLinesEndEndsTheLine()
    {
        const QString text = QStringLiteral("respon\uFFFEsible");
        const std::vector<QRectF> boxes = {{50, 100, 32, 9}, {50, 112, 22, 9}};
        const auto lines = documents::matchLines(text, boxes, {});
        QCOMPARE(lines.size(), std::size_t(2));
        QVERIFY(lines[0].runEnd == documents::RunEnd::Hyphen);
        QCOMPARE(text.mid(lines[1].begin, lines[1].end - lines[1].begin), QStringLiteral("sible"));
    }

    void gluedColumnsAreCutAtTheGap()
    {
        const QString text = QStringLiteral("SKILLS EXPERIENCE IN TRADE");
        const std::vector<QRectF> boxes = {{50, 100, 40, 8}, {220, 100, 140, 8}};
        const auto lines = documents::matchLines(text, boxes, {});
        QCOMPARE(lines.size(), std::size_t(1));
        const auto parts = documents::splitLine(text, boxes, lines[0], {0, 0}, {});
        QCOMPARE(parts.size(), std::size_t(2));
        QCOMPARE(text.mid(parts[0].begin, parts[0].end - parts[0].begin), QStringLiteral("SKILLS"));
        QCOMPARE(text.mid(parts[1].begin, parts[1].end - parts[1].begin), QStringLiteral("EXPERIENCE IN TRADE"));
    }

    void aKnownLetterOverrulesTheWidths()
    {
        // By width the cut would fall after "aa"; the place of "e" says otherwise.
        const QString text = QStringLiteral("aa be cc");
        const std::vector<QRectF> boxes = {{50, 100, 18, 8}, {120, 100, 18, 8}};
        documents::Anchors anchors{QLatin1Char('e'), {QRectF(60, 101, 5, 6)}};
        const auto lines = documents::matchLines(text, boxes, anchors);
        const auto parts = documents::splitLine(text, boxes, lines[0], {0, 0}, {anchors});
        QCOMPARE(parts.size(), std::size_t(2));
        QCOMPARE(text.mid(parts[0].begin, parts[0].end - parts[0].begin), QStringLiteral("aa be"));
    }

    void nothingThatComesInBreaksIt()
    {
        // No boxes, no text, more boxes than letters, letters without boxes.
        QVERIFY(documents::matchLines(QString(), {}, {}).empty());
        QVERIFY(documents::matchLines(QString(), {{0, 0, 5, 5}}, {}).empty());
        QCOMPARE(documents::matchLines(QStringLiteral("a\r\nb"), {}, {}).size(), std::size_t(2));
        const std::vector<QRectF> many(40, QRectF(0, 0, 5, 5));
        const auto lines = documents::matchLines(QStringLiteral("a\r\nb"), many, {});
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines.back().lastBox, 40);
    }
};

QTEST_GUILESS_MAIN(tst_RunMatch)
#include "tst_RunMatch.moc"
