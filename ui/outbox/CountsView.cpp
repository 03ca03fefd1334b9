#include "ui/outbox/CountsView.h"

#include <QGridLayout>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace ui::outbox {

using widgets::Ink;
using widgets::Label;

CountsView::CountsView(QWidget *parent) : Card(parent), m_grid(new QGridLayout), m_words(new widgets::Prose)
{
    setObjectName(QStringLiteral("counts"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 22);
    column->setSpacing(18);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(9);
    m_grid->setColumnMinimumWidth(0, 56);
    m_grid->setColumnMinimumWidth(1, 170);
    m_grid->setColumnStretch(2, 1);
    column->addLayout(m_grid);
    column->addWidget(m_words);
}

void CountsView::setCounts(const std::vector<CountRow> &rows, const QString &words)
{
    m_rows = rows;
    while (m_lines.size() < rows.size()) {
        const bool sum = m_lines.empty();
        Line line{new Label(sum ? theme::Type::Strong : theme::Type::Body, Ink::Ink),
                  new Label(sum ? theme::Type::Strong : theme::Type::Body, Ink::Ink),
                  new Label(theme::Type::Body, Ink::Ink3)};
        const int row = int(m_lines.size());
        m_grid->addWidget(line.number, row, 0, Qt::AlignRight);
        m_grid->addWidget(line.label, row, 1);
        m_grid->addWidget(line.words, row, 2);
        m_lines.push_back(line);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const bool used = i < rows.size();
        for (auto *label : {m_lines[i].number, m_lines[i].label, m_lines[i].words})
            label->setVisible(used);
        if (!used)
            continue;
        m_lines[i].number->setWords(QLocale().toString(rows[i].number));
        m_lines[i].label->setWords(rows[i].label);
        m_lines[i].words->setWords(rows[i].words);
        m_lines[i].label->setInk(rows[i].number == 0 ? Ink::Ink3 : rows[i].needsPerson ? Ink::Brick : Ink::Ink);
    }
    m_words->setWords(words, Ink::Ink2);
    setAccessibleDescription(plainText());
    if (m_choice >= 0 && !isOpenable(m_choice)) // it counts nothing any more
        choose(-1);
    update();
}

bool CountsView::isOpenable(int line) const
{
    return line >= 0 && line < int(m_rows.size()) && m_rows[std::size_t(line)].number > 0 &&
           !m_rows[std::size_t(line)].key.isEmpty();
}

void CountsView::move(int by)
{
    for (int line = m_choice + by; line >= 0 && line < int(m_rows.size()); line += by) {
        if (isOpenable(line)) {
            choose(line);
            return;
        }
    }
}

void CountsView::choose(int line)
{
    m_choice = line;
    update();
    Q_EMIT choiceChanged();
}

void CountsView::openChoice()
{
    if (isOpenable(m_choice))
        Q_EMIT opened(m_rows[std::size_t(m_choice)].key);
}

QRect CountsView::lineRect(int line) const
{
    const QRect words = m_lines[std::size_t(line)].label->geometry();
    return {1, words.top() - 4, width() - 2, words.height() + 8};
}

void CountsView::mousePressEvent(QMouseEvent *event)
{
    for (int line = 0; line < int(m_rows.size()); ++line) {
        if (isOpenable(line) && lineRect(line).contains(event->pos())) {
            choose(line);
            openChoice();
            return;
        }
    }
}

void CountsView::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (m_choice < 0)
        return;
    QPainter painter(this);
    const theme::Tokens &t = theme::tokens(this);
    const QRect box = lineRect(m_choice);
    painter.fillRect(box, t.scheme == theme::Scheme::Dark ? t.line2 : t.ground);
    painter.fillRect(QRect(box.left(), box.top(), theme::AccentBar, box.height()), t.accent);
}

QString CountsView::plainText() const
{
    QStringList said;
    for (const auto &line : m_lines)
        if (!line.number->isHidden())
            said.append(line.number->text() + QLatin1Char(' ') + line.label->text());
    return said.join(QStringLiteral(", "));
}

} // namespace ui::outbox
