// Running text with inks, marks, struck words and superscripts, laid out without any markup: what stands in a record is
// data and shown letter by letter. // SEC-50
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include <QLabel>
#include <QTextLayout>

#include "ui/theme/Theme.h"

namespace ui::widgets {

enum class Ink
{
    Ink,
    Ink2,
    Ink3,
    Accent,
    Brick
};
enum class Weight
{
    Normal,
    Strong
};
enum class Deco
{
    None,
    Struck, // a claim without support
    Raised, // number of a passage
    Marked, // what a release would change
};

struct Span
{
    QString text;
    Ink ink = Ink::Ink;
    Weight weight = Weight::Normal;
    Deco deco = Deco::None;

    friend bool operator==(const Span &, const Span &) = default;
};
using Spans = std::vector<Span>;

QColor colourOf(Ink ink, const theme::Tokens &t);

// Characters that steer or hide text without being seen (direction overrides, zero width, control characters) become a
// visible box; line ends stay. // SEC-53
QString visible(const QString &text);

// The layout alone, for rows that paint themselves.
class ProseLayout
{
public:
    explicit ProseLayout(Spans spans = {}, theme::Type type = theme::Type::Body, int lineHeight = theme::LineHeight);

    int heightFor(int width); // lays out; 0 lines give 0
    int measured(int width);  // the same height, but lays out only a width that was not asked for yet
    void draw(QPainter &painter, QPointF topLeft, const theme::Tokens &t); // after heightFor
    int naturalWidth();                                                    // of the longest line, unwrapped
    qreal lastLineWidth() const; // of the text on the last line, after heightFor
    QString plainText() const;
    const Spans &spans() const { return m_spans; }

private:
    void shape();

    Spans m_spans;
    theme::Type m_type;
    int m_lineHeight;
    int m_width = -1;
    int m_height = 0;
    std::vector<std::pair<int, int>> m_measured; // widths and heights: layouts of widgets ask for few, many times
    int m_natural = -1;
    theme::Scheme m_scheme = theme::Scheme::Light; // whose inks are in the layout
    std::unique_ptr<QTextLayout> m_layout;
    std::vector<QTextLayout::FormatRange> m_ranges;
};

// A label is a QLabel only for the sake of screen readers; it paints itself.
class Prose : public QLabel
{
    Q_OBJECT

public:
    explicit Prose(QWidget *parent = nullptr, theme::Type type = theme::Type::Body);

    void setSpans(Spans spans);
    void setWords(const QString &text, Ink ink = Ink::Ink2);
    const Spans &spans() const { return m_layout.spans(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Type m_type;
    mutable ProseLayout m_layout;
};

} // namespace ui::widgets
