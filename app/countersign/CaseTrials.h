// Runs another set of criteria, or another prompt, over cases that are decided already, and says which verdicts flip.
// Nothing is drafted, kept or written by it.
#pragma once

#include "app/countersign/CaseStudio.h"
#include "review/Trial.h"

namespace app {

class CaseTrials
{
public:
    CaseTrials(syncing::CaseRepository &cases, CaseStudio &studio, review::Desk &desk, ModelDesk &models,
               std::shared_ptr<base::Clock> clock);

    // The newest decided cases of a requisition (of all where it is empty), at most this many.
    [[nodiscard]] base::Task<base::Result<std::vector<review::CaseRow>>>
    decided(domain::AccountId account, domain::RequisitionId requisition, int most);

    // The built-in engine with the set in force and with this one.
    [[nodiscard]] base::Task<base::Result<review::Trial>>
    tryCriteria(domain::AccountId account, domain::CriteriaSet fresh, int most, std::stop_token stop);
    // The model with the prompt in use and with this one, each with its leave: which verdicts flip, or for other
    // outputs how much is said and borne out. Errors: NotFound (no model, no decided case), and whatever the model
    // comes to: half a trial is none. Only cases of the family count where one is named.
    [[nodiscard]] base::Task<base::Result<review::Trial>> tryPrompt(domain::OutputKind kind, drafting::Prompt fresh,
                                                                    QString family, int most, std::stop_token stop);

private:
    syncing::CaseRepository &m_cases;
    CaseStudio &m_studio;
    review::Desk &m_desk;
    ModelDesk &m_models;
    std::shared_ptr<base::Clock> m_clock;
};

} // namespace app
