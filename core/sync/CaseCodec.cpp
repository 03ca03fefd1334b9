#include "sync/CaseCodec.h"

#include <nlohmann/json.hpp>

#include "base/StrictJson.h"

namespace syncing {

using base::Fields;
using nlohmann::json;

namespace {

constexpr base::JsonLimits ownLimits{64 * 1024 * 1024, 64};

json list(const QStringList &texts)
{
    json out = json::array();
    for (const auto &text : texts)
        out.push_back(base::toJson(text));
    return out;
}

json fieldsJson(const std::vector<domain::FieldValue> &fields)
{
    json out = json::array();
    for (const auto &field : fields)
        out.push_back({{"key", base::toJson(field.key)},
                       {"name", base::toJson(field.name)},
                       {"type", base::toJson(field.type)},
                       {"value", base::toJson(field.value)}});
    return out;
}

std::vector<domain::FieldValue> fieldsFrom(const Fields &row)
{
    std::vector<domain::FieldValue> out;
    if (const auto *items = row.optArray("fields"))
        for (const auto &item : *items) {
            const Fields field(item, {});
            out.push_back({field.optText("key"), field.optText("name"), field.optText("type"), field.optText("value")});
        }
    return out;
}

template <class F>
void readOwn(const QByteArray &bytes, F read)
{
    const auto parsed = base::parseJson(bytes, ownLimits);
    if (!parsed)
        return;
    (void)base::decode([&] {
        read(Fields(*parsed, {}));
        return true;
    });
}

} // namespace

QByteArray personBytes(const domain::Candidate &candidate)
{
    return base::dumpJson({{"first", base::toJson(candidate.firstName)},
                           {"last", base::toJson(candidate.lastName)},
                           {"preferred", base::toJson(candidate.preferredName)},
                           {"emails", list(candidate.emails)},
                           {"phones", list(candidate.phones)},
                           {"addresses", list(candidate.addresses)},
                           {"links", list(candidate.links)},
                           {"tags", list(candidate.tags)},
                           {"fields", fieldsJson(candidate.fields)},
                           {"private", candidate.isPrivate}});
}

void readPerson(const QByteArray &bytes, domain::Candidate &candidate)
{
    readOwn(bytes, [&](const Fields &row) {
        candidate.firstName = row.optText("first");
        candidate.lastName = row.optText("last");
        candidate.preferredName = row.optText("preferred");
        candidate.emails = row.optTexts("emails");
        candidate.phones = row.optTexts("phones");
        candidate.addresses = row.optTexts("addresses");
        candidate.links = row.optTexts("links");
        candidate.tags = row.optTexts("tags");
        candidate.fields = fieldsFrom(row);
        candidate.isPrivate = row.optBoolean("private", false);
    });
}

QByteArray answersBytes(const domain::Application &application)
{
    json answers = json::array();
    for (const auto &answer : application.answers)
        answers.push_back({{"question", base::toJson(answer.question)}, {"answer", base::toJson(answer.answer)}});
    return base::dumpJson({{"answers", answers}, {"fields", fieldsJson(application.fields)}});
}

void readAnswers(const QByteArray &bytes, domain::Application &application)
{
    readOwn(bytes, [&](const Fields &row) {
        application.fields = fieldsFrom(row);
        if (const auto *items = row.optArray("answers"))
            for (const auto &item : *items) {
                const Fields answer(item, {});
                application.answers.push_back({answer.optText("question"), answer.optText("answer")});
            }
    });
}

QByteArray feedbackBytes(const domain::Scorecard &card)
{
    json ratings = json::array();
    for (const auto &rating : card.ratings)
        ratings.push_back({{"attribute", base::toJson(rating.attribute)},
                           {"rating", base::toJson(rating.rating)},
                           {"note", base::toJson(rating.note)}});
    return base::dumpJson(
        {{"overall", base::toJson(card.overall)}, {"notes", base::toJson(card.notes)}, {"ratings", ratings}});
}

void readFeedback(const QByteArray &bytes, domain::Scorecard &card)
{
    readOwn(bytes, [&](const Fields &row) {
        card.overall = row.optText("overall");
        card.notes = row.optText("notes");
        if (const auto *items = row.optArray("ratings"))
            for (const auto &item : *items) {
                const Fields rating(item, {});
                card.ratings.push_back({rating.optText("attribute"), rating.optText("rating"), rating.optText("note")});
            }
    });
}

QByteArray optionsBytes(const std::vector<domain::FieldOption> &options)
{
    json out = json::array();
    for (const auto &option : options)
        out.push_back({{"id", base::toJson(option.id)}, {"name", base::toJson(option.name)}});
    return base::dumpJson(out);
}

std::vector<domain::FieldOption> optionsFrom(const QByteArray &bytes)
{
    const auto parsed = base::parseJson(bytes, ownLimits);
    if (!parsed || !parsed->is_array())
        return {};
    return base::decode([&] {
               std::vector<domain::FieldOption> out;
               for (const auto &item : *parsed) {
                   const Fields option(item, {});
                   out.push_back({option.optText("id"), option.optText("name")});
               }
               return out;
           })
        .value_or(std::vector<domain::FieldOption>());
}

} // namespace syncing
