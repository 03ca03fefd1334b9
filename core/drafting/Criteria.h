// Criteria of a requisition: proposed from its text, identified by their content. // DESIGN 10 (28)
#pragma once

#include "domain/Criterion.h"
#include "domain/Requisition.h"

namespace drafting {

// From the must-have and nice-to-have lists of the posting, or from its sentences when it has no lists; at most
// twelve, must-haves first. Ids and digest are set, version is 0 (not approved). Empty when the posting has no text
// or asks for nothing that can be judged from documents. Never proposes protected traits or their proxies; "native
// speaker" is proposed as the level C2.
domain::CriteriaSet proposeCriteria(const domain::Requisition &requisition);

// One criterion in the recruiter's own words: read with the same rules, kept as she wrote it.
domain::Criterion criterionFrom(const QString &words);

// First 12 base32 characters of the digest of all but the id.
domain::CriterionId criterionId(const domain::Criterion &criterion);
// Of requisition and criteria in order; none for an empty list.
base::Digest criteriaDigest(const domain::RequisitionId &requisition, const std::vector<domain::Criterion> &criteria);

// The same criteria in another place, from a requisition to its family or back: not approved there yet, version 0.
domain::CriteriaSet movedTo(domain::CriteriaSet set, const domain::RequisitionId &place);

} // namespace drafting
