// The ledger while the program runs: checked, signed, anchored outside.
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/countersign/LedgerKeeper.h"
#include "support/ManualClock.h"
#include "support/TempStore.h"

using namespace std::chrono_literals;
using store::Connection;
using store::KeyRing;

class tst_LedgerKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_store = std::make_unique<support::TempStore>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<support::ManualClock>();
        begin();
    }
    void cleanup()
    {
        m_keeper.reset();
        m_store.reset();
    }

    void REL43_theFirstActOfADayLeavesTheDaysAnchor()
    {
        check();
        QVERIFY(anchors().isEmpty()); // nothing was done yet
        act();
        m_keeper->touched();
        QTRY_COMPARE(anchors().size(), 1);
        act();
        m_keeper->touched(); // the same day: the first one stays
        m_clock->advance(15min);
        QTest::qWait(0);
        QCOMPARE(anchors().size(), 1);
        m_clock->jumpWallClock(24h);
        m_keeper->touched();
        QTRY_COMPARE(anchors().size(), 2);
    }

    void REL43_yesterdaysStoreIsReportedAtTheStart()
    {
        check();
        act();
        m_keeper->touched();
        QTRY_COMPARE(anchors().size(), 1);
        m_keeper.reset();
        m_ledger.reset();
        m_store->close();
        QFile file(m_store->path());
        QVERIFY(file.open(QFile::ReadOnly));
        const auto yesterday = file.readAll();
        file.close();
        m_store->reopen();
        begin();
        act();
        check();
        m_clock->jumpWallClock(24h);
        m_keeper->touched();
        QTRY_COMPARE(anchors().size(), 2); // of two records
        m_keeper.reset();
        m_ledger.reset();
        m_store->close();
        QVERIFY(file.open(QFile::WriteOnly) && file.write(yesterday) == yesterday.size());
        file.close();
        m_store->reopen();
        begin();
        QSignalSpy broken(m_keeper.get(), &app::LedgerKeeper::broken);
        m_clock->advance(5s);
        QTRY_COMPARE(broken.size(), 1);
        QCOMPARE(int(broken[0][0].value<ledger::Verdict>().fault), int(ledger::Fault::Anchor));
    }

    void aChangedRecordIsReportedAndNothingMoreIsSigned()
    {
        act();
        act();
        const auto done = support::runTask((*m_store)->write([](Connection &db, KeyRing &) {
            db.run("DROP TRIGGER ledger_no_update; UPDATE ledger SET record = replace(record, '7', '8') WHERE seq = 1");
        }));
        VERIFY_RESULT(*done);
        QSignalSpy broken(m_keeper.get(), &app::LedgerKeeper::broken);
        m_clock->advance(5s);
        QTRY_COMPARE(broken.size(), 1);
        act();
        m_keeper->touched();
        m_clock->advance(1h);
        QTest::qWait(0);
        QVERIFY(anchors().isEmpty());
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        QFile inTheWay(m_folder->filePath(QStringLiteral("anchors")));
        QVERIFY(inTheWay.open(QFile::WriteOnly)); // a file where the folder should be
        inTheWay.close();
        check();
        act();
        QSignalSpy failed(m_keeper.get(), &app::LedgerKeeper::anchorFailed);
        m_keeper->touched();
        QTRY_COMPARE(failed.size(), 1);
    }

private:
    void begin()
    {
        m_ledger = std::make_unique<ledger::Ledger>(**m_store);
        m_keeper =
            std::make_unique<app::LedgerKeeper>(*m_ledger, m_clock, m_folder->filePath(QStringLiteral("anchors")));
        m_keeper->start();
    }
    // The check at the start, to its end.
    void check()
    {
        m_clock->advance(5s);
        const auto verdict = support::runTask(m_ledger->verify()); // behind the keeper's own
        VERIFY_RESULT(*verdict);
        QTRY_VERIFY(m_clock->waiting() > 0); // the next signing is planned
    }
    void act()
    {
        ledger::Record record;
        record.kind = ledger::Kind::SignedIn;
        record.at = m_clock->now();
        record.actor = QStringLiteral("recruiter:7");
        const auto done = support::runTask(m_ledger->record(record));
        VERIFY_RESULT(*done);
    }
    QStringList anchors() const { return QDir(m_folder->filePath(QStringLiteral("anchors"))).entryList(QDir::Files); }

    std::unique_ptr<support::TempStore> m_store;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<support::ManualClock> m_clock;
    std::unique_ptr<ledger::Ledger> m_ledger;
    std::unique_ptr<app::LedgerKeeper> m_keeper;
};

QTEST_GUILESS_MAIN(tst_LedgerKeeper)
#include "tst_LedgerKeeper.moc"
