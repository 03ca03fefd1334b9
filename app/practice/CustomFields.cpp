#include "practice/CustomFields.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace practice {

namespace {

using nlohmann::json;

constexpr qint64 reviewField = 4'200'000'003;
constexpr qint64 fitField = 4'200'000'006;
constexpr qint64 metField = 4'200'000'007;
constexpr qint64 peopleOnly = 4'210'000'002;

CustomField read(const Statement &row)
{
    return {row.integer(0), row.text(1), row.text(2), row.text(3), row.integer(4) != 0};
}

constexpr const char *columns = "SELECT id, name, name_key, value_type, active FROM custom_fields ";

std::optional<CustomField> one(const Database &database, const QByteArray &where, const std::vector<Bound> &values)
{
    const auto guard = database.lock();
    Statement statement = database.prepare(columns + where);
    statement.bind(values);
    return statement.step() ? std::optional(read(statement)) : std::nullopt;
}

CheckedValue refused(const CustomField &field, const char *wanted)
{
    return {{}, {}, QStringLiteral("Custom field %1 wants %2").arg(field.nameKey, QLatin1String(wanted))};
}

CheckedValue text(const CustomField &field, const json &value, size_t longest)
{
    if (!value.is_string())
        return refused(field, "a text");
    if (value.get<std::string>().size() > longest)
        return refused(field, "a shorter text");
    return {QString::fromStdString(value.dump()), {}, {}};
}

CheckedValue option(const Database &database, const CustomField &field, const json &value)
{
    if (!value.is_number_integer())
        return refused(field, "the id of an option");
    const auto id = value.get<qint64>();
    const QString name =
        database.word("SELECT name FROM custom_options WHERE id=? AND field_id=? AND active=1", {id, field.id});
    if (name.isEmpty())
        return refused(field, "the id of one of its options");
    return {QString::fromStdString(json(name.toStdString()).dump()), id, {}};
}

// Option ids in, names out, each once and in the order of the options.
CheckedValue options(const Database &database, const CustomField &field, const json &value)
{
    if (!value.is_array())
        return refused(field, "a list of option ids");
    json names = json::array();
    for (const json &each : value) {
        const CheckedValue one = option(database, field, each);
        if (!one.refusal.isEmpty())
            return one;
        names.push_back(json::parse(one.stored.toStdString()));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return {QString::fromStdString(names.dump()), {}, {}};
}

} // namespace

void defineCustomFields(Database &database, qint64 createdAt)
{
    auto field = database.prepare("INSERT INTO custom_fields VALUES(?,?,?,?,?,?,?,?)");
    const auto add = [&](qint64 id, const char *kind, const char *name, const char *key, const char *type, int active) {
        field.run({id, QLatin1String(kind), QLatin1String(name), QLatin1String(key), QLatin1String(type), active,
                   id % 100, createdAt});
    };
    add(4'200'000'001, "application", "Screening verdicts", "ai_screening", "long_text", 1);
    add(4'200'000'002, "application", "AI summary reference", "ai_summary_ref", "short_text", 1);
    add(reviewField, "application", "AI review", "ai_review", "single_select", 1);
    add(4'200'000'004, "application", "Screening score (old)", "legacy_score", "number", 0);
    add(4'200'000'005, "application", "Screening score", "ai_score", "number", 1);
    add(fitField, "application", "Fit", "ai_fit", "single_select", 1);
    add(metField, "application", "Requirements met", "ai_met", "multi_select", 1);
    add(4'200'000'008, "application", "Briefing", "ai_briefing", "rich_text", 1);
    add(4'200'000'011, "candidate", "Summary", "ai_candidate_summary", "long_text", 1);
    add(4'200'000'021, "job", "Employment Type", "employment_type", "single_select", 1);
    auto choice = database.prepare("INSERT INTO custom_options VALUES(?,?,?,?,1,?)");
    choice.run({qint64(4'210'000'001), reviewField, QStringLiteral("Yes, AI may help"), 0, createdAt});
    choice.run({peopleOnly, reviewField, QStringLiteral("No, by people only"), 1, createdAt});
    choice.run({qint64(4'210'000'021), fitField, QStringLiteral("Strong"), 0, createdAt});
    choice.run({qint64(4'210'000'022), fitField, QStringLiteral("To be discussed"), 1, createdAt});
    choice.run({qint64(4'210'000'031), metField, QStringLiteral("Kubernetes"), 0, createdAt});
    choice.run({qint64(4'210'000'032), metField, QStringLiteral("German B2"), 1, createdAt});
    choice.run({qint64(4'210'000'033), metField, QStringLiteral("Cash register"), 2, createdAt});
    choice.run({qint64(4'210'000'011), qint64(4'200'000'021), QStringLiteral("Full-time"), 0, createdAt});
}

void setOptedOut(Database &database, qint64 applicationId, qint64 at)
{
    database.run("INSERT INTO custom_values(owner_id, field_id, value, option_id, set_at) VALUES(?,?,?,?,?)",
                 {applicationId, reviewField, QStringLiteral("\"No, by people only\""), peopleOnly, at});
}

std::vector<CustomField> customFieldsOf(const Database &database, const QString &ownerKind)
{
    const auto guard = database.lock();
    Statement statement = database.prepare(QByteArray(columns) + "WHERE owner_kind=? ORDER BY sort_order");
    statement.bind({ownerKind});
    std::vector<CustomField> fields;
    while (statement.step())
        fields.push_back(read(statement));
    return fields;
}

std::optional<CustomField> customFieldByKey(const Database &database, const QString &ownerKind, const QString &key)
{
    return one(database, "WHERE owner_kind=? AND name_key=?", {ownerKind, key});
}

std::optional<CustomField> customFieldById(const Database &database, const QString &ownerKind, qint64 id)
{
    return one(database, "WHERE owner_kind=? AND id=?", {ownerKind, id});
}

CheckedValue checkCustomValue(const Database &database, const CustomField &field, const json &value)
{
    if (value.is_null())
        return {QStringLiteral("null"), {}, {}};
    if (field.valueType == QLatin1String("short_text"))
        return text(field, value, 255);
    if (field.valueType == QLatin1String("long_text"))
        return text(field, value, 1u << 20);
    if (field.valueType == QLatin1String("single_select"))
        return option(database, field, value);
    if (field.valueType == QLatin1String("multi_select"))
        return options(database, field, value);
    if (field.valueType == QLatin1String("rich_text"))
        return text(field, value, 1u << 20);
    if (field.valueType == QLatin1String("number")) {
        if (!value.is_number())
            return refused(field, "a number");
        const QString shown = QString::number(value.get<double>(), 'f', 1); // read back as text: "85.0"
        return {QLatin1Char('"') + shown + QLatin1Char('"'), {}, {}};
    }
    return refused(field, "a kind of value that this system does not know");
}

void storeCustomValue(Database &database, qint64 ownerId, const CustomField &field, const CheckedValue &value,
                      qint64 userId, qint64 at)
{
    database.run(
        "INSERT INTO custom_values(owner_id, field_id, value, option_id, user_id, set_at) VALUES(?,?,?,?,?,?)",
        {ownerId, field.id, value.stored, value.optionId ? Bound(*value.optionId) : Bound(std::nullopt), userId, at});
}

CustomFieldReader::CustomFieldReader(const Database &database, const QString &ownerKind, qint64 asOf)
    : m_fields(customFieldsOf(database, ownerKind)),
      m_value(database.prepare("SELECT value FROM custom_values WHERE owner_id=? AND field_id=? AND set_at<=?"
                               " ORDER BY seq DESC LIMIT 1")),
      m_asOf(asOf)
{
}

json CustomFieldReader::objectOf(qint64 ownerId)
{
    json object = json::object();
    for (const CustomField &field : m_fields) {
        m_value.bind({ownerId, field.id, m_asOf});
        json value = m_value.step() ? json::parse(m_value.utf8(0).toStdString()) : json();
        if (value.is_null() && !field.active)
            continue; // an archived field shows only where it still holds something
        object[field.nameKey.toStdString()] = {
            {"name", field.name.toStdString()}, {"type", field.valueType.toStdString()}, {"value", std::move(value)}};
    }
    return object;
}

} // namespace practice
