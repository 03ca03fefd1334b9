#include "app/countersign/verbs/TrialVerbs.h"

#include <nlohmann/json.hpp>

#include <QFileInfo>

#include "app/countersign/PolicyFile.h"
#include "app/countersign/verbs/DocumentVerbs.h"
#include "base/StrictJson.h"
#include "drafting/Criteria.h"
#include "drafting/PlainJob.h"

namespace app {

using base::toJson;
using nlohmann::json;

namespace {

constexpr int mostCases = 50;

QByteArray told(const review::Trial &trial)
{
    const auto word = [](domain::Verdict verdict) { return toJson(domain::verdictWord(verdict)); };
    json flips = json::array();
    for (const auto &flip : trial.flips)
        flips.push_back({{"application", toJson(flip.application.text())},
                         {"criterion", toJson(flip.criterion)},
                         {"before", word(flip.before)},
                         {"after", word(flip.after)}});
    json added = json::array();
    for (const auto &each : trial.added)
        added.push_back(toJson(each));
    json removed = json::array();
    for (const auto &each : trial.removed)
        removed.push_back(toJson(each));
    const auto counts = [](const review::Said &said) {
        return json{{"claims", said.claims}, {"unsupported", said.unsupported}, {"refused", said.refused}};
    };
    return base::dumpJson({{"cases", trial.cases},
                           {"before", counts(trial.before)},
                           {"after", counts(trial.after)},
                           {"flips", flips},
                           {"added", added},
                           {"removed", removed}}) +
           '\n';
}

domain::CriteriaSet setFrom(const QByteArray &lines, const domain::RequisitionId &requisition)
{
    domain::CriteriaSet out = drafting::proposeCriteria(drafting::plainJob(QString::fromUtf8(lines)));
    out.requisition = requisition;
    out.digest = drafting::criteriaDigest(requisition, out.criteria);
    return out;
}

// Who may bring another prompt into use is the administrator's choice; whoever is signed in here is asked for.
base::Result<void> mayTry(Services &services)
{
    const auto policy = policyInForce(services.paths);
    if (!policy.trouble.isEmpty())
        return base::failure(base::Kind::Refused, QStringLiteral("the policy cannot be read"),
                             QStringLiteral("policy"));
    TRY(const auto accounts, services.accounts->accounts());
    for (const auto &account : accounts) {
        TRY(const auto user, services.cases.user(account.id, domain::UserId(account.subject)));
        if (!policy.policy.mayTryPrompts(user.value_or(domain::User{domain::UserId(account.subject), {}, {}})))
            return base::failure(base::Kind::Refused, QStringLiteral("prompts are set by others"),
                                 QStringLiteral("prompts"));
    }
    return {};
}

} // namespace

base::Task<base::Result<QByteArray>> tryOnDecided(VerbContext context, std::stop_token stop)
{
    auto &services = *context.services;
    const int most = context.line.limit > 0 ? context.line.limit : mostCases;
    if (!context.line.promptFile.isEmpty()) {
        context.now(ui::Doing::AskingModel);
        CO_TRY_VOID(mayTry(services));
        // The file's name says which output it is for.
        const auto named = domain::outputKindFrom(QFileInfo(context.line.promptFile).completeBaseName());
        const bool known = named == domain::OutputKind::Summary || named == domain::OutputKind::Message ||
                           named == domain::OutputKind::Synthesis;
        const auto kind = known ? *named : domain::OutputKind::Screening;
        const auto &builtIn = drafting::builtInPrompt(kind);
        CO_TRY(const auto bytes, contentOf(context.line.promptFile));
        CO_TRY(const auto prompt, drafting::readPrompt(builtIn.name, bytes, builtIn.schema));
        CO_TRY(const auto trial, co_await services.trials.tryPrompt(kind, prompt, context.line.family, most, stop));
        CO_TRY_VOID(co_await services.models.departures().keepTrial(prompt.digest(), prompt.name, prompt.version,
                                                                    trial.cases, static_cast<int>(trial.flips.size())));
        co_return told(trial);
    }
    CO_TRY(const auto accounts, services.accounts->accounts());
    if (accounts.empty())
        co_return base::failure(base::Kind::SignedOut, QStringLiteral("nobody is signed in"));
    CO_TRY(const auto lines, contentOf(context.line.criteriaFile));
    const auto fresh = setFrom(lines, domain::RequisitionId(context.line.requisition));
    const auto account = accounts.front().id;
    CO_TRY(const auto trial, co_await services.trials.tryCriteria(account, fresh, most, stop));
    co_return told(trial);
}

} // namespace app
