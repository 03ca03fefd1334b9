// countersign-practice: the practice ATS. One line of JSON on stdout when ready, then serves until SIGTERM, SIGINT or
// the end of its standard input.
#include <csignal>
#include <cstdio>
#include <thread>

#include <unistd.h>

#include <QGuiApplication>
#include <QHashFunctions>

#include "practice/Practice.h"

namespace {

// A dead parent must not leave the server behind: its end of our standard input closes with it.
void endWithStdin()
{
    std::thread([] {
        char bytes[256];
        while (::read(STDIN_FILENO, bytes, sizeof bytes) > 0) {
        }
        ::kill(::getpid(), SIGTERM);
    }).detach();
}

int fail(const QString &problem, int code)
{
    std::fprintf(stderr, "countersign-practice: %s\n", qPrintable(problem));
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    // Before any thread exists, so that every thread leaves these signals to the wait below.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);

    qputenv("QT_QPA_PLATFORM", "offscreen"); // documents are drawn, nothing is shown
    QHashSeed::setDeterministicGlobalSeed(); // or the PDF writer orders its fonts anew in every run
    const QGuiApplication application(argc, argv);

    const practice::CommandLine line = practice::readCommandLine(QCoreApplication::arguments());
    if (!line.help.isEmpty())
        return std::fputs(qPrintable(line.help), stdout) < 0;
    if (!line.problem.isEmpty())
        return fail(line.problem, 2);

    practice::Practice practice(line.options);
    if (const QString problem = practice.start(); !problem.isEmpty())
        return fail(problem, 1);
    if (!line.options.profileFile.isEmpty())
        if (const QString problem = practice.writeProfile(); !problem.isEmpty())
            return fail(problem, 1);
    std::printf("%s\n", practice.ready().constData());
    std::fflush(stdout);

    if (line.options.life == practice::Options::Life::WithStdin)
        endWithStdin();
    int signal = 0;
    sigwait(&ends, &signal);
    // Connections kept alive by clients would hold an orderly stop for many seconds; all that matters is committed.
    std::_Exit(0);
}
