#include "review/CriteriaRepository.h"

#include "review/ClaimCodec.h"
#include "store/Statement.h"

namespace review::criteria {

using store::Connection;
using store::Statement;

namespace {

std::optional<domain::CriteriaSet> readOne(Statement &read, const domain::RequisitionId &requisition)
{
    if (!read.step())
        return std::nullopt;
    domain::CriteriaSet set;
    set.requisition = requisition;
    set.version = read.number(0);
    set.digest = read.digest(1);
    auto list = decodeCriteria(read.text(2).toUtf8());
    if (!list)
        throw store::Fault(0, list.error().forLog);
    set.criteria = *std::move(list);
    return set;
}

} // namespace

std::optional<domain::CriteriaSet> inForce(Connection &db, const domain::AccountId &account,
                                           const domain::RequisitionId &requisition)
{
    Statement read(db, "SELECT version, digest, criteria FROM criteria_sets WHERE account = ?1 AND requisition = ?2 "
                       "ORDER BY version DESC LIMIT 1");
    return readOne(read.bind(account, requisition), requisition);
}

std::optional<domain::CriteriaSet> at(Connection &db, const domain::AccountId &account,
                                      const domain::RequisitionId &requisition, int version)
{
    Statement read(db, "SELECT version, digest, criteria FROM criteria_sets WHERE account = ?1 AND requisition = ?2 "
                       "AND version = ?3");
    return readOne(read.bind(account, requisition, version), requisition);
}

void insert(Connection &db, const domain::AccountId &account, const domain::CriteriaSet &set, const domain::UserId &by,
            const QDateTime &now)
{
    Statement(db,
              "INSERT INTO criteria_sets(account, requisition, version, digest, criteria, approved_by, approved_at) "
              "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(account, set.requisition, set.version, set.digest, QString::fromUtf8(encodeCriteria(set.criteria)), by,
              now)
        .run();
}

} // namespace review::criteria
