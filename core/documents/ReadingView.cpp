#include "documents/ReadingView.h"

#include <cmath>

#include <QPainter>
#include <QTextLayout>

#include "documents/CharacterHygiene.h"

namespace documents {

namespace {

constexpr QSizeF pageSize(595, 842);
constexpr qreal margin = 56;
constexpr qreal lineSpacing = 1.25;
constexpr qreal cellGap = 12;
constexpr int mostPagesCounted = 2'000;

QFont fontOf(qreal size, Weight weight)
{
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Liberation Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(static_cast<int>(std::lround(std::clamp(size, 7.0, 30.0)))); // a pixel is a point here
    font.setWeight(weight == Weight::Bold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

struct ReadingView::State
{
    struct Placed // one line of a layout; the layouts outlive it
    {
        QTextLayout *layout = nullptr;
        int line = 0;
        QPointF at; // where the layout's origin lies on the page
    };
    std::vector<std::unique_ptr<QTextLayout>> layouts;
    std::vector<std::vector<Placed>> placed; // per page, parallel to pages[p].runs
    std::vector<PageRuns> pages;
    int total = 0;
    int suspicious = 0;
    qreal y = 0;

    void newPage()
    {
        ++total;
        y = margin;
        if (total <= limits::pages) {
            pages.push_back({pageSize, {}, {}});
            placed.emplace_back();
        }
    }

    bool keeping() const { return total <= limits::pages; }

    // The visible text of the spans, cleaned; hidden words go to the page's list.
    QString visible(const FlowSpans &spans, QList<QTextLayout::FormatRange> &formats)
    {
        QString text;
        for (const auto &span : spans) {
            auto cleaned = clean(span.text);
            if (span.hidden) {
                const QString words = cleaned.text.simplified();
                if (!words.isEmpty() && keeping())
                    pages.back().hidden.push_back({total - 1, QRectF(margin, y, 0, 0), words, *span.hidden});
                continue;
            }
            suspicious += cleaned.suspicious;
            QString part;
            for (const QChar c : cleaned.text) { // blanks fold over span borders too
                const QChar last = !part.isEmpty() ? part.back() : !text.isEmpty() ? text.back() : QLatin1Char(' ');
                const bool blank = c.isSpace() && c != QLatin1Char('\n');
                if (blank && (last.isSpace() || last == QChar::LineSeparator))
                    continue;
                part += c == QLatin1Char('\n') ? QChar(QChar::LineSeparator) : blank ? QChar(QLatin1Char(' ')) : c;
            }
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(text.size());
            range.length = static_cast<int>(part.size());
            range.format.setFont(fontOf(span.size, span.weight));
            if (range.length > 0)
                formats.append(range);
            text += part;
        }
        return text;
    }

    struct Block
    {
        QTextLayout *layout = nullptr;
        qreal left = 0;
        int next = 0; // line
    };

    QTextLayout *layOut(const QString &text, const QList<QTextLayout::FormatRange> &formats, qreal width)
    {
        auto layout = std::make_unique<QTextLayout>(text, fontOf(11, Weight::Normal));
        layout->setFormats(formats);
        layout->setCacheEnabled(true);
        layout->beginLayout();
        for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine())
            line.setLineWidth(width);
        layout->endLayout();
        layouts.push_back(std::move(layout));
        return layouts.back().get();
    }

    void placeLine(Block &block)
    {
        const QTextLine line = block.layout->lineAt(block.next);
        QString text = block.layout->text().mid(line.textStart(), line.textLength());
        text.replace(QChar(QChar::LineSeparator), QLatin1Char(' '));
        if (keeping() && !text.trimmed().isEmpty()) {
            const QRectF natural = line.naturalTextRect();
            pages.back().runs.push_back(
                {text.trimmed(), natural.translated(block.left - natural.x(), y - natural.y())});
            placed.back().push_back({block.layout, block.next, QPointF(block.left, y - line.y())});
        }
        ++block.next;
    }

    static qreal heightOf(const QTextLayout &layout)
    {
        qreal height = 0;
        for (int i = 0; i < layout.lineCount(); ++i)
            height += layout.lineAt(i).height() * lineSpacing;
        return height;
    }

    void breakBefore(const QTextLayout &layout, int line)
    {
        if (y + layout.lineAt(line).height() * lineSpacing > pageSize.height() - margin)
            newPage();
    }

    void place(const FlowParagraph &paragraph)
    {
        const qreal labelWidth = paragraph.label.isEmpty() ? 0 : 16;
        const qreal left = margin + std::clamp(paragraph.indent, 0.0, 200.0);
        const qreal room = pageSize.width() - margin - left - labelWidth;
        const qreal columns = static_cast<qreal>(std::max<std::size_t>(1, paragraph.cells.size()));
        const qreal width = (room - cellGap * (columns - 1)) / columns;
        std::vector<Block> blocks;
        QString whole;
        for (std::size_t c = 0; c < paragraph.cells.size(); ++c) {
            QList<QTextLayout::FormatRange> formats;
            const QString text = visible(paragraph.cells[c], formats);
            whole += text;
            if (text.trimmed().isEmpty())
                continue;
            blocks.push_back(
                {layOut(text, formats, width), left + labelWidth + static_cast<qreal>(c) * (width + cellGap)});
        }
        if (blocks.empty()) {
            y += 5;
            return;
        }
        qreal tallest = 0;
        for (const auto &block : blocks)
            tallest = std::max(tallest, heightOf(*block.layout));
        if (blocks.size() > 1 && y + tallest > pageSize.height() - margin)
            newPage();
        if (!paragraph.label.isEmpty()) {
            breakBefore(*blocks.front().layout, 0);
            Block label{layOut(paragraph.label, {}, labelWidth), left};
            placeLine(label);
        }
        // Side by side when the row fits a page, each cell read to its end before the next; else one below the other.
        const bool sideBySide = tallest <= pageSize.height() - 2 * margin;
        const qreal top = y;
        for (auto &block : blocks) {
            if (sideBySide && blocks.size() > 1)
                y = top;
            while (block.next < block.layout->lineCount() && total <= mostPagesCounted) {
                breakBefore(*block.layout, block.next);
                const qreal height = block.layout->lineAt(block.next).height() * lineSpacing;
                placeLine(block);
                y += height;
            }
        }
        if (sideBySide && blocks.size() > 1)
            y = top + tallest;
        y += 3;
    }
};

ReadingView::ReadingView(const Flow &flow) : m_state(std::make_unique<State>())
{
    m_state->newPage();
    for (const auto &paragraph : flow.paragraphs)
        m_state->place(paragraph);
}

ReadingView::~ReadingView() = default;
ReadingView::ReadingView(ReadingView &&) noexcept = default;

const std::vector<PageRuns> &ReadingView::pages() const
{
    return m_state->pages;
}

int ReadingView::totalPages() const
{
    return m_state->total;
}

int ReadingView::suspicious() const
{
    return m_state->suspicious;
}

QRectF ReadingView::box(int page, int run, int begin, int end) const
{
    const auto &placed = m_state->placed[static_cast<std::size_t>(page)][static_cast<std::size_t>(run)];
    const auto &whole = m_state->pages[static_cast<std::size_t>(page)].runs[static_cast<std::size_t>(run)].box;
    const QTextLine line = placed.layout->lineAt(placed.line);
    // The run's text is the line's without blanks around it.
    int start = line.textStart();
    const QString &text = placed.layout->text();
    while (start < text.size() && text[start].isSpace())
        ++start;
    const qreal x0 = line.cursorToX(start + begin);
    const qreal x1 = line.cursorToX(start + end);
    return {placed.at.x() + std::min(x0, x1), whole.y(), std::abs(x1 - x0), whole.height()};
}

QImage ReadingView::render(int page, double scale) const
{
    if (page < 0 || static_cast<std::size_t>(page) >= m_state->pages.size())
        return {};
    QImage image((pageSize * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    painter.setPen(Qt::black);
    for (const auto &placed : m_state->placed[static_cast<std::size_t>(page)])
        placed.layout->lineAt(placed.line).draw(&painter, placed.at);
    return image;
}

} // namespace documents
