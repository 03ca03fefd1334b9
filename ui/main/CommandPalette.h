// Ctrl K: every command by its words, with its key shown beside it.
#pragma once

#include "ui/main/Actions.h"
#include "ui/main/Overlay.h"

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace ui::main {

class CommandPalette final : public Overlay
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);
    void showCommands(const std::vector<ActionGroup> &groups);

protected:
    QSize cardSize() const override { return {560, 408}; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void run();

    QLineEdit *m_line;
    QListView *m_list;
    QStandardItemModel *m_model;
    QList<QPointer<QAction>> m_actions;
};

} // namespace ui::main
