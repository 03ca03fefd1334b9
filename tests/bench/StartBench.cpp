#include <cstdio>

#include <QCoreApplication>
#include <QProcess>

#include "bench/Benches.h"
#include "bench/Processes.h"
#include "bench/WatchedApplication.h"

namespace bench {

using nlohmann::json;

namespace {

constexpr int starts = 5;
constexpr int limitMs = 120'000;

json spawn(const QString &dataFolder)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--child-start"), dataFolder, QStringLiteral("--spawned"), QString::number(nowNs())});
    if (!child.waitForFinished(2 * limitMs) || child.exitCode() != 0)
        throw Failed(QStringLiteral("the started program did not show a queue"));
    return json::parse(child.readAllStandardOutput().toStdString());
}

} // namespace

void measureStart(Report &report, Company &company, const std::string &size)
{
    Times queue, painted, store, resident, share, workers;
    for (int i = 0; i < starts; ++i) {
        const json one = spawn(company.dataFolder());
        queue.push_back(one.at("queue_ms").get<double>());
        painted.push_back(one.at("painted_ms").get<double>());
        store.push_back(one.at("store_ms").get<double>());
        resident.push_back(one.at("resident_mb").get<double>());
        share.push_back(one.at("share_mb").get<double>());
        workers.push_back(one.at("workers_share_mb").get<double>());
    }
    report.figures["start_ms"][size] = rounded(median(queue));
    report.figures["resident_mb"][size] = rounded(median(resident));
    report.detail["start"][size] = {{"queue_ms", summary(queue)},
                                    {"store_open_ms", rounded(median(store))},
                                    {"queue_painted_ms", rounded(median(painted))},
                                    {"proportional_mb", rounded(median(share))},
                                    {"idle_workers_proportional_mb", rounded(median(workers))}};
}

int startAsChild(const QString &dataFolder, qint64 spawnedNs)
{
    app::Workbench bench(std::make_shared<base::SystemClock>(), windowOptions(dataFolder));
    application().watch(&bench.window());
    json out;
    Memory memory;
    QObject::connect(&bench, &app::Workbench::ready, &bench, [&] { out["store_ms"] = msSince(spawnedNs); });
    QObject::connect(&bench, &app::Workbench::queueReady, &bench, [&] {
        out["queue_ms"] = msSince(spawnedNs);
        memory = memoryOf(0);
        application().mark();
    });
    bench.window().resize(1440, 900);
    bench.window().show();
    bench.start();
    if (!waitUntil([&] { return out.contains("queue_ms") && application().firstPaintEnd() != 0; }, limitMs))
        return 1;
    out["painted_ms"] = static_cast<double>(application().firstPaintEnd() - spawnedNs) / 1e6;
    out["resident_mb"] = memory.residentMb;
    out["share_mb"] = memory.shareMb;
    double workers = 0;
    for (const qint64 pid : childrenOfThis())
        workers += memoryOf(pid).shareMb;
    out["workers_share_mb"] = workers;
    // A session that is being renewed must not be cut off: its refresh token is good for one use.
    const auto &links = bench.hub()->links();
    if (!links.empty())
        (void)waitUntil([&] { return !links.front()->poller().isRunning(); }, limitMs);
    std::printf("%s\n", out.dump().c_str());
    std::fflush(stdout);
    return 0;
}

} // namespace bench
