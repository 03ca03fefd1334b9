#include "app/countersign/AccountLink.h"

#include <algorithm>

#include "auth/TokenEndpoint.h"

namespace app {

static base::Result<bool> isSignedIn(const auth::AccountRepository &accounts, const domain::AccountId &id)
{
    TRY(const auto stored, accounts.accounts());
    return std::any_of(stored.begin(), stored.end(),
                       [&id](const auth::StoredAccount &one) { return one.id == id && one.signedIn; });
}

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
    link->m_reading = std::make_unique<ats::DirectedReader>(link->reader(), link->m_stored.profile.objects);
    link->m_poller = std::make_unique<syncing::Poller>(link->id(), link->m_stored.subject, *link->m_reading,
                                                       *services.store, services.clock);
    link->attach();
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
    CO_TRY(const bool stood, isSignedIn(*services.accounts, stored.id));
    CO_TRY(auto link, open(services, stored));
    // The account first: the token keeper saves its token into this row.
    CO_TRY_VOID(co_await services.accounts->keep(stored, session.token.refresh));
    const auto user = co_await link->introduce(session, stop);
    if (!user) {
        // A sign-in that did not come to its end leaves no account that looks signed in.
        if (!stood) {
            CO_TRY_VOID(co_await services.accounts->forget(stored.id, stop));
        }
        co_return tl::unexpected(user.error());
    }
    link->m_stored.userName = user->name;
    co_return link;
}

base::Task<base::Result<domain::User>> AccountLink::introduce(auth::Session session, std::stop_token stop)
{
    CO_TRY_VOID(co_await m_keeper->adopt(session, stop));
    CO_TRY(const auto user, co_await reader().currentUser(session.subject, stop));
    CO_TRY_VOID(co_await m_services.accounts->nameUser(id(), user.name));
    co_return user;
}

void AccountLink::attach()
{
    m_services.studio.setReader(
        id(), m_reading.get(),
        [this](domain::ApplicationId application, std::stop_token stop) {
            return poller().readCase(std::move(application), stop);
        },
        m_stored.profile.establishment);
}

domain::User AccountLink::user() const
{
    domain::User user;
    user.id = domain::UserId(m_stored.subject);
    user.name = m_stored.userName;
    return user;
}

} // namespace app
