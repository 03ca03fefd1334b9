#include "app/countersign/window/OutboxFlow.h"

#include <algorithm>

#include <QDir>
#include <QSaveFile>

#include "app/countersign/window/CaseViews.h"
#include "app/countersign/window/OutboxViews.h"
#include "app/countersign/window/Sentences.h"
#include "base/Aside.h"

namespace app {

OutboxFlow::OutboxFlow(Services &services, AccountHub &hub, QueueFlow &queue, ui::outbox::OutboxPane &pane,
                       QString packets, QObject *parent)
    : QObject(parent), m_services(services), m_hub(hub), m_queue(queue), m_pane(pane), m_packets(std::move(packets)),
      m_listed(everythingKey)
{
    connectActs();
    connect(&pane, &ui::outbox::OutboxPane::releaseRequested, this, [this] {
        m_scope.start(m_services.outbox.sendAllNow(), [this](base::Result<int> done) {
            if (!done)
                Q_EMIT problem(done.error(), ui::Doing::Writing);
            refresh();
        });
    });
}

void OutboxFlow::shown()
{
    refresh();
    m_tick = m_services.clock->after(std::chrono::seconds(1), [this] { shown(); });
}

void OutboxFlow::hidden()
{
    m_listed = everythingKey;
    m_tick.reset();
}

void OutboxFlow::refresh()
{
    if (m_pane.isVisible())
        m_pane.setOutbox(view());
}

void OutboxFlow::connectActs()
{
    using ui::outbox::OutboxPane;
    const auto ended = [this](ui::Doing doing) {
        return [this, doing](base::Result<void> done) {
            if (!done)
                Q_EMIT problem(done.error(), doing);
            refresh();
        };
    };
    const auto driftOf = [this](const QString &key) {
        const auto at =
            std::find_if(m_drifts.begin(), m_drifts.end(), [&](const auto &drift) { return driftKey(drift) == key; });
        return at == m_drifts.end() ? std::nullopt : std::optional(*at);
    };
    const auto reviewerOf = [this](const domain::AccountId &account) {
        const auto reviewer = m_services.desk.reviewer(account);
        return reviewer ? reviewer->id : domain::UserId();
    };
    connect(&m_pane, &OutboxPane::takeBackRequested, this, [this, ended](const QString &key) {
        m_scope.start(m_services.outbox.takeBack(domain::OperationId(key)), ended(ui::Doing::TakingBack));
    });
    connect(&m_pane, &OutboxPane::confirmRequested, this, [this, ended](const QString &key) {
        m_scope.start(m_services.outbox.confirmByPerson(domain::OperationId(key)), ended(ui::Doing::Writing));
    });
    connect(&m_pane, &OutboxPane::leaveRequested, this, [this, ended, driftOf, reviewerOf](const QString &key) {
        if (const auto drift = driftOf(key))
            m_scope.start(m_hub.reconciler().leaveAsItIs(drift->id, reviewerOf(drift->account)),
                          ended(ui::Doing::Writing));
    });
    connect(&m_pane, &OutboxPane::writeAgainRequested, this, [this, driftOf, reviewerOf](const QString &key) {
        if (const auto drift = driftOf(key)) {
            auto again = [](AccountHub &hub, review::Desk &desk, QString id,
                            domain::UserId by) -> base::Task<base::Result<void>> {
                CO_TRY(const auto draft, co_await hub.reconciler().writeAgain(id, by));
                CO_TRY_VOID(co_await desk.reviseAnew(draft));
                co_return base::Result<void>{};
            };
            lookAnew(again(m_hub, m_services.desk, drift->id, reviewerOf(drift->account)), drift->account,
                     drift->application);
        } else if (const auto details = m_services.outbox.details(domain::OperationId(key)); details && *details) {
            const auto item = (*details)->item;
            lookAnew(m_services.outbox.takeBack(item.id), item.account, item.application);
        }
    });
    connect(&m_pane, &OutboxPane::listRequested, this, [this](const QString &countKey) {
        m_listed = countKey;
        refresh();
    });
    connect(&m_pane, &OutboxPane::openRequested, this, [this](const QString &key) {
        if (const auto about = personOf(key))
            openCaseOf(about->account, about->application);
    });
    connect(&m_pane, &OutboxPane::packetRequested, this, [this](const QString &key) {
        if (const auto about = personOf(key))
            savePacket(*about);
    });
    connect(&m_hub.reconciler(), &writeback::Reconciler::changed, this, &OutboxFlow::refresh);
    connect(&m_hub.reconciler(), &writeback::Reconciler::swept, this, &OutboxFlow::swept);
}

// Her draft is open again, the record is read afresh, and the case is shown: what she then approves is bound to the
// value that she sees. Nothing is written without that. // REL-18
void OutboxFlow::lookAnew(base::Task<base::Result<void>> opening, const domain::AccountId &account,
                          const domain::ApplicationId &application)
{
    m_scope.start(std::move(opening), [this, account, application](const base::Result<void> &done) {
        refresh();
        auto *link = m_hub.link(account);
        if (!done) {
            Q_EMIT problem(done.error(), ui::Doing::TakingBack);
        } else if (!link) {
            openCaseOf(account, application);
        } else {
            m_scope.start(link->poller().readCase(application, m_scope.token()),
                          [this, account, application](const base::Result<void> &read) {
                              if (!read) // out of reach: the sender compares once more before it sets anything
                                  Q_EMIT problem(read.error(), ui::Doing::Reading);
                              openCaseOf(account, application);
                          });
        }
    });
}

std::optional<OutboxFlow::Person> OutboxFlow::personOf(const QString &key)
{
    for (const auto &drift : m_drifts)
        if (driftKey(drift) == key)
            return Person{drift.account, drift.application, drift.candidate};
    for (const auto &approved : m_here)
        if (hereKey(approved) == key)
            return Person{approved.account, approved.application, approved.candidate};
    const auto details = m_services.outbox.details(domain::OperationId(key));
    if (!details || !*details)
        return std::nullopt;
    return Person{(*details)->item.account, (*details)->item.application, (*details)->item.candidate};
}

void OutboxFlow::openCaseOf(const domain::AccountId &account, const domain::ApplicationId &application)
{
    Q_EMIT caseWanted(PreparedCase::keyOf(account, application));
}

void OutboxFlow::swept(const domain::AccountId &account, const writeback::Sweep &sweep)
{
    m_drifts = m_hub.reconciler().open().value_or(std::vector<writeback::Drift>());
    const QString system = m_hub.systemName(account);
    const int found = sweep.found;
    m_sweptWords = found == 0 ? tr("Compared with %1 at %2: %3 written, all as you approved them.")
                                    .arg(system, clockTime(m_services.clock->now()))
                                    .arg(sweep.checked)
                              : tr("Compared with %1 at %2: %3 written, %4 not as you approved them.")
                                    .arg(system, clockTime(m_services.clock->now()))
                                    .arg(sweep.checked)
                                    .arg(found);
    if (sweep.isAlarming)
        Q_EMIT said(tr("%1 of what you approved no longer stands in %2 as you approved it. O shows what; if this goes"
                       " on, ask who changes the records there.")
                        .arg(found)
                        .arg(system),
                    ui::widgets::Tone::Brick);
    else if (found > 0)
        Q_EMIT said(tr("Something you approved was changed in %1. O shows what.").arg(system),
                    ui::widgets::Tone::Brick);
}

// One key, one file: everything about this decision, for whoever asks later.
void OutboxFlow::savePacket(const Person &person)
{
    const QString name = QStringLiteral("countersign-%1-%2.json")
                             .arg(domain::candidateCode(person.account, person.candidate),
                                  m_services.clock->now().toLocalTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss")));
    const QString path = QDir(m_packets).filePath(name);
    auto write = [](QString file, QByteArray bytes) -> base::Result<void> {
        QSaveFile out(file);
        if (!QDir().mkpath(QFileInfo(file).path()) || !out.open(QFile::WriteOnly) || out.write(bytes) != bytes.size() ||
            !out.commit())
            return base::failure(base::Kind::Storage, out.errorString(), file);
        return {};
    };
    auto save = [](Services &services, Person about, QString file, auto writeFile) -> base::Task<base::Result<void>> {
        CO_TRY(const auto packet,
               co_await services.ledger.packet(about.account, about.application, services.clock->now()));
        auto work = [file, packet, writeFile] { return writeFile(file, packet + '\n'); };
        const auto done = co_await base::aside(std::move(work));
        co_return done;
    };
    m_scope.start(save(m_services, person, path, write), [this, name](const base::Result<void> &done) {
        if (done)
            Q_EMIT said(tr("All about this decision is in %1 (%2).").arg(name, QDir(m_packets).dirName()),
                        ui::widgets::Tone::Plain);
        else
            Q_EMIT problem(done.error(), ui::Doing::Exporting);
    });
}

QStringList OutboxFlow::statusFacts() const
{
    const auto &[counts, next, cases] = m_queue.outbox();
    QString line = tr("Outbox %1").arg(counts.underWay());
    if (next)
        line += *next > m_services.clock->now() ? tr(" · next leaves %1").arg(clockTime(*next)) : tr(" · leaving now");
    QStringList facts{line, tr("Lives only here %1").arg(counts.livesOnlyHere)};
    if (const int needs = counts.needYou(); needs > 0)
        facts.append(tr("%1 need you").arg(needs));
    if (!m_drifts.empty())
        facts.append(tr("%1 to look at again").arg(m_drifts.size()));
    return facts;
}

} // namespace app
