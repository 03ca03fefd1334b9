#include "practice/CommandLine.h"

#include <QCommandLineParser>

namespace practice {

namespace {

struct Number
{
    const char *name;
    qint64 lowest;
    qint64 highest;
    const char *help;
};

constexpr Number numbers[] = {
    {"port", 0, 65535, "Port of API and sign-in; 0 = any free one."},
    {"admin-port", 0, 65535, "Port for tests: write log, faults, edits; 0 = any."},
    {"relay-port", 0, 65535, "Port of the raw relay in front of the API; 0 = any."},
    {"redirect-port", 1, 65535, "Port of the registered redirect in the mode \"documented\"."},
    {"applications", 240, 100'000, "How many applications the practice company has."},
    {"seed", 0, 9'007'199'254'740'992, "Another seed, other people."},
    {"window-seconds", 1, 3600, "Length of the rate window."},
    {"rate-limit", 1, 1'000'000, "Requests allowed in one window."},
    {"token-seconds", 0, 86'400, "Life of an access token."},
    {"refresh-seconds", 0, 31'536'000, "Life of a refresh token."},
    {"code-seconds", 0, 600, "Life of an authorization code."},
    {"link-seconds", 0, 31'536'000, "Life of an attachment's address."},
};

constexpr qint64 unset = -1;

} // namespace

CommandLine readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("A practice applicant tracking system on loopback. Prints one line "
                                                    "of JSON when ready; ends with its standard input."));
    const auto helpOption = parser.addHelpOption();
    for (const Number &number : numbers)
        parser.addOption({QLatin1String(number.name), QLatin1String(number.help), QStringLiteral("N")});
    const auto word = [&](const char *name, const char *help, const char *value) {
        parser.addOption({QLatin1String(name), QLatin1String(help), QLatin1String(value)});
    };
    word("admin-token", "Bearer of the admin port; made up when not given.", "TOKEN");
    word("mode", "documented (default) or public: how programs sign in.", "MODE");
    word("reset-header", "window-end (default) or upper-bound, as once recorded from the vendor.", "KIND");
    word("data", "SQLite file to keep everything in; default is memory.", "FILE");
    word("write-profile", "Write a connection profile for the app.", "FILE");
    parser.addOption({QStringLiteral("stay"), QStringLiteral("Do not end with standard input.")});

    CommandLine read;
    if (!parser.parse(arguments)) {
        read.problem = parser.errorText();
        return read;
    }
    if (parser.isSet(helpOption)) {
        read.help = parser.helpText();
        return read;
    }
    if (!parser.positionalArguments().isEmpty()) {
        read.problem = QStringLiteral("Unexpected argument: ") + parser.positionalArguments().constFirst();
        return read;
    }
    const auto number = [&](const char *name) {
        const QString text = parser.value(QLatin1String(name));
        if (text.isEmpty())
            return unset;
        bool good = false;
        const qint64 value = text.toLongLong(&good);
        for (const Number &known : numbers)
            if (qstrcmp(known.name, name) == 0 && (!good || value < known.lowest || value > known.highest))
                read.problem =
                    QStringLiteral("--%1 wants a number from %2 to %3")
                        .arg(QLatin1String(name), QString::number(known.lowest), QString::number(known.highest));
        return value;
    };
    Options &o = read.options;
    const auto take = [&](const char *name, auto &target) {
        if (const qint64 value = number(name); value != unset)
            target = static_cast<std::remove_reference_t<decltype(target)>>(value);
    };
    take("port", o.port);
    take("admin-port", o.adminPort);
    take("relay-port", o.relayPort);
    take("redirect-port", o.redirectPort);
    take("applications", o.applications);
    take("seed", o.seed);
    take("window-seconds", o.windowSeconds);
    take("rate-limit", o.rateLimit);
    take("token-seconds", o.tokenSeconds);
    take("refresh-seconds", o.refreshSeconds);
    take("code-seconds", o.codeSeconds);
    take("link-seconds", o.linkSeconds);
    o.adminToken = parser.value(QStringLiteral("admin-token"));
    o.profileFile = parser.value(QStringLiteral("write-profile"));
    if (parser.isSet(QStringLiteral("data")))
        o.data = parser.value(QStringLiteral("data"));
    if (parser.isSet(QStringLiteral("stay")))
        o.life = Options::Life::UntilSignal;
    const QString mode = parser.value(QStringLiteral("mode"));
    if (mode == QLatin1String("public"))
        o.mode = AccountRules::Mode::PublicClient;
    else if (!mode.isEmpty() && mode != QLatin1String("documented"))
        read.problem = QStringLiteral("--mode is documented or public");
    const QString reset = parser.value(QStringLiteral("reset-header"));
    if (reset == QLatin1String("upper-bound"))
        o.reset = RateWindow::Reset::UpperBound;
    else if (!reset.isEmpty() && reset != QLatin1String("window-end"))
        read.problem = QStringLiteral("--reset-header is window-end or upper-bound");
    return read;
}

} // namespace practice
