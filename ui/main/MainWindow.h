// The window: top bar, one screen at a time, the row of keys, the line of states. No decisions.
#pragma once

#include "ui/criteria/CriteriaPane.h"
#include "ui/desk/DeskPane.h"
#include "ui/main/Actions.h"
#include "ui/main/CasePane.h"
#include "ui/main/TopBar.h"
#include "ui/model/ModelPane.h"
#include "ui/outbox/OutboxPane.h"
#include "ui/signin/SignInPane.h"
#include "ui/widgets/HintBar.h"

class QStackedWidget;

namespace ui::main {

class CommandPalette;
class KeysOverlay;

enum class Screen
{
    SignIn,
    Desk,
    Case,
    Criteria,
    Outbox,
    Model
};

struct StatusView
{
    QStringList left;  // "Outbox 3 · next leaves 09:16", "Lives only here 0"
    QStringList right; // "Greenhouse well", "Ledger 18 204 records, whole"
};

class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    void setTop(const TopView &view) { m_top->setTop(view); }
    void setStatus(const StatusView &view);
    void setNotice(const QString &words,
                   widgets::Tone tone = widgets::Tone::Brick); // one sentence over the row of keys; empty hides it
    QString noticeWords() const { return m_notice->words(); }
    void showScreen(Screen screen);
    Screen screen() const { return m_screen; }

    signin::SignInPane &signIn() { return *m_signIn; }
    desk::DeskPane &desk() { return *m_desk; }
    CasePane &casePane() { return *m_case; }
    queue::QueuePane &queue() { return m_case->queue(); }
    evidence::PageView &page() { return m_case->page(); }
    review::ReviewPane &review() { return m_case->review(); }
    criteria::CriteriaPane &criteria() { return *m_criteria; }
    outbox::OutboxPane &outbox() { return *m_outbox; }
    model::ModelPane &model() { return *m_model; }
    Actions &actions() { return *m_actions; }

Q_SIGNALS:
    void backRequested(ui::main::Screen from); // Esc
    void outboxRequested();                    // O
    void themeChanged();
    void closing(); // the window is about to go; the controller flushes

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void showHints();
    void showKeys();
    void toggleTheme();
    void settleBack();

    Actions *m_actions;
    TopBar *m_top;
    QStackedWidget *m_stack;
    widgets::Band *m_notice;
    widgets::HintBar *m_hints;
    widgets::StatusLine *m_status;
    signin::SignInPane *m_signIn;
    desk::DeskPane *m_desk;
    CasePane *m_case;
    criteria::CriteriaPane *m_criteria;
    outbox::OutboxPane *m_outbox;
    model::ModelPane *m_model;
    KeysOverlay *m_keys;
    CommandPalette *m_palette;
    Screen m_screen = Screen::SignIn;
};

} // namespace ui::main
