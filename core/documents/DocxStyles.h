// styles.xml and numbering.xml: what a style makes of its text, what stands before a list item.
#pragma once

#include <map>
#include <set>

#include <QByteArray>

#include "base/Result.h"
#include "documents/Looks.h"
#include "documents/Xml.h"

namespace documents {

// One property element inside w:rPr, applied to looks; others are ignored.
void applyRunProperty(Looks &looks, const QString &name, const QXmlStreamAttributes &attributes);

class DocxStyles
{
public:
    base::Result<void> read(const QByteArray &styles);
    Looks base() const { return m_defaults; }
    Looks style(const QString &id) const;       // with all it is based on, without the defaults
    QString numbering(const QString &id) const; // the list a paragraph style belongs to, "" for none

private:
    friend class DocxStyleEvents;
    struct Style
    {
        QString basedOn;
        Looks looks;
        QString numbering;
    };
    Looks m_defaults;
    std::map<QString, Style> m_styles;
};

class DocxNumbering
{
public:
    base::Result<void> read(const QByteArray &numbering);
    QString next(const QString &list, int level); // "•", "3."; empty for unknown lists and "none"

private:
    friend class DocxNumberingEvents;
    std::map<QString, QString> m_lists;                   // w:num → w:abstractNum
    std::map<std::pair<QString, int>, QString> m_formats; // of an abstract list's level
    std::map<std::pair<QString, int>, int> m_counts;
};

} // namespace documents
