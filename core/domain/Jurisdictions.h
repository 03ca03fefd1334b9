// The places whose rules count for one application; rules add up. Empty = not known, and then the strictest holds.
// CMP-03
#pragma once

#include <QString>

namespace domain {

struct Jurisdictions
{
    QString residence; // of the person, as the record says it
    QString job;       // of the requisition
    QString employer;  // the establishment, as the connection's profile says it
};

} // namespace domain
