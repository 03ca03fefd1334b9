// error: calling a private constructor of class 'drafting::Departure'
#include "drafting/Departure.h"

drafting::Departure forged(std::shared_ptr<const net::OutboundGate> gate)
{
    return drafting::Departure(std::move(gate));
}
