// Which steps exist for an application, and why the others do not. CMP-02; controls: a workflow that takes every stage
// for open, or none for mandatory, turns each of these red.
#include <QTest>

#include "domain/Workflow.h"
#include "support/QtTestSupport.h"

using domain::Application;
using domain::ApplicationStatus;
using domain::MoveFacts;
using domain::MoveRefusal;
using domain::Proposal;
using domain::ProposalKind;
using domain::Requisition;
using domain::Stage;
using domain::StageId;
using domain::StageKind;
using domain::StageRule;
using domain::Workflow;

namespace {

Stage stage(const char *id, const char *name, int order, bool active = true)
{
    return {StageId(QString::fromLatin1(id)), QString::fromUtf8(name), order, active};
}

Requisition requisition()
{
    Requisition out;
    out.id = domain::RequisitionId(QStringLiteral("77"));
    out.code = QStringLiteral("ENG-76");
    out.stages = {stage("offer", "Offer", 5),        stage("review", "Application Review", 0),
                  stage("phone", "Phone Screen", 1), stage("panel", "Panel", 3),
                  stage("task", "Take-home", 2),     stage("old", "Assessment centre", 2, false),
                  stage("check", "References", 6)};
    return out;
}

Application at(const char *stageId, const char *name = "here")
{
    Application out;
    out.stage = StageId(QString::fromLatin1(stageId));
    out.stageName = QString::fromUtf8(name);
    return out;
}

Proposal forward(const char *from, const char *to)
{
    Proposal out;
    out.kind = ProposalKind::Forward;
    out.from = StageId(QString::fromLatin1(from));
    out.to = StageId(QString::fromLatin1(to));
    return out;
}

Proposal decline(const char *from, const char *reason = "1")
{
    Proposal out;
    out.kind = ProposalKind::Decline;
    out.from = StageId(QString::fromLatin1(from));
    out.reason.id = QString::fromLatin1(reason);
    return out;
}

StageRule rule(const char *name)
{
    StageRule out;
    out.stage = QString::fromUtf8(name);
    return out;
}

domain::MoveCheck checked(const Proposal &proposal, const Application &application,
                          const std::vector<StageRule> &rules = {}, MoveFacts facts = {})
{
    facts.application = &application;
    return Workflow(requisition(), rules).check(proposal, facts);
}

} // namespace

class tst_Workflow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void CMP02_theNextStageIsOpenAndTheStepIsBoundToIt()
    {
        const auto check = checked(forward("review", "phone"), at("review"));
        QCOMPARE(check.why, MoveRefusal::None);
        QVERIFY(check.permitted && check.permitted->proposal() == forward("review", "phone"));
        QCOMPARE(check.allowed.size(), std::size_t(1));
        QCOMPARE(check.allowed[0].name, QStringLiteral("Phone Screen"));
    }

    void CMP02_aMandatoryStageIsNeverSkipped()
    {
        auto check = checked(forward("review", "panel"), at("review"));
        QCOMPARE(check.why, MoveRefusal::Skips);
        QCOMPARE(check.about, QStringLiteral("Phone Screen"));
        QVERIFY(!check.permitted);
        auto task = rule("take-HOME");
        task.mandatory = false;
        check = checked(forward("phone", "panel"), at("phone"), {task});
        QVERIFY(check.permitted.has_value()); // inactive stages are not in the way
        QCOMPARE(check.allowed.size(), std::size_t(2));
        task.requisition = QStringLiteral("ENG-1"); // another requisition's rule
        QCOMPARE(checked(forward("phone", "panel"), at("phone"), {task}).why, MoveRefusal::Skips);
        task.requisition = QStringLiteral("ENG-76"); // its own outweighs the general one
        QVERIFY(checked(forward("phone", "panel"), at("phone"), {task, rule("Take-home")}).permitted.has_value());
        QVERIFY(checked(forward("phone", "panel"), at("phone"), {rule("Take-home"), task}).permitted.has_value());
    }

    void CMP02_nothingLeadsIntoAnOfferOrAHire_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<MoveRefusal>("why");
        for (const char *name : {"Offer", "Offer letter", "Vertragsangebot", "Offre envoyée", "Oferta", "CONTRACT"})
            QTest::newRow(name) << QString::fromUtf8(name) << MoveRefusal::IntoOffer;
        for (const char *name : {"Hired", "Eingestellt", "Embauché", "Contratada", "Onboarding"})
            QTest::newRow(name) << QString::fromUtf8(name) << MoveRefusal::IntoHired;
    }
    void CMP02_nothingLeadsIntoAnOfferOrAHire()
    {
        QFETCH(QString, name);
        QFETCH(MoveRefusal, why);
        Requisition job;
        job.stages = {stage("a", "Panel", 0), {StageId(QStringLiteral("b")), name, 1, true}, stage("c", "Later", 2)};
        const auto here = at("a");
        MoveFacts facts;
        facts.application = &here;
        const Workflow workflow(job, {});
        QCOMPARE(workflow.check(forward("a", "b"), facts).why, why);
        QVERIFY(workflow.allowedFrom(facts).empty());
    }

    void CMP02_whatComesAfterAnOfferIsOneTooUnlessTheAdministratorSaysOtherwise()
    {
        QCOMPARE(checked(forward("panel", "check"), at("panel")).why, MoveRefusal::IntoOffer);
        auto references = rule("References");
        references.kind = StageKind::Open;
        QCOMPARE(checked(forward("panel", "check"), at("panel"), {references}).why, MoveRefusal::Skips); // the offer
    }

    void CMP02_nobodyInAnOfferOrHireIsDeclinedOrMoved()
    {
        QVERIFY(checked(decline("panel"), at("panel")).permitted.has_value());
        QCOMPARE(checked(decline("offer"), at("offer")).why, MoveRefusal::InOfferOrHired);
        QCOMPARE(checked(decline("check"), at("check")).why, MoveRefusal::InOfferOrHired);
        auto hired = at("panel");
        hired.status = ApplicationStatus::Hired;
        QCOMPARE(checked(decline("panel"), hired).why, MoveRefusal::InOfferOrHired);
        auto gone = at("panel");
        gone.status = ApplicationStatus::Rejected;
        QCOMPARE(checked(decline("panel"), gone).why, MoveRefusal::NotActive);
        const Workflow workflow(requisition(), {});
        QVERIFY(workflow.mayBeDeclined(at("panel")));
        for (const auto &one : {at("offer"), at("check"), at("nowhere"), at(""), hired, gone})
            QVERIFY(!workflow.mayBeDeclined(one) && !workflow.reachable(one));
        QVERIFY(workflow.reachable(at("panel")).has_value());
    }

    void CMP02_whatMustBeTrueBeforeIsAskedFor()
    {
        auto phone = rule("Phone Screen");
        phone.answeredBefore = {QStringLiteral("work permit")};
        phone.scorecardsBefore = 2;
        phone.screeningBefore = true;
        auto here = at("phone");
        const auto step = forward("phone", "task");
        MoveFacts facts;
        auto check = checked(step, here, {phone}, facts);
        QCOMPARE(check.why, MoveRefusal::NeedsAnswer);
        QCOMPARE(check.about, QStringLiteral("work permit"));
        here.answers = {{QStringLiteral("Do you have a Work Permit?"), QStringLiteral("  ")}};
        QCOMPARE(checked(step, here, {phone}, facts).why, MoveRefusal::NeedsAnswer);
        here.answers[0].answer = QStringLiteral("Yes");
        facts.scorecards = 1;
        check = checked(step, here, {phone}, facts);
        QCOMPARE(check.why, MoveRefusal::NeedsScorecards);
        QCOMPARE(check.about, QStringLiteral("1"));
        facts.scorecards = 2;
        QCOMPARE(checked(step, here, {phone}, facts).why, MoveRefusal::NeedsScreening);
        facts.screeningApproved = true;
        QVERIFY(checked(step, here, {phone}, facts).permitted.has_value());
        QVERIFY(checked(decline("phone"), here, {phone}).permitted.has_value()); // leaving for good needs none of it
    }

    void CMP02_onlyThoseNamedMoveIntoAStage()
    {
        auto panel = rule("Panel");
        panel.movers = {QStringLiteral("7"), QStringLiteral("Lead@Hagedorn.example")};
        const auto step = forward("task", "panel");
        MoveFacts facts;
        QCOMPARE(checked(step, at("task"), {panel}, facts).why, MoveRefusal::NotYours);
        facts.mover = domain::User{domain::UserId(QStringLiteral("8")), {}, QStringLiteral("x@y.example"), false};
        QCOMPARE(checked(step, at("task"), {panel}, facts).why, MoveRefusal::NotYours);
        facts.mover->email = QStringLiteral("lead@hagedorn.example");
        QVERIFY(checked(step, at("task"), {panel}, facts).permitted.has_value());
        facts.mover = domain::User{domain::UserId(QStringLiteral("7")), {}, {}, false};
        QVERIFY(checked(step, at("task"), {panel}, facts).permitted.has_value());
    }

    void aStepStartsWhereTheApplicationStands()
    {
        auto check = checked(forward("review", "phone"), at("phone", "Phone Screen"));
        QCOMPARE(check.why, MoveRefusal::MovedMeanwhile);
        QCOMPARE(check.about, QStringLiteral("Phone Screen"));
        QCOMPARE(checked(forward("", "phone"), at("")).why, MoveRefusal::StageUnknown);
        QCOMPARE(checked(forward("phone", "review"), at("phone")).why, MoveRefusal::Backward);
        QCOMPARE(checked(forward("phone", "phone"), at("phone")).why, MoveRefusal::Backward);
        QCOMPARE(checked(forward("phone", "xyz"), at("phone")).why, MoveRefusal::StageUnknown);
        QCOMPARE(checked(forward("check", ""), at("check")).why, MoveRefusal::InOfferOrHired);
        QCOMPARE(checked(decline("phone", ""), at("phone")).why, MoveRefusal::NoReason);
        Proposal hold;
        hold.from = StageId(QStringLiteral("offer"));
        QVERIFY(checked(hold, at("offer")).permitted.has_value()); // staying is always open
    }
};

QTEST_APPLESS_MAIN(tst_Workflow)
#include "tst_Workflow.moc"
