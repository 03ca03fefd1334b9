// The leave for one text about one person to go to one model. Without it nothing can be asked: it is made only after
// opt-out, places and what may be sent were looked at, and after it stands in the ledger. // CMP-45, SEC-44, DESIGN 3
#pragma once

#include <memory>

#include "domain/Application.h"
#include "domain/Draft.h"
#include "domain/Jurisdictions.h"
#include "drafting/providers/ProviderProfile.h"
#include "net/ModelChannel.h"

namespace review {
class Departures;
}

namespace drafting {

// Why nothing may leave; none = it may.
enum class StaysHere
{
    None,
    OptedOut,   // the applicant asked for no machine
    Place,      // the provider is not used where one of the three places lies
    NoPlace,    // some places are barred, and one of the three is not known
    NotAllowed, // this kind of paper may not be sent to it
    CaseIsFull, // this case's tokens are spent
};

struct DepartureCase
{
    const domain::Application *application = nullptr;
    domain::Jurisdictions places;
    QStringList sends; // resume, cover_letter, scorecards
    qint64 spent = 0;  // tokens of this case so far
};

StaysHere whyStays(const DepartureCase &about, const ProviderProfile &profile);

class Departure
{
public:
    Departure(Departure &&) = default;
    Departure &operator=(Departure &&) = default;

    const std::shared_ptr<const net::OutboundGate> &gate() const { return m_gate; }

private:
    friend class review::Departures;
    explicit Departure(std::shared_ptr<const net::OutboundGate> gate) : m_gate(std::move(gate)) {}

    std::shared_ptr<const net::OutboundGate> m_gate;
};

} // namespace drafting
