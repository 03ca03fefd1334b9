// error: no viable conversion
#include "writeback/Outbox.h"

void smuggle(writeback::Outbox &outbox, domain::Draft draft)
{
    auto task = outbox.accept(draft, base::Milliseconds(0));
}
