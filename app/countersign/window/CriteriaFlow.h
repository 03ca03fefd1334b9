// The criteria of a requisition: proposed from its text, changed by the recruiter, approved once before any verdict.
#pragma once

#include <QObject>

#include "app/countersign/AccountHub.h"
#include "app/countersign/PolicyFile.h"
#include "base/TaskScope.h"
#include "review/Gesture.h"
#include "ui/Text.h"
#include "ui/criteria/CriteriaPane.h"

namespace app {

class CriteriaFlow : public QObject
{
    Q_OBJECT

public:
    CriteriaFlow(Services &services, AccountHub &hub, ui::criteria::CriteriaPane &pane, PolicyInForce policy,
                 QObject *parent = nullptr);

    void open(const domain::AccountId &account, const domain::Requisition &requisition);
    void approve(const std::vector<ui::criteria::CriterionEdit> &criteria, review::Gesture gesture);

Q_SIGNALS:
    void approved(const domain::AccountId &account, const domain::RequisitionId &requisition);
    void problem(const base::Error &error, ui::Doing doing);

private:
    domain::CriteriaSet setOf(const std::vector<ui::criteria::CriterionEdit> &edits) const;
    // Why she may not set them; empty = she may.
    QString lockedBy() const;
    void tryOut(const std::vector<ui::criteria::CriterionEdit> &edits);
    Services &m_services;
    AccountHub &m_hub;
    ui::criteria::CriteriaPane &m_pane;
    PolicyInForce m_policy;
    domain::AccountId m_account;
    domain::Requisition m_requisition;
    QString m_family;                         // of the policy; empty = none
    std::vector<domain::Criterion> m_offered; // proposed or in force; by id
    base::TaskScope m_scope;
};

} // namespace app
