// A whole desk on a clock that the test moves: store, desk, outbox, sender and a scripted system.
#pragma once

#include <memory>

#include "fakes/FakeAts.h"
#include "fakes/GestureForTests.h"
#include "ledger/LedgerRepository.h"
#include "review/Desk.h"
#include "support/ManualClock.h"
#include "support/TempStore.h"
#include "writeback/Sender.h"

namespace fakes {

class Bench
{
public:
    explicit Bench(QByteArray vfs = {}, QString path = {}, std::function<void(const char *sql)> beforeStep = {});
    ~Bench();

    // As after a crash: everything in memory is dropped, the store is opened again. The system lives on.
    void restart(std::function<void(const char *sql)> beforeStep = {});
    void startSender();
    void stopSender();

    // Moves the clock in steps until the sender has nothing in hand and the time is over.
    void run(base::Milliseconds time);
    void spin(); // handles events until the sender is idle

    void addApplication(const QString &id, const QString &candidate);
    void optOut(const QString &application);
    void defineScreeningField(); // the system has a field for screenings: they no longer go to a note
    domain::Draft summary(const QString &application, const QString &text) const;
    domain::Draft screening(const QString &application, domain::Verdict verdict) const;
    review::StoredDraft save(domain::Draft draft);
    domain::CriteriaSet approveCriteria(const QString &name);
    // What pressing the key does, up to the approval in memory.
    base::Result<review::Approval> approve(const review::StoredDraft &stored, const QString &before = {});
    base::Result<writeback::Accepted> approveAndAccept(const review::StoredDraft &stored, int holdMs = 0,
                                                       const QString &before = {});
    std::optional<writeback::Operation> operation(const domain::OperationId &id);
    writeback::State stateOf(const domain::OperationId &id);
    bool ledgerIsWhole();
    std::vector<QByteArray> ledgerLines();
    // Runs SQL as it stands; the refusal's text, or nothing.
    QString refusalOf(const QByteArray &sql);

    template <class T>
    static base::Result<T> await(base::Task<base::Result<T>> task)
    {
        auto result = support::runTask(std::move(task));
        if (!result)
            return base::failure(base::Kind::TimedOut, QStringLiteral("the task never ended"));
        return *std::move(result);
    }

    domain::AccountId account{QStringLiteral("acct")};
    domain::RequisitionId requisition{QStringLiteral("req")};
    domain::User reviewer{domain::UserId(QStringLiteral("7")), QStringLiteral("Lena Brandt"), {}, true};
    std::vector<domain::FieldDefinition> definitions;
    std::shared_ptr<support::ManualClock> clock = std::make_shared<support::ManualClock>();
    std::shared_ptr<FakeAts> system = std::make_shared<FakeAts>(clock, QStringLiteral("7"));
    writeback::SenderOptions options;
    support::TempStore store;
    std::unique_ptr<review::Desk> desk;
    std::unique_ptr<writeback::Outbox> outbox;
    std::unique_ptr<writeback::Sender> sender;

private:
    void build();
};

} // namespace fakes
