// Checkpoints in the store, the anchor outside it, what leaves it, and erasure.
#include <random>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include "base/CanonicalJson.h"
#include "base/StrictJson.h"
#include "ledger/LedgerRepository.h"
#include "ledger/TreeRepository.h"
#include "store/Statement.h"
#include "support/TempStore.h"

using ledger::Fault;
using ledger::Ledger;
using ledger::Record;
using store::Connection;
using store::KeyRing;

namespace {

const QDateTime morning(QDate(2026, 11, 24), QTime(9, 10), Qt::UTC);

Record recordOf(int i, int people = 3)
{
    Record record;
    record.kind = i % 2 ? ledger::Kind::DraftMade : ledger::Kind::DraftEdited;
    record.at = morning.addSecs(i);
    record.actor = QStringLiteral("recruiter:7");
    record.account = domain::AccountId(QStringLiteral("acct"));
    record.application = domain::ApplicationId(QString::number(i % people));
    record.candidate = domain::CandidateId(QString::number(i % people));
    record.facts = {{QStringLiteral("draft"), QString::number(i % people)}, {QStringLiteral("revision"), qint64(i)}};
    record.payload = "{\"items\":[{\"text\":\"Planted words of person " + QByteArray::number(i % people) + " " +
                     QByteArray::number(i) + "\"},{\"text\":\"stays\"}]}";
    return record;
}

void fill(store::Store &store, int count, int people = 3)
{
    const auto done = support::runTask(store.write([=](Connection &db, KeyRing &keys) {
        const int begin = static_cast<int>(ledger::tree::size(db));
        for (int i = begin + 1; i <= begin + count; ++i)
            ledger::append(db, keys, recordOf(i, people));
    }));
    VERIFY_RESULT(*done);
}

ledger::Verdict verdictOf(store::Store &store, const QByteArray &anchor = {})
{
    Ledger ledger(store);
    const auto verdict = support::runTask(ledger.verify(anchor));
    return verdict && *verdict ? **verdict : ledger::Verdict{-1, Fault::Record, {}, 0, 0};
}

QByteArray anchorOf(store::Store &store)
{
    Ledger ledger(store);
    const auto note = support::runTask(ledger.checkpoint(morning));
    return note && *note ? (*note)->value_or(QByteArray()) : QByteArray();
}

void tamper(store::Store &store, const QByteArray &sql)
{
    const auto done = support::runTask(store.write([sql](Connection &db, KeyRing &) {
        for (const char *trigger :
             {"ledger_no_update", "ledger_no_delete", "ledger_payloads_no_delete", "ledger_nodes_no_update",
              "ledger_nodes_no_delete", "ledger_checkpoints_no_update", "ledger_checkpoints_no_delete",
              "ledger_signer_no_update", "ledger_checkpoints_grow"})
            db.run((QByteArray("DROP TRIGGER ") + trigger).constData());
        db.run("PRAGMA defer_foreign_keys=ON");
        db.run(sql.constData());
    }));
    VERIFY_RESULT(*done);
}

} // namespace

class tst_Milestones : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL42_everyHundredRecordsAreSignedAndVerify()
    {
        support::TempStore store;
        fill(*store, 250);
        store.reopen();
        const auto verdict = verdictOf(*store);
        QVERIFY(verdict.ok());
        QCOMPARE(verdict.records, 250);
        QCOMPARE(verdict.checkpoints, 2);
        const auto newest = anchorOf(*store); // and on demand
        QCOMPARE(verdictOf(*store).checkpoints, 3);
        QCOMPARE(anchorOf(*store), newest); // nothing was added: the same one
        const auto proven = store->read([&](Connection &db, KeyRing &) -> base::Result<bool> {
            const auto key = ledger::tree::publicKey(db);
            const auto notes = ledger::tree::notes(db);
            TRY(const auto first, ledger::openedNote(notes[0], key));
            TRY(const auto last, ledger::openedNote(notes[2], key));
            const auto proof = ledger::consistencyProof(100, 250, ledger::tree::over(db));
            return proof.size() <= 16 && ledger::isConsistent(100, first.root, 250, last.root, proof);
        });
        VERIFY_RESULT(proven);
        QVERIFY(*proven);
    }

    // A store of before the tree: the hashes are made up for as the ledger grows on.
    void aLedgerWithoutKeptHashesGrowsThem()
    {
        support::TempStore store;
        fill(*store, 99);
        tamper(*store, "DELETE FROM ledger_nodes; DELETE FROM ledger_checkpoints");
        fill(*store, 29);
        const auto verdict = verdictOf(*store);
        QVERIFY(verdict.ok());
        QCOMPARE(verdict.checkpoints, 1);
    }

    void REL42_whatIsDerivedIsHeldAgainstTheRecords_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("fault");
        QTest::newRow("node") << QByteArray("UPDATE ledger_nodes SET hash = (SELECT hash FROM ledger WHERE seq = 1) "
                                            "WHERE level = 2 AND place = 1")
                              << int(Fault::Tree);
        QTest::newRow("node too many") << QByteArray("INSERT INTO ledger_nodes SELECT 9, 0, hash FROM ledger LIMIT 1")
                                       << int(Fault::Tree);
        QTest::newRow("note of another key")
            << QByteArray("UPDATE ledger_signer SET public_key = zeroblob(32)") << int(Fault::Checkpoint);
        QTest::newRow("note changed") << QByteArray("UPDATE ledger_checkpoints SET note = replace(note, '100', '101')")
                                      << int(Fault::Checkpoint);
        QTest::newRow("tail cut off") << QByteArray("DELETE FROM ledger_payloads WHERE seq > 95; DELETE FROM ledger "
                                                    "WHERE seq > 95; DELETE FROM ledger_nodes WHERE (place + 1) * "
                                                    "(1 << level) > 95")
                                      << int(Fault::Checkpoint);
    }
    void REL42_whatIsDerivedIsHeldAgainstTheRecords()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, fault);
        support::TempStore store;
        fill(*store, 120);
        QVERIFY(verdictOf(*store).ok());
        tamper(*store, sql);
        QCOMPARE(int(verdictOf(*store).fault), fault);
    }

    // The control is the chain alone: it calls both of these whole.
    void REL43_aCutTailAndYesterdaysFileAreReported()
    {
        support::TempStore store;
        fill(*store, 40);
        store.close();
        const QByteArray yesterday = [&] {
            QFile file(store.path());
            return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
        }();
        store.reopen();
        (void)anchorOf(*store); // the key is made
        fill(*store, 20);
        const auto anchor = anchorOf(*store);
        fill(*store, 3);
        QVERIFY(verdictOf(*store, anchor).ok());
        tamper(*store,
               "DELETE FROM ledger_payloads WHERE seq > 58; DELETE FROM ledger WHERE seq > 58; DELETE FROM "
               "ledger_nodes WHERE (place + 1) * (1 << level) > 58; DELETE FROM ledger_checkpoints WHERE size > 58");
        QVERIFY(verdictOf(*store).ok()); // five records before the anchor are gone, and the chain does not know
        QCOMPARE(int(verdictOf(*store, anchor).fault), int(Fault::Anchor));
        store.close();
        QFile file(store.path());
        QVERIFY(file.open(QFile::WriteOnly) && file.write(yesterday) == yesterday.size());
        file.close();
        store.reopen();
        QVERIFY(verdictOf(*store).ok());
        QCOMPARE(int(verdictOf(*store, anchor).fault), int(Fault::Anchor));
    }

    void REL45_CMP34_erasureOfAHundredPeopleLeavesAllElseWhole()
    {
        support::TempStore store;
        fill(*store, 400, 120);
        const auto anchor = anchorOf(*store);
        const auto erased = support::runTask(store->write([](Connection &db, KeyRing &keys) {
            for (int person = 0; person < 100; ++person)
                keys.destroy(db, {QStringLiteral("acct"), QString::number(person)});
        }));
        VERIFY_RESULT(*erased);
        const auto verdict = verdictOf(*store, anchor);
        QVERIFY(verdict.ok());
        QVERIFY(verdict.erased > 300);
        store.close();
        // In no file of the store: neither those who were erased nor the others stand there in the open.
        for (const auto &entry : QFileInfo(store.path()).dir().entryInfoList(QDir::Files)) {
            QFile file(entry.filePath());
            QVERIFY(file.open(QFile::ReadOnly));
            const auto bytes = file.readAll();
            for (int person = 0; person < 120; person += 6)
                QVERIFY(!bytes.contains("Planted words of person " + QByteArray::number(person)));
        }
    }

    void CMP35_theExportNamesItsOwnHashes()
    {
        support::TempStore store;
        fill(*store, 120);
        QTemporaryDir folder;
        Ledger ledger(*store);
        const auto records = support::runTask(ledger.exportTo(folder.filePath(QStringLiteral("out/today")), morning));
        VERIFY_RESULT(*records);
        QCOMPARE(**records, 120);
        const auto read = [&](const char *name) {
            QFile file(folder.filePath(QStringLiteral("out/today/") + QLatin1String(name)));
            return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto manifest = base::parseJson(read("manifest.json"));
        VERIFY_RESULT(manifest);
        for (const char *name : {"ledger.jsonl", "ledger.csv", "checkpoints.txt"})
            QCOMPARE(base::toQString(manifest->at("files").at(name).at("sha256")), base::Digest::of(read(name)).hex());
        QCOMPARE(read("ledger.jsonl").count('\n'), 120);
        QCOMPARE(read("ledger.csv").count("\r\n"), 121);
        QVERIFY(!read("ledger.csv").contains("Planted") && !read("ledger.jsonl").contains("Planted"));
    }

    void SEC51_noCellOfTheTableIsAFormula()
    {
        support::TempStore store;
        const auto done = support::runTask(store->write([](Connection &db, KeyRing &keys) {
            for (const char *name : {"=HYPERLINK(\"x\")", "+1", "-1", "@x", "\tx", "\rx", "fine"}) {
                auto record = recordOf(1);
                record.actor = QString::fromLatin1(name);
                ledger::append(db, keys, record);
            }
        }));
        VERIFY_RESULT(*done);
        QTemporaryDir folder;
        Ledger ledger(*store);
        VERIFY_RESULT(*support::runTask(ledger.exportTo(folder.path(), morning)));
        QFile file(folder.filePath(QStringLiteral("ledger.csv")));
        QVERIFY(file.open(QFile::ReadOnly));
        const auto table = file.readAll();
        QCOMPARE(table.count(",\"'"), 6);
        QVERIFY(table.contains("\"'=HYPERLINK(\"\"x\"\")\"") && table.contains("\"fine\""));
    }

    void aPacketHoldsTheWordsTheChangesAndTheProofs()
    {
        support::TempStore store;
        fill(*store, 130);
        Ledger ledger(*store);
        const domain::AccountId account(QStringLiteral("acct"));
        const auto packet =
            support::runTask(ledger.packet(account, domain::ApplicationId(QStringLiteral("1")), morning));
        VERIFY_RESULT(*packet);
        const auto json = base::parseJson(**packet);
        VERIFY_RESULT(json);
        const auto key = QByteArray::fromHex(base::toQString(json->at("public_key")).toLatin1());
        const auto top = ledger::openedNote(base::toQString(json->at("checkpoint")).toUtf8(), key);
        VERIFY_RESULT(top);
        const auto &records = json->at("records");
        QCOMPARE(records.size(), std::size_t(44));
        for (const auto &entry : records) {
            const auto canonical = base::canonicalJson(entry.at("record"));
            VERIFY_RESULT(canonical);
            std::vector<base::Digest> proof;
            for (const auto &hash : entry.at("proof"))
                proof.push_back(base::Digest::fromHex(base::toQString(hash)));
            QVERIFY(ledger::includes(ledger::leafHash(*canonical), entry.at("seq").get<std::size_t>() - 1, 130, proof,
                                     top->root));
        }
        QVERIFY(
            base::toQString(records[0].at("content").at("items")[0].at("text")).startsWith(QLatin1String("Planted")));
        QCOMPARE(records[1].at("changes").size(), std::size_t(1)); // "stays" is not told again
        COMPARE_ERROR(*support::runTask(ledger.packet(account, domain::ApplicationId(QStringLiteral("77")), morning)),
                      base::Kind::NotFound);
        // After erasure the acts are still told, the words are not.
        VERIFY_RESULT(*support::runTask(store->write(
            [](Connection &db, KeyRing &keys) { keys.destroy(db, {QStringLiteral("acct"), QStringLiteral("1")}); })));
        const auto later =
            support::runTask(ledger.packet(account, domain::ApplicationId(QStringLiteral("1")), morning));
        VERIFY_RESULT(*later);
        QVERIFY(!(*later)->contains("Planted") && (*later)->contains("draft.edited"));
    }
};

QTEST_GUILESS_MAIN(tst_Milestones)
#include "tst_Milestones.moc"
