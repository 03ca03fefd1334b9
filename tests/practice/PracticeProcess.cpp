#include "practice/PracticeProcess.h"

#include <algorithm>

#include <httplib.h>

#include <QCryptographicHash>
#include <QProcess>
#include <QUrl>

namespace practice_testing {

using nlohmann::json;

namespace {

constexpr int startLimitMs = 60'000;
const QString formType = QStringLiteral("application/x-www-form-urlencoded");

QByteArray form(const QUrlQuery &query)
{
    return query.toString(QUrl::FullyEncoded).toUtf8().replace('+', "%2B");
}

QString text(const json &object, const char *key)
{
    return object.contains(key) ? QString::fromStdString(object.at(key).get<std::string>()) : QString();
}

} // namespace

QByteArray Answer::value(const char *lowerName) const
{
    const auto it = header.find(QLatin1String(lowerName));
    return it == header.end() ? QByteArray() : it->second;
}

bool Answer::has(const char *lowerName) const
{
    return header.contains(QLatin1String(lowerName));
}

json Answer::json() const
{
    return nlohmann::json::parse(body.toStdString(), nullptr, false);
}

Answer send(const QString &method, const QString &url, const QByteArray &body, const Headers &headers)
{
    const QUrl target(url);
    httplib::Client client("127.0.0.1", target.port());
    client.set_read_timeout(60);
    httplib::Request request;
    request.method = method.toStdString();
    request.path = target.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded).toStdString();
    for (const auto &[name, value] : headers)
        request.set_header(name.toStdString(), value.toStdString());
    request.body = body.toStdString();
    Answer answer;
    const auto result = client.send(request);
    if (!result)
        return answer;
    answer.status = result->status;
    answer.body = QByteArray::fromStdString(result->body);
    for (const auto &[name, value] : result->headers)
        answer.header.emplace(QString::fromStdString(name).toLower(), QByteArray::fromStdString(value));
    return answer;
}

Headers bearer(const QString &token)
{
    return {{QStringLiteral("Authorization"), QStringLiteral("Bearer ") + token}};
}

Headers basic(const QString &user, const QString &password)
{
    const QByteArray pair = (user + QLatin1Char(':') + password).toUtf8().toBase64();
    return {{QStringLiteral("Authorization"), QStringLiteral("Basic ") + QString::fromLatin1(pair)}};
}

QUrlQuery location(const Answer &redirect)
{
    return QUrlQuery(QUrl(QString::fromUtf8(redirect.value("location"))));
}

PracticeProcess::PracticeProcess(const QStringList &arguments) : m_process(std::make_unique<QProcess>())
{
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-practice"), arguments);
    while (!m_process->canReadLine() && m_process->waitForReadyRead(startLimitMs)) {
    }
    if (m_process->canReadLine())
        m_ready = json::parse(m_process->readLine().toStdString());
}

PracticeProcess::~PracticeProcess()
{
    m_process->closeWriteChannel();
    if (!m_process->waitForFinished(10'000))
        m_process->kill();
    m_process->waitForFinished();
}

QString PracticeProcess::word(const char *key) const
{
    return text(m_ready, key);
}

json PracticeProcess::user(bool siteAdmin) const
{
    const json &users = m_ready.at("users");
    const auto it = std::find_if(users.begin(), users.end(),
                                 [&](const json &one) { return one.at("site_admin").get<bool>() == siteAdmin; });
    return it == users.end() ? json() : *it;
}

Answer PracticeProcess::get(const QString &pathAndQuery, const QString &token) const
{
    const QString url = pathAndQuery.startsWith(QLatin1String("http")) ? pathAndQuery : word("api") + pathAndQuery;
    return send(QStringLiteral("GET"), url, {}, token.isEmpty() ? Headers() : bearer(token));
}

Answer PracticeProcess::write(const QString &method, const QString &path, const json &body, const QString &token) const
{
    Headers headers = bearer(token);
    headers[QStringLiteral("Content-Type")] = QStringLiteral("application/json");
    return send(method, word("api") + path, QByteArray::fromStdString(body.dump()), headers);
}

Answer PracticeProcess::admin(const QString &method, const QString &path, const json &body) const
{
    Headers headers = bearer(word("admin_token"));
    headers[QStringLiteral("Content-Type")] = QStringLiteral("application/json");
    return send(method, word("admin") + path, body.is_null() ? QByteArray() : QByteArray::fromStdString(body.dump()),
                headers);
}

std::vector<json> PracticeProcess::all(const QString &pathAndQuery, const QString &token) const
{
    std::vector<json> rows;
    QString next = pathAndQuery;
    for (int page = 0; page < 1000 && !next.isEmpty(); ++page) {
        const Answer answer = get(next, token);
        if (answer.status != 200)
            return {};
        for (const json &row : answer.json())
            rows.push_back(row);
        const QString link = QString::fromUtf8(answer.value("link"));
        next = link.mid(1, link.indexOf(QLatin1Char('>')) - 1);
    }
    return rows;
}

QUrlQuery PracticeProcess::authorizeQuery() const
{
    QUrlQuery query{{QStringLiteral("response_type"), QStringLiteral("code")},
                    {QStringLiteral("client_id"), word("client_id")},
                    {QStringLiteral("state"), QStringLiteral("state-1")}};
    if (!isPublic()) {
        query.addQueryItem(QStringLiteral("redirect_uri"), word("redirect"));
        return query;
    }
    const QByteArray hash = QCryptographicHash::hash(goodVerifier.toLatin1(), QCryptographicHash::Sha256);
    const auto challenge = hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    query.addQueryItem(QStringLiteral("redirect_uri"), QStringLiteral("http://127.0.0.1:50123/any/path"));
    query.addQueryItem(QStringLiteral("code_challenge"), QString::fromLatin1(challenge));
    query.addQueryItem(QStringLiteral("code_challenge_method"), QStringLiteral("S256"));
    return query;
}

Answer PracticeProcess::signInPage(const QUrlQuery &query) const
{
    return send(QStringLiteral("GET"), word("authorize") + QLatin1Char('?') + QString::fromUtf8(form(query)));
}

Answer PracticeProcess::answerPage(const QUrlQuery &query, const json &user, const QString &decision) const
{
    const QUrlQuery fields{{QStringLiteral("email"), text(user, "email")},
                           {QStringLiteral("password"), text(user, "password")},
                           {QStringLiteral("decision"), decision}};
    return send(QStringLiteral("POST"), word("authorize") + QLatin1Char('?') + QString::fromUtf8(form(query)),
                form(fields), {{QStringLiteral("Content-Type"), formType}});
}

QString PracticeProcess::code(const json &user) const
{
    return location(answerPage(authorizeQuery(), user, QStringLiteral("allow"))).queryItemValue(QStringLiteral("code"));
}

Headers PracticeProcess::clientHeaders() const
{
    Headers headers = isPublic() ? Headers() : basic(word("client_id"), word("client_secret"));
    headers[QStringLiteral("Content-Type")] = formType;
    return headers;
}

Answer PracticeProcess::exchange(const QString &code, const QString &verifier) const
{
    QUrlQuery fields{{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                     {QStringLiteral("code"), code},
                     {QStringLiteral("redirect_uri"), authorizeQuery().queryItemValue(QStringLiteral("redirect_uri"))}};
    if (isPublic()) {
        fields.addQueryItem(QStringLiteral("client_id"), word("client_id"));
        fields.addQueryItem(QStringLiteral("code_verifier"), verifier);
    }
    return send(QStringLiteral("POST"), word("token"), form(fields), clientHeaders());
}

Answer PracticeProcess::refresh(const QString &token) const
{
    QUrlQuery fields{{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                     {QStringLiteral("refresh_token"), token}};
    if (isPublic())
        fields.addQueryItem(QStringLiteral("client_id"), word("client_id"));
    return send(QStringLiteral("POST"), word("token"), form(fields), clientHeaders());
}

Tokens PracticeProcess::signIn(const json &user) const
{
    const json answer = exchange(code(user), goodVerifier).json();
    return {text(answer, "access_token"), text(answer, "refresh_token")};
}

} // namespace practice_testing
