// WordprocessingML: body, headers and footers, tables, text boxes, notes, lists; what Word would not show is hidden.
#pragma once

#include <QByteArray>

#include "base/Result.h"
#include "documents/Flow.h"

namespace documents {

// Errors as in Archive and Xml; NotFound when there is no main part.
base::Result<Flow> docxFlow(const QByteArray &bytes);

} // namespace documents
