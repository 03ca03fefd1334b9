#include "documents/DocxStyles.h"

namespace documents {

namespace {

QString value(const QXmlStreamAttributes &attributes)
{
    return attribute(attributes, QLatin1String("val"));
}

bool isOn(const QXmlStreamAttributes &attributes)
{
    const QString v = value(attributes);
    return v != QLatin1String("0") && v != QLatin1String("false") && v != QLatin1String("off");
}

QColor colourOf(const QString &text)
{
    return text.size() == 6 ? QColor(QLatin1Char('#') + text) : QColor();
}

} // namespace

void applyRunProperty(Looks &looks, const QString &name, const QXmlStreamAttributes &attributes)
{
    if (name == QLatin1String("w:vanish") || name == QLatin1String("w:webHidden") ||
        name == QLatin1String("w:specVanish")) {
        looks.vanish = isOn(attributes) || looks.vanish.value_or(false);
    } else if (name == QLatin1String("w:sz")) {
        looks.size = value(attributes).toDouble() / 2;
    } else if (name == QLatin1String("w:color")) {
        looks.colour = colourOf(value(attributes));
    } else if (name == QLatin1String("w:b")) {
        looks.weight = isOn(attributes) ? Weight::Bold : Weight::Normal;
    } else if (name == QLatin1String("w:shd")) {
        looks.background = colourOf(attribute(attributes, QLatin1String("fill")));
    } else if (name == QLatin1String("w:highlight") && value(attributes) != QLatin1String("none")) {
        looks.background = QColor(value(attributes)); // Word's names are those of SVG
    }
}

class DocxStyleEvents final : public XmlEvents
{
public:
    explicit DocxStyleEvents(DocxStyles &styles) : m_styles(styles) {}

    void startElement(const QString &name, const QXmlStreamAttributes &attributes) override
    {
        if (name == QLatin1String("w:style")) {
            m_id = attribute(attributes, QLatin1String("styleId"));
            m_now = {};
        } else if (name == QLatin1String("w:rPrDefault")) {
            m_inDefaults = true;
        } else if (name == QLatin1String("w:rPr")) {
            m_inRun = true;
        } else if (name == QLatin1String("w:pPr")) {
            m_inParagraph = true;
        } else if (name == QLatin1String("w:basedOn")) {
            m_now.basedOn = value(attributes);
        } else if (name == QLatin1String("w:numId") && m_inParagraph) {
            m_now.numbering = value(attributes);
        } else if (m_inRun && !m_inParagraph) {
            applyRunProperty(m_inDefaults ? m_styles.m_defaults : m_now.looks, name, attributes);
        }
    }
    void endElement(const QString &name) override
    {
        if (name == QLatin1String("w:style"))
            m_styles.m_styles[m_id] = m_now;
        else if (name == QLatin1String("w:rPrDefault"))
            m_inDefaults = false;
        else if (name == QLatin1String("w:rPr"))
            m_inRun = false;
        else if (name == QLatin1String("w:pPr"))
            m_inParagraph = false;
    }
    void characters(QStringView) override {}

private:
    DocxStyles &m_styles;
    QString m_id;
    DocxStyles::Style m_now;
    bool m_inDefaults = false;
    bool m_inRun = false;
    bool m_inParagraph = false;
};

base::Result<void> DocxStyles::read(const QByteArray &styles)
{
    DocxStyleEvents events(*this);
    return readXml(styles, events);
}

Looks DocxStyles::style(const QString &id) const
{
    Looks looks;
    std::set<QString> seen; // a style may be based on itself in a hostile file
    for (QString at = id; !at.isEmpty() && seen.insert(at).second;) {
        const auto found = m_styles.find(at);
        if (found == m_styles.end())
            break;
        looks = found->second.looks.with(looks);
        at = found->second.basedOn;
    }
    return looks;
}

QString DocxStyles::numbering(const QString &id) const
{
    std::set<QString> seen;
    for (QString at = id; !at.isEmpty() && seen.insert(at).second;) {
        const auto found = m_styles.find(at);
        if (found == m_styles.end())
            break;
        if (!found->second.numbering.isEmpty())
            return found->second.numbering;
        at = found->second.basedOn;
    }
    return {};
}

class DocxNumberingEvents final : public XmlEvents
{
public:
    explicit DocxNumberingEvents(DocxNumbering &numbering) : m_numbering(numbering) {}

    void startElement(const QString &name, const QXmlStreamAttributes &attributes) override
    {
        if (name == QLatin1String("w:abstractNum"))
            m_abstract = attribute(attributes, QLatin1String("abstractNumId"));
        else if (name == QLatin1String("w:lvl"))
            m_level = attribute(attributes, QLatin1String("ilvl")).toInt();
        else if (name == QLatin1String("w:numFmt"))
            m_numbering.m_formats[{m_abstract, m_level}] = value(attributes);
        else if (name == QLatin1String("w:num"))
            m_list = attribute(attributes, QLatin1String("numId"));
        else if (name == QLatin1String("w:abstractNumId"))
            m_numbering.m_lists[m_list] = value(attributes);
    }
    void endElement(const QString &) override {}
    void characters(QStringView) override {}

private:
    DocxNumbering &m_numbering;
    QString m_abstract;
    QString m_list;
    int m_level = 0;
};

base::Result<void> DocxNumbering::read(const QByteArray &numbering)
{
    DocxNumberingEvents events(*this);
    return readXml(numbering, events);
}

QString DocxNumbering::next(const QString &list, int level)
{
    const auto abstract = m_lists.find(list);
    if (abstract == m_lists.end())
        return {};
    const auto format = m_formats.find({abstract->second, level});
    if (format == m_formats.end() || format->second == QLatin1String("none"))
        return {};
    if (format->second == QLatin1String("bullet"))
        return QStringLiteral("•");
    for (int deeper = level + 1; deeper < 9; ++deeper)
        m_counts.erase({list, deeper});
    return QStringLiteral("%1.").arg(++m_counts[{list, level}]);
}

} // namespace documents
