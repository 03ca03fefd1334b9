// The main screen: queue, document, review side by side.
#pragma once

#include "ui/evidence/PageView.h"
#include "ui/queue/QueuePane.h"
#include "ui/review/ReviewPane.h"

namespace ui::main {

class CasePane final : public QWidget
{
    Q_OBJECT

public:
    explicit CasePane(QWidget *parent = nullptr);

    queue::QueuePane &queue() { return *m_queue; }
    evidence::PageView &page() { return *m_page; }
    review::ReviewPane &review() { return *m_review; }

    void stepPane(int by); // F6

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    queue::QueuePane *m_queue;
    evidence::PageView *m_page;
    review::ReviewPane *m_review;
};

} // namespace ui::main
