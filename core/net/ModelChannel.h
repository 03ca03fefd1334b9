// The way to one model provider. Nothing leaves by it that its gate has not looked at, byte for byte. // SEC-44
#pragma once

#include <vector>

#include "base/Secret.h"
#include "base/Task.h"
#include "net/Transport.h"

namespace net {

// Looks at the final bytes of a request's body. An error keeps them here.
class OutboundGate
{
public:
    virtual ~OutboundGate() = default;
    virtual base::Result<void> inspect(const QByteArray &body) const = 0;
};

struct ModelAddress
{
    QUrl base;                          // https, or http on this machine
    QByteArray keyHeader;               // "Authorization"; empty = no key
    QByteArray keyPrefix;               // "Bearer "
    std::vector<Header> headers;        // beside the key's
    QByteArray trust;                   // PEM of an own certificate authority, beside the system's; may be empty
    base::Milliseconds silence{60'000}; // longest pause between two bytes of an answer
    base::Milliseconds total{180'000};  // for a whole answer
    qint64 maxBytes = qint64{10} * 1024 * 1024; // of an answer
};

// Answers of any status come back as a Response; the body of a 2xx goes to piece as it arrives, if there is one.
// Errors besides those of Transport:
//   Invalid  a base that is neither https nor on this machine
//   Refused  the gate keeps the bytes here (subject: what it found, never the thing itself)
class ModelChannel
{
public:
    ModelChannel(Transport &transport, ModelAddress address, base::Secret key);

    [[nodiscard]] base::Task<base::Result<Response>>
    post(QString path, QByteArray json, std::shared_ptr<const OutboundGate> gate, Piece piece, std::stop_token stop);
    // Carries nothing but the address.
    [[nodiscard]] base::Task<base::Result<Response>> get(QString path, std::stop_token stop);

private:
    base::Result<Request> request(Verb verb, const QString &path) const;

    Transport &m_transport;
    ModelAddress m_address;
    base::Secret m_key;
};

} // namespace net
