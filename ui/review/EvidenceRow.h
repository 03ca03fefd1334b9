// One claim or one criterion: shape, words, page, and while focused the quote.
#pragma once

#include <QLabel>

#include "ui/theme/Glyphs.h"
#include "ui/widgets/Prose.h"

namespace ui::review {

enum class RowFocus
{
    Off,
    On
};

class EvidenceRow final : public QLabel
{
    Q_OBJECT

public:
    struct Content
    {
        theme::Shape shape = theme::Shape::None;
        widgets::Spans spans;
        widgets::Spans focusedSpans; // the same words, heavier; empty = spans
        QString quote;
        QString page;
        int indent = 0;  // of the words, for rows that carry a shape
        int padding = 2; // above and below

        friend bool operator==(const Content &, const Content &) = default;
    };

    explicit EvidenceRow(QWidget *parent = nullptr);

    void setContent(Content content);
    void setRowFocus(RowFocus focus);
    const Content &content() const { return m_content; }
    RowFocus rowFocus() const { return m_focus; }

    QSize sizeHint() const override { return {200, heightForWidth(width())}; }
    QSize minimumSizeHint() const override { return {80, theme::LineHeight}; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void layOut();
    int wordsWidth(int width) const;

    Content m_content;
    RowFocus m_focus = RowFocus::Off;
    mutable widgets::ProseLayout m_words;
    mutable widgets::ProseLayout m_quote;
};

} // namespace ui::review
