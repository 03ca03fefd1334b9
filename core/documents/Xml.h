// XML of office files as a stream of events: no DOCTYPE, no depth without end, namespaces by short names. // SEC-27
#pragma once

#include <QByteArray>
#include <QString>
#include <QXmlStreamAttributes>

#include "base/Result.h"

namespace documents {

// Elements and attributes are named "w:p", "text:span" by the well-known prefix of their namespace, whatever prefix
// the file uses; of unknown namespaces by "?:name".
class XmlEvents
{
public:
    virtual ~XmlEvents() = default;
    virtual void startElement(const QString &name, const QXmlStreamAttributes &attributes) = 0;
    virtual void endElement(const QString &name) = 0;
    virtual void characters(QStringView text) = 0;
};

// BadAnswer: not well-formed, or with a DOCTYPE. Invalid: deeper than limits::xmlDepth.
base::Result<void> readXml(const QByteArray &bytes, XmlEvents &events);

// The attribute by its local name in any namespace; empty when missing.
QString attribute(const QXmlStreamAttributes &attributes, QLatin1String localName);

} // namespace documents
