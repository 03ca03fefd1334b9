// The writes of the Harvest v3 dialect. Unknown keys are refused, as the vendor does.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "practice/CustomFields.h"
#include "practice/Records.h"
#include "practice/dialects/GreenhouseDialect.h"

namespace practice::greenhouse {

namespace {

using nlohmann::json;

enum class Wanted
{
    Integer,
    Text,
    Array
};

struct Key
{
    const char *name;
    Wanted wanted;
    enum class Need
    {
        Must,
        May
    } need = Need::May;
};

bool fits(const json &value, Wanted wanted)
{
    switch (wanted) {
    case Wanted::Integer:
        return value.is_number_integer();
    case Wanted::Text:
        return value.is_string();
    case Wanted::Array:
        return value.is_array();
    }
    return false;
}

QStringList wrongKeys(const json &body, const std::vector<Key> &keys)
{
    QStringList wrong;
    for (const auto &[name, value] : body.items()) {
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key &one) { return name == one.name; });
        if (key == keys.end())
            wrong << QStringLiteral("Unknown parameter: %1").arg(QString::fromStdString(name));
        else if (!fits(value, key->wanted))
            wrong << QStringLiteral("Invalid value for parameter: %1").arg(QString::fromStdString(name));
    }
    for (const Key &key : keys)
        if (key.need == Key::Need::Must && !body.contains(key.name))
            wrong << QStringLiteral("Missing parameter: %1").arg(QLatin1String(key.name));
    return wrong;
}

qint64 integer(const json &body, const char *key, qint64 otherwise = 0)
{
    return body.contains(key) ? body.at(key).get<qint64>() : otherwise;
}

const QStringList shortWords{QStringLiteral("admin_only"), QStringLiteral("private"), QStringLiteral("public")};
const QStringList longWords{QStringLiteral("admin_only_visible"), QStringLiteral("privately_visible"),
                            QStringLiteral("publicly_visible")};

struct FieldChange
{
    CustomField field;
    CheckedValue value;
};

// The entries of "custom_fields", all good or none.
QStringList readFieldChanges(const Database &database, const QString &owner, const json &entries,
                             std::vector<FieldChange> &changes)
{
    QStringList wrong;
    for (const json &entry : entries) {
        if (!entry.is_object()) {
            wrong << QStringLiteral("custom_fields holds something that is not an object");
            continue;
        }
        wrong << wrongKeys(entry.contains("value") ? [&] { json e = entry; e.erase("value"); return e; }() : entry,
                           {{"name_key", Wanted::Text}, {"custom_field_id", Wanted::Integer}});
        if (!wrong.isEmpty())
            continue;
        const bool byKey = entry.contains("name_key");
        if (byKey == entry.contains("custom_field_id") || !entry.contains("value")) {
            wrong << QStringLiteral("A custom field needs a value and either name_key or custom_field_id, never both");
            continue;
        }
        const auto field =
            byKey ? customFieldByKey(database, owner, QString::fromStdString(entry["name_key"].get<std::string>()))
                  : customFieldById(database, owner, entry["custom_field_id"].get<qint64>());
        if (!field) {
            wrong << QStringLiteral("Custom field not found");
            continue;
        }
        CheckedValue value = checkCustomValue(database, *field, entry["value"]);
        if (value.refusal.isEmpty())
            changes.push_back({*field, std::move(value)});
        else
            wrong << value.refusal;
    }
    return wrong;
}

std::optional<qint64> idIn(const QString &path)
{
    bool good = false;
    const qint64 id = path.section(QLatin1Char('/'), 3, 3).toLongLong(&good);
    return good ? std::optional(id) : std::nullopt;
}

DialectAnswer lacksScope(const QString &scope)
{
    return message(403, QStringLiteral("This token lacks the scope %1").arg(scope));
}

} // namespace

DialectAnswer GreenhouseDialect::write(const HttpRequest &request, const Caller &caller, const Twist &twist)
{
    const QString resource = request.path.section(QLatin1Char('/'), 2, 2);
    const QString verb = request.path.section(QLatin1Char('/'), 4);
    const auto id = idIn(request.path);
    const bool isNote = request.method == QLatin1String("POST") && request.path == QLatin1String("/v3/notes");
    const bool isUpdate = request.method == QLatin1String("PATCH") && id && verb.isEmpty() &&
                          (resource == QLatin1String("applications") || resource == QLatin1String("candidates"));
    // move, reject, unreject: each its own scope
    static const QStringList steps{QStringLiteral("move"), QStringLiteral("reject"), QStringLiteral("unreject")};
    const bool isStep = request.method == QLatin1String("POST") && id && steps.contains(verb) &&
                        resource == QLatin1String("applications");
    const bool isTag =
        request.method == QLatin1String("POST") && request.path == QLatin1String("/v3/applied_candidate_tags");
    if (!isNote && !isUpdate && !isStep && !isTag)
        return message(404, QStringLiteral("Not found"));
    const QString act = isStep ? verb : isUpdate ? QStringLiteral("update") : QStringLiteral("create");
    const QString scope = QStringLiteral("harvest:%1:%2").arg(resource, act);
    if (!caller.scopes.contains(scope))
        return lacksScope(scope);
    const json body = json::parse(request.body.toStdString(), nullptr, false);
    if (!body.is_object())
        return message(400, QStringLiteral("The body is not a JSON object"));
    Transaction transaction(m_database);
    DialectAnswer answer = isNote   ? createNote(body, caller, twist)
                           : isTag  ? applyTag(body, caller)
                           : isStep ? step(verb, *id, body, caller)
                                    : updateRecord(resource, *id, body, caller, twist);
    answer.applied = answer.applied && !twist.loseWrite;
    if (answer.applied)
        transaction.commit();
    return answer;
}

DialectAnswer GreenhouseDialect::createNote(const json &body, const Caller &caller, const Twist &twist)
{
    const QStringList wrong = wrongKeys(body, {{"candidate_id", Wanted::Integer, Key::Need::Must},
                                               {"application_id", Wanted::Integer},
                                               {"user_id", Wanted::Integer},
                                               {"body", Wanted::Text, Key::Need::Must},
                                               {"visibility", Wanted::Text},
                                               {"note_type", Wanted::Text}});
    if (!wrong.isEmpty())
        return errors(wrong);
    NewNote note;
    note.candidateId = integer(body, "candidate_id");
    if (body.contains("application_id"))
        note.applicationId = integer(body, "application_id");
    note.userId = integer(body, "user_id", caller.userId);
    note.body = QString::fromStdString(body.at("body").get<std::string>());
    note.type = QString::fromStdString(body.value("note_type", "NOTE"));
    const auto word = shortWords.indexOf(QString::fromStdString(body.value("visibility", "admin_only")));
    if (word < 0)
        return errors({QStringLiteral("visibility must be admin_only, private or public")});
    note.visibility = longWords[word];
    if (note.type != QLatin1String("NOTE") && note.type != QLatin1String("ACTIVITY") &&
        note.type != QLatin1String("EMAIL"))
        return errors({QStringLiteral("note_type must be NOTE, ACTIVITY or EMAIL")});
    if (note.body.trimmed().isEmpty())
        return errors({QStringLiteral("Body can't be blank")});
    if (!candidateExists(m_database, note.candidateId))
        return errors({QStringLiteral("Candidate must exist")});
    if (note.applicationId && candidateOf(m_database, *note.applicationId) != note.candidateId)
        return errors({QStringLiteral("Application must belong to the candidate")});
    if (!userExists(m_database, note.userId))
        return errors({QStringLiteral("User must exist")});
    if (note.userId != caller.userId && !caller.siteAdmin)
        return message(403, QStringLiteral("Only a Site Admin may write a note for somebody else"));
    if (!caller.mayWriteNotes || (note.applicationId && !worksOn(m_database, caller.userId, *note.applicationId)))
        return message(403, QStringLiteral("You may not write notes on this record"));
    const qint64 id = addNote(m_database, note, nowMs());
    json row = record(*listNamed(QStringLiteral("notes")), id, {});
    if (twist.shortVisibility)
        row["visibility"] = shortWords[word].toStdString();
    return {HttpResponse::json(201, QByteArray::fromStdString(row.dump())), id, true};
}

DialectAnswer GreenhouseDialect::updateRecord(const QString &resource, qint64 id, const json &body,
                                              const Caller &caller, const Twist &twist)
{
    const bool ofApplication = resource == QLatin1String("applications");
    const QString owner = ofApplication ? QStringLiteral("application") : QStringLiteral("candidate");
    if (ofApplication ? !candidateOf(m_database, id) : !candidateExists(m_database, id))
        return message(404, QStringLiteral("Not found"));
    // Of the vendor's other keys only these two mean something here; the rest is refused like any unknown key.
    std::vector<Key> keys{{"custom_fields", Wanted::Array}};
    if (ofApplication) {
        keys.push_back({"recruiter_id", Wanted::Integer});
        keys.push_back({"coordinator_id", Wanted::Integer});
    }
    QStringList wrong = wrongKeys(body, keys);
    std::vector<FieldChange> changes;
    if (wrong.isEmpty() && body.contains("custom_fields"))
        wrong << readFieldChanges(m_database, owner, body["custom_fields"], changes);
    for (const char *key : {"recruiter_id", "coordinator_id"})
        if (wrong.isEmpty() && body.contains(key) && !userExists(m_database, integer(body, key)))
            wrong << QStringLiteral("%1 must be a user").arg(QLatin1String(key));
    if (!wrong.isEmpty())
        return errors(wrong);
    if (ofApplication ? !worksOn(m_database, caller.userId, id) : !worksOnCandidate(m_database, caller.userId, id))
        return message(403, QStringLiteral("You may not edit this record"));

    const qint64 now = nowMs();
    if (twist.replaceAllFields)
        for (const CustomField &field : customFieldsOf(m_database, owner))
            storeCustomValue(m_database, id, field, {QStringLiteral("null"), {}, {}}, caller.userId, now);
    for (const FieldChange &change : changes)
        storeCustomValue(m_database, id, change.field, change.value, caller.userId, now);
    for (const char *key : {"recruiter_id", "coordinator_id"})
        if (body.contains(key))
            m_database.run(QByteArray("UPDATE applications SET ") + key + "=? WHERE id=?", {integer(body, key), id});
    touch(m_database, owner, id, now);
    const json row = twist.messageOnly ? json{{"message", "Updated"}} : record(*listNamed(resource), id, {});
    return {HttpResponse::json(200, QByteArray::fromStdString(row.dump())), id, true};
}

DialectAnswer GreenhouseDialect::applyTag(const json &body, const Caller &caller)
{
    const QStringList wrong = wrongKeys(body, {{"candidate_id", Wanted::Integer, Key::Need::Must},
                                               {"candidate_tag_id", Wanted::Integer, Key::Need::Must}});
    if (!wrong.isEmpty())
        return errors(wrong);
    const qint64 candidate = integer(body, "candidate_id"), tag = integer(body, "candidate_tag_id");
    const QString name = m_database.word("SELECT name FROM candidate_tags WHERE id=?", {tag});
    if (!candidateExists(m_database, candidate) || name.isEmpty())
        return errors({QStringLiteral("Candidate and tag must exist")});
    if (!worksOnCandidate(m_database, caller.userId, candidate))
        return message(403, QStringLiteral("You may not edit this record"));
    if (m_database.number("SELECT id FROM applied_tags WHERE candidate_id=? AND tag_id=?", {candidate, tag}))
        return errors({QStringLiteral("Candidate already has this tag")});
    const qint64 id = practice::applyTag(m_database, candidate, tag, name, nowMs());
    const json row = record(*listNamed(QStringLiteral("applied_candidate_tags")), id, {});
    return {HttpResponse::json(201, QByteArray::fromStdString(row.dump())), id, true};
}

DialectAnswer GreenhouseDialect::step(const QString &verb, qint64 applicationId, const json &body, const Caller &caller)
{
    if (!candidateOf(m_database, applicationId))
        return message(404, QStringLiteral("Not found"));
    if (!caller.mayMoveStages || !worksOn(m_database, caller.userId, applicationId))
        return message(403, QStringLiteral("You may not move this application"));
    if (verb == QLatin1String("move"))
        return move(applicationId, body);
    if (verb == QLatin1String("reject"))
        return reject(applicationId, body, caller);
    if (const QStringList wrong = wrongKeys(body, {}); !wrong.isEmpty())
        return errors(wrong);
    if (!isRejected(m_database, applicationId))
        return errors({QStringLiteral("Application is not rejected")});
    practice::unreject(m_database, applicationId, nowMs());
    return {HttpResponse{204, {}, {}, {}}, applicationId, true};
}

DialectAnswer GreenhouseDialect::reject(qint64 applicationId, const json &body, const Caller &caller)
{
    const QStringList wrong = wrongKeys(body, {{"rejection_reason_id", Wanted::Integer, Key::Need::Must},
                                               {"notes", Wanted::Text},
                                               {"custom_fields", Wanted::Array}});
    if (!wrong.isEmpty())
        return errors(wrong);
    const qint64 reason = integer(body, "rejection_reason_id");
    if (!m_database.number("SELECT id FROM rejection_reasons WHERE id=?", {reason}))
        return errors({QStringLiteral("There is no such rejection reason")});
    if (isRejected(m_database, applicationId))
        return errors({QStringLiteral("Application is already rejected")});
    practice::reject(m_database, applicationId, reason, caller.userId, nowMs());
    return {HttpResponse{204, {}, {}, {}}, applicationId, true};
}

DialectAnswer GreenhouseDialect::move(qint64 applicationId, const json &body)
{
    const QStringList wrong = wrongKeys(body, {{"from_stage_id", Wanted::Integer, Key::Need::Must},
                                               {"to_stage_id", Wanted::Integer},
                                               {"to_job_id", Wanted::Integer},
                                               {"email_from_user_id", Wanted::Integer}});
    if (!wrong.isEmpty())
        return errors(wrong);
    if (isRejected(m_database, applicationId))
        return errors({QStringLiteral("A rejected application cannot be moved")});
    const StagePlace place = stagePlaceOf(m_database, applicationId);
    // Sources disagree which of the two ids is meant: both are taken, anything else is a stale view of the record.
    const qint64 from = integer(body, "from_stage_id");
    if (from != place.rowId && from != place.stageId)
        return errors({QStringLiteral("from_stage_id is not the current stage of this application")});
    const qint64 job = integer(body, "to_job_id", place.jobId);
    std::optional<qint64> target;
    if (body.contains("to_stage_id"))
        target =
            m_database.number("SELECT id FROM stages WHERE id=? AND job_id=?", {integer(body, "to_stage_id"), job});
    else if (job != place.jobId)
        target = m_database.number("SELECT id FROM stages WHERE job_id=? ORDER BY sort_order LIMIT 1", {job});
    else
        target = m_database.number("SELECT id FROM stages WHERE job_id=? AND sort_order>? ORDER BY sort_order LIMIT 1",
                                   {job, place.sortOrder});
    if (!target)
        return errors({QStringLiteral("There is no such stage to move to")});
    moveTo(m_database, applicationId, job, *target, nowMs());
    return {HttpResponse{204, {}, {}, {}}, applicationId, true};
}

} // namespace practice::greenhouse
