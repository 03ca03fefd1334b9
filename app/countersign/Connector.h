// The connector of a profile, wired: the only place that knows the concrete classes of core/ats.
#pragma once

#include <memory>

#include "ats/Reader.h"
#include "ats/Writer.h"
#include "base/Clock.h"
#include "domain/ConnectionProfile.h"
#include "net/Credentials.h"
#include "net/Pacer.h"
#include "net/Transport.h"

namespace app {

class Connector
{
public:
    virtual ~Connector() = default;
    virtual ats::Reader &reader() = 0;
    virtual ats::Writer &writer() = 0;
    virtual const net::Pacer &pacer() const = 0;
};

// Errors: Unsupported (no connector for this system; subject: its name), Invalid (an option; subject: its name).
base::Result<std::shared_ptr<Connector>> makeConnector(const domain::ConnectionProfile &profile,
                                                       net::Transport &transport,
                                                       std::shared_ptr<net::Credentials> credentials,
                                                       std::shared_ptr<base::Clock> clock);

// What the connector can do, known before signing in.
base::Result<ats::Capabilities> capabilitiesOf(const domain::ConnectionProfile &profile);

} // namespace app
