#include "drafting/Criteria.h"

#include <nlohmann/json.hpp>

#include "base/CanonicalJson.h"
#include "base/StrictJson.h"

namespace drafting {

namespace {

const char *kindWord(domain::CriterionKind kind)
{
    switch (kind) {
    case domain::CriterionKind::Skill:
        return "skill";
    case domain::CriterionKind::Years:
        return "years";
    case domain::CriterionKind::Language:
        return "language";
    case domain::CriterionKind::Education:
        return "education";
    case domain::CriterionKind::Certificate:
        return "certificate";
    case domain::CriterionKind::Duty:
        return "duty";
    case domain::CriterionKind::Other:
        return "other";
    }
    return "";
}

nlohmann::json content(const domain::Criterion &criterion)
{
    auto terms = nlohmann::json::array();
    for (const QString &term : criterion.terms)
        terms.push_back(base::toJson(term));
    nlohmann::json out{{"kind", kindWord(criterion.kind)},     {"level", base::toJson(criterion.level)},
                       {"must", criterion.mustHave},           {"terms", std::move(terms)},
                       {"text", base::toJson(criterion.text)}, {"years", criterion.years}};
    if (criterion.weight != 1)
        out["weight"] = criterion.weight; // sets without weights keep their digest
    return out;
}

base::Digest digestOf(const nlohmann::json &value)
{
    return base::Digest::of(base::canonicalJson(value).value_or(QByteArray()));
}

} // namespace

domain::CriterionId criterionId(const domain::Criterion &criterion)
{
    return domain::CriterionId(digestOf(content(criterion)).base32(12));
}

base::Digest criteriaDigest(const domain::RequisitionId &requisition, const std::vector<domain::Criterion> &criteria)
{
    if (criteria.empty())
        return {};
    auto list = nlohmann::json::array();
    for (const auto &criterion : criteria)
        list.push_back(content(criterion));
    return digestOf({{"criteria", std::move(list)}, {"requisition", base::toJson(requisition.text())}});
}

domain::CriteriaSet movedTo(domain::CriteriaSet set, const domain::RequisitionId &place)
{
    set.requisition = place;
    set.version = 0;
    set.digest = criteriaDigest(set.requisition, set.criteria);
    return set;
}

} // namespace drafting
