// The next page out of a Link header (RFC 8288). Pure.
#pragma once

#include <QByteArray>

#include "base/Result.h"

namespace ats::greenhouse {

// The address with rel="next", as given. Empty when there is none: on the last page the header is missing or empty.
// BadAnswer when the header is there but cannot be read: then the list may go on, and stopping would lose rows.
base::Result<QString> nextLink(const QByteArray &header);

} // namespace ats::greenhouse
