// Reading from one system. It can reach the connector's table of safe endpoints and nothing else, so a reader cannot
// write. The bearer goes to the channel's own origin only.
#pragma once

#include <memory>
#include <span>

#include <QStringList>

#include "base/Clock.h"
#include "base/Task.h"
#include "net/Credentials.h"
#include "net/Endpoint.h"
#include "net/Pacer.h"
#include "net/RetryPolicy.h"
#include "net/Transport.h"

namespace net {

// All answers are JSON with a 2xx status (or 204). Errors besides those of Transport::send:
//   Invalid       the path is not in the table: a mistake of the connector
//   BadAnswer     not JSON (a captive portal, a log-in page), or a next link to somewhere else (subject: host)
//   SignedOut     401, also after one renewal; Forbidden 403; NotFound 404; Refused other 4xx; Throttled; ServerFault
// Offline, TimedOut, Throttled and ServerFault were tried again by RetryPolicy before they are returned. // REL-26..28
// The channel, its transport and its credentials outlive the tasks started from it.
class ReadChannel
{
public:
    ReadChannel(Transport &transport, std::shared_ptr<Credentials> credentials, std::shared_ptr<Pacer> pacer,
                std::shared_ptr<base::Clock> clock, QUrl base, std::span<const Endpoint> safe);

    [[nodiscard]] base::Task<base::Result<Response>> get(QString path, QUrlQuery query, std::stop_token stop);
    // The absolute or relative address a server named as the next page. Its query is taken as it is.
    [[nodiscard]] base::Task<base::Result<Response>> follow(QUrl next, std::stop_token stop);
    // For systems that read by POST; the table must hold (Post, path).
    [[nodiscard]] base::Task<base::Result<Response>> post(QString path, QByteArray json, std::stop_token stop);
    // A file behind an address that carries its own permission: no credentials, any content type, no redirect.
    // https anywhere; http only from the hosts below or, when base itself is loopback, from its host.
    // NotFound when the link has expired (401, 403, 404, 410).
    [[nodiscard]] base::Task<base::Result<Response>> download(QUrl url, qint64 maxBytes, std::stop_token stop);
    void allowPlainDownloadsFrom(QStringList hosts) { m_plainHosts = std::move(hosts); }

    void setUrgency(Urgency urgency) { m_urgency = urgency; } // of requests from now on; Background at first
    void setRetryPolicy(RetryPolicy policy) { m_policy = policy; }
    const QUrl &base() const { return m_base; }

private:
    [[nodiscard]] base::Task<base::Result<Response>> ask(Request request, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<Response>> askOnce(Request request, std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<Response>> sendPaced(Request request, QByteArray authorization,
                                                               std::stop_token stop);
    base::Result<Response> judged(base::Result<Response> answer) const;
    std::optional<base::Milliseconds> waitBeforeRetry(const base::Error &error, int tried);

    Transport &m_transport;
    std::shared_ptr<Credentials> m_credentials;
    std::shared_ptr<Pacer> m_pacer;
    std::shared_ptr<base::Clock> m_clock;
    QUrl m_base;
    std::span<const Endpoint> m_safe;
    QStringList m_plainHosts;
    Urgency m_urgency = Urgency::Background;
    RetryPolicy m_policy;
    RetryBudget m_budget;
};

} // namespace net
