// OOXML by hand: the parts Word needs, and no more.
#include "practice/files/Office.h"
#include "practice/files/ZipBytes.h"

namespace practice {

namespace {

const auto nameSpaces =
    QStringLiteral("xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                   "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"");
const auto declaration = QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");

QString run(const QString &text)
{
    return QStringLiteral("<w:r><w:t xml:space=\"preserve\">%1</w:t></w:r>").arg(text.toHtmlEscaped());
}

QString paragraphXml(const Paragraph &paragraph)
{
    static const QHash<ParagraphKind, QString> styles{
        {ParagraphKind::Name, QStringLiteral("Title")},        {ParagraphKind::Title, QStringLiteral("Subtitle")},
        {ParagraphKind::Contact, QStringLiteral("Contact")},   {ParagraphKind::Heading, QStringLiteral("Heading1")},
        {ParagraphKind::JobTitle, QStringLiteral("JobTitle")}, {ParagraphKind::Company, QStringLiteral("Company")},
        {ParagraphKind::Bullet, QStringLiteral("ListBullet")}, {ParagraphKind::Body, QStringLiteral("Normal")}};
    auto content = run(paragraph.text);
    if (!paragraph.right.isEmpty())
        content += QStringLiteral("<w:r><w:tab/></w:r>") + run(paragraph.right);
    return QStringLiteral("<w:p><w:pPr><w:pStyle w:val=\"%1\"/></w:pPr>%2</w:p>")
        .arg(styles.value(paragraph.kind), content);
}

QString allXml(const std::vector<Paragraph> &paragraphs)
{
    QString xml;
    for (const auto &paragraph : paragraphs)
        xml += paragraphXml(paragraph);
    return xml;
}

QString cell(int width, const QString &content)
{
    return QStringLiteral("<w:tc><w:tcPr><w:tcW w:w=\"%1\" w:type=\"dxa\"/></w:tcPr>%2</w:tc>").arg(width).arg(content);
}

QString bodyXml(const OfficeText &text)
{
    QString xml;
    if (text.side.empty()) {
        xml = allXml(text.paragraphs);
    } else {
        xml = QStringLiteral(
                  "<w:tbl><w:tblPr><w:tblW w:w=\"9600\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
                  "<w:tblGrid><w:gridCol w:w=\"2700\"/><w:gridCol w:w=\"6900\"/></w:tblGrid><w:tr>") +
              cell(2700, allXml(text.side)) + cell(6900, allXml(text.paragraphs)) +
              QStringLiteral("</w:tr></w:tbl><w:p/>");
    }
    if (!text.hidden.isEmpty())
        xml += QStringLiteral("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space=\"preserve\">%1</w:t></w:r></w:p>")
                   .arg(text.hidden.toHtmlEscaped());
    xml += QStringLiteral("<w:sectPr>");
    if (!text.header.isEmpty())
        xml += QStringLiteral("<w:headerReference w:type=\"default\" r:id=\"rId3\"/>");
    return xml + QStringLiteral(
                     "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1130\" w:right=\"1150\" w:bottom=\"1000\" "
                     "w:left=\"1150\" w:header=\"560\" w:footer=\"500\" w:gutter=\"0\"/></w:sectPr>");
}

QString style(const QString &id, const QString &name, const QString &paragraph, const QString &run)
{
    return QStringLiteral(
               "<w:style w:type=\"paragraph\" w:styleId=\"%1\"><w:name w:val=\"%2\"/><w:basedOn w:val=\"Normal\"/>"
               "<w:pPr>%3</w:pPr><w:rPr>%4</w:rPr></w:style>")
        .arg(id, name, paragraph, run);
}

QString stylesXml(const OfficeText &text)
{
    static const QStringList colors{QStringLiteral("1F4E79"), QStringLiteral("7A2E2E"), QStringLiteral("2F5D50"),
                                    QStringLiteral("404040")};
    static const QStringList fonts{QStringLiteral("Liberation Sans"), QStringLiteral("Liberation Serif"),
                                   QStringLiteral("DejaVu Sans")};
    const auto color = QStringLiteral("<w:color w:val=\"%1\"/>").arg(colors.at(text.look % 4));
    const auto quiet = QStringLiteral("<w:color w:val=\"5A626C\"/>");
    const auto size = [](int halfPoints) { return QStringLiteral("<w:sz w:val=\"%1\"/>").arg(halfPoints); };
    const auto bold = QStringLiteral("<w:b/>");
    auto xml = declaration + QStringLiteral("<w:styles ") + nameSpaces + QLatin1Char('>');
    xml += QStringLiteral("<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"%1\" w:hAnsi=\"%1\" "
                          "w:cs=\"%1\"/>%2<w:lang w:val=\"%3\"/>"
                          "</w:rPr></w:rPrDefault></w:docDefaults>")
               .arg(fonts.at(text.look % 3), size(text.look % 3 == 2 ? 18 : 21), text.language);
    xml += QStringLiteral(
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:pPr>"
        "<w:spacing w:after=\"40\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:style>");
    xml += style(QStringLiteral("Title"), QStringLiteral("Title"), QStringLiteral("<w:spacing w:after=\"20\"/>"),
                 bold + color + size(46));
    xml += style(QStringLiteral("Subtitle"), QStringLiteral("Subtitle"), {}, quiet + size(25));
    xml += style(QStringLiteral("Contact"), QStringLiteral("Contact"), QStringLiteral("<w:spacing w:after=\"120\"/>"),
                 quiet + size(19));
    xml +=
        style(QStringLiteral("Heading1"), QStringLiteral("heading 1"),
              QStringLiteral(
                  "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"%1\"/></w:pBdr>"
                  "<w:spacing w:before=\"220\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>")
                  .arg(colors.at(text.look % 4)),
              bold + color + size(25));
    const auto tab = text.side.empty() ? 9600 : 6660;
    xml += style(QStringLiteral("JobTitle"), QStringLiteral("Job Title"),
                 QStringLiteral("<w:keepNext/><w:tabs><w:tab w:val=\"right\" w:pos=\"%1\"/></w:tabs><w:spacing "
                                "w:before=\"100\" w:after=\"0\"/>")
                     .arg(tab),
                 bold);
    xml += style(QStringLiteral("Company"), QStringLiteral("Company"), {}, QStringLiteral("<w:i/>") + quiet);
    xml += style(
        QStringLiteral("ListBullet"), QStringLiteral("List Bullet"),
        QStringLiteral(
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"280\" w:hanging=\"220\"/>"),
        {});
    return xml + QStringLiteral("</w:styles>");
}

QString numberingXml()
{
    return declaration + QStringLiteral("<w:numbering ") + nameSpaces +
           QStringLiteral("><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl "
                          "w:ilvl=\"0\"><w:start w:val=\"1\"/>"
                          "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr>"
                          "<w:ind w:left=\"280\" w:hanging=\"220\"/></w:pPr></w:lvl></w:abstractNum>"
                          "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>");
}

QString typesXml(const OfficeText &text)
{
    const auto part = [](const QString &name, const QString &type) {
        return QStringLiteral("<Override PartName=\"/word/%1.xml\" "
                              "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.%2+xml\"/>")
            .arg(name, type);
    };
    auto xml =
        declaration +
        QStringLiteral(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            "<Override PartName=\"/docProps/core.xml\" "
            "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
    xml += part(QStringLiteral("document"), QStringLiteral("document.main")) +
           part(QStringLiteral("styles"), QStringLiteral("styles")) +
           part(QStringLiteral("numbering"), QStringLiteral("numbering"));
    if (!text.header.isEmpty())
        xml += part(QStringLiteral("header1"), QStringLiteral("header"));
    return xml + QStringLiteral("</Types>");
}

QString relation(int number, const QString &type, const QString &target)
{
    return QStringLiteral("<Relationship Id=\"rId%1\" Type=\"http://schemas.openxmlformats.org/%2\" Target=\"%3\"/>")
        .arg(number)
        .arg(type, target);
}

QString relations(const QString &content)
{
    return declaration +
           QStringLiteral("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">") +
           content + QStringLiteral("</Relationships>");
}

} // namespace

QByteArray makeDocx(const OfficeText &text)
{
    const auto office = QStringLiteral("officeDocument/2006/relationships/");
    auto inner = relation(1, office + QStringLiteral("styles"), QStringLiteral("styles.xml")) +
                 relation(2, office + QStringLiteral("numbering"), QStringLiteral("numbering.xml"));
    if (!text.header.isEmpty())
        inner += relation(3, office + QStringLiteral("header"), QStringLiteral("header1.xml"));
    const auto outer = relation(1, office + QStringLiteral("officeDocument"), QStringLiteral("word/document.xml")) +
                       relation(2, QStringLiteral("package/2006/relationships/metadata/core-properties"),
                                QStringLiteral("docProps/core.xml"));
    // The author is whoever owned the computer: a reader must not take this for the candidate's name.
    const auto core =
        declaration +
        QStringLiteral(
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>%1</dc:title><dc:creator>Family "
            "Computer</dc:creator>"
            "</cp:coreProperties>")
            .arg(text.title);
    std::vector<ZipEntry> entries{
        {"[Content_Types].xml", typesXml(text).toUtf8()},
        {"_rels/.rels", relations(outer).toUtf8()},
        {"word/document.xml", (declaration + QStringLiteral("<w:document ") + nameSpaces + QStringLiteral("><w:body>") +
                               bodyXml(text) + QStringLiteral("</w:body></w:document>"))
                                  .toUtf8()},
        {"word/_rels/document.xml.rels", relations(inner).toUtf8()},
        {"word/styles.xml", stylesXml(text).toUtf8()},
        {"word/numbering.xml", numberingXml().toUtf8()},
        {"docProps/core.xml", core.toUtf8()},
    };
    if (!text.header.isEmpty())
        entries.push_back(
            {"word/header1.xml", (declaration + QStringLiteral("<w:hdr ") + nameSpaces + QLatin1Char('>') +
                                  paragraphXml({ParagraphKind::Contact, text.header, {}}) + QStringLiteral("</w:hdr>"))
                                     .toUtf8()});
    return zipped(entries);
}

} // namespace practice
