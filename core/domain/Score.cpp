#include "domain/Score.h"

#include <algorithm>

namespace domain {

namespace {

const Criterion *criterionOf(const Claim &claim, const CriteriaSet &criteria)
{
    const auto at = std::find_if(criteria.criteria.begin(), criteria.criteria.end(),
                                 [&claim](const Criterion &each) { return each.id == claim.criterion; });
    return at == criteria.criteria.end() ? nullptr : &*at;
}

} // namespace

std::optional<Score> scoreOf(const Draft &screening, const CriteriaSet &criteria)
{
    int whole = 0, halves = 0, met = 0, partly = 0, all = 0;
    bool doubled = false;
    bool weighted = false;
    for (const auto &claim : screening.claims) {
        if (claim.kind != ClaimKind::Finding)
            continue;
        const auto *criterion = criterionOf(claim, criteria);
        if (!criterion || claim.support == Support::Unsupported)
            return std::nullopt;
        const int weight = criterion->weight * (criterion->mustHave ? 2 : 1);
        doubled = doubled || criterion->mustHave;
        weighted = weighted || criterion->weight != 1;
        ++all;
        whole += weight;
        if (claim.verdict == Verdict::Met) {
            halves += 2 * weight;
            ++met;
        } else if (claim.verdict == Verdict::Partly) {
            halves += weight;
            ++partly;
        }
    }
    if (whole == 0)
        return std::nullopt;
    Score score;
    score.value = (100 * halves + whole) / (2 * whole); // half up
    score.rule = QStringLiteral("%1 met, %2 partly of %3").arg(met).arg(partly).arg(all) +
                 (doubled ? QStringLiteral("; must-haves count double") : QString()) +
                 (weighted ? QStringLiteral("; weights as set with the criteria") : QString());
    return score;
}

QStringList metCriteria(const Draft &screening, const CriteriaSet &criteria)
{
    QStringList met;
    for (const auto &claim : screening.claims)
        if (const auto *criterion = criterionOf(claim, criteria);
            criterion && claim.kind == ClaimKind::Finding && claim.verdict == Verdict::Met)
            met.append(criterion->text);
    return met;
}

} // namespace domain
