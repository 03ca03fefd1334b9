#include "app/countersign/PolicyFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace app {

namespace {

constexpr qint64 mostBytes = 256 * 1024;

QString say(const char *sentence)
{
    return QCoreApplication::translate("app::PolicyFile", sentence);
}

} // namespace

PolicyInForce policyFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {{},
                say("The policy file %1 cannot be read. Ask your administrator; until then nothing is approved.")
                    .arg(path)};
    const auto policy = review::Policy::read(file.read(mostBytes));
    if (!policy)
        return {{},
                say("The policy file %1 cannot be used because of “%2”. Ask your administrator; until then nothing is"
                    " approved.")
                    .arg(path, policy.error().subject)};
    return {*policy};
}

PolicyInForce policyInForce(const Paths &paths)
{
    const QString machine = QStringLiteral("/etc/countersign/policy.json");
    const QString own = paths.folder + QStringLiteral("/policy.json");
    for (const auto &path : {machine, own})
        if (QFileInfo::exists(path))
            return policyFrom(path);
    return {};
}

} // namespace app
