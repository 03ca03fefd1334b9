// Random histories against the invariants of reliability.md: events by a seeded generator, faults by script, and a
// checker that only looks at what the system received and what the store says in the end.
#include <random>

#include <QTest>

#include "fakes/Bench.h"
#include "store/Statement.h"

using base::Milliseconds;
using fakes::Bench;
using fakes::Fault;
using writeback::State;

namespace {

constexpr int histories = 12;
constexpr int eventsEach = 60;

const Fault sendFaults[] = {Fault::None,          Fault::None,       Fault::LostBefore,  Fault::LostAfter,
                            Fault::LostAfterLate, Fault::NoObjectId, Fault::ServerFault, Fault::Offline,
                            Fault::Throttled,     Fault::SignedOut,  Fault::Refused,     Fault::Gone,
                            Fault::ServerConflict};
const Fault readFaults[] = {Fault::None,    Fault::None,      Fault::None,
                            Fault::Offline, Fault::SignedOut, Fault::ServerFault};

class History
{
public:
    explicit History(unsigned seed) : m_random(seed)
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

    QString broken(); // the invariant that does not hold, or nothing

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
            (void)m_bench.approveAndAccept(**now, below(3) * 20'000);
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
            (void)m_bench.approveAndAccept(**edited, 0);
    }

    void takeBack()
    {
        const auto items = m_bench.outbox->list();
        if (items && !items->empty())
            (void)Bench::await(m_bench.outbox->takeBack((*items)[std::size_t(below(int(items->size())))].id));
    }

    QString told(const writeback::Item &item)
    {
        QStringList steps;
        const auto entries = m_bench.outbox->history(item.id);
        for (const auto &entry : *entries)
            steps.append(base::isoUtc(entry.at) + QLatin1Char(' ') + writeback::stateWord(entry.state) +
                         QLatin1Char(':') + writeback::reasonWord(entry.reason));
        return steps.join(QStringLiteral(", ")) + QStringLiteral("; due ") + base::isoUtc(item.dueAt) +
               QStringLiteral("; now ") + base::isoUtc(m_bench.clock->now());
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
    std::mt19937 m_random;
};

QString History::broken()
{
    const auto &arrivals = m_bench.system->arrivals;
    QHash<QString, QList<qsizetype>> byCandidate; // order of approval of what was applied
    QHash<QString, int> applied;
    const auto items = m_bench.outbox->list(writeback::Which::All, 100'000);
    QHash<QString, qsizetype> place; // the list is newest first
    for (std::size_t i = 0; i < items->size(); ++i)
        place.insert((*items)[i].id.text(), static_cast<qsizetype>(items->size() - i));
    for (const auto &arrival : arrivals) {
        const auto operation = m_bench.operation(domain::OperationId(arrival.operation));
        if (!operation)
            return QStringLiteral("I1: a write without an operation");
        if (base::Digest::of(arrival.body) != operation->bodyDigest || arrival.approvedBody != operation->bodyDigest)
            return QStringLiteral("I4: other bytes than approved");
        if (arrival.applied) {
            ++applied[operation->operationDigest.hex()];
            byCandidate[operation->item.candidate.text()].append(place.value(arrival.operation));
        }
        if (arrival.applied && operation->item.state == State::Revoked)
            return QStringLiteral("I1: written although taken back");
    }
    for (auto it = applied.cbegin(); it != applied.cend(); ++it)
        if (it.value() > 1)
            return QStringLiteral("I3: written twice");
    for (auto it = byCandidate.cbegin(); it != byCandidate.cend(); ++it)
        if (!std::is_sorted(it->cbegin(), it->cend()))
            return QStringLiteral("I6: out of order");
    for (const auto &note : m_bench.system->notes)
        if (note.author != m_bench.reviewer.id.text())
            return QStringLiteral("I5: another principal");
    const auto lines = m_bench.ledgerLines().empty() ? QByteArray() : [&] {
        QByteArray all;
        for (const auto &line : m_bench.ledgerLines())
            all += line;
        return all;
    }();
    for (const auto &item : *items) {
        if (writeback::isOpen(item.state))
            return QStringLiteral("I2: still %1: %2").arg(writeback::stateWord(item.state), told(item));
        const auto operation = m_bench.operation(item.id);
        const int onRecord = m_bench.system->notesWith(operation->marker);
        if (item.state == State::Confirmed && onRecord != 1)
            return QStringLiteral("I2: confirmed, but %1 on the record").arg(onRecord);
        const QByteArray about = "\"operation\":\"" + item.id.text().toLatin1() + '"';
        if (item.attempts > 0 && lines.count(about) < 2)
            return QStringLiteral("I7: no attempt and outcome in the ledger");
        if (!lines.contains(item.approval.text().toLatin1()))
            return QStringLiteral("I7: no approval in the ledger");
    }
    return m_bench.ledgerIsWhole() ? QString() : QStringLiteral("I7: the chain is broken");
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
        const unsigned first = qEnvironmentVariableIntValue("COUNTERSIGN_SEED") > 0
                                   ? unsigned(qEnvironmentVariableIntValue("COUNTERSIGN_SEED"))
                                   : 1U;
        for (unsigned seed = first; seed < first + histories; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void everyHistoryKeepsTheInvariants()
    {
        QFETCH(unsigned, seed);
        History history(seed);
        history.play();
        const QString broken = history.broken();
        QVERIFY2(broken.isEmpty(), qPrintable(broken));
    }
};

QTEST_GUILESS_MAIN(tst_Histories)
#include "tst_Histories.moc"
