// How long what is known of a person is kept here, and who is due. The longest floor that applies counts from the later
// of creation and last decision; a hold stops deletion. // CMP-32, Annex D
#pragma once

#include <vector>

#include <QDate>
#include <QStringList>

#include "base/Clock.h"
#include "domain/Ids.h"
#include "store/Store.h"

namespace review {

struct RetentionRule
{
    int years = 4; // California CRD, the longest floor of Annex D for decisions
    int months = 0;
    QStringList holds; // candidates or requisitions (ids) whose records stay whatever their age

    friend bool operator==(const RetentionRule &, const RetentionRule &) = default;
};

// The last day on which the record is kept; it is deleted after it. 29 February lasts until 28 February in other years.
QDate keptUntil(const QDate &created, const QDate &lastDecision, const RetentionRule &rule);

// A person whose last day is over.
struct Due
{
    domain::AccountId account;
    domain::CandidateId candidate;
    QDate keptUntil;
};

class Retention
{
public:
    Retention(store::Store &store, std::shared_ptr<base::Clock> clock) : m_store(store), m_clock(std::move(clock)) {}

    // Those who are due on this day: their newest draft and decision are old enough, no application of theirs is
    // active, nothing is under way in the outbox, and no hold names them.
    [[nodiscard]] base::Task<base::Result<std::vector<Due>>> due(RetentionRule rule);
    // Erases all who are due, each in a transaction of its own. Answers with how many.
    [[nodiscard]] base::Task<base::Result<int>> run(RetentionRule rule, std::stop_token stop);
    // Destroys the person's key and removes what was read of her; what was decided stays as ids and digests, so that
    // the ledger is whole. Also for a person who asks for it. // CMP-34
    [[nodiscard]] base::Task<base::Result<void>> erase(domain::AccountId account, domain::CandidateId candidate,
                                                       QString why);

private:
    store::Store &m_store;
    std::shared_ptr<base::Clock> m_clock;
};

} // namespace review
