// From the outbox's rows to what its pane shows: pure.
#pragma once

#include "ui/outbox/OutboxView.h"
#include "writeback/Drift.h"
#include "writeback/Operation.h"

namespace app {

ui::outbox::RowState rowState(const writeback::Item &item);

// What a person can do about a row that waits for her. Each sentence of reasonSentence() names these, and no others.
// // REL-56
ui::outbox::Acts actsFor(const writeback::Item &item);
ui::outbox::Acts actsFor(const writeback::Drift &drift);

// What a row is known by in the pane: an operation by its id.
QString driftKey(const writeback::Drift &drift);
QString hereKey(const writeback::OnlyHere &approved);

// What a drift is, and what to do about it. field: "Note", or the field's name.
QString driftSentence(const writeback::Drift &drift, const QString &field, const QString &system);

// The numbers, each with a key for the list that it opens; the first is the sum of the others. // REL-33
std::vector<ui::outbox::CountRow> countRows(const writeback::Counts &counts);
// The list behind a number: the states to ask for, and which of those rows are counted. livesOnlyHereKey stands for
// approvals without a row.
extern const QString everythingKey;
extern const QString livesOnlyHereKey;
writeback::States statesBehind(const QString &countKey);
bool isBehind(const QString &countKey, const writeback::Item &item, const QDateTime &now);

// What needs a person first, then what still waits, then what is written; records stay together.
void sortForList(std::vector<writeback::Item> &items);

} // namespace app
