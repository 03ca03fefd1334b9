// What the machine proposes: claims, each with the passage that code has checked.
#pragma once

#include <optional>
#include <vector>

#include <QDateTime>
#include <QString>

#include "base/Digest.h"
#include "domain/Criterion.h"
#include "domain/Document.h"
#include "domain/Ids.h"
#include "domain/Proposal.h"

namespace domain {

enum class OutputKind
{
    Summary,
    Screening,
    Message,
    Synthesis,
    Proposal, // of the recruiter: what to do with the application
    // Along with approved verdicts, where the field map asks for them: review/Derived.h
    Score,
    Rating,
    Met,
    Tag
};
// Every kind, in the order of the screen.
inline constexpr OutputKind outputKinds[] = {OutputKind::Summary,   OutputKind::Screening, OutputKind::Message,
                                             OutputKind::Synthesis, OutputKind::Proposal,  OutputKind::Score,
                                             OutputKind::Rating,    OutputKind::Met,       OutputKind::Tag};
// What an output does with somebody; duties follow from it. // CMP-01
enum class OutputClass
{
    Evaluative,
    Descriptive,
    Communicative
};
OutputClass classOf(OutputKind kind);
const char *classWord(OutputClass of); // E, D, C: as stored and as in the ledger

enum class Verdict
{
    Met,
    Partly,
    NotFound,
    Unclear
};

enum class ClaimKind
{
    Strength,
    Gap, // "not found in the documents": needs no passage
    NotStated,
    Finding, // a verdict on a criterion
    Person,  // written by the recruiter: hers, needs no passage
    // Of a synthesis:
    Disagreement,
    Agreement,
    NotProbed, // by nobody, or by one alone
    Question,  // that could be asked: needs no passage
    Vote,
    Letter, // of a message: says nothing about the person
};

enum class Support
{
    Verified,    // the quote stands in the document, letter by letter after normalisation
    NotNeeded,   // gap, not stated, or the person's own words
    Unsupported, // struck; blocks approval
};

struct Claim
{
    ClaimKind kind = ClaimKind::Strength;
    QString text;
    Support support = Support::Unsupported;
    std::optional<Passage> passage;
    // for Finding:
    CriterionId criterion;
    Verdict verdict = Verdict::NotFound;
    bool changedByPerson = false; // verdict or wording is hers
    // How steady the verdict is: what came out when the same was asked again in other order and words.
    int runs = 0;          // 0 = asked once, or made by arithmetic
    int agree = 0;         // of these, with this verdict
    bool disputed = false; // the built-in engine reads the papers quite differently

    bool wavers() const { return !changedByPerson && (agree < runs || disputed); }
    friend bool operator==(const Claim &, const Claim &) = default;
};

// What a draft was made from, and by which machine: with inputDigest enough to tell two machines apart. // CMP-30,
// CMP-37
struct Provenance
{
    std::vector<base::Digest> sources; // the documents, by their bytes
    int hiddenWords = 0;               // in them, and not read
    int unread = 0;                    // documents that could not be read
    QString parameters;                // of the model, as sent; empty = none
    base::Digest prompt;               // of the prompt's template; none without one
    QString redaction;                 // its version; empty = nothing left this machine
    int redacted = 0;                  // pieces replaced before anything left
    int withheld = 0;                  // lines that spoke to a machine, and did not leave

    friend bool operator==(const Provenance &, const Provenance &) = default;
};

struct Draft
{
    DraftId id;
    AccountId account;
    ApplicationId application;
    OutputKind kind = OutputKind::Summary;
    int revision = 1; // +1 with every edit; an approval binds one revision
    std::vector<Claim> claims;
    std::optional<Proposal> proposal; // of a Proposal, whose one claim says it in words
    QString engine;                   // "built-in" or the provider's profile name
    QString model;                    // empty for built-in
    QString promptVersion;            // for built-in: the engine's version
    base::Digest inputDigest;         // documents, criteria, engine, prompt
    base::Digest criteriaDigest;      // none for a summary
    int criteriaVersion = 0;
    QDateTime madeAt;
    Provenance provenance;
};

// Of everything that makes the machine: provider, model, parameters, prompt, criteria, redaction, program. // CMP-37
base::Digest machineDigest(const Draft &draft, const QString &appVersion);

// Verdicts that want a person's eye: they waver, the papers leave them open, or no passage bears them out. Her own
// never.
int doubtful(const Draft &draft);

QString verdictWord(Verdict verdict); // met, partly, not found, unclear: as written to the ATS
QString
outputKindWord(OutputKind kind); // summary, screening, message, synthesis, proposal, score, rating, met, tag: as stored
std::optional<OutputKind> outputKindFrom(const QString &word);

// The draft as plain text, one claim a line, as the recruiter approves it (without closing line and marker).
QString plainText(const Draft &draft, const CriteriaSet &criteria);

} // namespace domain
