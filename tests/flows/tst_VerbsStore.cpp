// The store of the verbs in trouble: newer than the program, no disk, held by the window, key out of reach.
#include <QDir>
#include <QFile>
#include <QTest>
#include <QtEndian>

#include "flows/VerbsRig.h"
#include "support/QtTestSupport.h"

using verbs_testing::Ended;
using verbs_testing::SignedIn;

class tst_VerbsStore : public QObject
{
    Q_OBJECT

    static QStringList words(const char *line) { return QString::fromLatin1(line).split(QLatin1Char(' ')); }
    static Ended at(const QString &data, const char *line, const verbs_testing::How &how = {})
    {
        return verbs_testing::runProgram(words(line) + QStringList{QStringLiteral("--data"), data}, how);
    }
    static QString database(const QString &data) { return data + QStringLiteral("/countersign.db"); }
    // A shell in front that bounds the size of files, as a full disk would.
    static verbs_testing::How withFilesUpTo(qint64 blocksOf512)
    {
        return {{},
                {QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                 QStringLiteral("trap '' XFSZ; ulimit -f %1; exec \"$@\"").arg(blocksOf512), QStringLiteral("sh")},
                {}};
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aFreshPlaceHasNothingAndSaysSo()
    {
        QTemporaryDir dir;
        const auto status = at(dir.filePath(QStringLiteral("d")), "status --json");
        QVERIFY2(status.code == 0, status.err.constData());
        QCOMPARE(status.json().at("applications").get<int>(), 0);
        const auto verified = at(dir.filePath(QStringLiteral("d")), "ledger verify");
        QVERIFY2(verified.code == 0, verified.err.constData());
        VERIFY_ONE_SENTENCE(at(dir.filePath(QStringLiteral("d")), "sync"), "countersign connect");
        // SEC-59
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(dir.filePath(QStringLiteral("d"))) & others));
        QVERIFY(!(QFile::permissions(database(dir.filePath(QStringLiteral("d")))) & others));
    }

    void REL11_aStoreOfANewerVersionIsLeftAsItIs()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        QFile file(database(rig.data()));
        QVERIFY(file.open(QFile::ReadWrite));
        QVERIFY(file.seek(60)); // user_version in SQLite's header
        char version[4];
        qToBigEndian<quint32>(999, version);
        QCOMPARE(file.write(version, 4), 4);
        file.close();
        const QByteArray before = verbs_testing::fileContent(file.fileName());
        for (const char *line : {"sync", "draft"})
            VERIFY_ONE_SENTENCE(at(rig.data(), line), "newer version");
        VERIFY_ONE_SENTENCE(rig.connect(), "newer version");
        const auto status = at(rig.data(), "status --json");
        QVERIFY2(status.code == 0, status.err.constData());
        QCOMPARE(verbs_testing::fileContent(file.fileName()), before);
    }

    void aPlaceThatCannotBeWrittenTo()
    {
        QTemporaryDir dir;
        verbs_testing::writeFile(dir.filePath(QStringLiteral("file")), "in the way");
        VERIFY_ONE_SENTENCE(at(dir.filePath(QStringLiteral("file/below")), "status"), "may be written");
        QCOMPARE(verbs_testing::fileContent(dir.filePath(QStringLiteral("file"))), QByteArray("in the way"));
        // A disk without room for a new store.
        VERIFY_ONE_SENTENCE(at(dir.filePath(QStringLiteral("small")), "status", withFilesUpTo(16)), "has room");
    }

    void aFileThatIsNoStore()
    {
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("d")));
        const QByteArray letter = QByteArray("Dear store, ").repeated(500);
        verbs_testing::writeFile(database(dir.filePath(QStringLiteral("d"))), letter);
        const auto ended = at(dir.filePath(QStringLiteral("d")), "status");
        QVERIFY2(ended.notOneSentence().isEmpty(), ended.notOneSentence().constData());
        QCOMPARE(verbs_testing::fileContent(database(dir.filePath(QStringLiteral("d")))), letter);
    }

    void aDiskThatFillsUpWhileReadingLosesNothing()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        const qint64 size = QFileInfo(database(rig.data())).size();
        const auto full = at(rig.data(), "sync", withFilesUpTo(size / 512 + 64));
        VERIFY_ONE_SENTENCE(full, "has room");
        const auto verified = at(rig.data(), "ledger verify");
        QVERIFY2(verified.code == 0, verified.err.constData());
        const auto synced = at(rig.data(), "sync");
        QVERIFY2(synced.code == 0, synced.err.constData());
        QCOMPARE(synced.json().at("applications").get<int>(), 240);
    }

    void anExportThatCannotBeWrittenLeavesNoHalfFile()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        const auto nowhere = at(rig.data(), "ledger export --out /nonexistent-folder/ledger.jsonl");
        VERIFY_ONE_SENTENCE(nowhere, "choose another place");
        QVERIFY(!QFile::exists(QStringLiteral("/nonexistent-folder")));
    }

    void aLedgerChangedFromOutsideIsSaidWithItsRecord()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        // The bytes of its one record are changed in place, past every rule of the database.
        QFile file(database(rig.data()));
        QVERIFY(file.open(QFile::ReadWrite));
        const auto where = file.readAll().indexOf("\"signin\"");
        QVERIFY(where > 0);
        QVERIFY(file.seek(where));
        file.write("\"signon\"");
        file.close();
        const auto ended = at(rig.data(), "ledger verify");
        VERIFY_ONE_SENTENCE(ended, "first at record 1");
    }

    void aSecondStartRaisesTheFirstAndVerbsAskIt()
    {
        QTemporaryDir dir;
        const QString data = dir.filePath(QStringLiteral("d"));
        QProcess window;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        window.setProcessEnvironment(environment);
        window.start(QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign"), {QStringLiteral("--data"), data});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(data + QStringLiteral("/instance.sock")), 60'000);

        const auto second = verbs_testing::runProgram({QStringLiteral("--data"), data});
        QCOMPARE(second.code, 0);
        QVERIFY2(second.err.contains("running already") && second.err.count('\n') == 1, second.err.constData());
        QVERIFY(second.out.isEmpty());
        const auto status = at(data, "status --json");
        QVERIFY2(status.code == 0, status.err.constData());
        QCOMPARE(status.json().at("applications").get<int>(), 0);
        VERIFY_ONE_SENTENCE(at(data, "draft"), "already open");
        VERIFY_ONE_SENTENCE(at(data, "ledger export"), "already open");
        QCOMPARE(window.state(), QProcess::Running);

        // Killed in the middle: what it left behind is in nobody's way.
        window.kill();
        QVERIFY(window.waitForFinished());
        const auto after = at(data, "status --json");
        QVERIFY2(after.code == 0, after.err.constData());
    }
};

QTEST_GUILESS_MAIN(tst_VerbsStore)
#include "tst_VerbsStore.moc"
