#include "review/Trial.h"

#include <algorithm>

namespace review {

namespace {

QString plain(const QString &words)
{
    return words.simplified().toCaseFolded();
}

const domain::Criterion *counterpart(const domain::CriteriaSet &in, const domain::Criterion &of)
{
    for (const auto &each : in.criteria)
        if (each.id == of.id)
            return &each;
    for (const auto &each : in.criteria)
        if (plain(each.text) == plain(of.text))
            return &each;
    return nullptr;
}

const domain::Claim *findingOn(const domain::Draft &draft, const domain::CriterionId &criterion)
{
    const auto at = std::find_if(draft.claims.begin(), draft.claims.end(), [&criterion](const domain::Claim &claim) {
        return claim.kind == domain::ClaimKind::Finding && claim.criterion == criterion;
    });
    return at == draft.claims.end() ? nullptr : &*at;
}

} // namespace

void compareSets(Trial &trial, const domain::CriteriaSet &old, const domain::CriteriaSet &fresh)
{
    for (const auto &each : fresh.criteria)
        if (!counterpart(old, each))
            trial.added.append(each.text);
    for (const auto &each : old.criteria)
        if (!counterpart(fresh, each))
            trial.removed.append(each.text);
}

void count(Said &said, const domain::Draft &draft)
{
    said.claims += static_cast<int>(draft.claims.size());
    said.unsupported +=
        static_cast<int>(std::count_if(draft.claims.begin(), draft.claims.end(), [](const domain::Claim &claim) {
            return claim.support == domain::Support::Unsupported;
        }));
}

void compare(Trial &trial, const domain::Draft &before, const domain::CriteriaSet &old, const domain::Draft &after,
             const domain::CriteriaSet &fresh)
{
    ++trial.cases;
    for (const auto &criterion : fresh.criteria) {
        const auto *was = counterpart(old, criterion);
        const auto *now = findingOn(after, criterion.id);
        const auto *then = was ? findingOn(before, was->id) : nullptr;
        if (now && then && now->verdict != then->verdict)
            trial.flips.push_back({before.account, before.application, criterion.text, then->verdict, now->verdict});
    }
}

} // namespace review
