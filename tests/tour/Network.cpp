#include "tour/Network.h"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace tour {

namespace {

constexpr char logVariable[] = "COUNTERSIGN_CONNECT_LOG";

QString logPath()
{
    return QFile::decodeName(qgetenv(logVariable));
}

} // namespace

void runUnderTheRecorder(char **argv)
{
    if (qEnvironmentVariableIsSet(logVariable))
        return;
    QTemporaryDir folder;
    folder.setAutoRemove(false);
    qputenv(logVariable, QFile::encodeName(folder.filePath(QStringLiteral("connections"))));
    qputenv("LD_PRELOAD", COUNTERSIGN_RECORDER);
    const std::string self = QFile::symLinkTarget(QStringLiteral("/proc/self/exe")).toStdString();
    execv(self.c_str(), argv); // by its own name: the log says who connects
    std::perror("the tour could not be started under the recorder");
    std::exit(1);
}

Network::Network()
{
    m_from = QFile(logPath()).size();
}

void Network::allow(const QUrl &url, const char *group)
{
    m_allowed[{url.host(), url.port()}] = group;
}

Network::Seen Network::seen() const
{
    Seen out;
    QFile log(logPath());
    if (!log.open(QFile::ReadOnly) || !log.seek(m_from))
        return out;
    for (const auto &line : log.readAll().split('\n')) {
        const auto words = QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.size() < 3)
            continue;
        const auto found = m_allowed.find({words.at(words.size() - 2), words.last().toInt()});
        // The reader of documents speaks to nobody at all.
        const bool mayNot = words.first().startsWith(QLatin1String("countersign-doc"));
        if (found == m_allowed.end() || mayNot)
            out.outside.append(words.join(QLatin1Char(' ')));
        else
            ++out.byGroup[found->second];
    }
    return out;
}

nlohmann::json Network::report() const
{
    const auto all = seen();
    nlohmann::json outside = nlohmann::json::array();
    for (const auto &line : all.outside)
        outside.push_back(line.toStdString());
    return {{"connections", all.byGroup}, {"outside", outside}};
}

bool Network::isKept() const
{
    const auto all = seen();
    return all.outside.isEmpty() && all.byGroup.contains("ats") && all.byGroup.contains("model");
}

} // namespace tour
