#include "app/countersign/verbs/AccountVerbs.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include "app/countersign/AccountHub.h"
#include "app/countersign/StatusJson.h"
#include "auth/CodeSignIn.h"
#include "auth/ProfileFile.h"
#include "base/StrictJson.h"

namespace app {

using base::toJson;
using nlohmann::json;

namespace {

class EnvironmentSecret final : public auth::SecretPrompt
{
public:
    base::Task<base::Result<base::Secret>> clientSecret(domain::ConnectionProfile, std::stop_token) override
    {
        const QByteArray secret = qgetenv("COUNTERSIGN_CLIENT_SECRET");
        if (secret.isEmpty())
            co_return base::failure(base::Kind::Invalid, QStringLiteral("no client secret in the environment"),
                                    QStringLiteral("COUNTERSIGN_CLIENT_SECRET"));
        co_return base::Secret(secret);
    }
};

// The stored accounts whose session still stands.
base::Result<std::vector<LinkPtr>> openLinks(Services &services)
{
    TRY(const auto stored, services.accounts->accounts());
    std::vector<LinkPtr> links;
    for (const auto &account : stored) {
        if (!account.signedIn)
            continue;
        TRY(auto link, AccountLink::open(services, account));
        services.desk.setReviewer(link->id(), link->user());
        links.push_back(std::move(link));
    }
    if (links.empty())
        return base::failure(base::Kind::SignedOut, QStringLiteral("no account is signed in"));
    return links;
}

QByteArray printed(const json &value)
{
    return base::dumpJson(value) + '\n';
}

} // namespace

base::Task<base::Result<QByteArray>> connectAccount(VerbContext context, std::stop_token stop)
{
    if (context.line.profileFile.isEmpty())
        co_return base::failure(base::Kind::Invalid, QStringLiteral("connect needs a profile"),
                                QStringLiteral("--profile"));
    auto &services = *context.services;
    CO_TRY(const auto profile, auth::readProfileFile(context.line.profileFile));
    CO_TRY_VOID(capabilitiesOf(profile)); // a system we cannot speak to is said before anybody signs in
    context.now(ui::Doing::SigningIn);
    const auto say = context.say;
    const auto openBrowser = [say](const QUrl &address) {
        say(QCoreApplication::translate("Verbs", "Open this address in your browser and sign in:"));
        say(address.toString(QUrl::FullyEncoded));
    };
    auth::CodeSignIn signIn(services.transport, services.clock, services.accounts, openBrowser,
                            std::make_shared<EnvironmentSecret>());
    CO_TRY(const auto session, co_await signIn.signIn(profile, stop));
    CO_TRY(const auto link, co_await AccountLink::signedIn(services, profile, session, stop));
    ledger::Record record;
    record.kind = ledger::Kind::SignedIn;
    record.at = services.clock->now();
    record.account = link->id();
    record.actor = ledger::actorOf(link->user().id);
    CO_TRY_VOID(co_await services.ledger.record(record));
    co_return printed({{"signed_in_as", toJson(link->stored().userName)}, {"system", toJson(profile.system)}});
}

base::Task<base::Result<QByteArray>> syncAccounts(VerbContext context, std::stop_token stop)
{
    CO_TRY(const auto links, openLinks(*context.services));
    int applications = 0;
    for (const auto &link : links) {
        CO_TRY_VOID(co_await link->poller().syncOnce(stop));
        CO_TRY(const auto counts, context.services->cases.counts(link->id()));
        applications += counts.applications;
    }
    co_return printed({{"accounts", links.size()}, {"applications", applications}});
}

base::Task<base::Result<QByteArray>> draftCases(VerbContext context, std::stop_token stop)
{
    auto &services = *context.services;
    CO_TRY(const auto links, openLinks(services));
    int drafted = 0, byHand = 0, withoutAi = 0, failed = 0, filesMissing = 0, byModel = 0;
    for (const auto &link : links) {
        CO_TRY(const auto rows, co_await services.cases.queueRows(link->id()));
        for (const auto &row : rows) {
            if (row.status != domain::ApplicationStatus::Active)
                continue;
            if (context.line.limit > 0 && drafted + byHand + withoutAi + failed >= context.line.limit)
                break;
            const auto prepared = co_await services.studio.prepare(link->id(), row.application, stop);
            if (!prepared) {
                if (prepared.error().kind == base::Kind::Cancelled || prepared.error().kind == base::Kind::Storage)
                    co_return tl::unexpected(prepared.error());
                ++failed;
                continue;
            }
            for (const auto &file : (*prepared)->files)
                filesMissing += file.error ? 1 : 0;
            if ((*prepared)->noDraft == NoDraft::OptedOut) {
                ++withoutAi;
            } else if ((*prepared)->noDraft == NoDraft::NoReadableFile) {
                ++byHand;
            } else {
                ++drafted;
                CO_TRY_VOID(co_await services.studio.finish(*prepared, stop));
                byModel += (*prepared)->model.state == ModelState::Drafted ? 1 : 0;
            }
        }
    }
    co_return printed({{"drafted", drafted},
                       {"by_model", byModel},
                       {"by_hand", byHand},
                       {"without_ai", withoutAi},
                       {"files_not_fetched", filesMissing},
                       {"could_not_be_prepared", failed}});
}

base::Task<base::Result<QByteArray>> tellStatus(VerbContext context, std::stop_token)
{
    auto &services = *context.services;
    CO_TRY(const auto accounts, services.accounts->accounts());
    int applications = 0;
    json names = json::array();
    for (const auto &account : accounts) {
        CO_TRY(const auto counts, services.cases.counts(account.id));
        applications += counts.active;
        names.push_back({{"name", toJson(account.profile.name)},
                         {"signed_in_as", toJson(account.userName)},
                         {"signed_in", account.signedIn}});
    }
    CO_TRY(const auto cases, co_await services.desk.cases());
    int decided = 0;
    for (const auto &row : cases)
        decided += row.state == review::CaseState::Approved || row.state == review::CaseState::Rejected ? 1 : 0;
    auto out = statusJson(services, applications, applications - decided);
    out["accounts"] = names;
    if (context.line.json)
        co_return printed(out);
    const auto &outbox = out["outbox"];
    co_return QCoreApplication::translate("Verbs",
                                          "%1 applications, %2 to decide.\nOutbox: %3 waiting, %4 written, %5 need you,"
                                          " %6 live only here.\nLedger: %7 records.\n")
        .arg(applications)
        .arg(applications - decided)
        .arg(outbox["held"].get<int>() + outbox["waiting"].get<int>() + outbox["unknown"].get<int>())
        .arg(outbox["written"].get<int>())
        .arg(outbox["needs_person"].get<int>() + outbox["refused"].get<int>())
        .arg(outbox["lives_only_here"].get<int>())
        .arg(out["ledger_records"].get<qint64>())
        .toUtf8();
}

} // namespace app
