// The one door to the network: the only file with a network manager and the only await of a reply.
#pragma once

#include <functional>
#include <memory>

#include "base/Clock.h"
#include "base/Task.h"
#include "net/Request.h"

namespace net {

// A piece of the body of a 2xx answer, as it arrives.
using Piece = std::function<void(const QByteArray &)>;

class Transport
{
public:
    explicit Transport(std::shared_ptr<base::Clock> clock);
    ~Transport(); // what is in flight ends as Cancelled or OutcomeUnknown before this returns
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    // Sends once: no retry, no redirect, no cookie, no cache. Any HTTP status except 3xx comes back as a Response.
    // Errors:
    //   BadAnswer       a redirect, or an answer larger than maxBytes (subject: host)
    //   Offline         host unknown, refused, connection cut on a read (subject: host)
    //   Untrusted       certificate or handshake not accepted; nothing of the request was sent (subject: host)
    //   TimedOut        a GET took longer than request.timeout
    //   Cancelled       stop was requested, and if it is not a GET its body had not begun to leave
    //   OutcomeUnknown  not a GET, and its body may have left when it was cut, timed out or cancelled // REL-16
    //   Invalid         not http(s), a trust that is no certificate, credentials in the URL, or a body missing where
    //   one is needed
    [[nodiscard]] base::Task<base::Result<Response>> send(Request request, std::stop_token stop);
    // The same; the body of a 2xx answer goes to piece and is not collected.
    [[nodiscard]] base::Task<base::Result<Response>> stream(Request request, Piece piece, std::stop_token stop);

private:
    class Wire; // the manager and the replies in flight
    std::shared_ptr<Wire> m_wire;
};

} // namespace net
