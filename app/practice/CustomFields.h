// Custom fields of the practice ATS: which exist, what they accept, what readers get. Reads give option names and
// numbers as text, writes take option ids: that is the vendor's way, kept here.
#pragma once

#include <optional>
#include <vector>

#include "practice/Database.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace practice {

struct CustomField
{
    qint64 id = 0;
    QString name;
    QString nameKey;
    QString valueType;
    bool active = true;
};

void defineCustomFields(Database &database, qint64 createdAt);
void setOptedOut(Database &database, qint64 applicationId, qint64 at);

std::vector<CustomField> customFieldsOf(const Database &database, const QString &ownerKind);
std::optional<CustomField> customFieldByKey(const Database &database, const QString &ownerKind, const QString &key);
std::optional<CustomField> customFieldById(const Database &database, const QString &ownerKind, qint64 id);

// A value as it will be read again, or the reason why it is refused.
struct CheckedValue
{
    QString stored; // JSON text; "null" clears
    std::optional<qint64> optionId;
    QString refusal; // empty = accepted
};
CheckedValue checkCustomValue(const Database &database, const CustomField &field, const nlohmann::json &value);
void storeCustomValue(Database &database, qint64 ownerId, const CustomField &field, const CheckedValue &value,
                      qint64 userId, qint64 at);

// The vendor's object {"key": {"name", "type", "value"}} of one record after another, as they were at a moment.
class CustomFieldReader
{
public:
    CustomFieldReader(const Database &database, const QString &ownerKind, qint64 asOf);
    nlohmann::json objectOf(qint64 ownerId);

private:
    std::vector<CustomField> m_fields;
    Statement m_value;
    qint64 m_asOf;
};

} // namespace practice
