#include "ui/main/KeysOverlay.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui::main {

namespace {

constexpr int ColumnWidth = 272;
constexpr int LinesPerColumn = 20;

// One key and its words. The caps stand in a column of their own, flush right, so that the words line up.
class KeyLine final : public QLabel
{
public:
    KeyLine(const QStringList &caps, const QString &words, QWidget *parent) : QLabel(parent), m_caps(caps), m_words(words)
    {
        setTextFormat(Qt::PlainText);
        setText(caps.join(QLatin1Char(' ')) + QLatin1Char(' ') + words);
        setFixedHeight(26);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const theme::Tokens &t = theme::tokens(this);
        int x = 84;
        for (auto cap = m_caps.crbegin(); cap != m_caps.crend(); ++cap) {
            const QSize size = widgets::capSize(*cap);
            x -= size.width();
            widgets::drawCap(painter, QRect(QPoint(x, (height() - size.height()) / 2), size), *cap, t);
            x -= 4;
        }
        painter.setFont(theme::font(theme::Type::Body));
        painter.setPen(t.ink2);
        painter.drawText(rect().adjusted(96, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_words, Qt::ElideRight, width() - 96));
    }

private:
    QStringList m_caps;
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
    int tallest = 0;
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
            QStringList caps;
            for (const QKeySequence &key : action->shortcuts().mid(0, 2)) {
                const QString cap = widgets::keyText(key);
                if (!caps.contains(cap))
                    caps.append(cap);
            }
            column->addWidget(new KeyLine(caps, action->text(), m_content));
        }
        column->addSpacing(16);
        lines += needed;
        tallest = qMax(tallest, lines);
    }
    if (column)
        column->addStretch();
    card()->layout()->addWidget(m_content);
    m_size = QSize(columns * (ColumnWidth + 24) + 24, tallest * 26 + 56);
    open();
}

} // namespace ui::main
