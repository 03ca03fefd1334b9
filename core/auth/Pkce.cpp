#include "auth/Pkce.h"

#include "base/Digest.h"

namespace auth {

static QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray pkceVerifier(const QByteArray &octets)
{
    return base64Url(octets);
}

QByteArray pkceChallenge(const QByteArray &verifier)
{
    return base64Url(base::Digest::of(verifier).bytes());
}

QByteArray freshVerifier()
{
    return pkceVerifier(base::randomBytes(32));
}

} // namespace auth
