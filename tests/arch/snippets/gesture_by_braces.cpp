// error: calling a private constructor of class 'review::Gesture'
#include "review/Desk.h"

void approve(review::Desk &desk, const review::DraftRevision &revision, const review::ApproveInput &input)
{
    (void)desk.approve(revision, {}, input).has_value();
}
