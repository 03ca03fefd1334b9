// compiles
#include "review/Desk.h"
#include "writeback/Outbox.h"
#include "writeback/Sender.h"

// The honest way: a gesture from the window, an approval from the desk, to the outbox.
base::Task<base::Result<writeback::Accepted>> honest(review::Desk &desk, writeback::Outbox &outbox,
                                                     review::DraftRevision revision, review::Gesture gesture,
                                                     review::ApproveInput input)
{
    auto approval = desk.approve(revision, std::move(gesture), input);
    return outbox.accept(*std::move(approval), base::Milliseconds(20'000));
}

base::Task<base::Result<ats::Receipt>> handed(ats::Writer &writer, net::Dispatch dispatch, ats::EncodedWrite write,
                                              std::stop_token stop)
{
    return writer.send(std::move(dispatch), std::move(write), stop);
}
