#include "practice/dialects/GreenhouseRows.h"

#include <limits>

#include <nlohmann/json.hpp>

namespace practice::greenhouse {

using nlohmann::json;

RowReader::RowReader(const Database &database, const ListSpec &spec, std::vector<const Column *> columns,
                     std::optional<qint64> asOf, std::function<QString(qint64)> fileUrl)
    : m_database(database), m_spec(spec), m_columns(std::move(columns)), m_asOf(asOf), m_fileUrl(std::move(fileUrl)),
      m_customFields(database, QLatin1String(spec.customFieldsOwner), asOf.value_or(std::numeric_limits<qint64>::max()))
{
}

QByteArray RowReader::select() const
{
    QByteArray sql = QByteArray("SELECT ") + m_spec.id;
    for (const Column *column : m_columns)
        sql += QByteArray(",") + column->sql;
    return sql + " FROM " + m_spec.from;
}

Page RowReader::page(const ListQuery &query)
{
    QByteArrayList where;
    std::vector<Bound> values = query.values;
    if (!query.where.isEmpty())
        where << query.where;
    if (query.before) {
        where << QByteArray(m_spec.id) + "<?";
        values.emplace_back(*query.before);
    }
    if (m_asOf && *m_spec.hideNewerThan) {
        where << QByteArray(m_spec.hideNewerThan) + "<=?";
        values.emplace_back(*m_asOf);
    }
    values.emplace_back(query.perPage + 1);
    Statement statement = m_database.prepare(select() + (where.isEmpty() ? "" : " WHERE " + where.join(" AND ")) +
                                             " ORDER BY " + m_spec.id + " DESC LIMIT ?");
    statement.bind(values);
    json rows = json::array();
    Page page;
    qint64 last = 0;
    while (statement.step()) {
        if (rows.size() == static_cast<size_t>(query.perPage)) {
            page.lastId = last;
            break;
        }
        last = statement.integer(0);
        rows.push_back(row(statement));
    }
    page.text = QByteArray::fromStdString(rows.dump());
    return page;
}

json RowReader::one(qint64 id)
{
    Statement statement = m_database.prepare(select() + " WHERE " + m_spec.id + "=?");
    statement.bind({id});
    return statement.step() ? row(statement) : json();
}

json RowReader::row(const Statement &statement)
{
    json object = json::object();
    int at = 1;
    for (const Column *column : m_columns)
        object[column->name] = cell(statement, at++, *column);
    return object;
}

json RowReader::cell(const Statement &statement, int at, const Column &column)
{
    if (statement.isNull(at))
        return {};
    switch (column.shape) {
    case Shape::Integer:
        return statement.integer(at);
    case Shape::Text:
        return statement.utf8(at).toStdString();
    case Shape::Boolean:
        return statement.integer(at) != 0;
    case Shape::Time:
        return isoTime(statement.integer(at)).toStdString();
    case Shape::Changed:
        return isoTime(m_asOf ? std::min(*m_asOf, statement.integer(at)) : statement.integer(at)).toStdString();
    case Shape::Json:
        return json::parse(statement.utf8(at).toStdString());
    case Shape::CustomFields:
        return m_customFields.objectOf(statement.integer(at));
    case Shape::FileUrl:
        return m_fileUrl(statement.integer(at)).toStdString();
    }
    return {};
}

} // namespace practice::greenhouse
