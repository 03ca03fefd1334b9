#include "app/countersign/Connector.h"

#include "ats/greenhouse/Endpoints.h"
#include "ats/greenhouse/GreenhouseReader.h"
#include "ats/greenhouse/GreenhouseWriter.h"
#include "net/ReadChannel.h"
#include "net/WriteChannel.h"

namespace app {

namespace {

class GreenhouseConnector final : public Connector
{
public:
    GreenhouseConnector(const domain::ConnectionProfile &profile, net::Transport &transport,
                        std::shared_ptr<net::Credentials> credentials, std::shared_ptr<base::Clock> clock,
                        ats::greenhouse::Options options)
        : m_pacer(std::make_shared<net::Pacer>(clock)),
          m_read(transport, credentials, m_pacer, clock, profile.apiUrl, ats::greenhouse::safeEndpoints),
          m_write(transport, credentials, m_pacer, clock, profile.apiUrl, ats::greenhouse::unsafeEndpoints),
          m_reader(m_read, profile, options), m_writer(m_write, m_reader, options)
    {
    }

    ats::Reader &reader() override { return m_reader; }
    ats::Writer &writer() override { return m_writer; }
    const net::Pacer &pacer() const override { return *m_pacer; }

private:
    std::shared_ptr<net::Pacer> m_pacer;
    net::ReadChannel m_read;
    net::WriteChannel m_write;
    ats::greenhouse::GreenhouseReader m_reader;
    ats::greenhouse::GreenhouseWriter m_writer;
};

auto noConnector(const domain::ConnectionProfile &profile)
{
    return base::failure(base::Kind::Unsupported, QStringLiteral("no connector for this system"), profile.system);
}

} // namespace

base::Result<std::shared_ptr<Connector>> makeConnector(const domain::ConnectionProfile &profile,
                                                       net::Transport &transport,
                                                       std::shared_ptr<net::Credentials> credentials,
                                                       std::shared_ptr<base::Clock> clock)
{
    if (profile.system != QLatin1String("greenhouse"))
        return noConnector(profile);
    TRY(auto options, ats::greenhouse::optionsOf(profile));
    return std::make_shared<GreenhouseConnector>(profile, transport, std::move(credentials), std::move(clock),
                                                 std::move(options));
}

base::Result<ats::Capabilities> capabilitiesOf(const domain::ConnectionProfile &profile)
{
    if (profile.system != QLatin1String("greenhouse"))
        return noConnector(profile);
    return ats::greenhouse::capabilitiesOf(profile);
}

} // namespace app
