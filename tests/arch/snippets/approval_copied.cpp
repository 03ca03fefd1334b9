// error: call to deleted constructor of 'review::Approval'
#include "review/Approval.h"

void twice(const review::Approval &approval)
{
    review::Approval copy(approval);
    (void)copy;
}
