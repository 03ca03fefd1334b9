// RTF, read by our own tokenizer: character sets, \u with its skip count, destinations left out, hidden text hidden.
#pragma once

#include <QByteArray>

#include "base/Result.h"
#include "documents/Flow.h"

namespace documents {

// BadAnswer: not RTF. Invalid: groups nested deeper than limits::xmlDepth.
base::Result<Flow> rtfFlow(const QByteArray &bytes);

} // namespace documents
