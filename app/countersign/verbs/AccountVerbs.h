// The verbs that work on the store: connect, sync, draft, status. Nothing is approved here, by design.
#pragma once

#include "app/countersign/CommandLine.h"
#include "app/countersign/Services.h"
#include "base/Task.h"
#include "ui/Text.h"

namespace app {

// What stdout gets. say prints a line for people (stderr), such as the address to open.
struct VerbContext
{
    CommandLine line;
    Services *services = nullptr;
    std::function<void(const QString &)> say;
    std::function<void(ui::Doing)> now; // what is being done, so that an error becomes the right sentence
};

// Prints the address to open and waits for the browser to come back. The secret of a confidential client is read from
// the environment variable COUNTERSIGN_CLIENT_SECRET once and kept sealed.
[[nodiscard]] base::Task<base::Result<QByteArray>> connectAccount(VerbContext context, std::stop_token stop);
[[nodiscard]] base::Task<base::Result<QByteArray>> syncAccounts(VerbContext context, std::stop_token stop);
[[nodiscard]] base::Task<base::Result<QByteArray>> draftCases(VerbContext context, std::stop_token stop);
[[nodiscard]] base::Task<base::Result<QByteArray>> tellStatus(VerbContext context, std::stop_token stop);

} // namespace app
