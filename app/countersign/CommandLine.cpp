#include "app/countersign/CommandLine.h"

#include <algorithm>
#include <optional>
#include <span>

#include <QCoreApplication>

namespace app {

namespace {

struct VerbName
{
    const char *name;
    Verb verb;
};
constexpr VerbName verbNames[] = {
    {"connect", Verb::Connect}, {"sync", Verb::Sync},     {"draft", Verb::Draft}, {"status", Verb::Status},
    {"extract", Verb::Extract}, {"screen", Verb::Screen}, {"try", Verb::Try},
};
constexpr VerbName ledgerVerbs[] = {
    {"verify", Verb::LedgerVerify},
    {"export", Verb::LedgerExport},
    {"anchor", Verb::LedgerAnchor},
    {"packet", Verb::LedgerPacket},
};

constexpr VerbName modelVerbs[] = {
    {"set", Verb::ModelSet},
    {"key", Verb::ModelKey},
    {"test", Verb::ModelTest},
    {"left", Verb::ModelLeft},
};

std::optional<Verb> verbNamed(std::span<const VerbName> names, const QString &name)
{
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const VerbName &v) { return name == QLatin1String(v.name); });
    return found == names.end() ? std::nullopt : std::optional(found->verb);
}

auto usage(const QString &sentence)
{
    return base::failure(base::Kind::Invalid,
                         sentence + QCoreApplication::translate("CommandLine", " See countersign --help."));
}

} // namespace

base::Result<CommandLine> readCommandLine(const QStringList &arguments)
{
    CommandLine line;
    QStringList words;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        QString *value = word == QLatin1String("--data")          ? &line.dataFolder
                         : word == QLatin1String("--profile")     ? &line.profileFile
                         : word == QLatin1String("--resume")      ? &line.resumeFile
                         : word == QLatin1String("--job")         ? &line.jobFile
                         : word == QLatin1String("--criteria")    ? &line.criteriaFile
                         : word == QLatin1String("--out")         ? &line.outFile
                         : word == QLatin1String("--dir")         ? &line.folder
                         : word == QLatin1String("--anchor")      ? &line.anchorFile
                         : word == QLatin1String("--application") ? &line.application
                         : word == QLatin1String("--provider")    ? &line.providerFile
                         : word == QLatin1String("--prompt")      ? &line.promptFile
                         : word == QLatin1String("--requisition") ? &line.requisition
                         : word == QLatin1String("--family")      ? &line.family
                         : word == QLatin1String("--language")    ? &line.language
                                                                  : nullptr;
        if (value) {
            if (++i >= arguments.size())
                return usage(QCoreApplication::translate("CommandLine", "%1 needs a value.").arg(word));
            *value = arguments[i];
        } else if (word == QLatin1String("--limit")) {
            bool ok = false;
            line.limit = ++i < arguments.size() ? arguments[i].toInt(&ok) : 0;
            if (!ok || line.limit < 1)
                return usage(QCoreApplication::translate("CommandLine", "--limit needs a number above 0."));
        } else if (word == QLatin1String("--json")) {
            line.json = true;
        } else if (word == QLatin1String("--words")) {
            line.words = true;
        } else if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            line.verb = Verb::Help;
            return line;
        } else if (word == QLatin1String("--version")) {
            line.verb = Verb::Version;
            return line;
        } else if (word.startsWith(QLatin1Char('-')) && word.size() > 1) {
            return usage(QCoreApplication::translate("CommandLine", "There is no option %1.").arg(word));
        } else {
            words.append(word);
        }
    }
    if (words.isEmpty())
        return line;

    const QString verb = words.takeFirst();
    if (verb == QLatin1String("ledger")) {
        const QString what = words.isEmpty() ? QString() : words.takeFirst();
        const auto found = verbNamed(ledgerVerbs, what);
        if (!found)
            return usage(QCoreApplication::translate("CommandLine", "Say ledger verify, export, anchor or packet."));
        line.verb = *found;
    } else if (verb == QLatin1String("model")) {
        const QString what = words.isEmpty() ? QString() : words.takeFirst();
        const auto found = verbNamed(modelVerbs, what);
        if (!found)
            return usage(QCoreApplication::translate("CommandLine", "Say model set, key, test or left."));
        line.verb = *found;
    } else {
        const auto found = verbNamed(verbNames, verb);
        if (!found)
            return usage(QCoreApplication::translate("CommandLine", "There is no command “%1”.").arg(verb));
        line.verb = *found;
    }
    if (line.verb == Verb::Extract) {
        if (words.size() != 1)
            return usage(QCoreApplication::translate("CommandLine", "extract needs one file."));
        line.file = words.takeFirst();
    }
    if (line.verb == Verb::Screen && (line.resumeFile.isEmpty() || line.jobFile.isEmpty()))
        return usage(QCoreApplication::translate("CommandLine", "screen needs --resume FILE and --job FILE."));
    static const QStringList spoken{QString(), QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr"),
                                    QStringLiteral("es")};
    if (!spoken.contains(line.language))
        return usage(QCoreApplication::translate("CommandLine", "--language needs en, de, fr or es."));
    if (line.verb == Verb::Try && line.promptFile.isEmpty() &&
        (line.criteriaFile.isEmpty() || line.requisition.isEmpty()))
        return usage(QCoreApplication::translate("CommandLine",
                                                 "try needs --prompt FILE, or --criteria FILE and --requisition ID."));
    if (line.verb == Verb::ModelSet && line.providerFile.isEmpty())
        return usage(QCoreApplication::translate("CommandLine", "model set needs --provider FILE."));
    if (line.verb == Verb::LedgerPacket && line.application.isEmpty())
        return usage(QCoreApplication::translate("CommandLine", "ledger packet needs --application ID."));
    if (!words.isEmpty())
        return usage(QCoreApplication::translate("CommandLine", "“%1” is one word too many.").arg(words.first()));
    return line;
}

QString helpText()
{
    return QCoreApplication::translate(
        "CommandLine", R"(Countersign: review what was drafted, approve it, see it on the candidate's record once.

  countersign [--profile FILE] [--data FOLDER]      opens the window

Without a window (nothing is approved there, by design):
  countersign connect --profile FILE                 signs in: prints the address to open and waits
  countersign sync                                   reads what changed in the ATS
  countersign draft [--limit N]                      prepares drafts for cases that wait
  countersign status [--json]                        what waits, what is written, what lives only here
  countersign extract FILE --json [--words]          a document's text with boxes and hidden words
  countersign screen --resume FILE --job FILE [--criteria FILE] [--language en|de|fr|es] --json
  countersign ledger verify [--anchor FILE] [--json] checks the record of every step, and that an anchor still holds
  countersign ledger export [--out FILE]             the record as JSON Lines
  countersign ledger export --dir FOLDER             the same for auditors, with table and manifest (countersign-verify)
  countersign ledger anchor [--out FILE]             three signed lines to keep elsewhere
  countersign ledger packet --application ID [--out FILE]   all about one decision, in one file
  countersign model set --provider FILE              from now on drafts are asked of this model, too
  countersign model key                              keeps its key sealed, from COUNTERSIGN_MODEL_KEY
  countersign model test                             asks it for one word and says what came back
  countersign model left [--application ID] [--json] what left for a model: when, to whom, how much, under which rule
  countersign try --criteria FILE --requisition ID [--limit N]   another set on decided cases: which verdicts flip
  countersign try --prompt FILE [--family NAME] [--limit N]      the same for another prompt: screening.txt, summary.txt …

Options
  --data FOLDER    keeps the store there instead of in your data folder
  --provider FILE  a model provider's profile (JSON, without its key)
  --profile FILE   a connection profile (JSON, without secrets)

Environment
  COUNTERSIGN_CLIENT_SECRET   for connect, where the profile's client has a secret; kept sealed afterwards
  COUNTERSIGN_MODEL_KEY       for model key; empty removes the key that is kept
  COUNTERSIGN_ANCHORS         a folder, best on another machine, that gets the ledger's anchor once a day
  COUNTERSIGN_PASSPHRASE      opens a store whose key was wrapped by a passphrase in the window

Exit code: 0 done; 1 could not be done, with one sentence why; 2 the command makes no sense.
)");
}

} // namespace app
