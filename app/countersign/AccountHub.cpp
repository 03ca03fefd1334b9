#include "app/countersign/AccountHub.h"

#include <algorithm>

#include "base/Log.h"
#include "review/FieldMap.h"

namespace app {

AccountHub::AccountHub(Services &services, HubOptions options, QObject *parent)
    : QObject(parent), m_services(services), m_options(options),
      m_sender(*services.store, services.outbox, services.clock, options.sender),
      m_reconciler(*services.store, services.clock, options.reconciler)
{
    connect(&m_sender, &writeback::Sender::signInLost, this, &AccountHub::lost);
}

AccountHub::~AccountHub() = default;

base::Result<void> AccountHub::openStored()
{
    TRY(const auto stored, m_services.accounts->accounts());
    for (const auto &account : stored) {
        auto link = AccountLink::open(m_services, account);
        if (!link) {
            // One broken account must not keep the others away.
            qCWarning(logUi) << "account not opened:" << link.error().forLog;
            continue;
        }
        adopt(*link);
    }
    return {};
}

void AccountHub::adopt(LinkPtr link)
{
    const auto it = std::find_if(m_links.begin(), m_links.end(),
                                 [&link](const LinkPtr &known) { return known->id() == link->id(); });
    m_services.desk.setReviewer(link->id(), link->user());
    if (it == m_links.end()) {
        m_links.push_back(link);
    } else {
        m_sender.signedOut(link->id());
        mapChanged(**it, *link);
        // The old link is dropped after the new one stands: its destructor must not take the new reader away.
        *it = link;
        link->attach();
    }
    if (m_started)
        run(link);
    Q_EMIT stateChanged();
}

// A new profile may send outputs elsewhere: what was approved for an old place is looked at again. // DESIGN 10 (29)
void AccountHub::mapChanged(const AccountLink &before, const AccountLink &now)
{
    const auto mapOf = [](const AccountLink &link) {
        return review::FieldMap(link.stored().profile.fieldMap, link.stored().profile.objects);
    };
    for (const auto &entry : mapOf(before).entriesMissingIn(mapOf(now)))
        m_scope.start(m_services.outbox.mapEntryChanged(now.id(), entry), [](const base::Result<int> &stale) {
            if (!stale)
                qCWarning(logUi) << "the outbox could not be told of a changed field map:" << stale.error().forLog;
        });
}

void AccountHub::start()
{
    m_started = true;
    for (const auto &link : m_links)
        run(link);
    m_sender.start();
}

void AccountHub::run(const LinkPtr &link)
{
    auto &poller = link->poller();
    connect(&poller, &syncing::Poller::changed, this,
            [this, id = link->id()](const auto &applications) { Q_EMIT casesChanged(id, applications); });
    connect(&poller, &syncing::Poller::progressed, this, &AccountHub::stateChanged);
    connect(&poller, &syncing::Poller::roundEnded, this, [this, id = link->id()] { roundEnded(id); });
    if (link->isOver())
        return;
    m_sender.signedIn(link->id(), link->user().id, link->sharedWriter());
    m_reconciler.reachable(link->id(), link->user().id, sourceOf(link));
    poller.start(m_options.pollPause);
}

void AccountHub::roundEnded(const domain::AccountId &account)
{
    const auto at = std::find_if(m_links.begin(), m_links.end(),
                                 [&account](const LinkPtr &known) { return known->id() == account; });
    if (at == m_links.end())
        return;
    const auto &error = (*at)->poller().lastError();
    if (error && error->kind == base::Kind::SignedOut) {
        lost(account);
    } else if (error) {
        m_outOfReach.insert(account);
    } else {
        m_sender.connectionIsBack();
        if (m_outOfReach.remove(account)) // after an outage the record is looked at again // REL-32
            m_reconciler.reachable(account, (*at)->user().id, sourceOf(*at));
    }
    Q_EMIT stateChanged();
}

writeback::RecordSource AccountHub::sourceOf(const LinkPtr &link)
{
    writeback::RecordSource source;
    source.idsPerRequest = link->reader().capabilities().limits.idsPerRequest;
    source.notesAbout = [link](std::vector<domain::CandidateId> ids, std::stop_token stop) {
        return link->reader().notesAbout(std::move(ids), stop);
    };
    source.applicationsById = [link](std::vector<domain::ApplicationId> ids, std::stop_token stop) {
        return link->reader().applicationsById(std::move(ids), stop);
    };
    return source;
}

void AccountHub::lost(const domain::AccountId &account)
{
    m_sender.signedOut(account);
    m_reconciler.gone(account);
    Q_EMIT signInLost(account);
    Q_EMIT stateChanged();
}

void AccountHub::syncNow()
{
    for (const auto &link : m_links)
        link->poller().syncNow();
}

AccountLink *AccountHub::link(const domain::AccountId &account) const
{
    const auto it = std::find_if(m_links.begin(), m_links.end(),
                                 [&account](const LinkPtr &known) { return known->id() == account; });
    return it == m_links.end() ? nullptr : it->get();
}

bool AccountHub::anySignedIn() const
{
    return std::any_of(m_links.begin(), m_links.end(), [](const LinkPtr &link) { return !link->isOver(); });
}

QString AccountHub::systemName(const domain::AccountId &account) const
{
    const auto *known = link(account);
    if (!known)
        return tr("the ATS");
    QString name = known->stored().profile.system;
    return name.isEmpty() ? name : name.left(1).toUpper() + name.mid(1);
}

} // namespace app
