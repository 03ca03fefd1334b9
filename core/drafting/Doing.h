// Who did it: whether a clause tells of somebody else's work, or of the person's own not having done it. Pure.
#pragma once

#include <QString>

namespace drafting {

// "The audit was handled by the group office", "las llevaba mi compañera".
bool tellsOfOthers(const QString &clause);
// What follows a mention in its clause: "… habe ich nicht gemacht", "…, je n'y ai pas touché".
bool deniesWhatStandsBefore(const QString &after);

} // namespace drafting
