#include "documents/Odt.h"

#include <map>
#include <set>

#include "documents/Archive.h"
#include "documents/FlowBuilder.h"
#include "documents/Looks.h"
#include "documents/Runs.h"
#include "documents/Xml.h"

namespace documents {

namespace {

// "11pt", "0.4cm" in points; percentages and nonsense are none.
std::optional<qreal> points(const QString &length)
{
    static const std::pair<const char *, qreal> units[] = {
        {"pt", 1.0}, {"cm", 28.3465}, {"mm", 2.83465}, {"in", 72.0}, {"px", 0.75}};
    for (const auto &unit : units) {
        if (!length.endsWith(QLatin1String(unit.first)))
            continue;
        bool ok = false;
        const qreal value = length.chopped(2).toDouble(&ok) * unit.second;
        return ok ? std::optional<qreal>(value) : std::nullopt;
    }
    return std::nullopt;
}

QColor colourOf(const QString &text)
{
    return text.startsWith(QLatin1Char('#')) ? QColor(text) : QColor();
}

struct Style
{
    QString parent;
    Looks text;
    QColor shade; // of the paragraph or cell
    bool shaded = false;
};

// Styles by "family/name", from styles.xml and content.xml.
class Styles
{
public:
    void start(const QString &name, const QXmlStreamAttributes &attributes)
    {
        if (name == QLatin1String("style:style") || name == QLatin1String("style:default-style")) {
            const QString family = attribute(attributes, QLatin1String("family"));
            m_key = family + QLatin1Char('/') + attribute(attributes, QLatin1String("name"));
            m_styles[m_key] = {};
            const QString parent = attribute(attributes, QLatin1String("parent-style-name"));
            if (name == QLatin1String("style:style"))
                m_styles[m_key].parent = family + QLatin1Char('/') + parent; // "family/" is the default
        } else if (m_key.isEmpty()) {
            return;
        } else if (name == QLatin1String("style:text-properties")) {
            textProperties(m_styles[m_key].text, attributes);
        } else if (name == QLatin1String("style:paragraph-properties") ||
                   name == QLatin1String("style:table-cell-properties") ||
                   name == QLatin1String("style:graphic-properties")) {
            const QString fill = attribute(attributes, QLatin1String("background-color"));
            if (!fill.isEmpty() && fill != QLatin1String("transparent")) {
                m_styles[m_key].shade = colourOf(fill);
                m_styles[m_key].shaded = true;
            }
        }
    }

    void end(const QString &name)
    {
        if (name == QLatin1String("style:style") || name == QLatin1String("style:default-style"))
            m_key.clear();
    }

    // Text properties with all parents; the shade of the nearest that has one.
    Style resolved(const QString &family, const QString &name) const
    {
        Style out;
        std::set<QString> seen;
        QString at = family + QLatin1Char('/') + name;
        while (seen.insert(at).second) {
            const auto found = m_styles.find(at);
            if (found == m_styles.end())
                break;
            out.text = found->second.text.with(out.text);
            if (!out.shaded && found->second.shaded) {
                out.shaded = true;
                out.shade = found->second.shade;
            }
            at = found->second.parent;
        }
        return out;
    }

private:
    static void textProperties(Looks &looks, const QXmlStreamAttributes &attributes)
    {
        for (const auto &a : attributes) {
            const QString value = a.value().toString();
            if (a.name() == QLatin1String("display"))
                looks.vanish = value == QLatin1String("none");
            else if (a.name() == QLatin1String("font-size"))
                looks.size = points(value) ? points(value) : looks.size;
            else if (a.name() == QLatin1String("color"))
                looks.colour = colourOf(value);
            else if (a.name() == QLatin1String("background-color"))
                looks.background = colourOf(value);
            else if (a.name() == QLatin1String("font-weight"))
                looks.weight = value == QLatin1String("bold") || value.toInt() >= 600 ? Weight::Bold : Weight::Normal;
        }
    }

    std::map<QString, Style> m_styles;
    QString m_key;
};

enum class Part
{
    Body,
    PageHeaders,
    PageFooters
};

class ContentEvents final : public XmlEvents
{
public:
    ContentEvents(FlowBuilder &builder, Styles &styles, Part part) : m_builder(builder), m_styles(styles), m_part(part)
    {
        m_surfaces.push_back(QColor(Qt::white));
    }

    void startElement(const QString &name, const QXmlStreamAttributes &attributes) override
    {
        m_styles.start(name, attributes);
        if (name == rootOfPart(name)) {
            ++m_inside;
            return;
        }
        if (m_skip > 0 || isSkipped(name)) {
            if (m_inside > 0 && name == QLatin1String("text:hidden-text"))
                add(attribute(attributes, QLatin1String("string-value")), domain::HiddenWhy::Attribute);
            ++m_skip;
            return;
        }
        if (m_inside == 0)
            return;
        if (name == QLatin1String("text:p") || name == QLatin1String("text:h"))
            startParagraph(attribute(attributes, QLatin1String("style-name")));
        else if (name == QLatin1String("text:span") || name == QLatin1String("text:a"))
            m_spans.push_back(m_spans.back().with(
                m_styles.resolved(QStringLiteral("text"), attribute(attributes, QLatin1String("style-name"))).text));
        else if (name == QLatin1String("text:s"))
            add(QString(std::clamp(attribute(attributes, QLatin1String("c")).toInt(), 1, 200), QLatin1Char(' ')));
        else if (name == QLatin1String("text:tab"))
            add(QStringLiteral(" "));
        else if (name == QLatin1String("text:line-break"))
            add(QStringLiteral("\n"));
        else if (name == QLatin1String("text:list"))
            ++m_lists;
        else if (name == QLatin1String("text:list-item"))
            m_itemBegins = true;
        else if (name == QLatin1String("table:table"))
            m_builder.startTable();
        else if (name == QLatin1String("table:table-row"))
            m_builder.startRow();
        else if (name == QLatin1String("table:table-cell"))
            startSurface(QStringLiteral("table-cell"), attributes);
        else if (name == QLatin1String("draw:frame") || name == QLatin1String("draw:custom-shape") ||
                 name == QLatin1String("draw:rect"))
            startSurface(QStringLiteral("graphic"), attributes);
        else if (name == QLatin1String("text:hidden-paragraph"))
            m_paragraphHidden = attribute(attributes, QLatin1String("is-hidden")) != QLatin1String("false");
    }

    void endElement(const QString &name) override
    {
        m_styles.end(name);
        if (name == rootOfPart(name)) {
            --m_inside;
            return;
        }
        if (m_skip > 0) {
            --m_skip;
            return;
        }
        if (m_inside == 0)
            return;
        if (name == QLatin1String("text:p") || name == QLatin1String("text:h"))
            endParagraph();
        else if ((name == QLatin1String("text:span") || name == QLatin1String("text:a")) && m_spans.size() > 1)
            m_spans.pop_back();
        else if (name == QLatin1String("text:list"))
            --m_lists;
        else if (name == QLatin1String("table:table"))
            m_builder.endTable();
        else if (name == QLatin1String("table:table-row"))
            m_builder.endRow();
        else if (name == QLatin1String("table:table-cell")) {
            m_builder.endCell();
            m_surfaces.pop_back();
        } else if (name == QLatin1String("draw:frame") || name == QLatin1String("draw:custom-shape") ||
                   name == QLatin1String("draw:rect"))
            m_surfaces.pop_back();
    }

    void characters(QStringView text) override
    {
        if (m_skip > 0 || m_inside == 0 || !m_builder.inParagraph())
            return;
        // White space folds in ODF: text:s stands for what does not.
        QString folded;
        for (const QChar c : text)
            folded += c.isSpace() ? QChar(QLatin1Char(' ')) : c;
        add(folded);
    }

private:
    QString rootOfPart(const QString &name) const
    {
        switch (m_part) {
        case Part::Body:
            return QStringLiteral("office:text");
        case Part::PageHeaders:
            return name == QLatin1String("style:header-first") ? name : QStringLiteral("style:header");
        case Part::PageFooters:
            return name == QLatin1String("style:footer-first") ? name : QStringLiteral("style:footer");
        }
        return {};
    }

    static bool isSkipped(const QString &name)
    {
        static const QString names[] = {QStringLiteral("text:tracked-changes"),
                                        QStringLiteral("office:annotation"),
                                        QStringLiteral("text:note-citation"),
                                        QStringLiteral("svg:title"),
                                        QStringLiteral("svg:desc"),
                                        QStringLiteral("office:forms"),
                                        QStringLiteral("text:hidden-text"),
                                        QStringLiteral("draw:object"),
                                        QStringLiteral("office:scripts"),
                                        QStringLiteral("text:table-of-content"),
                                        QStringLiteral("draw:a"),
                                        QStringLiteral("office:event-listeners")};
        return name != QLatin1String("draw:a") &&
               std::find(std::begin(names), std::end(names), name) != std::end(names);
    }

    void startParagraph(const QString &styleName)
    {
        const auto style = m_styles.resolved(QStringLiteral("paragraph"), styleName);
        m_builder.startParagraph();
        m_outer.push_back({std::exchange(m_spans, {style.text}), m_paragraphHidden});
        m_paragraphHidden = false;
        m_surfaces.push_back(style.shaded ? std::optional<QColor>(style.shade) : m_surfaces.back());
        if (m_lists > 0) {
            m_builder.indent(12.0 * m_lists);
            if (std::exchange(m_itemBegins, false))
                m_builder.label(QStringLiteral("•"));
        }
    }

    void endParagraph()
    {
        m_builder.endParagraph();
        if (m_outer.empty())
            return;
        m_spans = std::move(m_outer.back().spans);
        m_paragraphHidden = m_outer.back().hidden;
        m_outer.pop_back();
        m_surfaces.pop_back();
    }

    void startSurface(const QString &family, const QXmlStreamAttributes &attributes)
    {
        const auto style = m_styles.resolved(family, attribute(attributes, QLatin1String("style-name")));
        if (family == QLatin1String("table-cell"))
            m_builder.startCell();
        // A frame without a stated fill may lie over a picture or a shape.
        const bool frame = family == QLatin1String("graphic");
        m_surfaces.push_back(style.shaded ? std::optional<QColor>(style.shade)
                             : frame      ? std::nullopt
                                          : m_surfaces.back());
    }

    void add(const QString &text, std::optional<domain::HiddenWhy> why = {})
    {
        auto piece = span(text, m_spans.back(), m_surfaces.back());
        if (why || m_paragraphHidden)
            piece.hidden = why.value_or(domain::HiddenWhy::Attribute);
        m_builder.add(piece);
    }

    struct Outer
    {
        std::vector<Looks> spans;
        bool hidden = false;
    };

    FlowBuilder &m_builder;
    Styles &m_styles;
    Part m_part;
    int m_inside = 0;
    int m_skip = 0;
    int m_lists = 0;
    bool m_itemBegins = false;
    bool m_paragraphHidden = false;
    std::vector<Looks> m_spans{Looks()};
    std::vector<Outer> m_outer;
    std::vector<std::optional<QColor>> m_surfaces;
};

class ManifestEvents final : public XmlEvents
{
public:
    bool encrypted = false;
    void startElement(const QString &name, const QXmlStreamAttributes &) override
    {
        encrypted = encrypted || name == QLatin1String("manifest:encryption-data");
    }
    void endElement(const QString &) override {}
    void characters(QStringView) override {}
};

} // namespace

base::Result<Flow> odtFlow(const QByteArray &bytes)
{
    TRY(auto archive, Archive::open(bytes));
    const QString manifest = QStringLiteral("META-INF/manifest.xml");
    if (archive.has(manifest)) {
        TRY(const auto xml, archive.read(manifest));
        ManifestEvents events;
        TRY_VOID(readXml(xml, events));
        if (events.encrypted)
            return base::failure(base::Kind::Unsupported, QStringLiteral("odt: encrypted"));
    }
    TRY(const auto content, archive.read(QStringLiteral("content.xml")));
    FlowBuilder builder;
    Styles styles;
    QByteArray common;
    const QString stylesPart = QStringLiteral("styles.xml");
    if (archive.has(stylesPart)) {
        TRY(common, archive.read(stylesPart));
        ContentEvents headers(builder, styles, Part::PageHeaders);
        TRY_VOID(readXml(common, headers));
    }
    ContentEvents body(builder, styles, Part::Body);
    TRY_VOID(readXml(content, body));
    if (!common.isEmpty()) {
        Styles own;
        ContentEvents footers(builder, own, Part::PageFooters);
        TRY_VOID(readXml(common, footers));
    }
    return builder.take();
}

} // namespace documents
