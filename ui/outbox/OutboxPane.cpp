#include "ui/outbox/OutboxPane.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace ui::outbox {

namespace {

constexpr int PageWidth = 1180;

// The heading over the columns.
class Heading final : public QWidget
{
public:
    explicit Heading(QWidget *parent) : QWidget(parent) { setFixedHeight(34); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const theme::Tokens &t = theme::tokens(this);
        const Columns c = Columns::of(width());
        painter.setFont(theme::font(theme::Type::Small));
        painter.setPen(t.ink3);
        const auto write = [&](int x, const QString &text) {
            painter.drawText(QRect(x, 0, 220, height()), Qt::AlignVCenter | Qt::TextSingleLine, text);
        };
        write(c.record, OutboxPane::tr("Record"));
        write(c.now, OutboxPane::tr("In the ATS now"));
        write(c.after, OutboxPane::tr("After release"));
        painter.drawText(QRect(c.leavesRight - 100, 0, 100, height()),
                         Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, OutboxPane::tr("leaves"));
    }
};

} // namespace

OutboxPane::OutboxPane(QWidget *parent)
    : Panel(widgets::Ground::Ground, {}, parent), m_table(new widgets::Card), m_counts(new CountsView),
      m_empty(new widgets::Prose), m_listWords(new widgets::Prose), m_cardRow(new QHBoxLayout)
{
    setObjectName(QStringLiteral("outboxPane"));
    setAccessibleName(tr("Outbox"));
    setFocusPolicy(Qt::StrongFocus);
    makeKeys();

    auto *rows = new QVBoxLayout(m_table);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    m_listWords->setContentsMargins(20, 12, 20, 4);
    m_listWords->hide();
    rows->addWidget(m_listWords);
    rows->addWidget(new Heading(m_table));
    m_empty->setContentsMargins(20, 12, 20, 16);
    rows->addWidget(m_empty);
    m_cardRow->setSpacing(16);
    auto *keys = new QHBoxLayout;
    keys->setSpacing(14);
    keys->addWidget(new widgets::KeyButton(m_keys.release, widgets::ButtonKind::Primary));
    for (auto *action : {m_keys.takeBack, m_keys.confirm, m_keys.leave, m_keys.writeAgain, m_keys.open, m_keys.packet,
                         m_keys.numbers}) {
        auto *button = new widgets::KeyButton(action);
        keys->addWidget(button);
        if (action == m_keys.confirm || action == m_keys.leave || action == m_keys.writeAgain) {
            // Only where it means something: three more keys that do nothing would be noise.
            button->setVisible(action->isEnabled());
            connect(action, &QAction::enabledChanged, button, &QWidget::setVisible);
        }
    }
    keys->addStretch();

    auto *column = widgets::centredColumn(this, PageWidth, 28);
    column->addWidget(m_table);
    m_counts->hide();
    connect(m_counts, &CountsView::opened, this, [this](const QString &countKey) {
        showNumbers(false);
        Q_EMIT listRequested(countKey);
    });
    connect(m_counts, &CountsView::choiceChanged, this, &OutboxPane::updateKeys);
    column->addWidget(m_counts);
    column->addSpacing(16);
    column->addLayout(m_cardRow);
    column->addSpacing(24);
    column->addLayout(keys);
    column->addStretch();
}

void OutboxPane::makeKeys()
{
    using widgets::keyAction;
    m_keys.next = keyAction(this, QStringLiteral("nextRecord"), {Qt::Key_J, Qt::Key_Down}, tr("next record"));
    m_keys.previous = keyAction(this, QStringLiteral("previousRecord"), {Qt::Key_K, Qt::Key_Up}, tr("previous record"));
    m_keys.difference = keyAction(this, QStringLiteral("difference"), {Qt::Key_Space}, tr("difference"));
    m_keys.takeBack = keyAction(this, QStringLiteral("takeBack"), {Qt::Key_U}, tr("take something back"));
    m_keys.packet = rowKey("packet", Qt::Key_S, tr("save the packet"), &OutboxPane::packetRequested);
    m_keys.confirm = rowKey("confirm", Qt::Key_Y, tr("it is there"), &OutboxPane::confirmRequested);
    m_keys.leave = rowKey("leave", Qt::Key_L, tr("leave it so"), &OutboxPane::leaveRequested);
    m_keys.writeAgain = rowKey("writeAgain", Qt::Key_W, tr("write it again"), &OutboxPane::writeAgainRequested);
    m_keys.open = keyAction(this, QStringLiteral("openRecord"), {Qt::Key_Return}, tr("open the case"));
    connect(m_keys.open, &QAction::triggered, this, [this] {
        if (showsNumbers()) {
            m_counts->openChoice();
            return;
        }
        if (m_current < 0 && !m_view.rows.empty())
            choose(0);
        if (const QString operation = currentKey(); !operation.isEmpty())
            Q_EMIT openRequested(operation);
    });
    m_keys.numbers = keyAction(this, QStringLiteral("numbers"), {Qt::Key_N}, tr("numbers"));
    connect(m_keys.numbers, &QAction::triggered, this, [this] { showNumbers(!showsNumbers()); });
    m_keys.release =
        keyAction(this, QStringLiteral("release"),
                  {QKeySequence(Qt::SHIFT | Qt::Key_Return), QKeySequence(Qt::SHIFT | Qt::Key_Enter)}, tr("release"));
    connect(m_keys.next, &QAction::triggered, this, [this] {
        if (showsNumbers())
            m_counts->move(1);
        else
            choose(qMin(m_current + 1, int(m_view.rows.size()) - 1));
    });
    connect(m_keys.previous, &QAction::triggered, this, [this] {
        if (showsNumbers())
            m_counts->move(-1);
        else
            choose(qMax(m_current - 1, 0));
    });
    connect(m_keys.difference, &QAction::triggered, this, &OutboxPane::toggleDifference);
    connect(m_keys.takeBack, &QAction::triggered, this, [this] {
        if (m_current < 0)
            choose(firstWaiting());
        if (const QString key = currentKey(); !key.isEmpty())
            Q_EMIT takeBackRequested(key);
    });
    connect(m_keys.release, &QAction::triggered, this, &OutboxPane::releaseRequested);
}

// A key that acts on the marked row, or marks the first one.
QAction *OutboxPane::rowKey(const char *name, Qt::Key key, const QString &words,
                            void (OutboxPane::*signal)(const QString &))
{
    auto *action = widgets::keyAction(this, QString::fromLatin1(name), {key}, words);
    connect(action, &QAction::triggered, this, [this, signal] {
        if (m_current < 0 && !m_view.rows.empty())
            choose(0);
        if (const QString operation = currentKey(); !operation.isEmpty())
            Q_EMIT(this->*signal)(operation);
    });
    return action;
}

void OutboxPane::showNumbers(bool shown)
{
    m_counts->setVisible(shown);
    m_table->setVisible(!shown);
    m_keys.numbers->setText(shown ? tr("list") : tr("numbers"));
    updateKeys();
}

QString OutboxPane::currentKey() const
{
    return m_current >= 0 && m_current < int(m_view.rows.size()) ? m_view.rows[std::size_t(m_current)].operationKey
                                                                 : QString();
}

void OutboxPane::setOutbox(const OutboxView &view)
{
    const QString marked = currentKey();
    m_view = view;
    while (m_rows.size() < view.rows.size()) {
        auto *row = new OutboxRowView(m_table);
        const int index = int(m_rows.size());
        connect(row, &OutboxRowView::pressed, this, [this, index] { choose(index); });
        m_rows.push_back(row);
        m_table->layout()->addWidget(row);
    }
    int current = -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool used = i < view.rows.size();
        m_rows[i]->setVisible(used);
        if (!used)
            continue;
        const OutboxRow &row = view.rows[i];
        const bool again = i > 0 && view.rows[i - 1].code == row.code;
        if (m_rows[i]->row().operationKey != row.operationKey)
            m_rows[i]->setDifference(Difference::Closed);
        m_rows[i]->setRow(row, again ? RecordName::Repeated : RecordName::Said);
        if (row.operationKey == marked)
            current = int(i);
    }
    m_empty->setWords(view.rows.empty() ? view.emptyWords : QString(), widgets::Ink::Ink3);
    m_empty->setVisible(view.rows.empty());
    m_listWords->setWords(view.listWords, widgets::Ink::Ink2);
    m_listWords->setVisible(!view.listWords.isEmpty());
    m_counts->setCounts(view.counts, view.countsWords);
    fillCards();
    choose(marked.isEmpty() ? -1 : current >= 0 ? current : qMin(m_current, int(view.rows.size()) - 1));
}

void OutboxPane::fillCards()
{
    while (m_cards.size() < m_view.cards.size()) {
        m_cards.push_back(new widgets::WordCard(this));
        m_cardRow->addWidget(m_cards.back(), 1);
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < m_view.cards.size());
        if (i < m_view.cards.size())
            m_cards[i]->setCard(m_view.cards[i].title, m_view.cards[i].words);
    }
}

void OutboxPane::choose(int row)
{
    m_current = row;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setChoice(int(i) == row ? RowChoice::Yes : RowChoice::No);
    if (row >= 0 && row < int(m_rows.size())) {
        if (auto *scroll = findChild<QScrollArea *>())
            scroll->ensureWidgetVisible(m_rows[std::size_t(row)], 0, 40);
    }
    updateKeys();
}

// Keys work on what can be seen: with the numbers there, none of them touches a row behind.
void OutboxPane::updateKeys()
{
    const bool numbers = showsNumbers();
    const bool marked = !numbers && m_current >= 0 && m_current < int(m_view.rows.size());
    const OutboxRow row = marked ? m_view.rows[std::size_t(m_current)] : OutboxRow();
    m_keys.release->setEnabled(m_view.canRelease);
    m_keys.packet->setEnabled(!numbers && !m_view.rows.empty());
    m_keys.difference->setEnabled(!numbers);
    m_keys.takeBack->setEnabled(!numbers && (marked ? row.state == RowState::Waiting || row.acts.testFlag(Act::TakeBack)
                                                    : firstWaiting() >= 0));
    m_keys.confirm->setEnabled(row.acts.testFlag(Act::Confirm));
    m_keys.leave->setEnabled(row.acts.testFlag(Act::Leave));
    m_keys.writeAgain->setEnabled(row.acts.testFlag(Act::WriteAgain));
    m_keys.open->setEnabled(numbers ? m_counts->canOpen() : !m_view.rows.empty());
    m_keys.open->setText(numbers ? tr("show these") : tr("open the case"));
    m_keys.takeBack->setText(row.state == RowState::Conflict ? tr("keep theirs") : tr("take something back"));
    m_keys.writeAgain->setText(row.state == RowState::Conflict  ? tr("write mine over it")
                               : row.state == RowState::Drifted ? tr("write it again")
                                                                : tr("approve anew"));
}

int OutboxPane::firstWaiting() const
{
    for (std::size_t i = 0; i < m_view.rows.size(); ++i) {
        if (m_view.rows[i].state == RowState::Waiting)
            return int(i);
    }
    return -1;
}

void OutboxPane::toggleDifference()
{
    if (m_current < 0) {
        // Without a marked row the first conflict is meant.
        for (std::size_t i = 0; i < m_view.rows.size() && m_current < 0; ++i) {
            if (m_view.rows[i].state == RowState::Conflict)
                choose(int(i));
        }
    }
    if (m_current < 0)
        return;
    OutboxRowView *row = m_rows[std::size_t(m_current)];
    row->setDifference(row->difference() == Difference::Open ? Difference::Closed : Difference::Open);
    if (row->difference() == Difference::Open)
        Q_EMIT differenceShown(currentKey());
}

} // namespace ui::outbox
