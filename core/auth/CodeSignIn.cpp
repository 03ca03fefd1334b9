#include "auth/CodeSignIn.h"

#include "auth/AuthorizationRequest.h"
#include "auth/TokenEndpoint.h"
#include "base/Log.h"

namespace auth {

using base::failure;
using base::Kind;
using base::Result;
using base::Secret;
using base::Task;
using domain::ConnectionProfile;
using namespace std::chrono_literals;

CodeSignIn::CodeSignIn(net::Transport &transport, std::shared_ptr<base::Clock> clock, std::shared_ptr<TokenStore> store,
                       std::function<void(QUrl)> openBrowser, std::shared_ptr<SecretPrompt> prompt)
    : m_transport(transport), m_clock(std::move(clock)), m_store(std::move(store)),
      m_openBrowser(std::move(openBrowser)), m_prompt(std::move(prompt))
{
}

Task<Result<Secret>> CodeSignIn::secretFor(ConnectionProfile profile, std::stop_token stop)
{
    if (!profile.confidential)
        co_return Secret();
    CO_TRY(const auto kept, co_await m_store->loadClientSecret(clientKeyFor(profile), stop));
    if (kept && !kept->isEmpty())
        co_return *kept;
    if (!m_prompt)
        co_return failure(Kind::Unsupported, QStringLiteral("a confidential client, and nobody to ask for its secret"));
    CO_TRY(const auto typed, co_await m_prompt->clientSecret(profile, stop));
    if (typed.isEmpty())
        co_return failure(Kind::Cancelled, QStringLiteral("no client secret was given"));
    co_return typed;
}

static net::LoopbackPage pageFor(const Result<Session> &session)
{
    if (session)
        return net::LoopbackPage::SignedIn;
    const bool denied =
        session.error().kind == Kind::Refused && session.error().subject == QLatin1String("access_denied");
    return denied ? net::LoopbackPage::Denied : net::LoopbackPage::Failed;
}

Task<Result<Session>> CodeSignIn::signIn(ConnectionProfile profile, std::stop_token stop)
{
    if (profile.kind != domain::SignInKind::AuthorizationCode)
        co_return failure(Kind::Unsupported, QStringLiteral("not a profile of the authorization_code kind"),
                          profile.name);
    CO_TRY(const auto secret, co_await secretFor(profile, stop));

    net::Loopback loopback(m_clock);
    net::Loopback::Place place;
    place.path = profile.redirectPath;
    if (profile.redirectPort) {
        place.ports.push_back(static_cast<quint16>(*profile.redirectPort));
        if (place.path.isEmpty())
            place.path = QStringLiteral("/callback"); // a fixed port is a registered address, so the path is fixed too
    }
    auto redirect = loopback.listen(place);
    if (!redirect)
        co_return tl::unexpected(std::move(redirect).error());
    const auto request = std::make_shared<AuthorizationRequest>(profile, *redirect);
    m_openBrowser(request->url());
    CO_TRY(const auto callback, co_await loopback.wait(5min, stop)); // SEC-04
    auto session = co_await finish(profile, request, callback, secret, stop);
    loopback.answer(pageFor(session));
    if (!session)
        qCInfo(logAuth) << "sign-in failed:" << base::kindName(session.error().kind) << session.error().forLog;
    co_return session;
}

static QStringList without(const QStringList &all, const QStringList &some)
{
    QStringList left;
    for (const auto &scope : all)
        if (!some.contains(scope))
            left.append(scope);
    return left;
}

Task<Result<Session>> CodeSignIn::finish(ConnectionProfile profile, std::shared_ptr<AuthorizationRequest> request,
                                         QUrlQuery callback, Secret secret, std::stop_token stop)
{
    auto code = request->codeFrom(callback);
    if (!code)
        co_return tl::unexpected(std::move(code).error());
    TokenEndpoint endpoint(m_transport, m_clock, profile);
    const QString client = clientKeyFor(profile);
    auto token = co_await endpoint.exchange(*code, request->redirect(), request->verifier(), secret, stop);
    if (!token) {
        auto error = token.error();
        if (error.kind == Kind::OutcomeUnknown)
            error.kind =
                stop.stop_requested() ? Kind::Cancelled : Kind::TimedOut; // the code may be spent: sign in anew
        if (error.kind == Kind::Forbidden && profile.confidential) {
            CO_TRY_VOID(co_await m_store->forgetClientSecret(client, stop));
        }
        co_return tl::unexpected(std::move(error));
    }
    Session session;
    session.token = *token;
    session.scopes = token->scopes;
    if (!profile.introspectUrl.isEmpty()) {
        CO_TRY(const auto identity, co_await endpoint.introspect(token->access, secret, stop));
        session.subject = identity.subject;
        session.tenant = identity.tenant;
        session.userRole = identity.userRole;
        if (!identity.scopes.isEmpty())
            session.scopes = identity.scopes;
    }
    if (session.scopes.isEmpty())
        session.scopes = profile.scopes; // RFC 6749 5.1: unsaid means as asked
    session.extraScopes = without(session.scopes, profile.scopes);
    session.missingScopes = without(profile.scopes, session.scopes);
    if (profile.confidential) {
        CO_TRY_VOID(co_await m_store->saveClientSecret(client, secret, stop));
    }
    co_return session;
}

} // namespace auth
