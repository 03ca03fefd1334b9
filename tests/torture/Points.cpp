#include "torture/Points.h"

#include <csignal>
#include <mutex>

#include <unistd.h>

#include <QList>

namespace torture::points {

namespace {

std::mutex mutex;
std::map<QByteArray, int> counts;
QByteArray target;
int targetHit = 0;

QByteArray word(const QList<QByteArray> &words, qsizetype at)
{
    const QByteArray raw = at < words.size() ? words[at] : QByteArray();
    const auto end = raw.indexOf('(');
    return end < 0 ? raw : raw.left(end);
}

// "INSERT INTO ledger", "UPDATE operations SET state", "SELECT FROM approvals", "CREATE TRIGGER".
QByteArray nameOf(const char *sql)
{
    QByteArray bare = QByteArray(sql).trimmed();
    while (bare.startsWith("--")) // a migration explains itself
        bare = bare.mid(bare.indexOf('\n') + 1).trimmed();
    const auto words = bare.simplified().split(' ');
    const QByteArray verb = word(words, 0).toUpper();
    if (verb == "INSERT")
        return "INSERT INTO " + word(words, words.indexOf("INTO") + 1);
    if (verb == "UPDATE")
        return "UPDATE " + word(words, 1) + " SET " + word(words, 3);
    if (verb == "SELECT")
        return "SELECT FROM " + word(words, words.indexOf("FROM") + 1);
    if (verb == "CREATE")
        return "CREATE " + word(words, 1);
    return verb;
}

} // namespace

void killAt(const QByteArray &point, int hit)
{
    const std::lock_guard lock(mutex);
    target = point;
    targetHit = hit;
}

void reach(const QByteArray &point)
{
    const std::lock_guard lock(mutex);
    if (++counts[point] == targetHit && point == target)
        kill(getpid(), SIGKILL);
}

void reachSql(const char *sql)
{
    static thread_local QByteArray firstWrite; // of the transaction that is open on this thread
    QByteArray name = nameOf(sql);
    if (name == "BEGIN")
        firstWrite.clear();
    else if (name == "COMMIT")
        name += " of " + (firstWrite.isEmpty() ? QByteArray("nothing") : firstWrite);
    else if (firstWrite.isEmpty() && !name.startsWith("SELECT") && !name.startsWith("PRAGMA"))
        firstWrite = name;
    reach("sql " + name);
}

std::map<QByteArray, int> reached()
{
    const std::lock_guard lock(mutex);
    return counts;
}

} // namespace torture::points
