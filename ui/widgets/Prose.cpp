#include "ui/widgets/Prose.h"

#include <algorithm>

#include <QPaintEvent>
#include <QPainter>

namespace ui::widgets {

QColor colourOf(Ink ink, const theme::Tokens &t)
{
    switch (ink) {
    case Ink::Ink:
        return t.ink;
    case Ink::Ink2:
        return t.ink2;
    case Ink::Ink3:
        return t.ink3;
    case Ink::Accent:
        return t.accent;
    case Ink::Brick:
        return t.brick;
    }
    return t.ink;
}

QString visible(const QString &text)
{
    const auto steers = [](QChar c) {
        const ushort u = c.unicode();
        return (u < 0x20 && u != '\n' && u != '\t') || u == 0x7F || (u >= 0x80 && u < 0xA0) || u == 0x200B ||
               u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) || (u >= 0x2060 && u <= 0x2069) ||
               u == 0xFEFF;
    };
    QString shown = text;
    shown.remove(QLatin1Char('\r'));
    for (QChar &c : shown) {
        if (steers(c))
            c = QChar(0x25AF);
        else if (c == QLatin1Char('\t'))
            c = QLatin1Char(' ');
    }
    return shown;
}

ProseLayout::ProseLayout(Spans spans, theme::Type type, int lineHeight)
    : m_spans(std::move(spans)), m_type(type), m_lineHeight(lineHeight)
{
}

QString ProseLayout::plainText() const
{
    QString text;
    for (const Span &span : m_spans)
        text += span.deco == Deco::Raised ? QStringLiteral(" [%1]").arg(span.text) : span.text;
    return text;
}

int ProseLayout::naturalWidth()
{
    if (m_natural >= 0)
        return m_natural;
    heightFor(1 << 20);
    qreal widest = 0;
    for (int i = 0; i < m_layout->lineCount(); ++i)
        widest = qMax(widest, m_layout->lineAt(i).naturalTextWidth());
    m_natural = int(std::ceil(widest));
    return m_natural;
}

qreal ProseLayout::lastLineWidth() const
{
    if (!m_layout || m_layout->lineCount() == 0)
        return 0;
    return m_layout->lineAt(m_layout->lineCount() - 1).naturalTextWidth();
}

// Shaping is what costs. It is done once; other widths only break the lines again.
void ProseLayout::shape()
{
    m_ranges.clear();
    QString text;
    QList<QTextLayout::FormatRange> formats;
    const QFont base = theme::font(m_type);
    for (const Span &span : m_spans) {
        QString part = visible(span.text);
        part.replace(QLatin1Char('\n'), QChar::LineSeparator);
        QTextLayout::FormatRange range;
        range.start = int(text.size());
        range.length = int(part.size());
        range.format.setForeground(colourOf(span.ink, theme::tokens(m_scheme)));
        if (span.weight == Weight::Strong)
            range.format.setFontWeight(QFont::DemiBold);
        if (span.deco == Deco::Struck)
            range.format.setFontStrikeOut(true);
        if (span.deco == Deco::Raised) {
            range.format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
            range.format.setFontWeight(QFont::DemiBold);
        }
        formats.append(range);
        m_ranges.push_back(range);
        text += part;
    }
    m_layout = std::make_unique<QTextLayout>(text, base);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);
    m_layout->setFormats(formats);
}

int ProseLayout::heightFor(int width)
{
    if (m_layout && width == m_width)
        return m_height;
    if (!m_layout)
        shape();
    m_width = width;
    const QFontMetricsF metrics(m_layout->font());
    const qreal baseline = (m_lineHeight - metrics.height()) / 2 + metrics.ascent();
    int lines = 0;
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(qMax(1, width));
        line.setPosition(QPointF(0, lines * m_lineHeight + baseline - line.ascent()));
        ++lines;
    }
    m_layout->endLayout();
    m_height = m_layout->text().isEmpty() ? 0 : lines * m_lineHeight;
    return m_height;
}

int ProseLayout::measured(int width)
{
    const auto known =
        std::find_if(m_measured.begin(), m_measured.end(), [width](const auto &entry) { return entry.first == width; });
    if (known != m_measured.end())
        return known->second;
    const int height = heightFor(width);
    m_measured.emplace_back(width, height);
    return height;
}

void ProseLayout::draw(QPainter &painter, QPointF topLeft, const theme::Tokens &t)
{
    if (!m_layout)
        return;
    if (t.scheme != m_scheme) {
        m_scheme = t.scheme;
        const int width = std::exchange(m_width, -1);
        m_layout.reset();
        heightFor(width);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accentSoft);
    for (std::size_t i = 0; i < m_spans.size(); ++i) {
        if (m_spans[i].deco != Deco::Marked)
            continue;
        const QTextLayout::FormatRange &range = m_ranges[i];
        for (int l = 0; l < m_layout->lineCount(); ++l) {
            const QTextLine line = m_layout->lineAt(l);
            const int from = qMax(range.start, line.textStart());
            const int to = qMin(range.start + range.length, line.textStart() + line.textLength());
            if (from >= to)
                continue;
            const qreal left = line.cursorToX(from);
            const qreal right = qMin(line.cursorToX(to), line.naturalTextWidth());
            painter.drawRoundedRect(
                QRectF(topLeft.x() + left - 3, topLeft.y() + l * m_lineHeight + 1, right - left + 6, m_lineHeight - 2),
                3, 3);
        }
    }
    painter.restore();
    m_layout->draw(&painter, topLeft);
}

Prose::Prose(QWidget *parent, theme::Type type) : QLabel(parent), m_type(type), m_layout({}, type)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Prose::setSpans(Spans spans)
{
    if (spans == m_layout.spans())
        return;
    const int lineHeight = m_type == theme::Type::Head ? 28 : theme::LineHeight;
    m_layout = ProseLayout(std::move(spans), m_type, lineHeight);
    setText(m_layout.plainText());
    setTextFormat(Qt::PlainText);
    updateGeometry();
    update();
}

void Prose::setWords(const QString &text, Ink ink)
{
    setSpans({{text, ink}});
}

QSize Prose::sizeHint() const
{
    const QMargins m = contentsMargins();
    const int natural = qMin(m_layout.naturalWidth() + 2, 480);
    return {natural + m.left() + m.right(), heightForWidth(natural + m.left() + m.right())};
}

QSize Prose::minimumSizeHint() const
{
    return {40, theme::LineHeight};
}

int Prose::heightForWidth(int width) const
{
    const QMargins m = contentsMargins();
    return m_layout.measured(width - m.left() - m.right()) + m.top() + m.bottom();
}

void Prose::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect area = contentsRect();
    m_layout.heightFor(area.width());
    m_layout.draw(painter, area.topLeft(), theme::tokens(this));
}

} // namespace ui::widgets
