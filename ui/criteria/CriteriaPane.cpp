#include "ui/criteria/CriteriaPane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui::criteria {

namespace {

constexpr int PageWidth = 860;

} // namespace

CriteriaPane::CriteriaPane(QWidget *parent)
    : Panel(widgets::Ground::Ground, {}, parent), m_heading(new widgets::Label(theme::Type::Head, widgets::Ink::Ink)),
      m_subtitle(new widgets::Prose), m_state(new widgets::Label(theme::Type::Small, widgets::Ink::Ink3)),
      m_list(new widgets::Card), m_editor(new QLineEdit(m_list)), m_trial(new widgets::Prose)
{
    setObjectName(QStringLiteral("criteriaPane"));
    setAccessibleName(tr("Criteria"));
    setFocusPolicy(Qt::StrongFocus);
    makeKeys();
    m_editor->setObjectName(QStringLiteral("criterionEditor"));
    m_editor->setAccessibleName(tr("Wording of the criterion"));
    m_editor->setTextMargins(4, 0, 4, 0);
    m_editor->hide();
    m_editor->installEventFilter(this);

    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    auto *keys = new QHBoxLayout;
    keys->setSpacing(14);
    keys->addWidget(new widgets::KeyButton(m_keys.approve, widgets::ButtonKind::Primary));
    for (QAction *action : {m_keys.edit, m_keys.mustHave, m_keys.weight, m_keys.remove, m_keys.add})
        keys->addWidget(new widgets::KeyButton(action));
    keys->addStretch();
    auto *wider = new QHBoxLayout; // what reaches beyond this requisition, or its open cases
    wider->setSpacing(14);
    for (QAction *action : {m_keys.tryOut, m_keys.family})
        wider->addWidget(new widgets::KeyButton(action));
    wider->addStretch();
    auto *column = widgets::centredColumn(this, PageWidth);
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading);
    head->addStretch();
    head->addWidget(m_state);
    column->addLayout(head);
    column->addSpacing(4);
    column->addWidget(m_subtitle);
    column->addSpacing(24);
    column->addWidget(m_list);
    column->addSpacing(24);
    column->addLayout(keys);
    column->addSpacing(10);
    column->addLayout(wider);
    column->addSpacing(20);
    column->addWidget(m_trial);
    column->addStretch();
}

void CriteriaPane::makeKeys()
{
    const auto key = [this](const char *name, const QList<QKeySequence> &keys, const QString &words, auto &&does) {
        QAction *action = widgets::keyAction(this, QString::fromLatin1(name), keys, words);
        connect(action, &QAction::triggered, this, does);
        return action;
    };
    m_keys.next = key("nextCriterion", {Qt::Key_J, Qt::Key_Down}, tr("next criterion"),
                      [this] { choose(qMin(m_current + 1, int(m_set.size()) - 1)); });
    m_keys.previous = key("previousCriterion", {Qt::Key_K, Qt::Key_Up}, tr("previous criterion"),
                          [this] { choose(qMax(m_current - 1, 0)); });
    m_keys.edit = key("editCriterion", {Qt::Key_E, Qt::Key_Return}, tr("edit"), [this] { startEditing(); });
    m_keys.mustHave = key("mustHave", {Qt::Key_M}, tr("must have"), [this] {
        if (m_current < 0 || m_current >= int(m_set.size()))
            return;
        remember();
        CriterionEdit &criterion = m_set[std::size_t(m_current)];
        criterion.mustHave = !criterion.mustHave;
        tell();
    });
    m_keys.weight = key("weightCriterion", {Qt::Key_W}, tr("weight"), [this] {
        if (m_current < 0 || m_current >= int(m_set.size()))
            return;
        remember();
        CriterionEdit &criterion = m_set[std::size_t(m_current)];
        criterion.weight = criterion.weight % 3 + 1;
        tell();
    });
    m_keys.remove = key("removeCriterion", {Qt::Key_X}, tr("remove"), [this] {
        if (m_current < 0 || m_current >= int(m_set.size()))
            return;
        remember();
        m_set.erase(m_set.begin() + m_current);
        tell();
    });
    m_keys.add = key("addCriterion", {Qt::Key_N}, tr("add"), [this] {
        remember();
        m_set.push_back({});
        fill();
        choose(int(m_set.size()) - 1);
        startEditing();
    });
    m_keys.tryOut = key("tryCriteria", {Qt::Key_T}, tr("try on decided cases"), [this] {
        endEditing();
        m_trial->setWords(tr("Trying these criteria on decided cases …"), widgets::Ink::Ink2);
        Q_EMIT tryRequested(m_set);
    });
    m_keys.family = key("criteriaForFamily", {Qt::Key_F}, tr("for the family, too"), [this] {
        m_forFamily = !m_forFamily;
        showState();
    });
    m_keys.approve = key("approveCriteria", {Qt::Key_A}, tr("approve these criteria"), [this] {
        endEditing();
        Q_EMIT approveRequested(m_view.requisitionKey, m_set);
    });
    m_keys.undo = key("undoCriterion", {Qt::Key_U}, tr("undo"), [this] {
        if (m_before.empty())
            return;
        m_set = std::move(m_before.back());
        m_before.pop_back();
        tell();
    });
}

QList<widgets::Hint> CriteriaPane::hints() const
{
    using widgets::hintFor;
    QList<widgets::Hint> hints{hintFor({m_keys.next, m_keys.previous}, tr("criterion")),
                               hintFor(m_keys.edit),
                               hintFor(m_keys.mustHave),
                               hintFor(m_keys.weight),
                               hintFor(m_keys.remove),
                               hintFor(m_keys.add),
                               hintFor(m_keys.tryOut, tr("try")),
                               hintFor(m_keys.undo),
                               hintFor(m_keys.approve, tr("approve"))};
    if (m_keys.family->isEnabled())
        hints.insert(hints.size() - 2, hintFor(m_keys.family, tr("family")));
    return hints;
}

void CriteriaPane::setCriteria(const CriteriaView &view)
{
    const bool other = view.requisitionKey != m_view.requisitionKey;
    m_view = view;
    m_heading->setWords(view.heading);
    m_subtitle->setWords(view.lockedBy.isEmpty() ? view.subtitle : view.lockedBy, widgets::Ink::Ink2);
    m_forFamily = false;
    showState();
    if (other) {
        m_before.clear();
        m_current = 0;
    }
    m_editor->hide();
    m_set = view.criteria;
    m_tryFirst = false;
    m_tried = view.criteria;
    m_trial->setWords({}, widgets::Ink::Ink2);
    fill();
}

void CriteriaPane::showState()
{
    m_keys.family->setEnabled(!m_view.family.isEmpty() && m_view.lockedBy.isEmpty());
    m_keys.family->setText(m_view.family.isEmpty() ? tr("for the family, too")
                           : m_forFamily           ? tr("not for family %1").arg(m_view.family)
                                                   : tr("for family %1, too").arg(m_view.family));
    m_state->setWords(m_forFamily ? tr("%1 · for family %2, too").arg(m_view.stateLine, m_view.family)
                                  : m_view.stateLine);
}

void CriteriaPane::setTryFirst(bool tryFirst)
{
    m_tryFirst = tryFirst;
    if (m_tryFirst)
        m_trial->setWords(tr("Cases were decided by these criteria. Changed ones are tried on them before they can be "
                             "approved: T shows which verdicts would flip."),
                          widgets::Ink::Ink3);
    fill();
}

void CriteriaPane::setTrial(const std::vector<CriterionEdit> &criteria, const QString &words)
{
    m_tried = criteria;
    m_trial->setWords(words, widgets::Ink::Ink2);
    fill();
}

void CriteriaPane::fill()
{
    while (m_rows.size() < m_set.size()) {
        auto *row = new CriterionRow(m_list);
        const int index = int(m_rows.size());
        connect(row, &CriterionRow::pressed, this, [this, index] { choose(index); });
        connect(row, &CriterionRow::opened, this, &CriteriaPane::startEditing);
        m_rows.push_back(row);
        m_list->layout()->addWidget(row);
    }
    bool forbidden = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < m_set.size());
        if (i >= m_set.size())
            continue;
        const WordingNote note = m_check ? m_check(m_set[i].text) : WordingNote();
        forbidden = forbidden || note.forbids;
        m_rows[i]->setCriterion(m_set[i], int(i) + 1, note);
    }
    m_list->setVisible(!m_set.empty());
    m_keys.approve->setEnabled(m_view.lockedBy.isEmpty() && !m_set.empty() && !forbidden &&
                               (!m_tryFirst || m_set == m_tried));
    m_keys.tryOut->setEnabled(m_tryFirst && !m_set.empty());
    m_keys.undo->setEnabled(!m_before.empty());
    choose(qBound(0, m_current, qMax(0, int(m_set.size()) - 1)));
}

void CriteriaPane::choose(int row)
{
    endEditing();
    m_current = row;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setChoice(int(i) == row ? Choice::Yes : Choice::No);
}

void CriteriaPane::startEditing()
{
    if (m_current < 0 || m_current >= int(m_set.size()))
        return;
    CriterionRow *row = m_rows[std::size_t(m_current)];
    m_list->layout()->activate();
    m_editor->setText(m_set[std::size_t(m_current)].text);
    m_editor->setGeometry(row->wordsRect().translated(row->pos()));
    m_editor->show();
    m_editor->raise();
    m_editor->setFocus(Qt::ShortcutFocusReason);
    m_editor->end(false);
}

void CriteriaPane::endEditing()
{
    if (m_editor->isHidden())
        return;
    m_editor->hide();
    setFocus(Qt::OtherFocusReason);
    const QString text = m_editor->text().simplified();
    const std::size_t at = std::size_t(m_current);
    if (at >= m_set.size() || (text == m_set[at].text && !text.isEmpty()))
        return;
    if (!m_set[at].text.isEmpty())
        remember(); // an added one was remembered when it was added
    if (text.isEmpty())
        m_set.erase(m_set.begin() + m_current);
    else
        m_set[at].text = text;
    tell();
}

bool CriteriaPane::isEditing() const
{
    return !m_editor->isHidden();
}

void CriteriaPane::remember()
{
    m_before.push_back(m_set);
}

void CriteriaPane::tell()
{
    fill();
    Q_EMIT changed(m_set);
}

bool CriteriaPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_editor)
        return Panel::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        if (static_cast<QKeyEvent *>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
            return false;
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            endEditing();
            return true;
        }
    }
    return false;
}

} // namespace ui::criteria
