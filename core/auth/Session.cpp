#include "auth/Session.h"

#include "base/Digest.h"

namespace auth {

static QByteArray originOf(const QUrl &url)
{
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    return url.scheme().toUtf8() + "://" + url.host().toUtf8() + ':' + QByteArray::number(port);
}

domain::AccountId accountIdFor(const domain::ConnectionProfile &profile, const QString &tenant, const QString &subject)
{
    const auto digest =
        base::Digest::ofParts({profile.system.toUtf8(), tenant.toUtf8(), originOf(profile.apiUrl), subject.toUtf8()});
    return domain::AccountId(digest.base32(26));
}

QString clientKeyFor(const domain::ConnectionProfile &profile)
{
    return base::Digest::ofParts({profile.clientId.toUtf8(), profile.tokenUrl.toString().toUtf8()}).base32(26);
}

} // namespace auth
