#include "practice/Records.h"

namespace practice {

namespace {

// Ids given out from here on lie above 2^53: legal, and fatal for readers that keep numbers as doubles.
constexpr qint64 firstOwnId = 9'107'199'254'740'993;

qint64 nextId(const Database &database, const QByteArray &table)
{
    return std::max(firstOwnId, database.number("SELECT max(id) FROM " + table).value_or(0) + 1);
}

} // namespace

bool candidateExists(const Database &database, qint64 candidateId)
{
    return database.number("SELECT 1 FROM candidates WHERE id=?", {candidateId}).has_value();
}

bool userExists(const Database &database, qint64 userId)
{
    return database.number("SELECT 1 FROM users WHERE id=?", {userId}).has_value();
}

std::optional<qint64> candidateOf(const Database &database, qint64 applicationId)
{
    return database.number("SELECT candidate_id FROM applications WHERE id=?", {applicationId});
}

bool worksOn(const Database &database, qint64 userId, qint64 applicationId)
{
    return database
        .number("SELECT 1 FROM users u, applications a WHERE u.id=? AND a.id=? AND (u.site_admin OR u.all_jobs"
                " OR EXISTS(SELECT 1 FROM user_jobs p WHERE p.user_id=u.id AND p.job_id=a.job_id))",
                {userId, applicationId})
        .has_value();
}

bool worksOnCandidate(const Database &database, qint64 userId, qint64 candidateId)
{
    const auto guard = database.lock();
    Statement applications = database.prepare("SELECT id FROM applications WHERE candidate_id=?");
    applications.bind({candidateId});
    while (applications.step())
        if (worksOn(database, userId, applications.integer(0)))
            return true;
    return false;
}

StagePlace stagePlaceOf(const Database &database, qint64 applicationId)
{
    const auto guard = database.lock();
    Statement row = database.prepare("SELECT a.stage_row, a.stage_id, a.job_id, s.sort_order FROM applications a"
                                     " JOIN stages s ON s.id=a.stage_id WHERE a.id=?");
    row.bind({applicationId});
    if (!row.step())
        return {};
    return {row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
}

qint64 addNote(Database &database, const NewNote &note, qint64 at)
{
    const auto guard = database.lock();
    const qint64 id = nextId(database, "notes");
    const Bound application = note.applicationId ? Bound(*note.applicationId) : Bound(std::nullopt);
    database.run("INSERT INTO notes VALUES(?,?,?,?,?,?,?,?)",
                 {id, note.candidateId, application, note.userId, note.type, note.body, note.visibility, at});
    // A note moves the last activity, not the record itself.
    database.run("UPDATE candidates SET last_activity_at=? WHERE id=?", {at, note.candidateId});
    if (note.applicationId)
        database.run("UPDATE applications SET last_activity_at=? WHERE id=?", {at, *note.applicationId});
    return id;
}

void moveTo(Database &database, qint64 applicationId, qint64 jobId, qint64 stageId, qint64 at)
{
    const auto guard = database.lock();
    const qint64 row = nextId(database, "application_stages");
    database.run("UPDATE application_stages SET exited_at=?, updated_at=? WHERE application_id=? AND exited_at IS NULL",
                 {at, at, applicationId});
    database.run("INSERT INTO application_stages VALUES(?,?,?,?,NULL,?)", {row, applicationId, stageId, at, at});
    database.run("UPDATE applications SET job_id=?, stage_id=?, stage_row=? WHERE id=?",
                 {jobId, stageId, row, applicationId});
    touch(database, QStringLiteral("application"), applicationId, at);
}

bool isRejected(const Database &database, qint64 applicationId)
{
    return database.number("SELECT 1 FROM rejections WHERE application_id=?", {applicationId}).has_value();
}

void reject(Database &database, qint64 applicationId, qint64 reasonId, qint64 userId, qint64 at)
{
    const auto guard = database.lock();
    database.run("INSERT INTO rejections VALUES(?,?,?,?,?)",
                 {nextId(database, "rejections"), applicationId, reasonId, userId, at});
    touch(database, QStringLiteral("application"), applicationId, at);
}

void unreject(Database &database, qint64 applicationId, qint64 at)
{
    const auto guard = database.lock();
    database.run("DELETE FROM rejections WHERE application_id=?", {applicationId});
    touch(database, QStringLiteral("application"), applicationId, at);
}

qint64 applyTag(Database &database, qint64 candidateId, qint64 tagId, const QString &name, qint64 at)
{
    const auto guard = database.lock();
    const qint64 id = nextId(database, "applied_tags");
    database.run("INSERT INTO applied_tags VALUES(?,?,?,?)", {id, candidateId, tagId, at});
    database.run("UPDATE candidates SET tags=json_insert(tags, '$[#]', ?) WHERE id=?", {name, candidateId});
    touch(database, QStringLiteral("candidate"), candidateId, at);
    return id;
}

void touch(Database &database, const QString &ownerKind, qint64 id, qint64 at)
{
    const auto guard = database.lock();
    const bool application = ownerKind == QLatin1String("application");
    database.run(application ? "UPDATE applications SET updated_at=?, last_activity_at=? WHERE id=?"
                             : "UPDATE candidates SET updated_at=?, last_activity_at=? WHERE id=?",
                 {at, at, id});
    if (application)
        database.run("UPDATE candidates SET last_activity_at=?"
                     " WHERE id=(SELECT candidate_id FROM applications WHERE id=?)",
                     {at, id});
}

} // namespace practice
