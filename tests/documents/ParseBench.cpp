// How long a document of the corpus takes to be read, from a worker that waits (warm) and with the worker's start
// (cold), beside "pdftotext -bbox" in the same run. Medians; rounds are interleaved so that a busy moment hits all
// three.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>

#include <nlohmann/json.hpp>

#include "documents/WorkerPool.h"
#include "support/QtTestSupport.h"

namespace {

const QString worker = QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-docworker");
const QString corpus = QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/corpus/");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The processor time of this process's children so far, in ticks, and whether all of them wait.
struct Children
{
    long ticks = 0;
    bool waiting = false;
};

Children children()
{
    Children out;
    const auto pid = QString::number(QCoreApplication::applicationPid());
    const auto list = contentOf(QStringLiteral("/proc/%1/task/%1/children").arg(pid)).simplified().split(' ');
    out.waiting = true;
    for (const QByteArray &child : list) {
        const auto stat = contentOf(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(child)));
        const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.size() < 13)
            continue;
        out.waiting = out.waiting && fields[0] == "S";
        out.ticks += fields[11].toLong() + fields[12].toLong();
    }
    return out;
}

void waitForQuietWorkers()
{
    long before = -1;
    for (int i = 0; i < 100; ++i) {
        const auto now = children();
        if (now.waiting && now.ticks == before)
            return;
        before = now.ticks;
        QTest::qWait(60);
    }
}

double readMs(documents::WorkerPool &pool, const QByteArray &bytes)
{
    QElapsedTimer timer;
    timer.start();
    const auto opened = support::runTask(pool.open(bytes, QStringLiteral("bench"), {}));
    const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return opened && *opened && (**opened)->text().state != domain::ReadState::Failed ? ms : -1;
}

double pdftotextMs(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), path, QStringLiteral("/dev/null")});
    process.waitForFinished();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

struct Figures
{
    QString name;
    double warm = 0;
    double cold = 0;
    double other = 0;
};

Figures measured(const QString &name, int rounds)
{
    const QByteArray bytes = contentOf(corpus + name);
    std::vector<double> warm;
    std::vector<double> cold;
    std::vector<double> other;
    for (int i = 0; i < rounds; ++i) {
        other.push_back(pdftotextMs(corpus + name));
        {
            documents::WorkerPool pool(worker, 1);
            waitForQuietWorkers();
            warm.push_back(readMs(pool, bytes));
        }
        documents::WorkerPool none(worker, 0);
        cold.push_back(readMs(none, bytes));
    }
    return {name, median(warm), median(cold), median(other)};
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption(
        {QStringLiteral("rounds"), QStringLiteral("measurements per file"), QStringLiteral("n"), QStringLiteral("11")});
    options.addOption({QStringLiteral("json"), QStringLiteral("keep the figures"), QStringLiteral("file")});
    options.process(app);
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) {
        std::fprintf(stderr, "pdftotext is not installed (package poppler-utils)\n");
        return 1;
    }
    const int rounds = std::max(1, options.value(QStringLiteral("rounds")).toInt());
    std::printf("%-30s %9s %9s %9s %7s %7s\n", "milliseconds", "pdftotext", "warm", "cold", "warm/", "cold/");
    std::vector<double> warm;
    std::vector<double> cold;
    nlohmann::json files = nlohmann::json::object();
    for (const QString &name : QDir(corpus).entryList({QStringLiteral("*.pdf")}, QDir::Files)) {
        if (!contentOf(corpus + name + QStringLiteral(".expected.json")).contains("\"state\": \"ok\""))
            continue;
        const auto figures = measured(name, rounds);
        warm.push_back(figures.warm / figures.other);
        cold.push_back(figures.cold / figures.other);
        std::printf("%-30s %9.1f %9.1f %9.1f %7.2f %7.2f\n", qPrintable(name), figures.other, figures.warm,
                    figures.cold, warm.back(), cold.back());
        std::fflush(stdout);
        files[name.toStdString()] = {
            {"pdftotext_ms", figures.other}, {"warm_ms", figures.warm}, {"cold_ms", figures.cold}};
    }
    std::printf("%-30s %9s %9s %9s %7.2f %7.2f\n", "median", "", "", "", median(warm), median(cold));
    const nlohmann::json all = {{"parse_vs_pdftotext", {{"warm", median(warm)}, {"cold", median(cold)}}},
                                {"files", files}};
    if (options.isSet(QStringLiteral("json"))) {
        QFile file(options.value(QStringLiteral("json")));
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        file.write(QByteArray::fromStdString(all.dump(2)));
    }
    return 0;
}
