#include "ui/review/SectionBox.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui::review {

SectionBox::SectionBox(const QString &number, const QString &title, QWidget *parent)
    : QWidget(parent), m_state(new widgets::Label(theme::Type::Small, widgets::Ink::Ink3, this)),
      m_line(new widgets::Prose(this)), m_rows(new QVBoxLayout), m_keys(new QHBoxLayout)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(6, 0, 6, 0);
    head->setSpacing(6);
    if (!number.isEmpty())
        head->addWidget(new widgets::KeyCap(number, this));
    auto *heading = new widgets::Label(theme::Type::Section, widgets::Ink::Ink, this);
    heading->setWords(title);
    head->addWidget(heading);
    head->addStretch();
    head->addWidget(m_state);
    m_rows->setContentsMargins(0, 4, 0, 0);
    m_rows->setSpacing(0);
    m_line->setContentsMargins(6, 2, 6, 2);
    m_line->hide();
    m_keys->setContentsMargins(6, 0, 6, 0);
    m_keys->setSpacing(8);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 13, 12, 15);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(m_rows);
    column->addWidget(m_line);
    column->addLayout(m_keys);
    setAccessibleName(title);
}

void SectionBox::setKeys(const QList<widgets::KeyButton *> &keys)
{
    m_keys->setContentsMargins(6, 8, 6, 0);
    for (widgets::KeyButton *key : keys)
        m_keys->addWidget(key);
    m_keys->addStretch();
}

void SectionBox::addKeys(const QList<widgets::KeyButton *> &keys)
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(6, 8, 6, 0);
    line->setSpacing(8);
    for (widgets::KeyButton *key : keys)
        line->addWidget(key);
    line->addStretch();
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
}

void SectionBox::setStateLine(const QString &words)
{
    m_state->setWords(words);
}

void SectionBox::setLine(const QString &words, widgets::Ink ink)
{
    m_line->setWords(words, ink);
    m_line->setVisible(!words.isEmpty());
}

void SectionBox::setActivity(Activity activity)
{
    if (activity == m_activity)
        return;
    m_activity = activity;
    update();
}

void SectionBox::mousePressEvent(QMouseEvent *)
{
    Q_EMIT headPressed();
}

void SectionBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const theme::Tokens &t = theme::tokens(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (m_activity == Activity::Active)
        painter.fillRect(QRect(0, 0, theme::AccentBar, height() - 1), t.accent);
}

} // namespace ui::review
