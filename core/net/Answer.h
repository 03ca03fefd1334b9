// What an answer of an API means. Pure.
#pragma once

#include <optional>

#include <QDateTime>

#include "net/Request.h"

namespace net {

bool isJson(const Response &response); // application/json or …+json; a missing type with a body that starts like JSON
// The vendor's own words out of {"message"}, {"error"}, {"errors":[…]} or plain text: one line, ready for a log.
QString vendorMessage(const Response &response);
QDateTime httpDate(const QByteArray &value); // "Tue, 24 Nov 2026 09:10:30 GMT"; invalid when it is not one
// Retry-After in seconds or as a date; capped at one hour; nothing for junk and negative numbers. // REL-27
std::optional<base::Milliseconds> retryAfter(const Response &response, const QDateTime &now);

// The error of a status outside 2xx: 401 SignedOut, 403 Forbidden, 404 and 410 NotFound, 409 and 412 Conflict,
// 429 and 503 with Retry-After Throttled, 408 TimedOut, other 4xx Refused, 5xx ServerFault. subject: the host.
base::Error errorOf(const Response &response, const QDateTime &now);

} // namespace net
