#include "app/countersign/verbs/ModelVerbs.h"

#include <nlohmann/json.hpp>

#include "app/countersign/verbs/DocumentVerbs.h"
#include "base/StrictJson.h"

namespace app {

using base::toJson;
using nlohmann::json;

namespace {

constexpr int mostLines = 10'000;

QByteArray printed(const json &value)
{
    return base::dumpJson(value) + '\n';
}

base::Result<std::shared_ptr<drafting::Gateway>> gatewayOf(Services &services)
{
    auto &models = services.models;
    if (!models.isOn())
        return base::failure(base::Kind::Invalid, QStringLiteral("no provider is set"),
                             models.provider().trouble.isEmpty() ? QStringLiteral("provider")
                                                                 : services.paths.providerFile());
    return models.gateway();
}

json lineOf(const review::Departed &one)
{
    return {{"at", toJson(base::isoUtc(one.at))},
            {"account", toJson(one.account.text())},
            {"application", toJson(one.application.text())},
            {"output", toJson(domain::outputKindWord(one.output))},
            {"provider", toJson(one.provider)},
            {"model", toJson(one.model)},
            {"host", toJson(one.host)},
            {"region", toJson(one.region)},
            {"provider_keeps", toJson(one.retention)},
            {"sends", toJson(one.sends.join(QLatin1Char(' ')))},
            {"redaction", toJson(one.redaction)},
            {"redacted", one.redacted},
            {"withheld", one.withheld},
            {"bytes", one.bytes},
            {"outcome", toJson(one.outcome)},
            {"tokens", one.tokens}};
}

} // namespace

base::Task<base::Result<QByteArray>> setModel(VerbContext context, std::stop_token)
{
    auto &services = *context.services;
    const QString given = context.line.providerFile;
    const auto provider = installProvider(services.paths, given);
    if (!provider) {
        context.say(provider.error().subject);
        co_return base::failure(provider.error().kind, QStringLiteral("provider file"), given);
    }
    services.models.use(providerInForce(services.paths));
    co_return printed({{"provider", toJson(provider->profile->name)},
                       {"model", toJson(provider->profile->model)},
                       {"host", toJson(provider->profile->baseUrl.host())},
                       {"region", toJson(provider->profile->region)},
                       {"provider_keeps", toJson(provider->profile->retention)}});
}

base::Task<base::Result<QByteArray>> keepModelKey(VerbContext context, std::stop_token)
{
    auto &services = *context.services;
    CO_TRY(const auto gateway, gatewayOf(services));
    const base::Secret key(qgetenv("COUNTERSIGN_MODEL_KEY").trimmed());
    const QString name = gateway->profile().name;
    CO_TRY_VOID(co_await services.models.setKey(key));
    co_return printed({{"provider", toJson(name)}, {"key", key.isEmpty() ? "removed" : "kept"}});
}

base::Task<base::Result<QByteArray>> testModel(VerbContext context, std::stop_token stop)
{
    CO_TRY(const auto gateway, gatewayOf(*context.services));
    CO_TRY(const auto answer, co_await gateway->test(stop));
    json out{{"provider", toJson(gateway->profile().name)},
             {"model", toJson(answer.model)},
             {"ok", answer.outcome == drafting::Outcome::Ok},
             {"says", toJson(testSentence(answer))}};
    if (answer.in && answer.out)
        out["tokens"] = *answer.in + *answer.out;
    co_return printed(out);
}

base::Task<base::Result<QByteArray>> tellDepartures(VerbContext context, std::stop_token)
{
    auto &services = *context.services;
    CO_TRY(const auto all, services.models.departures().all(mostLines));
    json lines = json::array();
    for (const auto &one : all)
        if (context.line.application.isEmpty() || context.line.application == one.application.text())
            lines.push_back(lineOf(one));
    co_return printed({{"left", lines}});
}

} // namespace app
