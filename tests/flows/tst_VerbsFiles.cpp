// extract and screen: a file in, JSON out, nothing else on stdout.
#include <QTest>

#include "flows/VerbsRig.h"
#include "support/QtTestSupport.h"

using nlohmann::json;
using verbs_testing::Ended;

namespace {

const QString corpus = QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/corpus/");

Ended extract(const QString &file, const QStringList &more = {})
{
    return verbs_testing::runProgram(QStringList{QStringLiteral("extract"), file, QStringLiteral("--json")} + more);
}

} // namespace

class tst_VerbsFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void extractTellsWhatTheCorpusExpects_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name : {"chromium-hidden.pdf", "latex-two-column.pdf", "groff-table.pdf", "cairo-rotated.pdf",
                                 "libreoffice-single.docx", "libreoffice-single.odt", "libreoffice-single.rtf",
                                 "cairo-scan.pdf", "encrypted-user.pdf", "empty.pdf"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void extractTellsWhatTheCorpusExpects()
    {
        QFETCH(QString, file);
        const json expected =
            json::parse(verbs_testing::fileContent(corpus + file + QStringLiteral(".expected.json")).toStdString());
        const auto ended = extract(corpus + file);
        QVERIFY2(ended.code == 0, ended.err.constData());
        QVERIFY2(ended.err.isEmpty(), ended.err.constData());
        const json told = ended.json();
        QVERIFY2(told.is_object(), ended.out.left(200).constData());
        QCOMPARE(told.at("file").get<std::string>(), file.toStdString());
        QCOMPARE(told.at("state").get<std::string>(), expected.at("state").get<std::string>());
        const bool read = told.at("state") == "ok";
        if (read) {
            QCOMPARE(told.at("format").get<std::string>(), expected.at("format").get<std::string>());
            if (expected.at("pages").is_number())
                QCOMPARE(told.at("total_pages").get<int>(), expected.at("pages").get<int>());
            const auto text = told.at("text").get<std::string>();
            const auto first = expected.at("text_lines_in_reading_order").at(0).get<std::string>();
            QVERIFY(text.find(first) != std::string::npos);
        }
        QCOMPARE(told.at("runs").empty(), !read);
        QCOMPARE(told.at("hidden").empty(), expected.value("hidden_words", json::array()).empty());
        const auto length = QString::fromStdString(told.at("text").get<std::string>()).size();
        for (const auto &run : told.at("runs")) {
            QVERIFY(run.at("begin") < run.at("end") && run.at("end").get<qsizetype>() <= length);
            QVERIFY(run.at("page") >= 1 && run.at("page") <= told.at("pages").size());
            QCOMPARE(run.at("box").size(), std::size_t(4));
        }
        QVERIFY(!told.contains("words"));
    }

    void wordsAreGivenOnRequestEachWithItsBox()
    {
        const auto ended = extract(corpus + QStringLiteral("chromium-single.pdf"), {QStringLiteral("--words")});
        QVERIFY2(ended.code == 0, ended.err.constData());
        const json told = ended.json();
        QVERIFY(told.at("words").size() > 100);
        for (const auto &word : told.at("words")) {
            QVERIFY(!word.at("text").get<std::string>().empty());
            QVERIFY(word.at("box").at(2).get<double>() > 0);
        }
    }

    void screenJudgesByTheJobAndQuotesWhatItFound()
    {
        const QString job = m_dir.filePath(QStringLiteral("job.txt"));
        verbs_testing::writeFile(job, "Backend engineer\n\nRequirements\n- Java\n- SQL\n- Welding certificate\n");
        const auto ended = verbs_testing::runProgram({QStringLiteral("screen"), QStringLiteral("--resume"),
                                                      corpus + QStringLiteral("latex-single.pdf"),
                                                      QStringLiteral("--job"), job, QStringLiteral("--json")});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QVERIFY2(ended.err.isEmpty(), ended.err.constData());
        const json told = ended.json();
        QCOMPARE(told.at("engine").get<std::string>(), "built-in");
        QVERIFY(!told.at("criteria").empty());
        QCOMPARE(told.at("verdicts").size(), told.at("criteria").size());
        QVERIFY(!told.at("summary").empty());
        QVERIFY(!told.contains("score") && !told.contains("total")); // never a total
        for (const auto &verdict : told.at("verdicts")) {
            const auto word = verdict.at("verdict").get<std::string>();
            QVERIFY(word == "met" || word == "partly" || word == "not found" || word == "unclear");
            if (word == "met")
                QVERIFY(!verdict.at("passage").at("quote").get<std::string>().empty());
        }
        // The same again is the same, byte for byte.
        const auto again = verbs_testing::runProgram({QStringLiteral("screen"), QStringLiteral("--resume"),
                                                      corpus + QStringLiteral("latex-single.pdf"),
                                                      QStringLiteral("--job"), job, QStringLiteral("--json")});
        QCOMPARE(again.out, ended.out);
    }

    void aResumeThatCannotBeReadGetsNoVerdict()
    {
        const QString job = m_dir.filePath(QStringLiteral("job.txt"));
        verbs_testing::writeFile(job, "Backend engineer\n\nRequirements\n- Java\n");
        const auto ended = verbs_testing::runProgram({QStringLiteral("screen"), QStringLiteral("--resume"),
                                                      corpus + QStringLiteral("encrypted-user.pdf"),
                                                      QStringLiteral("--job"), job, QStringLiteral("--json")});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(ended.json().at("state").get<std::string>(), "encrypted");
        QVERIFY(ended.json().at("verdicts").empty() && ended.json().at("summary").empty());
    }

    void aFileThatIsNotThereIsOneSentence()
    {
        for (const QString &path : {m_dir.filePath(QStringLiteral("nowhere.pdf")), m_dir.path()}) {
            const auto ended = extract(path);
            QVERIFY2(ended.notOneSentence().isEmpty(), ended.notOneSentence().constData());
        }
        const auto job = verbs_testing::runProgram(
            {QStringLiteral("screen"), QStringLiteral("--resume"), corpus + QStringLiteral("latex-single.pdf"),
             QStringLiteral("--job"), m_dir.filePath(QStringLiteral("no-job.txt"))});
        QVERIFY2(job.notOneSentence().isEmpty(), job.notOneSentence().constData());
        QVERIFY(job.says("no-job.txt"));
    }

    void aCommandThatMakesNoSenseIsExitTwo()
    {
        for (const char *words : {"fetch", "extract", "screen --resume x", "ledger burn", "sync --colour"}) {
            const auto ended = verbs_testing::runProgram(QString::fromLatin1(words).split(QLatin1Char(' ')));
            QCOMPARE(ended.code, 2);
            QVERIFY(ended.out.isEmpty());
            QVERIFY2(ended.err.count('\n') == 1 && ended.err.contains("--help"), ended.err.constData());
        }
        const auto help = verbs_testing::runProgram({QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.err.isEmpty() && help.out.contains("countersign connect"));
        const auto version = verbs_testing::runProgram({QStringLiteral("--version")});
        QCOMPARE(version.code, 0);
        QVERIFY(version.out.startsWith("countersign ") && version.out.count('\n') == 1);
    }
};

QTEST_GUILESS_MAIN(tst_VerbsFiles)
#include "tst_VerbsFiles.moc"
