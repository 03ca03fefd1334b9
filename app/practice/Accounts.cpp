#include "practice/Accounts.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <nlohmann/json.hpp>

namespace practice {

namespace {

using nlohmann::json;

QString freshSecret()
{
    QByteArray bytes(32, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString hashed(const QString &secret)
{
    return QString::fromLatin1(QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex());
}

HttpResponse problem(int status, const char *error)
{
    HttpResponse response = HttpResponse::json(status, QByteArray::fromStdString(json{{"error", error}}.dump()));
    response.setHeader("Cache-Control", "no-store");
    if (status == 401)
        response.setHeader("WWW-Authenticate", "Basic realm=\"practice\"");
    return response;
}

QString s256(const QString &verifier)
{
    return QString::fromLatin1(QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

QStringList offeredScopes()
{
    static const QStringList scopes = [] {
        QStringList all;
        const QString listed = QStringLiteral(
            "users jobs job_posts job_interview_stages application_stages applications candidates attachments "
            "custom_fields custom_field_options scorecards scorecard_candidate_attributes job_candidate_attributes "
            "interviews interviewers notes rejection_reasons rejection_details candidate_tags "
            "applied_candidate_tags user_job_permissions job_owners");
        for (const QString &resource : listed.split(QLatin1Char(' ')))
            all << QStringLiteral("harvest:%1:list").arg(resource);
        all << QStringLiteral("harvest:notes:create") << QStringLiteral("harvest:applications:update")
            << QStringLiteral("harvest:applications:move") << QStringLiteral("harvest:applications:reject")
            << QStringLiteral("harvest:applications:unreject") << QStringLiteral("harvest:candidates:update")
            << QStringLiteral("harvest:applied_candidate_tags:create");
        return all;
    }();
    return scopes;
}

Accounts::Accounts(Database &database, AccountRules rules) : m_database(database), m_rules(std::move(rules)) {}

void Accounts::setIssuer(const QString &issuer)
{
    const std::lock_guard guard(m_issuerMutex);
    m_issuer = issuer;
}

QString Accounts::issuer() const
{
    const std::lock_guard guard(m_issuerMutex);
    return m_issuer;
}

bool Accounts::clientIsGenuine(const HttpRequest &request, const Pairs &form) const
{
    const auto basic = request.basic();
    if (isPublic())
        return !basic && !valueOf(form, QStringLiteral("client_secret")) &&
               valueOf(form, QStringLiteral("client_id")) == m_rules.clientId;
    return basic && basic->first == m_rules.clientId && basic->second == m_rules.clientSecret;
}

HttpResponse Accounts::token(const HttpRequest &request)
{
    if (request.method != QLatin1String("POST"))
        return problem(405, "invalid_request");
    const Pairs form = request.form();
    if (!clientIsGenuine(request, form))
        return problem(401, "invalid_client");
    const auto grant = valueOf(form, QStringLiteral("grant_type"));
    if (grant == QStringLiteral("authorization_code"))
        return exchangeCode(form);
    if (grant == QStringLiteral("refresh_token"))
        return refresh(form);
    return problem(400, grant ? "unsupported_grant_type" : "invalid_request");
}

HttpResponse Accounts::exchangeCode(const Pairs &form)
{
    const auto code = valueOf(form, QStringLiteral("code"));
    const auto redirect = valueOf(form, QStringLiteral("redirect_uri"));
    const auto verifier = valueOf(form, QStringLiteral("code_verifier"));
    if (!code || !redirect || (isPublic() && !verifier))
        return problem(400, "invalid_request");
    Transaction transaction(m_database);
    Statement row = m_database.prepare("SELECT client_id, user_id, redirect_uri, challenge, scope, expires_at, family,"
                                       " used FROM codes WHERE hash=?");
    row.bind({hashed(*code)});
    if (!row.step())
        return problem(400, "invalid_grant");
    const QString family = row.text(6);
    if (row.integer(7) != 0) {
        // Seen before: whoever has the code may be somebody else, so what it gave is taken back.
        killFamily(family);
        transaction.commit();
        return problem(400, "invalid_grant");
    }
    // One try per code, whatever comes of it.
    m_database.run("UPDATE codes SET used=1 WHERE hash=?", {hashed(*code)});
    const bool good = row.text(0) == m_rules.clientId && row.text(2) == *redirect && row.integer(5) > nowMs() &&
                      (!isPublic() || row.text(3) == s256(*verifier));
    HttpResponse response = good ? issue(family, row.integer(1), row.text(4)) : problem(400, "invalid_grant");
    transaction.commit();
    return response;
}

HttpResponse Accounts::refresh(const Pairs &form)
{
    const auto token = valueOf(form, QStringLiteral("refresh_token"));
    if (!token)
        return problem(400, "invalid_request");
    Transaction transaction(m_database);
    Statement row = m_database.prepare("SELECT family, user_id, scope, expires_at, spent, client_id FROM tokens"
                                       " WHERE hash=? AND kind='refresh'");
    row.bind({hashed(*token)});
    if (!row.step() || row.integer(3) <= nowMs() || row.text(5) != m_rules.clientId)
        return problem(400, "invalid_grant");
    const QString family = row.text(0);
    if (row.integer(4) != 0) {
        killFamily(family);
        transaction.commit();
        return problem(400, "invalid_grant");
    }
    m_database.run("UPDATE tokens SET spent=1 WHERE hash=?", {hashed(*token)});
    HttpResponse response = issue(family, row.integer(1), row.text(2));
    transaction.commit();
    return response;
}

HttpResponse Accounts::issue(const QString &family, qint64 userId, const QString &scope)
{
    const QString access = freshSecret();
    const QString refresh = freshSecret();
    const qint64 now = nowMs();
    const qint64 accessEnds = now + m_rules.accessSeconds * 1000;
    auto insert = m_database.prepare("INSERT INTO tokens VALUES(?,?,?,?,?,?,?,0)");
    insert.run({hashed(access), QStringLiteral("access"), family, m_rules.clientId, userId, scope, accessEnds});
    insert.run({hashed(refresh), QStringLiteral("refresh"), family, m_rules.clientId, userId, scope,
                now + m_rules.refreshSeconds * 1000});
    json answer{{"token_type", "Bearer"},
                {"access_token", access.toStdString()},
                {"expires_at", isoTime(accessEnds - accessEnds % 1000).replace(".000", "").toStdString()},
                {"refresh_token", refresh.toStdString()}};
    if (isPublic())
        answer["scope"] = scope.toStdString();
    HttpResponse response = HttpResponse::json(200, QByteArray::fromStdString(answer.dump()));
    response.setHeader("Cache-Control", "no-store");
    return response;
}

void Accounts::killFamily(const QString &family)
{
    m_database.run("DELETE FROM tokens WHERE family=?", {family});
}

HttpResponse Accounts::introspect(const HttpRequest &request)
{
    const Pairs form = request.form();
    const QString bearer = request.bearer();
    // A public client has no secret to show; holding the token is its right to ask about it.
    const bool genuine = isPublic()
                             ? valueOf(form, QStringLiteral("client_id")) == m_rules.clientId && !bearer.isEmpty()
                             : clientIsGenuine(request, form);
    if (request.method != QLatin1String("POST") || !genuine)
        return problem(401, "invalid_client");
    const QString token = valueOf(form, QStringLiteral("token")).value_or(bearer);
    if (isPublic() && token != bearer)
        return problem(401, "invalid_client");
    const auto caller = callerOf(token);
    json answer{{"active", caller.has_value()}};
    if (caller) {
        answer["client_id"] = caller->clientId.toStdString();
        answer["sub"] = std::to_string(caller->userId);
        answer["scope"] = caller->scopes.join(QLatin1Char(' ')).toStdString();
        answer["https://auth.greenhouse.io/claims"] = {
            {"organization", {{"id", 4000091001}, {"name", "Practice Company"}}},
            {"user_role", caller->siteAdmin ? "site_admin" : "basic"}};
    }
    HttpResponse response = HttpResponse::json(200, QByteArray::fromStdString(answer.dump()));
    response.setHeader("Cache-Control", "no-store");
    return response;
}

HttpResponse Accounts::metadata(const HttpRequest &request) const
{
    if (!isPublic() || request.method != QLatin1String("GET"))
        return HttpResponse::json(404, R"({"message":"Not found"})");
    const std::string origin = issuer().toStdString();
    return HttpResponse::json(200, QByteArray::fromStdString(json{
                                       {"issuer", origin},
                                       {"authorization_endpoint", origin + "/authorize"},
                                       {"token_endpoint", origin + "/token"},
                                       {"introspection_endpoint", origin + "/introspect"},
                                       {"response_types_supported", {"code"}},
                                       {"grant_types_supported", {"authorization_code", "refresh_token"}},
                                       {"token_endpoint_auth_methods_supported", {"none"}},
                                       {"code_challenge_methods_supported", {"S256"}},
                                       {"authorization_response_iss_parameter_supported",
                                        true}}.dump()));
}

std::optional<Caller> Accounts::callerOf(const QString &bearer) const
{
    if (bearer.isEmpty())
        return std::nullopt;
    const auto guard = m_database.lock();
    Statement row = m_database.prepare(
        "SELECT t.user_id, t.client_id, t.scope, u.site_admin, u.may_write_notes, u.may_move_stages"
        " FROM tokens t JOIN users u ON u.id=t.user_id WHERE t.hash=? AND t.kind='access' AND t.expires_at>?");
    row.bind({hashed(bearer), nowMs()});
    if (!row.step())
        return std::nullopt;
    return Caller{row.integer(0),      row.text(1),         row.text(2).split(QLatin1Char(' ')),
                  row.integer(3) != 0, row.integer(4) != 0, row.integer(5) != 0};
}

void Accounts::expireAccessTokens()
{
    m_database.run("UPDATE tokens SET expires_at=0 WHERE kind='access'");
}

void Accounts::revokeEverything()
{
    m_database.run("DELETE FROM tokens");
}

} // namespace practice
