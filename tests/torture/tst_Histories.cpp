// Random histories against the invariants of reliability.md. COUNTERSIGN_SEED, COUNTERSIGN_HISTORIES and
// COUNTERSIGN_EVENTS choose which, how many and how long; what fails is cut down to the events that matter.
#include <QTest>

#include "support/QtTestSupport.h"
#include "torture/History.h"

namespace {

int chosen(const char *name, int otherwise)
{
    const int value = qEnvironmentVariableIntValue(name);
    return value > 0 ? value : otherwise;
}

} // namespace

class tst_Histories : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void CMP02_CMP30_CMP31_REL33_REL47_REL48_everyHistoryKeepsTheInvariants_data()
    {
        QTest::addColumn<unsigned>("seed");
        const auto first = unsigned(chosen("COUNTERSIGN_SEED", 1));
        const auto count = unsigned(chosen("COUNTERSIGN_HISTORIES", 50));
        for (unsigned seed = first; seed < first + count; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    // REL-47: red with every planted bug of tst_PlantedBugs that the invariants show.
    void CMP02_CMP30_CMP31_REL33_REL47_REL48_everyHistoryKeepsTheInvariants()
    {
        QFETCH(unsigned, seed);
        const auto events = torture::eventsOf(seed, chosen("COUNTERSIGN_EVENTS", 200));
        const QString broken = torture::firstBroken(events);
        if (broken.isEmpty())
            return;
        const auto shortest = torture::shrunk(events);
        QFAIL(qPrintable(QStringLiteral("%1\nstill with %2 of %3 events (%4):\n%5")
                             .arg(broken)
                             .arg(shortest.size())
                             .arg(events.size())
                             .arg(torture::firstBroken(shortest), torture::told(shortest))));
    }
};

QTEST_GUILESS_MAIN(tst_Histories)
#include "tst_Histories.moc"
