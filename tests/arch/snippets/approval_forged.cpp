// error: calling a private constructor of class 'review::Approval'
#include "review/Approval.h"

void forged()
{
    const review::Approval approval(review::ApprovalTerms{});
    (void)approval;
}
