#include <QBuffer>
#include <QTest>

#include "ledger/LedgerRepository.h"
#include "store/Statement.h"
#include "support/TempStore.h"

using ledger::Ledger;
using ledger::Record;
using store::Connection;
using store::KeyRing;

namespace {

Record recordOf(int i)
{
    Record record;
    record.kind = ledger::Kind::DraftEdited;
    record.at = QDateTime(QDate(2026, 11, 24), QTime(9, 10), Qt::UTC).addSecs(i);
    record.actor = QStringLiteral("recruiter:7");
    record.account = domain::AccountId(QStringLiteral("acct"));
    record.application = domain::ApplicationId(QString::number(i % 3));
    record.candidate = domain::CandidateId(QString::number(i % 3));
    record.facts = {{QStringLiteral("revision"), qint64(i)}};
    record.payload = "Six years of C++ at Hagedorn";
    return record;
}

void fill(store::Store &store, int count)
{
    const auto done = support::runTask(store.write([count](Connection &db, KeyRing &keys) {
        for (int i = 1; i <= count; ++i)
            ledger::append(db, keys, recordOf(i));
    }));
    VERIFY_RESULT(*done);
}

QString refusalOf(store::Store &store, const char *sql)
{
    const auto done = support::runTask(store.write([sql](Connection &db, KeyRing &) { db.run(sql); }));
    return done->has_value() ? QString() : done->error().forLog;
}

// What somebody with the file but without our rules could do.
void tamper(store::Store &store, const char *sql)
{
    const auto done = support::runTask(store.write([sql](Connection &db, KeyRing &) {
        db.run("DROP TRIGGER ledger_no_update; DROP TRIGGER ledger_no_delete; DROP TRIGGER ledger_payloads_no_update;"
               "DROP TRIGGER ledger_payloads_no_delete; PRAGMA defer_foreign_keys=ON;");
        db.run(sql);
    }));
    VERIFY_RESULT(*done);
}

} // namespace

class tst_Ledger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aFilledLedgerVerifies()
    {
        support::TempStore store;
        fill(*store, 30);
        store.reopen();
        Ledger ledger(*store);
        const auto verdict = support::runTask(ledger.verify());
        VERIFY_RESULT(*verdict);
        QVERIFY((*verdict)->ok());
        QCOMPARE((*verdict)->records, 30);
        QCOMPARE(ledger.count(), 30);
        QCOMPARE(
            ledger.about(domain::AccountId(QStringLiteral("acct")), domain::ApplicationId(QStringLiteral("1")))->size(),
            std::size_t(10));
    }

    void REL40_aRecordIsGoneWithItsTransaction()
    {
        support::TempStore store;
        fill(*store, 1);
        const auto undone = support::runTask(store->write([](Connection &db, KeyRing &keys) -> base::Result<int> {
            ledger::append(db, keys, recordOf(2));
            return base::failure(base::Kind::Refused, QStringLiteral("on purpose"));
        }));
        COMPARE_ERROR(*undone, base::Kind::Refused);
        fill(*store, 1);
        Ledger ledger(*store);
        const auto verdict = support::runTask(ledger.verify());
        QVERIFY((*verdict)->ok());
        QCOMPARE((*verdict)->records, 2);
    }

    void theLedgerIsAppendOnly_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("update") << QByteArray("UPDATE ledger SET record = '{}' WHERE seq = 2");
        QTest::newRow("delete") << QByteArray("DELETE FROM ledger WHERE seq = 3");
        QTest::newRow("replace") << QByteArray("INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE seq = 2");
        QTest::newRow("gap") << QByteArray(
            "INSERT INTO ledger SELECT 9, record, application, hash, hash FROM ledger WHERE seq = 3");
        QTest::newRow("fork") << QByteArray(
            "INSERT INTO ledger SELECT 4, record, application, hash, hash FROM ledger WHERE seq = 2");
        QTest::newRow("payload update") << QByteArray("UPDATE ledger_payloads SET payload = x'00'");
        QTest::newRow("payload delete") << QByteArray("DELETE FROM ledger_payloads");
        QTest::newRow("payload replace") << QByteArray(
            "INSERT OR REPLACE INTO ledger_payloads VALUES(2, 'acct', '1', x'00')");
    }
    void theLedgerIsAppendOnly()
    {
        QFETCH(QByteArray, sql);
        support::TempStore store;
        fill(*store, 3);
        QVERIFY(refusalOf(*store, sql.constData()).contains(QLatin1String("ledger")));
        Ledger ledger(*store);
        const auto verdict = support::runTask(ledger.verify());
        QVERIFY((*verdict)->ok());
        QCOMPARE((*verdict)->records, 3);
    }

    void REL41_tamperingBehindOurBackIsFound_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<qint64>("firstBad");
        QTest::newRow("changed") << QByteArray(
                                        "UPDATE ledger SET record = replace(record, 'recruiter:7', 'recruiter:8') "
                                        "WHERE seq = 4")
                                 << qint64(4);
        QTest::newRow("hash only") << QByteArray("UPDATE ledger SET hash = prev WHERE seq = 5") << qint64(5);
        QTest::newRow("cut out") << QByteArray(
                                        "DELETE FROM ledger_payloads WHERE seq = 6; DELETE FROM ledger WHERE seq = 6")
                                 << qint64(6);
        QTest::newRow("payload swapped")
            << QByteArray("UPDATE ledger_payloads SET payload = (SELECT payload FROM ledger_payloads WHERE seq = 4) "
                          "WHERE seq = 7")
            << qint64(7);
        QTest::newRow("payload gone") << QByteArray("DELETE FROM ledger_payloads WHERE seq = 8") << qint64(8);
    }
    void REL41_tamperingBehindOurBackIsFound()
    {
        QFETCH(QByteArray, sql);
        QFETCH(qint64, firstBad);
        support::TempStore store;
        fill(*store, 10);
        tamper(*store, sql.constData());
        Ledger ledger(*store);
        const auto verdict = support::runTask(ledger.verify());
        VERIFY_RESULT(*verdict);
        QVERIFY(!(*verdict)->ok());
        QCOMPARE((*verdict)->firstBad, std::optional<qint64>(firstBad));
    }

    void REL45_erasureLeavesTheChainWhole()
    {
        support::TempStore store;
        fill(*store, 12);
        const auto erased = support::runTask(store->write(
            [](Connection &db, KeyRing &keys) { keys.destroy(db, {QStringLiteral("acct"), QStringLiteral("1")}); }));
        VERIFY_RESULT(*erased);
        Ledger ledger(*store);
        const auto verdict = support::runTask(ledger.verify());
        VERIFY_RESULT(*verdict);
        QVERIFY((*verdict)->ok());
        QCOMPARE((*verdict)->erased, 4);
    }

    void nothingPersonalStandsInTheExport()
    {
        support::TempStore store;
        fill(*store, 5);
        Ledger ledger(*store);
        QBuffer out;
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(ledger.exportJsonLines(out).value_or(0), 5);
        QVERIFY(!out.data().contains("Hagedorn"));
        const auto lines = out.data().split('\n');
        QCOMPARE(lines.size(), 6); // the last one is empty
        for (const auto &line : lines.first(5)) {
            const QByteArray record = line.mid(line.indexOf("\"record\":") + 9).chopped(1);
            QVERIFY(line.contains(base::Digest::of(record).hex().toLatin1())); // anyone can check with sha256sum
        }
    }
};

QTEST_GUILESS_MAIN(tst_Ledger)
#include "tst_Ledger.moc"
