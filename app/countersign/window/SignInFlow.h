// From a profile to a signed-in account: what the sign-in pane shows, the browser, the secret that is asked for once.
#pragma once

#include <functional>

#include <QObject>

#include "app/countersign/AccountHub.h"
#include "auth/CodeSignIn.h"
#include "base/TaskScope.h"
#include "ui/Text.h"
#include "ui/signin/SignInPane.h"

namespace app {

// A question to the person that is answered by a field of the pane.
class Answer
{
public:
    [[nodiscard]] base::Task<base::Result<base::Secret>> wait(std::stop_token stop);
    void give(base::Secret secret);
    bool isAwaited() const { return m_promise != nullptr; }

private:
    std::shared_ptr<QPromise<base::Secret>> m_promise;
};

class SignInFlow : public QObject
{
    Q_OBJECT

public:
    SignInFlow(Services &services, AccountHub &hub, ui::signin::SignInPane &pane, std::function<void(QUrl)> openBrowser,
               QObject *parent = nullptr);
    ~SignInFlow() override;

    // Profiles: given on the command line, imported, and those of accounts whose session is over.
    void show(const QStringList &profileFiles, const QString &error = {});
    void setNotice(const QString &notice); // look only, sessions that ended

Q_SIGNALS:
    void signedIn(const domain::AccountId &account);

private:
    struct Entry
    {
        QString id;
        domain::ConnectionProfile profile;
    };

    void begin(const QString &profileId);
    void cancel();
    void importProfile();
    void fail(const base::Error &error, const QString &system);
    ui::signin::ProfileView viewOf(const Entry &entry) const;
    [[nodiscard]] base::Task<base::Result<LinkPtr>> signIn(domain::ConnectionProfile profile, std::stop_token stop);

    Services &m_services;
    AccountHub &m_hub;
    ui::signin::SignInPane &m_pane;
    std::function<void(QUrl)> m_openBrowser;
    std::shared_ptr<Answer> m_secret = std::make_shared<Answer>();
    std::unique_ptr<auth::CodeSignIn> m_signIn;
    std::vector<Entry> m_entries;
    QStringList m_files;
    ui::signin::SignInView m_view;
    base::TaskScope m_scope;
};

} // namespace app
