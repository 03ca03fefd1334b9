// The one place that turns an error and what she was doing into one sentence: what happened, what to do.
#pragma once

#include <QString>

#include "base/Result.h"

namespace ui {

// What she, or the program for her, was doing when it failed.
enum class Doing
{
    Starting,       // opening the store, taking the lock
    ReadingProfile, // a connection profile file
    SigningIn,
    Reading,     // the queue and the records behind it; goes on by itself
    ReadingOnce, // the same by a command that ends with it
    OpeningFile, // a résumé or letter
    Drafting,
    KeepingEdit,
    Approving,
    TakingBack,
    Writing, // to the ATS
    ApprovingCriteria,
    CheckingLedger,
    Exporting, // the ledger
    AskingModel,
};

// One sentence without rich text; safe to show anywhere as plain text. system is the ATS's name as people see it, empty
// where there is none yet. Keychain: the subject tells why ("locked", "missing", "unavailable", "passphrase").
QString sentence(const base::Error &error, Doing doing, const QString &system);

} // namespace ui
