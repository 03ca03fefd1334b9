#include "app/countersign/AccountLink.h"

#include "auth/TokenEndpoint.h"

namespace app {

AccountLink::AccountLink(Services &services, auth::StoredAccount stored)
    : m_services(services), m_stored(std::move(stored)),
      m_keeper(std::make_shared<auth::TokenKeeper>(
          auth::TokenEndpoint(services.transport, services.clock, m_stored.profile), services.accounts, services.clock,
          m_stored.id, m_stored.subject, m_stored.tenant))
{
}

AccountLink::~AccountLink()
{
    m_services.studio.setReader(id(), nullptr);
}

base::Result<LinkPtr> AccountLink::open(Services &services, auth::StoredAccount stored)
{
    LinkPtr link(new AccountLink(services, std::move(stored)));
    TRY(link->m_connector, makeConnector(link->m_stored.profile, services.transport, link->m_keeper, services.clock));
    link->m_poller = std::make_unique<syncing::Poller>(link->id(), link->m_stored.subject, link->reader(),
                                                       *services.store, services.clock);
    services.studio.setReader(link->id(), &link->reader());
    return link;
}

base::Task<base::Result<LinkPtr>> AccountLink::signedIn(Services &services, domain::ConnectionProfile profile,
                                                        auth::Session session, std::stop_token stop)
{
    auth::StoredAccount stored{auth::accountIdFor(profile, session.tenant, session.subject),
                               profile,
                               session.subject,
                               session.tenant,
                               {},
                               true,
                               services.clock->now()};
    // The account first: the token keeper saves its token into this row.
    CO_TRY_VOID(co_await services.accounts->keep(stored, session.token.refresh));
    CO_TRY(auto link, open(services, stored));
    CO_TRY_VOID(co_await link->m_keeper->adopt(session, stop));
    CO_TRY(const auto user, co_await link->reader().currentUser(session.subject, stop));
    CO_TRY_VOID(co_await services.accounts->nameUser(link->id(), user.name));
    link->m_stored.userName = user.name;
    co_return link;
}

domain::User AccountLink::user() const
{
    domain::User user;
    user.id = domain::UserId(m_stored.subject);
    user.name = m_stored.userName;
    return user;
}

} // namespace app
