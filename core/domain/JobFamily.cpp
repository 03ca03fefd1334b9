#include "domain/JobFamily.h"

#include <QRegularExpression>

namespace domain {

static bool fitsAny(const QStringList &wildcards, const QString &text)
{
    for (const auto &wildcard : wildcards)
        if (QRegularExpression::fromWildcard(wildcard, Qt::CaseInsensitive).match(text).hasMatch())
            return true;
    return false;
}

QString familyOf(const std::vector<JobFamily> &families, const Requisition &requisition)
{
    for (const auto &family : families)
        if (fitsAny(family.codes, requisition.code) || fitsAny(family.titles, requisition.title))
            return family.name;
    return {};
}

RequisitionId familyKey(const QString &family)
{
    return RequisitionId(QStringLiteral("family ") + family); // no system has blanks in its ids
}

} // namespace domain
