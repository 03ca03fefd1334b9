// Before it goes: what stands in the ATS, what will stand there, and when it leaves.
#pragma once

#include "ui/outbox/CountsView.h"
#include "ui/outbox/OutboxRowView.h"
#include "ui/widgets/Panel.h"

class QHBoxLayout;

namespace ui::outbox {

class OutboxPane final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit OutboxPane(QWidget *parent = nullptr);

    void setOutbox(const OutboxView &view); // countdowns may set it every second: rows are kept
    QString currentKey() const;             // operation of the marked row, empty when there is none

    struct Keys
    {
        QAction *next, *previous, *difference, *takeBack, *release, *packet, *confirm, *leave, *writeAgain, *open,
            *numbers;
    };
    const Keys &keys() const { return m_keys; }

Q_SIGNALS:
    void takeBackRequested(const QString &operationKey);
    void releaseRequested(); // ⇧Enter: held notes and fields leave at once
    void confirmRequested(const QString &operationKey);
    void leaveRequested(const QString &operationKey);
    void writeAgainRequested(const QString &operationKey);
    void openRequested(const QString &operationKey); // the case
    void packetRequested(const QString &operationKey);
    void listRequested(const QString &countKey); // what a number counts
    void differenceShown(const QString &operationKey);

private:
    void makeKeys();
    void choose(int row);
    void updateKeys();
    bool showsNumbers() const { return !m_counts->isHidden(); }
    void toggleDifference();
    int firstWaiting() const; // -1 = none
    void fillCards();
    void showNumbers(bool shown);
    QAction *rowKey(const char *name, Qt::Key key, const QString &words, void (OutboxPane::*signal)(const QString &));

    OutboxView m_view;
    Keys m_keys{};
    widgets::Card *m_table;
    CountsView *m_counts;
    widgets::Prose *m_empty;
    widgets::Prose *m_listWords;
    std::vector<OutboxRowView *> m_rows;
    QHBoxLayout *m_cardRow;
    std::vector<widgets::WordCard *> m_cards;
    int m_current = -1;
};

} // namespace ui::outbox
