// What can be done to a record, in no dialect: used by the writes of a dialect and by the edits behind the app's back.
#pragma once

#include "practice/Database.h"

namespace practice {

struct NewNote
{
    qint64 candidateId = 0;
    std::optional<qint64> applicationId;
    qint64 userId = 0;
    QString body;
    QString type;       // NOTE, ACTIVITY, EMAIL
    QString visibility; // admin_only_visible, privately_visible, publicly_visible
};

struct StagePlace
{
    qint64 rowId = 0;   // of the stage history
    qint64 stageId = 0; // of the job's stage
    qint64 jobId = 0;
    qint64 sortOrder = 0;
};

bool candidateExists(const Database &database, qint64 candidateId);
bool userExists(const Database &database, qint64 userId);
std::optional<qint64> candidateOf(const Database &database, qint64 applicationId); // empty: no such application
bool worksOn(const Database &database, qint64 userId, qint64 applicationId);
bool worksOnCandidate(const Database &database, qint64 userId, qint64 candidateId);
StagePlace stagePlaceOf(const Database &database, qint64 applicationId);

qint64 addNote(Database &database, const NewNote &note, qint64 at);
void moveTo(Database &database, qint64 applicationId, qint64 jobId, qint64 stageId, qint64 at);
void reject(Database &database, qint64 applicationId, qint64 reasonId, qint64 userId, qint64 at);
void unreject(Database &database, qint64 applicationId, qint64 at);
bool isRejected(const Database &database, qint64 applicationId);
qint64 applyTag(Database &database, qint64 candidateId, qint64 tagId, const QString &name, qint64 at);
void touch(Database &database, const QString &ownerKind, qint64 id, qint64 at); // updated and active now

} // namespace practice
