// Countersign: the window, and the verbs that need none.
#include <cstdio>

#include <QApplication>
#include <QDesktopServices>
#include <QScreen>
#include <QStandardPaths>
#include <QUrl>

#include "app/countersign/CommandLine.h"
#include "app/countersign/Services.h"
#include "app/countersign/verbs/AccountVerbs.h"
#include "app/countersign/verbs/DocumentVerbs.h"
#include "app/countersign/verbs/LedgerVerbs.h"
#include "app/countersign/verbs/ModelVerbs.h"
#include "app/countersign/verbs/TrialVerbs.h"
#include "app/countersign/window/Workbench.h"
#include "net/InstanceSocket.h"
#include "ui/Text.h"
#include "ui/theme/Theme.h"

namespace {

using app::CommandLine;
using app::Verb;
using Output = base::Result<QByteArray>;

void sayError(const QString &sentence)
{
    std::fputs(qPrintable(sentence + QLatin1Char('\n')), stderr);
}

int finish(const Output &output, ui::Doing doing)
{
    if (!output) {
        sayError(ui::sentence(output.error(), doing, QStringLiteral("the ATS")));
        return 1;
    }
    std::fwrite(output->constData(), 1, static_cast<std::size_t>(output->size()), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

// Runs a task to its end on this thread's event loop. What the task used may be destroyed only afterwards: the task
// ends inside the signal of its last answer.
Output runToEnd(base::Task<Output> task)
{
    std::optional<Output> end;
    task.then([&end](Output output) {
        end.emplace(std::move(output));
        QCoreApplication::quit();
    });
    if (!end)
        QCoreApplication::exec();
    return end ? std::move(*end) : Output(base::failure(base::Kind::Cancelled, QStringLiteral("ended early")));
}

ui::Doing doingOf(Verb verb)
{
    switch (verb) {
    case Verb::Connect:
        return ui::Doing::ReadingProfile;
    case Verb::Draft:
        return ui::Doing::Drafting;
    case Verb::Extract:
    case Verb::Screen:
        return ui::Doing::OpeningFile;
    case Verb::LedgerExport:
    case Verb::LedgerAnchor:
    case Verb::LedgerPacket:
        return ui::Doing::Exporting;
    case Verb::LedgerVerify:
        return ui::Doing::CheckingLedger;
    case Verb::ModelSet:
    case Verb::ModelKey:
    case Verb::ModelTest:
        return ui::Doing::AskingModel;
    default:
        return ui::Doing::ReadingOnce;
    }
}

bool writes(Verb verb)
{
    return verb == Verb::Connect || verb == Verb::Sync || verb == Verb::Draft || verb == Verb::LedgerAnchor ||
           verb == Verb::LedgerPacket || verb == Verb::ModelKey || verb == Verb::Try;
}

int runOnFile(const CommandLine &line)
{
    documents::WorkerPool pool(app::programBeside(QStringLiteral("countersign-docworker")), 1);
    const auto today = QDate::currentDate();
    return finish(runToEnd(line.verb == Verb::Extract ? app::extractFile(line, pool, {})
                                                      : app::screenFile(line, pool, today, {})),
                  doingOf(line.verb));
}

// Outlives the task that fills it: the transport's thread has ended before main returns.
struct StoreRun
{
    std::unique_ptr<app::Services> services;
    ui::Doing doing = ui::Doing::Starting;
};

using VerbTask = base::Task<Output> (*)(app::VerbContext, std::stop_token);

VerbTask verbFor(Verb verb)
{
    static constexpr std::pair<Verb, VerbTask> verbs[] = {
        {Verb::Connect, &app::connectAccount},    {Verb::Sync, &app::syncAccounts},
        {Verb::Draft, &app::draftCases},          {Verb::LedgerVerify, &app::verifyLedger},
        {Verb::LedgerExport, &app::exportLedger}, {Verb::LedgerAnchor, &app::anchorLedger},
        {Verb::LedgerPacket, &app::packetOfCase}, {Verb::ModelSet, &app::setModel},
        {Verb::ModelKey, &app::keepModelKey},     {Verb::ModelTest, &app::testModel},
        {Verb::ModelLeft, &app::tellDepartures},  {Verb::Try, &app::tryOnDecided},
    };
    for (const auto &[each, task] : verbs)
        if (each == verb)
            return task;
    return &app::tellStatus;
}

base::Task<Output> runOnStore(CommandLine line, std::shared_ptr<base::Clock> clock, StoreRun *run, std::stop_token stop)
{
    const auto paths = app::pathsFor(line.dataFolder);
    const auto prompt = app::environmentPassphrase(paths);
    CO_TRY(const auto key, co_await app::findKey(clock, paths, prompt, stop));
    CO_TRY(run->services, app::openServices(clock, paths, key));
    if (writes(line.verb) && run->services->store->isReadOnly())
        co_return base::failure(base::Kind::Unsupported, QStringLiteral("the store is of a newer version"));
    run->doing = doingOf(line.verb);
    const app::VerbContext context{line, run->services.get(), sayError, [run](ui::Doing doing) { run->doing = doing; }};
    const auto verb = verbFor(line.verb);
    auto output = co_await verb(context, stop);
    co_return output;
}

int runVerb(const CommandLine &line)
{
    // A running window has the store: what it can answer, it answers. // DESIGN 10 (14)
    const auto paths = app::pathsFor(line.dataFolder);
    if (line.verb == Verb::Status || line.verb == Verb::Sync) {
        const QByteArray ask = line.verb == Verb::Status ? "{\"verb\":\"status\"}" : "{\"verb\":\"sync\"}";
        if (const auto answered = net::askInstance(paths.socket(), ask))
            return finish(*answered + '\n', doingOf(line.verb));
    }
    StoreRun run;
    const auto output = runToEnd(runOnStore(line, std::make_shared<base::SystemClock>(), &run, {}));
    run.services.reset(); // written down and let go before anything is said to be done
    return finish(output, run.doing);
}

int runWindow(QApplication &application, const CommandLine &line)
{
    const auto paths = app::pathsFor(line.dataFolder);
    if (net::askInstance(paths.socket(), "{\"verb\":\"raise\"}")) {
        sayError(QCoreApplication::translate("main", "Countersign is running already; its window was raised."));
        return 0;
    }
    ui::theme::apply(application, ui::theme::systemScheme(application));
    app::WorkbenchOptions options;
    options.paths = paths;
    if (!line.profileFile.isEmpty())
        options.profileFiles.append(line.profileFile);
    options.policy = app::policyInForce(paths);
    options.anchors = qEnvironmentVariable("COUNTERSIGN_ANCHORS");
    options.packets = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    options.openBrowser = [](const QUrl &address) { QDesktopServices::openUrl(address); };
    app::Workbench workbench(std::make_shared<base::SystemClock>(), options);
    net::InstanceServer server(paths.socket(),
                               [&workbench](const QByteArray &asked) { return workbench.answer(asked); });
    QObject::connect(&workbench, &app::Workbench::ready, &workbench, [&server] { (void)server.listen(); });
    // With room for a title bar: the status line is the first thing that would be cut off.
    const QSize room = application.primaryScreen()->availableSize() - QSize(0, 40);
    workbench.window().resize(workbench.window().size().boundedTo(room));
    workbench.window().show();
    workbench.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto line = app::readCommandLine(arguments);
    if (!line) {
        sayError(line.error().forLog);
        return 2;
    }
    QCoreApplication::setApplicationName(QStringLiteral("countersign"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERSIGN_VERSION));
    if (line->verb == Verb::Help || line->verb == Verb::Version) {
        std::fputs(line->verb == Verb::Help ? qPrintable(app::helpText()) : "countersign " COUNTERSIGN_VERSION "\n",
                   stdout);
        return 0;
    }
    if (line->verb == Verb::Window) {
        QApplication application(argc, argv);
        return runWindow(application, *line);
    }
    QCoreApplication application(argc, argv);
    return line->verb == Verb::Extract || line->verb == Verb::Screen ? runOnFile(*line) : runVerb(*line);
}
