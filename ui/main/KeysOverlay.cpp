#include "ui/main/KeysOverlay.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui::main {

namespace {

constexpr int ColumnWidth = 240;
constexpr int LinesPerColumn = 20;
constexpr int WordsLeft = 56;

// One key and its words, which line up.
class KeyLine final : public QLabel
{
public:
    KeyLine(const QString &cap, const QString &words, QWidget *parent) : QLabel(parent), m_cap(cap), m_words(words)
    {
        setTextFormat(Qt::PlainText);
        setText(cap + QLatin1Char(' ') + words);
        setFixedHeight(26);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const theme::Tokens &t = theme::tokens(this);
        const QSize size = widgets::capSize(m_cap);
        widgets::drawCap(painter, QRect(QPoint(0, (height() - size.height()) / 2), size), m_cap, t);
        painter.setFont(theme::font(theme::Type::Body));
        painter.setPen(t.ink2);
        painter.drawText(rect().adjusted(WordsLeft, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_words, Qt::ElideRight, width() - WordsLeft));
    }

private:
    QString m_cap;
    QString m_words;
};

} // namespace

KeysOverlay::KeysOverlay(QWidget *window) : Overlay(window)
{
    setObjectName(QStringLiteral("keysOverlay"));
    setAccessibleName(tr("Keys"));
    auto *all = new QVBoxLayout(card());
    all->setContentsMargins(24, 20, 24, 20);
}

void KeysOverlay::showKeys(const std::vector<ActionGroup> &groups)
{
    delete m_content;
    m_content = new QWidget(card());
    auto *row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    QVBoxLayout *column = nullptr;
    int lines = 0;
    int columns = 0;
    for (const ActionGroup &group : groups) {
        const int needed = int(group.actions.size()) + 2;
        if (!column || lines + needed > LinesPerColumn) {
            if (column)
                column->addStretch();
            column = new QVBoxLayout;
            column->setSpacing(0);
            row->addLayout(column);
            ++columns;
            lines = 0;
        }
        auto *title = new widgets::Label(theme::Type::Section, widgets::Ink::Ink, m_content);
        title->setWords(group.title);
        column->addWidget(title);
        column->addSpacing(6);
        for (const QAction *action : group.actions) {
            column->addWidget(new KeyLine(widgets::keyText(action->shortcut()), action->text(), m_content));
        }
        column->addSpacing(16);
        lines += needed;
    }
    if (column)
        column->addStretch();
    card()->layout()->addWidget(m_content);
    m_size = QSize(columns * (ColumnWidth + 24) + 24, m_content->sizeHint().height() + 28);
    open();
}

} // namespace ui::main
