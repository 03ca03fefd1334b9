#include "domain/Workflow.h"

#include <algorithm>

namespace domain {

namespace {

bool holdsAny(const QString &name, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&name](const char *word) {
        return name.contains(QString::fromUtf8(word), Qt::CaseInsensitive);
    });
}

StageKind kindByName(const QString &name)
{
    if (holdsAny(name, {"hired", "onboarding", "eingestellt", "einstellung", "embauch", "contratad"}))
        return StageKind::Hired;
    if (holdsAny(name, {"offer", "angebot", "offre", "oferta", "contract", "vertrag"}))
        return StageKind::Offer;
    return StageKind::Open;
}

const StageRule *ruleFor(const Requisition &requisition, const Stage &stage, const std::vector<StageRule> &rules)
{
    const StageRule *found = nullptr;
    for (const auto &rule : rules) {
        const bool everywhere = rule.requisition.isEmpty();
        const bool here = rule.requisition == requisition.code || rule.requisition == requisition.id.text();
        if (rule.stage.compare(stage.name, Qt::CaseInsensitive) != 0 || (!everywhere && !here))
            continue;
        if (!found || !everywhere) // the requisition's own rule outweighs the general one
            found = &rule;
    }
    return found;
}

bool isAnswered(const Application &application, const QString &words)
{
    return std::any_of(application.answers.begin(), application.answers.end(), [&words](const Answer &answer) {
        return answer.question.contains(words, Qt::CaseInsensitive) && !answer.answer.trimmed().isEmpty();
    });
}

bool isAmong(const QStringList &names, const std::optional<User> &user)
{
    return names.isEmpty() || (user && (names.contains(user->id.text()) ||
                                        (!user->email.isEmpty() && names.contains(user->email, Qt::CaseInsensitive))));
}

// What must be true before one leaves the stage.
MoveCheck missingBefore(const StageRule &rule, const MoveFacts &facts)
{
    for (const auto &words : rule.answeredBefore)
        if (!isAnswered(*facts.application, words))
            return {MoveRefusal::NeedsAnswer, words};
    if (facts.scorecards < rule.scorecardsBefore)
        return {MoveRefusal::NeedsScorecards, QString::number(rule.scorecardsBefore - facts.scorecards)};
    if (rule.screeningBefore && !facts.screeningApproved)
        return {MoveRefusal::NeedsScreening};
    return {};
}

} // namespace

Workflow::Workflow(const Requisition &requisition, const std::vector<StageRule> &rules)
{
    for (const auto &stage : requisition.stages)
        if (stage.active)
            m_places.push_back({stage, StageKind::Open, {}});
    std::sort(m_places.begin(), m_places.end(), [](const Place &a, const Place &b) {
        return std::pair(a.stage.order, a.stage.id.text()) < std::pair(b.stage.order, b.stage.id.text());
    });
    bool offered = false;
    for (auto &place : m_places) {
        const auto *rule = ruleFor(requisition, place.stage, rules);
        if (rule)
            place.rule = *rule;
        place.kind = place.rule.kind.value_or(kindByName(place.stage.name));
        if (place.kind == StageKind::Open && offered && !place.rule.kind)
            place.kind = StageKind::Offer;
        offered = offered || place.kind == StageKind::Offer;
    }
}

std::optional<std::size_t> Workflow::indexOf(const StageId &stage) const
{
    const auto at = std::find_if(m_places.begin(), m_places.end(),
                                 [&stage](const Place &place) { return place.stage.id == stage; });
    if (stage.isEmpty() || at == m_places.end())
        return std::nullopt;
    return static_cast<std::size_t>(at - m_places.begin());
}

const Workflow::Place *Workflow::placeOf(const StageId &stage) const
{
    const auto at = indexOf(stage);
    return at ? &m_places[*at] : nullptr;
}

std::optional<Stage> Workflow::nextOf(const Application &application) const
{
    const auto at = indexOf(application.stage);
    if (!at || *at + 1 >= m_places.size())
        return std::nullopt;
    return m_places[*at + 1].stage;
}

bool Workflow::mayBeDeclined(const Application &application) const
{
    const auto *place = placeOf(application.stage);
    // Where the system names no stage there is none to tell an offer by: then it is decided over there.
    return application.status == ApplicationStatus::Active && place && place->kind == StageKind::Open;
}

std::optional<Reachable> Workflow::reachable(const Application &application) const
{
    return mayBeDeclined(application) ? std::optional(Reachable(application.id)) : std::nullopt;
}

MoveCheck Workflow::forwardRefusal(std::size_t from, std::size_t to, const MoveFacts &facts) const
{
    const auto &target = m_places[to];
    if (to <= from)
        return {MoveRefusal::Backward, target.stage.name};
    if (target.kind == StageKind::Hired)
        return {MoveRefusal::IntoHired, target.stage.name};
    if (target.kind == StageKind::Offer)
        return {MoveRefusal::IntoOffer, target.stage.name};
    for (std::size_t i = from + 1; i < to; ++i)
        if (m_places[i].rule.mandatory)
            return {MoveRefusal::Skips, m_places[i].stage.name};
    if (auto missing = missingBefore(m_places[from].rule, facts); missing.why != MoveRefusal::None)
        return missing;
    if (!isAmong(target.rule.movers, facts.mover))
        return {MoveRefusal::NotYours, target.stage.name};
    return {};
}

std::vector<Stage> Workflow::allowedFrom(const MoveFacts &facts) const
{
    std::vector<Stage> allowed;
    const auto from = indexOf(facts.application->stage);
    if (!from || facts.application->status != ApplicationStatus::Active || m_places[*from].kind != StageKind::Open)
        return allowed;
    for (std::size_t to = *from + 1; to < m_places.size(); ++to)
        if (forwardRefusal(*from, to, facts).why == MoveRefusal::None)
            allowed.push_back(m_places[to].stage);
    return allowed;
}

MoveCheck Workflow::refusalOf(const Proposal &proposal, const MoveFacts &facts) const
{
    const auto &application = *facts.application;
    if (application.status == ApplicationStatus::Hired)
        return {MoveRefusal::InOfferOrHired, application.stageName};
    if (application.status != ApplicationStatus::Active)
        return {MoveRefusal::NotActive};
    const auto from = indexOf(application.stage);
    if (!from)
        return {MoveRefusal::StageUnknown, application.stageName};
    if (proposal.from != application.stage)
        return {MoveRefusal::MovedMeanwhile, application.stageName};
    if (proposal.kind == ProposalKind::Hold)
        return {};
    if (m_places[*from].kind != StageKind::Open)
        return {MoveRefusal::InOfferOrHired, m_places[*from].stage.name};
    if (proposal.kind == ProposalKind::Decline)
        return proposal.reason.id.isEmpty() ? MoveCheck{MoveRefusal::NoReason} : MoveCheck{};
    const auto to = indexOf(proposal.to);
    if (!to)
        return {proposal.to.isEmpty() ? MoveRefusal::NoWay : MoveRefusal::StageUnknown, proposal.toName};
    return forwardRefusal(*from, *to, facts);
}

MoveCheck Workflow::check(const Proposal &proposal, const MoveFacts &facts) const
{
    auto check = refusalOf(proposal, facts);
    check.allowed = allowedFrom(facts);
    if (check.why == MoveRefusal::None)
        check.permitted = PermittedStep(proposal);
    return check;
}

} // namespace domain
