#include <csignal>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "practice/PracticeProcess.h"
#include "support/QtTestSupport.h"

using namespace practice_testing;
using nlohmann::json;

namespace {

struct Ran
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

Ran run(const QStringList &arguments)
{
    QProcess program;
    program.start(QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-practice"), arguments);
    program.waitForFinished(30'000);
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

} // namespace

class tst_Program : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void wrongUseIsOneSentenceAndExitCode2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{QStringLiteral("--colour")};
        QTest::newRow("word without option") << QStringList{QStringLiteral("start")};
        QTest::newRow("no number") << QStringList{QStringLiteral("--port"), QStringLiteral("http")};
        QTest::newRow("too few people") << QStringList{QStringLiteral("--applications"), QStringLiteral("3")};
        QTest::newRow("too many people") << QStringList{QStringLiteral("--applications"), QStringLiteral("100001")};
        QTest::newRow("unknown mode") << QStringList{QStringLiteral("--mode"), QStringLiteral("secret")};
        QTest::newRow("unknown reset") << QStringList{QStringLiteral("--reset-header"), QStringLiteral("never")};
    }
    void wrongUseIsOneSentenceAndExitCode2()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = run(arguments);
        QCOMPARE(ran.exitCode, 2);
        QVERIFY(ran.output.isEmpty());
        QVERIFY(ran.errors.contains("countersign-practice: "));
    }

    void helpNamesEveryOption()
    {
        const Ran ran = run({QStringLiteral("--help")});
        QCOMPARE(ran.exitCode, 0);
        for (const char *option :
             {"--port", "--admin-port", "--admin-token", "--relay-port", "--mode", "--applications", "--seed",
              "--window-seconds", "--rate-limit", "--data", "--stay", "--write-profile"})
            QVERIFY2(ran.output.contains(option), option);
    }

    void aTakenPortIsSaidAndNotShared()
    {
        const PracticeProcess first;
        const QString port = QString::number(QUrl(first.word("api")).port());
        const Ran second = run({QStringLiteral("--port"), port});
        QCOMPARE(second.exitCode, 1);
        QVERIFY(second.errors.contains("port " + port.toLatin1() + " is taken"));
    }

    void anUnusableFileIsSaid()
    {
        const Ran ran = run({QStringLiteral("--data"), QStringLiteral("/nowhere/at/all.sqlite")});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY(ran.errors.contains("/nowhere/at/all.sqlite"));
    }

    void itEndsWithItsStandardInputAndOnSigterm()
    {
        PracticeProcess closed;
        closed.process().closeWriteChannel();
        QVERIFY(closed.process().waitForFinished(10'000));
        QCOMPARE(closed.process().exitCode(), 0);

        PracticeProcess told({QStringLiteral("--stay")});
        told.process().closeWriteChannel();
        QCOMPARE(told.admin(QStringLiteral("GET"), QStringLiteral("/stats")).status, 200); // stays
        told.process().terminate();
        QVERIFY(told.process().waitForFinished(10'000));
        QCOMPARE(told.process().exitCode(), 0);
    }

    void theReadyLineAndTheProfileAgree_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("documented") << QStringLiteral("documented");
        QTest::newRow("public") << QStringLiteral("public");
    }
    void theReadyLineAndTheProfileAgree()
    {
        QFETCH(QString, mode);
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("profile.json"));
        const PracticeProcess ats({QStringLiteral("--mode"), mode, QStringLiteral("--write-profile"), name,
                                   QStringLiteral("--redirect-port"), QStringLiteral("8799")});
        const json ready = ats.ready();
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const json profile = json::parse(text.toStdString());
        const bool documented = mode == QLatin1String("documented");
        QCOMPARE(profile.at("system"), "greenhouse");
        QCOMPARE(profile.at("kind"), "authorization_code");
        QCOMPARE(profile.at("api_url"), ready.at("api"));
        QCOMPARE(profile.at("authorize_url"), ready.at("authorize"));
        QCOMPARE(profile.at("token_url"), ready.at("token"));
        QCOMPARE(profile.at("introspect_url"), ready.at("introspect"));
        // The documented sign-in sends no iss: a profile that expected one could never sign in.
        QCOMPARE(profile.contains("issuer"), !documented);
        if (!documented)
            QCOMPARE(profile.at("issuer"), ready.at("issuer"));
        QCOMPARE(profile.at("client_id"), ready.at("client_id"));
        QCOMPARE(profile.at("confidential"), documented);
        QCOMPARE(profile.at("pkce"), !documented);
        QCOMPARE(profile.contains("redirect_port"), documented);
        QVERIFY(profile.at("scopes").size() > 20);
        if (documented) {
            QCOMPARE(ready.at("redirect"), "http://127.0.0.1:8799/callback");
            QVERIFY(!text.contains(ats.word("client_secret").toUtf8()));
        }
        QVERIFY(!text.contains(ats.word("admin_token").toUtf8()));
        QVERIFY(ready.at("users").size() >= 2);
    }

    void aFileKeepsRecordsAndSignInsOverARestart()
    {
        const QTemporaryDir folder;
        const QStringList arguments{QStringLiteral("--data"), folder.filePath(QStringLiteral("ats.sqlite")),
                                    QStringLiteral("--seed"), QStringLiteral("3")};
        Tokens tokens;
        json application;
        QByteArray people;
        const QString list = QStringLiteral("/v3/candidates?per_page=500&fields=id,first_name,email_addresses");
        {
            const PracticeProcess ats(arguments);
            tokens = ats.signIn(ats.user(true));
            application = ats.get(QStringLiteral("/v3/applications?per_page=1"), tokens.access).json().at(0);
            people = ats.get(list, tokens.access).body;
            QCOMPARE(ats.write(QStringLiteral("POST"), QStringLiteral("/v3/notes"),
                               {{"candidate_id", application.at("candidate_id")},
                                {"application_id", application.at("id")},
                                {"body", "kept"}},
                               tokens.access)
                         .status,
                     201);
        }
        const PracticeProcess again(arguments);
        QCOMPARE(again.get(list, tokens.access).body, people);
        const json notes =
            again
                .get(QStringLiteral("/v3/notes?application_ids=%1").arg(application.at("id").get<qint64>()),
                     tokens.access)
                .json();
        QCOMPARE(notes.at(0).at("body"), "kept");
        QCOMPARE(again.refresh(tokens.refresh).status, 200);
        // Files are made again from the same seed and people.
        const json file = again.get(QStringLiteral("/v3/attachments?per_page=1"), tokens.access).json().at(0);
        QCOMPARE(again.get(QString::fromStdString(file.at("url").get<std::string>()), QString()).status, 200);
    }
};

QTEST_GUILESS_MAIN(tst_Program)
#include "tst_Program.moc"
