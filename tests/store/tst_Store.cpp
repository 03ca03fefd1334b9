#include <thread>

#include <QDir>
#include <QFile>
#include <QTest>

#include "store/Statement.h"
#include "store/Store.h"
#include "support/TempStore.h"

using store::Connection;
using store::KeyRing;
using store::Statement;

static auto addUser(QString id)
{
    return [id](Connection &db, KeyRing &) {
        Statement(db, "INSERT INTO users(account, id, name, email, site_admin) VALUES('a', ?1, '', '', 0)")
            .bind(id)
            .run();
    };
}

static int countUsers(store::Store &store)
{
    const auto n = store.read([](Connection &db, KeyRing &) {
        Statement s(db, "SELECT count(*) FROM users");
        s.step();
        return s.number(0);
    });
    return n.value_or(-1);
}

class tst_Store : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aWriteIsThereAfterItsAnswerAndAfterReopening()
    {
        support::TempStore store;
        const auto written = support::runTask(store->write(addUser(QStringLiteral("1"))));
        QVERIFY(written.has_value());
        VERIFY_RESULT(*written);
        QCOMPARE(countUsers(*store), 1);
        store.reopen();
        QCOMPARE(countUsers(*store), 1);
    }

    void anErrorRollsEverythingBack()
    {
        support::TempStore store;
        const auto written = support::runTask(store->write([](Connection &db, KeyRing &keys) -> base::Result<int> {
            addUser(QStringLiteral("1"))(db, keys);
            return base::failure(base::Kind::Refused, QStringLiteral("on purpose"));
        }));
        QVERIFY(written.has_value());
        COMPARE_ERROR(*written, base::Kind::Refused);
        QCOMPARE(countUsers(*store), 0);
    }

    void aKeyMadeInARolledBackWriteIsNotUsedLater()
    {
        support::TempStore store;
        const store::KeyOwner owner{QStringLiteral("a"), QStringLiteral("c")};
        const store::Place place{"t", "c", QStringLiteral("1")};
        (void)support::runTask(store->write([=](Connection &db, KeyRing &keys) -> base::Result<int> {
            keys.seal(db, owner, place, QByteArray("x"));
            keys.seal(db, owner, place, QByteArray("y")); // found again inside the transaction
            return base::failure(base::Kind::Refused, QStringLiteral("on purpose"));
        }));
        QByteArray sealed;
        const auto second = support::runTask(store->write([&, owner, place](Connection &db, KeyRing &keys) {
            sealed = keys.seal(db, owner, place, QByteArray("z"));
        }));
        VERIFY_RESULT(*second);
        store.reopen();
        const auto opened =
            store->read([&](Connection &db, KeyRing &keys) { return keys.open(db, owner, place, sealed); });
        VERIFY_RESULT(opened);
        QCOMPARE(opened->value_or("gone"), QByteArray("z"));
    }

    // The control is synchronous NORMAL in the power-loss suite.
    void REL02_everySettingIsReadBack()
    {
        support::TempStore store;
        const auto settings = [](Connection &db) {
            QStringList all;
            for (const char *name : {"journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "mmap_size",
                                     "trusted_schema", "temp_store", "secure_delete", "busy_timeout", "query_only"}) {
                const QByteArray sql = QByteArray("PRAGMA ") + name;
                Statement s(db, sql.constData());
                all.append(s.step() ? s.text(0) : QStringLiteral("-"));
            }
            return all.join(QLatin1Char(' '));
        };
        const auto writing = support::runTask(store->write([&](Connection &db, KeyRing &) { return settings(db); }));
        QCOMPARE(writing->value(), QStringLiteral("wal 2 1 1 0 0 2 1 5000 0"));
        const auto reading = store->read([&](Connection &db, KeyRing &) { return settings(db); });
        QCOMPARE(reading.value(), QStringLiteral("wal 2 1 1 0 0 2 1 5000 1"));
    }

    // SQLite before 3.51.3 may damage a file when two connections write and check-point. Here one writes, whatever
    // reads.
    void REL05_oneWriterAndManyReadersLeaveTheFileWhole()
    {
        support::TempStore store;
        const auto reading = [](Connection &db, KeyRing &) {
            Statement s(db, "SELECT count(*), sum(length(name)) FROM users");
            s.step();
            return s.number(0);
        };
        for (int round = 0; round < 60; ++round) {
            auto written = store->write([round](Connection &db, KeyRing &) { // some hundred pages: often a checkpoint
                for (int i = 0; i < 200; ++i)
                    Statement(db, "INSERT INTO users(account, id, name, email, site_admin) VALUES('a', ?1, ?2, '', 0)")
                        .bind(QStringLiteral("%1-%2").arg(round).arg(i), QString(700, QLatin1Char('x')))
                        .run();
            });
            auto first = store->readAside(reading);
            auto second = store->readAside(reading);
            VERIFY_RESULT(*support::runTask(std::move(written)));
            for (auto *read : {&first, &second}) {
                const auto seen = support::runTask(std::move(*read));
                VERIFY_RESULT(*seen);
                QCOMPARE(**seen % 200, 0); // whole transactions only
            }
        }
        const auto whole = store->read([](Connection &db, KeyRing &) {
            Statement s(db, "PRAGMA integrity_check");
            s.step();
            return s.text(0);
        });
        QCOMPARE(whole.value(), QStringLiteral("ok"));
        QCOMPARE(countUsers(*store), 60 * 200);
        // No second connection writes: the reader cannot, and another open is refused (SEC84).
        const auto refused = store->read([](Connection &db, KeyRing &) -> void { db.run("DELETE FROM users"); });
        COMPARE_ERROR(refused, base::Kind::Storage);
    }

    void REL04_everyFailingStepLeavesTheStoreAsBeforeOrAfter()
    {
        // The i-th step fails, for i = 0, 1, 2, … until a run meets no failure.
        for (int failing = 0;; ++failing) {
            QVERIFY(failing < 100);
            support::TempStore store;
            auto countdown = std::make_shared<std::atomic<int>>(1'000'000);
            store.reopen([countdown](const char *) {
                if ((*countdown)-- == 0)
                    throw store::Fault(10, QStringLiteral("planted I/O error"));
            });
            *countdown = failing;
            const auto written = support::runTask(store->write([](Connection &db, KeyRing &keys) {
                addUser(QStringLiteral("1"))(db, keys);
                addUser(QStringLiteral("2"))(db, keys);
            }));
            const bool met = *countdown < 0;
            *countdown = 1'000'000;
            QVERIFY(written.has_value());
            QCOMPARE(countUsers(*store), written->has_value() ? 2 : 0);
            if (!met)
                return;
            COMPARE_ERROR(*written, base::Kind::Storage);
        }
    }

    void SEC84_aSecondOpenOfTheSameStoreIsRefused()
    {
        support::TempStore store;
        const auto second = store::Store::open({store.path(), support::TempStore::key(), {}});
        COMPARE_ERROR(second, base::Kind::Conflict);
    }

    void aForeignInstallationKeyIsAKeychainErrorAndHarmsNothing()
    {
        support::TempStore store;
        store.close();
        COMPARE_ERROR(store::Store::open({store.path(), base::Secret(QByteArray(32, 'x')), {}}), base::Kind::Keychain);
        store.reopen();
        QCOMPARE(countUsers(*store), 0);
    }

    void REL11_aStoreFromANewerVersionOpensReadOnly()
    {
        support::TempStore store;
        (void)support::runTask(store->write([](Connection &db, KeyRing &) { db.run("PRAGMA user_version=9999"); }));
        store.reopen();
        QVERIFY(store->isReadOnly());
        const auto written = support::runTask(store->write(addUser(QStringLiteral("1"))));
        COMPARE_ERROR(*written, base::Kind::Unsupported);
        QCOMPARE(countUsers(*store), 0);
    }

    void aFolderThatCannotBeWrittenIsAStorageError()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("in-the-way")));
        QVERIFY(file.open(QFile::WriteOnly));
        const auto opened = store::Store::open(
            {dir.filePath(QStringLiteral("in-the-way/x/countersign.db")), support::TempStore::key(), {}});
        COMPARE_ERROR(opened, base::Kind::Storage);
    }

    void aDamagedFileIsAStorageError()
    {
        support::TempStore store;
        store.close();
        QFile file(store.path());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        COMPARE_ERROR(store::Store::open({store.path(), support::TempStore::key(), {}}), base::Kind::Storage);
    }

    void SEC59_filesAreForTheirOwnerOnly()
    {
        support::TempStore store;
        QCOMPARE(QFileInfo(store.path()).permissions() & 0x00ff, QFile::Permissions());
        QCOMPARE(QFileInfo(QFileInfo(store.path()).absolutePath()).permissions() & 0x00ff, QFile::Permissions());
    }

    void aStatementIsUsedAgainUnboundAndFromTheStart()
    {
        support::TempStore store;
        for (const char *id : {"1", "2", "3"}) {
            const auto written = support::runTask(store->write(addUser(QLatin1String(id))));
            VERIFY_RESULT(*written);
        }
        const auto done = store->read([](Connection &db, KeyRing &) {
            const char *sql = "SELECT id FROM users WHERE id >= ?1 ORDER BY id";
            QStringList seen;
            {
                Statement half(db, sql);
                half.bind(QStringLiteral("2")).step();
                seen += half.text(0);
                Statement beside(db, sql); // while the first is still in use
                beside.bind(QStringLiteral("1")).step();
                seen += beside.text(0);
                half.step();
                seen += half.text(0);
            }
            Statement again(db, sql); // nothing bound: no row
            seen += again.step() ? again.text(0) : QStringLiteral("none");
            return seen;
        });
        QCOMPARE(*done,
                 (QStringList{QStringLiteral("2"), QStringLiteral("1"), QStringLiteral("3"), QStringLiteral("none")}));
    }

    void readersRunAsideAndInMemoryToo()
    {
        auto opened = store::Store::open({{}, support::TempStore::key(), {}});
        VERIFY_RESULT(opened);
        auto &store = **opened;
        QVERIFY(store.isInMemory());
        VERIFY_RESULT(*support::runTask(store.write(addUser(QStringLiteral("1")))));
        QCOMPARE(countUsers(store), 1);
        const auto aside = support::runTask(store.readAside([](Connection &db, KeyRing &) {
            Statement s(db, "SELECT count(*) FROM users");
            s.step();
            return s.number(0);
        }));
        QCOMPARE(aside->value_or(-1), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Store)
#include "tst_Store.moc"
