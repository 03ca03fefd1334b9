// Approved criteria sets in the store: immutable, versioned per requisition. Functions for the caller's transaction.
#pragma once

#include <optional>

#include "domain/Criterion.h"
#include "store/Store.h"

namespace review::criteria {

// The set in force: the newest version. Nothing when none was approved yet.
std::optional<domain::CriteriaSet> inForce(store::Connection &db, const domain::AccountId &account,
                                           const domain::RequisitionId &requisition);
std::optional<domain::CriteriaSet> at(store::Connection &db, const domain::AccountId &account,
                                      const domain::RequisitionId &requisition, int version);
void insert(store::Connection &db, const domain::AccountId &account, const domain::CriteriaSet &set,
            const domain::UserId &by, const QDateTime &now);

} // namespace review::criteria
