#include "review/FieldMap.h"

#include <algorithm>

#include "base/Digest.h"

namespace review {

using domain::FieldDefinition;
using domain::MapEntry;
using domain::MapPlace;

namespace {

bool isWordy(const FieldDefinition &definition)
{
    return definition.type == QLatin1String("long_text") || definition.type == QLatin1String("short_text") ||
           definition.type == QLatin1String("rich_text");
}

ats::ValueForm formOf(const FieldDefinition &definition)
{
    static const std::pair<const char *, ats::ValueForm> forms[] = {
        {"short_text", ats::ValueForm::Line},      {"rich_text", ats::ValueForm::Html},
        {"number", ats::ValueForm::Number},        {"single_select", ats::ValueForm::Choice},
        {"multi_select", ats::ValueForm::Choices},
    };
    for (const auto &[name, form] : forms)
        if (definition.type == QLatin1String(name))
            return form;
    return ats::ValueForm::Plain;
}

// Words go where words are kept, a number also where numbers are, one choice or several where there are choices.
bool holds(const FieldDefinition &definition, domain::OutputKind kind)
{
    const auto form = formOf(definition);
    switch (kind) {
    case domain::OutputKind::Score:
        return form == ats::ValueForm::Number || isWordy(definition);
    case domain::OutputKind::Rating:
        return form == ats::ValueForm::Choice || isWordy(definition);
    case domain::OutputKind::Met:
        return form == ats::ValueForm::Choices || isWordy(definition);
    default:
        return isWordy(definition);
    }
}

Mapped noteOf(const MapEntry &entry)
{
    ats::Target target;
    target.entry = entry.id();
    target.kind = ats::TargetKind::Note;
    target.visibility = entry.visibility;
    target.noteType = entry.noteType;
    return {target};
}

Mapped fieldOf(const FieldDefinition &definition, const QString &entry,
               ats::TargetKind kind = ats::TargetKind::ApplicationField)
{
    ats::Target target;
    target.entry = entry;
    target.kind = kind;
    target.fieldId = definition.id;
    target.fieldKey = definition.key;
    target.fieldName = definition.name;
    target.form = formOf(definition);
    return {target};
}

Mapped usualOf(domain::OutputKind kind, const std::vector<FieldDefinition> &definitions)
{
    if (kind != domain::OutputKind::Summary && kind != domain::OutputKind::Screening &&
        kind != domain::OutputKind::Synthesis)
        return {std::nullopt, Unmapped::ByMap};
    const QString output = domain::outputKindWord(kind);
    if (kind == domain::OutputKind::Screening)
        for (const auto &definition : definitions)
            if (definition.key == QLatin1String("ai_screening") && definition.on == QLatin1String("application") &&
                isWordy(definition))
                return fieldOf(definition, QStringLiteral("screening-field"));
    return noteOf({output, MapPlace::Note, {}, {}});
}

} // namespace

const MapEntry *FieldMap::entryOf(domain::OutputKind kind) const
{
    const QString output = domain::outputKindWord(kind);
    const auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const MapEntry &each) { return each.output == output; });
    return entry == m_entries.end() ? nullptr : &*entry;
}

bool FieldMap::writes(ats::TargetKind kind) const
{
    switch (kind) {
    case ats::TargetKind::Note:
        return m_objects.writes(domain::Object::Notes);
    case ats::TargetKind::ApplicationField:
    case ats::TargetKind::CandidateField:
        return m_objects.writes(domain::Object::Fields);
    case ats::TargetKind::Stage:
    case ats::TargetKind::Disposition:
        return m_objects.writes(domain::Object::Stages);
    case ats::TargetKind::Tag:
        return m_objects.writes(domain::Object::Tags);
    }
    return false;
}

Mapped FieldMap::mappedOf(domain::OutputKind kind, const std::vector<FieldDefinition> &definitions) const
{
    auto mapped = placeFor(kind, definitions);
    if (mapped.target && !writes(mapped.target->kind))
        return {std::nullopt, Unmapped::ByDirection, mapped.target->fieldName};
    return mapped;
}

Mapped FieldMap::placeFor(domain::OutputKind kind, const std::vector<FieldDefinition> &definitions) const
{
    const auto *entry = entryOf(kind);
    if (!entry)
        return usualOf(kind, definitions);
    if (entry->place == MapPlace::Nowhere)
        return {std::nullopt, Unmapped::ByMap};
    if (entry->place == MapPlace::Note)
        return noteOf(*entry);
    const bool isTag = entry->place == MapPlace::Tag;
    const QString wanted = isTag ? entry->tag : entry->field;
    const auto field = std::find_if(definitions.begin(), definitions.end(), [&](const FieldDefinition &each) {
        return each.on == (isTag ? QLatin1String("tag") : QLatin1String("application")) &&
               (each.key == wanted || each.id == wanted);
    });
    if (field == definitions.end())
        return {std::nullopt, Unmapped::FieldUnknown, wanted};
    if (isTag)
        return fieldOf(*field, entry->id(), ats::TargetKind::Tag);
    if (!holds(*field, kind))
        return {std::nullopt, Unmapped::FieldUnfit, field->name};
    return fieldOf(*field, entry->id());
}

int FieldMap::version() const
{
    if (m_entries.empty() && m_objects.all().isEmpty())
        return 1;
    QByteArray all;
    for (auto it = m_objects.all().begin(); it != m_objects.all().end(); ++it)
        all += QByteArray::number(int(it.key())) + '=' + QByteArray::number(int(it.value())) + '\n';
    for (const auto &entry : m_entries)
        all += entry.id().toUtf8() + '\n';
    const auto digest = base::Digest::of(all).bytes();
    int number = 0;
    for (int i = 0; i < 3; ++i) // small enough for any JSON, large enough that two maps do not meet
        number = number * 256 + static_cast<unsigned char>(digest[i]);
    return 2 + number;
}

QStringList FieldMap::entriesMissingIn(const FieldMap &other) const
{
    const auto idsOf = [](const FieldMap &map) {
        QStringList ids;
        for (const auto kind : domain::outputKinds) {
            const QString output = domain::outputKindWord(kind);
            const bool notes = map.writes(ats::TargetKind::Note),
                       fields = map.writes(ats::TargetKind::ApplicationField);
            if (const auto *entry = map.entryOf(kind)) {
                const bool isNote = entry->place == MapPlace::Note, isTag = entry->place == MapPlace::Tag;
                if (isNote ? notes : isTag ? map.writes(ats::TargetKind::Tag) : fields)
                    ids.append(entry->id());
                continue;
            }
            // Wherever it usually goes.
            if (notes)
                ids.append(output + QStringLiteral("-note"));
            if (fields)
                ids.append(output + QStringLiteral("-field"));
        }
        return ids;
    };
    QStringList missing = idsOf(*this);
    if (writes(ats::TargetKind::Stage)) // moves are in no map
        missing += {QStringLiteral("move"), QStringLiteral("decline")};
    auto kept = idsOf(other);
    if (other.writes(ats::TargetKind::Stage))
        kept += {QStringLiteral("move"), QStringLiteral("decline")};
    missing.erase(std::remove_if(missing.begin(), missing.end(), [&](const QString &id) { return kept.contains(id); }),
                  missing.end());
    return missing;
}

std::optional<ats::Target> placeOf(const domain::Proposal &proposal, const domain::Application &application)
{
    if (proposal.kind == domain::ProposalKind::Hold)
        return std::nullopt;
    const bool forward = proposal.kind == domain::ProposalKind::Forward;
    ats::Target target;
    target.entry = forward ? QStringLiteral("move") : QStringLiteral("decline");
    target.kind = forward ? ats::TargetKind::Stage : ats::TargetKind::Disposition;
    target.fieldId = forward ? proposal.to.text() : proposal.reason.id;
    target.fieldName = forward ? proposal.toName : proposal.reason.name;
    target.from = proposal.from.text();
    target.fromEntry = application.stageEntry;
    return target;
}

bool fits(const ats::Target &target, const domain::Draft &draft)
{
    if (!draft.proposal)
        return !ats::isMove(target.kind) &&
               (target.kind == ats::TargetKind::Tag) == (draft.kind == domain::OutputKind::Tag);
    const auto &proposal = *draft.proposal;
    if (target.from != proposal.from.text())
        return false;
    if (target.kind == ats::TargetKind::Stage)
        return proposal.kind == domain::ProposalKind::Forward && target.fieldId == proposal.to.text();
    return target.kind == ats::TargetKind::Disposition && proposal.kind == domain::ProposalKind::Decline &&
           target.fieldId == proposal.reason.id;
}

} // namespace review
