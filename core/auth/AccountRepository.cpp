#include "auth/AccountRepository.h"

#include "auth/ProfileFile.h"
#include "store/Statement.h"

namespace auth {

using store::Connection;
using store::KeyOwner;
using store::KeyRing;
using store::Place;
using store::Statement;

namespace {

Place tokenPlace(const domain::AccountId &account)
{
    return {"accounts", "refresh_token", account.text()};
}

Place secretPlace(const QString &client)
{
    return {"client_secrets", "secret", client};
}

std::optional<base::Secret> opened(Connection &db, KeyRing &keys, const Place &place, const QByteArray &sealed)
{
    auto plain = keys.open(db, KeyOwner::store(), place, sealed);
    if (!plain)
        return std::nullopt;
    return base::Secret(*plain);
}

} // namespace

base::Task<base::Result<void>> AccountRepository::keep(StoredAccount account, base::Secret refreshToken)
{
    auto work = [account, refreshToken](Connection &db, KeyRing &keys) {
        Statement(db, "INSERT INTO accounts(account, system, name, profile, subject, tenant, user_name, signed_in,"
                      " refresh_token, signed_in_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9)"
                      " ON CONFLICT(account) DO UPDATE SET name = ?3, profile = ?4, user_name = ?7, signed_in = 1,"
                      " refresh_token = ?8, signed_in_at = ?9")
            .bind(account.id, account.profile.system, account.profile.name,
                  QString::fromUtf8(profileJson(account.profile)), account.subject, account.tenant, account.userName,
                  keys.seal(db, KeyOwner::store(), tokenPlace(account.id), refreshToken.reveal()), account.signedInAt)
            .run();
    };
    auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Task<base::Result<void>> AccountRepository::nameUser(domain::AccountId account, QString userName)
{
    auto work = [account, userName](Connection &db, KeyRing &) {
        Statement(db, "UPDATE accounts SET user_name = ?2 WHERE account = ?1").bind(account, userName).run();
    };
    auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Result<std::vector<StoredAccount>> AccountRepository::accounts() const
{
    return m_store.read([](Connection &db, KeyRing &) -> base::Result<std::vector<StoredAccount>> {
        std::vector<StoredAccount> out;
        Statement s(db,
                    "SELECT account, profile, subject, tenant, user_name, signed_in, signed_in_at, name FROM accounts"
                    " ORDER BY signed_in_at, account");
        while (s.step()) {
            TRY(auto profile, readProfile(s.text(1).toUtf8(), s.text(7)));
            out.push_back({s.id<domain::AccountId>(0), std::move(profile), s.text(2), s.text(3), s.text(4), s.flag(5),
                           s.time(6)});
        }
        return out;
    });
}

base::Task<base::Result<void>> AccountRepository::save(domain::AccountId account, base::Secret refreshToken,
                                                       std::stop_token)
{
    auto work = [account, refreshToken](Connection &db, KeyRing &keys) -> base::Result<void> {
        Statement(db, "UPDATE accounts SET refresh_token = ?2, signed_in = 1 WHERE account = ?1")
            .bind(account, keys.seal(db, KeyOwner::store(), tokenPlace(account), refreshToken.reveal()))
            .run();
        if (db.changes() == 0)
            return base::failure(base::Kind::NotFound, QStringLiteral("no such account"));
        return {};
    };
    auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Task<base::Result<std::optional<base::Secret>>> AccountRepository::load(domain::AccountId account,
                                                                              std::stop_token)
{
    co_return m_store.read([&account](Connection &db, KeyRing &keys) -> base::Result<std::optional<base::Secret>> {
        Statement s(db, "SELECT refresh_token FROM accounts WHERE account = ?1 AND signed_in = 1");
        s.bind(account);
        if (!s.step() || s.isNull(0))
            return std::optional<base::Secret>();
        auto token = opened(db, keys, tokenPlace(account), s.blob(0));
        if (!token)
            return base::failure(base::Kind::Storage, QStringLiteral("the refresh token cannot be unsealed"));
        return token->isEmpty() ? std::nullopt : token;
    });
}

base::Task<base::Result<void>> AccountRepository::forget(domain::AccountId account, std::stop_token)
{
    auto work = [account](Connection &db, KeyRing &) {
        // Nameless: its sign-in never came to its end, so there is nothing to come back to.
        Statement(db, "DELETE FROM accounts WHERE account = ?1 AND user_name = ''").bind(account).run();
        Statement(db, "UPDATE accounts SET refresh_token = NULL, signed_in = 0 WHERE account = ?1").bind(account).run();
    };
    auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Task<base::Result<void>> AccountRepository::saveClientSecret(QString client, base::Secret secret, std::stop_token)
{
    auto work = [client, secret](Connection &db, KeyRing &keys) {
        Statement(db, "INSERT INTO client_secrets(client, secret) VALUES(?1, ?2)"
                      " ON CONFLICT(client) DO UPDATE SET secret = ?2")
            .bind(client, keys.seal(db, KeyOwner::store(), secretPlace(client), secret.reveal()))
            .run();
    };
    auto done = co_await m_store.write(std::move(work));
    co_return done;
}

base::Task<base::Result<std::optional<base::Secret>>> AccountRepository::loadClientSecret(QString client,
                                                                                          std::stop_token)
{
    co_return m_store.read([&client](Connection &db, KeyRing &keys) -> base::Result<std::optional<base::Secret>> {
        Statement s(db, "SELECT secret FROM client_secrets WHERE client = ?1");
        s.bind(client);
        if (!s.step())
            return std::optional<base::Secret>();
        auto secret = opened(db, keys, secretPlace(client), s.blob(0));
        if (!secret)
            return base::failure(base::Kind::Storage, QStringLiteral("the client secret cannot be unsealed"));
        return secret;
    });
}

base::Task<base::Result<void>> AccountRepository::forgetClientSecret(QString client, std::stop_token)
{
    auto work = [client](Connection &db, KeyRing &) {
        Statement(db, "DELETE FROM client_secrets WHERE client = ?1").bind(client).run();
    };
    auto done = co_await m_store.write(std::move(work));
    co_return done;
}

} // namespace auth
