// Random histories against the invariants of reliability.md: events by a seeded generator, faults by script, the
// judgement by the checker. COUNTERSIGN_SEED and COUNTERSIGN_HISTORIES choose which and how many.
#include <random>

#include <QTest>

#include "torture/Checker.h"

using base::Milliseconds;
using fakes::Bench;
using fakes::Fault;
using writeback::State;

namespace {

constexpr int eventsEach = 60;

const Fault sendFaults[] = {Fault::None,          Fault::None,       Fault::LostBefore,  Fault::LostAfter,
                            Fault::LostAfterLate, Fault::NoObjectId, Fault::ServerFault, Fault::Offline,
                            Fault::Throttled,     Fault::SignedOut,  Fault::Refused,     Fault::Gone,
                            Fault::ServerConflict};
const Fault readFaults[] = {Fault::None,    Fault::None,      Fault::None,
                            Fault::Offline, Fault::SignedOut, Fault::ServerFault};

class RandomHistory
{
public:
    explicit RandomHistory(unsigned seed) : m_random(seed)
    {
        m_bench.addApplication(QStringLiteral("901"), QStringLiteral("201"));
        m_bench.addApplication(QStringLiteral("902"), QStringLiteral("202"));
        m_bench.startSender();
    }

    void play()
    {
        for (int i = 0; i < eventsEach; ++i)
            event();
        faultsStop();
    }

    QString firstBroken(); // the invariant that does not hold, or nothing

private:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_random); }

    QString anyApplication()
    {
        static const QString all[] = {QStringLiteral("101"), QStringLiteral("102"), QStringLiteral("103"),
                                      QStringLiteral("104"), QStringLiteral("901"), QStringLiteral("902")};
        return all[below(6)];
    }

    void event()
    {
        switch (below(12)) {
        case 0:
        case 1:
        case 2:
            draftAndApprove();
            break;
        case 3:
            edit();
            break;
        case 4:
            (void)Bench::await(m_bench.desk->undo(m_bench.account, domain::ApplicationId(anyApplication())));
            break;
        case 5:
            takeBack();
            break;
        case 6:
            m_bench.system->nextSends.push_back(sendFaults[below(std::size(sendFaults))]);
            break;
        case 7:
            m_bench.system->nextReads.push_back(readFaults[below(std::size(readFaults))]);
            break;
        case 8:
            m_bench.system->listLag = Milliseconds(below(2) * 45'000);
            m_bench.system->sendTakes = Milliseconds(below(3) * 900);
            break;
        case 9:
            m_bench.restart();
            m_bench.startSender();
            break;
        case 10:
            m_bench.sender->signedIn(m_bench.account, m_bench.reviewer.id, m_bench.system);
            break;
        default:
            m_bench.run(Milliseconds(below(30'000)));
        }
    }

    void draftAndApprove()
    {
        const QString application = anyApplication();
        const auto text = QStringLiteral("text %1").arg(below(1000));
        (void)Bench::await(m_bench.desk->saveDraft(m_bench.summary(application, text)));
        const auto now = m_bench.desk->currentDraft(m_bench.account, domain::ApplicationId(application),
                                                    domain::OutputKind::Summary);
        if (now && *now)
            promise(m_bench.approveAndAccept(**now, below(3) * 20'000));
    }

    void edit()
    {
        const auto now = m_bench.desk->currentDraft(m_bench.account, domain::ApplicationId(anyApplication()),
                                                    domain::OutputKind::Summary);
        if (!now || !*now)
            return;
        auto claims = (*now)->draft.claims;
        claims.front().text = QStringLiteral("edited %1").arg(below(1000));
        claims.front().changedByPerson = true;
        const auto id = (*now)->draft.id;
        (void)Bench::await(m_bench.desk->edit(id, (*now)->draft.revision, claims));
        const auto edited = m_bench.desk->draft(id);
        if (below(2) == 0 && edited && *edited)
            promise(m_bench.approveAndAccept(**edited, 0));
    }

    void takeBack()
    {
        const auto items = m_bench.outbox->list();
        if (!items || items->empty())
            return;
        const auto id = (*items)[std::size_t(below(int(items->size())))].id;
        if (Bench::await(m_bench.outbox->takeBack(id)))
            m_history.takenBack.push_back(id);
    }

    void promise(const base::Result<writeback::Accepted> &accepted)
    {
        if (accepted)
            m_history.approved.push_back({accepted->approval, accepted->operation});
    }

    void faultsStop()
    {
        m_bench.system->nextSends.clear();
        m_bench.system->nextReads.clear();
        m_bench.system->listLag = Milliseconds(0);
        m_bench.system->sendTakes = Milliseconds(0);
        m_bench.sender->signedIn(m_bench.account, m_bench.reviewer.id, m_bench.system);
        m_bench.run(Milliseconds(600'000)); // several writes of one person may wait for each other
    }

    Bench m_bench;
    torture::History m_history;
    std::mt19937 m_random;
};

QString RandomHistory::firstBroken()
{
    m_history.arrivals = m_bench.system->arrivals;
    m_history.notes = m_bench.system->notes;
    return torture::broken(m_bench, m_history);
}

} // namespace

class tst_Histories : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void everyHistoryKeepsTheInvariants_data()
    {
        QTest::addColumn<unsigned>("seed");
        const auto chosen = [](const char *name, int otherwise) {
            const int value = qEnvironmentVariableIntValue(name);
            return unsigned(value > 0 ? value : otherwise);
        };
        const unsigned first = chosen("COUNTERSIGN_SEED", 1);
        for (unsigned seed = first; seed < first + chosen("COUNTERSIGN_HISTORIES", 12); ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void everyHistoryKeepsTheInvariants()
    {
        QFETCH(unsigned, seed);
        RandomHistory history(seed);
        history.play();
        const QString broken = history.firstBroken();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(tst_Histories)
#include "tst_Histories.moc"
