#include "app/countersign/Services.h"

#include <QFileInfo>

#include "app/countersign/PolicyFile.h"
#include "auth/KeychainVault.h"
#include "base/Digest.h"

namespace app {

namespace {

const QString wrongPassphrase = QStringLiteral("passphrase");

class EnvironmentPassphrase final : public auth::PassphrasePrompt
{
public:
    base::Task<base::Result<base::Secret>> passphrase(Purpose, std::stop_token) override
    {
        co_return base::Secret(qgetenv("COUNTERSIGN_PASSPHRASE"));
    }
};

} // namespace

Services::Services(std::shared_ptr<base::Clock> clockGiven, std::unique_ptr<store::Store> storeGiven, Paths pathsGiven)
    : clock(std::move(clockGiven)), paths(std::move(pathsGiven)), store(std::move(storeGiven)), transport(clock),
      ledger(*store), accounts(std::make_shared<auth::AccountRepository>(*store)), cases(*store), readings(*store),
      desk(*store, clock), retention(*store, clock), outbox(*store, clock),
      workers(programBeside(QStringLiteral("countersign-docworker"))), models(transport, *store, desk, clock),
      studio(cases, readings, desk, workers, models, clock), trials(cases, studio, desk, models, clock)
{
    models.use(providerInForce(paths));
    usePolicy(policyInForce(paths).policy);
}

void Services::usePolicy(const review::Policy &policy)
{
    models.usePrompts(paths.prompts(), policy.families());
    models.setLanguage(policy.language());
    studio.setLanguage(policy.language());
    studio.checkTextLayers(policy.checksTextLayers());
}

Services::~Services() = default;

base::Task<base::Result<base::Secret>> findKey(std::shared_ptr<base::Clock> clock, Paths paths,
                                               std::shared_ptr<auth::PassphrasePrompt> prompt, std::stop_token stop)
{
    const auto age = QFileInfo::exists(paths.store()) ? auth::StoreAge::Sealed : auth::StoreAge::New;
    std::shared_ptr<auth::Vault> vault;
    const bool wrapped = QFileInfo::exists(paths.passphraseFile());
    if (wrapped && !prompt)
        co_return base::failure(base::Kind::Keychain, QStringLiteral("a passphrase is needed"), wrongPassphrase);
    if (prompt)
        vault = std::make_shared<auth::PassphraseVault>(paths.passphraseFile(), prompt);
    else
        vault = std::make_shared<auth::KeychainVault>(clock, paths.store());
    auto key = co_await auth::installationKey(vault, age, stop);
    if (!key && wrapped && key.error().subject == QLatin1String("locked"))
        key.error().subject = wrongPassphrase;
    co_return key;
}

std::shared_ptr<auth::PassphrasePrompt> environmentPassphrase(const Paths &paths)
{
    if (!QFileInfo::exists(paths.passphraseFile()))
        return nullptr;
    return std::make_shared<EnvironmentPassphrase>();
}

base::Result<std::unique_ptr<Services>> openServices(std::shared_ptr<base::Clock> clock, Paths paths, base::Secret key)
{
    TRY(auto store, store::Store::open({paths.store(), std::move(key), {}}));
    return std::make_unique<Services>(std::move(clock), std::move(store), std::move(paths));
}

base::Result<std::unique_ptr<Services>> openLookOnly(std::shared_ptr<base::Clock> clock, Paths paths)
{
    TRY(auto store, store::Store::open({{}, base::Secret(base::randomBytes(32)), {}}));
    return std::make_unique<Services>(std::move(clock), std::move(store), std::move(paths));
}

} // namespace app
