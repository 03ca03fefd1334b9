#include "ui/main/CasePane.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QListView>

namespace ui::main {

CasePane::CasePane(QWidget *parent)
    : QWidget(parent), m_queue(new queue::QueuePane), m_page(new evidence::PageView), m_review(new review::ReviewPane)
{
    setObjectName(QStringLiteral("casePane"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_queue);
    row->addWidget(m_page, 1);
    row->addWidget(m_review);
    setFocusProxy(m_review);
    connect(m_review, &review::ReviewPane::passageFocused, m_page, &evidence::PageView::focusMarker);
}

void CasePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_queue->setFold(width() < theme::FoldBelow ? queue::Fold::Rail : queue::Fold::Full);
}

void CasePane::stepPane(int by)
{
    const QList<QWidget *> stops{m_queue->findChild<QListView *>(), &m_page->sheets(), m_review};
    const QWidget *focus = QApplication::focusWidget();
    int at = 2;
    for (int i = 0; i < stops.size(); ++i) {
        if (focus && (stops[i] == focus || stops[i]->isAncestorOf(focus)))
            at = i;
    }
    const int count = int(stops.size());
    stops[(at + by + count) % count]->setFocus(Qt::ShortcutFocusReason);
}

} // namespace ui::main
