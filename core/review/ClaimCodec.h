// Claims, passages and criteria as JSON for the store. Pure.
#pragma once

#include <vector>

#include <QByteArray>

#include "base/Result.h"
#include "domain/Criterion.h"
#include "domain/Draft.h"

namespace review {

QByteArray encodeClaims(const std::vector<domain::Claim> &claims);
base::Result<std::vector<domain::Claim>> decodeClaims(const QByteArray &json);

QByteArray encodeCriteria(const std::vector<domain::Criterion> &criteria);
base::Result<std::vector<domain::Criterion>> decodeCriteria(const QByteArray &json);

// Passages without their words: [{"document", "begin", "end", "page"}]. Nothing personal.
QByteArray encodePlaces(const std::vector<domain::Passage> &passages);

} // namespace review
