// From the keys G, H and N to a proposal that the workflow permits, and the sentence when it does not.
#include <QTest>

#include "app/countersign/window/Proposals.h"
#include "documents/WorkerLink.h"
#include "support/QtTestSupport.h"

using app::CaseStanding;
using app::PreparedCase;
using domain::MoveRefusal;
using domain::OutputKind;
using domain::StageId;
using ui::review::OutputState;
using ui::review::Section;
using ui::review::Step;

namespace {

const QDateTime now = QDateTime::fromString(QStringLiteral("2026-03-02T09:00:00Z"), Qt::ISODate);

PreparedCase prepared()
{
    PreparedCase out;
    out.account = domain::AccountId(QStringLiteral("acct"));
    out.application.id = domain::ApplicationId(QStringLiteral("app"));
    out.application.stage = StageId(QStringLiteral("1"));
    out.application.stageName = QStringLiteral("Application Review");
    out.application.stageEntry = QStringLiteral("88001");
    const char *names[] = {"Application Review", "Phone Screen", "Take-home", "Panel", "Offer"};
    for (int i = 0; i < 5; ++i)
        out.requisition.stages.push_back({StageId(QString::number(i + 1)), QString::fromLatin1(names[i]), i, true});
    return out;
}

// Moves on, and the phone screen and take-home may be skipped.
CaseStanding standing()
{
    CaseStanding out;
    out.policy = *review::Policy::read(R"({"writes":{"stage_moves":{"on":true},"refusals":{"on":true}},
        "workflow":[{"stage":"Phone Screen","mandatory":false},{"stage":"Take-home","mandatory":false}]})");
    out.reviewer = domain::User{domain::UserId(QStringLiteral("7")), QStringLiteral("Lena"), {}, false};
    out.dispositions = {{QStringLiteral("41"), QStringLiteral("Position filled")}};
    return out;
}

void keep(CaseStanding &standing, const domain::Proposal &proposal)
{
    review::StoredDraft stored;
    stored.draft = app::draftOf(proposal, prepared());
    standing[OutputKind::Proposal] = stored;
}

} // namespace

class tst_Proposals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void gTakesTheNextStageAndAgainTheOneAfter()
    {
        auto all = standing();
        QStringList names;
        for (int i = 0; i < 4; ++i) {
            const auto proposal = app::proposalOf(Step::Forward, prepared(), all);
            names.append(proposal.toName);
            QVERIFY(app::checkProposal(prepared(), all, proposal).permitted.has_value());
            keep(all, proposal);
        }
        QCOMPARE(names, QStringList({QStringLiteral("Phone Screen"), QStringLiteral("Take-home"),
                                     QStringLiteral("Panel"), QStringLiteral("Phone Screen")}));
    }

    void theProposalIsShownWithWhatItDoesToTheRecord()
    {
        auto all = standing();
        keep(all, app::proposalOf(Step::Forward, prepared(), all));
        auto view = app::reviewView(prepared(), all, now);
        const auto &section = view[Section::Proposal];
        QCOMPARE(section.state, OutputState::Draft);
        QCOMPARE(section.rows[0].text, QStringLiteral("Application Review → Phone Screen"));
        QVERIFY(section.blockedBy.isEmpty());
        QCOMPARE(view.preview.back().now, QStringLiteral("Application Review"));
        QCOMPARE(view.preview.back().after, QStringLiteral("Phone Screen"));
        const auto target = app::targetIn(prepared(), all, OutputKind::Proposal);
        QVERIFY(target && target->kind == ats::TargetKind::Stage);
        QCOMPARE(target->fromEntry, QStringLiteral("88001"));
        QVERIFY(review::fits(*target, all[OutputKind::Proposal]->draft));

        all.policy = review::Policy(); // the administrator has not turned moves on
        view = app::reviewView(prepared(), all, now);
        QVERIFY(!app::targetIn(prepared(), all, OutputKind::Proposal));
        QVERIFY(view.preview.back().after.contains(QStringLiteral("switched off")));
    }

    void whenTheRecordMovedTheProposalIsWithdrawnNotMerged()
    {
        auto all = standing();
        keep(all, app::proposalOf(Step::Forward, prepared(), all));
        auto moved = prepared();
        moved.application.stage = StageId(QStringLiteral("3"));
        moved.application.stageName = QStringLiteral("Take-home");
        const auto view = app::reviewView(moved, all, now);
        QVERIFY(view[Section::Proposal].blockedBy.contains(QStringLiteral("“Take-home” by now")));
    }

    void holdAndDecline()
    {
        auto all = standing();
        const auto hold = app::proposalOf(Step::Hold, prepared(), all);
        QVERIFY(app::checkProposal(prepared(), all, hold).permitted.has_value());
        keep(all, hold);
        QVERIFY(!app::targetIn(prepared(), all, OutputKind::Proposal)); // nothing is written
        auto decline = app::proposalOf(Step::Decline, prepared(), all);
        QCOMPARE(app::checkProposal(prepared(), all, decline).why, MoveRefusal::NoReason);
        decline.reason = all.dispositions[0];
        QVERIFY(app::checkProposal(prepared(), all, decline).permitted.has_value());
        keep(all, decline);
        const auto target = app::targetIn(prepared(), all, OutputKind::Proposal);
        QVERIFY(target && target->kind == ats::TargetKind::Disposition);
        QCOMPARE(target->fieldId, QStringLiteral("41"));
        const auto view = app::reviewView(prepared(), all, now);
        QCOMPARE(view.preview.back().after, QStringLiteral("rejected: Position filled"));
        QCOMPARE(view.endings, QStringList{QStringLiteral("Position filled")});
    }

    void aMessageComesAlongAndNeverToAnOffer()
    {
        auto all = standing();
        auto here = prepared();
        here.candidate.firstName = QStringLiteral("Ilse");
        here.requisition.title = QStringLiteral("Backend Engineer");
        auto next = app::letterFor(app::proposalOf(Step::Forward, here, all), here, all);
        QVERIFY(next.has_value());
        QVERIFY(domain::plainText(drafting::letter(*next), {}).contains(QStringLiteral("go on with you")));
        QVERIFY(!app::letterFor(app::proposalOf(Step::Hold, here, all), here, all)); // nothing is open
        domain::CriteriaSet set;
        domain::Criterion german;
        german.id = domain::CriterionId(QStringLiteral("g"));
        german.text = QStringLiteral("German B2");
        set.criteria = {german};
        all.criteria = set;
        review::StoredDraft screening;
        domain::Claim open;
        open.kind = domain::ClaimKind::Finding;
        open.criterion = german.id;
        open.verdict = domain::Verdict::NotFound;
        screening.draft.claims = {open};
        all[OutputKind::Screening] = screening;
        const auto question = app::letterFor(app::proposalOf(Step::Hold, here, all), here, all);
        QVERIFY(question && domain::plainText(drafting::letter(*question), {}).contains(QStringLiteral("German B2")));

        review::StoredDraft message;
        message.draft = drafting::letter(*next);
        all[OutputKind::Message] = message;
        QVERIFY(app::notApprovable(here, all, OutputKind::Message).isEmpty());
        here.application.stage = StageId(QStringLiteral("5"));
        here.application.stageName = QStringLiteral("Offer");
        QVERIFY(!app::letterFor(app::proposalOf(Step::Hold, here, all), here, all));
        QVERIFY(app::notApprovable(here, all, OutputKind::Message).contains(QStringLiteral("“Offer”")));
        QVERIFY(!app::reachable(here, all));
    }

    void whoIsOnTheAdministratorsListGetsNoMessage()
    {
        auto all = standing();
        auto here = prepared();
        here.candidate.emails = {QStringLiteral("Ilse@Example.org")};
        here.candidate.tags = {QStringLiteral("Do not contact")};
        QVERIFY(app::letterOf(drafting::LetterKind::Outreach, here, all).has_value());
        for (const char *list : {R"({"suppression": {"addresses": ["ilse@example.org"]}})",
                                 R"({"suppression": {"addresses": ["@EXAMPLE.org"]}})",
                                 R"({"suppression": {"tags": ["do not contact"]}})"}) {
            const auto policy = review::Policy::read(list);
            VERIFY_RESULT(policy);
            all.policy = *policy;
            QVERIFY2(!app::letterOf(drafting::LetterKind::Outreach, here, all), list);
            QVERIFY(!app::reachable(here, all));
            QVERIFY(app::whyNoMessage(here, all).contains(QStringLiteral("administrator's list")));
        }
        here.candidate.emails = {QStringLiteral("ilse@example.org.other")};
        here.candidate.tags.clear();
        QVERIFY(app::reachable(here, all));
    }

    void aMessageIsInTheLanguageOfTheLetter()
    {
        auto all = standing();
        auto here = prepared();
        const auto paper = [](const char *language) {
            app::CaseFile file;
            domain::DocumentText text;
            text.state = domain::ReadState::Ok;
            text.text = QStringLiteral("words");
            text.language = QString::fromLatin1(language);
            file.document = std::make_shared<documents::OpenDocument>(text, nullptr);
            return file;
        };
        here.files = {paper("en"), paper("de")};
        QCOMPARE(app::letterOf(drafting::LetterKind::NextStep, here, all)->language, QStringLiteral("de"));
        here.files = {paper("fr")};
        QCOMPARE(app::letterOf(drafting::LetterKind::NextStep, here, all)->language, QStringLiteral("fr"));
    }

    void everyRefusalExplainsItself()
    {
        QStringList seen;
        for (int i = int(MoveRefusal::None) + 1; i <= int(MoveRefusal::NoReason); ++i) {
            domain::MoveCheck check;
            check.why = static_cast<MoveRefusal>(i);
            check.about = QStringLiteral("3");
            const QString words = app::moveRefusal(check);
            QVERIFY2(words.size() > 20 && words.endsWith(QLatin1Char('.')), qPrintable(QString::number(i) + words));
            QVERIFY2(!seen.contains(words), qPrintable(words));
            seen.append(words);
        }
        auto all = standing();
        auto here = prepared();
        here.application.stage = StageId(QStringLiteral("4"));
        const auto proposal = app::proposalOf(Step::Forward, here, all);
        QVERIFY(app::moveRefusal(app::checkProposal(here, all, proposal)).startsWith(QStringLiteral("“Offer” is")));
    }
};

QTEST_APPLESS_MAIN(tst_Proposals)
#include "tst_Proposals.moc"
