#include <QTemporaryDir>
#include <QTest>

#include "auth/PassphraseVault.h"
#include "base/Digest.h"
#include "support/QtTestSupport.h"

using auth::PassphraseVault;
using auth::VaultState;
using base::Kind;

namespace {

class Typed final : public auth::PassphrasePrompt
{
public:
    explicit Typed(QByteArray words) : m_words(std::move(words)) {}
    base::Task<base::Result<base::Secret>> passphrase(Purpose, std::stop_token) override
    {
        co_return base::Secret(m_words);
    }

private:
    QByteArray m_words;
};

} // namespace

class tst_PassphraseVault : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    QString path(const QString &name) const { return m_dir.filePath(name); }

    static std::shared_ptr<PassphraseVault> vault(const QString &file, const QByteArray &words)
    {
        return std::make_shared<PassphraseVault>(file, std::make_shared<Typed>(words), PassphraseVault::Cost::Quick);
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aNewStoreGetsAKeyThatTheSamePassphraseOpens()
    {
        const QString file = path(QStringLiteral("a"));
        const auto made = support::await(auth::installationKey(vault(file, "right words"), auth::StoreAge::New, {}));
        VERIFY_RESULT(made);
        QCOMPARE(made->reveal().size(), 32);
        const auto again =
            support::await(auth::installationKey(vault(file, "right words"), auth::StoreAge::Sealed, {}));
        VERIFY_RESULT(again);
        QCOMPARE(again->reveal(), made->reveal());
        const auto wrong =
            support::await(auth::installationKey(vault(file, "wrong words"), auth::StoreAge::Sealed, {}));
        COMPARE_ERROR(wrong, Kind::Keychain);
        QCOMPARE(wrong.error().subject, QStringLiteral("locked"));
    }

    void theFileIsPrivateAndHoldsNeitherKeyNorWords()
    {
        const QString file = path(QStringLiteral("b"));
        const base::Secret key(base::randomBytes(32));
        VERIFY_RESULT(support::await(vault(file, "some words")->keep(key, {})));
        QFile f(file);
        QVERIFY(f.open(QIODevice::ReadOnly));
        const auto bytes = f.readAll();
        QVERIFY(!bytes.contains(key.reveal()) && !bytes.contains("some words"));
        const auto open =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(f.permissions() & open));
    }

    void aDamagedFileIsUnavailableAndEveryChangedByteIsNoticed()
    {
        const QString file = path(QStringLiteral("c"));
        VERIFY_RESULT(support::await(vault(file, "words")->keep(base::Secret(base::randomBytes(32)), {})));
        QFile f(file);
        QVERIFY(f.open(QIODevice::ReadWrite));
        const auto whole = f.readAll();
        for (const qsizetype at : {qsizetype(20), qsizetype(60), whole.size() - 1}) {
            auto changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            f.seek(0);
            f.write(changed);
            f.flush();
            const auto answer = support::await(vault(file, "words")->find({}));
            VERIFY_RESULT(answer);
            QVERIFY(answer->state == VaultState::Locked);
        }
        f.resize(10);
        f.close();
        const auto answer = support::await(vault(file, "words")->find({}));
        QVERIFY(answer->state == VaultState::Unavailable);
    }

    void aKeyIsNeverOverwritten()
    {
        const QString file = path(QStringLiteral("d"));
        VERIFY_RESULT(support::await(vault(file, "words")->keep(base::Secret(base::randomBytes(32)), {})));
        COMPARE_ERROR(support::await(vault(file, "words")->keep(base::Secret(base::randomBytes(32)), {})),
                      Kind::Conflict);
    }

    void SEC13_anEmptyVaultNeverGivesANewKeyToASealedStore()
    {
        const auto memory = std::make_shared<auth::MemoryVault>();
        const auto refused = support::await(auth::installationKey(memory, auth::StoreAge::Sealed, {}));
        COMPARE_ERROR(refused, Kind::Keychain);
        QCOMPARE(refused.error().subject, QStringLiteral("missing"));
        QVERIFY((support::await(memory->find({})))->state == VaultState::Absent);
        VERIFY_RESULT(support::await(auth::installationKey(memory, auth::StoreAge::New, {})));
    }
};

QTEST_GUILESS_MAIN(tst_PassphraseVault)
#include "tst_PassphraseVault.moc"
