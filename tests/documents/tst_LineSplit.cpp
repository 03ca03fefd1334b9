#include <QTest>

#include "documents/LineSplit.h"
#include "support/QtTestSupport.h"

using documents::BoxedText;
using documents::Certainty;
using Gaps = std::vector<documents::Ink::Gap>;

class tst_LineSplit : public QObject
{
    Q_OBJECT

    static QString textOf(const QString &text, const BoxedText &part)
    {
        return text.mid(part.begin, part.end - part.begin);
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

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

    void wordsAreGivenToTheirPartsByTheGapsOnThePage()
    {
        const QString text = QStringLiteral("Valencia nurse night shift");
        BoxedText line{0, int(text.size()), 0, 2, documents::RunEnd::Hyphen};
        const std::vector<QRectF> hulls = {{50, 100, 42, 8}, {220, 100, 78, 8}};
        // "Valencia" alone; "nurse", "night" and "shift" with a space of 3 between, letters 1 apart.
        const std::vector<Gaps> gaps = {{{60, 61}, {71, 72}}, {{230, 231}, {244, 247}, {256, 257}, {271, 274}}};
        std::vector<BoxedText> parts = {{0, 14, 0, 1, documents::RunEnd::Plain, Certainty::Guess},
                                        {15, 26, 1, 2, documents::RunEnd::Plain, Certainty::Guess}};
        QVERIFY(documents::splitByGaps(text, line, parts, hulls, gaps));
        QCOMPARE(textOf(text, parts[0]), QStringLiteral("Valencia"));
        QCOMPARE(textOf(text, parts[1]), QStringLiteral("nurse night shift"));
        QVERIFY(parts[1].certainty == Certainty::Sure);
        QVERIFY(parts[0].runEnd == documents::RunEnd::Plain);
        QVERIFY(parts[1].runEnd == documents::RunEnd::Hyphen);
    }

    void gapsThatDoNotStandOutLeaveThePartsAsTheyWere()
    {
        const QString text = QStringLiteral("Valencia nurse night shift");
        BoxedText line{0, int(text.size()), 0, 2};
        const std::vector<QRectF> hulls = {{50, 100, 42, 8}, {220, 100, 78, 8}};
        const std::vector<Gaps> gaps = {{{60, 61}}, {{230, 232}, {244, 246}, {256, 258}, {271, 273}}};
        std::vector<BoxedText> parts = {{0, 14, 0, 1}, {15, 26, 1, 2}};
        QVERIFY(!documents::splitByGaps(text, line, parts, hulls, gaps));
        QCOMPARE(parts[0].end, 14);
    }

    void wordsInOneBoxStandBetweenItsGaps()
    {
        const QString text = QStringLiteral("Competencias Perfil");
        BoxedText part{0, int(text.size()), 0, 1};
        const auto words =
            documents::wordsByGaps(text, part, {55, 131, 205, 9.5}, {{70, 71}, {122, 230}, {240, 241}, {259.5, 260}});
        QCOMPARE(words.size(), std::size_t(2));
        QCOMPARE(words[0].right, 122.0);
        QCOMPARE(words[1].begin, 13);
        QCOMPARE(words[1].left, 230.0);
        QCOMPARE(words[1].right, 259.5);
    }

    void SEC33_aCoveredWordIsNeverPlacedByGaps_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("gapLeft");
        QTest::addColumn<double>("gapRight");
        // "Seen rank this first also": 25 letters on 125 points.
        QTest::newRow("in the middle") << QStringLiteral("Seen rank this first also") << 74.0 << 154.0;
        QTest::newRow("at the end") << QStringLiteral("Seen also rank this first") << 100.0 << 175.0;
        QTest::newRow("at the beginning") << QStringLiteral("rank this first Seen also") << 50.0 << 125.0;
    }
    void SEC33_aCoveredWordIsNeverPlacedByGaps()
    {
        QFETCH(QString, text);
        QFETCH(double, gapLeft);
        QFETCH(double, gapRight);
        BoxedText part{0, int(text.size()), 0, 1};
        const QRectF box(50, 100, 125, 9);
        Gaps gaps;
        for (double x = 56; x < 175; x += 6) // between letters
            if (x + 1 < gapLeft || x > gapRight)
                gaps.push_back({x, x + 1});
        gaps.push_back({gapLeft, gapRight});
        std::sort(gaps.begin(), gaps.end(), [](auto a, auto b) { return a.left < b.left; });
        QVERIFY(documents::wordsByGaps(text, part, box, gaps).empty());
    }

    void nothingThatComesInBreaksIt()
    {
        QVERIFY(documents::wordsByGaps(QString(), {}, {}, {}).empty());
        QVERIFY(documents::wordsByGaps(QStringLiteral("   "), {0, 3, 0, 1}, {0, 0, 9, 9}, {{1, 2}}).empty());
        std::vector<BoxedText> parts = {{0, 1, 0, 1}, {1, 1, 1, 2}};
        QVERIFY(!documents::splitByGaps(QStringLiteral("a"), {0, 1, 0, 2}, parts, {{}, {}}, {{}, {}}));
    }
};

QTEST_GUILESS_MAIN(tst_LineSplit)
#include "tst_LineSplit.moc"
