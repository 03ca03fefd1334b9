// The keys of the window itself, and the list of all keys that work right now. Panes own their keys; a key on a pane
// that cannot be seen does nothing.
#pragma once

#include <vector>

#include <QAction>
#include <QObject>

namespace ui::main {

struct ActionGroup
{
    QString title;            // accessible name of the pane
    QList<QAction *> actions; // in the order in which they were made
};

class Actions final : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    QAction *commands() const { return m_commands; } // Ctrl K
    QAction *help() const { return m_help; }         // ?
    QAction *outbox() const { return m_outbox; }     // O
    QAction *back() const { return m_back; }         // Esc
    QAction *nextPane() const { return m_nextPane; } // F6
    QAction *previousPane() const { return m_previousPane; }
    QAction *theme() const { return m_theme; } // Ctrl T

    // Every visible and enabled action of the window, by pane.
    std::vector<ActionGroup> working() const;

private:
    QWidget *m_window;
    QAction *m_commands;
    QAction *m_help;
    QAction *m_outbox;
    QAction *m_back;
    QAction *m_nextPane;
    QAction *m_previousPane;
    QAction *m_theme;
};

} // namespace ui::main
