#include <QTest>

#include "support/TempStore.h"
#include "sync/ReadingRepository.h"

class tst_ReadingRepository : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void onlyTroubleIsKeptAndReadingItTakesTheTroubleAway()
    {
        support::TempStore store;
        syncing::ReadingRepository readings(*store);
        const domain::AccountId account(QStringLiteral("a"));
        const domain::ApplicationId one(QStringLiteral("1")), two(QStringLiteral("2"));
        VERIFY_RESULT(*support::runTask(readings.keep(account, {one, domain::ReadState::Ok})));
        VERIFY_RESULT(*support::runTask(readings.keep(account, {two, domain::ReadState::Encrypted})));
        auto troubles = *support::runTask(readings.troubles(account));
        VERIFY_RESULT(troubles);
        QCOMPARE(troubles->size(), std::size_t(1));
        QCOMPARE(troubles->front().application.text(), QStringLiteral("2"));
        QVERIFY(troubles->front().state == domain::ReadState::Encrypted);
        VERIFY_RESULT(*support::runTask(readings.keep(account, {two, domain::ReadState::Ok})));
        troubles = *support::runTask(readings.troubles(account));
        VERIFY_RESULT(troubles);
        QVERIFY(troubles->empty());
    }
};

QTEST_GUILESS_MAIN(tst_ReadingRepository)
#include "tst_ReadingRepository.moc"
