// No way around the three tokens: each snippet tries one and must be stopped by the compiler, for the reason that its
// first line names. The control snippets use the same headers rightly and must compile.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include "support/QtTestSupport.h"

namespace {

struct Compiler
{
    QString program;
    QStringList flags;
    QString folder;
};

// The product's own flags: those with which core/writeback/Sender.cpp is compiled.
Compiler productCompiler()
{
    QFile file(QStringLiteral(COUNTERSIGN_COMPILE_COMMANDS));
    if (!file.open(QFile::ReadOnly))
        return {};
    const auto entries = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto &value : entries) {
        const auto entry = value.toObject();
        if (!entry.value(QLatin1String("file")).toString().endsWith(QLatin1String("/core/writeback/Sender.cpp")))
            continue;
        auto words = QProcess::splitCommand(
            entry.value(QLatin1String("command")).toString().replace(QLatin1String("\\\""), QLatin1String("\"\"\"")));
        if (words.first().endsWith(QLatin1String("ccache")))
            words.removeFirst();
        Compiler compiler{words.takeFirst(), {}, entry.value(QLatin1String("directory")).toString()};
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words[i] == QLatin1String("-MD"))
                continue;
            if (QStringList({QStringLiteral("-o"), QStringLiteral("-c"), QStringLiteral("-MT"), QStringLiteral("-MF")})
                    .contains(words[i]))
                ++i; // and what follows
            else
                compiler.flags.append(words[i]);
        }
        return compiler;
    }
    return {};
}

const QString snippets = QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/arch/snippets");

} // namespace

class tst_CompileFail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void everySnippetEndsAsItsFirstLineSays_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("error");
        const auto files = QDir(snippets).entryList({QStringLiteral("*.cpp")}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 12);
        for (const auto &name : files) {
            QFile file(snippets + QLatin1Char('/') + name);
            QVERIFY(file.open(QFile::ReadOnly));
            const QString first = QString::fromUtf8(file.readLine()).trimmed();
            QVERIFY2(first.startsWith(QLatin1String("// error: ")) || first == QLatin1String("// compiles"),
                     qPrintable(name));
            QTest::newRow(qPrintable(name))
                << file.fileName() << first.mid(first == QLatin1String("// compiles") ? 99 : 10);
        }
    }
    void everySnippetEndsAsItsFirstLineSays()
    {
        QFETCH(QString, path);
        QFETCH(QString, error);
        const auto compiler = productCompiler();
        QVERIFY(!compiler.program.isEmpty());
        QProcess process;
        process.setWorkingDirectory(compiler.folder);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(compiler.program, compiler.flags + QStringList{QStringLiteral("-fsyntax-only"), path});
        QVERIFY(process.waitForFinished(120'000));
        const QString said = QString::fromUtf8(process.readAll());
        if (error.isEmpty()) {
            QVERIFY2(process.exitCode() == 0, qPrintable(said));
            return;
        }
        QVERIFY2(process.exitCode() != 0, "it compiled");
        QVERIFY2(said.contains(error), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(tst_CompileFail)
#include "tst_CompileFail.moc"
