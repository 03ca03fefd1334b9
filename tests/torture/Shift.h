// A recruiter's shift of twenty approvals, chosen by a seed: drafts, edits, holds, taking back, restarts, and a system
// that misbehaves. Begun anew it goes on where the journal ends. // REL-03
#pragma once

#include "torture/Journal.h"

namespace torture {

inline constexpr int approvalsOfAShift = 20;

struct ShiftHooks
{
    std::function<void(const char *sql)> beforeStep; // each step of the writing connection
    std::function<void(const char *point)> reach;    // "ui acknowledged", "ats arrived", …
};

// store and journal are files that outlive the process.
void work(const QString &store, const QString &journal, unsigned seed, const ShiftHooks &hooks);

// What the heirs do: opens the store again, waits until all is settled, and judges by I1 to I8. Empty: all hold.
struct Verdict
{
    QString broken;
    int approvals = 0; // acknowledged
    int written = 0;   // on the record
};
Verdict conclude(const QString &store, const QString &journal);

} // namespace torture
