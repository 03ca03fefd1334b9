#include <QTest>

#include "Zip.h"
#include "documents/Archive.h"
#include "documents/Docx.h"
#include "documents/FileType.h"
#include "documents/Odt.h"
#include "documents/Xml.h"
#include "support/QtTestSupport.h"

namespace {

const QByteArray w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                     "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
                     "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

QByteArray docx(const QByteArray &body, std::vector<std::pair<QByteArray, QByteArray>> more = {})
{
    std::vector<std::pair<QByteArray, QByteArray>> parts = {
        {"[Content_Types].xml", "<Types/>"},
        {"word/document.xml", "<w:document " + w + "><w:body>" + body + "</w:body></w:document>"}};
    parts.insert(parts.end(), more.begin(), more.end());
    return tests::zipOf(parts);
}

QByteArray odt(const QByteArray &styles, const QByteArray &body, const QByteArray &manifest = {})
{
    const QByteArray ns = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                          "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                          "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                          "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                          "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";
    std::vector<std::pair<QByteArray, QByteArray>> parts = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml", "<office:document-content " + ns + "><office:automatic-styles>" + styles +
                            "</office:automatic-styles><office:body><office:text>" + body +
                            "</office:text></office:body></office:document-content>"}};
    if (!manifest.isEmpty())
        parts.push_back({"META-INF/manifest.xml", manifest});
    return tests::zipOf(parts);
}

QStringList linesOf(const documents::Flow &flow, QStringList *hidden = nullptr)
{
    QStringList lines;
    for (const auto &paragraph : flow.paragraphs) {
        QStringList cells;
        for (const auto &cell : paragraph.cells) {
            QString text;
            for (const auto &span : cell) {
                if (!span.hidden)
                    text += span.text;
                else if (hidden)
                    *hidden += span.text;
            }
            cells += text.trimmed();
        }
        lines += (paragraph.label.isEmpty() ? QString() : paragraph.label + QLatin1Char(' ')) +
                 cells.join(QStringLiteral(" | "));
    }
    return lines;
}

} // namespace

class tst_Office : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void docxTextTablesAndLists()
    {
        const auto flow = documents::docxFlow(docx(
            "<w:p><w:r><w:t>Mara </w:t></w:r><w:r><w:t>Lindqvist</w:t><w:tab/><w:t>Ystad</w:t></w:r></w:p>"
            "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2019 – 2024</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>Engineer</w:t></w:r></w:p><w:p><w:r><w:t>Kept it "
            "running</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
            "w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Item</w:t></w:r></w:p>"
            "<w:p><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></"
            "w:txbxContent>"
            "</mc:Fallback></mc:AlternateContent></w:p>",
            {{"word/_rels/document.xml.rels",
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id=\"a\" Type=\"http://x/numbering\" Target=\"numbering.xml\"/>"
              "<Relationship Id=\"b\" Type=\"http://x/header\" Target=\"header1.xml\"/>"
              "<Relationship Id=\"c\" Type=\"http://x/header\" Target=\"http://beacon.example/h.xml\" "
              "TargetMode=\"External\"/>"
              "</Relationships>"},
             {"word/numbering.xml", "<w:numbering " + w +
                                        "><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\">"
                                        "<w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum>"
                                        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"},
             {"word/header1.xml", "<w:hdr " + w + "><w:p><w:r><w:t>mara@post.example</w:t></w:r></w:p></w:hdr>"}}));
        VERIFY_RESULT(flow);
        QStringList lines = linesOf(*flow);
        lines.removeAll(QString());
        QCOMPARE(lines,
                 (QStringList{QStringLiteral("mara@post.example"), QStringLiteral("Mara Lindqvist Ystad"),
                              QStringLiteral("new"), QStringLiteral("2019 – 2024 | Engineer"),
                              QStringLiteral("Kept it running"), QStringLiteral("1. Item"), QStringLiteral("Box")}));
    }

    void SEC33_docxHidesWhatWordHides_data()
    {
        QTest::addColumn<QByteArray>("properties");
        QTest::addColumn<bool>("isHidden");
        QTest::newRow("vanish") << QByteArray("<w:vanish/>") << true;
        QTest::newRow("vanish off") << QByteArray("<w:vanish w:val=\"0\"/>") << false;
        QTest::newRow("white") << QByteArray("<w:color w:val=\"FFFFFF\"/>") << true;
        QTest::newRow("nearly white") << QByteArray("<w:color w:val=\"F0F0F0\"/>") << true;
        QTest::newRow("grey") << QByteArray("<w:color w:val=\"808080\"/>") << false;
        QTest::newRow("white on its own black")
            << QByteArray("<w:color w:val=\"FFFFFF\"/><w:shd w:fill=\"000000\"/>") << false;
        QTest::newRow("black on its own black")
            << QByteArray("<w:color w:val=\"000000\"/><w:shd w:fill=\"000000\"/>") << true;
        QTest::newRow("one point") << QByteArray("<w:sz w:val=\"2\"/>") << true;
        QTest::newRow("six points") << QByteArray("<w:sz w:val=\"12\"/>") << false;
    }
    void SEC33_docxHidesWhatWordHides()
    {
        QFETCH(QByteArray, properties);
        QFETCH(bool, isHidden);
        const auto flow = documents::docxFlow(
            docx("<w:p><w:r><w:rPr>" + properties + "</w:rPr><w:t>words</w:t></w:r><w:r><w:t>shown</w:t></w:r></w:p>"));
        VERIFY_RESULT(flow);
        QStringList hidden;
        const QStringList lines = linesOf(*flow, &hidden);
        QCOMPARE(!hidden.isEmpty(), isHidden);
        QCOMPARE(lines.join(QString()), isHidden ? QStringLiteral("shown") : QStringLiteral("wordsshown"));
    }

    void odtTextBlanksAndHiddenWords()
    {
        const auto flow = documents::odtFlow(
            odt("<style:style style:name=\"H\" style:family=\"text\"><style:text-properties "
                "text:display=\"none\"/></style:style>"
                "<style:style style:name=\"W\" style:family=\"text\"><style:text-properties "
                "fo:color=\"#ffffff\"/></style:style>",
                "<text:h>Mara<text:s text:c=\"2\"/>Lindqvist</text:h><text:p>seen<text:span "
                "text:style-name=\"H\">gone</text:span>"
                "<text:span text:style-name=\"W\">white</text:span></text:p>"
                "<text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>"
                "<table:table><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell>"
                "<table:table-cell><text:p>Clerk</text:p></table:table-cell></table:table-row></table:table>"));
        VERIFY_RESULT(flow);
        QStringList hidden;
        QCOMPARE(linesOf(*flow, &hidden), (QStringList{QStringLiteral("Mara  Lindqvist"), QStringLiteral("seen"),
                                                       QStringLiteral("• Item"), QStringLiteral("2019 | Clerk")}));
        QCOMPARE(hidden, (QStringList{QStringLiteral("gone"), QStringLiteral("white")}));
    }

    void aLockedOdtSaysSo()
    {
        const auto flow = documents::odtFlow(
            odt({}, "<text:p>x</text:p>",
                "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"));
        COMPARE_ERROR(flow, base::Kind::Unsupported);
    }

    void SEC26_bombsAreRefusedByWhatComesOut()
    {
        const auto bomb = documents::docxFlow(docx("<w:p/>" + QByteArray(30 * 1024 * 1024, ' ')));
        COMPARE_ERROR(bomb, base::Kind::Invalid);
        std::vector<std::pair<QByteArray, QByteArray>> many;
        for (int i = 0; i < 2001; ++i)
            many.push_back({QByteArray::number(i), "x"});
        COMPARE_ERROR(documents::Archive::open(tests::zipOf(many)), base::Kind::Invalid);
        COMPARE_ERROR(documents::Archive::open(tests::zipOf({{"../up", "x"}})), base::Kind::BadAnswer);
        COMPARE_ERROR(documents::Archive::open(tests::zipOf({{"/abs", "x"}})), base::Kind::BadAnswer);
        COMPARE_ERROR(documents::Archive::open(QByteArray("PK\x03\x04 nonsense")), base::Kind::BadAnswer);
        QByteArray cut = docx("<w:p/>");
        cut.chop(30);
        COMPARE_ERROR(documents::docxFlow(cut), base::Kind::BadAnswer);
    }

    void SEC27_doctypesAndEndlessDepthAreRefused()
    {
        const auto entity = documents::docxFlow(tests::zipOf(
            {{"[Content_Types].xml", "<Types/>"},
             {"word/document.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><w:document " + w + ">&a;</w:document>"}}));
        COMPARE_ERROR(entity, base::Kind::BadAnswer);
        COMPARE_ERROR(documents::docxFlow(docx(QByteArray("<w:p>").repeated(300) + QByteArray("</w:p>").repeated(300))),
                      base::Kind::Invalid);
        COMPARE_ERROR(documents::docxFlow(docx("<w:p>")), base::Kind::BadAnswer);
    }

    void aDocxWithoutItsMainPartIsNoDocument()
    {
        COMPARE_ERROR(documents::docxFlow(tests::zipOf({{"word/other.xml", "<x/>"}})), base::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_Office)
#include "tst_Office.moc"
