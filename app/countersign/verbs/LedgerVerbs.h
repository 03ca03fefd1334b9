// The verbs on the ledger: verify, export, anchor, packet. They change nothing but the ledger's own checkpoints.
#pragma once

#include "app/countersign/verbs/AccountVerbs.h"

namespace app {

[[nodiscard]] base::Task<base::Result<QByteArray>> verifyLedger(VerbContext context, std::stop_token stop);
[[nodiscard]] base::Task<base::Result<QByteArray>> exportLedger(VerbContext context, std::stop_token stop);
[[nodiscard]] base::Task<base::Result<QByteArray>> anchorLedger(VerbContext context, std::stop_token stop);
// Errors: NotFound when no account knows the application, Invalid when several do.
[[nodiscard]] base::Task<base::Result<QByteArray>> packetOfCase(VerbContext context, std::stop_token stop);

} // namespace app
