#include "app/countersign/verbs/ModelVerbs.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

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

base::Result<void> copied(const QString &from, const QString &to)
{
    TRY(const auto bytes, contentOf(from));
    QSaveFile out(to);
    if (!out.open(QFile::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return base::failure(base::Kind::Storage, out.errorString(), to);
    return {};
}

base::Result<drafting::Gateway *> gatewayOf(Services &services)
{
    auto &models = services.models;
    if (!models.isOn())
        return base::failure(base::Kind::Invalid, QStringLiteral("no provider is set"),
                             models.provider().trouble.isEmpty() ? QStringLiteral("provider")
                                                                 : services.paths.providerFile());
    return models.gateway();
}

const char *outcomeSentence(drafting::Outcome outcome)
{
    switch (outcome) {
    case drafting::Outcome::Ok:
        return "It answers, in the shape that was asked for.";
    case drafting::Outcome::Truncated:
        return "It answers, but had no room for one word: raise max_output_tokens.";
    case drafting::Outcome::Refused:
        return "It declines to answer a plain question.";
    case drafting::Outcome::Filtered:
        return "The provider's filter blocks a plain question.";
    case drafting::Outcome::Malformed:
        return "It answers, but not in the shape that was asked for: try \"schema\": \"prompt\".";
    case drafting::Outcome::Cut:
        break;
    }
    return "Its answer breaks off.";
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
    const auto provider = providerFrom(given);
    if (!provider.profile) {
        context.say(provider.trouble);
        co_return base::failure(base::Kind::Invalid, QStringLiteral("provider file"), given);
    }
    // The name of the certificate file stays as the profile says it, beside the profile.
    const QString trust = provider.profile->certificateAuthority;
    if (!trust.isEmpty() && QFileInfo(trust).isRelative()) {
        const QString to = QDir(services.paths.folder).absoluteFilePath(trust);
        QDir().mkpath(QFileInfo(to).absolutePath());
        CO_TRY_VOID(copied(QFileInfo(given).dir().absoluteFilePath(trust), to));
    }
    CO_TRY_VOID(copied(given, services.paths.providerFile()));
    services.models.use(providerInForce(services.paths));
    co_return printed({{"provider", toJson(provider.profile->name)},
                       {"model", toJson(provider.profile->model)},
                       {"host", toJson(provider.profile->baseUrl.host())},
                       {"region", toJson(provider.profile->region)},
                       {"provider_keeps", toJson(provider.profile->retention)}});
}

base::Task<base::Result<QByteArray>> keepModelKey(VerbContext context, std::stop_token)
{
    auto &services = *context.services;
    CO_TRY(auto *const gateway, gatewayOf(services));
    const base::Secret key(qgetenv("COUNTERSIGN_MODEL_KEY").trimmed());
    const QString name = gateway->profile().name;
    CO_TRY_VOID(co_await services.models.setKey(key));
    co_return printed({{"provider", toJson(name)}, {"key", key.isEmpty() ? "removed" : "kept"}});
}

base::Task<base::Result<QByteArray>> testModel(VerbContext context, std::stop_token stop)
{
    CO_TRY(auto *const gateway, gatewayOf(*context.services));
    CO_TRY(const auto answer, co_await gateway->test(stop));
    json out{{"provider", toJson(gateway->profile().name)},
             {"model", toJson(answer.model)},
             {"ok", answer.outcome == drafting::Outcome::Ok},
             {"says", outcomeSentence(answer.outcome)}};
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
