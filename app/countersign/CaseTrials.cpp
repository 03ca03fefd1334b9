#include "app/countersign/CaseTrials.h"

#include <algorithm>

#include "base/Aside.h"

namespace app {

using review::CaseState;

namespace {

bool isDecided(CaseState state)
{
    return state == CaseState::Approved || state == CaseState::Rejected || state == CaseState::Started;
}

} // namespace

CaseTrials::CaseTrials(syncing::CaseRepository &cases, CaseStudio &studio, review::Desk &desk, ModelDesk &models,
                       std::shared_ptr<base::Clock> clock)
    : m_cases(cases), m_studio(studio), m_desk(desk), m_models(models), m_clock(std::move(clock))
{
}

base::Task<base::Result<std::vector<review::CaseRow>>> CaseTrials::decided(domain::AccountId account,
                                                                           domain::RequisitionId requisition, int most)
{
    CO_TRY(auto rows, co_await m_desk.cases());
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
        return a.changedAt != b.changedAt ? a.changedAt > b.changedAt : a.application < b.application;
    });
    std::vector<review::CaseRow> out;
    for (const auto &row : rows) {
        if (static_cast<int>(out.size()) == most)
            break;
        if (!isDecided(row.state) || (!account.isEmpty() && row.account != account))
            continue;
        const auto application = m_cases.application(row.account, row.application);
        if (application && (requisition.isEmpty() || application->requisition == requisition))
            out.push_back(row);
    }
    co_return out;
}

base::Task<base::Result<review::Trial>> CaseTrials::tryCriteria(domain::AccountId account, domain::CriteriaSet fresh,
                                                                int most, std::stop_token stop)
{
    review::Trial trial;
    CO_TRY(const auto inForce, m_desk.criteria(account, fresh.requisition));
    if (!inForce)
        co_return trial; // nothing was judged before
    const auto old = *inForce;
    review::compareSets(trial, old, fresh);
    CO_TRY(const auto rows, co_await decided(account, fresh.requisition, most));
    for (const auto &row : rows) {
        if (stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("trial cancelled"));
        const auto prepared = co_await m_studio.prepare(row.account, row.application, stop);
        if (!prepared)
            co_return tl::unexpected(prepared.error());
        const drafting::CaseInput input{row.account, (*prepared)->requisition, (*prepared)->application,
                                        (*prepared)->readableTexts(), m_clock->now().date()};
        if (input.documents.empty() || (*prepared)->application.optedOut)
            continue;
        auto both = [input, old, fresh] {
            return std::pair(drafting::screen(input, old), drafting::screen(input, fresh));
        };
        const auto drafts = co_await base::aside(std::move(both));
        review::compare(trial, drafts.first, old, drafts.second, fresh);
    }
    co_return trial;
}

base::Task<base::Result<review::Trial>> CaseTrials::tryPrompt(domain::OutputKind kind, drafting::Prompt fresh,
                                                              QString family, int most, std::stop_token stop)
{
    if (!m_models.isOn())
        co_return base::failure(base::Kind::Invalid, QStringLiteral("no provider is set"), QStringLiteral("provider"));
    const domain::AccountId everyone;
    const domain::RequisitionId every;
    CO_TRY(const auto rows, co_await decided(everyone, every, most));
    review::Trial trial;
    for (const auto &row : rows) {
        const auto prepared = co_await m_studio.prepare(row.account, row.application, stop);
        if (!prepared)
            co_return tl::unexpected(prepared.error());
        CO_TRY_VOID(co_await m_studio.holdAgainstPages(*prepared, stop));
        CO_TRY(const auto criteria, m_desk.criteria(row.account, (*prepared)->requisition.id));
        if (!criteria || (*prepared)->readableTexts().empty() || (*prepared)->application.optedOut)
            continue;
        if (!family.isEmpty() && m_models.familyOf((*prepared)->requisition) != family)
            continue;
        const auto present = m_models.prompt(kind, (*prepared)->requisition);
        const auto before = co_await m_models.draftWith(kind, *prepared, *criteria, present, stop);
        if (!before && before.error().kind == base::Kind::NotFound)
            continue; // nothing to ask: too few scorecards
        const auto after = co_await m_models.draftWith(kind, *prepared, *criteria, fresh, stop);
        for (const auto *draft : {&before, &after})
            if (!*draft && (kind != domain::OutputKind::Message || (*draft).error().kind != base::Kind::BadAnswer))
                co_return tl::unexpected((*draft).error()); // half a trial is none
        if (kind == domain::OutputKind::Screening) {
            review::compare(trial, *before, *criteria, *after, *criteria);
            continue;
        }
        ++trial.cases;
        for (const auto &[draft, said] : {std::pair(&before, &trial.before), std::pair(&after, &trial.after)}) {
            if (*draft)
                review::count(*said, **draft);
            else
                ++said->refused; // what was worded broke a rule: that is a finding
        }
    }
    if (trial.cases == 0)
        co_return base::failure(base::Kind::NotFound, QStringLiteral("no decided case to try it on"));
    co_return trial;
}

} // namespace app
