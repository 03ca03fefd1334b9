// countersign-tour --out DIR: walks the product's own windows by key events on the practice ATS, once per sign-in mode.
// Leaves NN-name.png and report.json; exit 0 only if everything that was approved is in the ATS, once, as approved.
#include <cstdio>

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>

#include "tour/Tour.h"
#include "ui/theme/Theme.h"

namespace {

bool keep(const QDir &dir, const nlohmann::json &report)
{
    QFile file(dir.filePath(QStringLiteral("report.json")));
    return file.open(QFile::WriteOnly) && file.write(QByteArray::fromStdString(report.dump(2) + "\n")) > 0;
}

} // namespace

int main(int argc, char **argv)
{
    tour::runUnderTheRecorder(argv);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("countersign-tour"));
    ui::theme::apply(application, ui::theme::Scheme::Light);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("out"), QStringLiteral("Where pictures and report.json go."),
                      QStringLiteral("DIR"), QStringLiteral("tour")});
    parser.addOption(
        {QStringLiteral("mode"), QStringLiteral("public or documented; both when not given."), QStringLiteral("MODE")});
    parser.addOption({QStringLiteral("applications"), QStringLiteral("How many applications the practice ATS has."),
                      QStringLiteral("N"), QStringLiteral("240")});
    parser.process(application);

    const QDir out(parser.value(QStringLiteral("out")));
    QStringList modes{QStringLiteral("public"), QStringLiteral("documented")};
    if (parser.isSet(QStringLiteral("mode")))
        modes = {parser.value(QStringLiteral("mode"))};
    nlohmann::json report;
    bool ok = true;
    for (const auto &mode : modes) {
        const QDir dir(mode == modes.first() ? out.path() : out.filePath(mode));
        if (!QDir().mkpath(dir.path())) {
            std::fprintf(stderr, "The folder %s cannot be made.\n", qPrintable(dir.path()));
            return 1;
        }
        for (const auto &old : dir.entryList({QStringLiteral("*.png"), QStringLiteral("report.json")}, QDir::Files))
            QFile::remove(dir.filePath(old));
        ui::theme::apply(application, ui::theme::Scheme::Light);
        nlohmann::json one;
        try {
            tour::Tour tour({mode, dir, parser.value(QStringLiteral("applications")).toInt()});
            one = tour.walk();
        } catch (const tour::Lost &lost) {
            one["ok"] = false;
            one["lost"] = lost.what();
            std::fprintf(stderr, "%s: %s\n", qPrintable(mode), lost.what());
        }
        ok = ok && one.value("ok", false);
        one["mode"] = mode.toStdString();
        if (mode == modes.first())
            report = one;
        else
            keep(dir, one);
        report["modes"].push_back(one);
    }
    report["ok"] = ok;
    if (!keep(out, report))
        ok = false;
    std::printf("%s\n", report.dump(2).c_str());
    return ok ? 0 : 1;
}
