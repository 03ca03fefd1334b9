// error: too few arguments to function call
#include "review/Desk.h"

void approve(review::Desk &desk, const review::DraftRevision &revision, const review::ApproveInput &input)
{
    (void)desk.approve(revision, input).has_value();
}
