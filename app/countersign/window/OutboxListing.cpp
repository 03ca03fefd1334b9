// The showing half of OutboxFlow: from the outbox's rows, the drifts and the counts to what the pane shows.
#include <algorithm>

#include <QCoreApplication>

#include "app/countersign/window/CaseViews.h"
#include "app/countersign/window/OutboxFlow.h"
#include "app/countersign/window/OutboxViews.h"
#include "app/countersign/window/Sentences.h"

namespace app {

using ui::outbox::RowState;

namespace {

constexpr int mostRows = 1000;
constexpr int newestDone = 200;

QString fieldWord(const ats::Target &target)
{
    if (target.kind == ats::TargetKind::Note)
        return QCoreApplication::translate("OutboxFlow", "Note");
    return ats::isMove(target.kind) ? QCoreApplication::translate("OutboxFlow", "Stage") : target.fieldName;
}

} // namespace

QString OutboxFlow::foundNow(const writeback::Item &item) const
{
    if (item.target.kind == ats::TargetKind::Note)
        return {};
    const auto application = m_services.cases.application(item.account, item.application);
    if (!application)
        return {};
    if (ats::isMove(item.target.kind))
        return ats::standingOf(*application);
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
    row.field = fieldWord(item.target);
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
        row.leaves = tr("taken back");
        break;
    case RowState::Replaced:
        row.leaves = tr("replaced");
        break;
    case RowState::Drifted:
    case RowState::OnlyHere:
        break; // made from something else
    }
    return row;
}

ui::outbox::OutboxRow OutboxFlow::rowOf(const writeback::Drift &drift)
{
    ui::outbox::OutboxRow row;
    row.operationKey = driftKey(drift);
    row.code = domain::candidateCode(drift.account, drift.candidate);
    if (const auto *queued = m_queue.find(PreparedCase::keyOf(drift.account, drift.application)))
        row.requisition = m_queue.requisitionTitle(drift.account, queued->row.requisition);
    row.field = tr("Note");
    if (const auto details = m_services.outbox.details(drift.operation); details && *details) {
        row.field = fieldWord((*details)->item.target);
        row.after = (*details)->content;
    }
    row.state = RowState::Drifted;
    row.foundInAts = drift.found;
    row.leaves = tr("look again");
    row.acts = actsFor(drift);
    row.words = driftSentence(drift, row.field, m_hub.systemName(drift.account));
    return row;
}

ui::outbox::OutboxRow OutboxFlow::rowOf(const writeback::OnlyHere &approved)
{
    ui::outbox::OutboxRow row;
    row.operationKey = hereKey(approved);
    row.code = domain::candidateCode(approved.account, approved.candidate);
    if (const auto *queued = m_queue.find(PreparedCase::keyOf(approved.account, approved.application)))
        row.requisition = m_queue.requisitionTitle(approved.account, queued->row.requisition);
    row.field = outputWord(approved.kind);
    row.state = RowState::OnlyHere;
    row.words =
        tr("%1: approved, and no place in %2 is mapped for it").arg(row.field, m_hub.systemName(approved.account));
    row.leaves = tr("only here");
    return row;
}

ui::outbox::OutboxView OutboxFlow::view()
{
    ui::outbox::OutboxView view;
    const auto counts = m_services.outbox.counts();
    const QDateTime now = m_services.clock->now();
    const bool all = m_listed == everythingKey;
    // All that is not done, and the newest of the rest; or all of one kind.
    auto items = m_services.outbox.list(all ? writeback::notDone() : statesBehind(m_listed), mostRows);
    const auto settled = m_services.outbox.list(writeback::done(), newestDone);
    const auto here = m_services.outbox.livesOnlyHere(mostRows);
    if (!items || !settled || !counts || !here) {
        view.emptyWords = tr("The outbox could not be read from the store. Nothing is lost; restart Countersign.");
        return view;
    }
    if (all)
        items->insert(items->end(), settled->begin(), settled->end());
    sortForList(*items);
    m_drifts = m_hub.reconciler().open().value_or(std::vector<writeback::Drift>());
    m_here.clear();
    if (all)
        for (const auto &drift : m_drifts)
            view.rows.push_back(rowOf(drift));
    if (m_listed == livesOnlyHereKey) {
        m_here = *here;
        for (const auto &approved : m_here)
            view.rows.push_back(rowOf(approved));
    } else {
        for (const auto &item : *items)
            if (isBehind(m_listed, item, now))
                view.rows.push_back(rowOf(item, now));
    }
    view.canRelease = counts->held > 0;
    view.counts = countRows(*counts);
    view.emptyWords = tr("Nothing waits. What you approve stands here until it has left, and afterwards as written.");
    if (!all) {
        for (const auto &row : view.counts)
            if (row.key == m_listed)
                view.listWords = tr("%1 only, %2 of %3 approved. N shows the numbers.")
                                     .arg(row.label)
                                     .arg(row.number)
                                     .arg(counts->approved);
        view.emptyWords = tr("None of these any more. N shows the numbers.");
    }
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

} // namespace app
