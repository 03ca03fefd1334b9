// Short words of this window for times and states; pure.
#pragma once

#include <QDateTime>
#include <QString>

#include "domain/Document.h"
#include "writeback/Operation.h"

namespace app {

QString clockTime(const QDateTime &time);                                  // 09:14, local
QString ageText(const QDateTime &since, const QDateTime &now);             // now, 12 min, 3 h, 2 d
QString readStateSentence(domain::ReadState state, const QString &system); // empty for Ok
QString readStateWord(domain::ReadState state);                            // in the queue: scan, protected, damaged …
QString outputWord(domain::OutputKind kind);       // Note, Criteria: as the outbox names the field
QString reasonSentence(writeback::Reason reason);  // why it needs her and what to do next // REL-56
QString whyWithoutModel(const base::Error &error); // half a sentence: "the model could not be reached"
QString operationLine(const writeback::Item &item, const QDateTime &now); // "approved · leaves 09:16", "written 09:16"

} // namespace app
