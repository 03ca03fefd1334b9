#include "ui/widgets/HintBar.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>

namespace ui::widgets {

namespace {

constexpr int Between = 18;
constexpr int CapGap = 5;

int widthOf(const Hint &hint, const QFontMetrics &metrics)
{
    int width = 0;
    for (const QString &cap : hint.caps)
        width += capSize(cap).width() + CapGap;
    return width + metrics.horizontalAdvance(hint.words);
}

} // namespace

Hint hintFor(QAction *action, const QString &words)
{
    return {{keyText(action->shortcut())}, words.isEmpty() ? action->text() : words, action};
}

Hint hintFor(const QList<QAction *> &actions, const QString &words)
{
    Hint hint{{}, words, actions.value(0)};
    for (const QAction *action : actions)
        hint.caps.append(keyText(action->shortcut()));
    return hint;
}

HintBar::HintBar(QWidget *parent) : Panel(Ground::Surface, Qt::TopEdge, parent)
{
    setObjectName(QStringLiteral("hintBar"));
    setFixedHeight(theme::HintRow);
    setFont(theme::font(theme::Type::Body));
}

void HintBar::setHints(const QList<Hint> &left, const QList<Hint> &right)
{
    m_left = left;
    m_right = right;
    QStringList spoken;
    for (const Hint &hint : left + right)
        spoken.append(hint.caps.join(QLatin1Char(' ')) + QLatin1Char(' ') + hint.words);
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    place();
    update();
}

void HintBar::place()
{
    m_placed.clear();
    const QFontMetrics metrics(font());
    int right = width() - theme::Margin;
    for (auto hint = m_right.crbegin(); hint != m_right.crend(); ++hint) {
        const int w = widthOf(*hint, metrics);
        m_placed.push_back({QRect(right - w, 0, w, height()), *hint});
        right -= w + Between;
    }
    int left = theme::Margin;
    for (const Hint &hint : m_left) {
        const int w = widthOf(hint, metrics);
        if (left + w > right)
            break; // what finds no room is still in the keys overlay
        m_placed.push_back({QRect(left, 0, w, height()), hint});
        left += w + Between;
    }
}

void HintBar::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    place();
}

void HintBar::mouseReleaseEvent(QMouseEvent *event)
{
    for (const Placed &placed : m_placed) {
        if (placed.box.contains(event->pos()) && placed.hint.action) {
            placed.hint.action->trigger();
            return;
        }
    }
}

void HintBar::paintEvent(QPaintEvent *event)
{
    Panel::paintEvent(event);
    QPainter painter(this);
    const theme::Tokens &t = theme::tokens(this);
    painter.setFont(font());
    for (const Placed &placed : m_placed) {
        int x = placed.box.left();
        for (const QString &cap : placed.hint.caps) {
            const QSize size = capSize(cap);
            drawCap(painter, QRect(QPoint(x, (height() - size.height()) / 2 + 1), size), cap, t);
            x += size.width() + CapGap;
        }
        painter.setPen(t.ink2);
        painter.drawText(QRect(x, 1, placed.box.right() - x + 2, height() - 1), Qt::AlignVCenter | Qt::TextSingleLine,
                         placed.hint.words);
    }
}

StatusLine::StatusLine(QWidget *parent) : Bar(theme::StatusRow, Qt::TopEdge, parent)
{
    setObjectName(QStringLiteral("statusLine"));
    row()->setSpacing(14);
    row()->addStretch();
}

void StatusLine::setFacts(const QStringList &left, const QStringList &right)
{
    fill(m_left, left, 0);
    fill(m_right, right, int(m_left.size()) + 1);
    setAccessibleName((left + right).join(QStringLiteral(", ")));
}

void StatusLine::fill(std::vector<Label *> &labels, const QStringList &facts, int at)
{
    while (labels.size() < std::size_t(facts.size())) {
        labels.push_back(new Label(theme::Type::Small, Ink::Ink3));
        row()->insertWidget(at + int(labels.size()) - 1, labels.back());
    }
    for (std::size_t i = 0; i < labels.size(); ++i)
        labels[i]->setWords(facts.value(qsizetype(i)));
}

} // namespace ui::widgets
