#include "bench/Processes.h"

#include <QDir>
#include <QFile>

#include "bench/WatchedApplication.h"

namespace bench {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

double megabytes(const QByteArray &text, const QByteArray &name)
{
    const auto at = text.indexOf(name);
    const auto end = text.indexOf(" kB", at);
    if (at < 0 || end < 0)
        return 0;
    return text.mid(at + name.size(), end - at - name.size()).trimmed().toDouble() / 1024;
}

qint64 processorTime(const std::vector<qint64> &pids)
{
    qint64 sum = 0; // ns
    for (const qint64 pid : pids)
        sum += contentOf(QStringLiteral("/proc/%1/schedstat").arg(pid)).split(' ').value(0).toLongLong();
    return sum;
}

} // namespace

Memory memoryOf(qint64 pid)
{
    const QString folder = pid == 0 ? QStringLiteral("/proc/self/") : QStringLiteral("/proc/%1/").arg(pid);
    return {megabytes(contentOf(folder + QStringLiteral("status")), "VmRSS:"),
            megabytes(contentOf(folder + QStringLiteral("smaps_rollup")), "\nPss:")};
}

std::vector<qint64> childrenOfThis()
{
    std::vector<qint64> pids;
    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const auto &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        for (const auto &pid : contentOf(tasks.filePath(task) + QStringLiteral("/children")).split(' '))
            if (pid.toLongLong() > 0)
                pids.push_back(pid.toLongLong());
    return pids;
}

void waitForQuietChildren()
{
    constexpr int look = 15; // ms
    constexpr int quietLooks = 3;
    qint64 before = -1;
    for (int quiet = 0, looks = 0; quiet < quietLooks && looks < 200; ++looks) {
        pause(look);
        const qint64 used = processorTime(childrenOfThis());
        quiet = used == before ? quiet + 1 : 0;
        before = used;
    }
}

} // namespace bench
