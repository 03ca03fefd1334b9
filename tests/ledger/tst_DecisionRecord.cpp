// CMP-30: a record that lacks what Annex C asks of its kind is found. The histories of tests/torture hold every record
// that the program writes against the same table.
#include <QTest>
#include <nlohmann/json.hpp>

#include "ledger/DecisionRecord.h"
#include "support/QtTestSupport.h"

using nlohmann::json;

class tst_DecisionRecord : public QObject
{
    Q_OBJECT

    // A record with everything that is asked of its kind, made by asking.
    static json complete(const char *kind)
    {
        json record{{"kind", kind}};
        for (int i = 0; i < 100; ++i) {
            const auto missing = ledger::missingIn(QByteArray::fromStdString(record.dump()));
            if (missing.isEmpty())
                break;
            for (const auto &name : missing)
                record[name.toStdString()] = "x";
        }
        return record;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void CMP30_eachMemberIsMissedWhenItIsLeftOutOrEmpty_data()
    {
        QTest::addColumn<int>("atLeast");
        QTest::newRow("draft.made") << 30;
        QTest::newRow("draft.viewed") << 11;
        QTest::newRow("draft.edited") << 12;
        QTest::newRow("draft.rejected") << 11;
        QTest::newRow("approval.given") << 25;
        QTest::newRow("write.attempt") << 13;
        QTest::newRow("write.confirmed") << 14;
        QTest::newRow("write.refused") << 13;
        QTest::newRow("write.unknown") << 12;
        QTest::newRow("signin") << 6;
    }
    void CMP30_eachMemberIsMissedWhenItIsLeftOutOrEmpty()
    {
        QFETCH(int, atLeast);
        const json record = complete(QTest::currentDataTag());
        QVERIFY2(int(record.size()) >= atLeast, qPrintable(QString::number(record.size())));
        for (const auto &[name, value] : record.items()) {
            if (name == "kind")
                continue;
            for (const json &bad : {json(), json("")}) {
                json spoiled = record;
                spoiled[name] = bad;
                QCOMPARE(ledger::missingIn(QByteArray::fromStdString(spoiled.dump())),
                         QStringList{QString::fromStdString(name)});
            }
        }
    }

    void whatIsNoRecordIsSaid()
    {
        for (const char *text : {"", "[]", "{}", "{\"kind\": 3}", "{"})
            QCOMPARE(ledger::missingIn(text), QStringList{QStringLiteral("JSON")});
    }
};

QTEST_APPLESS_MAIN(tst_DecisionRecord)
#include "tst_DecisionRecord.moc"
