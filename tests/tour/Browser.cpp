#include "tour/Browser.h"

#include <QUrlQuery>

#include "practice/PracticeProcess.h"

namespace tour {

BrowserEnd signInAt(const QUrl &authorizeAddress, const Login &login)
{
    const QString address = authorizeAddress.toString(QUrl::FullyEncoded);
    const auto page = practice_testing::send(QStringLiteral("GET"), address);
    if (page.status != 200)
        return {page.status, page.body};
    QUrlQuery form;
    form.addQueryItem(QStringLiteral("email"), QString::fromLatin1(QUrl::toPercentEncoding(login.email)));
    form.addQueryItem(QStringLiteral("password"), QString::fromLatin1(QUrl::toPercentEncoding(login.password)));
    form.addQueryItem(QStringLiteral("decision"), QStringLiteral("allow"));
    const auto redirect =
        practice_testing::send(QStringLiteral("POST"), address, form.toString(QUrl::FullyEncoded).toUtf8(),
                               {{QStringLiteral("Content-Type"), QStringLiteral("application/x-www-form-urlencoded")}});
    const auto location = QString::fromUtf8(redirect.value("location"));
    if (redirect.status / 100 != 3 || location.isEmpty())
        return {redirect.status, redirect.body};
    const auto end = practice_testing::send(QStringLiteral("GET"), location);
    return {end.status, end.body};
}

} // namespace tour
