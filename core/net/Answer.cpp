#include "net/Answer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QLocale>

#include "base/Log.h"
#include "base/StrictJson.h"

namespace net {

using base::Kind;

bool isJson(const Response &response)
{
    const QByteArray type = response.header("Content-Type");
    if (type.isEmpty()) {
        const QByteArray start = response.body.left(64).trimmed();
        return start.startsWith('{') || start.startsWith('[');
    }
    const QByteArray essence = type.left(type.indexOf(';') < 0 ? type.size() : type.indexOf(';')).trimmed().toLower();
    return essence == "application/json" || (essence.startsWith("application/") && essence.endsWith("+json"));
}

static void collectWords(const nlohmann::json &value, QStringList &words, int depth)
{
    if (depth > 4 || words.size() >= 5)
        return;
    if (value.is_string()) {
        words.append(base::toQString(value));
    } else if (value.is_array()) {
        for (const auto &item : value)
            collectWords(item, words, depth + 1);
    } else if (value.is_object()) {
        for (const char *key : {"message", "error_description", "error", "errors", "detail", "title", "field", "code"})
            if (const auto at = value.find(key); at != value.end())
                collectWords(*at, words, depth + 1);
    }
}

QString vendorMessage(const Response &response)
{
    if (isJson(response)) {
        const auto json = base::parseJson(response.body);
        if (!json)
            return QStringLiteral("unreadable JSON");
        QStringList words;
        collectWords(*json, words, 0);
        words.removeDuplicates();
        return base::loggable(words.join(QStringLiteral("; ")));
    }
    const QByteArray start = response.body.left(256).trimmed();
    if (start.startsWith('<'))
        return QStringLiteral("a web page");
    return base::loggable(QString::fromUtf8(start));
}

QDateTime httpDate(const QByteArray &value)
{
    QByteArray text = value.trimmed();
    if (text.endsWith("GMT"))
        text.replace(text.size() - 3, 3, "+0000"); // Qt reads numeric zones only
    return QDateTime::fromString(QString::fromLatin1(text), Qt::RFC2822Date);
}

std::optional<base::Milliseconds> retryAfter(const Response &response, const QDateTime &now)
{
    using namespace std::chrono_literals;
    const base::Milliseconds most = 1h;
    const QByteArray value = response.header("Retry-After").trimmed();
    if (value.isEmpty())
        return std::nullopt;
    if (std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        if (value.size() > 6)
            return most;
        return std::min(most, base::Milliseconds(value.toLongLong() * 1000));
    }
    const auto when = httpDate(value);
    if (!when.isValid())
        return std::nullopt;
    return std::clamp(base::Milliseconds(now.msecsTo(when)), base::Milliseconds(0), most);
}

static Kind kindOf(const Response &response, bool saysWhen)
{
    switch (response.status) {
    case 401:
        return Kind::SignedOut;
    case 403:
        return Kind::Forbidden;
    case 404:
    case 410:
        return Kind::NotFound;
    case 408:
        return Kind::TimedOut;
    case 409:
    case 412:
        return Kind::Conflict;
    case 429:
        return Kind::Throttled;
    case 503:
        return saysWhen ? Kind::Throttled : Kind::ServerFault;
    default:
        return response.status >= 500 ? Kind::ServerFault : response.status >= 400 ? Kind::Refused : Kind::BadAnswer;
    }
}

base::Error errorOf(const Response &response, const QDateTime &now)
{
    base::Error error;
    error.retryAfter = retryAfter(response, now);
    error.kind = kindOf(response, error.retryAfter.has_value());
    error.subject = response.url.host();
    error.forLog = QStringLiteral("HTTP %1 %2: %3")
                       .arg(QString::number(response.status), response.url.path(), vendorMessage(response));
    if (const QByteArray id = response.header("X-Request-Id"); !id.isEmpty())
        error.forLog += QStringLiteral(" (request %1)").arg(base::loggable(QString::fromLatin1(id.left(64))));
    return error;
}

} // namespace net
