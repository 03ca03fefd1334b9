// countersign try: another set of criteria, or another prompt, over decided cases; which verdicts flip.
#pragma once

#include "app/countersign/verbs/AccountVerbs.h"

namespace app {

// --criteria FILE with --requisition ID: the built-in engine with the set in force and with the lines of the file.
// --prompt FILE: the model's screening with the prompt in use and with this one; kept as tried, so that it may be used
// once it lies in the data folder's prompts.
[[nodiscard]] base::Task<base::Result<QByteArray>> tryOnDecided(VerbContext context, std::stop_token stop);

} // namespace app
