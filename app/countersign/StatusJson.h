// The state of an installation as JSON: the same words from a running window and from the verb.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/countersign/Services.h"

namespace app {

nlohmann::json statusJson(Services &services, int applications, int waiting);

} // namespace app
