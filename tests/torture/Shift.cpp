#include "torture/Shift.h"

#include <random>

#include "torture/PowerLossVfs.h"

namespace torture {

using base::Milliseconds;
using fakes::Bench;
using fakes::Fault;

namespace {

const Fault sendFaults[] = {Fault::LostBefore,  Fault::LostAfter, Fault::LostAfterLate, Fault::NoObjectId,
                            Fault::ServerFault, Fault::Offline,   Fault::Throttled,     Fault::Refused};

void furnish(Bench &bench)
{
    for (int i = 0; i < 14; ++i)
        bench.addApplication(QString::number(300 + i), QString::number(400 + i % 10)); // some persons apply twice
    bench.options.random = [] { return 0.5; };
    bench.defineScreeningField();
    const auto criteria = bench.desk->criteria(bench.account, bench.requisition);
    if (criteria && !*criteria)
        bench.approveCriteria(QStringLiteral("Qt"));
}

class Shift
{
public:
    Shift(const QString &store, const QString &journal, unsigned seed, const ShiftHooks &hooks)
        : m_legacy(Legacy::of(journal)), m_journal(journal), m_hooks(hooks),
          m_bench(PowerLossVfs::name(), store, hooks.beforeStep),
          m_random(seed * 1000 + unsigned(m_legacy.history.approved.size()))
    {
        furnish(m_bench);
        m_legacy.hand(m_bench);
        m_bench.system->reach = hooks.reach;
        m_bench.system->onArrival = [this](const fakes::Arrival &arrival) {
            noteTime(); // what the record shows depends on it
            m_journal.arrived(arrival, m_bench.system->notes);
        };
        m_bench.startSender();
    }

    void work()
    {
        int left = approvalsOfAShift - int(m_legacy.history.approved.size());
        for (int round = 0; round < 200 && left > 0; ++round) {
            misbehave();
            left -= approve() ? 1 : 0;
            if (below(6) == 0)
                takeBack();
            m_bench.run(Milliseconds(below(8'000)));
            noteTime();
            if (below(9) == 0) {
                m_bench.restart(m_hooks.beforeStep);
                m_bench.startSender();
            }
        }
        (void)Bench::await(m_bench.outbox->sendAllNow()).has_value();
        m_bench.run(Milliseconds(100'000));
        noteTime();
        m_journal.finished();
    }

private:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_random); }

    void noteTime() { m_journal.time(m_bench.clock->monotonic() - support::ManualClock().monotonic()); }

    void misbehave()
    {
        auto &system = *m_bench.system;
        if (below(3) == 0)
            system.nextSends.push_back(sendFaults[std::size_t(below(int(std::size(sendFaults))))]);
        if (below(8) == 0)
            system.nextReads.push_back(below(2) ? Fault::Offline : Fault::ServerFault);
        system.listLag = Milliseconds(below(4) == 0 ? 45'000 : 0);
        system.sendTakes = Milliseconds(below(3) * 300);
        system.fieldEffect = below(5) == 0 ? ats::Effect::Irreversible : ats::Effect::IdempotentSet;
    }

    bool approve()
    {
        const QString application = QString::number(300 + below(14));
        const bool field = below(4) == 0;
        const auto draft =
            field ? m_bench.screening(application, below(2) ? domain::Verdict::Met : domain::Verdict::NotFound)
                  : m_bench.summary(application, QStringLiteral("text %1").arg(below(10'000)));
        auto stored = Bench::await(m_bench.desk->saveDraft(draft, review::Replace::Always));
        if (stored && !field && below(4) == 0)
            stored = edited(*stored);
        if (!stored)
            return false;
        const auto accepted = m_bench.approveAndAccept(*stored, below(3) * 10'000,
                                                       field ? m_bench.system->fields.value(application) : QString());
        if (!accepted)
            return false;
        m_hooks.reach("ui accepted");
        m_journal.approved(*accepted);
        m_hooks.reach("ui acknowledged");
        return true;
    }

    base::Result<review::StoredDraft> edited(const review::StoredDraft &stored)
    {
        auto claims = stored.draft.claims;
        claims.front().text = QStringLiteral("edited %1").arg(below(10'000));
        claims.front().changedByPerson = true;
        (void)Bench::await(m_bench.desk->edit(stored.draft.id, stored.draft.revision, claims)).has_value();
        m_hooks.reach("ui edited");
        const auto now = m_bench.desk->draft(stored.draft.id);
        if (!now || !*now)
            return base::failure(base::Kind::NotFound, QStringLiteral("shift: the draft is gone"));
        return **now;
    }

    void takeBack()
    {
        const auto items = m_bench.outbox->list();
        if (!items || items->empty())
            return;
        const auto id = (*items)[std::size_t(below(int(items->size())))].id;
        if (!Bench::await(m_bench.outbox->takeBack(id)))
            return;
        m_hooks.reach("ui taken back");
        m_journal.takenBack(id);
    }

    Legacy m_legacy;
    Journal m_journal;
    ShiftHooks m_hooks;
    Bench m_bench;
    std::mt19937 m_random;
};

} // namespace

void work(const QString &store, const QString &journal, unsigned seed, const ShiftHooks &hooks)
{
    PowerLossVfs::setRecording(false);
    Shift(store, journal, seed, hooks).work();
}

Verdict conclude(const QString &store, const QString &journal)
{
    const auto legacy = Legacy::of(journal);
    Bench bench({}, store);
    furnish(bench);
    legacy.hand(bench);
    bench.startSender();
    bench.run(Milliseconds(3'600'000));
    auto history = legacy.history;
    history.arrivals = bench.system->arrivals;
    history.notes = bench.system->notes;
    return {broken(bench, history), int(history.approved.size()), int(history.notes.size())};
}

} // namespace torture
