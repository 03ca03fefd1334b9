#include "net/Endpoint.h"

#include <algorithm>

namespace net {

static bool isPlainSegment(QStringView segment)
{
    if (segment.isEmpty() || segment == QLatin1String(".") || segment == QLatin1String(".."))
        return false;
    return std::none_of(segment.begin(), segment.end(), [](QChar c) {
        return c < QLatin1Char(' ') || c == QLatin1Char('%') || c == QLatin1Char('?') || c == QLatin1Char('#') ||
               c == QLatin1Char('\\') || c.unicode() == 0x7f;
    });
}

bool matches(const Endpoint &endpoint, Verb verb, QStringView path)
{
    if (endpoint.verb != verb || !path.startsWith(QLatin1Char('/')))
        return false;
    const auto wanted = QString::fromLatin1(endpoint.path).split(QLatin1Char('/'));
    const auto given = path.split(QLatin1Char('/'));
    if (wanted.size() != given.size())
        return false;
    for (qsizetype i = 1; i < wanted.size(); ++i) {
        const bool open = wanted[i].startsWith(QLatin1Char('{'));
        if (!isPlainSegment(given[i]) || (!open && wanted[i] != given[i]))
            return false;
    }
    return true;
}

bool isIn(std::span<const Endpoint> table, Verb verb, QStringView path)
{
    return std::any_of(table.begin(), table.end(), [&](const Endpoint &e) { return matches(e, verb, path); });
}

QUrl joined(const QUrl &base, const QString &path, const QUrlQuery &query)
{
    QUrl url = base;
    QString root = base.path();
    while (root.endsWith(QLatin1Char('/')))
        root.chop(1);
    url.setPath(root + path, QUrl::DecodedMode);
    url.setFragment({});
    if (query.isEmpty())
        url.setQuery(QString());
    else
        url.setQuery(query.toString(QUrl::FullyEncoded).replace(QLatin1Char('+'), QStringLiteral("%2B")),
                     QUrl::StrictMode);
    return url;
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

static int effectivePort(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && effectivePort(a) == effectivePort(b);
}

QString pathBelow(const QUrl &base, const QUrl &url)
{
    if (!url.isValid() || !sameOrigin(base, url) || !url.userInfo().isEmpty())
        return {};
    QString root = base.path();
    while (root.endsWith(QLatin1Char('/')))
        root.chop(1);
    const QString path = url.path(QUrl::FullyEncoded);
    if (!path.startsWith(root + QLatin1Char('/')))
        return {};
    return path.mid(root.size());
}

} // namespace net
