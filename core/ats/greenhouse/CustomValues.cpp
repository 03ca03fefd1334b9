#include "ats/greenhouse/CustomValues.h"

#include <nlohmann/json.hpp>

namespace ats::greenhouse {

using nlohmann::json;

namespace {

QString member(const json &object, const char *key)
{
    const auto at = object.find(key);
    return at == object.end() ? QString() : shownValue(*at);
}

QString shownObject(const json &object)
{
    QStringList range{member(object, "min_value"), member(object, "max_value")};
    range += {member(object, "min_amount"), member(object, "max_amount")};
    range.removeAll(QString());
    QStringList parts{range.join(QStringLiteral(" – ")), member(object, "amount"), member(object, "name"),
                      member(object, "currency_code")};
    parts.removeAll(QString());
    return parts.isEmpty() ? QString::fromUtf8(base::dumpJson(object)) : parts.join(QLatin1Char(' '));
}

} // namespace

QString shownValue(const json &value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return base::toQString(value);
    if (value.is_boolean())
        return value.get<bool>() ? QStringLiteral("Yes") : QStringLiteral("No");
    if (value.is_array()) {
        QStringList parts;
        for (const auto &item : value)
            parts.append(shownValue(item));
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    if (value.is_object())
        return shownObject(value);
    return QString::fromUtf8(base::dumpJson(value));
}

std::vector<domain::FieldValue> customValues(const base::Fields &record)
{
    std::vector<domain::FieldValue> out;
    const auto *fields = record.raw("custom_fields");
    if (!fields || !fields->is_object())
        return out;
    for (const auto &[key, field] : fields->items()) {
        if (!field.is_object())
            continue;
        const auto at = field.find("value");
        domain::FieldValue value;
        value.key = QString::fromStdString(key);
        value.name = member(field, "name");
        value.type = member(field, "type");
        value.value = at == field.end() ? QString() : shownValue(*at);
        out.push_back(std::move(value));
    }
    return out;
}

} // namespace ats::greenhouse
