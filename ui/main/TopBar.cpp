#include "ui/main/TopBar.h"

#include "ui/theme/Glyphs.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui::main {

namespace {

constexpr int MostFacts = 3;

class Mark final : public QWidget
{
public:
    Mark() { setFixedSize(20, 20); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        theme::drawMark(painter, rect(), theme::tokens(this).accent);
    }
};

class Stroke final : public QWidget
{
public:
    Stroke() { setFixedSize(1, 16); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), theme::tokens(this).ink3);
    }
};

} // namespace

TopBar::TopBar(QWidget *parent)
    : Bar(theme::TopBar, Qt::BottomEdge, parent), m_count(new widgets::Label(theme::Type::Strong, widgets::Ink::Ink)),
      m_stroke(new Stroke), m_title(new widgets::Label(theme::Type::Strong, widgets::Ink::Ink))
{
    setObjectName(QStringLiteral("topBar"));
    row()->setSpacing(14);
    row()->addWidget(new Mark);
    row()->addWidget(m_count);
    row()->addWidget(m_stroke);
    row()->addWidget(m_title);
    for (int i = 0; i < MostFacts; ++i) {
        m_facts.push_back(new widgets::Label(theme::Type::Body, i == 0 ? widgets::Ink::Ink2 : widgets::Ink::Ink3));
        row()->addWidget(m_facts.back());
    }
    row()->addStretch(1);
    for (int i = 0; i < MostFacts; ++i) {
        m_right.push_back(new widgets::Label(theme::Type::Body, i == 0 ? widgets::Ink::Ink2 : widgets::Ink::Ink3));
        row()->addWidget(m_right.back());
    }
}

void TopBar::setTop(const TopView &view)
{
    m_count->setWords(view.count);
    m_count->setVisible(!view.count.isEmpty());
    m_stroke->setVisible(!view.count.isEmpty());
    m_title->setWords(view.title);
    for (int i = 0; i < MostFacts; ++i) {
        m_facts[std::size_t(i)]->setWords(view.facts.value(i));
        m_facts[std::size_t(i)]->setVisible(i < view.facts.size());
        m_right[std::size_t(i)]->setWords(view.right.value(i));
        m_right[std::size_t(i)]->setVisible(i < view.right.size());
    }
    setAccessibleName((QStringList{view.count, view.title} + view.facts + view.right).join(QLatin1Char(' ')).trimmed());
}

} // namespace ui::main
