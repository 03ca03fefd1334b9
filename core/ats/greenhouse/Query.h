// Query strings of Harvest v3's lists. Pure.
#pragma once

#include <QUrlQuery>

#include "ats/Reader.h"

namespace ats::greenhouse {

inline constexpr int mostIds = 50;

QUrlQuery idsQuery(const char *filter, const QStringList &ids, int rowsPerPage);
QUrlQuery windowQuery(const Window &window, int rowsPerPage); // updated_at=gte|A|lte|B

// Each id once, in order.
template <class SomeId>
QStringList texts(const std::vector<SomeId> &ids)
{
    QStringList out;
    for (const auto &id : ids)
        if (!id.isEmpty())
            out.append(id.text());
    out.removeDuplicates();
    return out;
}

std::vector<QStringList> inGroups(const QStringList &ids); // of at most mostIds

} // namespace ats::greenhouse
