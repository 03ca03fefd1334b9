// Works a shift and is killed on the way: torture-child STORE JOURNAL SEED POINT HIT. With POINT "" it lives to the end
// and prints how often it came by each point, one "count<TAB>name" per line. Built a second time with the planted bugs,
// it carries the one whose number stands in COUNTERSIGN_PLANTED.
#include <cstdio>

#include <QCoreApplication>

#include "base/Planted.h"
#include "torture/Points.h"
#include "torture/PowerLossVfs.h"
#include "torture/Shift.h"

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto words = QCoreApplication::arguments();
    if (words.size() != 6) {
        std::fputs("usage: torture-child STORE JOURNAL SEED POINT HIT\n", stderr);
        return 2;
    }
#ifdef COUNTERSIGN_PLANTED_BUGS
    base::plantedBug = static_cast<base::Bug>(qEnvironmentVariableIntValue("COUNTERSIGN_PLANTED"));
#endif
    using namespace torture;
    points::killAt(words[4].toUtf8(), words[5].toInt());
    PowerLossVfs::setGate([](const QByteArray &act, qint64) {
        points::reach("file " + act);
        return 0;
    });
    work(words[1], words[2], words[3].toUInt(), {points::reachSql, [](const char *point) { points::reach(point); }});
    for (const auto &[name, count] : points::reached())
        std::printf("%d\t%s\n", count, name.constData());
    return 0;
}
