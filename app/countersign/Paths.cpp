#include "app/countersign/Paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include "base/Digest.h"

namespace app {

QString Paths::socket() const
{
    // A socket's address is short (108 bytes on Linux): a long folder gets a short name in the runtime folder.
    const QString beside = folder + QStringLiteral("/instance.sock");
    if (beside.toLocal8Bit().size() < 100)
        return beside;
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime + QStringLiteral("/countersign-%1.sock").arg(base::Digest::of(folder.toUtf8()).base32(16));
}

Paths pathsFor(const QString &dataFolder)
{
    if (!dataFolder.isEmpty())
        return {QDir(dataFolder).absolutePath()};
    return {QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/countersign")};
}

QString programBeside(const QString &name)
{
    return QCoreApplication::applicationDirPath() + QLatin1Char('/') + name;
}

} // namespace app
