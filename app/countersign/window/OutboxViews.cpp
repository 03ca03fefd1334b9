#include "app/countersign/window/OutboxViews.h"

#include <algorithm>

#include <QCoreApplication>

namespace app {

using ui::outbox::Act;
using ui::outbox::Acts;
using ui::outbox::RowState;
using writeback::Counts;
using writeback::Reason;
using writeback::State;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OutboxViews", text);
}

struct Number
{
    const char *key;
    int Counts::*value;
    const char *label;
    const char *words;
    bool needsPerson;
    writeback::States states;
};

const std::vector<Number> &numbers()
{
    static const std::vector<Number> all{
        {"approved",
         &Counts::approved,
         QT_TRANSLATE_NOOP("OutboxViews", "Approved"),
         QT_TRANSLATE_NOOP("OutboxViews", "by you, since this store was made"),
         false,
         {}},
        {"confirmed",
         &Counts::confirmed,
         QT_TRANSLATE_NOOP("OutboxViews", "Written"),
         QT_TRANSLATE_NOOP("OutboxViews", "read back, or acknowledged by the system"),
         false,
         {State::Confirmed}},
        {"held",
         &Counts::held,
         QT_TRANSLATE_NOOP("OutboxViews", "Held"),
         QT_TRANSLATE_NOOP("OutboxViews", "leave by themselves; U takes them back until then"),
         false,
         {State::Queued}},
        {"waiting",
         &Counts::waiting,
         QT_TRANSLATE_NOOP("OutboxViews", "Waiting"),
         QT_TRANSLATE_NOOP("OutboxViews", "for their turn, for the network or for you to sign in"),
         false,
         {State::Queued}},
        {"sending",
         &Counts::sending,
         QT_TRANSLATE_NOOP("OutboxViews", "Leaving"),
         QT_TRANSLATE_NOOP("OutboxViews", "on their way right now"),
         false,
         {State::Sending}},
        {"unknown",
         &Counts::unknown,
         QT_TRANSLATE_NOOP("OutboxViews", "Unknown"),
         QT_TRANSLATE_NOOP("OutboxViews", "may have arrived; the record is read before anything is sent again"),
         false,
         {State::Unknown}},
        {"refused",
         &Counts::refused,
         QT_TRANSLATE_NOOP("OutboxViews", "Refused"),
         QT_TRANSLATE_NOOP("OutboxViews", "the system said no; the words are kept"),
         true,
         {State::Refused}},
        {"needsHuman",
         &Counts::needsHuman,
         QT_TRANSLATE_NOOP("OutboxViews", "Need you"),
         QT_TRANSLATE_NOOP("OutboxViews", "cannot go on without you"),
         true,
         {State::NeedsHuman}},
        {"stale",
         &Counts::stale,
         QT_TRANSLATE_NOOP("OutboxViews", "To look at again"),
         QT_TRANSLATE_NOOP("OutboxViews", "waited too long, or their place changed"),
         true,
         {State::Stale}},
        {"takenBack",
         &Counts::takenBack,
         QT_TRANSLATE_NOOP("OutboxViews", "Taken back"),
         QT_TRANSLATE_NOOP("OutboxViews", "never written"),
         false,
         {State::Revoked}},
        {"superseded",
         &Counts::superseded,
         QT_TRANSLATE_NOOP("OutboxViews", "Replaced"),
         QT_TRANSLATE_NOOP("OutboxViews", "by a newer approval of yours"),
         false,
         {State::Superseded}},
        {"livesOnlyHere",
         &Counts::livesOnlyHere,
         QT_TRANSLATE_NOOP("OutboxViews", "Live only here"),
         QT_TRANSLATE_NOOP("OutboxViews", "approved, and no place in the system is mapped for them"),
         false,
         {}}};
    return all;
}

} // namespace

const QString everythingKey = QStringLiteral("approved");
const QString livesOnlyHereKey = QStringLiteral("livesOnlyHere");

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
        return RowState::Replaced;
    case State::Revoked:
        return item.reason == Reason::Reworded ? RowState::Replaced : RowState::TakenBack;
    }
    return RowState::NeedsPerson;
}

Acts actsFor(const writeback::Item &item)
{
    if (item.state != State::NeedsHuman && item.state != State::Refused && item.state != State::Stale)
        return {};
    Acts acts = Act::TakeBack;
    switch (item.reason) {
    case Reason::Conflict:
    case Reason::RefusedBySystem:
    case Reason::OtherAddresses:
    case Reason::TooOld:
    case Reason::MapChanged:
    case Reason::BodyChanged:
        acts |= Act::WriteAgain; // certainly not written
        break;
    case Reason::DifferentContent:
    case Reason::Unreadable:
    case Reason::AtMostOnce:
        acts |= Act::Confirm; // it may be there
        break;
    default: // there is nobody to write it for
        break;
    }
    return acts;
}

Acts actsFor(const writeback::Drift &drift)
{
    using writeback::DriftKind;
    Acts acts = Act::Leave;
    if (drift.kind == DriftKind::Missing || drift.kind == DriftKind::Changed)
        acts |= Act::WriteAgain;
    return acts;
}

QString driftKey(const writeback::Drift &drift)
{
    return QStringLiteral("drift:") + drift.id;
}

QString hereKey(const writeback::OnlyHere &approved)
{
    return QStringLiteral("here:") + approved.approval.text();
}

QString driftSentence(const writeback::Drift &drift, const QString &field, const QString &system)
{
    using writeback::DriftKind;
    switch (drift.kind) {
    case DriftKind::Missing:
        return tr("%1: written, and no longer in %2. Write it again, or leave it so.").arg(field, system);
    case DriftKind::Doubled:
        return tr("%1: stands in %2 %3 times, as %4. Delete there what is too much; this line then goes by itself.")
            .arg(field, system)
            .arg(drift.remoteIds.size())
            .arg(drift.remoteIds.join(QStringLiteral(", ")));
    case DriftKind::Changed:
        return tr("%1: changed in %2 after it was written. Write it again, or leave it so.").arg(field, system);
    case DriftKind::Foreign:
        return tr("Note %1 in %2 stands under your name with a reference of Countersign, but did not come from this"
                  " computer. If it is not yours, delete it there; if it is, leave it so.")
            .arg(drift.remoteIds.join(QStringLiteral(", ")), system);
    }
    return {};
}

std::vector<ui::outbox::CountRow> countRows(const Counts &counts)
{
    std::vector<ui::outbox::CountRow> rows;
    for (const auto &number : numbers())
        rows.push_back({counts.*number.value, tr(number.label), tr(number.words), number.needsPerson,
                        QString::fromLatin1(number.key)});
    return rows;
}

writeback::States statesBehind(const QString &countKey)
{
    const auto at = std::find_if(numbers().begin(), numbers().end(),
                                 [&](const Number &each) { return countKey == QLatin1String(each.key); });
    return at == numbers().end() ? writeback::States() : at->states;
}

bool isBehind(const QString &countKey, const writeback::Item &item, const QDateTime &now)
{
    if (countKey == everythingKey)
        return true;
    const auto states = statesBehind(countKey);
    if (std::find(states.begin(), states.end(), item.state) == states.end())
        return false;
    return item.state != State::Queued || item.isHeld(now) == (countKey == QLatin1String("held"));
}

void sortForList(std::vector<writeback::Item> &items)
{
    const auto rank = [](const writeback::Item &item) {
        switch (item.state) {
        case State::NeedsHuman:
        case State::Refused:
        case State::Stale:
            return 0;
        case State::Queued:
        case State::Sending:
        case State::Unknown:
            return 1;
        case State::Confirmed:
            return 2;
        case State::Superseded:
        case State::Revoked:
            break;
        }
        return 3;
    };
    std::sort(items.begin(), items.end(), [&](const auto &a, const auto &b) {
        return std::tuple(rank(a), a.candidate.text(), static_cast<int>(a.kind), a.id.text()) <
               std::tuple(rank(b), b.candidate.text(), static_cast<int>(b.kind), b.id.text());
    });
}

} // namespace app
