#include "domain/ConnectionProfile.h"

#include <algorithm>

namespace domain {

QString MapEntry::id() const
{
    switch (place) {
    case MapPlace::Note:
        return visibility.isEmpty() ? output + QStringLiteral("-note") : output + QStringLiteral("-note:") + visibility;
    case MapPlace::ApplicationField:
        return output + QStringLiteral("-field:") + field;
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
