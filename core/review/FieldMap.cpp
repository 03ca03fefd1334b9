#include "review/FieldMap.h"

#include <algorithm>

namespace review {

namespace {

ats::Target note(const QString &entry)
{
    ats::Target target;
    target.entry = entry;
    target.kind = ats::TargetKind::Note;
    return target;
}

} // namespace

std::optional<ats::Target> FieldMap::targetOf(domain::OutputKind kind,
                                              const std::vector<domain::FieldDefinition> &definitions)
{
    switch (kind) {
    case domain::OutputKind::Summary:
        return note(QStringLiteral("summary-note"));
    case domain::OutputKind::Synthesis:
        return note(QStringLiteral("synthesis-note"));
    case domain::OutputKind::Message:
        return std::nullopt;
    case domain::OutputKind::Screening:
        break;
    }
    const auto field =
        std::find_if(definitions.begin(), definitions.end(), [](const domain::FieldDefinition &definition) {
            return definition.key == QLatin1String("ai_screening") && definition.on == QLatin1String("application") &&
                   (definition.type == QLatin1String("long_text") || definition.type == QLatin1String("short_text"));
        });
    if (field == definitions.end())
        return note(QStringLiteral("screening-note"));
    ats::Target target;
    target.entry = QStringLiteral("screening-field");
    target.kind = ats::TargetKind::ApplicationField;
    target.fieldId = field->id;
    target.fieldKey = field->key;
    target.fieldName = field->name;
    return target;
}

} // namespace review
