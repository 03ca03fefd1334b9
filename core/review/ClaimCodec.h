// Claims, passages and criteria as JSON for the store. Pure.
#pragma once

#include <vector>

#include <QByteArray>

#include "base/Result.h"
#include "domain/Criterion.h"
#include "domain/Draft.h"

namespace review {

// What one revision of a draft says: its claims, and the proposal if it is one.
QByteArray encodeContent(const domain::Draft &draft);
base::Result<void> decodeContent(const QByteArray &json, domain::Draft &into);

QByteArray encodeCriteria(const std::vector<domain::Criterion> &criteria);
base::Result<std::vector<domain::Criterion>> decodeCriteria(const QByteArray &json);

// Passages without their words: [{"document", "begin", "end", "page"}]. Nothing personal.
QByteArray encodePlaces(const std::vector<domain::Passage> &passages);

} // namespace review
