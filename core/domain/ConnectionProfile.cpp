#include "domain/ConnectionProfile.h"

#include <algorithm>

namespace domain {

QString MapEntry::id() const
{
    QString bandsId;
    for (const auto &band : bands)
        bandsId += QStringLiteral(":%1=%2").arg(band.atLeast).arg(band.option);
    switch (place) {
    case MapPlace::Note:
        return output + QStringLiteral("-note") + (visibility.isEmpty() ? QString() : QLatin1Char(':') + visibility) +
               (noteType.isEmpty() ? QString() : QLatin1Char('/') + noteType);
    case MapPlace::ApplicationField:
        return output + QStringLiteral("-field:") + field + bandsId;
    case MapPlace::Tag:
        return output + QStringLiteral("-tag:") + tag;
    case MapPlace::Nowhere:
        break;
    }
    return output + QStringLiteral("-nowhere");
}

static bool isLoopback(const QUrl &url)
{
    return url.host() == QStringLiteral("127.0.0.1") || url.host() == QStringLiteral("::1");
}

bool ConnectionProfile::isPractice() const
{
    const QUrl urls[] = {apiUrl, authorizeUrl, tokenUrl, introspectUrl};
    return !apiUrl.isEmpty() && std::all_of(std::begin(urls), std::end(urls),
                                            [](const QUrl &url) { return url.isEmpty() || isLoopback(url); });
}

} // namespace domain
