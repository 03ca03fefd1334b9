// OpenDocument text by hand.
#include "practice/files/Office.h"
#include "practice/files/ZipBytes.h"

namespace practice {

namespace {

const auto declaration = QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
const auto nameSpaces =
    QStringLiteral("xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                   "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                   "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                   "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
                   "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.2\"");

QString style(const QString &name, const QString &paragraph, const QString &text)
{
    return QStringLiteral(
               "<style:style style:name=\"%1\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
               "<style:paragraph-properties %2/><style:text-properties %3/></style:style>")
        .arg(name, paragraph, text);
}

QString stylesXml(const OfficeText &text)
{
    static const QStringList colors{QStringLiteral("#1f4e79"), QStringLiteral("#7a2e2e"), QStringLiteral("#2f5d50")};
    const auto color = QStringLiteral("fo:color=\"%1\" ").arg(colors.at(text.look % 3));
    const auto quiet = QStringLiteral("fo:color=\"#5a626c\" ");
    const auto font = text.look % 2 == 0 ? QStringLiteral("Liberation Sans") : QStringLiteral("Liberation Serif");
    return declaration + QStringLiteral("<office:document-styles ") + nameSpaces +
           QStringLiteral("><office:font-face-decls><style:font-face style:name=\"%1\" "
                          "svg:font-family=\"'%1'\"/></office:font-face-decls><office:styles>"
                          "<style:default-style style:family=\"paragraph\"><style:text-properties "
                          "style:font-name=\"%1\" fo:font-size=\"10.5pt\" "
                          "fo:language=\"%2\"/></style:default-style><style:style style:name=\"Standard\" "
                          "style:family=\"paragraph\">"
                          "<style:paragraph-properties fo:line-height=\"112%\"/></style:style>")
               .arg(font, text.language) +
           style(QStringLiteral("Name"), {}, QStringLiteral("fo:font-size=\"22pt\" fo:font-weight=\"bold\" ") + color) +
           style(QStringLiteral("Occupation"), {}, QStringLiteral("fo:font-size=\"12.5pt\" ") + quiet) +
           style(QStringLiteral("Contact"), QStringLiteral("fo:margin-bottom=\"0.2cm\""),
                 QStringLiteral("fo:font-size=\"9.5pt\" ") + quiet) +
           style(QStringLiteral("Section"),
                 QStringLiteral("fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0.12cm\" fo:border-bottom=\"0.6pt solid "
                                "%1\" fo:keep-with-next=\"always\"")
                     .arg(colors.at(text.look % 3)),
                 QStringLiteral("fo:font-size=\"12.5pt\" fo:font-weight=\"bold\" ") + color) +
           QStringLiteral(
               "<style:style style:name=\"Entry\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
               "<style:paragraph-properties fo:margin-top=\"0.18cm\" fo:keep-with-next=\"always\"><style:tab-stops>"
               "<style:tab-stop style:position=\"16.4cm\" "
               "style:type=\"right\"/></style:tab-stops></style:paragraph-properties>"
               "<style:text-properties fo:font-weight=\"bold\"/></style:style>") +
           style(QStringLiteral("Place"), {}, QStringLiteral("fo:font-style=\"italic\" ") + quiet) +
           QStringLiteral(
               "<text:list-style style:name=\"Dots\"><text:list-level-style-bullet text:level=\"1\" "
               "text:bullet-char=\"•\">"
               "<style:list-level-properties text:space-before=\"0.1cm\" text:min-label-width=\"0.4cm\"/>"
               "</text:list-level-style-bullet></text:list-style>"
               "</office:styles><office:automatic-styles><style:page-layout "
               "style:name=\"A4\"><style:page-layout-properties "
               "fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin-left=\"2.3cm\" fo:margin-right=\"2.3cm\" "
               "fo:margin-top=\"2cm\" "
               "fo:margin-bottom=\"1.8cm\"/></style:page-layout></office:automatic-styles><office:master-styles>"
               "<style:master-page style:name=\"Standard\" "
               "style:page-layout-name=\"A4\"/></office:master-styles></office:document-styles>");
}

QString bodyXml(const std::vector<Paragraph> &paragraphs)
{
    const auto plain = [](const char *name, const Paragraph &p) {
        return QStringLiteral("<text:p text:style-name=\"%1\">%2</text:p>")
            .arg(QLatin1String(name), p.text.toHtmlEscaped());
    };
    QString xml;
    auto inList = false;
    for (const auto &p : paragraphs) {
        const auto isBullet = p.kind == ParagraphKind::Bullet;
        if (isBullet != inList)
            xml += isBullet ? QStringLiteral("<text:list text:style-name=\"Dots\">") : QStringLiteral("</text:list>");
        inList = isBullet;
        switch (p.kind) {
        case ParagraphKind::Name:
            xml += plain("Name", p);
            break;
        case ParagraphKind::Title:
            xml += plain("Occupation", p);
            break;
        case ParagraphKind::Contact:
            xml += plain("Contact", p);
            break;
        case ParagraphKind::Heading:
            xml += QStringLiteral("<text:h text:style-name=\"Section\" text:outline-level=\"1\">%1</text:h>")
                       .arg(p.text.toHtmlEscaped());
            break;
        case ParagraphKind::JobTitle:
            xml += QStringLiteral("<text:p text:style-name=\"Entry\">%1<text:tab/>%2</text:p>")
                       .arg(p.text.toHtmlEscaped(), p.right.toHtmlEscaped());
            break;
        case ParagraphKind::Company:
            xml += plain("Place", p);
            break;
        case ParagraphKind::Bullet:
            xml += QStringLiteral("<text:list-item>") + plain("Standard", p) + QStringLiteral("</text:list-item>");
            break;
        case ParagraphKind::Body:
            xml += plain("Standard", p);
            break;
        }
    }
    return inList ? xml + QStringLiteral("</text:list>") : xml;
}

} // namespace

QByteArray makeOdt(const OfficeText &text)
{
    const auto content = declaration + QStringLiteral("<office:document-content ") + nameSpaces +
                         QStringLiteral("><office:body><office:text>") + bodyXml(text.paragraphs) +
                         QStringLiteral("</office:text></office:body></office:document-content>");
    const QByteArray mimeType("application/vnd.oasis.opendocument.text");
    const QByteArray manifest =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
        "manifest:version=\"1.2\">"
        "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" +
        mimeType +
        "\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
        "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
    return zipped({{"mimetype", mimeType, Packing::Stored},
                   {"META-INF/manifest.xml", manifest},
                   {"content.xml", content.toUtf8()},
                   {"styles.xml", stylesXml(text).toUtf8()}});
}

} // namespace practice
