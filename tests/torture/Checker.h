// The invariants of reliability.md, looked at from outside: what the screen promised, what the system received, what
// the store and the ledger say. In the manner of Jepsen: a pure judgement over a history, whoever made it. // REL-47
#pragma once

#include <vector>

#include "fakes/Bench.h"

namespace torture {

// What was acknowledged to the person, in the order in which it was.
struct Promise
{
    domain::ApprovalId approval;
    std::optional<domain::OperationId> operation;
};

struct History
{
    std::vector<Promise> approved;              // accept() came back with success
    std::vector<domain::OperationId> takenBack; // takeBack() or undo() did
    std::vector<fakes::Arrival> arrivals;       // at the system, in order
    std::vector<fakes::WrittenNote> notes;      // on the record
    bool faultsAreOver = true;                  // and time has passed since: nothing may be under way any more
};

// The first invariant that does not hold ("I3: …"), or nothing.
//   I1 each write has an earlier, unrevoked approval       I5 the principal is the approver
//   I2 each approval ends as one write or a visible item   I6 per person in the order of approval
//   I3 at most one write per digest                        I7 approval, attempt and outcome are in the ledger
//   I4 the bytes are the approved ones                     I8 what cannot be read back is sent at most once
QString broken(fakes::Bench &bench, const History &history);
// The same for several machines of one person that write to one record; the first one keeps the time.
QString broken(const std::vector<fakes::Bench *> &devices, const History &history);

} // namespace torture
