// What each record of the ledger must say, so that a decision can be told from it alone. Pure. // CMP-30, Annex C
#pragma once

#include <QByteArray>
#include <QStringList>

namespace ledger {

// What is not known is said, never left out: there is no notice, training date or jurisdiction in this program yet.
inline constexpr const char *notRecorded = "not recorded";

// Members that the canonical line lacks for its kind; "JSON" when it is no record at all. Empty = complete.
QStringList missingIn(const QByteArray &line);

} // namespace ledger
