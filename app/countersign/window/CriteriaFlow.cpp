#include "app/countersign/window/CriteriaFlow.h"

#include <algorithm>

#include "drafting/Criteria.h"
#include "drafting/CriteriaLint.h"

namespace app {

CriteriaFlow::CriteriaFlow(Services &services, AccountHub &hub, ui::criteria::CriteriaPane &pane, PolicyInForce policy,
                           QObject *parent)
    : QObject(parent), m_services(services), m_hub(hub), m_pane(pane), m_policy(std::move(policy))
{
    m_pane.setWordingCheck([](const QString &text) {
        const auto note = drafting::lint(text);
        return note ? ui::criteria::WordingNote{note->why, note->forbids()} : ui::criteria::WordingNote{};
    });
    connect(&m_pane, &ui::criteria::CriteriaPane::tryRequested, this, &CriteriaFlow::tryOut);
}

void CriteriaFlow::open(const domain::AccountId &account, const domain::Requisition &requisition)
{
    m_account = account;
    m_requisition = requisition;
    m_family = domain::familyOf(m_policy.policy.families(), requisition);
    const auto inForce = m_services.desk.criteria(account, requisition.id);
    if (!inForce) {
        Q_EMIT problem(inForce.error(), ui::Doing::Reading);
        return;
    }
    const auto shared = m_family.isEmpty() ? base::Result<std::optional<domain::CriteriaSet>>(std::nullopt)
                                           : m_services.desk.criteria(account, domain::familyKey(m_family));
    if (!shared) {
        Q_EMIT problem(shared.error(), ui::Doing::Reading);
        return;
    }
    const bool fromFamily = !*inForce && *shared;
    const auto set = *inForce     ? **inForce
                     : fromFamily ? drafting::movedTo(**shared, requisition.id)
                                  : drafting::proposeCriteria(requisition);
    m_offered = set.criteria;
    ui::criteria::CriteriaView view;
    view.requisitionKey = account.text() + QLatin1Char(' ') + requisition.id.text();
    view.heading = tr("Criteria for %1").arg(requisition.title);
    view.subtitle = set.criteria.empty()
                        ? tr("The requisition's text names none that could be judged from a résumé. Add your own, one"
                             " line each.")
                        : tr("Read from the requisition by the built-in engine. No verdict is shown before you approve"
                             " them.");
    if (fromFamily)
        view.subtitle =
            tr("These are the criteria of the family %1, version %2. Change them for this requisition where "
               "it differs; no verdict is shown before you approve them.")
                .arg(m_family)
                .arg((*shared)->version);
    view.family = m_family;
    view.lockedBy = lockedBy();
    view.stateLine = *inForce ? tr("version %1, approved").arg(set.version) : tr("proposed");
    for (const auto &criterion : set.criteria)
        view.criteria.push_back({criterion.id.text(), criterion.text, criterion.mustHave, {}, criterion.weight});
    m_pane.setCriteria(view);
    if (!*inForce)
        return;
    m_scope.start(m_services.trials.decided(account, requisition.id, 1),
                  [this, id = requisition.id](const base::Result<std::vector<review::CaseRow>> &rows) {
                      if (rows && !rows->empty() && m_requisition.id == id)
                          m_pane.setTryFirst(true);
                  });
}

constexpr int mostCases = 50;
constexpr std::size_t mostLines = 12;

static QString lineOf(const review::Flip &flip)
{
    return CriteriaFlow::tr("%1 · %2: %3 → %4")
        .arg(flip.application.text(), flip.criterion, domain::verdictWord(flip.before),
             domain::verdictWord(flip.after));
}

void CriteriaFlow::tryOut(const std::vector<ui::criteria::CriterionEdit> &edits)
{
    m_scope.start(m_services.trials.tryCriteria(m_account, setOf(edits), mostCases, m_scope.token()),
                  [this, edits](const base::Result<review::Trial> &trial) {
                      if (!trial) {
                          Q_EMIT problem(trial.error(), ui::Doing::Drafting);
                          return;
                      }
                      QStringList lines{
                          tr("Tried on %1 decided cases. Verdicts that flip: %2. Criteria that are new: %3, gone: %4.")
                              .arg(trial->cases)
                              .arg(trial->flips.size())
                              .arg(trial->added.size())
                              .arg(trial->removed.size())};
                      for (std::size_t i = 0; i < std::min(mostLines, trial->flips.size()); ++i)
                          lines.append(lineOf(trial->flips[i]));
                      if (trial->flips.size() > mostLines)
                          lines.append(tr("and %1 more").arg(trial->flips.size() - mostLines));
                      m_pane.setTrial(edits, lines.join(QLatin1Char('\n')));
                  });
}

domain::CriteriaSet CriteriaFlow::setOf(const std::vector<ui::criteria::CriterionEdit> &edits) const
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
    return set;
}

QString CriteriaFlow::lockedBy() const
{
    if (!m_policy.trouble.isEmpty())
        return m_policy.trouble;
    const auto user = m_services.desk.reviewer(m_account);
    if (user && !m_policy.policy.maySetCriteria(*user))
        return tr("Your administrator lets others set criteria, not you. Ask one of them to approve these.");
    return {};
}

void CriteriaFlow::approve(const std::vector<ui::criteria::CriterionEdit> &edits, review::Gesture gesture)
{
    if (!lockedBy().isEmpty())
        return; // the pane says so and offers no key
    m_scope.start(m_services.desk.approveCriteria(m_account, setOf(edits), std::move(gesture),
                                                  m_pane.isForFamily() ? m_family : QString()),
                  [this](base::Result<domain::CriteriaSet> kept) {
                      if (!kept)
                          Q_EMIT problem(kept.error(), ui::Doing::ApprovingCriteria);
                      else
                          Q_EMIT approved(m_account, m_requisition.id);
                  });
}

} // namespace app
