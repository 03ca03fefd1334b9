#include "practice/Practice.h"

#include <QFile>
#include <QSaveFile>
#include <QUuid>

#include <nlohmann/json.hpp>

#include "practice/AdminServer.h"
#include "practice/dialects/GreenhouseDialect.h"

namespace practice {

namespace {

using nlohmann::json;

QString clientId(AccountRules::Mode mode)
{
    return mode == AccountRules::Mode::Documented ? QStringLiteral("countersign-practice-partner")
                                                  : QStringLiteral("countersign-practice-desktop");
}

AccountRules rulesOf(const Options &options)
{
    AccountRules rules;
    rules.mode = options.mode;
    rules.clientId = clientId(options.mode);
    if (options.mode == AccountRules::Mode::Documented) {
        rules.clientSecret = QStringLiteral("practice-secret-of-no-value");
        rules.redirectUri = QStringLiteral("http://127.0.0.1:%1/callback").arg(options.redirectPort);
    }
    rules.codeSeconds = options.codeSeconds;
    rules.accessSeconds = options.tokenSeconds;
    rules.refreshSeconds = options.refreshSeconds;
    return rules;
}

QString origin(int port)
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port);
}

// A file kept from an earlier run holds the world it was filled with: the same one is made again, as of then.
WorldOptions worldOf(Database &database, Options &options)
{
    const bool kept = database.isFilled();
    if (kept) {
        options.seed = database.word("SELECT value FROM meta WHERE key='seed'").toULongLong();
        options.applications = database.word("SELECT value FROM meta WHERE key='applications'").toInt();
    }
    const qint64 now = kept ? database.word("SELECT value FROM meta WHERE key='now'").toLongLong() : nowMs();
    return {options.seed, options.applications, QDateTime::fromMSecsSinceEpoch(now, Qt::UTC)};
}

} // namespace

struct Practice::Parts
{
    explicit Parts(Options &options)
        : database(options.data), worldOptions(worldOf(database, options)), world(makeWorld(worldOptions)),
          files(world, worldOptions.seed, options.linkSeconds), rules(rulesOf(options)), accounts(database, rules),
          dialect(database,
                  options.mode == AccountRules::Mode::Documented ? greenhouse::GreenhouseDialect::Listing::SiteAdmins
                                                                 : greenhouse::GreenhouseDialect::Listing::Everyone,
                  [this](const QString &from, qint64 file) { return files.url(from, file); }),
          writes(database), api(database, accounts, dialect, files, faults, writes, options),
          admin(database, api, writes, faults, relay, options.adminToken)
    {
        if (database.isFilled())
            return;
        database.fill(world, worldOptions.now.toMSecsSinceEpoch());
        const auto keep = [&](const char *key, const QString &value) {
            database.run("INSERT INTO meta VALUES(?,?)", {QLatin1String(key), value});
        };
        keep("seed", QString::number(worldOptions.seed));
        keep("applications", QString::number(worldOptions.applications));
        keep("now", QString::number(worldOptions.now.toMSecsSinceEpoch()));
    }

    Database database;
    WorldOptions worldOptions;
    World world;
    FileShelf files;
    AccountRules rules;
    Accounts accounts;
    greenhouse::GreenhouseDialect dialect;
    FaultPlan faults;
    WriteLog writes;
    ApiServer api;
    RelayServer relay;
    AdminServer admin;
    int apiPort = 0;
    int relayPort = 0;
    int adminPort = 0;
};

Practice::Practice(Options options) : m_options(std::move(options))
{
    if (m_options.adminToken.isEmpty())
        m_options.adminToken = QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Practice::~Practice() = default;

QString Practice::start()
{
    try {
        m_parts = std::make_unique<Parts>(m_options);
    } catch (const DatabaseError &problem) {
        return QStringLiteral("cannot use %1: %2").arg(m_options.data, QString::fromUtf8(problem.what()));
    }
    m_parts->apiPort = m_parts->api.start(m_options.port);
    if (m_parts->apiPort == 0)
        return QStringLiteral("port %1 is taken").arg(m_options.port);
    m_parts->accounts.setIssuer(origin(m_parts->apiPort));
    m_parts->relayPort = m_parts->relay.start(m_options.relayPort, m_parts->apiPort);
    if (m_parts->relayPort == 0)
        return QStringLiteral("port %1 is taken").arg(m_options.relayPort);
    m_parts->adminPort = m_parts->admin.start(m_options.adminPort);
    if (m_parts->adminPort == 0)
        return QStringLiteral("port %1 is taken").arg(m_options.adminPort);
    return {};
}

void Practice::stop()
{
    if (!m_parts)
        return;
    m_parts->relay.stop();
    m_parts->api.stop();
    m_parts->admin.stop();
}

QByteArray Practice::ready() const
{
    const std::string api = origin(m_parts->apiPort).toStdString();
    json users = json::array();
    for (const WorldUser &user : m_parts->world.users)
        users.push_back({{"email", user.email.toStdString()},
                         {"password", user.password.toStdString()},
                         {"site_admin", user.siteAdmin},
                         {"name", (user.firstName + QLatin1Char(' ') + user.lastName).toStdString()},
                         {"id", user.id}});
    json line{{"api", api},
              {"authorize", api + "/authorize"},
              {"token", api + "/token"},
              {"introspect", api + "/introspect"},
              {"issuer", api},
              {"admin", origin(m_parts->adminPort).toStdString()},
              {"admin_token", m_options.adminToken.toStdString()},
              {"relay", origin(m_parts->relayPort).toStdString()},
              {"client_id", m_parts->rules.clientId.toStdString()},
              {"users", users}};
    if (m_options.mode == AccountRules::Mode::Documented) {
        line["client_secret"] = m_parts->rules.clientSecret.toStdString();
        line["redirect"] = m_parts->rules.redirectUri.toStdString();
    }
    return QByteArray::fromStdString(line.dump());
}

QByteArray Practice::profile() const
{
    const bool documented = m_options.mode == AccountRules::Mode::Documented;
    const std::string api = origin(m_parts->apiPort).toStdString();
    json scopes = json::array();
    for (const QString &scope : offeredScopes()) // what the app does not use yet it does not ask for
        if (!scope.endsWith(QLatin1String(":unreject")) && scope != QLatin1String("harvest:candidates:update"))
            scopes.push_back(scope.toStdString());
    json profile{{"name", "Practice ATS"},
                 {"system", "greenhouse"},
                 {"kind", "authorization_code"},
                 {"api_url", api},
                 {"authorize_url", api + "/authorize"},
                 {"token_url", api + "/token"},
                 {"introspect_url", api + "/introspect"},
                 {"client_id", m_parts->rules.clientId.toStdString()},
                 {"confidential", documented},
                 {"pkce", !documented},
                 {"scopes", scopes},
                 {"options", json::object()}};
    if (documented) {
        profile["redirect_port"] = m_options.redirectPort;
        profile["redirect_path"] = "/callback";
    } else {
        profile["issuer"] = api; // the documented sign-in sends no iss, so there is none to expect
    }
    return QByteArray::fromStdString(profile.dump(2)) + '\n';
}

QString Practice::writeProfile() const
{
    QSaveFile file(m_options.profileFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(profile()) < 0 || !file.commit())
        return QStringLiteral("cannot write %1: %2").arg(m_options.profileFile, file.errorString());
    return {};
}

} // namespace practice
