// From a case to the question for a model, and from its answer to a draft. What leaves is redacted, without ids, about
// one person; what comes back counts only as far as the documents bear it out. Pure. // SEC-37, SEC-39, CMP-08
#pragma once

#include <memory>
#include <optional>

#include "drafting/BuiltInEngine.h"
#include "drafting/Prompts.h"
#include "drafting/Synthesis.h"
#include "drafting/providers/WireDialect.h"
#include "drafting/redaction/IdentityGate.h"
#include "drafting/redaction/Redaction.h"

namespace drafting {

struct ModelCase
{
    CaseInput input;
    domain::CriteriaSet criteria; // approved ones
    domain::Candidate candidate;
    QStringList fileNames;             // of her papers
    std::vector<Interview> interviews; // for a synthesis
    QByteArray key;                    // of this installation, for the marks
};

// Test controls: a run without one of them must show the difference.
struct Guards
{
    bool instructions = true; // lines that speak to a machine do not leave
    bool redaction = true;
};

// The same question in another dress: what changes with it is not in the papers. 0 is the plain one; 1 turns the order
// of the criteria round, 2 that of the papers' parts, higher ones both, with other line numbers and words each.
using Dress = int;

class ModelDraft
{
public:
    // Errors: NotFound (nothing to ask: no readable text, no criteria, too few scorecards), Refused (subject "too
    // long" for the model's context).
    static base::Result<ModelDraft> prepare(domain::OutputKind kind, const ModelCase &about, const Prompt &prompt,
                                            const ProviderProfile &profile, Guards guards = {}, Dress dress = 0);

    const Question &question() const { return m_question; }
    std::shared_ptr<const net::OutboundGate> gate() const { return m_gate; }
    base::Digest inputDigest() const { return m_draft.inputDigest; } // of everything the draft depends on
    domain::OutputKind kind() const { return m_draft.kind; }
    const QStringList &sends() const { return m_sends; } // resume, cover_letter, scorecards
    int withheld() const { return m_draft.provenance.withheld; }
    const domain::Provenance &provenance() const { return m_draft.provenance; }

    // The draft, verified against the documents. BadAnswer when the answer is not Ok or holds nothing.
    base::Result<domain::Draft> read(const ModelAnswer &answer) const;

private:
    struct Segment
    {
        std::size_t document = 0;
        int begin = 0; // in the redacted text
        int end = 0;
    };
    ModelDraft() = default;
    void cut(const Guards &guards);
    void dressUp(Dress dress);
    QString papers() const;
    QString criteriaText(const Redactor &redactor, Dress dress) const;
    std::optional<domain::Passage> ground(int segment, const QString &quote) const;
    const domain::Criterion *criterionOf(const QString &key) const;
    QString statement(const QString &text) const;
    void readSummary(const QByteArray &answer, domain::Draft &draft) const;
    void readScreening(const QByteArray &answer, domain::Draft &draft) const;
    void readSynthesis(const QByteArray &answer, domain::Draft &draft) const;

    ModelCase m_case;
    Phrases m_say;                                 // in the language of the case
    std::vector<domain::DocumentText> m_originals; // what the recruiter sees
    std::vector<Redacted> m_redacted;
    std::vector<domain::DocumentText> m_judged; // the originals without the lines that stayed here, blank for blank
    std::vector<domain::DocumentText> m_sent;   // the same as documents, for the quote matcher
    std::vector<Segment> m_segments;            // in the order of the question, numbered from m_firstNumber
    int m_firstNumber = 1;
    std::shared_ptr<Redactor> m_redactor;
    std::shared_ptr<const net::OutboundGate> m_gate;
    Question m_question;
    QStringList m_sends;
    domain::Draft m_draft; // without claims
};

// The base draft with what its repeats came to, finding by finding. What the built-in engine does not see at all while
// the model says met or partly, or the other way round, is disputed. // CMP-21
domain::Draft steadied(domain::Draft base, const std::vector<domain::Draft> &repeats,
                       const std::vector<domain::Verdict> &builtIn);

// A sentence must not say more than its quotes: every number, and every name that does not open it, stands in them or
// in beside. // ai/quality 3
// language: of the sentence; German writes every noun with a capital, so there a noun of reporting is no name.
bool saysNoMore(const QString &sentence, const QStringList &quotes, const QString &beside,
                const QString &language = {});
// A quote that says no does not carry a sentence that says yes.
bool agreesOnNo(const QString &sentence, const QStringList &quotes);

} // namespace drafting
