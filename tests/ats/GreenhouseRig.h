// A Greenhouse connector in front of a scripted server, with everything it needs.
#pragma once

#include "ats/greenhouse/Endpoints.h"
#include "ats/greenhouse/GreenhouseReader.h"
#include "ats/greenhouse/GreenhouseWriter.h"
#include "fakes/DispatchForTests.h"
#include "fakes/PlainCredentials.h"
#include "fakes/ScriptedServer.h"
#include "support/QtTestSupport.h"

namespace ats_testing {

template <class T>
base::Result<T> run(base::Task<base::Result<T>> task)
{
    auto result = support::runTask(std::move(task), 60'000);
    if (!result)
        return base::failure(base::Kind::TimedOut, QStringLiteral("the task never ended"));
    return std::move(*result);
}

struct GreenhouseRig
{
    explicit GreenhouseRig(fakes::ScriptedServer::Script script) : server(std::move(script))
    {
        net::RetryPolicy once;
        once.tries = 1;
        readChannel.setRetryPolicy(once);
    }

    base::Result<ats::Receipt> send(const ats::EncodedWrite &write)
    {
        return run(writer.send(writeback::Sender::dispatchForTests(write.body), write, {}));
    }

    fakes::ScriptedServer server;
    std::shared_ptr<base::Clock> clock = std::make_shared<base::SystemClock>();
    net::Transport transport{clock};
    std::shared_ptr<fakes::PlainCredentials> credentials = std::make_shared<fakes::PlainCredentials>();
    std::shared_ptr<net::Pacer> pacer = std::make_shared<net::Pacer>(clock);
    QUrl base = server.url(QString());
    net::ReadChannel readChannel{transport, credentials, pacer, clock, base, ats::greenhouse::safeEndpoints};
    net::WriteChannel writeChannel{transport, credentials, pacer, clock, base, ats::greenhouse::unsafeEndpoints};
    ats::greenhouse::GreenhouseReader reader{readChannel, {}, {}};
    ats::greenhouse::GreenhouseWriter writer{writeChannel, reader, {}};
};

} // namespace ats_testing
