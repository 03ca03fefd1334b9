// The verbs about the model: which one, its key, whether it answers, and what left for it.
#pragma once

#include "app/countersign/verbs/AccountVerbs.h"

namespace app {

// Reads the profile, keeps a copy of it (and of its certificate authority) in the data folder.
[[nodiscard]] base::Task<base::Result<QByteArray>> setModel(VerbContext context, std::stop_token stop);
// Keeps COUNTERSIGN_MODEL_KEY sealed; empty removes what was kept.
[[nodiscard]] base::Task<base::Result<QByteArray>> keepModelKey(VerbContext context, std::stop_token stop);
// One word with a text of our own. Errors as Gateway::ask; Invalid when there is no usable provider.
[[nodiscard]] base::Task<base::Result<QByteArray>> testModel(VerbContext context, std::stop_token stop);
// Newest first, of one application or of all.
[[nodiscard]] base::Task<base::Result<QByteArray>> tellDepartures(VerbContext context, std::stop_token stop);

} // namespace app
