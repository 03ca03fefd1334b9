#include "ats/greenhouse/Query.h"

#include "base/Clock.h"

namespace ats::greenhouse {

QUrlQuery idsQuery(const char *filter, const QStringList &ids, int rowsPerPage)
{
    QUrlQuery query;
    query.addQueryItem(QLatin1String(filter), ids.join(QLatin1Char(',')));
    query.addQueryItem(QStringLiteral("per_page"), QString::number(rowsPerPage));
    return query;
}

QUrlQuery windowQuery(const Window &window, int rowsPerPage)
{
    QStringList range;
    if (window.from.isValid())
        range += {QStringLiteral("gte"), base::isoUtc(window.from)};
    if (window.until.isValid())
        range += {QStringLiteral("lte"), base::isoUtc(window.until)};
    QUrlQuery query;
    if (!range.isEmpty())
        query.addQueryItem(QStringLiteral("updated_at"), range.join(QLatin1Char('|')));
    query.addQueryItem(QStringLiteral("per_page"), QString::number(rowsPerPage));
    return query;
}

std::vector<QStringList> inGroups(const QStringList &ids)
{
    std::vector<QStringList> groups;
    for (qsizetype i = 0; i < ids.size(); i += mostIds)
        groups.push_back(ids.mid(i, mostIds));
    return groups;
}

} // namespace ats::greenhouse
