// Where this installation keeps its things.
#pragma once

#include <QString>

namespace app {

struct Paths
{
    QString folder; // 0700
    QString store() const { return folder + QStringLiteral("/countersign.db"); }
    QString socket() const;
    QString passphraseFile() const { return folder + QStringLiteral("/key.sealed"); }
    QString providerFile() const { return folder + QStringLiteral("/provider.json"); }
    QString prompts() const { return folder + QStringLiteral("/prompts"); }
    QString profiles() const { return folder + QStringLiteral("/profiles"); }
};

// The platform's data folder, or the one given by --data (made absolute).
Paths pathsFor(const QString &dataFolder);

// A program of ours that stands beside this one: countersign-docworker.
QString programBeside(const QString &name);

} // namespace app
