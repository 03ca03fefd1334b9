// The authorize page of Accounts: who asks, who signs in, what is answered to the waiting program.
#include "practice/Accounts.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUrl>

#include "practice/Page.h"

namespace practice {

struct Accounts::Request
{
    QString rawQuery;
    QString clientId;
    QString redirectUri;
    QString responseType;
    QString state;
    QString scope;
    QString challenge;
    QString challengeMethod;

    QString answered(const Pairs &parameters) const
    {
        QString location = redirectUri;
        for (const auto &[name, value] : parameters) {
            location += location.contains(QLatin1Char('?')) ? QLatin1Char('&') : QLatin1Char('?');
            location += name + QLatin1Char('=') + percentEncoded(value);
        }
        return location;
    }
};

namespace {

bool isLoopbackRedirect(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && url.scheme() == QLatin1String("http") && url.host() == QLatin1String("127.0.0.1") &&
           url.port() > 0 && url.userInfo().isEmpty() && !url.hasFragment();
}

HttpResponse pageOfRefusal(const QString &why)
{
    return HttpResponse::html(400,
                              htmlPage(QStringLiteral("Sign-in refused"),
                                       QStringLiteral("<h1>This sign-in cannot go on</h1><p class=\"problem\">%1</p>"
                                                      "<p>Nothing was sent to the program that asked.</p>")
                                           .arg(escaped(why))));
}

QString freshCode()
{
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), sizeof words).toHex());
}

QString hashed(const QString &secret)
{
    return QString::fromLatin1(QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

HttpResponse Accounts::authorize(const HttpRequest &http)
{
    const auto value = [&](const char *name) { return http.queryValue(QLatin1String(name)).value_or(QString()); };
    Request request{http.rawQuery,  value("client_id"), value("redirect_uri"),   value("response_type"),
                    value("state"), value("scope"),     value("code_challenge"), value("code_challenge_method")};
    // Until client and redirect are known to be good, nothing is sent anywhere.
    if (request.clientId != m_rules.clientId)
        return pageOfRefusal(QStringLiteral("The program that asked is not known here (client_id)."));
    const bool redirectIsGood =
        isPublic() ? isLoopbackRedirect(request.redirectUri) : request.redirectUri == m_rules.redirectUri;
    if (!redirectIsGood)
        return pageOfRefusal(QStringLiteral("The return address is not the one registered (redirect_uri)."));

    const auto refuse = [&](const char *error) {
        Pairs answer{{QStringLiteral("error"), QLatin1String(error)}, {QStringLiteral("state"), request.state}};
        if (isPublic())
            answer.emplace_back(QStringLiteral("iss"), issuer());
        return HttpResponse::redirect(request.answered(answer));
    };
    if (request.responseType != QLatin1String("code"))
        return refuse("unsupported_response_type");
    static const QRegularExpression challengeForm(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
    if (isPublic() &&
        (request.challengeMethod != QLatin1String("S256") || !challengeForm.match(request.challenge).hasMatch()))
        return refuse("invalid_request");
    if (request.scope.isEmpty())
        request.scope = offeredScopes().join(QLatin1Char(' '));
    for (const QString &scope : request.scope.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!offeredScopes().contains(scope))
            return refuse("invalid_scope");
    if (http.method != QLatin1String("POST"))
        return askToSignIn(request, {});
    if (valueOf(http.form(), QStringLiteral("decision")) == QStringLiteral("deny"))
        return refuse("access_denied");
    return decide(request, http.form());
}

HttpResponse Accounts::decide(const Request &request, const Pairs &form)
{
    const QString mail = valueOf(form, QStringLiteral("email")).value_or(QString()).trimmed();
    const QString password = valueOf(form, QStringLiteral("password")).value_or(QString());
    const auto user = m_database.number("SELECT id FROM users WHERE email=? AND password=?", {mail, password});
    if (!user)
        return askToSignIn(request, QStringLiteral("E-mail and password do not belong together."));
    const QString code = freshCode();
    m_database.run("INSERT INTO codes VALUES(?,?,?,?,?,?,?,?,0)",
                   {hashed(code), request.clientId, *user, request.redirectUri, request.challenge, request.scope,
                    nowMs() + m_rules.codeSeconds * 1000, freshCode()});
    Pairs answer{{QStringLiteral("code"), code}, {QStringLiteral("state"), request.state}};
    if (isPublic())
        answer.emplace_back(QStringLiteral("iss"), issuer());
    return HttpResponse::redirect(request.answered(answer));
}

HttpResponse Accounts::askToSignIn(const Request &request, const QString &problem) const
{
    QString people;
    {
        const auto guard = m_database.lock();
        Statement row = m_database.prepare("SELECT first_name||' '||last_name, job_title, email, password, site_admin"
                                           " FROM users ORDER BY site_admin DESC, id");
        while (row.step())
            people += QStringLiteral("<tr><td>%1<br><span class=\"quiet\">%2%3</span></td><td>%4</td><td>%5</td></tr>")
                          .arg(escaped(row.text(0)), escaped(row.text(1)),
                               row.integer(4) ? QStringLiteral(" · Site Admin") : QString(), escaped(row.text(2)),
                               escaped(row.text(3)));
    }
    const QString body =
        QStringLiteral(
            "<h1>Sign in to the practice ATS</h1>"
            "<p>A program on this computer asks to act for you: read jobs, applications and files, write "
            "notes and fields.</p>%1"
            "<form method=\"post\" action=\"/authorize?%2\">"
            "<label for=\"email\">E-mail</label><input id=\"email\" name=\"email\" autofocus>"
            "<label for=\"password\">Password</label>"
            "<input id=\"password\" name=\"password\" type=\"password\"><br>"
            "<button class=\"main\" name=\"decision\" value=\"allow\">Allow</button>"
            "<button name=\"decision\" value=\"deny\">Deny</button></form>"
            "<h2>Sample recruiters</h2><table><tr><th>Name</th><th>E-mail</th><th>Password</th></tr>%3</table>")
            .arg(problem.isEmpty() ? QString() : QStringLiteral("<p class=\"problem\">%1</p>").arg(escaped(problem)),
                 escaped(request.rawQuery), people);
    return HttpResponse::html(problem.isEmpty() ? 200 : 401, htmlPage(QStringLiteral("Sign in"), body));
}

} // namespace practice
