#include <atomic>

#include <QTest>

#include "fakes/Bench.h"

using fakes::Bench;
using writeback::Reason;
using writeback::State;

namespace {
const QString app = QStringLiteral("101");
}

class tst_Outbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL01_whatWasAcknowledgedIsThereAfterReopening()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("Six years of Qt")));
        const auto accepted = bench.approveAndAccept(saved, 20'000);
        VERIFY_RESULT(accepted);
        QCOMPARE(accepted->holdEnd, bench.clock->now().addSecs(20));
        bench.restart();
        const auto operation = bench.operation(*accepted->operation);
        QVERIFY(operation.has_value());
        QCOMPARE(operation->item.state, State::Queued);
        QCOMPARE(operation->item.reviewerName, QStringLiteral("Lena Brandt"));
        QVERIFY(operation->content.contains(QLatin1String("Six years of Qt")));
        QVERIFY(operation->content.endsWith(QLatin1String("Ref ") + operation->marker));
        QCOMPARE(base::Digest::of(operation->write.body), operation->bodyDigest);
        QCOMPARE(operation->write.verb, net::Verb::Post);
        const auto lines = bench.ledgerLines();
        QVERIFY(lines.back().contains("\"kind\":\"approval.given\""));
        QVERIFY(lines.back().contains(operation->bodyDigest.hex().toLatin1()));
        QCOMPARE((*bench.desk->draft(saved.draft.id))->state, review::DraftState::Approved);
    }

    void REL04_acceptLeavesAllOrNothingAtEveryFailingStep()
    {
        for (int failing = 0;; ++failing) {
            QVERIFY(failing < 200);
            Bench bench;
            const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
            auto countdown = std::make_shared<std::atomic<int>>(1'000'000);
            bench.outbox.reset();
            bench.desk.reset();
            bench.store.reopen([countdown](const char *) {
                if ((*countdown)-- == 0)
                    throw store::Fault(10, QStringLiteral("planted I/O error"));
            });
            bench.desk = std::make_unique<review::Desk>(*bench.store, bench.clock);
            bench.desk->setReviewer(bench.account, bench.reviewer);
            bench.outbox = std::make_unique<writeback::Outbox>(*bench.store, bench.clock);
            const auto before = bench.ledgerLines().size();
            auto approval = bench.approve(saved);
            VERIFY_RESULT(approval);
            *countdown = failing;
            const auto accepted = Bench::await(bench.outbox->accept(*std::move(approval), base::Milliseconds(0)));
            const bool met = *countdown < 0;
            *countdown = 1'000'000;
            const int operations = static_cast<int>(bench.outbox->list()->size());
            QCOMPARE(operations, accepted ? 1 : 0);
            QCOMPARE(bench.ledgerLines().size(), before + (accepted ? 1U : 0U));
            QCOMPARE((*bench.desk->draft(saved.draft.id))->state,
                     accepted ? review::DraftState::Approved : review::DraftState::Open);
            QVERIFY(bench.ledgerIsWhole());
            if (!met)
                return;
            COMPARE_ERROR(accepted, base::Kind::Storage);
        }
    }

    void theSameDraftIsAcceptedOnce()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        auto first = bench.approve(saved);
        auto second = bench.approve(saved);
        VERIFY_RESULT(Bench::await(bench.outbox->accept(*std::move(first), base::Milliseconds(0))));
        COMPARE_ERROR(Bench::await(bench.outbox->accept(*std::move(second), base::Milliseconds(0))),
                      base::Kind::Conflict);
        COMPARE_ERROR(bench.approveAndAccept(saved), base::Kind::Conflict);
        QCOMPARE(bench.outbox->counts()->approved, 1);
    }

    void anOutputWithoutTargetLivesOnlyHere()
    {
        Bench bench;
        auto draft = bench.summary(app, QStringLiteral("Dear …"));
        draft.kind = domain::OutputKind::Message;
        const auto accepted = bench.approveAndAccept(bench.save(draft));
        VERIFY_RESULT(accepted);
        QVERIFY(!accepted->operation.has_value());
        const auto counts = bench.outbox->counts();
        QCOMPARE(counts->livesOnlyHere, 1);
        QCOMPARE(counts->approved, 1);
        const auto here = bench.outbox->livesOnlyHere(); // the number opens this list
        VERIFY_RESULT(here);
        QCOMPARE(here->size(), std::size_t(1));
        QCOMPARE(here->front().application.text(), QString(app));
        QCOMPARE(here->front().kind, domain::OutputKind::Message);
        QCOMPARE(bench.desk->caseState(bench.account, domain::ApplicationId(app)), review::CaseState::Approved);
        VERIFY_RESULT(Bench::await(bench.desk->undo(bench.account, domain::ApplicationId(app))));
        QCOMPARE(bench.outbox->counts()->livesOnlyHere, 0);
        QVERIFY(bench.outbox->livesOnlyHere()->empty());
    }

    void takingBackOpensTheDraftAgain()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        const auto accepted = bench.approveAndAccept(saved, 20'000);
        VERIFY_RESULT(Bench::await(bench.outbox->takeBack(*accepted->operation)));
        COMPARE_ERROR(Bench::await(bench.outbox->takeBack(*accepted->operation)), base::Kind::NotFound);
        QCOMPARE((*bench.desk->draft(saved.draft.id))->state, review::DraftState::Open);
        QCOMPARE(bench.desk->caseState(bench.account, domain::ApplicationId(app)), review::CaseState::Drafted);
        const auto history = bench.outbox->history(*accepted->operation);
        QCOMPARE(history->size(), std::size_t(2));
        QCOMPARE((*history)[1].state, State::Revoked);
        QCOMPARE((*history)[1].reason, Reason::TakenBack);
        VERIFY_RESULT(bench.approveAndAccept(saved)); // and may be approved again
    }

    void countsAlwaysAddUp()
    {
        Bench bench;
        using fakes::Fault;
        bench.system->nextSends = {Fault::None, Fault::Refused, Fault::LostBefore};
        for (int i = 101; i <= 103; ++i)
            VERIFY_RESULT(bench.approveAndAccept(bench.save(bench.summary(QString::number(i), QStringLiteral("x")))));
        VERIFY_RESULT(
            bench.approveAndAccept(bench.save(bench.summary(QStringLiteral("104"), QStringLiteral("x"))), 600'000));
        const auto back =
            bench.approveAndAccept(bench.save(bench.summary(QStringLiteral("105"), QStringLiteral("x"))), 600'000);
        VERIFY_RESULT(Bench::await(bench.outbox->takeBack(*back->operation)));
        bench.startSender();
        bench.run(base::Milliseconds(1000));
        const auto n = bench.outbox->counts();
        VERIFY_RESULT(n);
        QCOMPARE(n->approved, 5);
        QCOMPARE(n->approved, n->held + n->waiting + n->sending + n->unknown + n->confirmed + n->refused +
                                  n->needsHuman + n->stale + n->superseded + n->takenBack + n->livesOnlyHere);
        QCOMPARE(n->confirmed, 1);
        QCOMPARE(n->refused, 1);
        QCOMPARE(n->unknown, 1);
        QCOMPARE(n->held, 1);
        QCOMPARE(n->takenBack, 1);
    }

    void theListShowsTheNewestFirst()
    {
        Bench bench;
        for (int i = 101; i <= 103; ++i)
            VERIFY_RESULT(
                bench.approveAndAccept(bench.save(bench.summary(QString::number(i), QStringLiteral("x"))), 20'000));
        const auto items = bench.outbox->list(writeback::notDone());
        QCOMPARE(items->size(), std::size_t(3));
        QCOMPARE(items->front().application.text(), QStringLiteral("103"));
        QCOMPARE(items->front().target.entry, QStringLiteral("summary-note"));
        QCOMPARE(bench.outbox->ofCase(bench.account, domain::ApplicationId(app))->size(), std::size_t(1));
    }

    // What was written once and is approved again shows the newer write. Red when the oldest comes first.
    void theNewestWriteOfACaseComesFirst()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        const auto first = bench.approveAndAccept(saved);
        bench.startSender();
        bench.run(base::Milliseconds(1000));
        QCOMPARE(bench.stateOf(*first->operation), State::Confirmed);
        VERIFY_RESULT(Bench::await(bench.desk->reviseAnew(saved.draft.id)));
        const auto stored = bench.desk->draft(saved.draft.id);
        const auto second = bench.approveAndAccept(**stored, 600'000);
        VERIFY_RESULT(second);
        const auto items = bench.outbox->ofCase(bench.account, domain::ApplicationId(app));
        QCOMPARE(items->size(), std::size_t(2));
        QCOMPARE(items->front().id, *second->operation);
    }

    void aChangedMapEntryMakesQueuedOperationsStale()
    {
        // DESIGN 10 (29)
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        const auto accepted = bench.approveAndAccept(saved, 20'000);
        QCOMPARE(*Bench::await(bench.outbox->mapEntryChanged(bench.account, QStringLiteral("screening-field"))), 0);
        QCOMPARE(*Bench::await(bench.outbox->mapEntryChanged(bench.account, QStringLiteral("summary-note"))), 1);
        QCOMPARE(bench.stateOf(*accepted->operation), State::Stale);
        // approving again supersedes it
        const auto again = bench.approveAndAccept(saved);
        VERIFY_RESULT(again);
        QCOMPARE(bench.stateOf(*accepted->operation), State::Superseded);
        QCOMPARE(bench.stateOf(*again->operation), State::Queued);
    }
};

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_Outbox.moc"
