#include "ui/outbox/CountsView.h"

#include <QGridLayout>
#include <QLocale>

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
