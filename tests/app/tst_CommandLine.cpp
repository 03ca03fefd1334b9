// Every verb, every option, and every wrong word with the one sentence it gets.
#include <QTest>

#include "app/countersign/CommandLine.h"
#include "support/QtTestSupport.h"

using app::Verb;

class tst_CommandLine : public QObject
{
    Q_OBJECT

    static base::Result<app::CommandLine> read(const QString &words)
    {
        return app::readCommandLine(QStringList(QStringLiteral("countersign")) +
                                    words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void everyVerbIsKnown_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("verb");
        const auto row = [](const char *words, Verb verb) {
            QTest::newRow(words) << QString::fromLatin1(words) << static_cast<int>(verb);
        };
        row("", Verb::Window);
        row("--profile p.json", Verb::Window);
        row("connect --profile p.json", Verb::Connect);
        row("sync", Verb::Sync);
        row("draft --limit 20", Verb::Draft);
        row("status --json", Verb::Status);
        row("extract cv.pdf --json --words", Verb::Extract);
        row("screen --resume cv.pdf --job job.txt --json", Verb::Screen);
        row("ledger verify", Verb::LedgerVerify);
        row("ledger export --out l.jsonl", Verb::LedgerExport);
        row("--help", Verb::Help);
        row("sync -h", Verb::Help);
        row("--version", Verb::Version);
    }

    void everyVerbIsKnown()
    {
        QFETCH(QString, words);
        QFETCH(int, verb);
        const auto line = read(words);
        VERIFY_RESULT(line);
        QCOMPARE(static_cast<int>(line->verb), verb);
    }

    void valuesGoWhereTheyBelongInAnyOrder()
    {
        const auto line = read(QStringLiteral("--data d screen --job j --json --criteria c --resume r"));
        VERIFY_RESULT(line);
        QCOMPARE(line->dataFolder, QStringLiteral("d"));
        QCOMPARE(line->jobFile, QStringLiteral("j"));
        QCOMPARE(line->criteriaFile, QStringLiteral("c"));
        QCOMPARE(line->resumeFile, QStringLiteral("r"));
        QVERIFY(line->json && !line->words);
        const auto draft = read(QStringLiteral("draft --limit 7"));
        QCOMPARE(draft->limit, 7);
        QCOMPARE(read(QStringLiteral("draft"))->limit, 0);
        QCOMPARE(read(QStringLiteral("extract a.pdf"))->file, QStringLiteral("a.pdf"));
        QCOMPARE(read(QStringLiteral("ledger export --out f"))->outFile, QStringLiteral("f"));
    }

    void everyWrongWordGetsOneSentenceThatNamesIt_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *words, const char *named) {
            QTest::newRow(words) << QString::fromLatin1(words) << QString::fromUtf8(named);
        };
        row("fetch", "fetch");
        row("Sync", "Sync");
        row("ledger", "ledger verify");
        row("ledger burn", "ledger verify");
        row("--colour red", "--colour");
        row("-v", "-v");
        row("--data", "--data");
        row("connect --profile", "--profile");
        row("draft --limit", "--limit");
        row("draft --limit none", "--limit");
        row("draft --limit 0", "--limit");
        row("draft --limit -3", "--limit");
        row("extract", "extract");
        row("extract a.pdf b.pdf", "extract");
        row("screen --resume a.pdf", "--job");
        row("screen --job j.txt", "--resume");
        row("sync now", "now");
        row("status everything", "everything");
        row("ledger verify twice", "twice");
    }

    void everyWrongWordGetsOneSentenceThatNamesIt()
    {
        QFETCH(QString, words);
        QFETCH(QString, named);
        const auto line = read(words);
        COMPARE_ERROR(line, base::Kind::Invalid);
        const QString said = line.error().forLog;
        QVERIFY2(said.contains(named), qPrintable(said));
        QVERIFY2(said.endsWith(QStringLiteral(" See countersign --help.")), qPrintable(said));
        QVERIFY2(!said.contains(QLatin1Char('\n')), qPrintable(said));
    }

    void theHelpNamesEveryVerbAndOption()
    {
        const QString help = app::helpText();
        for (const char *word : {"connect", "sync", "draft", "status", "extract", "screen", "ledger verify",
                                 "ledger export", "--profile", "--data", "--limit", "--json", "--words", "--resume",
                                 "--job", "--criteria", "--out", "COUNTERSIGN_CLIENT_SECRET", "Exit code"})
            QVERIFY2(help.contains(QLatin1String(word)), word);
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
