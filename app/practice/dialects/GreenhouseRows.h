// Rows of the tables as the vendor's JSON.
#pragma once

#include <functional>

#include "practice/CustomFields.h"
#include "practice/dialects/GreenhouseQuery.h"

#include <nlohmann/json_fwd.hpp>

namespace practice::greenhouse {

struct Page
{
    QByteArray text;              // a bare JSON array
    std::optional<qint64> lastId; // of this page, when more rows follow
};

class RowReader
{
public:
    RowReader(const Database &database, const ListSpec &spec, std::vector<const Column *> columns,
              std::optional<qint64> asOf, std::function<QString(qint64)> fileUrl);

    Page page(const ListQuery &query);
    nlohmann::json one(qint64 id); // null when there is none

private:
    nlohmann::json row(const Statement &statement);
    nlohmann::json cell(const Statement &statement, int at, const Column &column);
    QByteArray select() const;

    const Database &m_database;
    const ListSpec &m_spec;
    std::vector<const Column *> m_columns;
    std::optional<qint64> m_asOf;
    std::function<QString(qint64)> m_fileUrl;
    CustomFieldReader m_customFields;
};

} // namespace practice::greenhouse
