#include "practice/Http.h"

#include <algorithm>

#include <QUrl>

namespace practice {

namespace {

QString decoded(QByteArray part)
{
    part.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(part));
}

} // namespace

Pairs parseForm(const QByteArray &encoded)
{
    Pairs pairs;
    for (const QByteArray &piece : encoded.split('&')) {
        if (piece.isEmpty())
            continue;
        const auto equals = piece.indexOf('=');
        pairs.emplace_back(decoded(equals < 0 ? piece : piece.left(equals)),
                           equals < 0 ? QString() : decoded(piece.mid(equals + 1)));
    }
    return pairs;
}

std::optional<QString> valueOf(const Pairs &pairs, const QString &name)
{
    const auto it = std::find_if(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.first == name; });
    return it == pairs.end() ? std::nullopt : std::optional(it->second);
}

QString percentEncoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString HttpRequest::header(const QString &lowerName) const
{
    return valueOf(headers, lowerName).value_or(QString());
}

std::optional<QString> HttpRequest::queryValue(const QString &name) const
{
    return valueOf(query, name);
}

Pairs HttpRequest::form() const
{
    const bool isForm = header(QStringLiteral("content-type"))
                            .startsWith(QStringLiteral("application/x-www-form-urlencoded"), Qt::CaseInsensitive);
    return isForm ? parseForm(body) : Pairs();
}

QString HttpRequest::origin() const
{
    return QStringLiteral("http://") + header(QStringLiteral("host"));
}

QString HttpRequest::bearer() const
{
    const QString value = header(QStringLiteral("authorization"));
    return value.startsWith(QStringLiteral("Bearer "), Qt::CaseInsensitive) ? value.mid(7).trimmed() : QString();
}

std::optional<std::pair<QString, QString>> HttpRequest::basic() const
{
    const QString value = header(QStringLiteral("authorization"));
    if (!value.startsWith(QStringLiteral("Basic "), Qt::CaseInsensitive))
        return std::nullopt;
    const QByteArray plain = QByteArray::fromBase64(value.mid(6).trimmed().toLatin1());
    const auto colon = plain.indexOf(':');
    if (colon < 0)
        return std::nullopt;
    // RFC 6749 2.3.1: both halves are form-encoded before they are joined.
    return std::pair(decoded(plain.left(colon)), decoded(plain.mid(colon + 1)));
}

HttpResponse HttpResponse::json(int status, QByteArray text)
{
    return {status, "application/json; charset=utf-8", std::move(text), {}};
}

HttpResponse HttpResponse::html(int status, const QString &page)
{
    return {
        status,
        "text/html; charset=utf-8",
        page.toUtf8(),
        {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}, {"Cache-Control", "no-store"}}};
}

HttpResponse HttpResponse::text(int status, const QByteArray &words)
{
    return {status, "text/plain", words, {}};
}

HttpResponse HttpResponse::redirect(const QString &location)
{
    return {302, {}, {}, {{"Location", location.toUtf8()}, {"Cache-Control", "no-store"}}};
}

void HttpResponse::setHeader(const QByteArray &name, const QByteArray &value)
{
    std::erase_if(headers, [&](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    headers.emplace_back(name, value);
}

} // namespace practice
