// The verbs that work on a file alone: extract and screen. They need no account, no store and no network.
#pragma once

#include "app/countersign/CommandLine.h"
#include "base/Task.h"
#include "documents/WorkerPool.h"

namespace app {

// A whole file. Errors: NotFound, Storage (subject: the path).
base::Result<QByteArray> contentOf(const QString &path);

// The JSON for stdout. Errors: NotFound or Storage for a file that cannot be read (subject: its name).
[[nodiscard]] base::Task<base::Result<QByteArray>> extractFile(CommandLine line, documents::WorkerPool &pool,
                                                               std::stop_token stop);
[[nodiscard]] base::Task<base::Result<QByteArray>> screenFile(CommandLine line, documents::WorkerPool &pool,
                                                              QDate today, std::stop_token stop);

} // namespace app
