#include "ui/main/CommandPalette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace ui::main {

namespace {

constexpr int IndexRole = Qt::UserRole;
constexpr int CapRole = Qt::UserRole + 1;

class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, 32}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const theme::Tokens &t = theme::tokens(option.widget);
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, t.accentSoft);
            painter->fillRect(QRect(option.rect.topLeft(), QSize(theme::AccentBar, option.rect.height())), t.accent);
        }
        const QString cap = index.data(CapRole).toString();
        const QSize size = widgets::capSize(cap);
        const QRect box = option.rect.adjusted(20, 0, -20, 0);
        widgets::drawCap(*painter,
                         QRect(QPoint(box.right() - size.width() + 1, box.center().y() - size.height() / 2), size), cap,
                         t);
        painter->setFont(theme::font(theme::Type::Body));
        painter->setPen(t.ink);
        painter->drawText(box.adjusted(0, 0, -size.width() - 12, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                          index.data().toString());
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : Overlay(window), m_line(new QLineEdit(card())), m_list(new QListView(card())),
      m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands"));
    m_line->setObjectName(QStringLiteral("commandLine"));
    m_line->setPlaceholderText(tr("what to do"));
    m_line->setAccessibleName(tr("Command"));
    m_line->setFixedHeight(36);
    m_line->setTextMargins(8, 0, 8, 0);
    m_line->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(1, 12, 1, 12);
    column->setSpacing(8);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->addWidget(m_line);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
}

void CommandPalette::showCommands(const std::vector<ActionGroup> &groups)
{
    m_actions.clear();
    for (const ActionGroup &group : groups) {
        for (QAction *action : group.actions)
            m_actions.append(action);
    }
    m_line->clear();
    filter({});
    open();
    m_line->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::filter(const QString &text)
{
    m_model->clear();
    const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const QAction *action = m_actions[i];
        if (!action)
            continue;
        const bool fits = std::all_of(words.begin(), words.end(), [action](const QString &word) {
            return action->text().contains(word, Qt::CaseInsensitive);
        });
        if (!fits)
            continue;
        auto *item = new QStandardItem(action->text());
        item->setData(int(i), IndexRole);
        item->setData(widgets::keyText(action->shortcut()), CapRole);
        item->setEditable(false);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line)
        return Overlay::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Down:
        m_list->setCurrentIndex(m_model->index(qMin(row + 1, m_model->rowCount() - 1), 0));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentIndex(m_model->index(qMax(row - 1, 0), 0));
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // focus stays inside
    default:
        return false;
    }
}

void CommandPalette::run()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const QPointer<QAction> action = m_actions.value(index.data(IndexRole).toInt());
    close();
    if (action)
        action->trigger();
}

} // namespace ui::main
