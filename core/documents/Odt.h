// OpenDocument text: body, page headers and footers, tables, frames, lists, notes; hidden text is hidden.
#pragma once

#include <QByteArray>

#include "base/Result.h"
#include "documents/Flow.h"

namespace documents {

// Errors as in Archive and Xml; Unsupported when the file is behind a password.
base::Result<Flow> odtFlow(const QByteArray &bytes);

} // namespace documents
