// Requisitions of one kind, as the administrator draws them together: criteria and prompts may be shared among them.
#pragma once

#include <vector>

#include <QStringList>

#include "domain/Requisition.h"

namespace domain {

struct JobFamily
{
    QString name;       // "engineering": letters, digits, - and _; also the name of a folder
    QStringList codes;  // wildcards on the requisition's code, such as ENG-*
    QStringList titles; // the same on its title
};

// The first family that a code or title fits, without regard to case; empty = none.
QString familyOf(const std::vector<JobFamily> &families, const Requisition &requisition);
// What a family's own set of criteria is kept under, in the place of a requisition.
RequisitionId familyKey(const QString &family);

} // namespace domain
