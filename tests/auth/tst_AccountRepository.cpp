#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include "auth/AccountRepository.h"
#include "support/TempStore.h"

using auth::AccountRepository;
using auth::StoredAccount;
using base::Secret;
using domain::AccountId;

class tst_AccountRepository : public QObject
{
    Q_OBJECT

    static StoredAccount account(const char *id, const char *when = "2026-03-02T09:00:00Z")
    {
        StoredAccount account;
        account.id = AccountId(QString::fromLatin1(id));
        account.profile.name = QStringLiteral("Practice");
        account.profile.system = QStringLiteral("greenhouse");
        account.profile.apiUrl = QUrl(QStringLiteral("https://api.example"));
        account.profile.authorizeUrl = QUrl(QStringLiteral("https://login.example/authorize"));
        account.profile.tokenUrl = QUrl(QStringLiteral("https://login.example/token"));
        account.profile.clientId = QStringLiteral("client-1");
        account.profile.confidential = true;
        account.profile.redirectPort = 8765;
        account.profile.redirectPath = QStringLiteral("/callback");
        account.profile.scopes = {QStringLiteral("a:list")};
        account.subject = QStringLiteral("41");
        account.tenant = QStringLiteral("7");
        account.userName = QStringLiteral("Mirela Ortiz");
        account.signedIn = true;
        account.signedInAt = QDateTime::fromString(QString::fromLatin1(when), Qt::ISODate);
        return account;
    }

    // Of every file beside the store, the write-ahead log included.
    static QByteArray allBytesBeside(const QString &path)
    {
        QByteArray all;
        const QFileInfoList files = QFileInfo(path).dir().entryInfoList(QDir::Files | QDir::Hidden);
        for (const auto &info : files) {
            QFile file(info.absoluteFilePath());
            if (file.open(QFile::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    static std::optional<QByteArray> token(AccountRepository &accounts, const AccountId &id)
    {
        const auto loaded = support::await(accounts.load(id, {}));
        return loaded && *loaded ? std::optional((*loaded)->reveal()) : std::nullopt;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void whatIsKeptComesBackEqual()
    {
        support::TempStore store;
        AccountRepository accounts(*store);
        const auto kept = account("a");
        VERIFY_RESULT(support::await(accounts.keep(kept, Secret("refresh-one"))));
        store.reopen();
        AccountRepository later(*store);
        const auto all = later.accounts();
        VERIFY_RESULT(all);
        QCOMPARE(all->size(), std::size_t(1));
        const auto &one = all->front();
        QCOMPARE(one.id, kept.id);
        QCOMPARE(one.subject, kept.subject);
        QCOMPARE(one.tenant, kept.tenant);
        QCOMPARE(one.userName, kept.userName);
        QCOMPARE(one.signedInAt, kept.signedInAt);
        QVERIFY(one.signedIn);
        QCOMPARE(one.profile.name, kept.profile.name);
        QCOMPARE(one.profile.tokenUrl, kept.profile.tokenUrl);
        QCOMPARE(one.profile.redirectPort, kept.profile.redirectPort);
        QCOMPARE(one.profile.scopes, kept.profile.scopes);
        QVERIFY(one.profile.confidential);
        QCOMPARE(token(later, kept.id).value_or("none"), QByteArray("refresh-one"));
    }

    void accountsComeInTheOrderOfTheirSignIn()
    {
        support::TempStore store;
        AccountRepository accounts(*store);
        VERIFY_RESULT(support::await(accounts.keep(account("b", "2026-03-02T10:00:00Z"), {})));
        VERIFY_RESULT(support::await(accounts.keep(account("c", "2026-03-01T10:00:00Z"), {})));
        const auto all = accounts.accounts();
        VERIFY_RESULT(all);
        QCOMPARE(all->at(0).id, AccountId(QStringLiteral("c")));
        QCOMPARE(all->at(1).id, AccountId(QStringLiteral("b")));
    }

    void aNewTokenTakesThePlaceOfTheOldOne()
    {
        support::TempStore store;
        AccountRepository accounts(*store);
        const auto one = account("a");
        VERIFY_RESULT(support::await(accounts.keep(one, Secret("refresh-one"))));
        VERIFY_RESULT(support::await(accounts.save(one.id, Secret("refresh-two"), {})));
        QCOMPARE(token(accounts, one.id).value_or("none"), QByteArray("refresh-two"));
        VERIFY_RESULT(support::await(accounts.nameUser(one.id, QStringLiteral("M. Ortiz"))));
        QCOMPARE(accounts.accounts()->front().userName, QStringLiteral("M. Ortiz"));
        COMPARE_ERROR(support::await(accounts.save(AccountId(QStringLiteral("nobody")), Secret("x"), {})),
                      base::Kind::NotFound);
        QVERIFY(!token(accounts, AccountId(QStringLiteral("nobody"))));
    }

    void REL24_forgettingEndsTheSessionAndKeepsTheAccount()
    {
        support::TempStore store;
        AccountRepository accounts(*store);
        const auto one = account("a");
        VERIFY_RESULT(support::await(accounts.keep(one, Secret("refresh-one"))));
        VERIFY_RESULT(support::await(accounts.forget(one.id, {})));
        QVERIFY(!token(accounts, one.id));
        const auto all = accounts.accounts();
        VERIFY_RESULT(all);
        QCOMPARE(all->size(), std::size_t(1));
        QVERIFY(!all->front().signedIn);
        QCOMPARE(all->front().userName, one.userName);
        // Signing in again revives it.
        VERIFY_RESULT(support::await(accounts.keep(one, Secret("refresh-three"))));
        QVERIFY(accounts.accounts()->front().signedIn);
        QCOMPARE(token(accounts, one.id).value_or("none"), QByteArray("refresh-three"));
    }

    void anAccountWhoseSignInNeverEndedIsGoneWhenForgotten()
    {
        support::TempStore store;
        AccountRepository accounts(*store);
        auto nameless = account("a");
        nameless.userName.clear();
        VERIFY_RESULT(support::await(accounts.keep(nameless, Secret("refresh-one"))));
        VERIFY_RESULT(support::await(accounts.forget(nameless.id, {})));
        const auto all = accounts.accounts();
        VERIFY_RESULT(all);
        QVERIFY(all->empty());
    }

    void aClientSecretIsKeptPerClientAndForgotten()
    {
        support::TempStore store;
        AccountRepository accounts(*store);
        const QString client = QStringLiteral("client-1 https://login.example/token");
        auto none = support::await(accounts.loadClientSecret(client, {}));
        VERIFY_RESULT(none);
        QVERIFY(!*none);
        VERIFY_RESULT(support::await(accounts.saveClientSecret(client, Secret("first"), {})));
        VERIFY_RESULT(support::await(accounts.saveClientSecret(client, Secret("second"), {})));
        auto kept = support::await(accounts.loadClientSecret(client, {}));
        VERIFY_RESULT(kept);
        QCOMPARE((*kept)->reveal(), QByteArray("second"));
        auto other = support::await(accounts.loadClientSecret(QStringLiteral("client-2"), {}));
        VERIFY_RESULT(other);
        QVERIFY(!*other);
        VERIFY_RESULT(support::await(accounts.forgetClientSecret(client, {})));
        auto gone = support::await(accounts.loadClientSecret(client, {}));
        VERIFY_RESULT(gone);
        QVERIFY(!*gone);
    }

    void SEC16_noFileHoldsATokenOrSecretInPlain()
    {
        support::TempStore store;
        AccountRepository accounts(*store);
        const auto one = account("a");
        const QList<QByteArray> planted = {"planted-refresh-token-4711", "planted-second-token-4712",
                                           "planted-client-secret-4713"};
        VERIFY_RESULT(support::await(accounts.keep(one, Secret(planted[0]))));
        VERIFY_RESULT(support::await(accounts.save(one.id, Secret(planted[1]), {})));
        VERIFY_RESULT(support::await(accounts.saveClientSecret(QStringLiteral("client-1"), Secret(planted[2]), {})));
        const auto sweep = [&] {
            const QByteArray all = allBytesBeside(store.path());
            if (!all.contains("client-1")) // control: what is not sealed is found by this very search
                return false;
            return std::none_of(planted.begin(), planted.end(), [&all](const QByteArray &secret) {
                return all.contains(secret) || all.contains(secret.toBase64()) || all.contains(secret.toHex());
            });
        };
        QVERIFY(sweep()); // with the write-ahead log
        store.close();
        QVERIFY(sweep()); // folded into the file
    }

    void SEC55_aTokenMovedToAnotherAccountDoesNotOpen()
    {
        support::TempStore store;
        AccountRepository accounts(*store);
        VERIFY_RESULT(support::await(accounts.keep(account("a"), Secret("refresh-one"))));
        VERIFY_RESULT(support::await(accounts.keep(account("b"), Secret("refresh-two"))));
        const auto moved = support::await(store->write([](store::Connection &db, store::KeyRing &) {
            db.run("UPDATE accounts SET refresh_token ="
                   " (SELECT refresh_token FROM accounts WHERE account = 'a') WHERE account = 'b'");
        }));
        VERIFY_RESULT(moved);
        COMPARE_ERROR(support::await(accounts.load(AccountId(QStringLiteral("b")), {})), base::Kind::Storage);
    }
};

QTEST_GUILESS_MAIN(tst_AccountRepository)
#include "tst_AccountRepository.moc"
