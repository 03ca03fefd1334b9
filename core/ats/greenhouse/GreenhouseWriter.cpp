#include "ats/greenhouse/GreenhouseWriter.h"

#include <nlohmann/json.hpp>

#include "ats/TargetText.h"
#include "ats/greenhouse/Codec.h"
#include "base/StrictJson.h"
#include "net/Answer.h"

namespace ats::greenhouse {

using base::failure;
using base::Kind;
using base::Result;
using base::Task;
using nlohmann::json;

namespace {

constexpr qsizetype mostCharacters = 50'000;
const char *const notesPath = "/v3/notes";

// Harvest's ids are whole numbers beyond 2^53: never through a double.
std::optional<qint64> numberOf(const QString &id)
{
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    if (!isNumber || number <= 0 || QString::number(number) != id)
        return std::nullopt;
    return number;
}

tl::unexpected<base::Error> badId(const char *what)
{
    return failure(Kind::Invalid, QStringLiteral("an id that is no number"), QLatin1String(what));
}

Result<QString> fitting(const WriteIntent &intent)
{
    QString text = textForTarget(intent.content, intent.target);
    if (text.isEmpty())
        return failure(Kind::Invalid, QStringLiteral("nothing to write"), QStringLiteral("content"));
    if (text.size() > mostCharacters)
        return failure(Kind::Invalid, QStringLiteral("%1 characters are too many").arg(text.size()),
                       QStringLiteral("content"));
    if (!intent.marker.isEmpty() && intent.target.kind == TargetKind::Note && !text.contains(intent.marker))
        return failure(Kind::Invalid, QStringLiteral("the marker is not in the content"), QStringLiteral("marker"));
    return text;
}

// {"name": …} members sorted by nlohmann's map, so that the bytes are a function of the intent.
EncodedWrite encoded(net::Verb verb, QString path, const json &body)
{
    return {verb, std::move(path), "application/json", base::dumpJson(body)};
}

// The value in the shape that the field wants. Choices go by the options' ids.
Result<json> valueFor(const Target &target, const QString &text)
{
    switch (target.form) {
    case ValueForm::Number: {
        bool isNumber = false;
        const qint64 whole = text.toLongLong(&isNumber);
        if (isNumber)
            return json(whole);
        const double number = text.toDouble(&isNumber);
        if (!isNumber)
            return failure(Kind::Invalid, QStringLiteral("no number"), QStringLiteral("content"));
        return json(number);
    }
    case ValueForm::Choice:
    case ValueForm::Choices: {
        json ids = json::array();
        for (const auto &option : target.optionIds) {
            const auto id = numberOf(option);
            if (!id)
                return badId("option");
            ids.push_back(*id);
        }
        if (ids.empty() || (target.form == ValueForm::Choice && ids.size() > 1))
            return failure(Kind::Invalid, QStringLiteral("not one choice"), QStringLiteral("content"));
        return target.form == ValueForm::Choice ? ids.front() : ids;
    }
    case ValueForm::Plain:
    case ValueForm::Line:
    case ValueForm::Html:
    case ValueForm::Markdown:
        break;
    }
    return base::toJson(text);
}

// From where she saw it: the system refuses the move when the application stands elsewhere by now. // REL-15 (d)
Result<EncodedWrite> encodedMove(const Target &target, qint64 application, const Options &options)
{
    json body;
    const auto to = numberOf(target.fieldId);
    if (target.kind == TargetKind::Disposition) {
        if (!to)
            return badId("reason");
        body["rejection_reason_id"] = *to;
        return encoded(net::Verb::Post, QStringLiteral("/v3/applications/%1/reject").arg(application), body);
    }
    const auto from = numberOf(options.moveFrom == MoveFrom::Entry ? target.fromEntry : target.from);
    if (!from || !to)
        return badId("stage");
    body["from_stage_id"] = *from;
    body["to_stage_id"] = *to;
    return encoded(net::Verb::Post, QStringLiteral("/v3/applications/%1/move").arg(application), body);
}

// A move answers with nothing but 204: the application of its path is what was changed.
std::optional<QString> movedIn(const EncodedWrite &write)
{
    const QStringList parts = write.path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const bool isStep = parts.size() == 4 && parts[1] == QLatin1String("applications") &&
                        (parts[3] == QLatin1String("move") || parts[3] == QLatin1String("reject"));
    return isStep ? std::optional(parts[2]) : std::nullopt;
}

QString valueOf(const domain::Application &application, const Target &target)
{
    for (const auto &field : application.fields)
        if (target.fieldKey.isEmpty() ? field.name == target.fieldName : field.key == target.fieldKey)
            return field.value;
    return {};
}

} // namespace

Effect GreenhouseWriter::effect(const Target &target) const
{
    if (isMove(target.kind))
        return Effect::StageMove;
    return target.kind == TargetKind::Note ? Effect::Append : Effect::IdempotentSet;
}

Result<EncodedWrite> GreenhouseWriter::encode(const WriteIntent &intent) const
{
    if (intent.target.kind == TargetKind::CandidateField)
        return failure(Kind::Unsupported, QStringLiteral("candidate fields are not written"), intent.target.entry);
    const auto application = numberOf(intent.application.text());
    if (!application)
        return badId("application");
    if (isMove(intent.target.kind))
        return encodedMove(intent.target, *application, m_options);
    TRY(const auto text, fitting(intent));

    if (intent.target.kind == TargetKind::ApplicationField) {
        json entry;
        if (!intent.target.fieldId.isEmpty()) {
            const auto field = numberOf(intent.target.fieldId);
            if (!field)
                return badId("field");
            entry["custom_field_id"] = *field;
        } else if (!intent.target.fieldKey.isEmpty()) {
            entry["name_key"] = base::toJson(intent.target.fieldKey);
        } else {
            return failure(Kind::Invalid, QStringLiteral("the target names no field"), intent.target.entry);
        }
        TRY(entry["value"], valueFor(intent.target, text));
        json body;
        body["custom_fields"] = json::array({entry});
        return encoded(net::Verb::Patch, QStringLiteral("/v3/applications/%1").arg(*application), body);
    }

    const auto candidate = numberOf(intent.candidate.text());
    if (!candidate)
        return badId("candidate");
    json body;
    if (intent.target.kind == TargetKind::Tag) {
        const auto tag = numberOf(intent.target.fieldId);
        if (!tag)
            return badId("tag");
        body["candidate_id"] = *candidate;
        body["candidate_tag_id"] = *tag;
        return encoded(net::Verb::Post, QStringLiteral("/v3/applied_candidate_tags"), body);
    }
    body["application_id"] = *application;
    body["candidate_id"] = *candidate;
    body["note_type"] = intent.target.noteType.isEmpty() ? json("NOTE") : base::toJson(intent.target.noteType);
    body["body"] = base::toJson(text);
    if (!intent.target.visibility.isEmpty())
        body["visibility"] = base::toJson(intent.target.visibility);
    if (m_options.noteAuthor == NoteAuthor::Sent && !intent.author.isEmpty()) {
        const auto author = numberOf(intent.author.text());
        if (!author)
            return badId("author");
        body["user_id"] = *author;
    }
    return encoded(net::Verb::Post, QLatin1String(notesPath), body);
}

Result<Receipt> receiptOf(const EncodedWrite &write, const net::Response &response)
{
    const auto unknown = [&](const QString &why) {
        return failure(Kind::OutcomeUnknown, QStringLiteral("%1: %2").arg(write.path, why), response.url.host());
    };
    if (const auto moved = movedIn(write)) {
        if (response.status != 204 || !response.body.isEmpty())
            return unknown(QStringLiteral("HTTP %1 was not promised").arg(response.status));
        return Receipt{*moved, response.status};
    }
    const int expected = write.verb == net::Verb::Post ? 201 : 200; // 200 is met for both
    if (response.status != expected && response.status != 200)
        return unknown(QStringLiteral("HTTP %1 was not promised").arg(response.status));
    if (!net::isJson(response))
        return unknown(QStringLiteral("no JSON"));
    const auto id = decodeWrittenId(response.body);
    if (!id)
        return unknown(id.error().forLog);
    if (write.verb == net::Verb::Patch && !write.path.endsWith(QLatin1Char('/') + *id))
        return unknown(QStringLiteral("the answer is about another object"));
    return Receipt{*id, response.status};
}

Task<Result<Receipt>> GreenhouseWriter::send(net::Dispatch dispatch, EncodedWrite write, std::stop_token stop)
{
    net::Request request;
    request.verb = write.verb;
    request.url = net::joined(m_channel.base(), write.path);
    request.contentType = write.contentType;
    request.body = write.body;
    CO_TRY(const auto response, co_await m_channel.send(dispatch, std::move(request), stop));
    co_return receiptOf(write, response);
}

Task<Result<domain::Application>> GreenhouseWriter::freshApplication(domain::ApplicationId id, std::stop_token stop)
{
    std::vector<domain::ApplicationId> ids;
    ids.push_back(id);
    CO_TRY(auto found, co_await m_reader.applicationsById(std::move(ids), stop));
    for (auto &application : found)
        if (application.id == id)
            co_return std::move(application);
    co_return failure(Kind::NotFound, QStringLiteral("the application is gone"), QStringLiteral("application"));
}

Task<Result<Holder>> GreenhouseWriter::holder(domain::ApplicationId application, std::stop_token stop)
{
    CO_TRY(const auto fresh, co_await freshApplication(application, stop));
    std::vector<domain::CandidateId> ids;
    ids.push_back(fresh.candidate);
    CO_TRY(const auto people, co_await m_reader.candidatesById(std::move(ids), stop));
    for (const auto &person : people) {
        if (person.id != fresh.candidate)
            continue;
        Holder holder{person.id, person.emails};
        co_return holder;
    }
    co_return failure(Kind::NotFound, QStringLiteral("the person is gone"), QStringLiteral("candidate"));
}

Task<Result<std::optional<Found>>> GreenhouseWriter::find(WriteIntent intent, std::stop_token stop)
{
    if (intent.target.kind == TargetKind::Note) {
        auto note = co_await findNote(std::move(intent), stop);
        co_return note;
    }
    if (intent.target.kind == TargetKind::Tag) {
        CO_TRY(const auto row, co_await m_reader.tagApplied(intent.candidate, intent.target.fieldId, stop));
        std::optional<Found> tag;
        if (row)
            tag = Found{*row, {}, true};
        co_return tag;
    }
    if (isMove(intent.target.kind)) {
        auto move = co_await findMove(std::move(intent), stop);
        co_return move;
    }
    auto field = co_await findField(std::move(intent), stop);
    co_return field;
}

// On the whole person, not on the application alone: a note that lost its application must not be written again.
Task<Result<std::optional<Found>>> GreenhouseWriter::findNote(WriteIntent intent, std::stop_token stop)
{
    std::vector<domain::CandidateId> ids;
    ids.push_back(intent.candidate);
    CO_TRY(const auto notes, co_await m_reader.notesAbout(std::move(ids), stop));
    const QString wanted = textForTarget(intent.content, intent.target);
    std::optional<Found> found;
    for (const auto &note : notes) {
        const bool elsewhere = !note.application.isEmpty() && note.application != intent.application;
        const bool same = note.body == wanted && !elsewhere;
        const bool marked = !intent.marker.isEmpty() && note.body.contains(intent.marker);
        if (!same && !marked)
            continue;
        if (!found || (same && !found->sameContent))
            found = Found{note.id.text(), note.author, same};
    }
    co_return found;
}

Task<Result<std::optional<Found>>> GreenhouseWriter::findField(WriteIntent intent, std::stop_token stop)
{
    CO_TRY(const auto application, co_await freshApplication(intent.application, stop));
    std::optional<Found> found;
    if (isShownAs(valueOf(application, intent.target), intent.content, intent.target))
        found = Found{application.id.text(), {}, true};
    co_return found;
}

// Where it stands is the read-back. A decline by somebody else for another reason is not ours.
Task<Result<std::optional<Found>>> GreenhouseWriter::findMove(WriteIntent intent, std::stop_token stop)
{
    CO_TRY(const auto application, co_await freshApplication(intent.application, stop));
    std::optional<Found> found;
    const bool active = application.status == domain::ApplicationStatus::Active;
    if (intent.target.kind == TargetKind::Stage) {
        if (active && application.stage.text() == intent.target.fieldId)
            found = Found{application.id.text(), {}, true};
        co_return found;
    }
    if (application.status != domain::ApplicationStatus::Rejected)
        co_return found;
    CO_TRY(const auto reason, co_await m_reader.dispositionOf(application.id, stop));
    if (reason && reason->id == intent.target.fieldId)
        found = Found{application.id.text(), {}, true};
    co_return found;
}

Task<Result<RecordNow>> GreenhouseWriter::look(domain::ApplicationId application, domain::CandidateId candidate,
                                               Target target, std::stop_token stop)
{
    RecordNow now;
    CO_TRY(auto fresh, co_await freshApplication(application, stop));
    now.application = std::move(fresh);
    if (target.kind == TargetKind::ApplicationField)
        now.value = valueOf(now.application, target);
    else if (isMove(target.kind))
        now.value = standingOf(now.application);
    if (target.kind == TargetKind::Tag) {
        CO_TRY(const auto row, co_await m_reader.tagApplied(candidate, target.fieldId, stop));
        now.value = row ? target.fieldName : QString();
    }
    std::vector<domain::ApplicationId> ids;
    ids.push_back(application);
    CO_TRY(auto notes, co_await m_reader.notesOf(std::move(ids), stop));
    now.notes = std::move(notes);
    co_return now;
}

} // namespace ats::greenhouse
