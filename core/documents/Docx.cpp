#include "documents/Docx.h"

#include <QRegularExpression>

#include "documents/Archive.h"
#include "documents/DocxStyles.h"
#include "documents/FlowBuilder.h"
#include "documents/Runs.h"

namespace documents {

namespace {

struct Relations
{
    std::vector<std::pair<QString, QString>> targets; // last part of the type, target; in the file's order

    QStringList of(const char *type) const
    {
        QStringList out;
        for (const auto &target : targets)
            if (target.first == QLatin1String(type))
                out.append(target.second);
        return out;
    }
};

class RelationEvents final : public XmlEvents
{
public:
    RelationEvents(Relations &out, QString folder) : m_out(out), m_folder(std::move(folder)) {}
    void startElement(const QString &name, const QXmlStreamAttributes &attributes) override
    {
        if (name != QLatin1String("rel:Relationship") ||
            attribute(attributes, QLatin1String("TargetMode")) == QLatin1String("External"))
            return; // nothing outside the file is ever fetched // SEC-28
        QString target = attribute(attributes, QLatin1String("Target"));
        target = target.startsWith(QLatin1Char('/')) ? target.mid(1) : m_folder + target;
        m_out.targets.emplace_back(attribute(attributes, QLatin1String("Type")).section(QLatin1Char('/'), -1), target);
    }
    void endElement(const QString &) override {}
    void characters(QStringView) override {}

private:
    Relations &m_out;
    QString m_folder;
};

base::Result<Relations> relations(Archive &archive, const QString &part)
{
    Relations out;
    const auto slash = part.lastIndexOf(QLatin1Char('/'));
    const QString folder = part.left(slash + 1);
    const QString name = folder + QStringLiteral("_rels/") + part.mid(slash + 1) + QStringLiteral(".rels");
    if (!archive.has(name))
        return out;
    TRY(const auto bytes, archive.read(name));
    RelationEvents events(out, folder);
    TRY_VOID(readXml(bytes, events));
    return out;
}

class BodyEvents final : public XmlEvents
{
public:
    BodyEvents(FlowBuilder &builder, const DocxStyles &styles, DocxNumbering &numbering, std::optional<QColor> page)
        : m_builder(builder), m_styles(styles), m_numbering(numbering)
    {
        m_surfaces.push_back(page);
    }

    void startElement(const QString &name, const QXmlStreamAttributes &attributes) override
    {
        if (m_skip > 0 || isSkipped(name)) {
            ++m_skip;
            return;
        }
        if (name == QLatin1String("w:p"))
            startParagraph();
        else if (name == QLatin1String("w:pPr"))
            m_inParagraphLooks = true;
        else if (name == QLatin1String("w:rPr"))
            m_inRunLooks = true;
        else if (name == QLatin1String("w:r"))
            m_run = {};
        else if (name == QLatin1String("w:t"))
            m_inText = true;
        else if (name == QLatin1String("w:tbl"))
            startTable();
        else if (name == QLatin1String("w:tr"))
            m_builder.startRow();
        else if (name == QLatin1String("w:tc"))
            startCell();
        else if (name == QLatin1String("w:tcPr"))
            m_inCellLooks = true;
        else if (name == QLatin1String("w:txbxContent"))
            startBox();
        else
            detail(name, attributes);
    }

    void endElement(const QString &name) override
    {
        if (m_skip > 0) {
            --m_skip;
            return;
        }
        if (name == QLatin1String("w:p"))
            endParagraph();
        else if (name == QLatin1String("w:pPr"))
            endParagraphLooks();
        else if (name == QLatin1String("w:rPr"))
            m_inRunLooks = false;
        else if (name == QLatin1String("w:t"))
            m_inText = false;
        else if (name == QLatin1String("w:tbl"))
            endTable();
        else if (name == QLatin1String("w:tr"))
            m_builder.endRow();
        else if (name == QLatin1String("w:tc"))
            endCell();
        else if (name == QLatin1String("w:tcPr"))
            m_inCellLooks = false;
        else if (name == QLatin1String("w:txbxContent"))
            endBox();
    }

    void characters(QStringView text) override
    {
        if (m_skip == 0 && m_inText)
            add(text.toString());
    }

private:
    struct Paragraph
    {
        QString style;
        QString list;
        int level = 0;
        std::optional<QColor> shade;
        bool labelled = false;
    };

    static bool isSkipped(const QString &name)
    {
        static const QString names[] = {
            QStringLiteral("w:del"),       QStringLiteral("w:moveFrom"),   QStringLiteral("mc:Fallback"),
            QStringLiteral("w:instrText"), QStringLiteral("w:delText"),    QStringLiteral("w:rPrChange"),
            QStringLiteral("w:pPrChange"), QStringLiteral("w:tcPrChange"), QStringLiteral("w:delInstrText"),
            QStringLiteral("w:sdtPr"),     QStringLiteral("w:ruby")};
        return std::find(std::begin(names), std::end(names), name) != std::end(names);
    }

    Paragraph &paragraph()
    {
        if (m_paragraphs.empty())
            m_paragraphs.emplace_back();
        return m_paragraphs.back();
    }

    void startParagraph()
    {
        m_builder.startParagraph();
        m_paragraphs.emplace_back();
        m_run = {};
    }

    void endParagraph()
    {
        if (!m_paragraphs.empty())
            m_paragraphs.pop_back();
        m_builder.endParagraph();
        m_run = {};
    }

    void endParagraphLooks()
    {
        m_inParagraphLooks = false;
        auto &p = paragraph();
        if (p.list.isEmpty())
            p.list = m_styles.numbering(p.style);
        const bool listed = !p.list.isEmpty() && p.list != QLatin1String("0");
        if (listed) {
            m_builder.label(m_numbering.next(p.list, p.level));
            m_builder.indent(12.0 * (p.level + 1));
        }
    }

    void startTable()
    {
        m_builder.startTable();
        m_styledTables.push_back(false);
    }

    void endTable()
    {
        m_builder.endTable();
        if (!m_styledTables.empty())
            m_styledTables.pop_back();
    }

    void startCell()
    {
        m_builder.startCell();
        // A table style may shade the cell; then nobody here can say what lies behind the words.
        const bool styled = !m_styledTables.empty() && m_styledTables.back();
        m_surfaces.push_back(styled ? std::nullopt : m_surfaces.back());
    }

    void endCell()
    {
        m_builder.endCell();
        if (m_surfaces.size() > 1)
            m_surfaces.pop_back();
    }

    void startBox()
    {
        m_surfaces.push_back(std::nullopt); // a shape's own fill
        m_outer.push_back(m_run);
    }

    void endBox()
    {
        if (m_surfaces.size() > 1)
            m_surfaces.pop_back();
        if (!m_outer.empty()) {
            m_run = m_outer.back();
            m_outer.pop_back();
        }
    }

    void detail(const QString &name, const QXmlStreamAttributes &attributes)
    {
        const QString value = attribute(attributes, QLatin1String("val"));
        if (m_inRunLooks && !m_inParagraphLooks) {
            if (name == QLatin1String("w:rStyle"))
                m_run = m_styles.style(value).with(m_run);
            else
                applyRunProperty(m_run, name, attributes);
        } else if (m_inParagraphLooks) {
            if (name == QLatin1String("w:pStyle"))
                paragraph().style = value;
            else if (name == QLatin1String("w:numId"))
                paragraph().list = value;
            else if (name == QLatin1String("w:ilvl"))
                paragraph().level = std::clamp(value.toInt(), 0, 8);
            else if (name == QLatin1String("w:shd") && !m_inRunLooks)
                paragraph().shade = fill(attributes);
        } else if (m_inCellLooks && name == QLatin1String("w:shd")) {
            if (const QColor colour = fill(attributes); colour.isValid())
                m_surfaces.back() = colour;
        } else if (name == QLatin1String("w:tblStyle") && !m_styledTables.empty()) {
            m_styledTables.back() = value != QLatin1String("TableGrid") && value != QLatin1String("TableNormal");
        } else if (name == QLatin1String("w:tab") || name == QLatin1String("w:ptab")) {
            add(QStringLiteral(" "));
        } else if (name == QLatin1String("w:br") || name == QLatin1String("w:cr")) {
            add(QStringLiteral("\n"));
        } else if (name == QLatin1String("w:noBreakHyphen")) {
            add(QStringLiteral("-"));
        } else if (name == QLatin1String("w:sym")) {
            symbol(attribute(attributes, QLatin1String("char")));
        }
    }

    void symbol(const QString &code)
    {
        const int c = code.toInt(nullptr, 16);
        const bool privateUse = c >= 0xf000 && c <= 0xf0ff; // of a symbol font: what it shows is the font's secret
        add(privateUse || c <= 0x20 || c > 0xffff ? QStringLiteral("•") : QString(QChar(static_cast<ushort>(c))));
    }

    static QColor fill(const QXmlStreamAttributes &attributes)
    {
        const QString colour = attribute(attributes, QLatin1String("fill"));
        return colour.size() == 6 ? QColor(QLatin1Char('#') + colour) : QColor();
    }

    void add(const QString &text)
    {
        const auto &p = paragraph();
        const Looks looks = m_styles.base().with(m_styles.style(p.style)).with(m_run);
        auto surface = m_surfaces.back();
        if (p.shade && p.shade->isValid())
            surface = p.shade;
        m_builder.add(span(text, looks, surface));
    }

    FlowBuilder &m_builder;
    const DocxStyles &m_styles;
    DocxNumbering &m_numbering;
    std::vector<Paragraph> m_paragraphs;
    std::vector<std::optional<QColor>> m_surfaces; // page, then cells and boxes inside each other
    std::vector<bool> m_styledTables;
    std::vector<Looks> m_outer; // runs that hold the open text boxes
    Looks m_run;
    int m_skip = 0;
    bool m_inText = false;
    bool m_inParagraphLooks = false;
    bool m_inRunLooks = false;
    bool m_inCellLooks = false;
};

// What lies behind the body's text: white, the page's colour, or unknown when shapes are drawn behind it.
std::optional<QColor> pageSurface(const QByteArray &document)
{
    if (document.contains("behindDoc=\"1\"") || document.contains("behindDoc=\"true\"") ||
        document.contains("z-index:-"))
        return std::nullopt;
    static const QRegularExpression background(QStringLiteral("<w:background[^>]*w:color=\"([0-9A-Fa-f]{6})\""));
    const auto match = background.match(QString::fromLatin1(document.left(8192)));
    return match.hasMatch() ? QColor(QLatin1Char('#') + match.captured(1)) : QColor(Qt::white);
}

} // namespace

base::Result<Flow> docxFlow(const QByteArray &bytes)
{
    TRY(auto archive, Archive::open(bytes));
    TRY(const auto root, relations(archive, QString()));
    const QStringList mains = root.of("officeDocument");
    const QString main = mains.isEmpty() ? QStringLiteral("word/document.xml") : mains.front();
    TRY(const auto document, archive.read(main));
    TRY(const auto parts, relations(archive, main));
    DocxStyles styles;
    DocxNumbering numbering;
    for (const auto &part : parts.of("styles")) {
        TRY(const auto xml, archive.read(part));
        TRY_VOID(styles.read(xml));
    }
    for (const auto &part : parts.of("numbering")) {
        TRY(const auto xml, archive.read(part));
        TRY_VOID(numbering.read(xml));
    }
    FlowBuilder builder;
    const auto read = [&](const QByteArray &xml) {
        BodyEvents events(builder, styles, numbering, pageSurface(xml));
        return readXml(xml, events);
    };
    // Names and addresses often stand in the page header: first, as on the page.
    QList<QByteArray> seen;
    for (const char *kind : {"header", "", "footnotes", "endnotes", "footer"}) {
        if (*kind == '\0') {
            TRY_VOID(read(document));
            continue;
        }
        for (const auto &part : parts.of(kind)) {
            TRY(const auto xml, archive.read(part));
            if (seen.contains(xml)) // the same header for first, odd and even pages
                continue;
            seen.append(xml);
            TRY_VOID(read(xml));
        }
    }
    return builder.take();
}

} // namespace documents
