#include "torture/History.h"

#include <random>

#include "torture/Checker.h"

namespace torture {

using base::Milliseconds;
using fakes::Bench;
using fakes::Fault;

namespace {

const Fault sendFaults[] = {Fault::LostBefore,    Fault::LostAfter,   Fault::LostAfterLate, Fault::NoObjectId,
                            Fault::EmptySuccess,  Fault::ServerFault, Fault::Offline,       Fault::Throttled,
                            Fault::SignedOut,     Fault::Refused,     Fault::Forbidden,     Fault::Gone,
                            Fault::ServerConflict};
const Fault readFaults[] = {Fault::Offline, Fault::SignedOut, Fault::ServerFault, Fault::Throttled};
const char *const applications[] = {"101", "102", "103", "104", "901", "902"};
const char *const names[] = {"approve",
                             "approve a field",
                             "edit",
                             "undo",
                             "take back",
                             "send now",
                             "fail a write",
                             "fail a read",
                             "lists lag",
                             "restart",
                             "sign in",
                             "sign out",
                             "another person signs in",
                             "clock jumps",
                             "a colleague edits",
                             "second device",
                             "wait"};
constexpr Do usual[] = {Do::Approve,   Do::Approve,      Do::Approve,      Do::ApproveField,
                        Do::Edit,      Do::Undo,         Do::TakeBack,     Do::SendNow,
                        Do::FailSend,  Do::FailSend,     Do::FailRead,     Do::ListLags,
                        Do::Restart,   Do::SignIn,       Do::SignOut,      Do::OtherPersonSignsIn,
                        Do::JumpClock, Do::ChangeRecord, Do::SecondDevice, Do::Wait,
                        Do::Wait,      Do::Wait};

template <class T, std::size_t n>
T chosen(const T (&from)[n], unsigned choice)
{
    return from[choice % n];
}

class Player
{
public:
    Player()
    {
        m_bench.options.random = [] { return 0.5; };
        m_bench.addApplication(QStringLiteral("901"), QStringLiteral("201")); // two persons apply twice
        m_bench.addApplication(QStringLiteral("902"), QStringLiteral("202"));
        m_bench.defineScreeningField();
        m_bench.approveCriteria(QStringLiteral("Qt"));
        m_bench.startSender();
    }

    void play(const Event &event)
    {
        const QString application = QString::fromLatin1(chosen(applications, event.a));
        switch (event.act) {
        case Do::Approve:
            approve(m_bench.summary(application, QStringLiteral("text %1").arg(event.b % 1000)), event.c, {});
            break;
        case Do::ApproveField:
            approve(m_bench.screening(application, event.b % 2 ? domain::Verdict::Met : domain::Verdict::NotFound),
                    event.c, m_bench.system->fields.value(application));
            break;
        case Do::Edit:
            edit(application, event.b, event.c % 2 == 0);
            break;
        case Do::Undo:
            (void)Bench::await(m_bench.desk->undo(m_bench.account, domain::ApplicationId(application))).has_value();
            break;
        case Do::TakeBack:
            if (const auto id = anyOperation(event.a); !id.isEmpty() && Bench::await(m_bench.outbox->takeBack(id)))
                m_history.takenBack.push_back(id);
            break;
        case Do::SendNow:
            (void)Bench::await(m_bench.outbox->sendAllNow()).has_value();
            break;
        case Do::FailSend:
            m_bench.system->nextSends.push_back(chosen(sendFaults, event.a));
            break;
        case Do::FailRead:
            m_bench.system->nextReads.push_back(chosen(readFaults, event.a));
            break;
        case Do::ListLags:
            m_bench.system->listLag = Milliseconds((event.a % 2) * 45'000);
            m_bench.system->sendTakes = Milliseconds((event.b % 3) * 900);
            break;
        case Do::Restart:
            m_bench.restart();
            m_bench.startSender();
            break;
        case Do::SignIn:
            signIn();
            break;
        case Do::SignOut:
            m_bench.sender->signedOut(m_bench.account);
            break;
        case Do::OtherPersonSignsIn:
            m_bench.sender->signedIn(m_bench.account, domain::UserId(QStringLiteral("8")), m_other);
            break;
        case Do::JumpClock:
            m_bench.clock->jumpWallClock(Milliseconds((int(event.a % 5) - 1) * 3'600'000)); // -1 h … +3 h
            break;
        case Do::ChangeRecord:
            // New words each time: what goes back to the words she saw cannot be told from "never arrived".
            m_bench.system->fields.insert(application, QStringLiteral("a colleague's words %1").arg(++m_edits));
            break;
        case Do::SecondDevice:
            secondDevice(application, event.b);
            break;
        case Do::Wait:
            m_bench.run(Milliseconds(event.a % 30'000));
            break;
        }
    }

    // Live as the screen shows it: each approval stands in exactly one number. // REL-33
    QString sumBroken()
    {
        const auto counts = m_bench.outbox->counts();
        if (!counts)
            return QStringLiteral("REL-33: the counts cannot be read");
        const int parts = counts->held + counts->waiting + counts->sending + counts->unknown + counts->confirmed +
                          counts->refused + counts->needsHuman + counts->stale + counts->superseded +
                          counts->takenBack + counts->livesOnlyHere;
        const auto all = m_bench.outbox->list({}, 100'000);
        const int operations = all ? int(all->size()) : -1;
        return parts == counts->approved && operations + counts->livesOnlyHere == counts->approved
                   ? QString()
                   : QStringLiteral("REL-33: %1 approved, but %2 in parts and %3 operations")
                         .arg(counts->approved)
                         .arg(parts)
                         .arg(operations);
    }

    QString judged()
    {
        auto &system = *m_bench.system;
        system.nextSends.clear();
        system.nextReads.clear();
        system.listLag = Milliseconds(0);
        system.sendTakes = Milliseconds(0);
        signIn();
        m_bench.run(Milliseconds(3'600'000)); // parked writes come back, several of one person wait for each other
        std::vector<Bench *> devices{&m_bench};
        if (m_secondDevice) {
            devices.push_back(m_secondDevice.get());
            m_secondDevice->startSender();
            m_secondDevice->run(Milliseconds(3'600'000));
        }
        m_history.arrivals = system.arrivals;
        m_history.notes = system.notes;
        for (const auto &arrival : m_other->arrivals)
            m_history.arrivals.push_back(arrival);
        return broken(devices, m_history);
    }

private:
    void signIn() { m_bench.sender->signedIn(m_bench.account, m_bench.reviewer.id, m_bench.system); }

    domain::OperationId anyOperation(unsigned choice)
    {
        const auto items = m_bench.outbox->list();
        return items && !items->empty() ? (*items)[choice % items->size()].id : domain::OperationId();
    }

    void approve(const domain::Draft &draft, unsigned hold, const QString &before)
    {
        (void)Bench::await(m_bench.desk->saveDraft(draft, review::Replace::Always)).has_value();
        const auto now = m_bench.desk->currentDraft(m_bench.account, draft.application, draft.kind);
        if (now && *now)
            promise(m_bench.approveAndAccept(**now, int(hold % 3) * 20'000, before));
    }

    void edit(const QString &application, unsigned words, bool andApprove)
    {
        const auto now = m_bench.desk->currentDraft(m_bench.account, domain::ApplicationId(application),
                                                    domain::OutputKind::Summary);
        if (!now || !*now)
            return;
        auto claims = (*now)->draft.claims;
        claims.front().text = QStringLiteral("edited %1").arg(words % 1000);
        claims.front().changedByPerson = true;
        const auto id = (*now)->draft.id;
        (void)Bench::await(m_bench.desk->edit(id, (*now)->draft.revision, claims)).has_value();
        const auto edited = m_bench.desk->draft(id);
        if (andApprove && edited && *edited)
            promise(m_bench.approveAndAccept(**edited, 0));
    }

    // Her other machine approves the same words at leisure, while the lists are current: it finds them on the record.
    void secondDevice(const QString &application, unsigned words)
    {
        m_bench.run(Milliseconds(5000));
        if (!listsAreCurrent())
            return; // the residual window of REL-23, measured by itself
        if (!m_secondDevice) {
            m_secondDevice = std::make_unique<Bench>();
            m_secondDevice->clock = m_bench.clock;
            m_secondDevice->options.random = m_bench.options.random;
            m_secondDevice->restart();
            m_secondDevice->system = m_bench.system;
        }
        auto &other = *m_secondDevice;
        const auto saved = Bench::await(other.desk->saveDraft(
            other.summary(application, QStringLiteral("text %1").arg(words % 1000)), review::Replace::Always));
        if (!saved)
            return;
        promise(other.approveAndAccept(*saved));
        other.startSender();
        other.run(Milliseconds(5000));
        other.stopSender(); // put away until the end of the day
    }

    bool listsAreCurrent() const
    {
        const auto &system = *m_bench.system;
        return system.listLag == Milliseconds(0) && system.inFlight == 0 &&
               std::all_of(system.notes.begin(), system.notes.end(),
                           [&](const auto &note) { return note.visibleFrom <= m_bench.clock->monotonic(); });
    }

    void promise(const base::Result<writeback::Accepted> &accepted)
    {
        if (accepted)
            m_history.approved.push_back({accepted->approval, accepted->operation});
    }

    Bench m_bench;
    std::unique_ptr<Bench> m_secondDevice;
    std::shared_ptr<fakes::FakeAts> m_other =
        std::make_shared<fakes::FakeAts>(m_bench.clock, QStringLiteral("8")); // the other person's session
    History m_history;
    int m_edits = 0;
};

} // namespace

std::vector<Event> eventsOf(unsigned seed, int count)
{
    std::mt19937 random(seed);
    std::vector<Event> events;
    for (int i = 0; i < count; ++i) {
        Event event;
        event.act = chosen(usual, unsigned(random()));
        event.a = unsigned(random());
        event.b = unsigned(random());
        event.c = unsigned(random());
        events.push_back(event);
    }
    return events;
}

QString told(const std::vector<Event> &events)
{
    QString text;
    for (const auto &event : events)
        text += QStringLiteral("  %1 (%2, %3, %4)\n")
                    .arg(QString::fromLatin1(names[std::size_t(event.act)]))
                    .arg(event.a)
                    .arg(event.b)
                    .arg(event.c);
    return text;
}

QString firstBroken(const std::vector<Event> &events)
{
    Player player;
    for (const auto &event : events) {
        player.play(event);
        if (const QString what = player.sumBroken(); !what.isEmpty())
            return what;
    }
    return player.judged();
}

std::vector<Event> shrunk(std::vector<Event> events)
{
    for (std::size_t run = events.size() / 2; run > 0; run /= 2)
        for (std::size_t at = 0; at + run <= events.size();) {
            auto shorter = events;
            const auto first = shorter.begin() + std::ptrdiff_t(at);
            shorter.erase(first, first + std::ptrdiff_t(run));
            if (firstBroken(shorter).isEmpty())
                at += run;
            else
                events = std::move(shorter);
        }
    return events;
}

} // namespace torture
