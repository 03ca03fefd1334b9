// The outbox: what was approved and is to be written. Durable before acknowledged: accept() answers after COMMIT of
// approval, operation, decision and ledger record together. // REL-01, REL-14, DESIGN 10 (5)
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointer>

#include "base/Clock.h"
#include "review/Approval.h"
#include "store/Store.h"
#include "writeback/Operation.h"

namespace writeback {

struct Accepted
{
    domain::ApprovalId approval;
    std::optional<domain::OperationId> operation; // none: the output has no target, it lives only here
    QDateTime holdEnd;
};

class Outbox : public QObject
{
    Q_OBJECT
public:
    Outbox(store::Store &store, std::shared_ptr<base::Clock> clock, QObject *parent = nullptr);

    // Errors: Conflict (the draft moved on, was decided, or the same words are already on their way), Refused (opted
    // out), NotFound, Storage: then nothing is approved. An operation of the same output that waits for a person
    // (refused, stale, conflict) is superseded.
    [[nodiscard]] base::Task<base::Result<Accepted>> accept(review::Approval approval, base::Milliseconds hold);

    // While queued or waiting for a person: revokes the approval, and the draft is open again. Refused once sending.
    [[nodiscard]] base::Task<base::Result<void>> takeBack(domain::OperationId id);
    // Ends the hold. Conflict when it is not queued.
    [[nodiscard]] base::Task<base::Result<void>> sendNow(domain::OperationId id);
    [[nodiscard]] base::Task<base::Result<int>> sendAllNow(); // every hold; answers with how many
    // A person has seen it on the record: needs_human → confirmed.
    [[nodiscard]] base::Task<base::Result<void>> confirmByPerson(domain::OperationId id);
    // An entry of the field map changed: what was approved for it must be looked at again. // DESIGN 10 (29)
    [[nodiscard]] base::Task<base::Result<int>> mapEntryChanged(domain::AccountId account, QString mapEntry);

    base::Result<std::vector<Item>> list(const States &states = {}, int limit = 1000); // newest first
    base::Result<std::vector<OnlyHere>> livesOnlyHere(int limit = 1000);               // newest first
    // Newest first, as list().
    base::Result<std::vector<Item>> ofCase(const domain::AccountId &account, const domain::ApplicationId &application);
    base::Result<Counts> counts();
    [[nodiscard]] base::Task<base::Result<Overview>> overview();
    base::Result<std::vector<HistoryEntry>> history(const domain::OperationId &id);
    base::Result<std::optional<Operation>> details(const domain::OperationId &id);

Q_SIGNALS:
    void changed(); // something in it moved; read what you show

private:
    friend class Sender; // reports what it moved
    store::Store &m_store;
    std::shared_ptr<base::Clock> m_clock;
};

} // namespace writeback
