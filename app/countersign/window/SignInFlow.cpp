#include "app/countersign/window/SignInFlow.h"

#include <algorithm>

#include <QClipboard>
#include <QCoroFuture>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>

#include "auth/ProfileFile.h"

namespace app {

base::Task<base::Result<base::Secret>> Answer::wait(std::stop_token stop)
{
    auto promise = std::make_shared<QPromise<base::Secret>>();
    promise->start();
    m_promise = promise;
    auto future = promise->future();
    const std::stop_callback onStop(stop, [this] { give({}); });
    auto secret = co_await future;
    if (stop.stop_requested())
        co_return base::failure(base::Kind::Cancelled, QStringLiteral("no answer was given"));
    co_return secret;
}

void Answer::give(base::Secret secret)
{
    if (const auto promise = std::exchange(m_promise, nullptr)) {
        promise->addResult(std::move(secret));
        promise->finish();
    }
}

namespace {

// Shows the field and waits for what is typed into it.
class PanePrompt final : public auth::SecretPrompt
{
public:
    PanePrompt(std::shared_ptr<Answer> answer, std::function<void()> show)
        : m_answer(std::move(answer)), m_show(std::move(show))
    {
    }

    base::Task<base::Result<base::Secret>> clientSecret(domain::ConnectionProfile, std::stop_token stop) override
    {
        m_show();
        auto secret = co_await m_answer->wait(stop);
        co_return secret;
    }

private:
    std::shared_ptr<Answer> m_answer;
    std::function<void()> m_show;
};

} // namespace

SignInFlow::SignInFlow(Services &services, AccountHub &hub, ui::signin::SignInPane &pane,
                       std::function<void(QUrl)> openBrowser, QObject *parent)
    : QObject(parent), m_services(services), m_hub(hub), m_pane(pane), m_openBrowser(std::move(openBrowser))
{
    using ui::signin::SignInPane;
    const auto showSecret = [this] {
        m_view.step = ui::signin::Step::Secret;
        m_pane.setSignIn(m_view);
    };
    const auto openAddress = [this](const QUrl &address) {
        m_view.step = ui::signin::Step::Waiting;
        m_view.address = address.toString(QUrl::FullyEncoded);
        m_pane.setSignIn(m_view);
        m_openBrowser(address);
    };
    m_signIn = std::make_unique<auth::CodeSignIn>(services.transport, services.clock, services.accounts, openAddress,
                                                  std::make_shared<PanePrompt>(m_secret, showSecret));
    connect(&pane, &SignInPane::browserRequested, this, &SignInFlow::begin);
    connect(&pane, &SignInPane::cancelRequested, this, &SignInFlow::cancel);
    connect(&pane, &SignInPane::importRequested, this, &SignInFlow::importProfile);
    connect(&pane, &SignInPane::secretGiven, this,
            [this](const QString &, const QString &secret) { m_secret->give(base::Secret(secret.toUtf8())); });
    connect(&pane, &SignInPane::copyRequested, this,
            [](const QString &address) { QGuiApplication::clipboard()->setText(address); });
}

SignInFlow::~SignInFlow() = default;

void SignInFlow::show(const QStringList &profileFiles, const QString &error)
{
    m_files = profileFiles;
    m_entries.clear();
    m_view.error = error;
    const auto add = [this](const QString &id, const domain::ConnectionProfile &profile) {
        const bool known = std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
            return entry.profile.name == profile.name && entry.profile.apiUrl == profile.apiUrl;
        });
        if (!known)
            m_entries.push_back({id, profile});
    };
    QStringList files = profileFiles;
    const QDir imported(m_services.paths.profiles());
    for (const auto &name : imported.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        files.append(imported.filePath(name));
    for (const auto &file : files) {
        if (const auto profile = auth::readProfileFile(file))
            add(file, *profile);
        else if (m_view.error.isEmpty())
            m_view.error = ui::sentence(profile.error(), ui::Doing::ReadingProfile, {});
    }
    for (const auto &link : m_hub.links())
        add(link->id().text(), link->stored().profile);

    m_view.step = ui::signin::Step::Choose;
    m_view.profiles.clear();
    for (const auto &entry : m_entries)
        m_view.profiles.push_back(viewOf(entry));
    if (m_view.chosen.isEmpty() && !m_entries.empty())
        m_view.chosen = m_entries.front().id;
    m_pane.setSignIn(m_view);
}

void SignInFlow::setNotice(const QString &notice)
{
    m_view.notice = notice;
    m_pane.setSignIn(m_view);
}

ui::signin::ProfileView SignInFlow::viewOf(const Entry &entry) const
{
    ui::signin::ProfileView view;
    view.id = entry.id;
    view.name = entry.profile.name;
    view.host = entry.profile.authorizeUrl.host();
    view.writtenAs = tr("as you");
    const auto capabilities = capabilitiesOf(entry.profile);
    if (!capabilities) {
        view.missing = ui::sentence(capabilities.error(), ui::Doing::SigningIn, entry.profile.system);
        return view;
    }
    view.reads = tr("Requisitions, applications, documents, notes and scorecards.");
    view.writes = tr("Notes, application fields and stages, only after you approve each one.");
    for (const auto &missing : capabilities->missing)
        if (missing.key.endsWith(QLatin1String("lists-need-site-admin")))
            view.missing = tr("Greenhouse shows lists to Site Admins only.");
    return view;
}

void SignInFlow::begin(const QString &profileId)
{
    const auto it =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.id == profileId; });
    if (it == m_entries.end())
        return;
    m_view.chosen = profileId;
    m_view.error.clear();
    m_scope.restart();
    const auto profile = it->profile;
    m_scope.start(signIn(profile, m_scope.token()), [this, profile](base::Result<LinkPtr> link) {
        m_view.step = ui::signin::Step::Choose;
        m_view.address.clear();
        if (!link) {
            fail(link.error(), profile.name);
            return;
        }
        m_pane.setSignIn(m_view);
        const auto id = (*link)->id();
        m_hub.adopt(std::move(*link));
        Q_EMIT signedIn(id);
    });
}

base::Task<base::Result<LinkPtr>> SignInFlow::signIn(domain::ConnectionProfile profile, std::stop_token stop)
{
    CO_TRY(const auto session, co_await m_signIn->signIn(profile, stop));
    CO_TRY(auto link, co_await AccountLink::signedIn(m_services, profile, session, stop));
    ledger::Record record;
    record.kind = ledger::Kind::SignedIn;
    record.at = m_services.clock->now();
    record.account = link->id();
    record.actor = ledger::actorOf(link->user().id);
    CO_TRY_VOID(co_await m_services.ledger.record(record));
    co_return link;
}

void SignInFlow::fail(const base::Error &error, const QString &system)
{
    if (error.kind != base::Kind::Cancelled)
        m_view.error = ui::sentence(error, ui::Doing::SigningIn, system);
    m_pane.setSignIn(m_view);
}

void SignInFlow::cancel()
{
    m_scope.restart();
    m_secret->give({});
    m_view.step = ui::signin::Step::Choose;
    m_view.address.clear();
    m_pane.setSignIn(m_view);
}

void SignInFlow::importProfile()
{
    const QString file = QFileDialog::getOpenFileName(&m_pane, tr("Import a connection profile"), {},
                                                      tr("Connection profiles (*.json)"));
    if (file.isEmpty())
        return;
    const auto profile = auth::readProfileFile(file);
    if (!profile) {
        show(m_files, ui::sentence(profile.error(), ui::Doing::ReadingProfile, {}));
        return;
    }
    QDir().mkpath(m_services.paths.profiles());
    QFile kept(m_services.paths.profiles() + QLatin1Char('/') + QFileInfo(file).fileName());
    if (!kept.open(QFile::WriteOnly) || kept.write(auth::profileJson(*profile)) < 0) {
        const base::Error error{base::Kind::Storage, kept.errorString(), kept.fileName(), {}};
        show(m_files, ui::sentence(error, ui::Doing::ReadingProfile, {}));
        return;
    }
    kept.close();
    m_view.chosen = kept.fileName();
    show(m_files);
}

} // namespace app
