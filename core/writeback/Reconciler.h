// Reads back what was confirmed, long after it was: at the start, after an outage, every hour for what is open, every
// night for a week. It finds what the rules of sending could not see, and changes nothing by itself. // REL-32
#pragma once

#include <functional>
#include <memory>

#include <QHash>
#include <QObject>

#include "base/Clock.h"
#include "base/TaskScope.h"
#include "writeback/ReconcileRepository.h"

namespace writeback {

// The reading of one account; paced by its own channel. What it holds must outlive the sweep.
struct RecordSource
{
    std::function<base::Task<base::Result<std::vector<domain::Note>>>(std::vector<domain::CandidateId>,
                                                                      std::stop_token)>
        notesAbout;
    std::function<base::Task<base::Result<std::vector<domain::Application>>>(std::vector<domain::ApplicationId>,
                                                                             std::stop_token)>
        applicationsById;
    int idsPerRequest = 50;
};

struct ReconcilerOptions
{
    base::Milliseconds hourly = std::chrono::hours(1);
    base::Milliseconds nightly = std::chrono::hours(20); // at the latest; a laptop sleeps at night
    base::Milliseconds lag{180'000};                     // what is younger may not be in the lists yet
    int alarmFrom = 3;                                   // so many new drifts in one sweep, or …
    double alarmShare = 0.01;                            // … such a part of what was checked, are no accident
};

struct Sweep
{
    int checked = 0;          // confirmed writes, those before a stop on the way included
    int found = 0;            // new drifts among them
    std::vector<Drift> fresh; // those of this run
    bool isAlarming = false;  // REL-32: thresholds
};

class Reconciler : public QObject
{
    Q_OBJECT
public:
    Reconciler(store::Store &store, std::shared_ptr<base::Clock> clock, ReconcilerOptions options = {},
               QObject *parent = nullptr);

    // The account can be read, as this person: a sweep begins; so it does after an outage, when called again.
    void reachable(const domain::AccountId &account, const domain::UserId &user, RecordSource source);
    void gone(const domain::AccountId &account); // no more sweeps; one under way ends without effect
    bool isSweeping() const { return !m_under.isEmpty(); }

    base::Result<std::vector<Drift>> open(); // oldest first
    // A person has seen it and leaves it so.
    [[nodiscard]] base::Task<base::Result<void>> leaveAsItIs(QString drift, domain::UserId by);
    // Marks it as to be written again and answers with the draft that is to be reviewed anew: Desk::reviseAnew makes
    // it approvable. Unsupported for what was not written from here.
    [[nodiscard]] base::Task<base::Result<domain::DraftId>> writeAgain(QString drift, domain::UserId by);

    // One sweep, by itself. Errors: those of the source, Cancelled, Storage; what was found until then is kept, and a
    // sweep within the hour goes on from there.
    [[nodiscard]] base::Task<base::Result<Sweep>> sweep(domain::AccountId account, domain::UserId user,
                                                        RecordSource source, reconcile::Reach reach,
                                                        std::stop_token stop);

Q_SIGNALS:
    void changed(); // what is open
    void swept(const domain::AccountId &account, const writeback::Sweep &sweep);

private:
    struct Reading
    {
        domain::UserId user;
        RecordSource source;
    };
    void begin(const domain::AccountId &account);
    void planNext();

    store::Store &m_store;
    std::shared_ptr<base::Clock> m_clock;
    ReconcilerOptions m_options;
    QHash<domain::AccountId, Reading> m_readings;
    QHash<domain::AccountId, std::shared_ptr<base::TaskScope>> m_under; // sweeps under way
    std::shared_ptr<void> m_timer;
    base::TaskScope m_scope;
};

} // namespace writeback
