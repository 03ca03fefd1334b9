#include "ui/main/MainWindow.h"

#include "ui/main/CommandPalette.h"
#include "ui/main/KeysOverlay.h"
#include "ui/theme/Glyphs.h"

#include <QApplication>
#include <QCloseEvent>
#include <QStackedWidget>

namespace ui::main {

MainWindow::MainWindow(QWidget *parent)
    : QWidget(parent), m_actions(new Actions(this)), m_top(new TopBar(this)), m_stack(new QStackedWidget(this)),
      m_notice(new widgets::Band(this)), m_hints(new widgets::HintBar(this)), m_status(new widgets::StatusLine(this)),
      m_signIn(new signin::SignInPane), m_desk(new desk::DeskPane), m_case(new CasePane),
      m_criteria(new criteria::CriteriaPane), m_outbox(new outbox::OutboxPane), m_model(new model::ModelPane),
      m_keys(new KeysOverlay(this)), m_palette(new CommandPalette(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Countersign"));
    setWindowIcon(theme::appIcon());
    setMinimumSize(960, 600);
    resize(1440, 900);
    m_stack->setObjectName(QStringLiteral("screens"));
    for (QWidget *screen : QList<QWidget *>{m_signIn, m_desk, m_case, m_criteria, m_outbox, m_model})
        m_stack->addWidget(screen); // in the order of Screen
    m_notice->setOuter({theme::Margin, 8, theme::Margin, 8});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_stack, 1);
    column->addWidget(m_notice);
    column->addWidget(m_hints);
    column->addWidget(m_status);

    connect(m_actions->help(), &QAction::triggered, this, &MainWindow::showKeys);
    connect(m_actions->commands(), &QAction::triggered, this,
            [this] { m_palette->showCommands(m_actions->working()); });
    connect(m_actions->outbox(), &QAction::triggered, this, &MainWindow::outboxRequested);
    connect(m_actions->back(), &QAction::triggered, this, [this] { Q_EMIT backRequested(m_screen); });
    connect(m_actions->theme(), &QAction::triggered, this, &MainWindow::toggleTheme);
    connect(m_actions->nextPane(), &QAction::triggered, m_case, [this] { m_case->stepPane(1); });
    connect(m_actions->previousPane(), &QAction::triggered, m_case, [this] { m_case->stepPane(-1); });
    for (const QAction *escape : {m_case->review().noReasonAction(), m_case->queue().endFilterAction()})
        connect(escape, &QAction::changed, this, &MainWindow::settleBack);
    connect(m_signIn, &signin::SignInPane::hintsChanged, this, &MainWindow::showHints);
    connect(m_model, &model::ModelPane::hintsChanged, this, [this] {
        settleBack();
        if (m_screen == Screen::Model)
            showHints();
    });
    const auto &acts = m_outbox->keys();
    for (const QAction *act : {acts.takeBack, acts.confirm, acts.leave, acts.writeAgain, acts.release})
        connect(act, &QAction::enabledChanged, this, [this] {
            if (m_screen == Screen::Outbox)
                showHints();
        });
    showScreen(Screen::SignIn);
}

void MainWindow::setStatus(const StatusView &view)
{
    m_status->setFacts(view.left, view.right);
}

void MainWindow::setNotice(const QString &words, widgets::Tone tone)
{
    m_notice->setWords(words, tone);
}

void MainWindow::showScreen(Screen screen)
{
    m_screen = screen;
    m_stack->setCurrentIndex(int(screen));
    const bool cases = screen == Screen::Case;
    m_actions->outbox()->setEnabled(cases || screen == Screen::Criteria);
    m_actions->nextPane()->setEnabled(cases);
    m_actions->previousPane()->setEnabled(cases);
    settleBack();
    showHints();
    m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::settleBack()
{
    // Two visible actions on one key would cancel each other: the nearer Esc wins.
    const bool taken = (m_screen == Screen::Case && (m_case->review().noReasonAction()->isEnabled() ||
                                                     m_case->queue().endFilterAction()->isEnabled())) ||
                       (m_screen == Screen::Model && m_model->isTyping());
    m_actions->back()->setEnabled(!taken && m_screen != Screen::SignIn && m_screen != Screen::Desk);
}

void MainWindow::showHints()
{
    using widgets::hintFor;
    QList<widgets::Hint> left;
    QList<widgets::Hint> right{hintFor(m_actions->commands()), hintFor(m_actions->help())};
    switch (m_screen) {
    case Screen::SignIn:
        left = m_signIn->hints();
        break;
    case Screen::Desk:
        left = {hintFor(m_desk->keys().begin),
                hintFor({m_desk->keys().next, m_desk->keys().previous}, tr("choose a block"))};
        break;
    case Screen::Case: {
        const auto &keys = m_case->review().keys();
        left = {hintFor(keys.passage, tr("passage")),
                hintFor(keys.approveAll),
                hintFor(keys.next),
                hintFor(keys.undo),
                hintFor(keys.defer),
                hintFor({m_case->queue().nextAction(), m_case->queue().previousAction()}, tr("case")),
                hintFor(m_case->queue().filterAction()),
                hintFor(m_actions->outbox())};
        break;
    }
    case Screen::Criteria:
        left = m_criteria->hints();
        break;
    case Screen::Outbox: {
        const auto &keys = m_outbox->keys();
        left = {hintFor({keys.next, keys.previous}, tr("record")), hintFor(keys.difference)};
        for (auto *action : {keys.takeBack, keys.confirm, keys.leave, keys.writeAgain, keys.release}) {
            // What the marked row offers, and nothing else.
            if (action->isEnabled())
                left.append(hintFor(action, action == keys.takeBack ? tr("take back") : QString()));
        }
        left += {hintFor(keys.packet, tr("packet")), hintFor(keys.numbers), hintFor(m_actions->back())};
        break;
    }
    case Screen::Model:
        left = m_model->hints();
        if (!m_model->isTyping())
            left.append(hintFor(m_actions->back()));
        break;
    }
    m_hints->setHints(left, right);
}

void MainWindow::showKeys()
{
    m_keys->showKeys(m_actions->working());
}

void MainWindow::toggleTheme()
{
    const bool dark = theme::tokens(this).scheme == theme::Scheme::Dark;
    theme::apply(*qApp, dark ? theme::Scheme::Light : theme::Scheme::Dark);
    Q_EMIT themeChanged();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_case->review().endEditing();
    Q_EMIT closing();
    event->accept();
}

} // namespace ui::main
