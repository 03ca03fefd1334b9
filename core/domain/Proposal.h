// What a recruiter proposes to do with an application: a draft like the others, but hers alone. No engine makes one,
// and only she approves it. // CMP-02
#pragma once

#include <QString>

#include "domain/Ids.h"

namespace domain {

enum class ProposalKind
{
    Forward, // to another stage of the same requisition
    Hold,    // it stays where it is; nothing is written to the system
    Decline, // not moving forward, with a reason of the system's own list
};

// One of the system's own reasons for not going on with somebody.
struct Disposition
{
    QString id;
    QString name;

    friend bool operator==(const Disposition &, const Disposition &) = default;
};

struct Proposal
{
    ProposalKind kind = ProposalKind::Hold;
    StageId from; // where she saw the application
    QString fromName;
    StageId to; // Forward
    QString toName;
    Disposition reason; // Decline; empty until she chose one

    friend bool operator==(const Proposal &, const Proposal &) = default;
};

// As it stands on the screen and in the history: "Application Review → Phone Screen", "Stays in Phone Screen",
// "Not moving forward from Phone Screen: Lacks a required skill".
QString proposalText(const Proposal &proposal);

} // namespace domain
