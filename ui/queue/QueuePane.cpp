#include "ui/queue/QueuePane.h"

#include "ui/queue/QueueDelegate.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace ui::queue {

QueuePane::QueuePane(QWidget *parent)
    : Panel(widgets::Ground::Surface, Qt::RightEdge, parent), m_model(new QueueModel(this)),
      m_delegate(new QueueDelegate(m_model, this)), m_filter(new QLineEdit(this)),
      m_counts(new widgets::Label(theme::Type::Small, widgets::Ink::Ink3, this)), m_list(new QListView(this))
{
    setObjectName(QStringLiteral("queuePane"));
    setAccessibleName(tr("Queue"));

    m_filter->setObjectName(QStringLiteral("queueFilter"));
    m_filter->setAccessibleName(tr("Filter the queue"));
    m_filter->setPlaceholderText(tr("code or requisition"));
    m_filter->setTextMargins(6, 0, 6, 0);
    m_filter->setFixedHeight(30);
    m_filter->hide();
    m_filter->installEventFilter(this);
    m_counts->setObjectName(QStringLiteral("queueCounts"));
    m_counts->hide();

    m_list->setObjectName(QStringLiteral("queueList"));
    m_list->setAccessibleName(tr("Applications"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->installEventFilter(this);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->setSpacing(4);
    head->addWidget(m_filter);
    head->addWidget(m_counts);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 1, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_list, 1);

    m_next = widgets::keyAction(this, QStringLiteral("nextCase"), {Qt::Key_J}, tr("next case"));
    m_previous = widgets::keyAction(this, QStringLiteral("previousCase"), {Qt::Key_K}, tr("previous case"));
    m_find = widgets::keyAction(this, QStringLiteral("filterQueue"), {Qt::Key_Slash}, tr("find"));
    m_endFilter = widgets::keyAction(this, QStringLiteral("endFilter"), {Qt::Key_Escape}, tr("show all"));
    m_endFilter->setEnabled(false);
    m_next->setAutoRepeat(true);
    m_previous->setAutoRepeat(true);
    connect(m_next, &QAction::triggered, this, [this] { step(1); });
    connect(m_previous, &QAction::triggered, this, [this] { step(-1); });
    connect(m_find, &QAction::triggered, this, &QueuePane::startFilter);
    connect(m_endFilter, &QAction::triggered, this, &QueuePane::endFilter);
    connect(m_list, &QListView::clicked, this, &QueuePane::chooseLine);
    connect(m_filter, &QLineEdit::textChanged, m_model, &QueueModel::setFilter);
    connect(m_model, &QueueModel::modelReset, this, &QueuePane::markCurrent);
    connect(m_model, &QueueModel::matchesChanged, this, &QueuePane::showCounts);
    setFold(Fold::Full);
}

void QueuePane::setFold(Fold fold)
{
    m_fold = fold;
    applyFold();
}

void QueuePane::applyFold()
{
    // A filter needs room to be read: while it is open the rail unfolds.
    const bool rail = m_fold == Fold::Rail && m_filter->isHidden();
    setFixedWidth(rail ? theme::RailWidth : theme::QueueWidth);
    m_delegate->setRail(rail ? theme::RailWidth : 0);
    m_list->setVerticalScrollBarPolicy(rail ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    m_list->viewport()->update();
}

void QueuePane::startFilter()
{
    m_filter->setPlaceholderText(m_model->names() == Names::Shown ? tr("name, code or requisition")
                                                                  : tr("code or requisition"));
    m_filter->show();
    m_endFilter->setEnabled(true);
    applyFold();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    showCounts(m_model->matchCount(), m_model->caseCount());
}

void QueuePane::endFilter()
{
    m_filter->clear();
    m_filter->hide();
    m_counts->hide();
    m_endFilter->setEnabled(false);
    applyFold();
    m_list->setFocus(Qt::OtherFocusReason);
    markCurrent();
}

void QueuePane::showCounts(int matches, int all)
{
    const bool filtering = !m_filter->isHidden();
    m_counts->setWords(matches == 0 && all > 0 ? tr("Nothing fits. Esc shows all %1.").arg(all)
                                               : tr("%1 of %2").arg(matches).arg(all));
    m_counts->setVisible(filtering);
}

bool QueuePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && watched == m_filter) {
        // While she types, letters, Enter, Esc and the arrows belong to the filter.
        if (static_cast<QKeyEvent *>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
            return false;
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return Panel::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_filter) {
        switch (key->key()) {
        case Qt::Key_Escape:
            endFilter();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: {
            // Enter takes what is marked, or the first that fits; the filter stays until Esc.
            const QString wanted =
                m_model->lineOf(m_current) >= 0 && !m_filter->text().isEmpty() ? m_current : m_model->neighbour({}, 0);
            m_list->setFocus(Qt::OtherFocusReason);
            if (!wanted.isEmpty())
                choose(wanted);
            return true;
        }
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        default:
            return false;
        }
    }
    if (watched == m_list) {
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
            step(key->key() == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return Panel::eventFilter(watched, event);
}

void QueuePane::step(int by)
{
    const QString wanted = m_model->neighbour(m_current, by);
    if (!wanted.isEmpty())
        choose(wanted);
}

void QueuePane::chooseLine(const QModelIndex &index)
{
    if (const QueueRow *row = m_model->rowAt(index.row()))
        choose(QString(row->applicationKey));
    else
        m_model->openGroup(m_model->groupIndexAt(index.row()));
}

void QueuePane::choose(const QString &applicationKey)
{
    setCurrent(applicationKey);
    Q_EMIT caseChosen(applicationKey);
}

void QueuePane::setCurrent(const QString &applicationKey)
{
    m_current = applicationKey;
    if (m_model->lineOf(applicationKey) < 0)
        m_model->openGroup(m_model->groupOf(applicationKey));
    markCurrent();
}

void QueuePane::markCurrent()
{
    const int line = m_model->lineOf(m_current);
    if (line < 0) {
        m_list->selectionModel()->clear();
        return;
    }
    const QModelIndex index = m_model->index(line);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index, QAbstractItemView::EnsureVisible);
}

} // namespace ui::queue
