// error: calling a private constructor of class 'domain::PermittedStep'
#include "domain/Workflow.h"

void forged()
{
    const domain::PermittedStep step(domain::Proposal{});
    (void)step;
}
