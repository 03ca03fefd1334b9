// Runs under tests/support/with-keyring, which names the situation.
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "auth/KeychainVault.h"
#include "base/Digest.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using auth::KeychainVault;
using auth::VaultState;
using base::Kind;
using namespace std::chrono_literals;

class tst_KeychainVault : public QObject
{
    Q_OBJECT
private:
    const QString m_situation = qEnvironmentVariable("COUNTERSIGN_KEYRING_SITUATION");
    std::shared_ptr<base::Clock> m_clock = std::make_shared<base::SystemClock>();

    std::shared_ptr<KeychainVault> vault(const QString &installation) const
    {
        return std::make_shared<KeychainVault>(m_clock, installation);
    }
    bool isOpen() const { return m_situation == QStringLiteral("unlocked"); }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(!m_situation.isEmpty(), "run me under tests/support/with-keyring"); }
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC13_theFourSituationsAreToldApart()
    {
        const auto answer = support::await(vault(QStringLiteral("/a"))->find({}));
        VERIFY_RESULT(answer);
        qInfo("%s: state %d (%s)", qPrintable(m_situation), static_cast<int>(answer->state), qPrintable(answer->why));
        if (isOpen())
            QVERIFY(answer->state == VaultState::Absent);
        else if (m_situation == QStringLiteral("locked"))
            QVERIFY(answer->state == VaultState::Locked);
        else
            QVERIFY(answer->state == VaultState::Unavailable);
    }

    void SEC13_aSealedStoreIsNeverGivenAnotherKey()
    {
        const auto key = support::await(auth::installationKey(vault(QStringLiteral("/b")), auth::StoreAge::Sealed, {}));
        COMPARE_ERROR(key, Kind::Keychain);
        const auto subject = isOpen()                                  ? QStringLiteral("missing")
                             : m_situation == QStringLiteral("locked") ? QStringLiteral("locked")
                                                                       : QStringLiteral("unavailable");
        QCOMPARE(key.error().subject, subject);
    }

    void SEC14_aNewKeyIsKeptAndFoundAgain()
    {
        const auto key = support::await(auth::installationKey(vault(QStringLiteral("/c")), auth::StoreAge::New, {}));
        if (!isOpen()) {
            COMPARE_ERROR(key, Kind::Keychain);
            return;
        }
        VERIFY_RESULT(key);
        const auto again =
            support::await(auth::installationKey(vault(QStringLiteral("/c")), auth::StoreAge::Sealed, {}));
        VERIFY_RESULT(again);
        QCOMPARE(again->reveal(), key->reveal());
        COMPARE_ERROR(support::await(vault(QStringLiteral("/c"))->keep(base::Secret(base::randomBytes(32)), {})),
                      Kind::Conflict);
        VERIFY_RESULT(support::await(vault(QStringLiteral("/c"))->forget({})));
        QVERIFY((support::await(vault(QStringLiteral("/c"))->find({})))->state == VaultState::Absent);
    }

    void SEC15_aPlantedPlainTextEntryIsNotUsed()
    {
        const auto planted = vault(QStringLiteral("/planted"));
        QTemporaryDir dir;
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, dir.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Countersign"));
        for (const char *scope : {"example.countersign.Countersign", "Countersign"}) {
            QSettings settings{QString::fromLatin1(scope), QString()};
            settings.beginGroup(QLatin1String(scope));
            settings.setValue(planted->itemName() + QStringLiteral("/data"), QByteArray(32, 'x'));
            settings.setValue(planted->itemName() + QStringLiteral("/type"), 1);
            settings.setValue(planted->itemName(), QByteArray(32, 'x'));
        }
        const auto answer = support::await(planted->find({}));
        VERIFY_RESULT(answer);
        QVERIFY(answer->state != VaultState::Found);
    }

    void SEC17_namesAreUniqueAndShort()
    {
        const auto one = vault(QStringLiteral("/one"))->itemName();
        QVERIFY(one != vault(QStringLiteral("/two"))->itemName());
        QVERIFY(one.size() <= 200 && vault(QString(4000, QLatin1Char('x')))->itemName().size() <= 200);
        QVERIFY(one.startsWith(QStringLiteral("example.countersign.")));
    }

    void SEC18_stoppingMidFlightIsSafe()
    {
        for (int i = 0; i < 200; ++i) {
            std::stop_source stop;
            auto asked = vault(QStringLiteral("/d"))->find(stop.get_token());
            stop.request_stop();
            const auto answer = support::await(std::move(asked));
            COMPARE_ERROR(answer, Kind::Cancelled);
        }
        const auto after = support::await(vault(QStringLiteral("/d"))->find({}));
        VERIFY_RESULT(after);
    }
};

QTEST_GUILESS_MAIN(tst_KeychainVault)
#include "tst_KeychainVault.moc"
