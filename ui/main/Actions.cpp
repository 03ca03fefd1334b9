#include "ui/main/Actions.h"

#include "ui/widgets/Keys.h"

#include <QWidget>

namespace ui::main {

Actions::Actions(QWidget *window) : QObject(window), m_window(window)
{
    using widgets::keyAction;
    m_commands = keyAction(window, QStringLiteral("commands"), {QKeySequence(Qt::CTRL | Qt::Key_K)}, tr("commands"));
    m_help = keyAction(window, QStringLiteral("help"),
                       {Qt::Key_Question, QKeySequence(Qt::SHIFT | Qt::Key_Question), Qt::Key_F1}, tr("keys"));
    m_outbox = keyAction(window, QStringLiteral("openOutbox"), {Qt::Key_O}, tr("outbox"));
    m_back = keyAction(window, QStringLiteral("back"), {Qt::Key_Escape}, tr("back to the desk"));
    m_nextPane = keyAction(window, QStringLiteral("nextPane"), {Qt::Key_F6}, tr("next pane"));
    m_previousPane =
        keyAction(window, QStringLiteral("previousPane"), {QKeySequence(Qt::SHIFT | Qt::Key_F6)}, tr("previous pane"));
    m_theme = keyAction(window, QStringLiteral("theme"), {QKeySequence(Qt::CTRL | Qt::Key_T)}, tr("light or dark"));
}

std::vector<ActionGroup> Actions::working() const
{
    std::vector<ActionGroup> groups;
    const auto add = [&groups](const QWidget *owner, const QString &title) {
        ActionGroup group{title, {}};
        for (QAction *action : owner->actions()) {
            if (action->isEnabled() && !action->shortcut().isEmpty())
                group.actions.append(action);
        }
        if (!group.actions.isEmpty())
            groups.push_back(std::move(group));
    };
    for (const QWidget *pane : m_window->findChildren<QWidget *>()) {
        if (pane->isVisible() && !pane->actions().isEmpty() && !pane->accessibleName().isEmpty())
            add(pane, pane->accessibleName());
    }
    add(m_window, tr("Everywhere"));
    return groups;
}

} // namespace ui::main
