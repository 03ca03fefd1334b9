#include <QTest>

#include "ats/TargetText.h"
#include "support/QtTestSupport.h"

using ats::TargetKind;
using ats::textForTarget;
using ats::ValueForm;

static ats::Target to(TargetKind kind, ValueForm form = ValueForm::Plain)
{
    ats::Target target;
    target.kind = kind;
    target.form = form;
    return target;
}

class tst_TargetText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC51_wordsAreMadeHarmlessWhereItShows_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char16_t *content, const char16_t *note, const char16_t *field) {
            QTest::newRow(name) << QString::fromUtf16(content) << QString::fromUtf16(note) << QString::fromUtf16(field);
        };
        const auto same = [&](const char *name, const char16_t *text) { row(name, text, text, text); };
        same("plain", u"Five years of Go.\nGap: Kubernetes.");
        same("minus inside", u"met - partly");
        same("umlauts and emoji", u"Größe 👩‍💻");
        same("tab inside", u"a\tb");
        row("line ends", u"a\r\nb\rc\u2028d", u"a\nb\nc\nd", u"a\nb\nc\nd");
        row("formula", u"=HYPERLINK(\"x\")", u"'=HYPERLINK(\"x\")", u"'=HYPERLINK(\"x\")");
        row("plus", u"+49 30 23125 100", u"'+49 30 23125 100", u"'+49 30 23125 100");
        row("minus", u"- first", u"'- first", u"'- first");
        row("tab", u"\t=1", u"'\t=1", u"'\t=1");
        row("full width", u"＝1", u"'＝1", u"'＝1");
        row("carriage return then formula", u"\r=1", u"\n=1", u"\n=1");
        row("mention", u"Thanks @Ada Recruiter", u"Thanks @ Ada Recruiter", u"Thanks @Ada Recruiter");
        row("mention first", u"@all", u"'@ all", u"'@all");
        same("mail address", u"lena.hartig@hartig.example wrote");
        row("merge field", u"Hi {{NAME}} and {{{X}}}", u"Hi { {NAME} } and { { {X} } }",
            u"Hi { {NAME} } and { { {X} } }");
        row("controls and bidi", u"a\u0007b\u202Ec\u200Bd\uFEFFe\u0085f", u"abcdef", u"abcdef");
    }
    void SEC51_wordsAreMadeHarmlessWhereItShows()
    {
        QFETCH(QString, content);
        QFETCH(QString, note);
        QFETCH(QString, field);
        QCOMPARE(textForTarget(content, to(TargetKind::Note)), note);
        QCOMPARE(textForTarget(content, to(TargetKind::ApplicationField)), field);
        // Encoding twice changes nothing more, so what is read back can be compared.
        QCOMPARE(textForTarget(note, to(TargetKind::Note)), note);
        QCOMPARE(textForTarget(field, to(TargetKind::ApplicationField)), field);
    }

    void SEC51_eachFormIsEncodedForItsField_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("wire");
        const auto row = [](const char *name, ValueForm form, const char *content, const char *wire) {
            QTest::newRow(name) << int(form) << QString::fromUtf8(content) << QString::fromUtf8(wire);
        };
        row("one line", ValueForm::Line, "Go: met\nSQL: partly", "Go: met; SQL: partly");
        row("one line keeps a formula harmless", ValueForm::Line, "=1+1\nx", "'=1+1; x");
        row("HTML", ValueForm::Html, "a < b & \"c\"\nO'Neill", "a &lt; b &amp; &quot;c&quot;<br>O&#39;Neill");
        row("HTML: no element", ValueForm::Html, "<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;");
        row("Markdown", ValueForm::Markdown, "**C#** [x](http://y)\n1. a",
            "\\*\\*C\\#\\*\\* \\[x\\]\\(http://y\\)  \n1\\. a");
        row("Markdown: no image", ValueForm::Markdown, "![](u)", "\\!\\[\\]\\(u\\)");
        row("a number stays one", ValueForm::Number, "-3", "-3");
        row("a choice stays its name", ValueForm::Choice, "+ strong", "+ strong");
    }
    void SEC51_eachFormIsEncodedForItsField()
    {
        QFETCH(int, form);
        QFETCH(QString, content);
        QFETCH(QString, wire);
        const auto target = to(TargetKind::ApplicationField, ValueForm(form));
        QCOMPARE(textForTarget(content, target), wire);
        QVERIFY(ats::isShownAs(wire, content, target)); // read back as written
        QVERIFY(!ats::isShownAs(wire + QLatin1Char('9'), content, target));
    }

    void whatTheSystemShowsIsComparedByMeaning()
    {
        const auto number = to(TargetKind::ApplicationField, ValueForm::Number);
        QVERIFY(ats::isShownAs(QStringLiteral("72.0"), QStringLiteral("72"), number));
        QVERIFY(!ats::isShownAs(QStringLiteral("720"), QStringLiteral("72"), number));
        QVERIFY(!ats::isShownAs({}, QStringLiteral("0"), number));
        const auto several = to(TargetKind::ApplicationField, ValueForm::Choices);
        QVERIFY(ats::isShownAs(QStringLiteral("SQL, Go"), QStringLiteral("Go, SQL"), several));
        QVERIFY(!ats::isShownAs(QStringLiteral("SQL"), QStringLiteral("Go, SQL"), several));
    }

    void aLoneSurrogateIsDropped()
    {
        QCOMPARE(textForTarget(QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b"), to(TargetKind::Note)),
                 QStringLiteral("ab"));
    }
};

QTEST_GUILESS_MAIN(tst_TargetText)
#include "tst_TargetText.moc"
