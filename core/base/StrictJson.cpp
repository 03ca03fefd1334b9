#include "base/StrictJson.h"

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/Clock.h"

namespace base {

using nlohmann::json;

namespace {

// Watches depth and doubled keys while parsing; the first fault stops the parse.
struct Guard
{
    int maxDepth;
    QString fault = {};
    std::vector<std::set<std::string>> keys = {};

    bool operator()(int depth, json::parse_event_t event, const json &parsed)
    {
        if (!fault.isEmpty())
            return false;
        if (event == json::parse_event_t::object_start || event == json::parse_event_t::array_start) {
            if (depth >= maxDepth)
                fault = QStringLiteral("nested too deeply");
            if (event == json::parse_event_t::object_start)
                keys.emplace_back();
        } else if (event == json::parse_event_t::object_end) {
            keys.pop_back();
        } else if (event == json::parse_event_t::key) {
            if (!keys.empty() && !keys.back().insert(parsed.get_ref<const std::string &>()).second)
                fault = QStringLiteral("a key appears twice");
        }
        return true;
    }
};

} // namespace

Result<json> parseJson(const QByteArray &bytes, JsonLimits limits)
{
    if (bytes.size() > limits.bytes)
        return failure(Kind::BadAnswer, QStringLiteral("JSON of %1 bytes is over the limit").arg(bytes.size()));
    // Depth first, without building anything: a deep document must not cost memory or stack.
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > limits.depth)
                return failure(Kind::BadAnswer, QStringLiteral("JSON nested too deeply"));
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    try {
        Guard guard{limits.depth + 1};
        auto value =
            json::parse(bytes.cbegin(), bytes.cend(),
                        [&guard](int d, json::parse_event_t event, json &parsed) { return guard(d, event, parsed); });
        if (!guard.fault.isEmpty())
            return failure(Kind::BadAnswer, QStringLiteral("JSON: ") + guard.fault);
        return value;
    } catch (const json::exception &e) {
        return tl::unexpected(badShape(e));
    }
}

QString toQString(const json &string)
{
    return string.is_string() ? QString::fromStdString(string.get_ref<const std::string &>()) : QString();
}

json toJson(const QString &text)
{
    return text.toStdString();
}

QByteArray dumpJson(const json &value)
{
    return QByteArray::fromStdString(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

Fields::Fields(const json &object, QString path) : m_object(object), m_path(std::move(path))
{
    if (!object.is_object())
        throw JsonShape{m_path, QStringLiteral("is not an object")};
}

void Fields::fail(const char *key, const QString &problem) const
{
    throw JsonShape{m_path + QLatin1Char('/') + QString::fromLatin1(key), problem};
}

const json *Fields::raw(const char *key) const
{
    const auto it = m_object.find(key);
    return it == m_object.end() ? nullptr : &*it;
}

bool Fields::has(const char *key) const
{
    const auto *value = raw(key);
    return value && !value->is_null();
}

const json &Fields::need(const char *key) const
{
    const auto *value = raw(key);
    if (!value || value->is_null())
        fail(key, QStringLiteral("is missing"));
    return *value;
}

QString Fields::text(const char *key) const
{
    const auto &value = need(key);
    if (!value.is_string())
        fail(key, QStringLiteral("is not text"));
    return toQString(value);
}

QString Fields::optText(const char *key) const
{
    return has(key) ? text(key) : QString();
}

qint64 Fields::integer(const char *key) const
{
    const auto &value = need(key);
    if (!value.is_number_integer())
        fail(key, QStringLiteral("is not a whole number"));
    if (value.is_number_unsigned() && value.get<quint64>() > static_cast<quint64>(std::numeric_limits<qint64>::max()))
        fail(key, QStringLiteral("is out of range"));
    return value.get<qint64>();
}

std::optional<qint64> Fields::optInteger(const char *key) const
{
    return has(key) ? std::optional(integer(key)) : std::nullopt;
}

bool Fields::boolean(const char *key) const
{
    const auto &value = need(key);
    if (!value.is_boolean())
        fail(key, QStringLiteral("is not true or false"));
    return value.get<bool>();
}

bool Fields::optBoolean(const char *key, bool otherwise) const
{
    return has(key) ? boolean(key) : otherwise;
}

QDateTime Fields::time(const char *key) const
{
    auto value = fromIso(text(key));
    if (!value.isValid())
        fail(key, QStringLiteral("is not a time"));
    return value;
}

QDateTime Fields::optTime(const char *key) const
{
    return has(key) ? time(key) : QDateTime();
}

QString Fields::id(const char *key) const
{
    const auto &value = need(key);
    if (value.is_number_integer())
        return value.is_number_unsigned() ? QString::number(value.get<quint64>())
                                          : QString::number(value.get<qint64>());
    if (value.is_string() && !value.get_ref<const std::string &>().empty())
        return toQString(value);
    fail(key, QStringLiteral("is not an id"));
}

QString Fields::optId(const char *key) const
{
    return has(key) ? id(key) : QString();
}

QStringList Fields::optTexts(const char *key) const
{
    QStringList out;
    if (const auto *items = optArray(key))
        for (const auto &item : *items)
            if (item.is_string())
                out.append(toQString(item));
    return out;
}

Fields Fields::object(const char *key) const
{
    return Fields(need(key), m_path + QLatin1Char('/') + QString::fromLatin1(key));
}

const json &Fields::array(const char *key) const
{
    const auto &value = need(key);
    if (!value.is_array())
        fail(key, QStringLiteral("is not a list"));
    return value;
}

const json *Fields::optArray(const char *key) const
{
    return has(key) ? &array(key) : nullptr;
}

static bool namesASecret(const std::string &key)
{
    QString name = QString::fromStdString(key).toLower();
    name.remove(QLatin1Char('_')).remove(QLatin1Char('-')).remove(QLatin1Char(' '));
    for (const char *word : {"secret", "password", "passwd", "passphrase", "token", "apikey", "privatekey",
                             "credential", "credentials", "authorization", "bearer"})
        if (name.endsWith(QLatin1String(word)))
            return true;
    return false;
}

QString secretMember(const nlohmann::json &value)
{
    if (value.is_object())
        for (const auto &[key, inner] : value.items()) {
            if (namesASecret(key))
                return QString::fromStdString(key);
            if (const QString found = secretMember(inner); !found.isEmpty())
                return found;
        }
    if (value.is_array())
        for (const auto &inner : value)
            if (const QString found = secretMember(inner); !found.isEmpty())
                return found;
    return {};
}

Error badShape(const JsonShape &shape)
{
    return Error{Kind::BadAnswer, QStringLiteral("JSON %1 %2").arg(shape.path, shape.problem), shape.path, {}};
}

Error badShape(const std::exception &e)
{
    return Error{Kind::BadAnswer, QStringLiteral("JSON: %1").arg(QString::fromUtf8(e.what())), {}, {}};
}

} // namespace base
