// error: calling a private constructor of class 'domain::Reachable'
#include "domain/Workflow.h"

void forged()
{
    const domain::Reachable reachable(domain::ApplicationId{});
    (void)reachable;
}
