// What the program consists of for as long as it runs, constructed and wired in one place. Accounts come and go on top.
#pragma once

#include <memory>

#include "app/countersign/CaseStudio.h"
#include "app/countersign/CaseTrials.h"
#include "app/countersign/ModelDesk.h"
#include "app/countersign/Paths.h"
#include "auth/AccountRepository.h"
#include "auth/PassphraseVault.h"
#include "base/Clock.h"
#include "documents/WorkerPool.h"
#include "ledger/LedgerRepository.h"
#include "net/Transport.h"
#include "review/Desk.h"
#include "review/Policy.h"
#include "review/Retention.h"
#include "store/Store.h"
#include "sync/CaseRepository.h"
#include "writeback/Outbox.h"

namespace app {

// How much of the store can be used. // DESIGN 10 (15)
enum class Keeping
{
    Sealed,   // on disk
    LookOnly, // in memory: nothing is kept, approving is refused
};

class Services
{
public:
    Services(std::shared_ptr<base::Clock> clock, std::unique_ptr<store::Store> store, Paths paths);
    ~Services();

    // What the administrator says of drafting: families and their prompts, the language of drafts.
    void usePolicy(const review::Policy &policy);

    Keeping keeping() const { return store->isInMemory() ? Keeping::LookOnly : Keeping::Sealed; }

    // In the order of construction; later ones use earlier ones.
    const std::shared_ptr<base::Clock> clock;
    const Paths paths;
    const std::unique_ptr<store::Store> store;
    net::Transport transport;
    ledger::Ledger ledger;
    const std::shared_ptr<auth::AccountRepository> accounts;
    syncing::CaseRepository cases;
    syncing::ReadingRepository readings;
    review::Desk desk;
    review::Retention retention;
    writeback::Outbox outbox;
    documents::WorkerPool workers;
    ModelDesk models;
    CaseStudio studio;
    CaseTrials trials;
};

// The installation key: from the keychain, or by passphrase where a passphrase was chosen before or prompt is given.
// Errors: Keychain (subject "locked", "missing", "unavailable", or "passphrase" when none was given or it does not
// fit), Cancelled.
[[nodiscard]] base::Task<base::Result<base::Secret>> findKey(std::shared_ptr<base::Clock> clock, Paths paths,
                                                             std::shared_ptr<auth::PassphrasePrompt> prompt,
                                                             std::stop_token stop);

// For programs without a window: COUNTERSIGN_PASSPHRASE, where the store's key is wrapped by a passphrase. Null when
// the key is in the keychain.
std::shared_ptr<auth::PassphrasePrompt> environmentPassphrase(const Paths &paths);

// Opens the store with the key. Errors as store::Store::open.
base::Result<std::unique_ptr<Services>> openServices(std::shared_ptr<base::Clock> clock, Paths paths, base::Secret key);
// In memory, for looking only.
base::Result<std::unique_ptr<Services>> openLookOnly(std::shared_ptr<base::Clock> clock, Paths paths);

} // namespace app
