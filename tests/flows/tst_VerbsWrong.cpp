// Wrong input of the issue, at the program itself: each ends in one sentence that says what happened and what to do,
// exit code 1, nothing on stdout, and nothing that was there before is lost.
#include <QFile>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

#include "flows/VerbsRig.h"
#include "support/QtTestSupport.h"

using nlohmann::json;
using verbs_testing::Ended;
using verbs_testing::SignedIn;

class tst_VerbsWrong : public QObject
{
    Q_OBJECT

    std::unique_ptr<SignedIn> m_rig; // signed in and read once

    static QStringList sync() { return {QStringLiteral("sync")}; }
    static json fault(const char *kind, const char *path, json more = json::object())
    {
        json out{{"kind", kind}, {"match", {{"path_prefix", path}}}, {"times", -1}};
        out.update(more);
        return out;
    }
    int applications() const
    {
        return m_rig->run({QStringLiteral("status"), QStringLiteral("--json")}).json().value("applications", -1);
    }
    QString otherPlace(const char *name) const { return m_rig->place(QString::fromLatin1(name)); }
    // Signs in with a profile whose addresses differ, into a data folder of its own.
    Ended connectWith(const char *name, const json &changes) const
    {
        const QString profile = verbs_testing::changedProfile(
            m_rig->profile(), QString::fromLatin1(name) + QStringLiteral(".json"), changes);
        return verbs_testing::runConnect(otherPlace(name), profile, m_rig->practice().user(true));
    }
    bool nobodyIsSignedInAt(const char *name) const
    {
        const auto status = verbs_testing::runProgram(
            {QStringLiteral("--data"), otherPlace(name), QStringLiteral("status"), QStringLiteral("--json")});
        const json accounts = status.json().value("accounts", json::array());
        return status.code == 0 && std::none_of(accounts.begin(), accounts.end(),
                                                [](const json &one) { return one.at("signed_in").get<bool>(); });
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }
    void cleanup() { m_rig->noFaults(); }

    void initTestCase()
    {
        m_rig = std::make_unique<SignedIn>();
        const auto connected = m_rig->connect();
        QVERIFY2(connected.code == 0, connected.err.constData());
        const auto synced = m_rig->run(sync());
        QVERIFY2(synced.code == 0, synced.err.constData());
    }

    void aReadingThatFailsSaysWhyAndKeepsWhatWasRead_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char *name, const json &fault, const char *words) {
            QTest::newRow(name) << QByteArray::fromStdString(fault.dump()) << QByteArray(words);
        };
        row("401", fault("status", "/v3/", {{"status", 401}}),
            "run \xE2\x80\x9C"
            "countersign connect");
        row("403", fault("status", "/v3/applications", {{"status", 403}}), "ask an administrator for the right");
        row("404", fault("status", "/v3/applications", {{"status", 404}}), "check the addresses in the profile");
        row("429", fault("429", "/v3/applications", {{"retry_after", 600}}), "try again in 10 minutes");
        row("500", fault("500_before", "/v3/applications", {{"status", 500}}), "has a fault of its own");
        row("503", fault("500_before", "/v3/applications", {{"status", 503}}), "has a fault of its own");
        row("HTML with 200", fault("html_200", "/v3/applications"), "not its usual answer");
        row("HTML at the first call", fault("html_200", "/v3/users"), "not its usual answer");
        row("half an answer", fault("truncated", "/v3/applications"), "not its usual answer");
        row("a redirect elsewhere", fault("redirect_other_host", "/v3/applications"), "not its usual answer");
        row("a field missing", fault("field_missing", "/v3/users", {{"field", "id"}}), "not its usual answer");
        row("a field of another type", fault("field_wrong", "/v3/users", {{"field", "id"}}), "not its usual answer");
    }

    void aReadingThatFailsSaysWhyAndKeepsWhatWasRead()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, words);
        const int before = applications();
        QVERIFY(before > 0);
        m_rig->fault(json::parse(fault.toStdString()));
        VERIFY_ONE_SENTENCE(m_rig->run(sync()), words.constData());
        QCOMPARE(applications(), before);
        m_rig->noFaults();
        const auto after = m_rig->run(sync());
        QVERIFY2(after.code == 0, after.err.constData());
        QCOMPARE(after.json().at("applications").get<int>(), 240);
    }

    void aHostThatNobodyAnswersAt()
    {
        const auto port = std::to_string(verbs_testing::freePort());
        const auto ended = connectWith("offline", {{"api_url", "http://127.0.0.1:" + port}});
        VERIFY_ONE_SENTENCE(ended, "cannot be reached");
        QVERIFY(nobodyIsSignedInAt("offline"));
    }

    void aHostThatIsSomebodyElse()
    {
        const auto api = m_rig->practice().word("admin").toStdString();
        const auto ended = connectWith("wrong", {{"api_url", api}});
        VERIFY_ONE_SENTENCE(ended, "; ");
        QVERIFY(nobodyIsSignedInAt("wrong"));
    }

    void aCertificateThatNobodySigned()
    {
        const auto file = [](const char *name) {
            return verbs_testing::fileContent(
                QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/data/net/%1").arg(QLatin1String(name)));
        };
        QSslConfiguration tls;
        tls.setLocalCertificate(QSslCertificate(file("self-signed.pem")));
        tls.setPrivateKey(QSslKey(file("self-signed.key"), QSsl::Ec));
        QSslServer server;
        server.setSslConfiguration(tls);
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        QByteArray heard;
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            while (auto *socket = server.nextPendingConnection())
                connect(socket, &QIODevice::readyRead, socket, [&heard, socket] { heard += socket->readAll(); });
        });
        const auto url = "https://127.0.0.1:" + std::to_string(server.serverPort());
        VERIFY_ONE_SENTENCE(connectWith("api-tls", {{"api_url", url}}), "certificate");
        VERIFY_ONE_SENTENCE(connectWith("token-tls", {{"token_url", url + "/token"}}), "certificate");
        QVERIFY(heard.isEmpty());
        QVERIFY(nobodyIsSignedInAt("api-tls") && nobodyIsSignedInAt("token-tls"));
    }

    void somebodyWithoutTheRight()
    {
        const SignedIn rig(QStringLiteral("documented"));
        const auto ended = rig.connect(false);
        VERIFY_ONE_SENTENCE(ended, "ask an administrator for the right");
        const auto synced = rig.run(sync());
        VERIFY_ONE_SENTENCE(synced, "countersign connect");
    }

    void aClientSecretThatIsMissingOrWrong()
    {
        const SignedIn rig(QStringLiteral("documented"));
        const auto without = verbs_testing::runConnect(rig.data(), rig.profile(), rig.practice().user(true));
        VERIFY_ONE_SENTENCE(without, "set COUNTERSIGN_CLIENT_SECRET");
        QVERIFY(!verbs_testing::printedAddress(without.err).isValid());
        const auto wrong =
            verbs_testing::runConnect(rig.data(), rig.profile(), rig.practice().user(true),
                                      {{{QStringLiteral("COUNTERSIGN_CLIENT_SECRET"), QStringLiteral("no")}}, {}, {}});
        VERIFY_ONE_SENTENCE(wrong, "client id or its secret");
        const auto right = rig.connect(); // the wrong one was not kept
        QVERIFY2(right.code == 0, right.err.constData());
    }

    void aProfileThatCannotBeUsed_data()
    {
        QTest::addColumn<QByteArray>("changes");
        QTest::addColumn<QByteArray>("words");
        const auto row = [](const char *name, const json &changes, const char *words) {
            QTest::newRow(name) << QByteArray::fromStdString(changes.dump()) << QByteArray(words);
        };
        row("unknown kind", {{"kind", "carrier_pigeon"}}, "kind");
        row("kind of a later version", {{"kind", "mcp"}}, "asks for something");
        row("unknown system", {{"system", "papertrail"}}, "papertrail");
        row("a secret inside", {{"client_secret", "planted-secret"}}, "client_secret");
        row("a secret deeper inside", {{"options", {{"api_token", "planted-secret"}}}}, "api_token");
        row("an unknown word", {{"colour", "red"}}, "colour");
        row("http to another machine", {{"api_url", "http://ats.example"}}, "api_url");
        row("no address", {{"token_url", ""}}, "token_url");
    }

    void aProfileThatCannotBeUsed()
    {
        QFETCH(QByteArray, changes);
        QFETCH(QByteArray, words);
        const auto ended = connectWith("profile", json::parse(changes.toStdString()));
        VERIFY_ONE_SENTENCE(ended, words.constData());
        QVERIFY(!ended.says("planted-secret"));
        QVERIFY(!verbs_testing::printedAddress(ended.err).isValid());
    }

    void aProfileThatIsNotThereOrNoJson()
    {
        const auto user = m_rig->practice().user(true);
        VERIFY_ONE_SENTENCE(verbs_testing::runConnect(otherPlace("p"), otherPlace("nowhere.json"), user),
                            "nowhere.json");
        verbs_testing::writeFile(otherPlace("broken.json"), "<html>");
        VERIFY_ONE_SENTENCE(verbs_testing::runConnect(otherPlace("p"), otherPlace("broken.json"), user), "broken.json");
        VERIFY_ONE_SENTENCE(
            verbs_testing::runProgram({QStringLiteral("--data"), otherPlace("p"), QStringLiteral("connect")}),
            "--profile FILE");
    }

    void aSignInThatTheSystemEnded()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        QCOMPARE(rig.run(sync()).code, 0);
        rig.fault({{"kind", "revoke_tokens"}, {"match", {{"path_prefix", "/v3/"}}}, {"times", 1}});
        VERIFY_ONE_SENTENCE(rig.run(sync()), "countersign connect");
        rig.noFaults();
        const auto status = rig.run({QStringLiteral("status"), QStringLiteral("--json")}).json();
        QVERIFY(status.at("applications").get<int>() > 0);
        QVERIFY(!status.at("accounts").at(0).at("signed_in").get<bool>());
        VERIFY_ONE_SENTENCE(rig.run({QStringLiteral("draft")}), "countersign connect");
        QCOMPARE(rig.connect().code, 0); // signing in again goes on where it was
        QCOMPARE(rig.run(sync()).json().at("applications").get<int>(), 240);
    }

    void REL29_aListThatChangesWhileItIsPaged()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        // Every page repeats a row of its own, and a record changes between two pages.
        const auto row = [&](const char *kind, json more = json::object()) {
            auto one = fault(kind, "/v3/applications", std::move(more));
            rig.fault(one);
        };
        row("repeat_row");
        bool changed = false;
        const json first = rig.practice()
                               .get(QStringLiteral("/v3/applications?per_page=1"),
                                    rig.practice().signIn(rig.practice().user(true)).access)
                               .json();
        const json edit{{"application_id", first.at(0).at("id")}, {"note", "changed while it was read"}};
        const auto ended = rig.run(
            sync(),
            {{{QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("countersign.*=true")}}, {}, [&](const QByteArray &) {
                 if (!std::exchange(changed, true))
                     rig.practice().admin(QStringLiteral("POST"), QStringLiteral("/edit"), edit);
             }});
        QVERIFY2(ended.code == 0, ended.err.constData());
        rig.noFaults();
        QCOMPARE(rig.run(sync()).json().at("applications").get<int>(), 240); // none twice, none lost
    }

    void idsAbove2To53AreReadExactly()
    {
        const auto token = m_rig->practice().signIn(m_rig->practice().user(true)).access;
        qint64 highest = 0;
        for (const auto &row : m_rig->practice().all(QStringLiteral("/v3/applications?per_page=500"), token))
            highest = std::max(highest, row.at("id").get<qint64>());
        QVERIFY(highest > (qint64(1) << 53));
        const auto exported = m_rig->run({QStringLiteral("draft"), QStringLiteral("--limit"), QStringLiteral("3")});
        QVERIFY2(exported.code == 0, exported.err.constData());
        const auto ledger = m_rig->run({QStringLiteral("ledger"), QStringLiteral("export")});
        QCOMPARE(ledger.code, 0);
    }

    // Links are short-lived and never kept: each fetch asks for a fresh one, so only a link that is dead at once fails.
    void aDeadResumeLinkLeavesTheCaseByHandUntilItCanBeFetched()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        QCOMPARE(rig.run(sync()).code, 0);
        const auto draft = [&] {
            return rig.run({QStringLiteral("draft"), QStringLiteral("--limit"), QStringLiteral("1")});
        };
        rig.fault(fault("status", "/files", {{"status", 403}}));
        const auto dead = draft();
        QVERIFY2(dead.code == 0, dead.err.constData());
        QCOMPARE(dead.json().at("drafted").get<int>(), 0);
        QCOMPARE(dead.json().at("by_hand").get<int>(), 1);
        QVERIFY(dead.json().at("files_not_fetched").get<int>() > 0);
        rig.noFaults();
        const auto later = draft();
        QCOMPARE(later.json().at("drafted").get<int>(), 1);
        QCOMPARE(later.json().at("files_not_fetched").get<int>(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_VerbsWrong)
#include "tst_VerbsWrong.moc"
