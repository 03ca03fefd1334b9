// All signed-in accounts at work, and the one sender for them. Several accounts, one queue.
#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QSet>

#include "app/countersign/AccountLink.h"
#include "base/TaskScope.h"
#include "writeback/Reconciler.h"
#include "writeback/Sender.h"

namespace app {

struct HubOptions
{
    base::Milliseconds pollPause = std::chrono::seconds(60); // fresh within a minute
    writeback::SenderOptions sender = {};
    writeback::ReconcilerOptions reconciler = {};
};

class AccountHub : public QObject
{
    Q_OBJECT

public:
    AccountHub(Services &services, HubOptions options, QObject *parent = nullptr);
    ~AccountHub() override;

    // Opens the accounts of the store; those whose session is over stay to be looked at.
    base::Result<void> openStored();
    void adopt(LinkPtr link); // after a sign-in; takes the place of an older link of the same account
    void start();             // reading and writing begin
    void syncNow();

    AccountLink *link(const domain::AccountId &account) const; // null when unknown
    const std::vector<LinkPtr> &links() const { return m_links; }
    bool anySignedIn() const;
    QString systemName(const domain::AccountId &account) const; // "Greenhouse": the system's own name
    writeback::Sender &sender() { return m_sender; }
    writeback::Reconciler &reconciler() { return m_reconciler; }

Q_SIGNALS:
    void casesChanged(const domain::AccountId &account, const std::vector<domain::ApplicationId> &applications);
    void stateChanged(); // progress, round ended, signed in or out
    void signInLost(const domain::AccountId &account);

private:
    void run(const LinkPtr &link);
    void lost(const domain::AccountId &account);
    void mapChanged(const AccountLink &before, const AccountLink &now);
    void roundEnded(const domain::AccountId &account);
    static writeback::RecordSource sourceOf(const LinkPtr &link);

    Services &m_services;
    HubOptions m_options;
    std::vector<LinkPtr> m_links;
    writeback::Sender m_sender; // after the links: it goes first
    writeback::Reconciler m_reconciler;
    QSet<domain::AccountId> m_outOfReach; // the last round of reading failed
    base::TaskScope m_scope;
    bool m_started = false;
};

} // namespace app
