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

    void aPageWrittenInPiecesIsMatchedByItsRows()
    {
        // Two boxes a line, none of them a letter: only rows tell where lines end.
        QString text;
        std::vector<QRectF> boxes;
        for (int i = 0; i < 40; ++i) {
            text += QStringLiteral("worked the till and the stock\r\n");
            boxes.emplace_back(50, 100 + 12 * i, 60, 9);
            boxes.emplace_back(112, 100 + 12 * i, 68, 9);
        }
        const auto lines = documents::matchLines(text, boxes, {});
        QCOMPARE(lines.size(), std::size_t(40));
        for (std::size_t l = 0; l < lines.size(); ++l) {
            QCOMPARE(lines[l].firstBox, static_cast<int>(2 * l));
            QVERIFY(lines[l].certainty == Certainty::Sure);
        }
    }

    void aLineWrittenUpThePageLeavesNoDoubt()
    {
        const QString text = QStringLiteral("Worked the till\r\nLebenslauf");
        const auto lines = documents::matchLines(text, {{50, 100, 68, 9}, {24, 300, 14, 99}}, {});
        QCOMPARE(lines.size(), std::size_t(2));
        QVERIFY(lines[1].certainty == Certainty::Sure);
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
