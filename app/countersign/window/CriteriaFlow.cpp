#include "app/countersign/window/CriteriaFlow.h"

#include <algorithm>

#include "drafting/Criteria.h"
#include "drafting/CriteriaLint.h"

namespace app {

CriteriaFlow::CriteriaFlow(Services &services, AccountHub &hub, ui::criteria::CriteriaPane &pane, QObject *parent)
    : QObject(parent), m_services(services), m_hub(hub), m_pane(pane)
{
    m_pane.setWordingCheck([](const QString &text) {
        const auto note = drafting::lint(text);
        return note ? ui::criteria::WordingNote{note->why, note->forbids()} : ui::criteria::WordingNote{};
    });
}

void CriteriaFlow::open(const domain::AccountId &account, const domain::Requisition &requisition)
{
    m_account = account;
    m_requisition = requisition;
    const auto inForce = m_services.desk.criteria(account, requisition.id);
    if (!inForce) {
        Q_EMIT problem(inForce.error(), ui::Doing::Reading);
        return;
    }
    const auto set = *inForce ? **inForce : drafting::proposeCriteria(requisition);
    m_offered = set.criteria;
    ui::criteria::CriteriaView view;
    view.requisitionKey = account.text() + QLatin1Char(' ') + requisition.id.text();
    view.heading = tr("Criteria for %1").arg(requisition.title);
    view.subtitle = set.criteria.empty()
                        ? tr("The requisition's text names none that could be judged from a résumé. Add your own, one"
                             " line each.")
                        : tr("Read from the requisition by the built-in engine. No verdict is shown before you approve"
                             " them.");
    view.stateLine = *inForce ? tr("version %1, approved").arg(set.version) : tr("proposed");
    for (const auto &criterion : set.criteria)
        view.criteria.push_back({criterion.id.text(), criterion.text, criterion.mustHave, {}, criterion.weight});
    m_pane.setCriteria(view);
}

void CriteriaFlow::approve(const std::vector<ui::criteria::CriterionEdit> &edits, review::Gesture gesture)
{
    domain::CriteriaSet set;
    set.requisition = m_requisition.id;
    for (const auto &edit : edits) {
        const auto it = std::find_if(m_offered.begin(), m_offered.end(), [&edit](const domain::Criterion &offered) {
            return offered.id.text() == edit.id && offered.text == edit.text;
        });
        // Words that she changed or added are read anew, so that what is looked for follows what is said.
        domain::Criterion criterion = it != m_offered.end() ? *it : drafting::criterionFrom(edit.text);
        criterion.mustHave = edit.mustHave;
        criterion.weight = edit.weight;
        criterion.id = drafting::criterionId(criterion);
        const bool twice = std::any_of(set.criteria.begin(), set.criteria.end(),
                                       [&](const domain::Criterion &other) { return other.id == criterion.id; });
        if (!twice)
            set.criteria.push_back(std::move(criterion));
    }
    set.digest = drafting::criteriaDigest(set.requisition, set.criteria);
    m_scope.start(m_services.desk.approveCriteria(m_account, std::move(set), std::move(gesture)),
                  [this](base::Result<domain::CriteriaSet> kept) {
                      if (!kept)
                          Q_EMIT problem(kept.error(), ui::Doing::ApprovingCriteria);
                      else
                          Q_EMIT approved(m_account, m_requisition.id);
                  });
}

} // namespace app
