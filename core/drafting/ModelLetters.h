// The middle of a message, worded by a model. No paper and nothing of the person leaves for it: the question holds the
// role, what is asked and the language. What comes back is held against rules that code can check; a refusal is never
// a model's. Pure.
#pragma once

#include <memory>

#include "domain/Candidate.h"
#include "drafting/Letter.h"
#include "drafting/Prompts.h"
#include "drafting/providers/WireDialect.h"
#include "drafting/redaction/IdentityGate.h"

namespace drafting {

class ModelLetter
{
public:
    // NotFound: nothing to ask a model (a refusal, or the question would name the person).
    static base::Result<ModelLetter> prepare(LetterInput input, const domain::Candidate &person, const Prompt &prompt,
                                             const ProviderProfile &profile);

    const Question &question() const { return m_question; }
    const std::shared_ptr<const net::OutboundGate> &gate() const { return m_gate; }

    // The letter with the model's middle. BadAnswer when the answer is not Ok or breaks a rule; the template stands.
    base::Result<domain::Draft> read(const ModelAnswer &answer) const;

private:
    ModelLetter() = default;

    LetterInput m_input;
    QStringList m_names; // of the person; not to be in the middle
    Question m_question;
    std::shared_ptr<const net::OutboundGate> m_gate;
    domain::Draft m_from; // engine, model, versions
};

// Which rule the sentences break; empty = none. language: de, fr, es, anything else is English. beside: the role and
// what is asked, whose numbers may stand in them.
QString brokenRule(const QStringList &sentences, const QString &language, const QStringList &names,
                   const QString &beside);

} // namespace drafting
