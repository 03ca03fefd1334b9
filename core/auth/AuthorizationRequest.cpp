#include "auth/AuthorizationRequest.h"

#include <algorithm>

#include "auth/Pkce.h"
#include "base/Digest.h"

namespace auth {

using base::failure;
using base::Kind;

AuthorizationRequest::AuthorizationRequest(const domain::ConnectionProfile &profile, QUrl redirect)
    : m_profile(profile), m_redirect(std::move(redirect)), m_state(base::base32(base::randomBytes(20), 32))
{
    if (profile.pkce)
        m_verifier = freshVerifier();
}

QUrl AuthorizationRequest::url() const
{
    QUrl url = m_profile.authorizeUrl;
    QUrlQuery query(url);
    const auto add = [&query](const char *name, const QString &value) {
        query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("response_type", QStringLiteral("code"));
    add("client_id", m_profile.clientId);
    add("redirect_uri", m_redirect.toString());
    if (!m_profile.scopes.isEmpty())
        add("scope", m_profile.scopes.join(QLatin1Char(' ')));
    add("state", m_state);
    if (!m_verifier.isEmpty()) {
        add("code_challenge", QString::fromLatin1(pkceChallenge(m_verifier)));
        add("code_challenge_method", QStringLiteral("S256"));
    }
    url.setQuery(query);
    return url;
}

// An issuer named in the profile must be sent and equal; one that is sent unasked must be of the authorize origin. RFC
// 9207
bool AuthorizationRequest::issuerFits(const QString &sent) const
{
    if (!m_profile.issuer.isEmpty())
        return sent == m_profile.issuer;
    if (sent.isEmpty())
        return true;
    const QUrl issuer(sent);
    const QUrl &expected = m_profile.authorizeUrl;
    return issuer.scheme() == expected.scheme() && issuer.host() == expected.host() && issuer.port() == expected.port();
}

base::Result<QString> AuthorizationRequest::codeFrom(const QUrlQuery &callback)
{
    const QString host = m_profile.authorizeUrl.host();
    const auto value = [&callback](const char *name) {
        return callback.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    };
    if (std::exchange(m_spent, true))
        return failure(Kind::BadAnswer, QStringLiteral("a second callback for one attempt"), host);
    if (value("state").isEmpty() || value("state") != m_state)
        return failure(Kind::BadAnswer, QStringLiteral("the callback's state is not ours"), host);
    if (!issuerFits(value("iss")))
        return failure(Kind::BadAnswer, QStringLiteral("the callback's issuer is not the expected one"), host);
    if (QString error = value("error"); !error.isEmpty()) {
        error.truncate(64);
        const bool plain = std::all_of(error.begin(), error.end(), [](QChar c) {
            return c == QLatin1Char('_') || (c.unicode() < 0x80 && c.isLetterOrNumber());
        });
        return failure(Kind::Refused, QStringLiteral("the authorize page answered with an error"),
                       plain ? error : QStringLiteral("error"));
    }
    const QString code = value("code");
    if (code.isEmpty())
        return failure(Kind::BadAnswer, QStringLiteral("a callback without a code"), host);
    return code;
}

} // namespace auth
