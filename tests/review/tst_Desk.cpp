#include <QTest>

#include "domain/JobFamily.h"
#include "drafting/Criteria.h"
#include "fakes/Bench.h"
#include "review/Composition.h"

using domain::OutputKind;
using fakes::Bench;
using review::CaseState;
using review::DraftState;

namespace {

const QString app = QStringLiteral("101");

domain::ApplicationId appId()
{
    return domain::ApplicationId(app);
}

std::vector<domain::Claim> reworded(const domain::Draft &draft, const QString &text)
{
    auto claims = draft.claims;
    claims.front().text = text;
    claims.front().changedByPerson = true;
    return claims;
}

int countIn(const std::vector<QByteArray> &lines, const char *kind)
{
    return static_cast<int>(std::count_if(lines.begin(), lines.end(), [kind](const QByteArray &line) {
        return line.contains(QByteArray("\"kind\":\"") + kind + '"');
    }));
}

} // namespace

class tst_Desk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aSavedDraftComesBackAsItWasAndSurvivesReopening()
    {
        Bench bench;
        QCOMPARE(bench.desk->caseState(bench.account, appId()), CaseState::New);
        const auto saved = bench.save(bench.summary(app, QStringLiteral("Six years of Qt at Hagedorn")));
        bench.restart();
        const auto now = bench.desk->currentDraft(bench.account, appId(), OutputKind::Summary);
        VERIFY_RESULT(now);
        QVERIFY(now->has_value());
        QCOMPARE((*now)->draft.id, saved.draft.id);
        QVERIFY((*now)->draft.claims == saved.draft.claims);
        QCOMPARE((*now)->draft.inputDigest, saved.draft.inputDigest);
        QCOMPARE((*now)->candidate.text(), QStringLiteral("201"));
        QCOMPARE((*now)->state, DraftState::Open);
        QCOMPARE(bench.desk->caseState(bench.account, appId()), CaseState::Drafted);
        QVERIFY(bench.ledgerIsWhole());
    }

    void whoOptedOutIsNeverDraftedAndNeverApproved()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("x")));
        auto approval = bench.approve(saved); // minted before the person opted out
        VERIFY_RESULT(approval);
        bench.optOut(app);
        COMPARE_ERROR(Bench::await(bench.desk->saveDraft(bench.summary(app, QStringLiteral("y")))),
                      base::Kind::Refused);
        COMPARE_ERROR(bench.approve(saved), base::Kind::Refused);
        COMPARE_ERROR(Bench::await(bench.outbox->accept(*std::move(approval), base::Milliseconds(0))),
                      base::Kind::Refused);
        QCOMPARE(bench.outbox->counts()->approved, 0);
    }

    void prefetchNeverReplacesAPersonsWork()
    {
        Bench bench;
        const auto first = bench.save(bench.summary(app, QStringLiteral("one")));
        QCOMPARE(bench.save(bench.summary(app, QStringLiteral("one"))).draft.id, first.draft.id); // same inputs
        const auto second = bench.save(bench.summary(app, QStringLiteral("two")));                // nobody touched it
        QVERIFY(second.draft.id != first.draft.id);
        VERIFY_RESULT(
            Bench::await(bench.desk->edit(second.draft.id, 1, reworded(second.draft, QStringLiteral("hers")))));
        COMPARE_ERROR(Bench::await(bench.desk->saveDraft(bench.summary(app, QStringLiteral("three")))),
                      base::Kind::Conflict);
        VERIFY_RESULT(
            Bench::await(bench.desk->saveDraft(bench.summary(app, QStringLiteral("three")), review::Replace::Always)));
        // superseded drafts cannot be decided any more
        COMPARE_ERROR(Bench::await(bench.desk->reject(second.draft.id, 2, {})), base::Kind::Conflict);
    }

    void REL52_anEditIsOneCommitAndANewRevision()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        const auto edited =
            Bench::await(bench.desk->edit(saved.draft.id, 1, reworded(saved.draft, QStringLiteral("hers"))));
        VERIFY_RESULT(edited);
        QCOMPARE(*edited, 2);
        bench.restart();
        const auto now = bench.desk->draft(saved.draft.id);
        QCOMPARE((*now)->draft.claims.front().text, QStringLiteral("hers"));
        // nothing changed: no revision; an old revision: conflict
        QCOMPARE(*Bench::await(bench.desk->edit(saved.draft.id, 2, (*now)->draft.claims)), 2);
        COMPARE_ERROR(Bench::await(bench.desk->edit(saved.draft.id, 1, {})), base::Kind::Conflict);
    }

    void anEditCannotVerifyWhatGroundingDidNot()
    {
        Bench bench;
        auto draft = bench.summary(app, QStringLiteral("one"));
        draft.claims.front().support = domain::Support::Unsupported;
        const auto saved = bench.save(draft);
        auto forged = reworded(saved.draft, QStringLiteral("better"));
        forged.front().support = domain::Support::Verified;
        COMPARE_ERROR(Bench::await(bench.desk->edit(saved.draft.id, 1, forged)), base::Kind::Invalid);
        auto unmarked = saved.draft.claims;
        unmarked.front().support = domain::Support::NotNeeded; // not marked as hers
        COMPARE_ERROR(Bench::await(bench.desk->edit(saved.draft.id, 1, unmarked)), base::Kind::Invalid);
        auto hers = reworded(saved.draft, QStringLiteral("I saw her code"));
        hers.front().kind = domain::ClaimKind::Person;
        hers.front().support = domain::Support::NotNeeded;
        VERIFY_RESULT(Bench::await(bench.desk->edit(saved.draft.id, 1, hers)));
        VERIFY_RESULT(bench.approve(**bench.desk->draft(saved.draft.id)));
    }

    void CMP11_anUnsupportedClaimBlocksApproval()
    {
        Bench bench;
        auto draft = bench.summary(app, QStringLiteral("one"));
        draft.claims.front().support = domain::Support::Unsupported;
        COMPARE_ERROR(bench.approve(bench.save(draft)), base::Kind::Refused);
    }

    void CMP10_otherWordsThanShownAreRefused()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        review::ApproveInput input;
        input.writer = bench.system.get();
        const QByteArray words = domain::plainText(saved.draft, {}).toUtf8();
        for (qsizetype i = 0; i < words.size(); ++i) { // one byte differs between the screen and the store
            auto seen = saved.draft;
            seen.claims.front().text[i % seen.claims.front().text.size()] = QChar(ushort('!' + i % 60));
            if (seen.claims == saved.draft.claims)
                continue;
            const review::DraftRevision revision{saved.draft.id, 1, review::contentDigest(seen, {})};
            COMPARE_ERROR(bench.desk->approve(revision, fakes::gesture(), input), base::Kind::Conflict);
        }
    }

    void approvingNeedsAReviewerAnOpenDraftAndTheNewestRevision()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        review::Desk nobody(*bench.store, bench.clock);
        const review::DraftRevision shown{saved.draft.id, 1, review::contentDigest(saved.draft, {})};
        COMPARE_ERROR(nobody.approve(shown, fakes::gesture(), {}), base::Kind::SignedOut);
        COMPARE_ERROR(Bench::await(nobody.reject(saved.draft.id, 1, {})), base::Kind::SignedOut);
        VERIFY_RESULT(Bench::await(bench.desk->edit(saved.draft.id, 1, reworded(saved.draft, QStringLiteral("hers")))));
        COMPARE_ERROR(bench.approve(saved), base::Kind::Conflict);
        VERIFY_RESULT(Bench::await(bench.desk->reject(saved.draft.id, 2, QStringLiteral("not useful"))));
        COMPARE_ERROR(bench.approve(**bench.desk->draft(saved.draft.id)), base::Kind::Conflict);
    }

    void aGestureIsUsedOnce()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        auto gesture = fakes::gesture();
        const review::Gesture used(std::move(gesture));
        const review::DraftRevision shown{saved.draft.id, 1, review::contentDigest(saved.draft, {})};
        COMPARE_ERROR(bench.desk->approve(shown, std::move(gesture), {}), base::Kind::Invalid);
    }

    void approvingInMemoryChangesNothing()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        const auto lines = bench.ledgerLines().size();
        {
            const auto approval = bench.approve(saved);
            VERIFY_RESULT(approval);
        } // dropped: as if the program had died before accept()
        QCOMPARE(bench.ledgerLines().size(), lines);
        QCOMPARE((*bench.desk->draft(saved.draft.id))->state, DraftState::Open);
    }

    void anEditMakesAQueuedApprovalVoid()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        const auto accepted = bench.approveAndAccept(saved, 20'000);
        VERIFY_RESULT(accepted);
        QCOMPARE(bench.desk->caseState(bench.account, appId()), CaseState::Approved);
        VERIFY_RESULT(Bench::await(bench.desk->edit(saved.draft.id, 1, reworded(saved.draft, QStringLiteral("hers")))));
        QCOMPARE(bench.stateOf(*accepted->operation), writeback::State::Revoked);
        QCOMPARE(bench.desk->caseState(bench.account, appId()), CaseState::Drafted);
        bench.startSender();
        bench.run(base::Milliseconds(60'000));
        QVERIFY(bench.system->arrivals.empty()); // planted bug: "take-back ignored after hold"
    }

    void anApprovalMintedBeforeAnEditCannotBeAccepted()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        auto approval = bench.approve(saved);
        VERIFY_RESULT(approval);
        VERIFY_RESULT(Bench::await(bench.desk->edit(saved.draft.id, 1, reworded(saved.draft, QStringLiteral("hers")))));
        COMPARE_ERROR(Bench::await(bench.outbox->accept(*std::move(approval), base::Milliseconds(0))),
                      base::Kind::Conflict);
    }

    void undoTakesBackDecisionByDecision()
    {
        Bench bench;
        bench.approveCriteria(QStringLiteral("Qt"));
        const auto summary = bench.save(bench.summary(app, QStringLiteral("one")));
        const auto screening = bench.save(bench.screening(app, domain::Verdict::Met));
        const auto state = [&] { return bench.desk->caseState(bench.account, appId()); };
        const auto undo = [&] { return Bench::await(bench.desk->undo(bench.account, appId())); };
        VERIFY_RESULT(Bench::await(bench.desk->deferCase(bench.account, appId(), QStringLiteral("ask the team"))));
        QCOMPARE(state(), CaseState::Deferred);
        VERIFY_RESULT(Bench::await(bench.desk->reject(summary.draft.id, 1, QStringLiteral("thin"))));
        QCOMPARE(state(), CaseState::Started);
        const auto accepted = bench.approveAndAccept(screening, 20'000);
        VERIFY_RESULT(accepted);
        QCOMPARE(state(), CaseState::Approved);

        const auto third = undo();
        VERIFY_RESULT(third);
        QCOMPARE(third->kind, review::DecisionKind::Approved);
        QCOMPARE(bench.stateOf(*accepted->operation), writeback::State::Revoked);
        QCOMPARE(state(), CaseState::Started);
        const auto second = undo();
        QCOMPARE(second->note, QStringLiteral("thin"));
        QCOMPARE(state(), CaseState::Deferred);
        const auto first = undo();
        QCOMPARE(first->note, QStringLiteral("ask the team"));
        QCOMPARE(state(), CaseState::Drafted);
        COMPARE_ERROR(undo(), base::Kind::NotFound);
        // and the same words may be approved anew
        VERIFY_RESULT(bench.approveAndAccept(**bench.desk->draft(screening.draft.id)));
        const auto lines = bench.ledgerLines();
        QCOMPARE(countIn(lines, "decision.undone"), 2);
        QCOMPARE(countIn(lines, "approval.revoked"), 1);
        QVERIFY(bench.ledgerIsWhole());
    }

    void undoIsTooLateOnceItIsSent()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("one")));
        const auto accepted = bench.approveAndAccept(saved);
        bench.startSender();
        bench.run(base::Milliseconds(100));
        QCOMPARE(bench.stateOf(*accepted->operation), writeback::State::Confirmed);
        COMPARE_ERROR(Bench::await(bench.desk->undo(bench.account, appId())), base::Kind::Refused);
        COMPARE_ERROR(Bench::await(bench.outbox->takeBack(*accepted->operation)), base::Kind::Refused);
    }

    void everyActIsInTheLedgerAndNothingPersonalIsReadableThere()
    {
        Bench bench;
        const auto saved = bench.save(bench.summary(app, QStringLiteral("Six years at Hagedorn")));
        VERIFY_RESULT(Bench::await(bench.desk->viewed(saved.draft.id, 1, {*saved.draft.claims.front().passage})));
        VERIFY_RESULT(Bench::await(
            bench.desk->edit(saved.draft.id, 1, reworded(saved.draft, QStringLiteral("Seven years at Hagedorn")))));
        VERIFY_RESULT(Bench::await(bench.desk->reject(saved.draft.id, 2, QStringLiteral("Hagedorn is not real"))));
        VERIFY_RESULT(Bench::await(bench.desk->deferCase(bench.account, appId(), QStringLiteral("ask Hagedorn"))));
        VERIFY_RESULT(Bench::await(bench.desk->undo(bench.account, appId())));
        VERIFY_RESULT(Bench::await(bench.desk->undo(bench.account, appId())));
        const auto accepted = bench.approveAndAccept(**bench.desk->draft(saved.draft.id), 1000);
        VERIFY_RESULT(accepted);
        VERIFY_RESULT(Bench::await(bench.outbox->takeBack(*accepted->operation)));
        const auto lines = bench.ledgerLines();
        for (const char *kind : {"draft.made", "draft.viewed", "draft.edited", "draft.rejected", "case.deferred",
                                 "approval.given", "approval.revoked"})
            QCOMPARE(countIn(lines, kind), 1);
        QCOMPARE(countIn(lines, "decision.undone"), 2);
        for (const auto &line : lines)
            QVERIFY(!line.contains("Hagedorn"));
        QVERIFY(bench.ledgerIsWhole());
    }

    void whatAFamilySharesIsAVersionOfItsOwn()
    {
        Bench bench;
        const auto family = domain::familyKey(QStringLiteral("engineering"));
        domain::CriteriaSet set;
        set.requisition = domain::RequisitionId(QStringLiteral("1"));
        set.criteria = {drafting::criterionFrom(QStringLiteral("Go"))};
        set.digest = drafting::criteriaDigest(set.requisition, set.criteria);
        VERIFY_RESULT(Bench::await(bench.desk->approveCriteria(bench.account, set, fakes::gesture())));
        QVERIFY(!*bench.desk->criteria(bench.account, family)); // her choice, not a consequence
        const auto shared = Bench::await(
            bench.desk->approveCriteria(bench.account, set, fakes::gesture(), QStringLiteral("engineering")));
        VERIFY_RESULT(shared);
        QCOMPARE(shared->requisition, set.requisition);
        QCOMPARE(shared->version, 1); // the same again keeps its version
        set.criteria.push_back(drafting::criterionFrom(QStringLiteral("Kafka")));
        set.digest = drafting::criteriaDigest(set.requisition, set.criteria);
        VERIFY_RESULT(Bench::await(
            bench.desk->approveCriteria(bench.account, set, fakes::gesture(), QStringLiteral("engineering"))));
        const auto inForce = bench.desk->criteria(bench.account, family);
        VERIFY_RESULT(inForce);
        QVERIFY(*inForce);
        QCOMPARE((*inForce)->version, 2);
        QCOMPARE((*inForce)->criteria.size(), std::size_t(2));
        const auto other = drafting::movedTo(**inForce, domain::RequisitionId(QStringLiteral("2")));
        QCOMPARE(other.version, 0); // proposed there, not approved
        QVERIFY(other.digest != (*inForce)->digest && !other.digest.isNone());
        QCOMPARE(countIn(bench.ledgerLines(), "criteria.approved"), 4);
    }

    void SEC35_whatWasDraftedFromWordsThatAreNotThereIsWithdrawnAndHersStays()
    {
        Bench bench;
        bench.approveCriteria(QStringLiteral("Qt"));
        const auto summary = bench.save(bench.summary(app, QStringLiteral("one")));
        const auto screening = bench.save(bench.screening(app, domain::Verdict::Met));
        VERIFY_RESULT(
            Bench::await(bench.desk->edit(summary.draft.id, 1, reworded(summary.draft, QStringLiteral("hers")))));
        VERIFY_RESULT(Bench::await(bench.desk->withdraw(bench.account, appId(), QStringLiteral("other words"))));
        QCOMPARE((*bench.desk->draft(screening.draft.id))->state, DraftState::Stale);
        QCOMPARE((*bench.desk->draft(summary.draft.id))->state, DraftState::Open);
        COMPARE_ERROR(bench.approve(screening), base::Kind::Conflict); // it can no longer be approved
        QCOMPARE(countIn(bench.ledgerLines(), "draft.rejected"), 1);
        QVERIFY(bench.ledgerIsWhole());
    }

    void theQueueKnowsWhichCasesWantAnEye()
    {
        Bench bench;
        bench.approveCriteria(QStringLiteral("Qt"));
        (void)bench.save(bench.screening(app, domain::Verdict::Unclear));
        const auto rowNow = [&bench] { return Bench::await(bench.desk->cases())->front(); };
        QCOMPARE(rowNow().doubtful, 1);
        QVERIFY(!rowNow().panel);
        const auto stored = bench.desk->currentDraft(bench.account, appId(), domain::OutputKind::Screening);
        auto claims = (*stored)->draft.claims;
        claims.front().verdict = domain::Verdict::NotFound;
        claims.front().changedByPerson = true; // she has settled it
        VERIFY_RESULT(Bench::await(bench.desk->edit((*stored)->draft.id, 1, claims)));
        QCOMPARE(rowNow().doubtful, 0);
    }

    void theQueueReadsAllCasesInOneQuery()
    {
        Bench bench;
        for (int i = 101; i <= 104; ++i)
            (void)bench.save(bench.summary(QString::number(i), QStringLiteral("x")));
        VERIFY_RESULT(Bench::await(
            bench.desk->deferCase(bench.account, domain::ApplicationId(QStringLiteral("103")), QString())));
        const auto rows = Bench::await(bench.desk->cases());
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), std::size_t(4));
        QCOMPARE((*rows)[2].state, CaseState::Deferred);
        QCOMPARE((*rows)[0].state, CaseState::Drafted);
    }
};

QTEST_GUILESS_MAIN(tst_Desk)
#include "tst_Desk.moc"
