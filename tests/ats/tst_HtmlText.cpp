#include <QTest>

#include "ats/HtmlText.h"
#include "support/QtTestSupport.h"

class tst_HtmlText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void htmlBecomesLines_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *html, const char *text) {
            QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(text);
        };
        row("nothing", "", "");
        row("plain", "Backend engineer", "Backend engineer");
        row("paragraphs", "<p>One</p>\n<p>Two  words</p>", "One\nTwo words");
        row("list", "<h3>You bring</h3><ul><li>Go or <b>Rust</b></li><li>English, C1</li></ul><p>End</p>",
            "You bring\n• Go or Rust\n• English, C1\nEnd");
        row("list item with paragraph", "<ul><li><p>Five years</p></li></ul>", "• Five years");
        row("breaks", "One<br>Two<br/>Three", "One\nTwo\nThree");
        row("table", "<table><tr><td>Shift</td><td>night</td></tr><tr><td>Pay</td><td>15</td></tr></table>",
            "Shift night\nPay 15");
        row("entities", "K&ouml;ln &amp; M&#252;nchen &#x20AC;5 &lt;b&gt; &unknown; a&nbsp;b",
            "Köln & München €5 <b> &unknown; a b");
        row("script and style", "<style>p{color:red}</style>A<script>if (1 < 2) alert('</p>')</script>B", "AB");
        row("comment", "A<!-- <p>no</p> -->B", "AB");
        row("less-than in words", "years < 5 and 3<4", "years < 5 and 3<4");
        row("angle in attribute", "<a title=\"a > b\" href='x'>Link</a> text", "Link text");
        row("image loads nothing", "<img src=\"https://tracker.example/x.png\">Words", "Words");
        row("unclosed tag", "Words <b", "Words");
        row("surrogate entity is no character", "a&#xD800;b", "a b");
    }
    void htmlBecomesLines()
    {
        QFETCH(QString, html);
        QFETCH(QString, text);
        QCOMPARE(ats::htmlToText(html), text);
    }

    void everyPrefixOfAPostingEnds()
    {
        const QString html =
            QStringLiteral("<div><h1>Nurse</h1><!-- x --><ul><li>Night &amp; day</li></ul><script>a</script></div>");
        for (qsizetype i = 0; i <= html.size(); ++i)
            QVERIFY(ats::htmlToText(html.left(i)).size() <= html.size() + 2);
    }
};

QTEST_GUILESS_MAIN(tst_HtmlText)
#include "tst_HtmlText.moc"
