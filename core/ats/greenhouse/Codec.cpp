#include "ats/greenhouse/Codec.h"

#include <nlohmann/json.hpp>

#include "ats/HtmlText.h"
#include "ats/greenhouse/CustomValues.h"
#include "base/StrictJson.h"

namespace ats::greenhouse {

using base::Fields;
using base::Result;
using nlohmann::json;

namespace {

// Every list is a bare array of objects.
template <class Row, class F>
Result<std::vector<Row>> decodeRows(const QByteArray &bytes, F row)
{
    TRY(const auto parsed, base::parseJson(bytes));
    return base::decode([&]() -> std::vector<Row> {
        if (!parsed.is_array())
            throw base::JsonShape{QStringLiteral("/"), QStringLiteral("is not a list")};
        std::vector<Row> rows;
        rows.reserve(parsed.size());
        for (std::size_t i = 0; i < parsed.size(); ++i)
            rows.push_back(row(Fields(parsed[i], QStringLiteral("/%1").arg(i))));
        return rows;
    });
}

template <class F>
Result<QHash<QString, QString>> decodeMap(const QByteArray &bytes, F pair)
{
    using Pair = std::pair<QString, QString>;
    TRY(const auto rows, decodeRows<Pair>(bytes, pair));
    QHash<QString, QString> map;
    for (const auto &[key, value] : rows)
        map.insert(key, value);
    return map;
}

// [{"value": "…", "type": "…"}]; plain strings are taken as well.
QStringList values(const Fields &row, const char *key)
{
    QStringList out;
    const auto *list = row.optArray(key);
    if (!list)
        return out;
    for (const auto &item : *list) {
        if (item.is_string())
            out.append(base::toQString(item));
        else if (item.is_object() && item.contains("value"))
            out.append(base::toQString(item.at("value")));
    }
    out.removeAll(QString());
    return out;
}

domain::User user(const Fields &row)
{
    domain::User out;
    out.id = domain::UserId(row.id("id"));
    out.name = row.optText("name");
    if (out.name.isEmpty())
        out.name = (row.optText("first_name") + QLatin1Char(' ') + row.optText("last_name")).trimmed();
    out.email = row.optText("primary_email"); // service accounts have none
    out.siteAdmin = row.optBoolean("site_admin", false);
    return out;
}

domain::Requisition job(const Fields &row)
{
    domain::Requisition out;
    out.id = domain::RequisitionId(row.id("id"));
    out.title = row.text("name");
    out.code = row.optText("requisition_id");
    out.status = row.optText("status");
    out.updatedAt = row.time("updated_at");
    return out;
}

StageRow jobStage(const Fields &row)
{
    StageRow out;
    out.requisition = domain::RequisitionId(row.id("job_id"));
    out.stage.id = domain::StageId(row.id("id"));
    out.stage.name = row.text("name");
    out.stage.order = static_cast<int>(row.optInteger("sort_order").value_or(0));
    out.stage.active = row.optBoolean("active", true);
    return out;
}

Posting jobPost(const Fields &row)
{
    Posting out;
    out.id = row.id("id");
    out.requisition = domain::RequisitionId(row.id("job_id"));
    const bool active = row.optBoolean("active", true);
    const bool live = row.optBoolean("live", false);
    const bool internal = row.optBoolean("internal", false);
    out.rank = active && live ? (internal ? 2 : 3) : active ? 1 : 0;
    out.text = htmlToText(row.optText("content"));
    if (out.text.isEmpty())
        out.text = htmlToText(row.optText("internal_content"));
    const auto *location = row.raw("location"); // older answers name it; not in the schema of July
    if (location && location->is_string())
        out.location = base::toQString(*location);
    else if (location && location->is_object() && location->contains("name"))
        out.location = base::toQString(location->at("name"));
    return out;
}

domain::ApplicationStatus status(const QString &word)
{
    if (word == QLatin1String("rejected"))
        return domain::ApplicationStatus::Rejected;
    if (word == QLatin1String("hired"))
        return domain::ApplicationStatus::Hired;
    if (word == QLatin1String("converted"))
        return domain::ApplicationStatus::Converted;
    return domain::ApplicationStatus::Active; // in_process, active; a new word must not hide a person
}

ApplicationRow application(const Fields &row, const QString &optOutField)
{
    ApplicationRow out;
    auto &app = out.application;
    out.prospect = row.optBoolean("prospect", false);
    app.id = domain::ApplicationId(row.id("id"));
    app.candidate = domain::CandidateId(row.id("candidate_id"));
    app.requisition = domain::RequisitionId(out.prospect ? row.optId("job_id") : row.id("job_id"));
    app.stage = domain::StageId(row.optId("job_interview_stage_id"));
    app.stageName = row.optText("stage_name");
    app.stageEntry = row.optId("stage_id");
    app.status = status(row.text("status"));
    app.appliedAt = row.time("created_at");
    app.lastActivityAt = row.optTime("last_activity_at");
    app.updatedAt = row.time("updated_at");
    if (const auto *answers = row.optArray("answers"))
        for (const auto &item : *answers) {
            const Fields answer(item, row.path() + QStringLiteral("/answers"));
            app.answers.push_back({answer.optText("question"), answer.optText("answer")});
        }
    app.fields = customValues(row);
    for (const auto &field : app.fields)
        if (field.key == optOutField && field.value.startsWith(QLatin1String("No"), Qt::CaseInsensitive))
            app.optedOut = true;
    return out;
}

domain::Candidate candidate(const Fields &row)
{
    domain::Candidate out;
    out.id = domain::CandidateId(row.id("id"));
    out.firstName = row.optText("first_name");
    out.lastName = row.optText("last_name");
    out.preferredName = row.optText("preferred_name");
    out.emails = values(row, "email_addresses");
    out.phones = values(row, "phone_numbers");
    out.addresses = values(row, "addresses");
    out.links = values(row, "website_addresses") + values(row, "social_media_addresses");
    out.tags = row.optTexts("tags");
    out.fields = customValues(row);
    out.updatedAt = row.time("updated_at");
    out.isPrivate = row.optBoolean("private", false);
    return out;
}

domain::Attachment attachment(const Fields &row)
{
    domain::Attachment out;
    out.id = domain::AttachmentId(row.id("id"));
    out.application = domain::ApplicationId(row.id("application_id"));
    out.candidate = domain::CandidateId(row.optId("candidate_id"));
    const QString type = row.text("type");
    out.kind = type == QLatin1String("resume")         ? domain::AttachmentKind::Resume
               : type == QLatin1String("cover_letter") ? domain::AttachmentKind::CoverLetter
                                                       : domain::AttachmentKind::Other;
    out.fileName = row.text("filename");
    out.url = row.optText("url");
    return out;
}

domain::Note note(const Fields &row)
{
    domain::Note out;
    out.id = domain::NoteId(row.id("id"));
    out.application = domain::ApplicationId(row.optId("application_id"));
    out.candidate = domain::CandidateId(row.optId("candidate_id"));
    out.author = domain::UserId(row.optId("user_id"));
    out.body = row.optText("body");
    out.createdAt = row.time("created_at");
    return out;
}

domain::Scorecard scorecard(const Fields &row)
{
    domain::Scorecard out;
    out.id = domain::ScorecardId(row.id("id"));
    out.application = domain::ApplicationId(row.id("application_id"));
    out.interviewer = domain::UserId(row.optId("interviewer_id"));
    out.overall = row.optText("candidate_rating");
    QStringList notes{row.optText("notes"), row.optText("public_notes"), row.optText("private_notes")};
    notes.removeAll(QString());
    notes.removeDuplicates();
    out.notes = notes.join(QLatin1Char('\n'));
    if (row.optText("status") == QLatin1String("complete") || !row.has("status"))
        out.submittedAt = row.optTime("submitted_at");
    return out;
}

} // namespace

Result<std::vector<domain::User>> decodeUsers(const QByteArray &bytes)
{
    return decodeRows<domain::User>(bytes, user);
}

Result<std::vector<domain::Requisition>> decodeJobs(const QByteArray &bytes)
{
    return decodeRows<domain::Requisition>(bytes, job);
}

Result<std::vector<StageRow>> decodeJobStages(const QByteArray &bytes)
{
    return decodeRows<StageRow>(bytes, jobStage);
}

Result<std::vector<Posting>> decodeJobPosts(const QByteArray &bytes)
{
    return decodeRows<Posting>(bytes, jobPost);
}

Result<std::vector<ApplicationRow>> decodeApplications(const QByteArray &bytes, const QString &optOutField)
{
    return decodeRows<ApplicationRow>(bytes, [&](const Fields &row) { return application(row, optOutField); });
}

Result<QHash<QString, QString>> decodeCurrentStages(const QByteArray &bytes)
{
    auto map = decodeMap(bytes, [](const Fields &row) {
        const bool current = row.optBoolean("current", true); // earlier stages are history
        return std::pair(current ? row.id("application_id") : QString(), row.id("job_interview_stage_id"));
    });
    if (map)
        map->remove(QString());
    return map;
}

Result<std::vector<domain::Candidate>> decodeCandidates(const QByteArray &bytes)
{
    return decodeRows<domain::Candidate>(bytes, candidate);
}

Result<std::vector<domain::Attachment>> decodeAttachments(const QByteArray &bytes)
{
    return decodeRows<domain::Attachment>(bytes, attachment);
}

Result<std::vector<domain::Note>> decodeNotes(const QByteArray &bytes)
{
    return decodeRows<domain::Note>(bytes, note);
}

Result<std::vector<domain::Scorecard>> decodeScorecards(const QByteArray &bytes)
{
    return decodeRows<domain::Scorecard>(bytes, scorecard);
}

Result<std::vector<AttributeRow>> decodeScorecardAttributes(const QByteArray &bytes)
{
    return decodeRows<AttributeRow>(bytes, [](const Fields &row) {
        AttributeRow out;
        out.scorecard = row.id("scorecard_id");
        out.attribute = row.id("job_candidate_attribute_id");
        out.rating.rating = row.optText("candidate_attribute_rating");
        out.rating.note = row.optText("note");
        return out;
    });
}

Result<QHash<QString, QString>> decodeAttributeNames(const QByteArray &bytes)
{
    return decodeMap(bytes, [](const Fields &row) { return std::pair(row.id("id"), row.text("name")); });
}

Result<std::vector<FieldRow>> decodeCustomFields(const QByteArray &bytes)
{
    return decodeRows<FieldRow>(bytes, [](const Fields &row) {
        FieldRow out;
        out.definition.id = row.id("id");
        out.definition.key = row.optText("name_key");
        out.definition.name = row.text("name");
        out.definition.on = row.text("field_type");
        out.definition.type = row.text("value_type");
        out.active = row.optBoolean("active", true);
        return out;
    });
}

Result<std::vector<OptionRow>> decodeCustomFieldOptions(const QByteArray &bytes)
{
    return decodeRows<OptionRow>(bytes, [](const Fields &row) {
        return OptionRow{row.id("custom_field_id"), {row.id("id"), row.text("name")}};
    });
}

Result<std::vector<domain::Disposition>> decodeRejectionReasons(const QByteArray &bytes)
{
    return decodeRows<domain::Disposition>(
        bytes, [](const Fields &row) { return domain::Disposition{row.id("id"), row.text("name")}; });
}

Result<std::vector<domain::Disposition>> decodeRejectionDetails(const QByteArray &bytes)
{
    return decodeRows<domain::Disposition>(
        bytes, [](const Fields &row) { return domain::Disposition{row.optId("rejection_reason_id"), {}}; });
}

Result<std::vector<domain::FieldDefinition>> decodeTags(const QByteArray &bytes)
{
    return decodeRows<domain::FieldDefinition>(bytes, [](const Fields &row) {
        domain::FieldDefinition tag;
        tag.id = row.id("id");
        tag.key = tag.name = row.text("name");
        tag.on = tag.type = QStringLiteral("tag");
        return tag;
    });
}

Result<std::vector<QString>> decodeAppliedTags(const QByteArray &bytes)
{
    return decodeRows<QString>(bytes, [](const Fields &row) { return row.id("id"); });
}

Result<QString> decodeWrittenId(const QByteArray &bytes)
{
    TRY(const auto parsed, base::parseJson(bytes));
    return base::decode([&] { return Fields(parsed, QStringLiteral("")).id("id"); });
}

} // namespace ats::greenhouse
