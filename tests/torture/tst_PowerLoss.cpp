// What a power cut leaves: a working day on a file system that remembers every unsynced write, then many disks as they
// may be found afterwards. COUNTERSIGN_IMAGES chooses how many. // REL-08
#define COUNTERSIGN_PLANTED_BUGS
#include "base/Planted.h"

#include <QTemporaryDir>
#include <QTest>

#include "store/Statement.h"
#include "torture/Checker.h"
#include "torture/PowerLossVfs.h"

using base::Milliseconds;
using fakes::Bench;
using fakes::Fault;
using torture::PowerLossVfs;
using torture::Unsynced;

namespace {

struct Happened
{
    std::size_t moment; // at this place in the record of the disk
    QString approval;   // acknowledged to the person …
    QString operation;  // … or this one's bytes arrived at the system
};

// A day's work: approvals, edits, taking back, doubt and refusals, restarts in between.
class Day
{
public:
    Day() : m_bench(PowerLossVfs::name())
    {
        PowerLossVfs::instance().startOver();
        m_bench.restart(); // from here on everything is recorded
        m_bench.system->onArrival = [this](const fakes::Arrival &arrival) {
            happened.push_back({PowerLossVfs::instance().moment(), {}, arrival.operation});
        };
    }

    void work(int rounds)
    {
        std::mt19937 random(7);
        const Fault faults[] = {Fault::None, Fault::LostAfter, Fault::Refused, Fault::ServerFault, Fault::None};
        m_bench.startSender();
        for (int round = 0; round < rounds; ++round) {
            const QString application = QString::number(101 + round % 6);
            m_bench.system->nextSends = {faults[random() % std::size(faults)]};
            const auto saved = Bench::await(m_bench.desk->saveDraft(
                m_bench.summary(application, QStringLiteral("round %1").arg(round)), review::Replace::Always));
            if (!saved)
                continue; // what is on its way stays
            const auto accepted = m_bench.approveAndAccept(*saved, static_cast<int>(random() % 3) * 5000);
            if (accepted)
                happened.push_back({PowerLossVfs::instance().moment(), accepted->approval.text(), {}});
            if (random() % 7 == 0 && accepted && accepted->operation)
                (void)Bench::await(m_bench.outbox->takeBack(*accepted->operation));
            m_bench.run(Milliseconds(static_cast<int>(random() % 40'000)));
            if (random() % 9 == 0) {
                m_bench.restart();
                m_bench.startSender();
            }
        }
        m_bench.run(Milliseconds(200'000));
        m_bench.stopSender();
    }

    std::vector<Happened> happened;

private:
    Bench m_bench;
};

const Unsynced manners[] = {Unsynced::Lost, Unsynced::Some, Unsynced::Torn512, Unsynced::Kept, Unsynced::Torn4096};

// Puts the disk into a folder, opens it as the program would after the power is back, and judges. Empty: all is well.
QString judge(const std::map<QString, QByteArray> &disk, std::size_t moment, const std::vector<Happened> &happened)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("countersign.db"));
    for (const auto &[name, content] : disk) {
        QFile file(folder.filePath(name));
        if (name.endsWith(QLatin1String("-shm")) || !file.open(QFile::WriteOnly) || file.write(content) < 0)
            continue;
    }
    auto opened = store::Store::open({path, support::TempStore::key(), {}, {}});
    const bool promised =
        std::any_of(happened.begin(), happened.end(), [&](const Happened &one) { return one.moment <= moment; });
    if (!opened)
        return promised ? QStringLiteral("does not open: ") + opened.error().forLog : QString();
    auto &store = **opened;
    QString found;
    const auto read = store.read([&](store::Connection &db, store::KeyRing &) {
        store::Statement whole(db, "PRAGMA integrity_check");
        whole.step();
        if (whole.text(0) != QLatin1String("ok"))
            found = QStringLiteral("damaged: ") + whole.text(0);
        store::Statement approval(db, "SELECT 1 FROM approvals WHERE id = ?1");
        store::Statement attempt(db, "SELECT 1 FROM attempts WHERE operation = ?1");
        for (const auto &one : happened) {
            if (one.moment > moment || !found.isEmpty())
                continue;
            if (!one.approval.isEmpty() && !approval.bind(one.approval).step())
                found = QStringLiteral("I2: an acknowledged approval is gone");
            else if (!one.operation.isEmpty() && !attempt.bind(one.operation).step())
                found = QStringLiteral("I7: bytes left before the attempt was on the disk");
        }
    });
    if (!read)
        return QStringLiteral("cannot be read: ") + read.error().forLog;
    ledger::Ledger ledger(store);
    const auto verdict = Bench::await(ledger.verify());
    if (found.isEmpty() && (!verdict || !verdict->ok()))
        found = QStringLiteral("I7: the chain is broken");
    return found;
}

int imagesWanted()
{
    const int wanted = qEnvironmentVariableIntValue("COUNTERSIGN_IMAGES");
    return wanted > 0 ? wanted : 250;
}

// The first disk that breaks a promise, or nothing.
QString firstBroken(const Day &day, int images)
{
    auto &disk = PowerLossVfs::instance();
    std::mt19937 random(11);
    const auto syncs = disk.syncs();
    for (int i = 0; i < images; ++i) {
        // Just before a sync the disk is dirtiest; any other moment will do, too.
        const std::size_t moment = i % 4 == 3 || syncs.empty()
                                       ? std::uniform_int_distribution<std::size_t>(0, disk.moment())(random)
                                       : syncs[random() % syncs.size()];
        const Unsynced manner = manners[static_cast<std::size_t>(i) % std::size(manners)];
        if (const QString what = judge(disk.disk(moment, manner, random), moment, day.happened); !what.isEmpty())
            return QStringLiteral("image %1 at %2: %3").arg(i).arg(moment).arg(what);
    }
    return {};
}

} // namespace

class tst_PowerLoss : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }
    void cleanup() { base::plantedBug = base::Bug::None; }

    void REL08_noImageOfTheDiskBreaksAPromise()
    {
        Day day;
        day.work(60);
        QVERIFY(day.happened.size() > 60);
        const QString broken = firstBroken(day, imagesWanted());
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
        qInfo("%d images of a disk after a power cut, %zu promises, none broken", imagesWanted(), day.happened.size());
    }

    // The suite can fail: with synchronous=NORMAL a COMMIT is acknowledged before it is on the disk.
    void REL49_synchronousNormalLosesWhatWasAcknowledged()
    {
        base::plantedBug = base::Bug::SynchronousNormal;
        Day day;
        day.work(20);
        base::plantedBug = base::Bug::None;
        const QString broken = firstBroken(day, 400);
        QVERIFY2(broken.contains(QLatin1String("I2")) || broken.contains(QLatin1String("I7")), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(tst_PowerLoss)
#include "tst_PowerLoss.moc"
