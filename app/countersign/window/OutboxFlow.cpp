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

} // namespace

OutboxFlow::OutboxFlow(Services &services, AccountHub &hub, QueueFlow &queue, ui::outbox::OutboxPane &pane,
                       QString packets, QObject *parent)
    : QObject(parent), m_services(services), m_hub(hub), m_queue(queue), m_pane(pane), m_packets(std::move(packets))
{
    connect(&pane, &ui::outbox::OutboxPane::packetRequested, this,
            [this](const QString &key) { savePacket(domain::OperationId(key)); });
    connect(&pane, &ui::outbox::OutboxPane::takeBackRequested, this, [this](const QString &key) {
        m_scope.start(m_services.outbox.takeBack(domain::OperationId(key)), [this](base::Result<void> done) {
            if (!done)
                Q_EMIT problem(done.error(), ui::Doing::TakingBack);
            refresh();
        });
    });
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
            Q_EMIT said(tr("All about this decision is in %1 (%2).").arg(name, QDir(m_packets).dirName()));
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
        row.leaves = tr("taken back");
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
    for (const auto &item : sorted)
        view.rows.push_back(rowOf(item, now));
    view.canRelease = counts->held > 0;
    view.emptyWords = tr("Nothing waits. What you approve stands here until it has left, and afterwards as written.");
    view.cards.push_back(
        {tr("Counts add up"),
         tr("Approved %1 = written %2 + waiting %3 + needs you %4 + taken back %5 + lives only here %6.")
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
    return facts;
}

} // namespace app
