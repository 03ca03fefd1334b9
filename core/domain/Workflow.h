// The stages of one requisition as a state machine: which moves exist, who may make them and what must be true before.
// Pure. Nothing leads into an offer or a hire, and nobody who is there is declined from here.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "domain/Application.h"
#include "domain/Proposal.h"
#include "domain/Record.h"
#include "domain/Requisition.h"

namespace domain {

enum class StageKind
{
    Open,
    Offer, // from here on decisions are made in the system itself
    Hired
};

// What an administrator says about one stage, over what its name tells.
struct StageRule
{
    QString requisition; // its code or id; empty = every requisition
    QString stage;       // its name, case ignored
    std::optional<StageKind> kind;
    bool mandatory = true;        // may not be passed over
    QStringList movers;           // user ids or mail addresses that may move somebody into it; empty = everybody
    QStringList answeredBefore;   // words of an application question that must be answered before one leaves the stage
    int scorecardsBefore = 0;     // submitted ones, before one leaves the stage
    bool screeningBefore = false; // an approved screening, before one leaves the stage
};

// What is known about the case when a move is asked for.
struct MoveFacts
{
    const Application *application = nullptr;
    int scorecards = 0; // submitted
    bool screeningApproved = false;
    std::optional<User> mover; // who asks
};

enum class MoveRefusal
{
    None,
    NotActive,       // declined, hired or moved elsewhere already
    StageUnknown,    // the system gives no stage, or one that the requisition does not have
    MovedMeanwhile,  // about = where it stands by now, which is not where she saw it
    NoWay,           // no stage comes after this one
    IntoOffer,       // offers are made in the system
    IntoHired,       // hires are made in the system
    InOfferOrHired,  // the person is there already
    Skips,           // about = the mandatory stage that would be passed over
    Backward,        // about = the stage; moves back are made in the system
    NeedsAnswer,     // about = the question's words
    NeedsScorecards, // about = how many are missing
    NeedsScreening,
    NotYours, // about = the stage; somebody else may move into it
    NoReason, // a decline without a reason of the system
};

// The only thing with which a proposal can be approved: made by Workflow::check, for exactly this proposal.
class PermittedStep
{
public:
    const Proposal &proposal() const { return m_proposal; }

private:
    friend class Workflow;
    explicit PermittedStep(Proposal proposal) : m_proposal(std::move(proposal)) {}
    Proposal m_proposal;
};

// Somebody who may be written to from here: made by Workflow::reachable alone.
class Reachable
{
public:
    const ApplicationId &application() const { return m_application; }

private:
    friend class Workflow;
    explicit Reachable(ApplicationId application) : m_application(std::move(application)) {}
    ApplicationId m_application;
};

struct MoveCheck
{
    MoveRefusal why = MoveRefusal::None;
    QString about = {};
    std::vector<Stage> allowed = {}; // where this application may go from here, nearest first
    std::optional<PermittedStep> permitted = {};
};

class Workflow
{
public:
    // Stages by their order, inactive ones left out. Without a rule a stage is mandatory, and its kind comes from its
    // name in four languages ("Offer", "Angebot", "Offre", "Oferta"; "Hired", …); what comes after an offer is one,
    // too.
    Workflow(const Requisition &requisition, const std::vector<StageRule> &rules);

    std::vector<Stage> allowedFrom(const MoveFacts &facts) const;
    MoveCheck check(const Proposal &proposal, const MoveFacts &facts) const;
    // The nearest stage forward, allowed or not; nothing at the end.
    std::optional<Stage> nextOf(const Application &application) const;
    // Nobody who is offered a job or hired is told that it ends here.
    bool mayBeDeclined(const Application &application) const;
    std::optional<Reachable> reachable(const Application &application) const; // the same, as a token

private:
    struct Place
    {
        Stage stage;
        StageKind kind = StageKind::Open;
        StageRule rule;
    };
    const Place *placeOf(const StageId &stage) const;
    std::optional<std::size_t> indexOf(const StageId &stage) const;
    MoveCheck refusalOf(const Proposal &proposal, const MoveFacts &facts) const;
    MoveCheck forwardRefusal(std::size_t from, std::size_t to, const MoveFacts &facts) const;

    std::vector<Place> m_places;
};

} // namespace domain
