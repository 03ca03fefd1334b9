// The query of a list call, checked as strictly as the vendor does it, and turned into SQL. Refusals are the words of
// a 422.
#pragma once

#include <variant>
#include <vector>

#include "practice/Database.h"
#include "practice/Dialect.h"
#include "practice/dialects/GreenhouseLists.h"

namespace practice::greenhouse {

struct Refusal
{
    QString words;
};

struct ListQuery
{
    QByteArray where; // joined by AND, empty = everything
    std::vector<Bound> values;
    std::vector<const Column *> columns; // as asked for by `fields`
    int perPage = 100;
    std::optional<qint64> before; // only ids below this one
    QString filters;              // the first request's query, carried by the cursor
};

std::variant<ListQuery, Refusal> readQuery(const ListSpec &list, const HttpRequest &request);

// The cursor is opaque for clients: list, filters and place, with a tag so that a made-up one is refused.
QString cursorAfter(const ListSpec &list, const ListQuery &query, qint64 lastId);

} // namespace practice::greenhouse
