#include "app/countersign/window/OutboxFlow.h"

#include <algorithm>

#include <QDir>
#include <QSaveFile>

#include "app/countersign/window/CaseViews.h"
#include "app/countersign/window/Sentences.h"
#include "base/Aside.h"

namespace app {

using ui::outbox::RowState;
using writeback::Reason;
using writeback::State;

namespace {

RowState rowState(const writeback::Item &item)
{
    switch (item.state) {
    case State::Queued:
        return RowState::Waiting;
    case State::Sending:
        return RowState::Sending;
    case State::Confirmed:
        return RowState::Written;
    case State::Refused:
        return RowState::Refused;
    case State::Unknown:
        return RowState::Unknown;
    case State::NeedsHuman:
        return item.reason == Reason::Conflict ? RowState::Conflict : RowState::NeedsPerson;
    case State::Stale:
        return RowState::NeedsPerson;
    case State::Superseded:
    case State::Revoked:
        return RowState::TakenBack;
    }
    return RowState::NeedsPerson;
}

QString driftKey(const writeback::Drift &drift)
{
    return QStringLiteral("drift:") + drift.id;
}

using ui::outbox::Act;
using ui::outbox::Acts;

// What a person can do about a row that waits for her. Each sentence of reasonSentence names one of these. // REL-56
Acts actsFor(const writeback::Item &item)
{
    Acts acts;
    const bool needsPerson = item.state == State::NeedsHuman;
    if (needsPerson || item.state == State::Refused || item.state == State::Stale)
        acts |= Act::TakeBack;
    if (needsPerson && item.reason != Reason::Conflict)
        acts |= Act::Confirm;
    return acts;
}

} // namespace

OutboxFlow::OutboxFlow(Services &services, AccountHub &hub, QueueFlow &queue, ui::outbox::OutboxPane &pane,
                       QString packets, QObject *parent)
    : QObject(parent), m_services(services), m_hub(hub), m_queue(queue), m_pane(pane), m_packets(std::move(packets))
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
        const auto drift = driftOf(key);
        if (!drift)
            return;
        auto again = [](AccountHub &hub, review::Desk &desk, QString id,
                        domain::UserId by) -> base::Task<base::Result<void>> {
            CO_TRY(const auto draft, co_await hub.reconciler().writeAgain(id, by));
            CO_TRY_VOID(co_await desk.reviseAnew(draft));
            co_return base::Result<void>{};
        };
        m_scope.start(again(m_hub, m_services.desk, drift->id, reviewerOf(drift->account)),
                      [this, about = *drift](const base::Result<void> &done) {
                          if (!done)
                              Q_EMIT problem(done.error(), ui::Doing::Writing);
                          else
                              openCaseOf(about.account, about.application); // nothing is written without a new look
                      });
    });
    connect(&m_pane, &OutboxPane::openRequested, this, [this, driftOf](const QString &key) {
        if (const auto drift = driftOf(key))
            openCaseOf(drift->account, drift->application);
        else if (const auto details = m_services.outbox.details(domain::OperationId(key)); details && *details)
            openCaseOf((*details)->item.account, (*details)->item.application);
    });
    connect(&m_pane, &OutboxPane::packetRequested, this, [this, driftOf](const QString &key) {
        const auto drift = driftOf(key);
        savePacket(drift ? drift->operation : domain::OperationId(key));
    });
    connect(&m_hub.reconciler(), &writeback::Reconciler::changed, this, &OutboxFlow::refresh);
    connect(&m_hub.reconciler(), &writeback::Reconciler::swept, this, &OutboxFlow::swept);
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
void OutboxFlow::savePacket(const domain::OperationId &id)
{
    const auto details = m_services.outbox.details(id);
    if (!details || !*details)
        return;
    const auto item = (*details)->item;
    const QString name = QStringLiteral("countersign-%1-%2.json")
                             .arg(domain::candidateCode(item.account, item.candidate),
                                  m_services.clock->now().toLocalTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss")));
    const QString path = QDir(m_packets).filePath(name);
    auto write = [](QString file, QByteArray bytes) -> base::Result<void> {
        QSaveFile out(file);
        if (!QDir().mkpath(QFileInfo(file).path()) || !out.open(QFile::WriteOnly) || out.write(bytes) != bytes.size() ||
            !out.commit())
            return base::failure(base::Kind::Storage, out.errorString(), file);
        return {};
    };
    auto save = [](Services &services, writeback::Item about, QString file,
                   auto writeFile) -> base::Task<base::Result<void>> {
        CO_TRY(const auto packet,
               co_await services.ledger.packet(about.account, about.application, services.clock->now()));
        auto work = [file, packet, writeFile] { return writeFile(file, packet + '\n'); };
        const auto done = co_await base::aside(std::move(work));
        co_return done;
    };
    m_scope.start(save(m_services, item, path, write), [this, name](const base::Result<void> &done) {
        if (done)
            Q_EMIT said(tr("All about this decision is in %1 (%2).").arg(name, QDir(m_packets).dirName()),
                        ui::widgets::Tone::Plain);
        else
            Q_EMIT problem(done.error(), ui::Doing::Exporting);
    });
}

QString OutboxFlow::foundNow(const writeback::Item &item) const
{
    if (item.target.kind == ats::TargetKind::Note)
        return {};
    const auto application = m_services.cases.application(item.account, item.application);
    if (!application)
        return {};
    const auto it = std::find_if(application->fields.begin(), application->fields.end(),
                                 [&](const domain::FieldValue &field) { return field.key == item.target.fieldKey; });
    return it == application->fields.end() ? QString() : it->value;
}

void OutboxFlow::lookAt(const writeback::Item &item)
{
    auto *link = m_hub.link(item.account);
    if (!link || m_looked.contains(item.id.text()))
        return;
    m_looked.insert(item.id.text());
    m_scope.start(link->poller().readCase(item.application, m_scope.token()),
                  [this](const base::Result<void> &) { refresh(); });
}

ui::outbox::OutboxRow OutboxFlow::rowOf(const writeback::Item &item, const QDateTime &now)
{
    ui::outbox::OutboxRow row;
    row.operationKey = item.id.text();
    row.code = domain::candidateCode(item.account, item.candidate);
    if (const auto *queued = m_queue.find(PreparedCase::keyOf(item.account, item.application)))
        row.requisition = m_queue.requisitionTitle(item.account, queued->row.requisition);
    row.field = item.target.kind == ats::TargetKind::Note ? tr("Note") : item.target.fieldName;
    row.state = rowState(item);
    row.acts = actsFor(item);
    if (!m_details.contains(row.operationKey))
        if (const auto details = m_services.outbox.details(item.id); details && *details)
            m_details.insert(row.operationKey, **details);
    const auto details = m_details.value(row.operationKey);
    row.after = details.content;
    row.now = item.target.kind == ats::TargetKind::Note ? tr("none")
              : details.before.isEmpty()                ? tr("empty")
                                                        : details.before;
    switch (row.state) {
    case RowState::Waiting:
        row.leaves = item.dueAt <= now ? tr("now") : clockTime(item.dueAt);
        break;
    case RowState::Sending:
        row.leaves = tr("leaving");
        break;
    case RowState::Written:
        row.leaves = tr("written %1").arg(clockTime(item.changedAt));
        break;
    case RowState::Unknown:
        row.leaves = tr("looking");
        row.words = reasonSentence(item.reason);
        break;
    case RowState::Conflict:
        lookAt(item);
        row.foundInAts = foundNow(item);
        row.words = tr("%1: changed in %2 after you approved").arg(row.field, m_hub.systemName(item.account));
        row.leaves = tr("held");
        break;
    case RowState::Refused:
    case RowState::NeedsPerson:
        row.words = reasonSentence(item.reason);
        row.leaves = tr("held");
        break;
    case RowState::TakenBack:
    case RowState::Drifted:
        row.leaves = tr("taken back");
        break;
    }
    return row;
}

ui::outbox::OutboxRow OutboxFlow::rowOf(const writeback::Drift &drift)
{
    using writeback::DriftKind;
    ui::outbox::OutboxRow row;
    row.operationKey = driftKey(drift);
    row.code = domain::candidateCode(drift.account, drift.candidate);
    if (const auto *queued = m_queue.find(PreparedCase::keyOf(drift.account, drift.application)))
        row.requisition = m_queue.requisitionTitle(drift.account, queued->row.requisition);
    row.field = tr("Note");
    if (const auto details = m_services.outbox.details(drift.operation); details && *details) {
        if ((*details)->item.target.kind != ats::TargetKind::Note)
            row.field = (*details)->item.target.fieldName;
        row.after = (*details)->content;
    }
    row.state = RowState::Drifted;
    row.foundInAts = drift.found;
    row.leaves = tr("look again");
    row.acts = Act::Leave;
    const QString system = m_hub.systemName(drift.account);
    switch (drift.kind) {
    case DriftKind::Missing:
        row.words = tr("%1: written, and no longer in %2").arg(row.field, system);
        row.acts |= Act::WriteAgain;
        break;
    case DriftKind::Doubled:
        row.words = tr("%1: stands in %2 %3 times. Delete what is too much there; this line then goes by itself.")
                        .arg(row.field, system)
                        .arg(drift.remoteIds.size());
        break;
    case DriftKind::Changed:
        row.words = tr("%1: changed in %2 after it was written").arg(row.field, system);
        row.acts |= Act::WriteAgain;
        break;
    case DriftKind::Foreign:
        row.words = tr("A note under your name and with a reference of Countersign did not come from this computer");
        break;
    }
    return row;
}

ui::outbox::OutboxView OutboxFlow::view()
{
    ui::outbox::OutboxView view;
    const auto items = m_services.outbox.list(writeback::Which::All, 200);
    const auto counts = m_services.outbox.counts();
    if (!items || !counts) {
        view.emptyWords = tr("The outbox could not be read from the store. Nothing is lost; restart Countersign.");
        return view;
    }
    const QDateTime now = m_services.clock->now();
    std::vector<writeback::Item> sorted = *items;
    // What needs a person first, then what still waits, then what is written; records stay together.
    const auto rank = [](const writeback::Item &item) {
        switch (rowState(item)) {
        case RowState::Conflict:
        case RowState::Refused:
        case RowState::NeedsPerson:
        case RowState::Drifted:
            return 0;
        case RowState::Waiting:
        case RowState::Sending:
        case RowState::Unknown:
            return 1;
        case RowState::Written:
            return 2;
        case RowState::TakenBack:
            return 3;
        }
        return 3;
    };
    std::sort(sorted.begin(), sorted.end(), [&](const auto &a, const auto &b) {
        return std::tuple(rank(a), a.candidate.text(), static_cast<int>(a.kind), a.id.text()) <
               std::tuple(rank(b), b.candidate.text(), static_cast<int>(b.kind), b.id.text());
    });
    m_drifts = m_hub.reconciler().open().value_or(std::vector<writeback::Drift>());
    for (const auto &drift : m_drifts)
        view.rows.push_back(rowOf(drift));
    for (const auto &item : sorted)
        view.rows.push_back(rowOf(item, now));
    view.canRelease = counts->held > 0;
    view.emptyWords = tr("Nothing waits. What you approve stands here until it has left, and afterwards as written.");
    view.counts = {
        {counts->approved, tr("Approved"), tr("by you, since this store was made")},
        {counts->confirmed, tr("Written"), tr("read back, or acknowledged by the system")},
        {counts->held, tr("Held"), tr("leave by themselves; U takes them back until then")},
        {counts->waiting, tr("Waiting"), tr("for their turn, for the network or for you to sign in")},
        {counts->sending, tr("Leaving"), tr("on their way right now")},
        {counts->unknown, tr("Unknown"), tr("may have arrived; the record is read before anything is sent again")},
        {counts->refused, tr("Refused"), tr("the system said no; the words are kept"), true},
        {counts->needsHuman, tr("Need you"), tr("cannot go on without you"), true},
        {counts->stale, tr("To look at again"), tr("waited too long, or their place changed"), true},
        {counts->takenBack, tr("Taken back"), tr("never written")},
        {counts->superseded, tr("Replaced"), tr("by a newer approval of yours")},
        {counts->livesOnlyHere, tr("Live only here"), tr("approved, and no place in the system is mapped for them")}};
    view.countsWords =
        m_sweptWords.isEmpty() ? tr("Not yet compared with the records since Countersign was started.") : m_sweptWords;
    view.cards.push_back(
        {tr("Counts add up"),
         tr("Approved %1 = written %2 + waiting %3 + needs you %4 + taken back %5 + lives only here %6. N shows each.")
             .arg(counts->approved)
             .arg(counts->confirmed)
             .arg(counts->underWay())
             .arg(counts->needYou())
             .arg(counts->takenBack + counts->superseded)
             .arg(counts->livesOnlyHere)});
    view.cards.push_back(
        {tr("Written as you"),
         tr("Each note ends with your name, the time and a reference, and is read back after writing. A field is"
            " read before it is set.")});
    return view;
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
