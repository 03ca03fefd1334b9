#include "app/countersign/window/Workbench.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QLocale>
#include <QThreadPool>

#include "app/countersign/StatusJson.h"
#include "base/Log.h"
#include "base/StrictJson.h"

namespace app {

using ui::main::Screen;

namespace {

// One passphrase, as typed; asking again is the pane's business.
class TypedPassphrase final : public auth::PassphrasePrompt
{
public:
    explicit TypedPassphrase(base::Secret typed) : m_typed(std::move(typed)) {}
    base::Task<base::Result<base::Secret>> passphrase(Purpose, std::stop_token) override { co_return m_typed; }

private:
    base::Secret m_typed;
};

} // namespace

Workbench::Workbench(std::shared_ptr<base::Clock> clock, WorkbenchOptions options, QObject *parent)
    : QObject(parent), m_clock(std::move(clock)), m_options(std::move(options))
{
    auto &pane = m_window.signIn();
    connect(&pane, &ui::signin::SignInPane::passphraseGiven, this, [this](const QString &typed) {
        findStore(std::make_shared<TypedPassphrase>(base::Secret(typed.toUtf8())));
    });
    connect(&pane, &ui::signin::SignInPane::lookOnlyRequested, this, [this] {
        auto opened = openLookOnly(m_clock, m_options.paths);
        if (opened)
            take(std::move(*opened));
        else
            noKey(opened.error());
    });
}

Workbench::~Workbench()
{
    settle();
    // Flows before the services they use; the window's panes outlive them.
    m_ledger.reset();
    m_signIn.reset();
    m_model.reset();
    m_outbox.reset();
    m_criteria.reset();
    m_case.reset();
    m_queue.reset();
    m_hub.reset();
    m_services.reset();
}

// Ends what runs, and lets every answer that is still on its way arrive while its receiver lives. What was approved is
// durable already, so this is about memory, not about data. // REL-13
void Workbench::settle()
{
    if (!m_services)
        return;
    m_hub->sender().pause();
    for (const auto &link : m_hub->links())
        link->poller().stop();
    m_services->studio.forgetAll();
    for (int round = 0; round < 3; ++round) { // an answer may have asked for one thing more
        QThreadPool::globalInstance()->waitForDone();
        bool written = false;
        m_services->store->write([](store::Connection &, store::KeyRing &) {}).then([&written](base::Result<void>) {
            written = true;
        });
        QDeadlineTimer limit(5'000);
        while (!written && !limit.hasExpired())
            QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents, 20);
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
    }
}

void Workbench::start()
{
    findStore(nullptr);
}

void Workbench::findStore(std::shared_ptr<auth::PassphrasePrompt> prompt)
{
    if (!prompt && wantsPassphrase()) {
        ui::signin::SignInView view;
        view.step = ui::signin::Step::Passphrase;
        m_window.signIn().setSignIn(view);
        return;
    }
    m_scope.start(findKey(m_clock, m_options.paths, std::move(prompt), m_scope.token()),
                  [this](base::Result<base::Secret> key) {
                      if (key)
                          openStore(std::move(*key));
                      else
                          noKey(key.error());
                  });
}

bool Workbench::wantsPassphrase() const
{
    return QFileInfo::exists(m_options.paths.passphraseFile());
}

void Workbench::openStore(base::Secret key)
{
    auto opened = openServices(m_clock, m_options.paths, std::move(key));
    if (opened)
        take(std::move(*opened));
    else
        noKey(opened.error());
}

void Workbench::noKey(const base::Error &error)
{
    ui::signin::SignInView view;
    view.lookOnlyOffered = true;
    view.error = ui::sentence(error, ui::Doing::Starting, {});
    const bool storeExists = QFileInfo::exists(m_options.paths.store());
    // A sealed store whose key is out of reach gets no passphrase of its own: that would be another key. // SEC-13
    if (wantsPassphrase())
        view.step = ui::signin::Step::Passphrase;
    else if (error.kind == base::Kind::Keychain && !storeExists)
        view.step = ui::signin::Step::NewPassphrase;
    m_window.signIn().setSignIn(view);
}

void Workbench::take(std::unique_ptr<Services> services)
{
    m_services = std::move(services);
    m_services->usePolicy(m_options.policy.policy);
    m_hub = std::make_unique<AccountHub>(*m_services, m_options.hub);
    m_queue = std::make_unique<QueueFlow>(*m_services, *m_hub, m_window.queue());
    m_case = std::make_unique<CaseFlow>(*m_services, *m_hub, m_window.casePane(), m_options.policy);
    m_criteria = std::make_unique<CriteriaFlow>(*m_services, *m_hub, m_window.criteria(), m_options.policy);
    m_outbox = std::make_unique<OutboxFlow>(*m_services, *m_hub, *m_queue, m_window.outbox(), m_options.packets);
    m_model = std::make_unique<ModelFlow>(*m_services, m_window.model());
    m_signIn = std::make_unique<SignInFlow>(*m_services, *m_hub, m_window.signIn(), m_options.openBrowser);
    connectFlows();
    watchLedger();
    keepShort();
    if (const auto opened = m_hub->openStored(); !opened)
        tell(opened.error(), ui::Doing::Starting);
    m_hub->start();
    if (!m_options.policy.trouble.isEmpty())
        m_window.setNotice(m_options.policy.trouble);
    if (m_services->store->isReadOnly())
        m_window.setNotice(
            tr("This store was written by a newer Countersign, so it is only shown. Update Countersign to"
               " go on."));
    if (m_services->keeping() == Keeping::LookOnly)
        m_window.setNotice(tr("Looking only: nothing is kept and nothing can be approved until there is a keychain or a"
                              " passphrase."));
    if (m_hub->anySignedIn()) {
        showDesk();
        m_queue->reload();
    } else {
        m_signIn->show(m_options.profileFiles);
        showTop();
    }
    showStatus();
    Q_EMIT ready();
}

void Workbench::connectFlows()
{
    using ui::main::MainWindow;
    new ui::review::ApproveAction(
        m_window.review(), m_window.criteria(),
        {[this](ui::review::Section section, std::vector<review::Gesture> gestures) {
             m_case->approve(section, std::move(gestures));
         },
         [this](std::vector<review::Gesture> gestures) { m_case->approveAll(std::move(gestures)); },
         [this](const auto &criteria, review::Gesture gesture) { m_criteria->approve(criteria, std::move(gesture)); }},
        m_case.get());

    connect(&m_window, &MainWindow::backRequested, this, &Workbench::back);
    connect(&m_window, &MainWindow::outboxRequested, this, &Workbench::showOutbox);
    connect(&m_window, &MainWindow::closing, m_case.get(), &CaseFlow::endEditing);
    connect(&m_window.desk(), &ui::desk::DeskPane::beginRequested, this,
            [this](const QString &block) { showCase(m_queue->firstOpen(block)); });
    connect(&m_window.desk(), &ui::desk::DeskPane::sessionRequested, this, [this](const QString &block) {
        m_queue->beginSession(block);
        prefetch();
    });
    connect(&m_window.desk(), &ui::desk::DeskPane::sessionEndRequested, m_queue.get(), &QueueFlow::endSession);
    connect(&m_services->desk, &review::Desk::caseChanged, m_queue.get(), &QueueFlow::refreshSoon);
    connect(&m_window.desk(), &ui::desk::DeskPane::findRequested, this, [this] {
        showCase(m_queue->firstOpen());
        m_window.queue().startFilter();
    });
    connect(&m_window.desk(), &ui::desk::DeskPane::outboxRequested, this, &Workbench::showOutbox);
    connect(&m_window.desk(), &ui::desk::DeskPane::modelRequested, this, [this] {
        m_model->show();
        m_window.showScreen(Screen::Model);
        showTop();
    });
    connect(m_model.get(), &ModelFlow::providerChanged, this, [this] { m_services->studio.forgetAll(); });
    connect(&m_window.queue(), &ui::queue::QueuePane::caseChosen, this, &Workbench::showCase);
    connect(&m_window.review(), &ui::review::ReviewPane::nextRequested, this, &Workbench::next);

    connect(m_case.get(), &CaseFlow::shown, this, [this] {
        showTop();
        m_queue->refreshStates(); // a file that could not be read is said in the queue
        // The next cases are made ready once this one stands on the screen, not before.
        if (m_window.page().sheets().pageCount() == 0)
            prefetch();
    });
    connect(&m_window.page(), &ui::evidence::PageView::firstPagePainted, m_case.get(), [this] { prefetch(); });
    connect(m_case.get(), &CaseFlow::standingChanged, m_queue.get(), &QueueFlow::refreshStates);
    connect(m_case.get(), &CaseFlow::namesShown, m_queue.get(), &QueueFlow::loadNames);
    connect(m_case.get(), &CaseFlow::criteriaWanted, this, &Workbench::showCriteria);
    connect(m_case.get(), &CaseFlow::said, this, [this](const QString &sentence) { m_window.setNotice(sentence); });
    connect(m_case.get(), &CaseFlow::problem, this, &Workbench::tell);
    connect(m_queue.get(), &QueueFlow::problem, this, &Workbench::tell);
    connect(m_outbox.get(), &OutboxFlow::problem, this, &Workbench::tell);
    connect(m_outbox.get(), &OutboxFlow::caseWanted, this, &Workbench::showCase);
    connect(m_outbox.get(), &OutboxFlow::said, this,
            [this](const QString &sentence, ui::widgets::Tone tone) { m_window.setNotice(sentence, tone); });
    connect(m_criteria.get(), &CriteriaFlow::problem, this, &Workbench::tell);
    connect(m_criteria.get(), &CriteriaFlow::approved, this,
            [this](const domain::AccountId &, const domain::RequisitionId &) {
                const auto prepared = m_case->current();
                m_window.showScreen(Screen::Case);
                showTop();
                if (!prepared)
                    return;
                // What was prepared has no verdicts yet: it is prepared again with the criteria.
                m_services->studio.forgetAll();
                m_case->open(prepared->account, prepared->application.id);
            });
    connect(m_queue.get(), &QueueFlow::queueLoaded, this, [this] {
        if (m_window.screen() == Screen::Desk)
            m_window.desk().setDesk(m_queue->deskView());
        showTop();
        showStatus();
        if (!std::exchange(m_queueKnown, true))
            Q_EMIT queueReady();
    });
    connect(m_signIn.get(), &SignInFlow::signedIn, this, [this](const domain::AccountId &) {
        showDesk();
        m_queue->reload();
        showStatus();
    });
    connect(m_hub.get(), &AccountHub::casesChanged, this,
            [this](const domain::AccountId &account, const std::vector<domain::ApplicationId> &applications) {
                m_queue->reloadSoon();
                for (const auto &application : applications)
                    m_case->reload(PreparedCase::keyOf(account, application));
            });
    connect(m_hub.get(), &AccountHub::stateChanged, this, &Workbench::showStatus);
    connect(&m_hub->reconciler(), &writeback::Reconciler::changed, this, &Workbench::showStatus);
    connect(m_hub.get(), &AccountHub::signInLost, this, [this](const domain::AccountId &account) {
        const auto &counts = m_queue->outbox().counts;
        const int waiting = counts.held + counts.waiting;
        m_signIn->show(m_options.profileFiles, tr("%1 ended the session. Sign in again; %2 approved writes wait and"
                                                  " nothing is lost.")
                                                   .arg(m_hub->systemName(account))
                                                   .arg(waiting));
        m_window.showScreen(Screen::SignIn);
        showTop();
    });
    connect(&m_services->outbox, &writeback::Outbox::changed, this, [this] {
        m_ledger->touched();
        m_outbox->refresh();
        m_case->refresh();
        m_queue->refreshStates();
    });
}

void Workbench::watchLedger()
{
    m_ledger = std::make_unique<LedgerKeeper>(m_services->ledger, m_clock, m_options.anchors);
    connect(m_ledger.get(), &LedgerKeeper::broken, this, [this](const ledger::Verdict &verdict) {
        m_window.setNotice(
            verdict.fault == ledger::Fault::Anchor
                ? tr("This store is older than what was recorded elsewhere, or was changed. Keep this computer as it is"
                     " and tell whoever audits it.")
                : tr("The record of what was done was changed from outside (first at record %1). Keep this computer as"
                     " it is and tell whoever audits it.")
                      .arg(verdict.firstBad.value_or(verdict.records)));
    });
    connect(m_ledger.get(), &LedgerKeeper::anchorFailed, this, [this](const QString &folder) {
        m_window.setNotice(tr("The ledger's anchor could not be written to %1. It is tried again in a quarter of an"
                              " hour; tell your administrator if this stays.")
                               .arg(folder));
    });
    m_ledger->start();
}

void Workbench::keepShort()
{
    // Without a readable policy nobody knows whom it holds.
    if (m_services->keeping() == Keeping::LookOnly || m_services->store->isReadOnly() ||
        !m_options.policy.trouble.isEmpty())
        return;
    // Not while she waits for the queue, and once a day.
    m_nextErasure = m_clock->after(m_eraseNext, [this] {
        m_eraseNext = std::chrono::hours(24);
        m_scope.start(m_services->retention.run(m_options.policy.policy.retention(), m_scope.token()),
                      [this](const base::Result<int> &erased) {
                          if (!erased)
                              qCWarning(logStore) << "retention:" << erased.error().forLog;
                          else if (*erased > 0)
                              qCInfo(logStore) << "retention: erased" << *erased;
                          keepShort();
                      });
    });
}

void Workbench::showDesk()
{
    m_window.desk().setDesk(m_queue->deskView());
    m_window.showScreen(Screen::Desk);
    showTop();
}

void Workbench::showCase(const QString &key)
{
    const auto *queued = m_queue->find(key);
    if (!queued) {
        m_window.setNotice(tr("Nothing waits to be decided. New applications appear here by themselves."));
        return;
    }
    if (m_services->keeping() != Keeping::LookOnly && !m_services->store->isReadOnly())
        m_window.setNotice({});
    m_window.queue().setCurrent(key);
    if (m_window.screen() != Screen::Case)
        m_window.showScreen(Screen::Case);
    m_case->open(queued->account, queued->row.application);
}

void Workbench::next()
{
    const auto coming = m_queue->after(m_window.queue().current(), 1);
    // At the end of a session: what was sorted in above meanwhile.
    const QString left = coming.empty() && m_queue->inSession() ? m_queue->firstOpen() : QString();
    if (!coming.empty())
        showCase(coming.front()->key);
    else if (!left.isEmpty() && left != m_window.queue().current())
        showCase(left);
    else
        showOutbox();
}

void Workbench::prefetch()
{
    std::vector<std::pair<domain::AccountId, domain::ApplicationId>> coming;
    for (const auto *queued : m_queue->after(m_window.queue().current(), 3))
        coming.emplace_back(queued->account, queued->row.application);
    std::vector<CaseStudio::CaseRef> ahead;
    for (const auto *queued : m_queue->notReady())
        ahead.emplace_back(queued->account, queued->row.application);
    m_services->studio.prefetch(std::move(coming), std::move(ahead));
}

void Workbench::showCriteria()
{
    const auto prepared = m_case->current();
    if (!prepared)
        return;
    m_criteria->open(prepared->account, prepared->requisition);
    m_window.showScreen(Screen::Criteria);
    showTop();
}

void Workbench::showOutbox()
{
    if (m_window.screen() != Screen::Outbox)
        m_beforeOutbox = m_window.screen();
    m_window.showScreen(Screen::Outbox);
    m_outbox->shown();
    showTop();
}

void Workbench::back(Screen from)
{
    if (from == Screen::Outbox) {
        m_outbox->hidden();
        if (m_beforeOutbox == Screen::Case && m_case->current()) {
            m_window.showScreen(Screen::Case);
            m_case->refresh();
            showTop();
            return;
        }
    }
    if (from == Screen::Criteria) {
        m_window.showScreen(Screen::Case);
        showTop();
        return;
    }
    showDesk();
}

void Workbench::showTop()
{
    ui::main::TopView top;
    const auto prepared = m_case->current();
    const Screen screen = m_window.screen();
    if ((screen == Screen::Case || screen == Screen::Criteria) && prepared) {
        const int inSession = m_queue->sessionPosition(prepared->key());
        top.count = inSession > 0 ? tr("%1 of %2").arg(inSession).arg(m_queue->sessionCount())
                                  : tr("%1 of %2").arg(m_queue->position(prepared->key())).arg(m_queue->size());
        top.title = prepared->requisition.title;
        if (!prepared->requisition.location.isEmpty())
            top.facts.append(prepared->requisition.location);
        top.facts.append(prepared->application.stageName);
        if (const auto *link = m_hub->link(prepared->account))
            top.right.append(link->stored().profile.name);
    } else {
        top.title = screen == Screen::Outbox  ? tr("Before it goes")
                    : screen == Screen::Model ? tr("The model")
                                              : tr("Countersign");
        for (const auto &link : m_hub->links())
            top.right.append(link->stored().userName.isEmpty()
                                 ? link->stored().profile.name
                                 : link->stored().userName + QStringLiteral(" · ") + link->stored().profile.name);
    }
    m_window.setTop(top);
}

void Workbench::showStatus()
{
    ui::main::StatusView status;
    status.left = m_outbox->statusFacts();
    for (const auto &link : m_hub->links()) {
        const QString name = m_hub->systemName(link->id());
        const auto &progress = link->poller().progress();
        if (link->isOver())
            status.right.append(tr("%1 signed out").arg(name));
        else if (link->poller().lastError() && !link->poller().isRunning())
            status.right.append(tr("%1 out of reach").arg(name));
        else if (link->poller().isRunning() && progress.firstTime)
            status.right.append(tr("%1 reading, %2 applications").arg(name).arg(progress.applications));
        else
            status.right.append(tr("%1 well").arg(name));
    }
    status.right.append(tr("Ledger %1 records").arg(QLocale().toString(m_services->ledger.count())));
    m_window.setStatus(status);
}

void Workbench::tell(const base::Error &error, ui::Doing doing)
{
    if (error.kind == base::Kind::Cancelled)
        return;
    const auto prepared = m_case ? m_case->current() : nullptr;
    m_window.setNotice(ui::sentence(error, doing, prepared ? m_hub->systemName(prepared->account) : tr("the ATS")));
}

QByteArray Workbench::answer(const QByteArray &line)
{
    nlohmann::json out{{"ok", true}};
    const auto asked = base::parseJson(line, {.bytes = 64 * 1024, .depth = 4});
    const auto verb =
        asked ? base::decode([&] { return base::Fields(*asked, {}).text("verb"); }) : base::Result<QString>(QString());
    if (verb && *verb == QLatin1String("raise")) {
        m_window.show();
        m_window.raise();
        m_window.activateWindow();
    } else if (verb && *verb == QLatin1String("sync") && m_hub) {
        m_hub->syncNow();
    } else if (verb && *verb == QLatin1String("status") && m_services) {
        out.update(statusJson(*m_services, m_queue->size(), m_queue->openCount()));
    } else if (!verb || *verb != QLatin1String("hello")) {
        out["ok"] = false;
    }
    return base::dumpJson(out);
}

} // namespace app
