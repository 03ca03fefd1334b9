#include "app/countersign/StatusJson.h"

#include <nlohmann/json.hpp>

namespace app {

nlohmann::json statusJson(Services &services, int applications, int waiting)
{
    nlohmann::json out{
        {"applications", applications}, {"waiting", waiting}, {"ledger_records", services.ledger.count()}};
    if (const auto counts = services.outbox.counts())
        out["outbox"] = {{"approved", counts->approved},
                         {"written", counts->confirmed},
                         {"held", counts->held},
                         {"waiting", counts->waiting},
                         {"sending", counts->sending},
                         {"unknown", counts->unknown},
                         {"refused", counts->refused},
                         {"needs_person", counts->needsHuman},
                         {"stale", counts->stale},
                         {"taken_back", counts->takenBack},
                         {"superseded", counts->superseded},
                         {"lives_only_here", counts->livesOnlyHere}};
    return out;
}

} // namespace app
