#include <set>

#include <QFile>
#include <QProcess>

#include "bench/Benches.h"
#include "bench/Processes.h"
#include "bench/WatchedApplication.h"
#include "documents/WorkerPool.h"
#include "practice/World.h"

namespace bench {

using nlohmann::json;

namespace {

constexpr int rounds = 15;

struct Sample
{
    QString path;
    QString name;
    int pages = 0;
    qint64 bytes = 0;
    bool compared = false; // both readers read the whole of it
    Times warm = {}, cold = {}, other = {};
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

double pdftotext(const QString &path)
{
    const qint64 from = nowNs();
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), path, QStringLiteral("/dev/null")});
    const bool good = process.waitForFinished() && process.exitCode() == 0;
    return good ? msSince(from) : -1;
}

// From the file on the disk to its text with runs.
double read(documents::WorkerPool &pool, Sample &sample)
{
    std::optional<base::Result<std::shared_ptr<documents::OpenDocument>>> result;
    const qint64 from = nowNs();
    pool.open(contentOf(sample.path), sample.name, {}).then([&result](auto value) {
        result.emplace(std::move(value));
    });
    while (!result)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    const double ms = msSince(from);
    if (!*result)
        throw Failed(QStringLiteral("a document worker could not be started"));
    const auto &text = (**result)->text();
    sample.pages = static_cast<int>(text.pages.size());
    sample.compared = text.state == domain::ReadState::Ok && text.totalPages == sample.pages;
    return ms;
}

// One of every way in which the practice people make PDFs.
void addPractice(std::vector<Sample> &samples, const QDir &folder)
{
    constexpr quint64 seed = 1;
    practice::WorldOptions options;
    options.seed = seed;
    options.now = QDateTime(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC);
    const auto world = practice::makeWorld(options);
    std::set<QString> known;
    for (const auto &application : world.applications) {
        for (const auto &file : application.files) {
            if (!file.recipe.startsWith(QLatin1String("pdf")) || !known.insert(file.recipe).second)
                continue;
            const QString name = QStringLiteral("practice-%1.pdf").arg(file.recipe);
            QFile out(folder.filePath(name));
            if (out.open(QFile::WriteOnly) && out.write(practice::makeFile(world, application, file, seed)) >= 0)
                samples.push_back({out.fileName(), name});
        }
    }
}

Times joined(const std::vector<Sample> &samples, Times Sample::*times)
{
    Times all;
    for (const auto &sample : samples)
        all.insert(all.end(), (sample.*times).begin(), (sample.*times).end());
    return all;
}

} // namespace

void measureParsing(Report &report, const QDir &work)
{
    std::vector<Sample> samples;
    const QDir corpus(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/corpus"));
    for (const auto &name : corpus.entryList({QStringLiteral("*.pdf")}, QDir::Files, QDir::Name))
        samples.push_back({corpus.filePath(name), name});
    addPractice(samples, work);

    const QString program = app::programBeside(QStringLiteral("countersign-docworker"));
    documents::WorkerPool warm(program);
    documents::WorkerPool cold(program, 0);
    // Files that either of the two cannot read are no comparison; the first look also brings everything into memory.
    std::erase_if(samples, [&](Sample &sample) {
        (void)read(cold, sample);
        sample.bytes = contentOf(sample.path).size();
        return !sample.compared || pdftotext(sample.path) < 0;
    });
    if (samples.empty())
        throw Failed(QStringLiteral("pdftotext is not there (Debian: poppler-utils)"));
    for (int round = 0; round < rounds; ++round) {
        for (auto &sample : samples) {
            sample.other.push_back(pdftotext(sample.path));
            waitForQuietChildren();
            sample.warm.push_back(read(warm, sample));
            waitForQuietChildren();
            sample.cold.push_back(read(cold, sample));
        }
    }

    const double other = median(joined(samples, &Sample::other));
    const double warmMs = median(joined(samples, &Sample::warm)), coldMs = median(joined(samples, &Sample::cold));
    report.figures["parse_vs_pdftotext"] = {{"warm", rounded(warmMs / other)}, {"cold", rounded(coldMs / other)}};
    json files = json::object();
    Times starts;
    double warmSum = 0, otherSum = 0, pages = 0;
    for (const auto &sample : samples) {
        const double w = median(sample.warm), o = median(sample.other), c = median(sample.cold);
        starts.push_back(c - w);
        warmSum += w;
        otherSum += o;
        pages += sample.pages;
        files[sample.name.toStdString()] = {{"pages", sample.pages},      {"bytes", sample.bytes},
                                            {"warm_ms", rounded(w)},      {"cold_ms", rounded(c)},
                                            {"pdftotext_ms", rounded(o)}, {"warm_ratio", rounded(w / o)}};
    }
    report.detail["parse"] = {{"files", files},
                              {"warm_ms", summary(joined(samples, &Sample::warm))},
                              {"cold_ms", summary(joined(samples, &Sample::cold))},
                              {"pdftotext_ms", summary(joined(samples, &Sample::other))},
                              {"sum_ratio_warm", rounded(warmSum / otherSum)},
                              {"worker_start_ms", rounded(median(starts))},
                              {"ms_per_page_warm", rounded(warmSum / pages)}};
}

} // namespace bench
