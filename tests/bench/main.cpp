// countersign-bench [NAME …] [--json FILE] [--quick]: measures the product's own windows, services and workers.
// Prints a table; the file holds the same figures and what explains them. Wants a keyring (./dev bench brings its own).
#include <cstdio>
#include <cstdlib>

#include <QCommandLineParser>
#include <QFile>
#include <QTemporaryDir>

#include "bench/Benches.h"
#include "bench/WatchedApplication.h"
#include "ui/theme/Theme.h"

namespace {

using bench::Report;

struct Wanted
{
    QStringList only;
    bool has(const char *name) const { return only.isEmpty() || only.contains(QLatin1String(name)); }
};

// One that fails must not take the others' figures along.
template <class F>
bool tryTo(const char *name, Report &report, F measure)
{
    std::fprintf(stderr, "%s …\n", name);
    try {
        measure();
        return true;
    } catch (const std::exception &e) {
        std::fprintf(stderr, "%s: %s\n", name, e.what());
        report.detail["failed"][name] = e.what();
        return false;
    }
}

bool measureWindows(Report &report, const Wanted &wanted, const std::vector<int> &sizes, const QDir &work)
{
    bool good = true;
    for (const int size : sizes) {
        const bool middle = size == 10'000;
        if (!wanted.has("start") && !(middle && (wanted.has("keys") || wanted.has("approval"))))
            continue;
        good = tryTo("start", report,
                     [&] {
                         bench::Company company(size, work);
                         report.detail["first_reading_s"][std::to_string(size)] = bench::rounded(company.fill());
                         if (wanted.has("start"))
                             bench::measureStart(report, company, std::to_string(size));
                         if (middle && wanted.has("approval"))
                             good = tryTo("approval", report, [&] { bench::measureApproval(report, company, work); }) &&
                                    good;
                         if (middle && wanted.has("keys"))
                             good = tryTo("keys", report, [&] { bench::measureKeys(report, company); }) && good;
                         if (middle && wanted.has("approval") && wanted.has("start"))
                             good = tryTo("queued", report,
                                          [&] {
                                              bench::queueMore(company, 10'000);
                                              bench::measureStart(report, company, "10000_queued");
                                          }) &&
                                    good;
                     }) &&
               good;
    }
    return good;
}

bool keep(const QString &path, const Report &report)
{
    nlohmann::json all = report.figures;
    all["detail"] = report.detail;
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(QByteArray::fromStdString(all.dump(2) + "\n")) > 0;
}

double loadAverage()
{
    double load = 0;
    return getloadavg(&load, 1) == 1 ? bench::rounded(load) : 0;
}

} // namespace

int main(int argc, char **argv)
{
    bench::WatchedApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("countersign-bench"));
    ui::theme::apply(application, ui::theme::Scheme::Light);
    QCommandLineParser parser;
    parser.addHelpOption();
    const auto option = [&parser](const char *name, const char *help, const char *value) {
        parser.addOption({QLatin1String(name), QLatin1String(help), QLatin1String(value)});
    };
    option("json", "Where the figures go.", "FILE");
    option("only", "start, keys, approval, ledger, sync, parse or quality; may be given several times.", "NAME");
    option("provider", "quality: a provider's profile; the model is asked as well.", "FILE");
    option("work", "Folder on the disk that is measured; default: beside the programs.", "DIR");
    parser.addOption({QStringLiteral("quick"), QStringLiteral("Up to 10 000 applications only.")});
    option("child-start", "Used by the bench itself.", "DATA");
    option("spawned", "Used by the bench itself.", "NS");
    parser.process(application);
    if (parser.isSet(QStringLiteral("child-start")))
        return bench::startAsChild(parser.value(QStringLiteral("child-start")),
                                   parser.value(QStringLiteral("spawned")).toLongLong());

    const QString beside = parser.isSet(QStringLiteral("work")) ? parser.value(QStringLiteral("work"))
                                                                : QCoreApplication::applicationDirPath();
    QTemporaryDir folder(QDir(beside).filePath(QStringLiteral("bench-XXXXXX")));
    if (!folder.isValid()) {
        std::fprintf(stderr, "No folder can be made in %s.\n", qPrintable(beside));
        return 1;
    }
    const QDir work(folder.path());
    const Wanted wanted{parser.values(QStringLiteral("only")) + parser.positionalArguments()};
    std::vector<int> sizes{1000, 10'000};
    if (!parser.isSet(QStringLiteral("quick")))
        sizes.push_back(100'000);

    Report report;
    report.detail["load_average"]["before"] = loadAverage();
    bool good = true;
    if (wanted.has("quality"))
        good = tryTo("quality", report,
                     [&] { bench::measureQuality(report, parser.value(QStringLiteral("provider"))); }) &&
               good;
    if (wanted.has("parse"))
        good = tryTo("parse", report, [&] { bench::measureParsing(report, work); }) && good;
    if (wanted.has("ledger"))
        good = tryTo("ledger", report, [&] { bench::measureLedger(report, work); }) && good;
    if (wanted.has("sync"))
        good = tryTo("sync", report, [&] { bench::measureSync(report, work); }) && good;
    good = measureWindows(report, wanted, sizes, work) && good;
    report.detail["load_average"]["after"] = loadAverage();
    report.print();
    std::printf("load average %s before, %s after\n", report.detail["load_average"]["before"].dump().c_str(),
                report.detail["load_average"]["after"].dump().c_str());
    const QString path = parser.value(QStringLiteral("json"));
    if (!path.isEmpty() && !keep(path, report)) {
        std::fprintf(stderr, "%s cannot be written.\n", qPrintable(path));
        return 1;
    }
    return good ? 0 : 1;
}
