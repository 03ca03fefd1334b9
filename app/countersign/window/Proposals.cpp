#include "app/countersign/window/Proposals.h"

#include <algorithm>

#include <QCoreApplication>

namespace app {

using domain::MoveRefusal;
using domain::OutputKind;
using domain::ProposalKind;
using ui::review::Step;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Proposals", text);
}

domain::MoveFacts factsOf(const PreparedCase &prepared, const CaseStanding &standing)
{
    domain::MoveFacts facts;
    facts.application = &prepared.application;
    facts.scorecards =
        static_cast<int>(std::count_if(prepared.scorecards.begin(), prepared.scorecards.end(),
                                       [](const domain::Scorecard &card) { return card.submittedAt.isValid(); }));
    const auto &screening = standing[OutputKind::Screening];
    facts.screeningApproved = screening && screening->state == review::DraftState::Approved;
    facts.mover = standing.reviewer;
    return facts;
}

QString whyNot(const domain::MoveCheck &check)
{
    const QString &about = check.about;
    switch (check.why) {
    case MoveRefusal::None:
        return {};
    case MoveRefusal::NotActive:
        return tr("This application is closed already.");
    case MoveRefusal::StageUnknown:
        return tr("The system does not say in which stage this application is. Open the record there.");
    case MoveRefusal::MovedMeanwhile:
        return tr("The application stands in “%1” by now. Propose anew from there.").arg(about);
    case MoveRefusal::NoWay:
        return tr("There is no stage after this one.");
    case MoveRefusal::IntoOffer:
        return tr("“%1” is an offer. Offers are made in the system, not here.").arg(about);
    case MoveRefusal::IntoHired:
        return tr("“%1” is a hire. People are hired in the system, not here.").arg(about);
    case MoveRefusal::InOfferOrHired:
        return tr("This person is in “%1”. From there on it is decided in the system.").arg(about);
    case MoveRefusal::Skips:
        return tr("“%1” may not be skipped.").arg(about);
    case MoveRefusal::Backward:
        return tr("“%1” lies behind. Moves back are made in the system.").arg(about);
    case MoveRefusal::NeedsAnswer:
        return tr("First the answer to “%1” is needed. Ask for it, or hold the case with H.").arg(about);
    case MoveRefusal::NeedsScorecards:
        return about == QLatin1String("1")
                   ? tr("One scorecard is still missing before this stage can be left.")
                   : tr("%1 scorecards are still missing before this stage can be left.").arg(about);
    case MoveRefusal::NeedsScreening:
        return tr("Before this stage can be left, approve the criteria: 2, then A.");
    case MoveRefusal::NotYours:
        return tr("Your administrator lets others move people into “%1”. Ask one of them.").arg(about);
    case MoveRefusal::NoReason:
        return tr("The system wants a reason. N, then its digit.");
    }
    return {};
}

} // namespace

domain::MoveCheck checkProposal(const PreparedCase &prepared, const CaseStanding &standing,
                                const domain::Proposal &proposal)
{
    const domain::Workflow workflow(prepared.requisition, standing.policy.workflow());
    return workflow.check(proposal, factsOf(prepared, standing));
}

domain::Proposal proposalOf(Step step, const PreparedCase &prepared, const CaseStanding &standing)
{
    const auto &application = prepared.application;
    domain::Proposal proposal;
    proposal.from = application.stage;
    proposal.fromName = application.stageName;
    if (step != Step::Forward) {
        proposal.kind = step == Step::Hold ? ProposalKind::Hold : ProposalKind::Decline;
        return proposal;
    }
    proposal.kind = ProposalKind::Forward;
    const domain::Workflow workflow(prepared.requisition, standing.policy.workflow());
    const auto allowed = workflow.allowedFrom(factsOf(prepared, standing));
    std::size_t at = 0;
    const auto &stored = standing[OutputKind::Proposal];
    if (stored && stored->state == review::DraftState::Open && stored->draft.proposal)
        for (std::size_t i = 0; i < allowed.size(); ++i)
            if (allowed[i].id == stored->draft.proposal->to)
                at = (i + 1) % allowed.size();
    // Where nothing is allowed the nearest stage says why.
    const auto to = allowed.empty() ? workflow.nextOf(application) : std::optional(allowed[at]);
    if (to) {
        proposal.to = to->id;
        proposal.toName = to->name;
    }
    return proposal;
}

std::optional<domain::Reachable> reachable(const PreparedCase &prepared, const CaseStanding &standing)
{
    if (standing.policy.isSuppressed(prepared.candidate))
        return std::nullopt;
    return domain::Workflow(prepared.requisition, standing.policy.workflow()).reachable(prepared.application);
}

QString whyNoMessage(const PreparedCase &prepared, const CaseStanding &standing)
{
    if (standing.policy.isSuppressed(prepared.candidate))
        return tr("This person is on your administrator's list of those who get no messages from here.");
    if (!reachable(prepared, standing))
        return tr("This person is in “%1”. From there on messages are sent from the system.")
            .arg(ats::standingOf(prepared.application));
    return {};
}

namespace {

// The first must-have that the papers leave open, else the first criterion; nothing when all is answered.
QString openCriterion(const CaseStanding &standing)
{
    const auto &screening = standing[OutputKind::Screening];
    if (!screening || !standing.criteria)
        return {};
    QString any;
    for (const auto &claim : screening->draft.claims) {
        if (claim.verdict != domain::Verdict::NotFound && claim.verdict != domain::Verdict::Unclear)
            continue;
        for (const auto &criterion : standing.criteria->criteria)
            if (criterion.id == claim.criterion) {
                if (criterion.mustHave)
                    return criterion.text;
                if (any.isEmpty())
                    any = criterion.text;
            }
    }
    return any;
}

} // namespace

std::optional<drafting::LetterInput> letterOf(drafting::LetterKind kind, const PreparedCase &prepared,
                                              const CaseStanding &standing)
{
    if (!reachable(prepared, standing) || !standing.reviewer)
        return std::nullopt;
    drafting::LetterInput input;
    input.account = prepared.account;
    input.application = prepared.application.id;
    input.kind = kind;
    input.firstName =
        prepared.candidate.preferredName.isEmpty() ? prepared.candidate.firstName : prepared.candidate.preferredName;
    input.requisition = prepared.requisition.title;
    input.recruiter = standing.reviewer->name;
    // As the person writes to the company: in the letter, or else in the résumé.
    for (const auto &text : prepared.readableTexts())
        if (!text.language.isEmpty())
            input.language = text.language;
    if (kind == drafting::LetterKind::Question) {
        input.about = openCriterion(standing);
        if (input.about.isEmpty())
            return std::nullopt;
    }
    return input;
}

std::optional<drafting::LetterInput> letterFor(const domain::Proposal &proposal, const PreparedCase &prepared,
                                               const CaseStanding &standing)
{
    using drafting::LetterKind;
    auto input = letterOf(proposal.kind == ProposalKind::Forward ? LetterKind::NextStep
                          : proposal.kind == ProposalKind::Hold  ? LetterKind::Question
                                                                 : LetterKind::Refusal,
                          prepared, standing);
    if (input && proposal.kind == ProposalKind::Decline)
        input->why = drafting::refusalKindOf(proposal.reason.name);
    return input;
}

domain::Draft draftOf(const domain::Proposal &proposal, const PreparedCase &prepared)
{
    domain::Claim claim;
    claim.kind = domain::ClaimKind::Person;
    claim.text = domain::proposalText(proposal);
    claim.support = domain::Support::NotNeeded;
    claim.changedByPerson = true;
    domain::Draft draft;
    draft.account = prepared.account;
    draft.application = prepared.application.id;
    draft.kind = OutputKind::Proposal;
    draft.engine = QStringLiteral("by hand");
    draft.claims.push_back(std::move(claim));
    draft.proposal = proposal;
    draft.inputDigest = base::Digest::ofParts(
        {proposal.from.text().toUtf8(), proposal.to.text().toUtf8(), proposal.reason.id.toUtf8()});
    return draft;
}

QString moveRefusal(const domain::MoveCheck &check)
{
    QString words = whyNot(check);
    QStringList open;
    for (const auto &stage : check.allowed)
        open.append(stage.name);
    const bool helps = check.why == MoveRefusal::Skips || check.why == MoveRefusal::NotYours ||
                       check.why == MoveRefusal::IntoOffer || check.why == MoveRefusal::IntoHired;
    if (helps && !open.isEmpty())
        words += QLatin1Char(' ') + tr("Open from here: %1.").arg(open.join(QStringLiteral(", ")));
    return words;
}

} // namespace app
