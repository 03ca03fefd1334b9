// The window at work: opens the store, then connects panes and services. One screen at a time; every decision is made
// in the flows, none here.
#pragma once

#include <functional>
#include <memory>

#include <QObject>

#include "app/countersign/AccountHub.h"
#include "app/countersign/LedgerKeeper.h"
#include "app/countersign/PolicyFile.h"
#include "app/countersign/window/CaseFlow.h"
#include "app/countersign/window/CriteriaFlow.h"
#include "app/countersign/window/ModelFlow.h"
#include "app/countersign/window/OutboxFlow.h"
#include "app/countersign/window/QueueFlow.h"
#include "app/countersign/window/SignInFlow.h"
#include "ui/main/MainWindow.h"

namespace app {

struct WorkbenchOptions
{
    Paths paths;
    QStringList profileFiles;
    PolicyInForce policy = {};
    HubOptions hub = {};
    QString anchors = {};                  // folder for the ledger's daily anchor; empty = none
    QString packets = {};                  // folder for decision packets
    std::function<void(QUrl)> openBrowser; // the system's browser // SEC-03
};

class Workbench : public QObject
{
    Q_OBJECT

public:
    Workbench(std::shared_ptr<base::Clock> clock, WorkbenchOptions options, QObject *parent = nullptr);
    ~Workbench() override;

    void start(); // finds the key, opens the store, shows the first screen
    ui::main::MainWindow &window() { return m_window; }
    Services *services() { return m_services.get(); } // null until the store is open
    AccountHub *hub() { return m_hub.get(); }
    CaseFlow *caseFlow() { return m_case.get(); }
    QueueFlow *queueFlow() { return m_queue.get(); }
    ModelFlow *modelFlow() { return m_model.get(); }
    QByteArray answer(const QByteArray &line); // to a later start or a headless verb

Q_SIGNALS:
    void ready();      // the store is open and the first screen is shown
    void queueReady(); // the queue can be used

private:
    void findStore(std::shared_ptr<auth::PassphrasePrompt> prompt);
    void openStore(base::Secret key);
    void noKey(const base::Error &error);
    void take(std::unique_ptr<Services> services);
    void connectFlows();
    void showDesk();
    void showCase(const QString &key);
    void showCriteria();
    void showOutbox();
    void back(ui::main::Screen from);
    void next();
    void settle();
    void prefetch();
    void watchLedger();
    void keepShort(); // erases who is due by the retention rule, once a day // CMP-32
    void showTop();
    void showStatus();
    void tell(const base::Error &error, ui::Doing doing);
    bool wantsPassphrase() const;

    std::shared_ptr<base::Clock> m_clock;
    WorkbenchOptions m_options;
    ui::main::MainWindow m_window;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<AccountHub> m_hub;
    std::unique_ptr<QueueFlow> m_queue;
    std::unique_ptr<CaseFlow> m_case;
    std::unique_ptr<CriteriaFlow> m_criteria;
    std::unique_ptr<OutboxFlow> m_outbox;
    std::unique_ptr<ModelFlow> m_model;
    std::unique_ptr<SignInFlow> m_signIn;
    std::unique_ptr<LedgerKeeper> m_ledger;
    ui::main::Screen m_beforeOutbox = ui::main::Screen::Desk;
    bool m_queueKnown = false;
    std::shared_ptr<void> m_nextErasure;
    base::Milliseconds m_eraseNext = std::chrono::minutes(10);
    base::TaskScope m_scope;
};

} // namespace app
