// The i-th call fails, for i = 1, 2, 3 … until a day meets no failure: in the database, in its files, on the network,
// at the keychain; once, and from then on until somebody mends it. Afterwards the day ends as a day without failures.
// COUNTERSIGN_STRIDE: every so-manieth i only (1 = all). // REL-04, REL-06, REL-07
#include <sqlite3.h>

#include <QTemporaryDir>
#include <QTest>

#include "torture/Checker.h"
#include "torture/PowerLossVfs.h"

using base::Milliseconds;
using fakes::Bench;
using fakes::Fault;
using torture::PowerLossVfs;
using writeback::State;

namespace {

constexpr int approvalsOfTheDay = 4;

// Counts calls and says which of them fail.
class Failing
{
public:
    Failing(int at, bool lasts) : m_at(at), m_lasts(lasts) {}
    void begin() { m_begun = true; }
    bool next()
    {
        if (!m_begun)
            return false;
        const int call = ++m_calls;
        const bool fails = !m_mended && (m_lasts ? call >= m_at : call == m_at);
        m_met = m_met || fails;
        return fails;
    }
    void mend() { m_mended = true; }
    bool met() const { return m_met; }

private:
    const int m_at;
    const bool m_lasts;
    std::atomic<int> m_calls{0};
    std::atomic<bool> m_begun{false};
    std::atomic<bool> m_mended{false};
    std::atomic<bool> m_met{false};
};

enum class Where
{
    Database, // a step of a statement
    Disk,     // a write, sync or cut of a file
    FullDisk,
    Sending,
    Reading,
    Keychain, // the token cannot be had
};

class Day
{
public:
    Day(Where where, int at, bool lasts)
        : m_failing(std::make_shared<Failing>(at, lasts)), m_bench(PowerLossVfs::name())
    {
        m_bench.options.random = [] { return 0.5; };
        PowerLossVfs::setRecording(false);
        if (where == Where::Database)
            m_bench.restart([failing = m_failing](const char *) {
                if (failing->next())
                    throw store::Fault(SQLITE_IOERR, QStringLiteral("planted"));
            });
        else if (where == Where::Disk || where == Where::FullDisk)
            PowerLossVfs::setGate([failing = m_failing, where](const QByteArray &, qint64) {
                return failing->next() ? (where == Where::Disk ? SQLITE_IOERR : SQLITE_FULL) : SQLITE_OK;
            });
        else
            m_bench.system->failing = [failing = m_failing, where](bool writes) {
                if (where != Where::Keychain && writes != (where == Where::Sending))
                    return Fault::None;
                if (!failing->next())
                    return Fault::None;
                return where == Where::Keychain ? Fault::KeychainLocked : Fault::Offline;
            };
    }
    ~Day() { PowerLossVfs::setGate(nullptr); }

    // What does not hold, or nothing.
    QString broken()
    {
        m_failing->begin();
        m_bench.startSender();
        for (int i = 0; i < approvalsOfTheDay; ++i)
            if (!approve(i))
                return QStringLiteral("approval %1 never went through").arg(i);
        m_failing->mend();
        m_bench.sender->signedIn(m_bench.account, m_bench.reviewer.id, m_bench.system);
        m_bench.run(Milliseconds(3'600'000));
        m_history.arrivals = m_bench.system->arrivals;
        m_history.notes = m_bench.system->notes;
        if (const QString what = torture::broken(m_bench, m_history); !what.isEmpty())
            return what;
        // As a day without failures: each of the texts on its record, once.
        QStringList texts;
        for (const auto &note : m_bench.system->notes)
            texts.append(note.application);
        texts.sort();
        return texts == QStringList{QStringLiteral("101"), QStringLiteral("102"), QStringLiteral("103"),
                                    QStringLiteral("104")}
                   ? QString()
                   : QStringLiteral("the record ends as ") + texts.join(QLatin1Char(' '));
    }

    bool met() const { return m_failing->met(); }

private:
    // As a person would: once more, and again, then the disk is mended.
    bool approve(int i)
    {
        const QString application = QString::number(101 + i);
        for (int attempt = 0; attempt < 6; ++attempt) {
            if (attempt == 3)
                m_failing->mend();
            (void)Bench::await(m_bench.desk->saveDraft(m_bench.summary(application, QStringLiteral("text %1").arg(i)),
                                                       review::Replace::Always))
                .has_value();
            const auto stored = m_bench.desk->currentDraft(m_bench.account, domain::ApplicationId(application),
                                                           domain::OutputKind::Summary);
            if (!stored || !*stored)
                continue;
            const auto accepted = m_bench.approveAndAccept(**stored);
            if (!accepted)
                continue;
            m_history.approved.push_back({accepted->approval, accepted->operation});
            m_bench.run(Milliseconds(1000));
            return true;
        }
        return false;
    }

    std::shared_ptr<Failing> m_failing;
    Bench m_bench;
    torture::History m_history;
};

int chosen(const char *name, int otherwise)
{
    const int value = qEnvironmentVariableIntValue(name);
    return value > 0 ? value : otherwise;
}

} // namespace

class tst_FailureSweep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void REL04_REL07_whicheverCallFailsTheDayEndsAsOneWithoutFailures_data()
    {
        QTest::addColumn<int>("where");
        QTest::addColumn<bool>("lasts");
        const std::pair<const char *, Where> places[] = {{"database", Where::Database},  {"disk", Where::Disk},
                                                         {"full disk", Where::FullDisk}, {"sending", Where::Sending},
                                                         {"reading", Where::Reading},    {"keychain", Where::Keychain}};
        for (const auto &[name, where] : places)
            for (const bool lasts : {false, true})
                QTest::addRow("%s, %s", name, lasts ? "until mended" : "once") << int(where) << lasts;
    }
    // Red with the planted bug "acknowledge before COMMIT".
    void REL04_REL07_whicheverCallFailsTheDayEndsAsOneWithoutFailures()
    {
        QFETCH(int, where);
        QFETCH(bool, lasts);
        const bool many =
            Where(where) == Where::Database || Where(where) == Where::Disk || Where(where) == Where::FullDisk;
        const int stride = many ? chosen("COUNTERSIGN_STRIDE", 17) : 1;
        int days = 0;
        for (int at = 1; at < 20'000; at += stride) {
            Day day(Where(where), at, lasts);
            const QString broken = day.broken();
            QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("call %1: %2").arg(at).arg(broken)));
            ++days;
            if (!day.met())
                break;
            QVERIFY(at + stride < 20'000);
        }
        QVERIFY(days > 1);
        qInfo("%d days", days);
    }

    // However much room is left: what is acknowledged is kept, reading goes on, and with room again so does approving.
    void REL06_aFullDiskRefusesBeforeItAcknowledges()
    {
        int refused = 0;
        for (int room = 0; room < 200; ++room) {
            Bench bench(PowerLossVfs::name());
            const auto stored = bench.save(bench.summary(QStringLiteral("101"), QStringLiteral("one")));
            auto approval = bench.approve(stored);
            const qint64 size = QFileInfo(bench.store.path() + QStringLiteral("-wal")).size() + room * 1024;
            PowerLossVfs::setGate([size](const QByteArray &act, qint64 sizeAfter) {
                return act == "wal write" && sizeAfter > size ? SQLITE_FULL : SQLITE_OK;
            });
            const auto accepted = Bench::await(bench.outbox->accept(*std::move(approval), Milliseconds(60'000)));
            const auto list = bench.outbox->list();
            VERIFY_RESULT(list);
            QCOMPARE(list->size(), accepted ? std::size_t(1) : std::size_t(0));
            if (!accepted)
                QCOMPARE(int(accepted.error().kind), int(base::Kind::Storage));
            refused += accepted ? 0 : 1;
            PowerLossVfs::setGate(nullptr); // room again, without a restart
            if (!accepted) {
                const auto again = bench.approveAndAccept(stored, 60'000);
                VERIFY_RESULT(again);
            }
            QVERIFY(bench.ledgerIsWhole());
        }
        QVERIFY2(refused > 10 && refused < 200, qPrintable(QString::number(refused)));
    }
};

QTEST_GUILESS_MAIN(tst_FailureSweep)
#include "tst_FailureSweep.moc"
