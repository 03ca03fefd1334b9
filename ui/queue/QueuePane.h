// The left column: who waits, by shape. Below 1200 px it folds to a rail of shapes.
#pragma once

#include "ui/queue/QueueModel.h"
#include "ui/widgets/Panel.h"

class QLineEdit;
class QListView;

namespace ui::queue {

class QueueDelegate;

enum class Fold
{
    Full,
    Rail
};

class QueuePane final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit QueuePane(QWidget *parent = nullptr);

    QueueModel &model() { return *m_model; }
    void setCurrent(const QString &applicationKey); // marks and shows it; no signal
    QString current() const { return m_current; }
    void setFold(Fold fold);
    void startFilter();

    QAction *nextAction() const { return m_next; }
    QAction *previousAction() const { return m_previous; }
    QAction *filterAction() const { return m_find; }
    QAction *endFilterAction() const { return m_endFilter; } // Esc, enabled while the filter is open

Q_SIGNALS:
    void caseChosen(const QString &applicationKey); // by J, K, arrows, Enter in the filter, or the mouse

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(int by);
    void chooseLine(const QModelIndex &index);
    void choose(const QString &applicationKey);
    void markCurrent();
    void endFilter();
    void showCounts(int matches, int all);
    void applyFold();

    QueueModel *m_model;
    QueueDelegate *m_delegate;
    QLineEdit *m_filter;
    widgets::Label *m_counts;
    QListView *m_list;
    QAction *m_next;
    QAction *m_previous;
    QAction *m_find;
    QAction *m_endFilter;
    QString m_current;
    Fold m_fold = Fold::Full;
};

} // namespace ui::queue
