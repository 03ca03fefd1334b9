#include "practice/AdminServer.h"

#include <limits>

#include <nlohmann/json.hpp>

#include "practice/CustomFields.h"
#include "practice/Records.h"

namespace practice {

namespace {

using nlohmann::json;

HttpResponse words(int status, const QString &text)
{
    return HttpResponse::json(status, QByteArray::fromStdString(json{{"message", text.toStdString()}}.dump()));
}

HttpResponse outcome(const QString &refusal)
{
    return refusal.isEmpty() ? HttpResponse{204, {}, {}, {}} : words(422, refusal);
}

json notesOf(const Database &database, qint64 applicationId, qint64 candidateId)
{
    Statement row = database.prepare(
        "SELECT n.id, n.body, n.user_id, u.first_name||' '||u.last_name, n.visibility, n.type, n.created_at,"
        " n.application_id FROM notes n JOIN users u ON u.id=n.user_id"
        " WHERE n.application_id=? OR (n.candidate_id=? AND n.application_id IS NULL) ORDER BY n.id");
    row.bind({applicationId, candidateId});
    json all = json::array();
    while (row.step())
        all.push_back({{"id", row.integer(0)},
                       {"body", row.utf8(1).toStdString()},
                       {"user_id", row.integer(2)},
                       {"user", row.utf8(3).toStdString()},
                       {"visibility", row.utf8(4).toStdString()},
                       {"type", row.utf8(5).toStdString()},
                       {"created_at", isoTime(row.integer(6)).toStdString()},
                       {"application_id", row.isNull(7) ? json() : json(row.integer(7))}});
    return all;
}

// Every value a record's fields ever had, oldest first: who, when, what.
json fieldHistory(const Database &database, const QString &owner, qint64 id)
{
    Statement row = database.prepare(
        "SELECT f.name_key, v.value, v.user_id, v.set_at FROM custom_values v"
        " JOIN custom_fields f ON f.id=v.field_id WHERE v.owner_id=? AND f.owner_kind=? ORDER BY v.seq");
    row.bind({id, owner});
    json all = json::array();
    while (row.step())
        all.push_back({{"name_key", row.utf8(0).toStdString()},
                       {"value", json::parse(row.utf8(1).toStdString())},
                       {"user_id", row.isNull(2) ? json() : json(row.integer(2))},
                       {"set_at", isoTime(row.integer(3)).toStdString()}});
    return all;
}

json fieldsNow(const Database &database, const QString &owner, qint64 id)
{
    json values = json::object();
    const json object = CustomFieldReader(database, owner, std::numeric_limits<qint64>::max()).objectOf(id);
    for (const auto &[key, field] : object.items())
        values[key] = field.at("value");
    return values;
}

} // namespace

AdminServer::AdminServer(Database &database, const ApiServer &api, const WriteLog &writes, FaultPlan &faults,
                         RelayServer &relay, QString token)
    : m_database(database), m_api(api), m_writes(writes), m_faults(faults), m_relay(relay), m_token(std::move(token)),
      m_http([this](const HttpRequest &request) { return handle(request); })
{
}

HttpResponse AdminServer::handle(const HttpRequest &request)
{
    if (request.bearer() != m_token)
        return words(401, QStringLiteral("Unauthorized"));
    const QString call = request.method + QLatin1Char(' ') + request.path;
    if (call == QLatin1String("GET /writes"))
        return HttpResponse::json(200, m_writes.asJson());
    if (call == QLatin1String("GET /stats"))
        return HttpResponse::json(200, m_api.statistics());
    if (call.startsWith(QLatin1String("GET /records/")))
        return record(request.path.section(QLatin1Char('/'), 2, 2).toLongLong());
    if (call == QLatin1String("POST /edit"))
        return edit(request.body);
    if (call == QLatin1String("GET /faults"))
        return HttpResponse::json(200, m_faults.asJson());
    if (call == QLatin1String("POST /faults"))
        return outcome(m_faults.add(request.body));
    if (call == QLatin1String("DELETE /faults")) {
        m_faults.clear();
        return outcome({});
    }
    if (call == QLatin1String("GET /relay"))
        return HttpResponse::json(200, m_relay.asJson());
    if (call == QLatin1String("POST /relay"))
        return outcome(m_relay.setFault(request.body));
    if (call == QLatin1String("DELETE /relay")) {
        m_relay.reset();
        return outcome({});
    }
    return words(404, QStringLiteral("Not found"));
}

HttpResponse AdminServer::record(qint64 applicationId) const
{
    const auto guard = m_database.lock();
    Statement row = m_database.prepare("SELECT a.candidate_id, a.job_id, a.stage_row, a.stage_id, s.name, a.updated_at,"
                                       " c.first_name||' '||c.last_name FROM applications a"
                                       " JOIN stages s ON s.id=a.stage_id JOIN candidates c ON c.id=a.candidate_id"
                                       " WHERE a.id=?");
    row.bind({applicationId});
    if (!row.step())
        return words(404, QStringLiteral("No such application"));
    const qint64 candidate = row.integer(0);
    const json answer{
        {"application_id", applicationId},
        {"candidate_id", candidate},
        {"candidate", row.utf8(6).toStdString()},
        {"job_id", row.integer(1)},
        {"status", isRejected(m_database, applicationId) ? "rejected" : "in_process"},
        {"stage", {{"row_id", row.integer(2)}, {"id", row.integer(3)}, {"name", row.utf8(4).toStdString()}}},
        {"updated_at", isoTime(row.integer(5)).toStdString()},
        {"custom_fields", fieldsNow(m_database, QStringLiteral("application"), applicationId)},
        {"custom_field_history", fieldHistory(m_database, QStringLiteral("application"), applicationId)},
        {"candidate_custom_fields", fieldsNow(m_database, QStringLiteral("candidate"), candidate)},
        {"candidate_custom_field_history", fieldHistory(m_database, QStringLiteral("candidate"), candidate)},
        {"notes", notesOf(m_database, applicationId, candidate)}};
    return HttpResponse::json(200, QByteArray::fromStdString(answer.dump()));
}

// {"application_id", "user_id" (default: the first Site Admin), and one or more of
//  "note": text, "custom_field": {"name_key", "value", "of": "application"|"candidate"}, "stage": name, "reject":
//  reason id, "delete": true, "delete_note": id, "edit_note": {"id", "body"}}: what the API does not offer, people do
//  in the system itself
HttpResponse AdminServer::edit(const QByteArray &body)
{
    const json value = json::parse(body.toStdString(), nullptr, false);
    if (!value.is_object() || !value.contains("application_id"))
        return words(422, QStringLiteral("wants {\"application_id\", …}"));
    try {
        Transaction transaction(m_database);
        const qint64 application = value.at("application_id").get<qint64>();
        const auto candidate = candidateOf(m_database, application);
        if (!candidate)
            return words(404, QStringLiteral("No such application"));
        const qint64 user = value.value(
            "user_id", m_database.number("SELECT id FROM users ORDER BY site_admin DESC, id LIMIT 1").value_or(0));
        const qint64 now = nowMs();
        json answer = json::object();
        if (value.contains("note"))
            answer["note_id"] =
                addNote(m_database,
                        {*candidate, application, user, QString::fromStdString(value["note"].get<std::string>()),
                         QStringLiteral("NOTE"), QStringLiteral("publicly_visible")},
                        now);
        if (value.contains("custom_field")) {
            const json &field = value["custom_field"];
            const QString owner = QString::fromStdString(field.value("of", "application"));
            const qint64 ownerId = owner == QLatin1String("candidate") ? *candidate : application;
            const auto known =
                customFieldByKey(m_database, owner, QString::fromStdString(field.at("name_key").get<std::string>()));
            if (!known)
                return words(422, QStringLiteral("no such custom field"));
            const CheckedValue checked = checkCustomValue(m_database, *known, field.at("value"));
            if (!checked.refusal.isEmpty())
                return words(422, checked.refusal);
            storeCustomValue(m_database, ownerId, *known, checked, user, now);
            touch(m_database, owner, ownerId, now);
        }
        if (value.contains("stage")) {
            const qint64 job = stagePlaceOf(m_database, application).jobId;
            const auto stage = m_database.number("SELECT id FROM stages WHERE job_id=? AND name=?",
                                                 {job, QString::fromStdString(value["stage"].get<std::string>())});
            if (!stage)
                return words(422, QStringLiteral("no such stage"));
            moveTo(m_database, application, job, *stage, now);
        }
        if (value.contains("reject"))
            reject(m_database, application, value["reject"].get<qint64>(), user, now);
        if (value.contains("delete_note"))
            m_database.run("DELETE FROM notes WHERE id=?", {value["delete_note"].get<qint64>()});
        if (value.contains("edit_note"))
            m_database.run("UPDATE notes SET body=? WHERE id=?",
                           {QString::fromStdString(value["edit_note"].at("body").get<std::string>()),
                            value["edit_note"].at("id").get<qint64>()});
        if (value.value("delete", false))
            m_database.run("DELETE FROM applications WHERE id=?", {application});
        transaction.commit();
        return HttpResponse::json(200, QByteArray::fromStdString(answer.dump()));
    } catch (const json::exception &problem) {
        return words(422, QString::fromUtf8(problem.what()));
    }
}

} // namespace practice
