#include "net/ModelChannel.h"

#include "net/Endpoint.h"

namespace net {

ModelChannel::ModelChannel(Transport &transport, ModelAddress address, base::Secret key)
    : m_transport(transport), m_address(std::move(address)), m_key(std::move(key))
{
}

base::Result<Request> ModelChannel::request(Verb verb, const QString &path) const
{
    const QString host = m_address.base.host();
    if (m_address.base.scheme() != QLatin1String("https") && !isLoopback(m_address.base))
        return base::failure(base::Kind::Invalid, QStringLiteral("a model elsewhere is reached by https only"), host);
    Request out;
    out.verb = verb;
    const auto question = path.indexOf(QLatin1Char('?'));
    const QUrlQuery query(question < 0 ? QString() : path.mid(question + 1));
    out.url = joined(m_address.base, question < 0 ? path : path.left(question), query);
    out.headers = m_address.headers;
    if (!m_address.keyHeader.isEmpty() && !m_key.isEmpty())
        out.headers.push_back({m_address.keyHeader, m_address.keyPrefix + m_key.reveal()});
    out.trust = m_address.trust;
    out.timeout = m_address.total;
    out.silence = m_address.silence;
    out.maxBytes = m_address.maxBytes;
    return out;
}

base::Task<base::Result<Response>> ModelChannel::post(QString path, QByteArray json,
                                                      std::shared_ptr<const OutboundGate> gate, Piece piece,
                                                      std::stop_token stop)
{
    CO_TRY(auto out, request(Verb::Post, path));
    CO_TRY_VOID(gate->inspect(json));
    out.contentType = "application/json";
    out.body = std::move(json);
    auto answer = co_await m_transport.stream(std::move(out), std::move(piece), stop);
    co_return answer;
}

base::Task<base::Result<Response>> ModelChannel::get(QString path, std::stop_token stop)
{
    CO_TRY(auto out, request(Verb::Get, path));
    auto answer = co_await m_transport.send(std::move(out), stop);
    co_return answer;
}

} // namespace net
