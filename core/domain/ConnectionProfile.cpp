#include "domain/ConnectionProfile.h"

#include <algorithm>

namespace domain {

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
