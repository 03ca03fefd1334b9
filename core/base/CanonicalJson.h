// RFC 8785 (JCS) for the values we hash: keys sorted by UTF-16 code units, no white space, integers only.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <QByteArray>

#include "base/Result.h"

namespace base {

// Kind::Invalid for floating-point numbers, integers beyond 2^53 and text that is not UTF-8: ledger values have none.
Result<QByteArray> canonicalJson(const nlohmann::json &value);

} // namespace base
