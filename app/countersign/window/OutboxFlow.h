// The outbox on the screen: what stands in the ATS, what will stand there, when it leaves.
#pragma once

#include <QObject>
#include <QSet>

#include "app/countersign/AccountHub.h"
#include "app/countersign/window/QueueFlow.h"
#include "base/TaskScope.h"
#include "ui/Text.h"
#include "ui/outbox/OutboxPane.h"

namespace app {

class OutboxFlow : public QObject
{
    Q_OBJECT

public:
    // packets: the folder that gets decision packets.
    OutboxFlow(Services &services, AccountHub &hub, QueueFlow &queue, ui::outbox::OutboxPane &pane, QString packets,
               QObject *parent = nullptr);

    void shown(); // the pane is on the screen: countdowns run
    void hidden();
    void refresh();
    QStringList statusFacts() const; // "Outbox 3 · next leaves 09:16", "Lives only here 0"

Q_SIGNALS:
    void problem(const base::Error &error, ui::Doing doing);
    void said(const QString &sentence, ui::widgets::Tone tone);
    void caseWanted(const QString &caseKey);

private:
    ui::outbox::OutboxView view();
    ui::outbox::OutboxRow rowOf(const writeback::Item &item, const QDateTime &now);
    ui::outbox::OutboxRow rowOf(const writeback::Drift &drift);
    ui::outbox::OutboxRow rowOf(const writeback::OnlyHere &approved);
    void connectActs();
    void lookAnew(base::Task<base::Result<void>> opening, const domain::AccountId &account,
                  const domain::ApplicationId &application);
    void openCaseOf(const domain::AccountId &account, const domain::ApplicationId &application);
    void swept(const domain::AccountId &account, const writeback::Sweep &sweep);
    struct Person
    {
        domain::AccountId account;
        domain::ApplicationId application;
        domain::CandidateId candidate;
    };
    std::optional<Person> personOf(const QString &key); // whom a row is about
    void savePacket(const Person &person);
    void lookAt(const writeback::Item &item); // reads the record again, once, for the difference
    QString foundNow(const writeback::Item &item) const;

    Services &m_services;
    AccountHub &m_hub;
    QueueFlow &m_queue;
    ui::outbox::OutboxPane &m_pane;
    QString m_packets;
    std::vector<writeback::Drift> m_drifts; // open, as last shown
    std::vector<writeback::OnlyHere> m_here;
    QString m_listed; // key of the number whose list is shown
    QString m_sweptWords;
    QSet<QString> m_looked;
    QHash<QString, writeback::Operation> m_details; // what was approved never changes
    std::shared_ptr<void> m_tick;
    base::TaskScope m_scope;
};

} // namespace app
