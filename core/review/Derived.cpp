#include "review/Derived.h"

#include <algorithm>

#include "domain/Score.h"
#include "review/Composition.h"

namespace review {

using domain::OutputKind;

namespace {

// The options of the field that are named, as ids; what is not there is told.
Derived chosen(Derived derived, const QStringList &names, const domain::FieldDefinition *field)
{
    QStringList known;
    derived.place.target->optionIds.clear();
    for (const auto &name : names) {
        const auto at = std::find_if(field->options.begin(), field->options.end(), [&](const auto &option) {
            return option.id == name || option.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (at == field->options.end())
            continue;
        known.append(at->name);
        derived.place.target->optionIds.append(at->id);
    }
    derived.value = known.join(QStringLiteral(", "));
    if (known.isEmpty())
        derived.place = {std::nullopt, Unmapped::NoOption, field->name};
    return derived;
}

const domain::FieldDefinition *fieldOf(const Derived &derived, const std::vector<domain::FieldDefinition> &definitions)
{
    const auto at = std::find_if(definitions.begin(), definitions.end(), [&](const auto &each) {
        return derived.place.target && each.id == derived.place.target->fieldId;
    });
    return at == definitions.end() ? nullptr : &*at;
}

Derived filled(Derived derived, const domain::Score &score, const QStringList &met, const domain::MapEntry &entry,
               const std::vector<domain::FieldDefinition> &definitions)
{
    const auto *field = fieldOf(derived, definitions);
    const bool isChoice = derived.place.target && (derived.place.target->form == ats::ValueForm::Choice ||
                                                   derived.place.target->form == ats::ValueForm::Choices);
    QStringList words;
    switch (derived.kind) {
    case OutputKind::Score:
        words = {QString::number(score.value)};
        break;
    case OutputKind::Rating: // the highest band that is reached
        for (const auto &band : entry.bands)
            if (score.value >= band.atLeast) {
                words = {band.option};
                break;
            }
        break;
    case OutputKind::Met:
        words = met;
        break;
    default: // the tag is what the map says
        words = {entry.tag};
        break;
    }
    if (isChoice && field)
        return chosen(std::move(derived), words, field);
    derived.value = words.join(QStringLiteral(", "));
    if (derived.place.target && derived.value.isEmpty())
        derived.place = {std::nullopt, Unmapped::NoOption, derived.place.target->fieldName};
    return derived;
}

} // namespace

bool isDerived(OutputKind kind)
{
    return kind == OutputKind::Score || kind == OutputKind::Rating || kind == OutputKind::Met ||
           kind == OutputKind::Tag;
}

std::vector<Derived> derivedFrom(const domain::Draft &screening, const domain::CriteriaSet &criteria,
                                 const FieldMap &map, const std::vector<domain::FieldDefinition> &definitions)
{
    std::vector<Derived> out;
    const auto score = domain::scoreOf(screening, criteria);
    if (!score)
        return out;
    const auto met = domain::metCriteria(screening, criteria);
    for (const auto kind : domain::outputKinds) {
        const auto *entry = isDerived(kind) ? map.entryOf(kind) : nullptr;
        if (!entry || entry->place == domain::MapPlace::Nowhere)
            continue;
        Derived derived;
        derived.kind = kind;
        derived.place = map.mappedOf(kind, definitions);
        derived.rule = score->rule;
        out.push_back(filled(std::move(derived), *score, met, *entry, definitions));
    }
    return out;
}

domain::Draft draftOf(const Derived &derived, const domain::Draft &screening)
{
    domain::Claim claim;
    claim.kind = domain::ClaimKind::Person; // arithmetic over verdicts that she approves with it
    claim.text = derived.value;
    claim.support = domain::Support::NotNeeded;
    domain::Draft draft;
    draft.account = screening.account;
    draft.application = screening.application;
    draft.kind = derived.kind;
    draft.engine = QStringLiteral("arithmetic");
    draft.claims.push_back(std::move(claim));
    draft.criteriaDigest = screening.criteriaDigest;
    draft.criteriaVersion = screening.criteriaVersion;
    draft.inputDigest = base::Digest::ofParts({screening.id.text().toUtf8(), QByteArray::number(screening.revision),
                                               derived.value.toUtf8(), derived.rule.toUtf8()});
    return draft;
}

} // namespace review
