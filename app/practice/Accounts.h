// Sign-in at the practice ATS: authorize page, token and introspection endpoint, in two modes. Codes and tokens are
// kept as hashes in the database, so that a restart over a file keeps people signed in.
#pragma once

#include <mutex>

#include "practice/Database.h"
#include "practice/Dialect.h"

namespace practice {

struct AccountRules
{
    // Documented: confidential client with HTTP Basic, one exact redirect, no PKCE, no iss.
    // PublicClient: no secret, PKCE S256, any port on 127.0.0.1, iss in the answer.
    enum class Mode
    {
        Documented,
        PublicClient
    } mode = Mode::Documented;
    QString clientId;
    QString clientSecret; // Documented only
    QString redirectUri;  // Documented only
    qint64 codeSeconds = 60;
    qint64 accessSeconds = 3600;
    qint64 refreshSeconds = 24LL * 3600;
};

QStringList offeredScopes(); // everything the practice ATS can do

class Accounts
{
public:
    Accounts(Database &database, AccountRules rules);

    void setIssuer(const QString &issuer); // known once the port is

    HttpResponse authorize(const HttpRequest &request); // GET shows the page, POST is its answer
    HttpResponse token(const HttpRequest &request);
    HttpResponse introspect(const HttpRequest &request);
    HttpResponse metadata(const HttpRequest &request) const; // RFC 8414; PublicClient only

    std::optional<Caller> callerOf(const QString &bearer) const;
    void expireAccessTokens(); // of everybody, at once
    void revokeEverything();   // as if the customer had disconnected the integration

private:
    struct Request;
    HttpResponse askToSignIn(const Request &request, const QString &problem) const;
    HttpResponse decide(const Request &request, const Pairs &form);
    HttpResponse exchangeCode(const Pairs &form);
    HttpResponse refresh(const Pairs &form);
    HttpResponse issue(const QString &family, qint64 userId, const QString &scope);
    bool clientIsGenuine(const HttpRequest &request, const Pairs &form) const;
    void killFamily(const QString &family);
    QString issuer() const;
    bool isPublic() const { return m_rules.mode == AccountRules::Mode::PublicClient; }

    Database &m_database;
    const AccountRules m_rules;
    mutable std::mutex m_issuerMutex;
    QString m_issuer;
};

} // namespace practice
