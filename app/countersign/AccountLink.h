// One account at work: its session, its connector, the reading of it. Several may run at once; one queue.
#pragma once

#include <memory>

#include "app/countersign/Connector.h"
#include "app/countersign/Services.h"
#include "ats/DirectedReader.h"
#include "auth/Session.h"
#include "auth/TokenKeeper.h"
#include "sync/Poller.h"
#include "writeback/Sender.h"

namespace app {

class AccountLink
{
public:
    // Wires a stored account. Errors as makeConnector.
    static base::Result<std::shared_ptr<AccountLink>> open(Services &services, auth::StoredAccount stored);
    ~AccountLink();

    // Keeps a fresh sign-in and opens its account; the person is asked of the system, so that "written as" is true.
    // Errors: those of TokenKeeper::adopt and Reader::currentUser (Forbidden: this person may not read lists there).
    [[nodiscard]] static base::Task<base::Result<std::shared_ptr<AccountLink>>>
    signedIn(Services &services, domain::ConnectionProfile profile, auth::Session session, std::stop_token stop);

    const domain::AccountId &id() const { return m_stored.id; }
    const auth::StoredAccount &stored() const { return m_stored; }
    domain::User user() const;
    bool isOver() const { return !m_stored.signedIn || m_keeper->isOver(); }
    ats::Reader &reader() { return m_connector->reader(); }
    ats::Writer &writer() { return m_connector->writer(); }
    const net::Pacer &pacer() const { return m_connector->pacer(); }
    syncing::Poller &poller() { return *m_poller; }
    void attach(); // cases of this account are fetched through this link from now on
    // Stays usable while a write is on its way, even after this link is gone.
    std::shared_ptr<ats::Writer> sharedWriter() { return {m_connector, &m_connector->writer()}; }

private:
    AccountLink(Services &services, auth::StoredAccount stored);
    // Takes the session over and asks the system who it acts for; keeps the name.
    [[nodiscard]] base::Task<base::Result<domain::User>> introduce(auth::Session session, std::stop_token stop);

    Services &m_services;
    auth::StoredAccount m_stored;
    std::shared_ptr<auth::TokenKeeper> m_keeper;
    std::shared_ptr<Connector> m_connector;
    std::unique_ptr<ats::DirectedReader> m_reading; // what may be read here
    std::unique_ptr<syncing::Poller> m_poller;
};

using LinkPtr = std::shared_ptr<AccountLink>;

} // namespace app
