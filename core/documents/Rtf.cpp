#include "documents/Rtf.h"

#include <map>

#include "documents/CodePages.h"
#include "documents/FlowBuilder.h"
#include "documents/Looks.h"
#include "documents/Runs.h"

namespace documents {

namespace {

enum class Room
{
    Text,
    Skip,
    FontTable,
    ColourTable
};

// What a group inherits from the one around it.
struct Look
{
    Room room = Room::Text;
    bool hidden = false;
    bool deleted = false;
    Weight weight = Weight::Normal;
    int halfPoints = 24;
    int colour = 0;
    int background = -1; // index into the colour table, -1 none
    int font = 0;
    int skipAfterUnicode = 1;
};

class Parser
{
public:
    explicit Parser(const QByteArray &bytes) : m_bytes(bytes) {}

    base::Result<Flow> run()
    {
        m_stack.push_back({});
        while (m_at < m_bytes.size()) {
            const char c = m_bytes[m_at];
            if (c == '{') {
                if (m_stack.size() > std::size_t(limits::xmlDepth))
                    return base::failure(base::Kind::Invalid, QStringLiteral("rtf: groups too deep"));
                flush();
                m_stack.push_back(m_stack.back());
                m_groupBegins = true;
                ++m_at;
            } else if (c == '}') {
                flush();
                if (m_stack.size() > 1)
                    m_stack.pop_back();
                m_skip = 0;
                ++m_at;
            } else if (c == '\\') {
                control();
            } else {
                ++m_at;
                if (c != '\r' && c != '\n')
                    byte(static_cast<unsigned char>(c));
            }
        }
        flush();
        endRowIfOpen();
        return m_builder.take();
    }

private:
    Look &look() { return m_stack.back(); }

    void byte(unsigned char value)
    {
        m_groupBegins = false;
        if (m_skip > 0) {
            --m_skip;
            return;
        }
        if (look().room == Room::ColourTable) {
            if (value == ';') {
                m_colours.push_back(m_colour);
                m_colour = QColor();
            }
            return;
        }
        if (look().room == Room::Text)
            text(fromCodePage(codePage(), value));
    }

    int codePage() const
    {
        const auto found = m_fontCodePages.find(m_stack.back().font);
        return found != m_fontCodePages.end() ? found->second : m_codePage;
    }

    void text(QChar c)
    {
        if (look().room != Room::Text || look().deleted || c.unicode() == 0)
            return;
        openCell();
        m_text += c;
    }

    void flush()
    {
        if (m_text.isEmpty())
            return;
        Looks looks;
        looks.vanish = look().hidden;
        looks.size = look().halfPoints / 2.0;
        looks.weight = look().weight;
        const auto colourAt = [this](int index) {
            return index > 0 && static_cast<std::size_t>(index) < m_colours.size()
                       ? m_colours[static_cast<std::size_t>(index)]
                       : QColor();
        };
        looks.colour = colourAt(look().colour);
        looks.background = colourAt(look().background);
        m_builder.add(span(m_text, looks, m_surface));
        m_text.clear();
    }

    void openCell()
    {
        if (m_inTable && !m_rowOpen) {
            m_builder.startTable();
            m_builder.startRow();
            m_builder.startCell();
            m_rowOpen = true;
        } else if (!m_inTable && m_rowOpen && !m_builder.inParagraph()) {
            endRowIfOpen();
        }
    }

    void endRowIfOpen()
    {
        if (!m_rowOpen)
            return;
        m_builder.endRow();
        m_builder.endTable();
        m_rowOpen = false;
    }

    void paragraphEnds()
    {
        flush();
        openCell();
        if (!m_builder.inParagraph())
            m_builder.startParagraph();
        m_builder.endParagraph();
    }

    void control()
    {
        ++m_at;
        if (m_at >= m_bytes.size())
            return;
        const char c = m_bytes[m_at];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter) {
            symbol(c);
            return;
        }
        QByteArray word;
        while (m_at < m_bytes.size() && word.size() < 32) {
            const char w = m_bytes[m_at];
            if (!((w >= 'a' && w <= 'z') || (w >= 'A' && w <= 'Z')))
                break;
            word += w;
            ++m_at;
        }
        QByteArray number;
        if (m_at < m_bytes.size() && m_bytes[m_at] == '-')
            number += m_bytes[m_at++];
        while (m_at < m_bytes.size() && m_bytes[m_at] >= '0' && m_bytes[m_at] <= '9' && number.size() < 10)
            number += m_bytes[m_at++];
        if (m_at < m_bytes.size() && m_bytes[m_at] == ' ')
            ++m_at;
        bool given = false;
        const int value = number.toInt(&given);
        if (word == "bin" && given) { // raw bytes follow: never text
            m_at = std::min(m_bytes.size(), m_at + std::max(0, value));
            return;
        }
        if (word != "u" && m_skip > 0) {
            --m_skip; // a control word counts as one of the characters to skip
            return;
        }
        apply(word, value, given);
        m_groupBegins = false;
    }

    void symbol(char c)
    {
        ++m_at;
        if (c == '*') {
            if (m_groupBegins)
                look().room = Room::Skip;
            return;
        }
        m_groupBegins = false;
        if (c == '\'') {
            const int value = m_bytes.mid(m_at, 2).toInt(nullptr, 16);
            m_at = std::min(m_bytes.size(), m_at + 2);
            byte(static_cast<unsigned char>(value));
        } else if (c == '\\' || c == '{' || c == '}') {
            byte(static_cast<unsigned char>(c));
        } else if (c == '~') {
            text(QLatin1Char(' '));
        } else if (c == '_') {
            text(QLatin1Char('-'));
        } else if (c == '\n' || c == '\r') {
            paragraphEnds();
        } // "\-" is an optional hyphen: nothing
    }

    // Destinations whose text is no text of the page.
    static bool isAside(const QByteArray &word)
    {
        static const QByteArray asides[] = {"stylesheet",   "info",
                                            "pict",         "object",
                                            "fldinst",      "generator",
                                            "listtable",    "xmlnstbl",
                                            "themedata",    "datastore",
                                            "filetbl",      "revtbl",
                                            "bkmkstart",    "bkmkend",
                                            "annotation",   "atnid",
                                            "atnauthor",    "listoverridetable",
                                            "rsidtbl",      "mmathPr",
                                            "pgptbl",       "template",
                                            "nonshppict",   "objdata",
                                            "latentstyles", "colorschememapping",
                                            "shpinst",      "sp",
                                            "tc",           "xe",
                                            "rxe",          "private"};
        return std::find(std::begin(asides), std::end(asides), word) != std::end(asides);
    }

    void apply(const QByteArray &word, int value, bool given)
    {
        const bool on = !given || value != 0;
        if (word == "fonttbl") {
            look().room = Room::FontTable;
        } else if (word == "colortbl") {
            look().room = Room::ColourTable;
        } else if (isAside(word)) {
            look().room = Room::Skip;
        } else if (word == "shptxt") {
            look().room = Room::Text; // a text box is on the page
        } else if (word == "ansicpg") {
            m_codePage = value == 65001 ? 1252 : value;
        } else if (word == "mac" || word == "pc" || word == "pca") {
            m_codePage = 1252;
        } else if (word == "f") {
            flush();
            look().font = value;
        } else if (word == "fcharset" && look().room == Room::FontTable) {
            m_fontCodePages[look().font] = value <= 1 ? m_codePage : codePageOfCharset(value);
        } else if (look().room == Room::ColourTable) {
            colourPart(word, value);
        } else if (word == "u") {
            unicode(value);
        } else if (word == "uc") {
            look().skipAfterUnicode = std::clamp(value, 0, 16);
        } else {
            format(word, value, on);
        }
    }

    void colourPart(const QByteArray &word, int value)
    {
        if (!m_colour.isValid())
            m_colour = QColor(0, 0, 0);
        const int part = std::clamp(value, 0, 255);
        if (word == "red")
            m_colour.setRed(part);
        else if (word == "green")
            m_colour.setGreen(part);
        else if (word == "blue")
            m_colour.setBlue(part);
    }

    void unicode(int value)
    {
        // Signed 16 bit; beyond the BMP as two surrogates in turn.
        text(QChar(static_cast<ushort>(value & 0xffff)));
        m_skip = look().skipAfterUnicode;
    }

    void format(const QByteArray &word, int value, bool on)
    {
        static const std::map<QByteArray, char16_t> signs = {
            {"emdash", 0x2014}, {"endash", 0x2013},    {"bullet", 0x2022},    {"lquote", 0x2018},
            {"rquote", 0x2019}, {"ldblquote", 0x201c}, {"rdblquote", 0x201d}, {"tab", u' '},
            {"line", u'\n'},    {"emspace", u' '},     {"enspace", u' '},     {"qmspace", u' '}};
        if (const auto sign = signs.find(word); sign != signs.end()) {
            text(QChar(sign->second));
            return;
        }
        if (look().room != Room::Text)
            return;
        flush();
        if (word == "par" || word == "sect" || word == "page") {
            paragraphEnds();
        } else if (word == "pard") {
            m_inTable = false;
        } else if (word == "plain") {
            const Look old = look();
            look() = Look();
            look().room = old.room;
            look().skipAfterUnicode = old.skipAfterUnicode;
        } else if (word == "v") {
            look().hidden = on;
        } else if (word == "deleted") {
            look().deleted = on;
        } else if (word == "b") {
            look().weight = on ? Weight::Bold : Weight::Normal;
        } else if (word == "fs") {
            look().halfPoints = std::clamp(value, 0, 400);
        } else if (word == "cf") {
            look().colour = value;
        } else if (word == "cb" || word == "highlight" || word == "chcbpat") {
            look().background = value > 0 ? value : -1;
        } else if (word == "intbl") {
            m_inTable = true;
        } else if (word == "trowd") {
            m_surface.reset(); // a cell's shading may be anything
        } else if (word == "cell" || word == "nestcell") {
            m_inTable = true;
            openCell();
            m_builder.endCell();
            m_builder.startCell();
        } else if (word == "row" || word == "nestrow") {
            endRowIfOpen();
            m_surface = QColor(Qt::white);
        }
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    std::vector<Look> m_stack;
    FlowBuilder m_builder;
    QString m_text;
    int m_codePage = 1252;
    std::map<int, int> m_fontCodePages;
    std::vector<QColor> m_colours;
    QColor m_colour;
    std::optional<QColor> m_surface = QColor(Qt::white);
    int m_skip = 0;
    bool m_groupBegins = false;
    bool m_inTable = false;
    bool m_rowOpen = false;
};

} // namespace

base::Result<Flow> rtfFlow(const QByteArray &bytes)
{
    if (!bytes.startsWith("{\\rtf"))
        return base::failure(base::Kind::BadAnswer, QStringLiteral("not RTF"));
    return Parser(bytes).run();
}

} // namespace documents
