#include "net/Transport.h"

#include <set>

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <QCoroNetworkReply>

#include "base/Log.h"
#include "base/Planted.h"
#include "net/Endpoint.h"
#include "net/OneShotBody.h"

namespace net {

using base::Error;
using base::failure;
using base::Kind;

namespace {

// The system's proxy for the world, none for this machine: a sign-in listener or a local model is never behind one.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        if (isLoopback(host) || host == QLatin1String("localhost"))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

struct LaterDelete
{
    void operator()(QNetworkReply *reply) const
    {
        if (reply)
            reply->deleteLater();
    }
};

// What happened to one request while it was under way, beyond what the reply itself says.
struct Flight
{
    bool stopped = false;
    bool timedOut = false;
    bool tooBig = false;
    qint64 received = 0;
    QByteArray body;
};

// Qt reports an HTTP status ≥ 400 as an error as well; those are answers, not failures.
bool isStatusError(QNetworkReply::NetworkError error)
{
    const int code = error;
    return (code > 200 && code <= 299 && error != QNetworkReply::ContentReSendError) || (code >= 300 && code <= 399) ||
           (code >= 400 && code <= 499) || error == QNetworkReply::ProxyAuthenticationRequiredError;
}

QNetworkRequest qtRequest(const Request &request)
{
    QNetworkRequest out(request.url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, base::planted(base::Bug::RedirectFollowed)
                                                                   ? QNetworkRequest::NoLessSafeRedirectPolicy
                                                                   : QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // its own resend rules are not measured
    out.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    out.setRawHeader("User-Agent", "Countersign/" COUNTERSIGN_VERSION);
    for (const auto &header : request.headers)
        out.setRawHeader(header.name, header.value);
    if (!request.contentType.isEmpty())
        out.setRawHeader("Content-Type", request.contentType);
    if (!request.trust.isEmpty()) {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(QSslCertificate::fromData(request.trust, QSsl::Pem));
        out.setSslConfiguration(tls);
    }
    if (request.verb != Verb::Get)
        out.setRawHeader("Content-Length", QByteArray::number(request.body.size()));
    return out;
}

std::optional<Error> unfit(const Request &request)
{
    const QString scheme = request.url.scheme();
    if (!request.url.isValid() || request.url.host().isEmpty() ||
        (scheme != QLatin1String("https") && scheme != QLatin1String("http")))
        return Error{Kind::Invalid, QStringLiteral("not an http address"), request.url.host()};
    if (!request.url.userInfo().isEmpty())
        return Error{Kind::Invalid, QStringLiteral("an address with a user name or password in it"),
                     request.url.host()};
    if (request.verb != Verb::Get && request.body.isEmpty())
        return Error{
            Kind::Invalid,
            QStringLiteral("%1 without a body cannot be sent once only").arg(QLatin1String(verbName(request.verb))),
            request.url.host()};
    if (!request.trust.isEmpty() && QSslCertificate::fromData(request.trust, QSsl::Pem).isEmpty())
        return Error{Kind::Invalid, QStringLiteral("the certificate authority is no certificate"), request.url.host()};
    for (const auto &header : request.headers)
        if (header.name.isEmpty() || header.value.contains('\n') || header.value.contains('\r'))
            return Error{Kind::Invalid, QStringLiteral("a header that breaks its line"), request.url.host()};
    return std::nullopt;
}

base::Result<Response> outcome(QNetworkReply &reply, const Flight &flight, const Request &request,
                               const OneShotBody *body)
{
    const QString host = request.url.host();
    const QString what = QStringLiteral("%1 %2: ").arg(QLatin1String(verbName(request.verb)), request.url.path());
    const auto error = reply.error();
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool mayHaveLeft = body && body->touched();

    if (flight.tooBig)
        return failure(Kind::BadAnswer, what + QStringLiteral("answer larger than %1 bytes").arg(request.maxBytes),
                       host);
    if (flight.stopped || flight.timedOut) {
        const QString why = flight.stopped ? QStringLiteral("stopped") : QStringLiteral("timed out");
        if (mayHaveLeft)
            return failure(Kind::OutcomeUnknown, what + why + QStringLiteral(" after the body began to leave"), host);
        return failure(flight.stopped ? Kind::Cancelled : Kind::TimedOut, what + why, host);
    }
    if (status >= 300 && status < 400)
        return failure(Kind::BadAnswer, what + QStringLiteral("redirect (%1) refused").arg(status), host);
    if (error != QNetworkReply::NoError && !(status >= 400 && isStatusError(error))) {
        // Our own words: Qt's error text holds the whole address, and a query may hold a name.
        const bool untrusted = error == QNetworkReply::SslHandshakeFailedError;
        const QString why = untrusted ? QStringLiteral("certificate or handshake not accepted")
                                      : QStringLiteral("network error %1").arg(static_cast<int>(error));
        if (mayHaveLeft)
            return failure(Kind::OutcomeUnknown, what + why + QStringLiteral(" after the body began to leave"), host);
        return failure(untrusted ? Kind::Untrusted : Kind::Offline, what + why, host);
    }
    if (status < 200)
        return failure(mayHaveLeft ? Kind::OutcomeUnknown : Kind::BadAnswer, what + QStringLiteral("no status"), host);
    Response response;
    response.status = status;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        response.headers.push_back({name, value});
    response.body = flight.body;
    response.url = request.url;
    return response;
}

} // namespace

class Transport::Wire
{
public:
    explicit Wire(std::shared_ptr<base::Clock> withClock) : clock(std::move(withClock))
    {
        manager.setProxyFactory(new ProxyChoice);
        manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        manager.setAutoDeleteReplies(false);
    }

    QNetworkReply *start(const Request &request, OneShotBody *body)
    {
        auto out = qtRequest(request);
        if (base::planted(base::Bug::ResendableBody) && request.verb == Verb::Post)
            return manager.post(out, request.body);
        switch (request.verb) {
        case Verb::Get:
            return manager.get(out);
        case Verb::Post:
            return manager.post(out, body);
        case Verb::Put:
            return manager.put(out, body);
        case Verb::Patch:
        case Verb::Delete:
            break;
        }
        return manager.sendCustomRequest(out, verbName(request.verb), body);
    }

    std::shared_ptr<base::Clock> clock;
    QNetworkAccessManager manager;
    std::set<std::shared_ptr<std::function<void()>>> cutters; // each ends one request in flight
};

Transport::Transport(std::shared_ptr<base::Clock> clock) : m_wire(std::make_shared<Wire>(std::move(clock))) {}

Transport::~Transport()
{
    const auto cutters = m_wire->cutters; // a copy: cutting one removes it
    for (const auto &cut : cutters)
        (*cut)();
}

base::Task<base::Result<Response>> Transport::send(Request request, std::stop_token stop)
{
    const Piece collected; // the whole body comes with the answer
    auto answer = co_await stream(std::move(request), collected, stop);
    co_return answer;
}

base::Task<base::Result<Response>> Transport::stream(Request request, Piece piece, std::stop_token stop)
{
    if (auto error = unfit(request))
        co_return tl::unexpected(std::move(*error));
    if (stop.stop_requested())
        co_return failure(Kind::Cancelled, QStringLiteral("stopped before it was sent"), request.url.host());

    const auto wire = m_wire; // keeps the manager until every reply is done, even if this object goes first
    std::unique_ptr<OneShotBody> body;
    if (request.verb != Verb::Get)
        body = std::make_unique<OneShotBody>(request.body);
    const std::unique_ptr<QNetworkReply, LaterDelete> owner(wire->start(request, body.get()));
    QNetworkReply *const reply = owner.get();
    const auto flight = std::make_shared<Flight>();

    const auto collect = [flight, reply, piece, most = request.maxBytes] {
        const auto declared = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        const auto bytes = reply->readAll();
        flight->received += bytes.size();
        if (declared <= most && flight->received <= most) {
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (piece && status / 100 == 2) {
                if (!bytes.isEmpty())
                    piece(bytes);
            } else {
                flight->body += bytes;
            }
            return;
        }
        flight->body.clear();
        if (!std::exchange(flight->tooBig, true))
            reply->abort();
    };
    const auto quiet = std::make_shared<std::shared_ptr<void>>(); // the timer of the pause that runs now
    const auto listen = [quiet, flight, reply, clock = wire->clock, silence = request.silence] {
        if (silence.count() > 0)
            *quiet = clock->after(silence, [flight, reply] {
                flight->timedOut = true;
                reply->abort();
            });
    };
    listen();
    QObject::connect(reply, &QNetworkReply::readyRead, reply, listen);
    QObject::connect(reply, &QNetworkReply::readyRead, reply, collect);
    const auto cut = std::make_shared<std::function<void()>>([flight, reply] {
        flight->stopped = true;
        reply->abort();
    });
    wire->cutters.insert(cut);
    const auto timer = wire->clock->after(request.timeout, [flight, reply] {
        flight->timedOut = true;
        reply->abort();
    });
    const std::stop_callback onStop(stop, [cut] { (*cut)(); });

    co_await reply;
    quiet->reset();
    wire->cutters.erase(cut);
    if (!flight->tooBig && reply->isOpen())
        collect();
    auto result = outcome(*reply, *flight, request, body.get());
    // Qt may still hold the device until the reply is gone.
    if (body) {
        body->setParent(reply);
        body.release();
    }
    co_return result;
}

} // namespace net
