#include <QTest>

#include "documents/Quote.h"
#include "support/QtTestSupport.h"

class tst_Quote : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void layoutMayDifferAndMeaningMayNot_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("quote");
        QTest::addColumn<QString>("found"); // empty: not found
        const auto row = [](const char *name, const QString &text, const QString &quote, const QString &found) {
            QTest::newRow(name) << text << quote << found;
        };
        row("same", QStringLiteral("led a team of 12"), QStringLiteral("team of 12"), QStringLiteral("team of 12"));
        row("line break", QStringLiteral("led a\nteam of 12"), QStringLiteral("a team"), QStringLiteral("a\nteam"));
        row("blanks", QStringLiteral("led a   team"), QStringLiteral("led a team"), QStringLiteral("led a   team"));
        row("hyphen at line end", QStringLiteral("on-\nsite work"), QStringLiteral("on-site work"),
            QStringLiteral("on-\nsite work"));
        row("joined word", QStringLiteral("longterm plan"), QStringLiteral("long-term plan"),
            QStringLiteral("longterm plan"));
        row("ligature", QStringLiteral("office work"), QStringLiteral("o\uFB03ce"), QStringLiteral("office"));
        row("quotation marks", QStringLiteral("the “best” one"), QStringLiteral("\"best\" one"),
            QStringLiteral("“best” one"));
        row("apostrophe", QStringLiteral("company’s site"), QStringLiteral("company's site"),
            QStringLiteral("company’s site"));
        row("dash", QStringLiteral("2019 – 2024"), QStringLiteral("2019 - 2024"), QStringLiteral("2019 – 2024"));
        row("other digits", QStringLiteral("team of 12"), QStringLiteral("team of 13"), QString());
        row("part of a number", QStringLiteral("120 people"), QStringLiteral("12"), QString());
        row("part of a decimal", QStringLiteral("2.5 years"), QStringLiteral("2"), QString());
        row("end of a decimal", QStringLiteral("2.5 years"), QStringLiteral("5 years"), QString());
        row("part of a word", QStringLiteral("party of five"), QStringLiteral("art"), QString());
        row("a negation dropped", QStringLiteral("did not lead"), QStringLiteral("did lead"), QString());
        row("another name", QStringLiteral("Kiefer AG"), QStringLiteral("Kieffer AG"), QString());
        row("another case", QStringLiteral("Qt and C++"), QStringLiteral("qt and c++"), QString());
        row("digits keep their hyphen", QStringLiteral("2015-2019"), QStringLiteral("20152019"), QString());
        row("signs only", QStringLiteral("a - b"), QStringLiteral("-"), QString());
        row("nothing", QStringLiteral("a"), QStringLiteral("  "), QString());
    }
    void layoutMayDifferAndMeaningMayNot()
    {
        QFETCH(QString, text);
        QFETCH(QString, quote);
        QFETCH(QString, found);
        domain::DocumentText document;
        document.text = text;
        const auto passage = documents::locate(document, quote);
        QCOMPARE(passage.has_value(), !found.isEmpty());
        if (passage) {
            QCOMPARE(passage->quote, found);
            QCOMPARE(document.text.mid(passage->begin, passage->end - passage->begin), found);
        }
    }

    void theNextMatchIsFoundFromAnOffsetAndKnowsItsPage()
    {
        domain::DocumentText document;
        document.text = QStringLiteral("Qt here\nQt there\n");
        document.runs = {{0, {}, 0, 7, false}, {1, {}, 8, 16, false}};
        const auto first = documents::locate(document, QStringLiteral("Qt"));
        const auto second = documents::locate(document, QStringLiteral("Qt"), first->end);
        QCOMPARE(first->page, 0);
        QCOMPARE(second->begin, 8);
        QCOMPARE(second->page, 1);
        QVERIFY(!documents::locate(document, QStringLiteral("Qt"), 9));
    }
};

QTEST_GUILESS_MAIN(tst_Quote)
#include "tst_Quote.moc"
