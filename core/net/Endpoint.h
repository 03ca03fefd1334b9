// A connector's table of what it may call: verb and path, where {x} stands for one segment.
#pragma once

#include <span>

#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include "net/Request.h"

namespace net {

struct Endpoint
{
    Verb verb;
    const char *path;        // "/v3/applications/{id}/move"
    bool honoursKey = false; // answers a repeated Idempotency-Key with the first answer // REL-17
};

// The path is compared segment by segment; a segment that is empty, "." or ".." or holds %, ?, #, \ or a control
// character matches nothing.
bool matches(const Endpoint &endpoint, Verb verb, QStringView path);
bool isIn(std::span<const Endpoint> table, Verb verb, QStringView path);

QUrl joined(const QUrl &base, const QString &path, const QUrlQuery &query = {}); // "+" is always encoded
bool isLoopback(const QString &host); // 127.0.0.1 or ::1; a name may lead anywhere
inline bool isLoopback(const QUrl &url)
{
    return isLoopback(url.host());
}
// Scheme, host and effective port are equal.
bool sameOrigin(const QUrl &a, const QUrl &b);
// The path of an address below base ("/v3/jobs"); empty when it is another origin, another root or carries a user name.
QString pathBelow(const QUrl &base, const QUrl &url);

} // namespace net
