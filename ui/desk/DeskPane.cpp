#include "ui/desk/DeskPane.h"

#include "ui/desk/BlockRow.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui::desk {

namespace {

constexpr int PageWidth = 860;

} // namespace

DeskPane::DeskPane(QWidget *parent)
    : Panel(widgets::Ground::Ground, {}, parent), m_heading(new widgets::Label(theme::Type::Head, widgets::Ink::Ink)),
      m_subtitle(new widgets::Prose), m_notice(new widgets::Band), m_list(new widgets::Card), m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("deskPane"));
    setAccessibleName(tr("Desk"));
    setFocusPolicy(Qt::StrongFocus);
    makeKeys();

    auto *keys = new QHBoxLayout;
    keys->setSpacing(14);
    keys->addWidget(new widgets::KeyButton(m_keys.begin, widgets::ButtonKind::Primary));
    keys->addWidget(new widgets::KeyButton(m_keys.session));
    keys->addWidget(new widgets::KeyButton(m_keys.find));
    keys->addWidget(new widgets::KeyButton(m_keys.outbox));
    keys->addWidget(new widgets::KeyButton(m_keys.model));
    keys->addStretch();
    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(16);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);

    auto *column = widgets::centredColumn(this, PageWidth);
    column->addWidget(m_heading);
    column->addSpacing(4);
    column->addWidget(m_subtitle);
    column->addSpacing(26);
    m_notice->setOuter({0, 0, 0, 16});
    column->addWidget(m_notice);
    column->addWidget(m_list);
    column->addSpacing(16);
    column->addLayout(m_grid);
    column->addSpacing(24);
    column->addLayout(keys);
    column->addStretch();
}

void DeskPane::makeKeys()
{
    using widgets::keyAction;
    m_keys.begin = keyAction(this, QStringLiteral("begin"), {Qt::Key_Return, Qt::Key_Enter}, tr("begin"));
    m_keys.session = keyAction(this, QStringLiteral("session"), {Qt::Key_S}, tr("a session by need"));
    m_keys.next = keyAction(this, QStringLiteral("nextBlock"), {Qt::Key_J, Qt::Key_Down}, tr("next block"));
    m_keys.previous = keyAction(this, QStringLiteral("previousBlock"), {Qt::Key_K, Qt::Key_Up}, tr("previous block"));
    m_keys.find = keyAction(this, QStringLiteral("find"), {Qt::Key_Slash}, tr("find a person or requisition"));
    m_keys.outbox = keyAction(this, QStringLiteral("deskOutbox"), {Qt::Key_O}, tr("outbox"));
    m_keys.model = keyAction(this, QStringLiteral("deskModel"), {Qt::Key_M}, tr("model"));
    connect(m_keys.model, &QAction::triggered, this, &DeskPane::modelRequested);
    connect(m_keys.begin, &QAction::triggered, this, &DeskPane::begin);
    connect(m_keys.session, &QAction::triggered, this, [this] {
        if (m_view.session)
            Q_EMIT sessionEndRequested();
        else
            Q_EMIT sessionRequested(chosenBlock());
    });
    connect(m_keys.next, &QAction::triggered, this,
            [this] { choose(qMin(m_chosen + 1, int(m_view.blocks.size()) - 1)); });
    connect(m_keys.previous, &QAction::triggered, this, [this] { choose(qMax(m_chosen - 1, 0)); });
    connect(m_keys.find, &QAction::triggered, this, &DeskPane::findRequested);
    connect(m_keys.outbox, &QAction::triggered, this, &DeskPane::outboxRequested);
}

void DeskPane::setDesk(const DeskView &view)
{
    m_view = view;
    m_heading->setWords(view.heading);
    m_subtitle->setWords(view.subtitle, widgets::Ink::Ink2);
    m_notice->setWords(view.notice);
    fillBlocks();
    fillCards();
    m_keys.begin->setEnabled(!view.blocks.empty());
    m_keys.session->setEnabled(view.session || !view.blocks.empty());
    m_keys.session->setText(view.session ? tr("all, in order of arrival") : tr("a session by need"));
    choose(qMin(m_chosen, int(view.blocks.size()) - 1));
}

void DeskPane::fillBlocks()
{
    while (m_rows.size() < m_view.blocks.size()) {
        auto *row = new BlockRow(m_rows.empty() ? RowPlace::First : RowPlace::Later, m_list);
        const int index = int(m_rows.size());
        connect(row, &BlockRow::pressed, this, [this, index] { choose(index); });
        connect(row, &BlockRow::opened, this, &DeskPane::begin);
        m_rows.push_back(row);
        m_list->layout()->addWidget(row);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < m_view.blocks.size());
        if (i < m_view.blocks.size())
            m_rows[i]->setBlock(m_view.blocks[i]);
    }
    m_list->setVisible(!m_view.blocks.empty());
}

void DeskPane::fillCards()
{
    while (m_cards.size() < m_view.cards.size()) {
        const int index = int(m_cards.size());
        m_cards.push_back(new widgets::WordCard(this));
        m_grid->addWidget(m_cards.back(), index / 2, index % 2);
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setVisible(i < m_view.cards.size());
        if (i < m_view.cards.size())
            m_cards[i]->setCard(m_view.cards[i].title, m_view.cards[i].words);
    }
}

void DeskPane::choose(int block)
{
    m_chosen = block;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->setChoice(int(i) == block ? Choice::Yes : Choice::No);
}

void DeskPane::begin()
{
    if (m_view.blocks.empty())
        return;
    Q_EMIT beginRequested(chosenBlock());
}

QString DeskPane::chosenBlock() const
{
    return m_chosen < 0 ? QString() : m_view.blocks[std::size_t(m_chosen)].id;
}

} // namespace ui::desk
