// A stateful applicant tracking system behind ats::Writer: it keeps notes and one field per application, and misbehaves
// by script. It counts everything that arrives, which the core cannot see.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include <QHash>

#include "ats/Writer.h"
#include "base/Clock.h"

namespace fakes {

enum class Fault
{
    None,
    LostBefore,     // nothing arrived, but nobody can know
    LostAfter,      // applied, the answer was lost
    LostAfterLate,  // as LostAfter, and applied only 20 s later
    NoObjectId,     // applied, the success names no object
    ServerFault,    // applied, then 5xx: outcome unknown
    Offline,        // nothing left
    Throttled,      // 429
    SignedOut,      // 401 that a refresh did not mend
    Refused,        // 422
    Forbidden,      // 403
    Gone,           // 404
    ServerConflict, // 409
    Mangled,        // applied, but with other words
    KeychainLocked, // nothing left: no token could be had
    EmptySuccess,   // a success from something in between: nothing applied, no object named
};

struct WrittenNote
{
    QString id;
    QString application;
    QString body;
    QString author;
    QString operation;
    base::Milliseconds visibleFrom{0}; // lists lag; on the monotonic clock: the system has a clock of its own
};

// What arrived, in order.
struct Arrival
{
    QString operation;
    int attempt = 0;
    QString application;
    QByteArray body;
    base::Digest approvedBody; // what the dispatch carried
    bool applied = false;
    bool turnedAway = false; // 429: a clear "not now", so that nobody is in doubt
    QString principal;       // whose session it came in
    QDateTime at;
};

class FakeAts final : public ats::Writer
{
public:
    FakeAts(std::shared_ptr<base::Clock> clock, QString user) : m_clock(std::move(clock)), m_user(std::move(user)) {}

    // --- script
    std::deque<Fault> nextSends;               // one per send; None when empty
    std::deque<Fault> nextReads;               // of find and look: Offline, SignedOut, ServerFault, Throttled
    std::function<Fault(bool writes)> failing; // asked for every call before the scripts above
    base::Milliseconds listLag{0};
    base::Milliseconds sendTakes{0}; // on the clock
    ats::Effect fieldEffect = ats::Effect::IdempotentSet;
    std::function<void(const char *)> reach; // torture: "ats arrived", "ats applied", "ats answering", "ats asked"
    std::function<void(const Arrival &)> onArrival;

    // --- the world
    std::vector<WrittenNote> notes;
    QHash<QString, QString> fields;     // application → value
    QHash<QString, QString> owners;     // application → candidate, where it is another one by now; "gone" = deleted
    QHash<QString, QStringList> emails; // application → addresses of the person
    std::vector<Arrival> arrivals;
    int reads = 0;
    int inFlight = 0;
    int mostInFlight = 0;

    int notesWith(const QString &marker) const;
    void resume(std::vector<WrittenNote> kept); // what an earlier process wrote

    ats::Effect effect(const ats::Target &target) const override;
    base::Result<ats::EncodedWrite> encode(const ats::WriteIntent &intent) const override;
    base::Task<base::Result<ats::Receipt>> send(net::Dispatch dispatch, ats::EncodedWrite write,
                                                std::stop_token stop) override;
    base::Task<base::Result<ats::Holder>> holder(domain::ApplicationId application, std::stop_token stop) override;
    base::Task<base::Result<std::optional<ats::Found>>> find(ats::WriteIntent intent, std::stop_token stop) override;
    base::Task<base::Result<ats::RecordNow>> look(domain::ApplicationId application, domain::CandidateId candidate,
                                                  ats::Target target, std::stop_token stop) override;

private:
    void tell(const char *point) const
    {
        if (reach)
            reach(point);
    }
    QString apply(const QByteArray &body, const QString &operation, Fault fault);
    std::optional<base::Error> readFault();
    Fault nextFault(std::deque<Fault> &script, bool writes);

    std::shared_ptr<base::Clock> m_clock;
    QString m_user;
    int m_nextId = 9001; // see resume()
};

} // namespace fakes
