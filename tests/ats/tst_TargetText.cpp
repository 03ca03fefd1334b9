#include <QTest>

#include "ats/TargetText.h"
#include "support/QtTestSupport.h"

using ats::TargetKind;
using ats::textForTarget;

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
        QCOMPARE(textForTarget(content, TargetKind::Note), note);
        QCOMPARE(textForTarget(content, TargetKind::ApplicationField), field);
        // Encoding twice changes nothing more, so what is read back can be compared.
        QCOMPARE(textForTarget(note, TargetKind::Note), note);
        QCOMPARE(textForTarget(field, TargetKind::ApplicationField), field);
    }

    void aLoneSurrogateIsDropped()
    {
        QCOMPARE(textForTarget(QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b"), TargetKind::Note),
                 QStringLiteral("ab"));
    }
};

QTEST_GUILESS_MAIN(tst_TargetText)
#include "tst_TargetText.moc"
