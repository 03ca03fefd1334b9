// Plays the system's browser on the practice ATS's login page: fetches the page, posts the login, follows the answer to
// the app's own listener. Runs on a thread of its own, because that listener is answered by the window's event loop.
#pragma once

#include <QString>
#include <QUrl>

namespace tour {

struct Login
{
    QString email;
    QString password;
};

// Answers with the status of the page she ended on and its text; 0 when nothing answered.
struct BrowserEnd
{
    int status = 0;
    QByteArray page;
};
BrowserEnd signInAt(const QUrl &authorizeAddress, const Login &login);

} // namespace tour
