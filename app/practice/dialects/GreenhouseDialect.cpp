#include "practice/dialects/GreenhouseDialect.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "practice/CustomFields.h"
#include "practice/dialects/GreenhouseQuery.h"
#include "practice/dialects/GreenhouseRows.h"

namespace practice::greenhouse {

namespace {

using nlohmann::json;

QString resourceOf(const QString &path)
{
    return path.section(QLatin1Char('/'), 2, 2);
}

} // namespace

DialectAnswer message(int status, const QString &words)
{
    return {HttpResponse::json(status, QByteArray::fromStdString(json{{"message", words.toStdString()}}.dump())), 0,
            false};
}

DialectAnswer errors(const QStringList &words)
{
    json list = json::array();
    for (const QString &one : words)
        list.push_back(one.toStdString());
    return {HttpResponse::json(422, QByteArray::fromStdString(json{{"errors", list}}.dump())), 0, false};
}

GreenhouseDialect::GreenhouseDialect(Database &database, Listing listing, FileUrl fileUrl)
    : m_database(database), m_listing(listing), m_fileUrl(std::move(fileUrl))
{
}

bool GreenhouseDialect::owns(const QString &path) const
{
    return path.startsWith(QLatin1String("/v3/"));
}

HttpResponse GreenhouseDialect::throttled(int retryAfterSeconds) const
{
    HttpResponse response = HttpResponse::text(429, "Retry later\n");
    response.setHeader("Retry-After", QByteArray::number(retryAfterSeconds));
    return response;
}

DialectAnswer GreenhouseDialect::answer(const HttpRequest &request, const std::optional<Caller> &caller,
                                        const Twist &twist)
{
    if (!caller)
        return message(401, QStringLiteral("Unauthorized"));
    if (request.method != QLatin1String("GET"))
        return write(request, *caller, twist);
    const ListSpec *spec = listNamed(resourceOf(request.path));
    if (!spec || request.path.count(QLatin1Char('/')) != 2)
        return message(404, QStringLiteral("Not found"));
    return list(*spec, request, *caller, twist);
}

DialectAnswer GreenhouseDialect::list(const ListSpec &spec, const HttpRequest &request, const Caller &caller,
                                      const Twist &twist)
{
    const QString scope = QStringLiteral("harvest:%1:list").arg(QLatin1String(spec.resource));
    if (!caller.scopes.contains(scope))
        return message(403, QStringLiteral("This token lacks the scope %1").arg(scope));
    if (m_listing == Listing::SiteAdmins && !caller.siteAdmin)
        return message(403, QStringLiteral("List endpoints need a Site Admin as the authorizing user"));
    const auto read = readQuery(spec, request);
    if (const auto *refusal = std::get_if<Refusal>(&read))
        return errors({refusal->words});
    const auto &query = std::get<ListQuery>(read);

    const Database::Guard guard = m_database.lock();
    RowReader rows(m_database, spec, query.columns, twist.asOf,
                   [&](qint64 id) { return m_fileUrl(request.origin(), id); });
    const Page page = rows.page(query);
    DialectAnswer answer{HttpResponse::json(200, page.text), 0, false};
    if (page.lastId) {
        const QString next = QStringLiteral("<%1%2?cursor=%3>; rel=\"next\"")
                                 .arg(request.origin(), request.path, cursorAfter(spec, query, *page.lastId));
        answer.response.setHeader("Link", next.toUtf8());
    } else {
        // The end is told in two ways, both met in the wild: no header, or an empty one.
        const bool empty = twist.lastLink == Twist::LastLink::Empty ||
                           (twist.lastLink == Twist::LastLink::Alternate && m_lastPages++ % 2 == 1);
        if (empty)
            answer.response.setHeader("Link", "");
    }
    return answer;
}

json GreenhouseDialect::record(const ListSpec &spec, qint64 id, const QString &origin) const
{
    std::vector<const Column *> columns;
    for (const Column &column : spec.columns)
        columns.push_back(&column);
    RowReader rows(m_database, spec, columns, std::nullopt, [&](qint64 file) { return m_fileUrl(origin, file); });
    return rows.one(id);
}

} // namespace practice::greenhouse
