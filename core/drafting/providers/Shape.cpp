#include "drafting/providers/Shape.h"

#include <nlohmann/json.hpp>

#include "base/StrictJson.h"

namespace drafting {

namespace {

using nlohmann::json;

constexpr std::size_t longestText = 4'000;
constexpr std::size_t longestList = 200;

[[noreturn]] void fail(const QString &path, const QString &problem)
{
    throw base::JsonShape{path, problem};
}

json conform(const json &value, const json &schema, const QString &path);

json object(const json &value, const json &schema, const QString &path)
{
    if (!value.is_object())
        fail(path, QStringLiteral("is no object"));
    json out = json::object();
    for (const auto &[key, inner] : schema.at("properties").items()) {
        const auto found = value.find(key);
        const QString at = path + QLatin1Char('/') + QString::fromStdString(key);
        if (found == value.end())
            fail(at, QStringLiteral("is missing"));
        out[key] = conform(*found, inner, at);
    }
    return out;
}

json array(const json &value, const json &schema, const QString &path)
{
    if (!value.is_array() || value.size() > longestList)
        fail(path, QStringLiteral("is no list, or too long a one"));
    json out = json::array();
    for (const auto &inner : value)
        out.push_back(conform(inner, schema.at("items"), path + QStringLiteral("/0")));
    return out;
}

json conform(const json &value, const json &schema, const QString &path)
{
    const auto type = schema.at("type").get<std::string>();
    if (type == "object")
        return object(value, schema, path);
    if (type == "array")
        return array(value, schema, path);
    if (type == "string") {
        if (!value.is_string() || value.get_ref<const std::string &>().size() > longestText)
            fail(path, QStringLiteral("is no text, or too long a one"));
        if (const auto words = schema.find("enum"); words != schema.end())
            if (std::find(words->begin(), words->end(), value) == words->end())
                fail(path, QStringLiteral("is none of the words"));
        return value;
    }
    const bool fits = (type == "integer" && value.is_number_integer()) || (type == "boolean" && value.is_boolean());
    if (!fits)
        fail(path, QStringLiteral("is of another kind"));
    return value;
}

// Some models wrap their JSON in a fence of three backticks; nothing else around it is accepted.
QByteArray unfenced(QByteArray text)
{
    text = text.trimmed();
    if (!text.startsWith("```") || !text.endsWith("```") || text.size() < 6)
        return text;
    const auto line = text.indexOf('\n');
    return line < 0 ? text : text.mid(line + 1, text.size() - line - 4).trimmed();
}

} // namespace

base::Result<json> shaped(const QByteArray &answer, const QByteArray &schema)
{
    TRY(const auto value, base::parseJson(unfenced(answer), {2 * 1024 * 1024, 32}));
    return base::decode([&value, &schema] { return conform(value, json::parse(schema.begin(), schema.end()), {}); });
}

} // namespace drafting
