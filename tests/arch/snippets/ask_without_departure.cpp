// error: too few arguments to function call
#include "drafting/providers/Gateway.h"

void asked(drafting::Gateway &gateway, drafting::Question question)
{
    (void)gateway.ask(std::move(question), std::stop_token{});
}
