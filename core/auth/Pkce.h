// Proof Key for Code Exchange, S256 only. // SEC-01, RFC 7636
#pragma once

#include <QByteArray>

namespace auth {

QByteArray pkceVerifier(const QByteArray &octets); // base64url without padding; 32 octets give 43 characters
QByteArray pkceChallenge(const QByteArray &verifier);
QByteArray freshVerifier();

} // namespace auth
