// The desk's acts as functions inside one transaction: what is checked, what changes, what the ledger says.
#pragma once

#include <vector>

#include <QHash>

#include "review/DecisionRepository.h"
#include "review/Desk.h"

namespace review::acts {

// Who may act, and when it is.
struct Moment
{
    QHash<domain::AccountId, domain::User> reviewers;
    QDateTime now;
};

base::Result<StoredDraft> save(store::Connection &db, store::KeyRing &keys, domain::Draft draft, Replace replace,
                               const QString &actor, const QDateTime &now);
base::Result<StoredDraft> edit(store::Connection &db, store::KeyRing &keys, const DraftRevision &revision,
                               const std::vector<domain::Claim> &claims, const Moment &moment);
// The same words once more, as a revision of their own.
base::Result<StoredDraft> reviseAnew(store::Connection &db, store::KeyRing &keys, const domain::DraftId &draft,
                                     const Moment &moment);
base::Result<Case> reject(store::Connection &db, store::KeyRing &keys, const DraftRevision &revision,
                          const QString &reason, const Moment &moment);
// Why, said after the rejection: a digit of the reason strip.
base::Result<Case> giveReason(store::Connection &db, store::KeyRing &keys, const domain::DraftId &draft,
                              const QString &reason, const Moment &moment);
base::Result<Case> defer(store::Connection &db, store::KeyRing &keys, const domain::AccountId &account,
                         const domain::ApplicationId &application, const QString &note, const Moment &moment);
base::Result<Decision> undo(store::Connection &db, store::KeyRing &keys, const domain::AccountId &account,
                            const domain::ApplicationId &application, const Moment &moment);
base::Result<void> withdraw(store::Connection &db, store::KeyRing &keys, const domain::AccountId &account,
                            const domain::ApplicationId &application, const QString &why, const QDateTime &now);
base::Result<void> viewed(store::Connection &db, store::KeyRing &keys, const DraftRevision &revision,
                          const std::vector<domain::Passage> &passages, const Moment &moment);

// May this revision be approved as it was shown? Answers with the criteria it was made for.
base::Result<domain::CriteriaSet> readyToApprove(store::Connection &db, const StoredDraft &stored,
                                                 const DraftRevision &revision);

struct CriteriaOutcome
{
    domain::CriteriaSet set;
    std::vector<domain::ApplicationId> stale; // whose screening was made for another set
};
base::Result<CriteriaOutcome> approveCriteria(store::Connection &db, store::KeyRing &keys,
                                              const domain::AccountId &account, domain::CriteriaSet set,
                                              const Moment &moment);

} // namespace review::acts
