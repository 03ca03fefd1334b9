// Writing to one system: the only route to an unsafe endpoint, and only with a Dispatch.
#pragma once

#include <memory>
#include <span>

#include "base/Clock.h"
#include "base/Task.h"
#include "net/Credentials.h"
#include "net/Dispatch.h"
#include "net/Endpoint.h"
#include "net/Pacer.h"
#include "net/Transport.h"

namespace net {

class WriteChannel
{
public:
    WriteChannel(Transport &transport, std::shared_ptr<Credentials> credentials, std::shared_ptr<Pacer> pacer,
                 std::shared_ptr<base::Clock> clock, QUrl base, std::span<const Endpoint> unsafe);

    // Sends these bytes once. Never repeated, except once after a 401, which did nothing. request.url is absolute below
    // base, or a path alone ("/v3/notes"), which is put behind base. Success is a 2xx with JSON that parses, or 204. //
    // REL-19
    //   Invalid         spent token, other bytes than approved, GET, or an endpoint not in the table; nothing was sent
    //   OutcomeUnknown  it may have arrived: cut, timed out or stopped under way, 3xx, 408, 5xx, or a 2xx that is no
    //   JSON // REL-16 Throttled       429: not done; SignedOut, Forbidden, NotFound, Conflict, Refused: not done and
    //   the server said so Cancelled, Offline, Keychain: nothing left this machine
    // The dispatch must live until the task has ended.
    [[nodiscard]] base::Task<base::Result<Response>> send(Dispatch &dispatch, Request request, std::stop_token stop);

    const QUrl &base() const { return m_base; }

private:
    std::optional<base::Error> unfit(const Dispatch &dispatch, const Request &request) const;
    bool honoursKey(const Request &request) const;
    [[nodiscard]] base::Task<base::Result<Response>> sendPaced(Request request, QByteArray authorization,
                                                               std::stop_token stop);
    base::Result<Response> judged(base::Result<Response> answer) const;

    Transport &m_transport;
    std::shared_ptr<Credentials> m_credentials;
    std::shared_ptr<Pacer> m_pacer;
    std::shared_ptr<base::Clock> m_clock;
    QUrl m_base;
    std::span<const Endpoint> m_unsafe;
};

} // namespace net
