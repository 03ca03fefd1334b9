// Sweeps over a real store and a system that changes behind our back.
#include <QSignalSpy>
#include <QTest>

#include "fakes/Bench.h"
#include "writeback/Reconciler.h"

using base::Milliseconds;
using fakes::Bench;
using writeback::DriftKind;
using writeback::Reconciler;
using writeback::State;

namespace {

struct Office
{
    explicit Office(int writes)
    {
        for (int i = 0; i < writes; ++i) {
            const QString application = QString::number(500 + i);
            bench.addApplication(application, candidateOf(application).text());
            const auto stored = bench.save(bench.summary(application, QStringLiteral("text %1").arg(i)));
            const auto accepted = bench.approveAndAccept(stored);
            if (!accepted)
                qFatal("%s", qPrintable(support::describe(accepted.error())));
            operations.push_back(*accepted->operation);
        }
        bench.startSender();
        bench.run(Milliseconds(600'000));
        bench.stopSender();
    }

    static domain::CandidateId candidateOf(const QString &application)
    {
        return domain::CandidateId(QStringLiteral("9") + application);
    }

    writeback::RecordSource source()
    {
        writeback::RecordSource source;
        source.idsPerRequest = idsPerRequest;
        source.notesAbout = [this](std::vector<domain::CandidateId> ids,
                                   std::stop_token) -> base::Task<base::Result<std::vector<domain::Note>>> {
            ++reads;
            asked.insert(asked.end(), ids.begin(), ids.end());
            if (fails || reads == failsAt)
                co_return base::failure(base::Kind::Offline, QStringLiteral("scripted"));
            std::vector<domain::Note> found;
            for (const auto &note : bench.system->notes)
                if (std::find(ids.begin(), ids.end(), candidateOf(note.application)) != ids.end())
                    found.push_back({domain::NoteId(note.id),
                                     domain::ApplicationId(note.application),
                                     candidateOf(note.application),
                                     domain::UserId(note.author),
                                     note.body,
                                     {}});
            co_return found;
        };
        source.applicationsById = [](std::vector<domain::ApplicationId>,
                                     std::stop_token) -> base::Task<base::Result<std::vector<domain::Application>>> {
            co_return std::vector<domain::Application>();
        };
        return source;
    }

    base::Result<writeback::Sweep> sweep(Reconciler &reconciler)
    {
        return Bench::await(
            reconciler.sweep(bench.account, bench.reviewer.id, source(), writeback::reconcile::Reach::Week, {}));
    }

    Bench bench;
    std::vector<domain::OperationId> operations;
    int idsPerRequest = 50;
    int reads = 0;
    int failsAt = 0; // this read, counted from one
    std::vector<domain::CandidateId> asked;
    bool fails = false;
};

} // namespace

class tst_Reconciler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL32_whatChangedBehindOurBackIsFoundOnceAndToldToTheLedger()
    {
        Office office(60);
        Reconciler reconciler(*office.bench.store, office.bench.clock);
        auto first = office.sweep(reconciler);
        VERIFY_RESULT(first);
        QCOMPARE(first->checked, 60);
        QVERIFY(first->fresh.empty());
        auto &notes = office.bench.system->notes;
        const auto whole = notes;
        notes.erase(notes.begin() + 5);
        notes[20].body.replace(QStringLiteral("text"), QStringLiteral("other words"));
        auto again = notes[30];
        again.id = QStringLiteral("77");
        notes.push_back(again);
        const auto second = office.sweep(reconciler);
        VERIFY_RESULT(second);
        QCOMPARE(second->fresh.size(), std::size_t(3));
        QVERIFY(second->isAlarming);
        QCOMPARE(reconciler.open()->size(), std::size_t(3));
        QVERIFY(office.sweep(reconciler)->fresh.empty()); // known by now
        QVERIFY(office.bench.ledgerIsWhole());
        int told = 0;
        for (const auto &line : office.bench.ledgerLines())
            told += line.contains("drift.found") ? 1 : 0;
        QCOMPARE(told, 3);
        notes = whole; // mended at the system: settled by itself
        VERIFY_RESULT(office.sweep(reconciler));
        QVERIFY(reconciler.open()->empty());
    }

    void whatAPersonLeavesAsItIsIsNotBroughtUpAgain()
    {
        Office office(3);
        Reconciler reconciler(*office.bench.store, office.bench.clock);
        office.bench.system->notes.front().body += QStringLiteral(" (corrected)");
        VERIFY_RESULT(office.sweep(reconciler));
        const auto open = reconciler.open();
        QCOMPARE(open->size(), std::size_t(1));
        QCOMPARE(int(open->front().kind), int(DriftKind::Changed));
        QVERIFY(open->front().found.endsWith(QStringLiteral("(corrected)")));
        VERIFY_RESULT(Bench::await(reconciler.leaveAsItIs(open->front().id, office.bench.reviewer.id)));
        VERIFY_RESULT(office.sweep(reconciler));
        QVERIFY(reconciler.open()->empty());
        COMPARE_ERROR(Bench::await(reconciler.leaveAsItIs(open->front().id, office.bench.reviewer.id)),
                      base::Kind::Conflict);
    }

    // A note that was deleted comes back only by a new approval, with a reference of its own.
    void REL32_writtenAgainIsANewAct()
    {
        Office office(1);
        Reconciler reconciler(*office.bench.store, office.bench.clock);
        office.bench.system->notes.clear();
        VERIFY_RESULT(office.sweep(reconciler));
        const auto draft = Bench::await(reconciler.writeAgain(reconciler.open()->front().id, office.bench.reviewer.id));
        VERIFY_RESULT(draft);
        QVERIFY(office.bench.system->notes.empty()); // nothing by itself
        VERIFY_RESULT(Bench::await(office.bench.desk->reviseAnew(*draft)));
        const auto stored = office.bench.desk->draft(*draft);
        QVERIFY(stored && *stored);
        QCOMPARE(int((*stored)->state), int(review::DraftState::Open));
        const auto accepted = office.bench.approveAndAccept(**stored);
        VERIFY_RESULT(accepted);
        office.bench.startSender();
        office.bench.run(Milliseconds(600'000));
        QCOMPARE(office.bench.stateOf(*accepted->operation), State::Confirmed);
        QCOMPARE(office.bench.system->notes.size(), std::size_t(1));
        // The newest speaks for the case: the old, written one must not hide it. Red when the oldest comes first.
        const auto ofCase =
            office.bench.outbox->ofCase(office.bench.account, domain::ApplicationId(QStringLiteral("500")));
        VERIFY_RESULT(ofCase);
        QCOMPARE(ofCase->size(), std::size_t(2));
        QCOMPARE(ofCase->front().id.text(), accepted->operation->text());
        QVERIFY(office.bench.operation(*accepted->operation)->marker !=
                office.bench.operation(office.operations.front())->marker);
    }

    // Red when each sweep begins with the first person, or when a place is never forgotten.
    void REL32_aSweepThatWasStoppedGoesOnWhereItStood()
    {
        Office office(60);
        office.idsPerRequest = 20;
        office.bench.system->notes.erase(office.bench.system->notes.begin() + 5);
        office.bench.system->notes.erase(office.bench.system->notes.begin() + 50);
        office.failsAt = 3;
        {
            Reconciler reconciler(*office.bench.store, office.bench.clock);
            COMPARE_ERROR(office.sweep(reconciler), base::Kind::Offline);
            QCOMPARE(reconciler.open()->size(), std::size_t(1)); // what was found until then is kept
        }
        Reconciler reconciler(*office.bench.store, office.bench.clock); // as after a restart
        office.asked.clear();
        const auto rest = office.sweep(reconciler);
        VERIFY_RESULT(rest);
        QCOMPARE(office.asked.size(), std::size_t(20)); // nobody twice
        QCOMPARE(rest->checked, 60);
        QCOMPARE(rest->found, 2);
        QCOMPARE(rest->fresh.size(), std::size_t(1));
        office.asked.clear();
        VERIFY_RESULT(office.sweep(reconciler)); // that one came to its end: everybody again
        QCOMPARE(office.asked.size(), std::size_t(60));
        office.failsAt = office.reads + 2;
        COMPARE_ERROR(office.sweep(reconciler), base::Kind::Offline);
        office.bench.clock->advance(Milliseconds(3'600'000)); // too long ago to be trusted
        office.asked.clear();
        VERIFY_RESULT(office.sweep(reconciler));
        QCOMPARE(office.asked.size(), std::size_t(60));
    }

    void REL32_sweepsRunAtTheStartAfterAnOutageHourlyAndNightly()
    {
        Office office(2);
        Reconciler reconciler(*office.bench.store, office.bench.clock);
        QSignalSpy swept(&reconciler, &Reconciler::swept);
        const auto settle = [&] { QTRY_VERIFY(!reconciler.isSweeping()); };
        reconciler.reachable(office.bench.account, office.bench.reviewer.id, office.source());
        settle();
        QCOMPARE(swept.size(), 1);
        office.fails = true; // an outage: nothing is found, nothing is believed
        office.bench.clock->advance(Milliseconds(3'600'000));
        settle();
        QCOMPARE(swept.size(), 1);
        QVERIFY(reconciler.open()->empty());
        office.fails = false;
        reconciler.reachable(office.bench.account, office.bench.reviewer.id, office.source());
        settle();
        QCOMPARE(swept.size(), 2);
        for (int hour = 0; hour < 3; ++hour) {
            office.bench.clock->advance(Milliseconds(3'600'000));
            settle();
        }
        QCOMPARE(swept.size(), 5);
        reconciler.gone(office.bench.account);
        office.bench.clock->advance(Milliseconds(3'600'000));
        QCOMPARE(swept.size(), 5);
    }
};

QTEST_GUILESS_MAIN(tst_Reconciler)
#include "tst_Reconciler.moc"
