#include "ui/widgets/Panel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui::widgets {

namespace {

constexpr int CardRadius = 10;

} // namespace

Panel::Panel(Ground ground, Qt::Edges hairlines, QWidget *parent)
    : QFrame(parent), m_ground(ground), m_hairlines(hairlines)
{
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const theme::Tokens &t = theme::tokens(this);
    if (m_ground != Ground::None)
        painter.fillRect(rect(), m_ground == Ground::Ground ? t.ground : t.surface);
    if (m_hairlines & Qt::TopEdge)
        painter.fillRect(QRect(0, 0, width(), 1), t.line);
    if (m_hairlines & Qt::BottomEdge)
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (m_hairlines & Qt::LeftEdge)
        painter.fillRect(QRect(0, 0, 1, height()), t.line);
    if (m_hairlines & Qt::RightEdge)
        painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
}

Bar::Bar(int height, Qt::Edge hairline, QWidget *parent, Ground ground)
    : Panel(ground, hairline, parent), m_row(new QHBoxLayout(this))
{
    setFixedHeight(height);
    m_row->setContentsMargins(theme::Margin, hairline == Qt::TopEdge ? 1 : 0, theme::Margin,
                              hairline == Qt::BottomEdge ? 1 : 0);
    m_row->setSpacing(16);
}

namespace {

// Lies over the rows of a card and draws ground into its corners.
class CardEdge final : public QWidget
{
public:
    explicit CardEdge(QWidget *card) : QWidget(card) { setAttribute(Qt::WA_TransparentForMouseEvents); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const theme::Tokens &t = theme::tokens(this);
        const QRectF face = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        QPainterPath corners;
        corners.addRect(rect());
        corners.addRoundedRect(face, CardRadius, CardRadius);
        painter.fillPath(corners, t.ground);
        painter.setPen(QPen(t.line, 1));
        painter.drawRoundedRect(face, CardRadius, CardRadius);
    }
};

} // namespace

Card::Card(QWidget *parent) : QFrame(parent), m_edge(nullptr)
{
    m_edge = new CardEdge(this);
}

void Card::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_edge->setGeometry(rect());
}

void Card::childEvent(QChildEvent *event)
{
    QFrame::childEvent(event);
    if (event->added() && m_edge && event->child() != m_edge)
        m_edge->raise();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::tokens(this).surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), CardRadius, CardRadius);
}

WordCard::WordCard(QWidget *parent)
    : Card(parent), m_title(new Label(theme::Type::Section, Ink::Ink)), m_words(new Prose)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 13, 20, 15);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_words); // grows with the card and writes at its top
}

void WordCard::setCard(const QString &title, const QString &words)
{
    m_title->setWords(title);
    m_words->setWords(words, Ink::Ink2);
}

Band::Band(QWidget *parent) : QFrame(parent), m_words(new Prose), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(12, 5, 12, 5);
    m_row->setSpacing(16);
    m_row->addWidget(m_words, 1);
    setVisible(false);
}

void Band::setWords(const QString &words, Tone tone)
{
    m_tone = tone;
    m_words->setWords(words, tone == Tone::Brick ? Ink::Brick : Ink::Ink);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
}

void Band::setOuter(const QMargins &margins)
{
    setContentsMargins(margins);
}

void Band::setAction(QAction *action)
{
    delete m_button;
    m_button = nullptr;
    if (!action)
        return;
    m_button = new KeyButton(action, ButtonKind::BareBrick, this);
    m_row->addWidget(m_button, 0, Qt::AlignTop);
}

void Band::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == Tone::Brick ? theme::tokens(this).brickSoft : theme::tokens(this).accentSoft);
    painter.drawRoundedRect(contentsRect(), 6, 6);
}

Scroll::Scroll(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    setWidget(content);
    content->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(theme::LineHeight * 2);
}

QVBoxLayout *centredColumn(QWidget *pane, int width, int top)
{
    auto *page = new QWidget;
    page->setMaximumWidth(width);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, top, 0, 24);
    column->setSpacing(0);
    auto *outer = new QWidget;
    auto *across = new QHBoxLayout(outer);
    across->setContentsMargins(32, 0, 32, 0);
    across->addStretch(1);
    across->addWidget(page, 1000);
    across->addStretch(1);
    auto *all = new QVBoxLayout(pane);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(new Scroll(outer, pane));
    return column;
}

} // namespace ui::widgets
