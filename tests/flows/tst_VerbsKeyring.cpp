// SEC-13 at the program: without a usable keychain a verb says one sentence and deletes nothing.
#include <QDir>
#include <QTest>

#include "flows/VerbsRig.h"
#include "support/QtTestSupport.h"

using verbs_testing::Ended;

class tst_VerbsKeyring : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    // The program in a session of its own.
    static Ended in(const char *situation, const QString &data, const char *verb)
    {
        const QStringList words = QString::fromLatin1(verb).split(QLatin1Char(' '));
        return verbs_testing::runProgram(words + QStringList{QStringLiteral("--data"), data},
                                         {{},
                                          {QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/support/with-keyring"),
                                           QLatin1String("--") + QLatin1String(situation)},
                                          {}});
    }
    // stderr without the notes of the session's own programs.
    static QByteArray said(const Ended &ended)
    {
        QByteArray out;
        for (const auto &line : ended.err.split('\n'))
            if (!line.startsWith("dbus-daemon") && !line.startsWith("(gcr-prompter") && !line.isEmpty())
                out += line + '\n';
        return out;
    }
    static QByteArray content(const QString &folder)
    {
        QByteArray all;
        const auto files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden, QDir::Name);
        for (const auto &file : files)
            if (!file.fileName().endsWith(QStringLiteral(".lock")))
                all += file.fileName().toUtf8() + verbs_testing::fileContent(file.absoluteFilePath());
        return all;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC13_withoutAKeyNothingIsReadAndNothingDeleted_data()
    {
        QTest::addColumn<QByteArray>("situation");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("locked") << QByteArray("locked") << QByteArray("is locked; unlock it");
        QTest::newRow("no session bus") << QByteArray("no-bus") << QByteArray("offers no keychain; ");
        QTest::newRow("another keyring") << QByteArray("unlocked")
                                         << QByteArray("does not hold the key of this store; ");
        QTest::newRow("no collection") << QByteArray("no-collection") << QByteArray("nothing was deleted");
    }

    void SEC13_withoutAKeyNothingIsReadAndNothingDeleted()
    {
        QFETCH(QByteArray, situation);
        QFETCH(QByteArray, words);
        const QString data = m_dir.filePath(QString::fromLatin1(situation));
        const auto made = in("unlocked", data, "status --json");
        QVERIFY2(made.code == 0, made.err.constData());
        const QByteArray before = content(data);
        QVERIFY(!before.isEmpty());
        for (const char *verb : {"status", "sync", "draft", "ledger verify", "ledger export"}) {
            auto ended = in(situation.constData(), data, verb);
            ended.err = said(ended);
            QVERIFY2(ended.notOneSentence().isEmpty(), ended.notOneSentence().constData());
            QVERIFY2(ended.says(words.constData()), ended.err.constData());
            QCOMPARE(content(data), before);
        }
    }

    void withoutAKeychainNoStoreIsBegun()
    {
        const QString data = m_dir.filePath(QStringLiteral("never"));
        auto ended = in("no-bus", data, "status");
        ended.err = said(ended);
        QVERIFY2(ended.notOneSentence().isEmpty(), ended.notOneSentence().constData());
        QVERIFY(!QDir(data).exists(QStringLiteral("countersign.db")));
    }

    void aFileAloneNeedsNoKeychain()
    {
        const auto ended = verbs_testing::runProgram(
            {QStringLiteral("extract"), QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/corpus/groff-single.pdf"),
             QStringLiteral("--json")},
            {{},
             {QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/support/with-keyring"), QStringLiteral("--no-bus")},
             {}});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(ended.json().at("state").get<std::string>(), "ok");
    }
};

QTEST_GUILESS_MAIN(tst_VerbsKeyring)
#include "tst_VerbsKeyring.moc"
