// The listener a browser comes back to after signing in. It takes one callback and is gone. // SEC-04, SEC-05
#pragma once

#include <memory>
#include <vector>

#include <QUrl>
#include <QUrlQuery>

#include "base/Clock.h"
#include "base/Task.h"

namespace net {

enum class LoopbackPage
{
    SignedIn,
    Denied,
    Failed
};

// Pure: what a request head means to the listener.
struct CallbackRequest
{
    int refusal = 0; // an HTTP status when it is not the callback: 400, 404, 405, 414, 421
    QUrlQuery query; // decoded; holds each parameter once, and "code" or "error"
};
// authority: "127.0.0.1:49152", path: "/callback". The head ends with an empty line.
CallbackRequest readCallback(const QByteArray &head, const QByteArray &authority, const QString &path);
QByteArray loopbackPage(LoopbackPage page); // HTML without script

class Loopback
{
public:
    struct Place
    {
        std::vector<quint16> ports; // tried in order; empty: any free one
        QString path;               // "/callback"; empty: a random one
    };
    explicit Loopback(std::shared_ptr<base::Clock> clock);
    ~Loopback(); // closes the listener and answers a waiting browser with Failed
    Loopback(const Loopback &) = delete;
    Loopback &operator=(const Loopback &) = delete;

    // The redirect address, "http://127.0.0.1:49152/callback". Offline when no port is free (subject: the port).
    base::Result<QUrl> listen(const Place &place);
    // The query of the first well-formed callback; whether its state is right is the caller's to judge, but there is no
    // second one: the listener is closed by then. TimedOut after giveUp, Cancelled when stopped.
    [[nodiscard]] base::Task<base::Result<QUrlQuery>> wait(base::Milliseconds giveUp, std::stop_token stop);
    // Shows the browser that came with the callback how it went. Call it after the code was exchanged.
    void answer(LoopbackPage page);
    bool isListening() const;

private:
    class Server;
    std::shared_ptr<Server> m_server;
};

} // namespace net
