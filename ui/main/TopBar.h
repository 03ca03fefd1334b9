// The bar over everything: mark, where she is, which system.
#pragma once

#include "ui/widgets/Panel.h"

namespace ui::main {

struct TopView
{
    QString count;     // "16 of 50"; empty leaves it and its stroke out
    QString title;     // requisition, or the screen's name
    QStringList facts; // place, stage
    QStringList right; // "Greenhouse · Hagedorn GmbH", "about 31 min left"
};

class TopBar final : public widgets::Bar
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);
    void setTop(const TopView &view);

private:
    widgets::Label *m_count;
    QWidget *m_stroke;
    widgets::Label *m_title;
    std::vector<widgets::Label *> m_facts;
    std::vector<widgets::Label *> m_right;
};

} // namespace ui::main
