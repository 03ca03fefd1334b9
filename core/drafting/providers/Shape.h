// Whether an answer has the shape that was asked for. The app checks every answer again itself: providers promise more
// than they keep. // SEC-37, ai/providers 9
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/Result.h"

namespace drafting {

// The value without members that nobody asked for. BadAnswer when one is missing or of another kind, a word is none of
// those allowed, or a text is longer than a page. Schema: the common subset (object, array, string, integer, boolean,
// enum, anyOf).
base::Result<nlohmann::json> shaped(const QByteArray &answer, const QByteArray &schema);

} // namespace drafting
