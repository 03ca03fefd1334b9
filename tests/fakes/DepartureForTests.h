// Makes a Departure in a test that is not linked with cs_review. Only the friend of Departure can, so this one takes
// its name; the architecture test forbids a second definition anywhere but here.
#pragma once

#include "drafting/Departure.h"

namespace review {

class Departures
{
public:
    static drafting::Departure forTests(std::shared_ptr<const net::OutboundGate> gate)
    {
        return drafting::Departure(std::move(gate));
    }
};

} // namespace review
