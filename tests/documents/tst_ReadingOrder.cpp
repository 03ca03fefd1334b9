#include <QTest>

#include "documents/ReadingOrder.h"
#include "support/QtTestSupport.h"

using documents::PageRun;
using documents::PageRuns;
using documents::RunEnd;

namespace {

PageRun run(double x, double y, const char *text, RunEnd end = RunEnd::Plain)
{
    const QString t = QString::fromUtf8(text);
    return {t, QRectF(x, y, 5.0 * static_cast<double>(t.size()), 9), end};
}

PageRuns page(std::vector<PageRun> runs)
{
    return {QSizeF(595, 842), std::move(runs), {}};
}

QString textOf(std::vector<PageRun> runs)
{
    return documents::inReadingOrder({page(std::move(runs))}).text;
}

} // namespace

class tst_ReadingOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void twoColumnsDrawnInEitherOrderAreReadOneAfterTheOther_data()
    {
        QTest::addColumn<bool>("byRows");
        QTest::addColumn<double>("offset");
        QTest::newRow("by rows, level") << true << 0.0;
        QTest::newRow("by rows, half a line off") << true << 6.0;
        QTest::newRow("right column first") << false << 0.0;
    }
    void twoColumnsDrawnInEitherOrderAreReadOneAfterTheOther()
    {
        QFETCH(bool, byRows);
        QFETCH(double, offset);
        const std::vector<const char *> left = {"Skills", "Qt", "SQL", "German B2", "French A1"};
        const std::vector<const char *> right = {"Experience in the trade", "Led a team of twelve",
                                                 "Shipped every week", "Kept the books", "Trained the young"};
        std::vector<PageRun> runs;
        std::vector<PageRun> last;
        for (std::size_t i = 0; i < left.size(); ++i) {
            const double y = 100 + 12.0 * static_cast<double>(i);
            (byRows ? runs : last).push_back(run(50, y, left[i]));
            runs.push_back(run(220, y + offset, right[i]));
        }
        runs.insert(runs.end(), last.begin(), last.end());
        runs.push_back(run(50, 60, "Mara Lindqvist, who writes one long line over the full width of the paper here"));
        QCOMPARE(textOf(runs),
                 QStringLiteral("Mara Lindqvist, who writes one long line over the full width of the paper here\n"
                                "Skills\nQt\nSQL\nGerman B2\nFrench A1\n"
                                "Experience in the trade\nLed a team of twelve\nShipped every week\n"
                                "Kept the books\nTrained the young\n"));
    }

    void datesInTheMarginStayWithTheirEntries()
    {
        QCOMPARE(
            textOf({run(50, 100, "2019 – 2024"), run(150, 100, "Engineer, Acme Nord"), run(150, 112, "Kept it running"),
                    run(50, 130, "03/2015 – 2019"), run(150, 130, "Developer, Kiefer AG"), run(150, 142, "Wrote it"),
                    run(50, 160, "seit 2024"), run(150, 160, "Lead"), run(150, 172, "Leads")}),
            QStringLiteral("2019 – 2024 Engineer, Acme Nord\nKept it running\n03/2015 – 2019 Developer, Kiefer AG\n"
                           "Wrote it\nseit 2024 Lead\nLeads\n"));
    }

    void aTableIsReadRowByRowAndEachCellToItsEnd()
    {
        QCOMPARE(textOf({run(50, 100, "Period"), run(150, 100, "Post"), run(300, 100, "Duties"), //
                         run(50, 120, "2019 – 2021"), run(150, 120, "Clerk, "), run(300, 120, "Answered the"),
                         run(150, 132, "Acme Nord"), run(300, 132, "telephone"), //
                         run(50, 160, "2021 – 2024"), run(150, 160, "Lead"), run(300, 160, "Led")}),
                 QStringLiteral("Period Post Duties\n2019 – 2021\nClerk,\nAcme Nord\nAnswered the\ntelephone\n"
                                "2021 – 2024 Lead Led\n"));
    }

    void brokenWordsAreJoinedAndCompoundsKeepTheirHyphen_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("text");
        QTest::newRow("word") << QByteArray("respon-") << QByteArray("sible for")
                              << QStringLiteral("responsible for\n");
        QTest::newRow("compound") << QByteArray("Backend-") << QByteArray("Entwickler")
                                  << QStringLiteral("Backend-Entwickler\n");
        QTest::newRow("on-site") << QByteArray("worked on-") << QByteArray("site")
                                 << QStringLiteral("worked on-\nsite\n");
        QTest::newRow("address") << QByteArray("mara@long-") << QByteArray("domain.example")
                                 << QStringLiteral("mara@long-domain.example\n");
        QTest::newRow("own hyphen") << QByteArray("an event-") << QByteArray("driven system")
                                    << QStringLiteral("an event-driven system\n");
        QTest::newRow("part-time") << QByteArray("worked part-") << QByteArray("time at a till")
                                   << QStringLiteral("worked part-time at a till\n");
        QTest::newRow("syllable") << QByteArray("a good part-") << QByteArray("ner in trade")
                                  << QStringLiteral("a good partner in trade\n");
        QTest::newRow("years") << QByteArray("2015-") << QByteArray("2019") << QStringLiteral("2015-\n2019\n");
        QTest::newRow("C-") << QByteArray("C-") << QByteArray("und Java") << QStringLiteral("C-\nund Java\n");
    }
    void brokenWordsAreJoinedAndCompoundsKeepTheirHyphen()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(QString, text);
        QCOMPARE(textOf({run(50, 100, first.constData()), run(50, 112, second.constData())}), text);
    }

    void whatTheDocumentWritesElsewhereDecidesAboutAHyphen()
    {
        QCOMPARE(
            textOf({run(50, 88, "knows peer-review of code"), run(50, 100, "led a peer-"), run(50, 112, "review")}),
            QStringLiteral("knows peer-review of code\nled a peer-review\n"));
        QCOMPARE(textOf({run(50, 88, "all data-based work, no databased"), run(50, 100, "more: the"),
                         run(50, 112, "last word databased again"), run(50, 124, "said data-"), run(50, 136, "based")}),
                 QStringLiteral("all data-based work, no databased\nmore: the\nlast word databased again\n"
                                "said databased\n"));
        // German compounds break at their seam.
        QCOMPARE(
            textOf({run(50, 88, "ein Kunden und ein dienst hier"), run(50, 100, "im Kunden-"), run(50, 112, "dienst")}),
            QStringLiteral("ein Kunden und ein dienst hier\nim Kundendienst\n"));
    }

    void rowsOfATableThatStandOnlyALittleApartAreReadOneAfterTheOther()
    {
        // Wrapped cells at a pitch of 14, rows at 16.
        const auto row = [](double y, const char *date, const char *post, const char *duty) {
            return std::vector<PageRun>{run(50, y, date), run(170, y, post), run(310, y, duty)};
        };
        std::vector<PageRun> runs;
        for (const auto &part : {row(100, "Period", "Position", "Duties"),
                                 row(116, "A one", "B one", "C one"),
                                 {run(170, 130, "B more"), run(310, 130, "C more")},
                                 {run(310, 144, "C last")},
                                 row(160, "A two", "B two", "C two"),
                                 {run(170, 174, "B end")}})
            runs.insert(runs.end(), part.begin(), part.end());
        QCOMPARE(textOf(runs), QStringLiteral("Period Position Duties\nA one\nB one\nB more\nC one\nC more\nC last\n"
                                              "A two\nB two\nB end\nC two\n"));
    }

    void aHyphenThatThePageShowsIsWrittenWhereTheWordStays()
    {
        QCOMPARE(textOf({run(50, 100, "respon", RunEnd::Hyphen), run(50, 112, "sible")}),
                 QStringLiteral("responsible\n"));
        QCOMPARE(textOf({run(50, 100, "Nord", RunEnd::Hyphen), run(50, 112, "Ost")}), QStringLiteral("Nord-Ost\n"));
    }

    void pageHeadersAreMarkedAndStandOnce()
    {
        const auto ordered =
            documents::inReadingOrder({page({run(50, 20, "Mara Lindqvist - page 1"), run(50, 400, "First")}),
                                       page({run(50, 20, "Mara Lindqvist - page 2"), run(50, 400, "Second")})});
        QCOMPARE(ordered.text, QStringLiteral("Mara Lindqvist - page 1\nFirst\nSecond\n"));
        QVERIFY(ordered.runs[0].repeated);
        QVERIFY(!ordered.runs[1].repeated);
        QCOMPARE(ordered.runs[2].page, 1);
    }

    void uprightWritingIsReadLast()
    {
        PageRun upright{QStringLiteral("Curriculum"), QRectF(20, 90, 9, 60), RunEnd::Plain};
        QCOMPARE(textOf({upright, run(50, 100, "One"), run(50, 112, "Two")}), QStringLiteral("One\nTwo\nCurriculum\n"));
    }

    void rightToLeftColumnsBeginAtTheRight()
    {
        const QString text =
            textOf({run(50, 100, "ב1"), run(50, 112, "ב2"), run(50, 124, "ב3"), run(50, 136, "ב4"), run(300, 100, "א1"),
                    run(300, 112, "א2"), run(300, 124, "א3"), run(300, 136, "א4")});
        QVERIFY(text.startsWith(QStringLiteral("א1\nא2")));
    }

    void everyRunCoversItsTextAndRunsAscend()
    {
        const auto ordered =
            documents::inReadingOrder({page({run(300, 100, "b"), run(50, 100, "a  \u200Bc"), run(50, 112, "")})});
        QCOMPARE(ordered.runs.size(), std::size_t(2));
        QCOMPARE(ordered.text.mid(ordered.runs[0].begin, ordered.runs[0].end - ordered.runs[0].begin),
                 QStringLiteral("a c"));
        QCOMPARE(ordered.origins, (std::vector<int>{1, 0}));
        QVERIFY(ordered.runs[0].end <= ordered.runs[1].begin);
        QCOMPARE(ordered.suspicious, 1);
    }
};

QTEST_GUILESS_MAIN(tst_ReadingOrder)
#include "tst_ReadingOrder.moc"
