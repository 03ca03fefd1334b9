// error: no viable conversion
#include "writeback/Outbox.h"

void smuggle(writeback::Outbox &outbox, review::ApprovalTerms terms)
{
    auto task = outbox.accept(terms, base::Milliseconds(0));
}
