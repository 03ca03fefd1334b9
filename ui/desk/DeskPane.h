// The first glance of the day: what waits, in the order it should be taken.
#pragma once

#include "ui/desk/DeskView.h"
#include "ui/widgets/Panel.h"

class QGridLayout;

namespace ui::desk {

class BlockRow;

class DeskPane final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit DeskPane(QWidget *parent = nullptr);

    void setDesk(const DeskView &view);
    int chosen() const { return m_chosen; } // -1: begin with the first

    struct Keys
    {
        QAction *begin, *session, *next, *previous, *find, *outbox, *model;
    };
    const Keys &keys() const { return m_keys; }

Q_SIGNALS:
    void beginRequested(const QString &blockId);   // empty: from the start
    void sessionRequested(const QString &blockId); // begin one of this block, or of all
    void sessionEndRequested();
    void findRequested();
    void outboxRequested();
    void modelRequested();

private:
    void makeKeys();
    void fillBlocks();
    void fillCards();
    void choose(int block);
    void begin();
    QString chosenBlock() const; // empty: none

    DeskView m_view;
    Keys m_keys{};
    widgets::Label *m_heading;
    widgets::Prose *m_subtitle;
    widgets::Band *m_notice;
    widgets::Card *m_list;
    std::vector<BlockRow *> m_rows;
    QGridLayout *m_grid;
    std::vector<widgets::WordCard *> m_cards;
    int m_chosen = -1;
};

} // namespace ui::desk
