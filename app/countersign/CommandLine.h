// What was asked for on the command line.
#pragma once

#include <QString>
#include <QStringList>

#include "base/Result.h"

namespace app {

enum class Verb
{
    Window,
    Connect,
    Sync,
    Draft,
    Status,
    Extract,
    Screen,
    LedgerVerify,
    LedgerExport,
    LedgerAnchor,
    LedgerPacket,
    ModelSet,
    ModelKey,
    ModelTest,
    ModelLeft,
    Try,
    Help,
    Version
};

struct CommandLine
{
    Verb verb = Verb::Window;
    QString dataFolder;   // --data: instead of the platform's data folder
    QString profileFile;  // --profile
    QString file;         // extract FILE
    QString resumeFile;   // screen --resume
    QString jobFile;      // screen --job
    QString criteriaFile; // screen --criteria
    QString outFile;      // ledger export, anchor, packet --out; empty = stdout
    QString folder;       // ledger export --dir
    QString anchorFile;   // ledger verify --anchor
    QString application;  // ledger packet, model left --application
    QString providerFile; // model set --provider
    QString promptFile;   // try --prompt
    QString requisition;  // try --requisition
    QString family;       // try --family
    QString language;     // screen --language; empty = en
    int limit = 0;        // draft --limit N; 0 = all
    bool json = false;    // machine-readable answer on stdout alone
    bool words = false;   // extract --words
};

// Kind::Invalid with the sentence for people as its forLog when the words make no sense.
base::Result<CommandLine> readCommandLine(const QStringList &arguments);

QString helpText();

} // namespace app
