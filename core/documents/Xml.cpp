#include "documents/Xml.h"

#include <QXmlStreamReader>

#include "documents/Runs.h"

namespace documents {

namespace {

struct Known
{
    QLatin1String uri;
    QLatin1String prefix;
};

QLatin1String prefixOf(QStringView uri)
{
    static const Known known[] = {
        {QLatin1String("http://schemas.openxmlformats.org/wordprocessingml/2006/main"), QLatin1String("w")},
        {QLatin1String("http://purl.oclc.org/ooxml/wordprocessingml/main"), QLatin1String("w")},
        {QLatin1String("http://schemas.openxmlformats.org/markup-compatibility/2006"), QLatin1String("mc")},
        {QLatin1String("http://schemas.openxmlformats.org/drawingml/2006/main"), QLatin1String("a")},
        {QLatin1String("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"), QLatin1String("wp")},
        {QLatin1String("http://schemas.microsoft.com/office/word/2010/wordprocessingShape"), QLatin1String("wps")},
        {QLatin1String("http://schemas.openxmlformats.org/package/2006/relationships"), QLatin1String("rel")},
        {QLatin1String("urn:schemas-microsoft-com:vml"), QLatin1String("v")},
        {QLatin1String("urn:oasis:names:tc:opendocument:xmlns:office:1.0"), QLatin1String("office")},
        {QLatin1String("urn:oasis:names:tc:opendocument:xmlns:text:1.0"), QLatin1String("text")},
        {QLatin1String("urn:oasis:names:tc:opendocument:xmlns:table:1.0"), QLatin1String("table")},
        {QLatin1String("urn:oasis:names:tc:opendocument:xmlns:style:1.0"), QLatin1String("style")},
        {QLatin1String("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"), QLatin1String("draw")},
        {QLatin1String("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"), QLatin1String("svg")},
        {QLatin1String("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"), QLatin1String("manifest")},
        {QLatin1String("http://www.w3.org/1998/Math/MathML"), QLatin1String("math")},
    };
    for (const auto &entry : known)
        if (uri == entry.uri)
            return entry.prefix;
    return QLatin1String("?");
}

QString nameOf(const QXmlStreamReader &reader)
{
    return QString(prefixOf(reader.namespaceUri())) + QLatin1Char(':') + reader.name().toString();
}

} // namespace

base::Result<void> readXml(const QByteArray &bytes, XmlEvents &events)
{
    QXmlStreamReader reader(bytes);
    int depth = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
            return base::failure(base::Kind::BadAnswer, QStringLiteral("xml: a DOCTYPE"));
        case QXmlStreamReader::EntityReference:
            return base::failure(base::Kind::BadAnswer, QStringLiteral("xml: an entity"));
        case QXmlStreamReader::StartElement:
            if (++depth > limits::xmlDepth)
                return base::failure(base::Kind::Invalid, QStringLiteral("xml: too deep"));
            events.startElement(nameOf(reader), reader.attributes());
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            events.endElement(nameOf(reader));
            break;
        case QXmlStreamReader::Characters:
            events.characters(reader.text());
            break;
        default:
            break;
        }
    }
    if (reader.hasError())
        return base::failure(
            base::Kind::BadAnswer,
            QStringLiteral("xml: error %1 at line %2").arg(static_cast<int>(reader.error())).arg(reader.lineNumber()));
    return {};
}

QString attribute(const QXmlStreamAttributes &attributes, QLatin1String localName)
{
    for (const auto &a : attributes)
        if (a.name() == localName)
            return a.value().toString();
    return {};
}

} // namespace documents
