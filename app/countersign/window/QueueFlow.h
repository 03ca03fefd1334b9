// The queue over all requisitions and accounts, and the desk that counts it.
#pragma once

#include <QHash>
#include <QObject>

#include "app/countersign/AccountHub.h"
#include "app/countersign/window/SessionOrder.h"
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
    void refreshStates(); // decisions or writes moved; the rows are the same
    void refreshSoon();   // the same, at most twice a second: drafts come in

    // Only the cases of the session are in the queue while there is one: the longest waiting undecided ones, of one
    // requisition or of all, grouped by their need for judgement.
    void beginSession(const QString &requisitionTitle);
    void endSession();
    bool inSession() const { return !m_session.isEmpty(); }
    std::vector<const QueuedCase *> notReady() const;                       // of the session: drafts are missing
    const writeback::Overview &outbox() const { return m_standing.outbox; } // as of the last reading

    const QueuedCase *find(const QString &key) const;
    // Key of the first undecided case in the order of the queue; empty = none. block: of the desk; empty = any.
    QString firstOpen(const QString &block = {}) const;
    std::vector<const QueuedCase *> after(const QString &key, int count) const; // the next ones, for prefetch
    int position(const QString &key) const;                                     // 1 … size, in the order of arrival
    int size() const { return static_cast<int>(m_cases.size()); }
    int sessionPosition(const QString &key) const; // 1 … sessionCount, in the order of the session
    int sessionCount() const { return static_cast<int>(m_session.size()); }
    int openCount() const;
    int sessionOpenCount() const;
    ui::desk::DeskView deskView() const;
    QString requisitionTitle(const domain::AccountId &account, const domain::RequisitionId &id) const;

Q_SIGNALS:
    void queueLoaded();
    void problem(const base::Error &error, ui::Doing doing);

private:
    // What is known of one case beside its row.
    struct Mark
    {
        review::CaseState state = review::CaseState::New;
        bool needsPerson = false;                          // a write of it
        bool written = false;                              // a confirmed write, and nothing under way
        int doubtful = 0;                                  // verdicts that want a person's eye
        bool panel = false;                                // a synthesis waits
        domain::ReadState reading = domain::ReadState::Ok; // of its résumé
        bool operator==(const Mark &) const = default;
    };
    // Everything that moves while the rows stay. Read aside: it grows with the day.
    struct Standing
    {
        QHash<QString, Mark> marks;
        writeback::Overview outbox;
    };
    struct Loaded
    {
        std::vector<QueuedCase> cases;
        Standing standing;
    };
    [[nodiscard]] base::Task<base::Result<Standing>> readStanding(std::vector<domain::AccountId> accounts);
    std::vector<domain::AccountId> accounts() const;
    [[nodiscard]] base::Task<base::Result<Loaded>> load(std::vector<domain::AccountId> accounts);
    [[nodiscard]] base::Task<base::Result<QHash<QString, QString>>> readNames(std::vector<domain::AccountId> accounts);
    void take(Loaded loaded);
    void fillModel();
    Need needNow(const QueuedCase &queued) const;
    bool regroup(); // cases that were drafted meanwhile; what stands before her and what is decided stay
    void requisitionBlocks(ui::desk::DeskView &view) const;
    void sessionBlocks(ui::desk::DeskView &view) const;
    ui::queue::CaseState stateOf(const QueuedCase &queued) const;
    ui::queue::QueueRow rowOf(const QueuedCase &queued, const QDateTime &now) const;

    Services &m_services;
    AccountHub &m_hub;
    ui::queue::QueuePane &m_pane;
    std::vector<QueuedCase> m_cases; // longest wait first
    QHash<QString, int> m_indexOf;
    QHash<QString, Need> m_session; // by key; empty = no session
    Standing m_standing;
    QHash<QString, QString> m_names;                    // "account candidate"
    QHash<QString, domain::Requisition> m_requisitions; // "account requisition"
    std::shared_ptr<void> m_timer;
    std::shared_ptr<void> m_statesTimer;
    bool m_loading = false;
    bool m_again = false;
    bool m_refreshing = false;
    bool m_refreshAgain = false;
    base::TaskScope m_scope;
};

} // namespace app
