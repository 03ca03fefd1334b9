#include <nlohmann/json.hpp>

#include "auth/TokenEndpoint.h"
#include "base/Clock.h"
#include "base/StrictJson.h"

namespace auth {

using base::failure;
using base::Kind;
using base::Result;

static QDateTime timeOf(const nlohmann::json &value)
{
    if (value.is_number_integer())
        return QDateTime::fromSecsSinceEpoch(value.get<qint64>(), Qt::UTC);
    const QString text = base::toQString(value);
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    return isNumber ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : base::fromIso(text);
}

static QDateTime expiryOf(const base::Fields &fields, const QDateTime &now)
{
    for (const char *key : {"expires_at", "expires"})
        if (fields.has(key))
            if (const auto at = timeOf(*fields.raw(key)); at.isValid())
                return at;
    if (!fields.has("expires_in"))
        return {};
    const auto &value = *fields.raw("expires_in");
    bool ok = value.is_number_integer();
    const qint64 seconds = ok ? value.get<qint64>() : base::toQString(value).toLongLong(&ok);
    return ok && seconds >= 0 && seconds < 400LL * 24 * 3600 ? now.addSecs(seconds) : QDateTime();
}

Result<Token> readToken(const QByteArray &json, const QDateTime &now)
{
    TRY(const auto object, base::parseJson(json));
    return base::decode([&]() -> Token {
        const base::Fields fields(object, QString());
        Token token;
        token.access = base::Secret(fields.text("access_token").toUtf8());
        if (token.access.isEmpty())
            fields.fail("access_token", QStringLiteral("empty"));
        for (const char c : token.access.reveal())
            if (c <= ' ' || c > '~')
                fields.fail("access_token", QStringLiteral("characters that do not fit a header"));
        if (fields.has("token_type") &&
            fields.text("token_type").compare(QLatin1String("bearer"), Qt::CaseInsensitive) != 0)
            fields.fail("token_type", QStringLiteral("not bearer"));
        token.refresh = base::Secret(fields.optText("refresh_token").toUtf8());
        token.expiresAt = expiryOf(fields, now);
        token.scopes = fields.optText("scope").split(QLatin1Char(' '), Qt::SkipEmptyParts);
        return token;
    });
}

Result<Identity> readIdentity(const QByteArray &json)
{
    TRY(const auto object, base::parseJson(json));
    auto identity = base::decode([&]() -> Identity {
        const base::Fields fields(object, QString());
        Identity out;
        if (!fields.boolean("active"))
            return out;
        out.subject = fields.id("sub");
        out.scopes = fields.optText("scope").split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const auto &[key, value] : object.items()) {
            if (!value.is_object())
                continue;
            const base::Fields claims(value, QLatin1Char('/') + QString::fromStdString(key));
            out.userRole = claims.optText("user_role");
            if (claims.has("organization"))
                out.tenant = claims.object("organization").optId("id");
        }
        return out;
    });
    if (identity && identity->subject.isEmpty())
        return failure(Kind::SignedOut, QStringLiteral("the token is not active"));
    return identity;
}

} // namespace auth
