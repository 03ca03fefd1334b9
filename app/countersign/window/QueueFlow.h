// The queue over all requisitions and accounts, and the desk that counts it.
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>

#include "app/countersign/AccountHub.h"
#include "base/TaskScope.h"
#include "ui/Text.h"
#include "ui/desk/DeskView.h"
#include "ui/queue/QueuePane.h"

namespace app {

// What the queue knows of a case without opening it.
struct QueuedCase
{
    domain::AccountId account;
    syncing::QueueRow row;
    QString key;
};

class QueueFlow : public QObject
{
    Q_OBJECT

public:
    QueueFlow(Services &services, AccountHub &hub, ui::queue::QueuePane &pane, QObject *parent = nullptr);

    void reload();        // now
    void reloadSoon();    // at most twice a second while pages come in
    void loadNames();     // for rows and filter while names are shown
    void refreshStates(); // decisions moved; the rows are the same

    const QueuedCase *find(const QString &key) const;
    QString firstOpen(const QString &requisitionTitle = {}) const; // key of the first undecided case; empty = none
    std::vector<const QueuedCase *> after(const QString &key, int count) const; // the next ones, for prefetch
    int position(const QString &key) const;                                     // 1 … size
    int size() const { return static_cast<int>(m_cases.size()); }
    int openCount() const;
    ui::desk::DeskView deskView() const;
    QString requisitionTitle(const domain::AccountId &account, const domain::RequisitionId &id) const;

Q_SIGNALS:
    void queueLoaded();
    void problem(const base::Error &error, ui::Doing doing);

private:
    struct Loaded
    {
        std::vector<QueuedCase> cases;
        std::vector<review::CaseRow> states;
    };
    [[nodiscard]] base::Task<base::Result<Loaded>> load(std::vector<domain::AccountId> accounts);
    [[nodiscard]] base::Task<base::Result<QHash<QString, QString>>> readNames(std::vector<domain::AccountId> accounts);
    void take(Loaded loaded);
    void fillModel();
    ui::queue::CaseState stateOf(const QueuedCase &queued) const;
    ui::queue::QueueRow rowOf(const QueuedCase &queued, const QDateTime &now) const;
    void countOutboxStates();

    Services &m_services;
    AccountHub &m_hub;
    ui::queue::QueuePane &m_pane;
    std::vector<QueuedCase> m_cases; // longest wait first
    QHash<QString, int> m_indexOf;
    QHash<QString, review::CaseState> m_states;
    QHash<QString, QString> m_names;                    // "account candidate"
    QHash<QString, domain::Requisition> m_requisitions; // "account requisition"
    QSet<QString> m_needsPerson;                        // keys with a write that needs a person
    QHash<QString, domain::ReadState> m_unreadable;     // keys whose résumé could not be read
    QSet<QString> m_written;                            // keys with a confirmed write and nothing open
    std::shared_ptr<void> m_timer;
    bool m_loading = false;
    bool m_again = false;
    base::TaskScope m_scope;
};

} // namespace app
