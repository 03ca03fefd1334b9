#include <QTest>

#include "documents/Rtf.h"
#include "support/QtTestSupport.h"

namespace {

struct Read
{
    QStringList lines; // of each paragraph: cells joined by " | "
    QStringList hidden;
};

Read read(const QByteArray &body)
{
    const auto flow =
        documents::rtfFlow("{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fcharset0 Any;}{\\f1\\fcharset238 Any CE;}}"
                           "{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}" +
                           body + "}");
    Read out;
    if (!flow)
        return out;
    for (const auto &paragraph : flow->paragraphs) {
        QStringList cells;
        for (const auto &cell : paragraph.cells) {
            QString text;
            for (const auto &span : cell) {
                if (span.hidden)
                    out.hidden += span.text.trimmed();
                else
                    text += span.text;
            }
            cells += text.trimmed();
        }
        out.lines += cells.join(QStringLiteral(" | "));
    }
    return out;
}

} // namespace

class tst_Rtf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void textComesOut_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char *name, const char *body, const QStringList &lines) {
            QTest::newRow(name) << QByteArray(body) << lines;
        };
        row("paragraphs", "One\\par Two\\par", {QStringLiteral("One"), QStringLiteral("Two")});
        row("unicode with its stand-in", "J\\u252 urgen \\u8364?5", {QStringLiteral("Jürgen €5")});
        row("unicode with a hex stand-in", "J\\u252\\'fcrgen", {QStringLiteral("Jürgen")});
        row("two stand-ins", "{\\uc2 \\u8211 --}x", {QStringLiteral("–x")});
        row("no stand-in", "{\\uc0 \\u252 rgen}", {QStringLiteral("ürgen")});
        row("negative unicode", "\\u-3913?x", {QStringLiteral("\uF0B7x")});
        row("hex", "M\\'fcller", {QStringLiteral("Müller")});
        row("hex in another code page", "{\\f1 \\'b9\\'ea}", {QStringLiteral("ąę")});
        row("signs", "a\\emdash b\\~c\\_d\\-e\\{\\}", {QStringLiteral("a—b c-de{}")});
        row("asides", "{\\*\\generator Any;}{\\info{\\author Nobody}}{\\pict 0102}Text{\\stylesheet{\\s1 Name;}}",
            {QStringLiteral("Text")});
        row("field", "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt shown}}", {QStringLiteral("shown")});
        row("deleted", "kept{\\deleted gone}", {QStringLiteral("kept")});
        row("table", "\\trowd\\intbl 2019\\cell Engineer\\cell\\row\\pard After\\par",
            {QStringLiteral("2019 | Engineer"), QStringLiteral("After")});
        row("binary", "a\\bin3 }}}b", {QStringLiteral("ab")});
    }
    void textComesOut()
    {
        QFETCH(QByteArray, body);
        QFETCH(QStringList, lines);
        QCOMPARE(read(body).lines, lines);
    }

    void SEC33_whatNobodySeesIsHidden_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("\\v") << QByteArray("{\\v secret}shown");
        QTest::newRow("\\v ... \\v0") << QByteArray("\\v secret\\v0 shown");
        QTest::newRow("white") << QByteArray("{\\cf1 secret}shown");
        QTest::newRow("tiny") << QByteArray("{\\fs2 secret}shown");
    }
    void SEC33_whatNobodySeesIsHidden()
    {
        QFETCH(QByteArray, body);
        const auto out = read(body);
        QCOMPARE(out.lines, QStringList{QStringLiteral("shown")});
        QCOMPARE(out.hidden, QStringList{QStringLiteral("secret")});
    }

    void endlessNestingIsRefused()
    {
        COMPARE_ERROR(documents::rtfFlow("{\\rtf1 " + QByteArray(100'000, '{')), base::Kind::Invalid);
        COMPARE_ERROR(documents::rtfFlow("no"), base::Kind::BadAnswer);
        VERIFY_RESULT(documents::rtfFlow("{\\rtf1 }}}}\\"));
        VERIFY_RESULT(documents::rtfFlow("{\\rtf1 \\'"));
    }
};

QTEST_GUILESS_MAIN(tst_Rtf)
#include "tst_Rtf.moc"
