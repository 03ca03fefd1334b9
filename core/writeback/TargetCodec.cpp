#include "writeback/TargetCodec.h"

#include <nlohmann/json.hpp>

#include "base/StrictJson.h"

namespace writeback {

namespace {

constexpr const char *effects[] = {"set", "append", "irreversible", "stage"}; // in the order of ats::Effect

} // namespace

QByteArray encodeTarget(const ats::Target &target)
{
    return base::dumpJson({{"entry", base::toJson(target.entry)},
                           {"kind", static_cast<int>(target.kind)},
                           {"field_id", base::toJson(target.fieldId)},
                           {"field_key", base::toJson(target.fieldKey)},
                           {"field_name", base::toJson(target.fieldName)},
                           {"visibility", base::toJson(target.visibility)},
                           {"form", static_cast<int>(target.form)},
                           {"options", base::toJson(target.optionIds.join(QLatin1Char(',')))},
                           {"note_type", base::toJson(target.noteType)},
                           {"from", base::toJson(target.from)},
                           {"from_entry", base::toJson(target.fromEntry)}});
}

ats::Target decodeTarget(const QByteArray &json)
{
    const auto parsed = base::parseJson(json);
    if (!parsed)
        return {};
    const auto target = base::decode([&] {
        const base::Fields fields(*parsed, QStringLiteral("target"));
        ats::Target out;
        out.entry = fields.text("entry");
        out.kind = static_cast<ats::TargetKind>(fields.integer("kind"));
        out.fieldId = fields.optText("field_id");
        out.fieldKey = fields.optText("field_key");
        out.fieldName = fields.optText("field_name");
        out.visibility = fields.optText("visibility");
        out.form = static_cast<ats::ValueForm>(fields.optInteger("form").value_or(0));
        out.optionIds = fields.optText("options").split(QLatin1Char(','), Qt::SkipEmptyParts);
        out.noteType = fields.optText("note_type");
        out.from = fields.optText("from");
        out.fromEntry = fields.optText("from_entry");
        return out;
    });
    return target.value_or(ats::Target());
}

QString effectWord(ats::Effect effect)
{
    return QLatin1String(effects[static_cast<int>(effect)]);
}

ats::Effect effectFrom(const QString &word)
{
    for (const auto effect : {ats::Effect::IdempotentSet, ats::Effect::Append, ats::Effect::StageMove})
        if (effectWord(effect) == word)
            return effect;
    return ats::Effect::Irreversible; // the most careful one
}

QString verbWord(net::Verb verb)
{
    return QLatin1String(net::verbName(verb));
}

net::Verb verbFrom(const QString &word)
{
    for (const auto verb : {net::Verb::Post, net::Verb::Put, net::Verb::Patch, net::Verb::Delete})
        if (verbWord(verb) == word)
            return verb;
    return net::Verb::Get; // no channel writes with it
}

} // namespace writeback
