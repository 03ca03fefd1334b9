// The verbs on a store, from signing in to the exported ledger, in both sign-in modes of the practice ATS.
#include <QTest>

#include "flows/VerbsRig.h"
#include "support/QtTestSupport.h"

using nlohmann::json;
using verbs_testing::Ended;
using verbs_testing::SignedIn;

class tst_VerbsAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aDayWithoutAWindow_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("public client") << QStringLiteral("public");
        QTest::newRow("as documented") << QStringLiteral("documented");
    }

    void aDayWithoutAWindow()
    {
        QFETCH(QString, mode);
        const SignedIn rig(mode);
        QVERIFY(rig.practice().isReady());

        const auto connected = rig.connect();
        QVERIFY2(connected.code == 0, connected.err.constData());
        QVERIFY(verbs_testing::printedAddress(connected.err).isValid());
        QCOMPARE(connected.json().at("system").get<std::string>(), "greenhouse");
        const auto name = connected.json().at("signed_in_as").get<std::string>();
        QVERIFY(!name.empty());

        // The secret was kept: nothing in the environment any more.
        const auto synced = rig.run({QStringLiteral("sync")});
        QVERIFY2(synced.code == 0, synced.err.constData());
        QVERIFY2(synced.err.isEmpty(), synced.err.constData());
        QCOMPARE(synced.json().at("applications").get<int>(), 240);

        const auto drafted = rig.run({QStringLiteral("draft"), QStringLiteral("--limit"), QStringLiteral("20")});
        QVERIFY2(drafted.code == 0, drafted.err.constData());
        const json counts = drafted.json();
        QCOMPARE(counts.at("drafted").get<int>() + counts.at("by_hand").get<int>() +
                     counts.at("without_ai").get<int>() + counts.at("could_not_be_prepared").get<int>(),
                 20);
        QVERIFY(counts.at("drafted").get<int>() > 0);
        QCOMPARE(counts.at("could_not_be_prepared").get<int>(), 0);
        QCOMPARE(counts.at("files_not_fetched").get<int>(), 0);

        const auto status = rig.run({QStringLiteral("status"), QStringLiteral("--json")});
        QVERIFY2(status.code == 0, status.err.constData());
        const json state = status.json();
        QVERIFY(state.at("applications").get<int>() > 0);
        QCOMPARE(state.at("accounts").at(0).at("signed_in_as").get<std::string>(), name);
        QVERIFY(state.at("accounts").at(0).at("signed_in").get<bool>());
        QCOMPARE(state.at("outbox").at("approved").get<int>(), 0);
        const auto words = rig.run({QStringLiteral("status")});
        QCOMPARE(words.code, 0);
        QVERIFY2(words.out.contains("to decide") && !words.out.contains('{'), words.out.constData());

        const auto verified = rig.run({QStringLiteral("ledger"), QStringLiteral("verify"), QStringLiteral("--json")});
        QVERIFY2(verified.code == 0, verified.err.constData());
        QVERIFY(verified.json().at("whole").get<bool>());
        const int records = verified.json().at("records").get<int>();
        QVERIFY(records >= 1 + counts.at("drafted").get<int>());
        QCOMPARE(state.at("ledger_records").get<int>(), records);

        const auto printed = rig.run({QStringLiteral("ledger"), QStringLiteral("export")});
        QVERIFY2(printed.code == 0, printed.err.constData());
        int lines = 0;
        for (const auto &line : printed.out.split('\n')) {
            if (line.isEmpty())
                continue;
            QVERIFY(!json::parse(line.toStdString(), nullptr, false).is_discarded());
            ++lines;
        }
        QVERIFY(lines >= records);
        const QString file = rig.place(QStringLiteral("ledger.jsonl"));
        const auto exported =
            rig.run({QStringLiteral("ledger"), QStringLiteral("export"), QStringLiteral("--out"), file});
        QVERIFY2(exported.code == 0, exported.err.constData());
        QVERIFY(exported.out.isEmpty());
        QCOMPARE(verbs_testing::fileContent(file), printed.out);

        // What leaves the house holds for somebody who has nothing but countersign-verify.
        const auto ledger = [&](QStringList words) { return rig.run(QStringList{QStringLiteral("ledger")} + words); };
        const QString anchor = rig.place(QStringLiteral("anchor.txt"));
        QCOMPARE(ledger({QStringLiteral("anchor"), QStringLiteral("--out"), anchor}).code, 0);
        QCOMPARE(ledger({QStringLiteral("verify"), QStringLiteral("--anchor"), anchor}).code, 0);
        const QString folder = rig.place(QStringLiteral("export"));
        QCOMPARE(ledger({QStringLiteral("export"), QStringLiteral("--dir"), folder}).code, 0);
        QProcess audit;
        audit.start(QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-verify"),
                    {folder, QStringLiteral("--anchor"), anchor});
        QVERIFY(audit.waitForFinished());
        QVERIFY2(audit.exitCode() == 0, audit.readAllStandardError().constData());
        const auto nobody = ledger({QStringLiteral("packet"), QStringLiteral("--application"), QStringLiteral("1")});
        QCOMPARE(nobody.code, 1);

        // Nothing was approved, so nothing was written: there is no way to approve here, by design.
        QVERIFY(rig.practice().admin(QStringLiteral("GET"), QStringLiteral("/writes")).json().empty());
    }

    void aSecondSyncBringsNothingTwice()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        for (int round = 0; round < 2; ++round)
            QCOMPARE(rig.run({QStringLiteral("sync")}).json().at("applications").get<int>(), 240);
    }
};

QTEST_GUILESS_MAIN(tst_VerbsAccount)
#include "tst_VerbsAccount.moc"
