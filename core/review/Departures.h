// What leaves this machine about a person, and to whom: the only maker of drafting::Departure. The rules are asked and
// the leaving stands in the ledger before a byte leaves; who asked for review without a machine has no leave at all.
// // CMP-45, DESIGN 6
#pragma once

#include <vector>

#include "base/Clock.h"
#include "base/Secret.h"
#include "domain/Draft.h"
#include "drafting/Departure.h"
#include "store/Store.h"

namespace review {

// What is about to leave.
struct Leaving
{
    domain::AccountId account;
    domain::ApplicationId application;
    domain::OutputKind output = domain::OutputKind::Summary;
    domain::Jurisdictions places;
    QStringList sends;
    QString redaction;
    int redacted = 0;
    int withheld = 0;
    base::Digest body; // of the request
    qint64 bytes = 0;
    std::shared_ptr<const net::OutboundGate> gate;
};

struct Cleared
{
    QString id;
    drafting::Departure leave;
};

// A line of the list of departures.
struct Departed
{
    QString id;
    domain::AccountId account;
    domain::ApplicationId application;
    domain::CandidateId candidate;
    domain::OutputKind output = domain::OutputKind::Summary;
    QString provider, model, host, region, retention;
    QStringList sends;
    QString redaction;
    int redacted = 0;
    int withheld = 0;
    qint64 bytes = 0;
    QDateTime at;
    QString outcome; // empty = not known
    qint64 tokens = 0;
};

// The word that says why nothing leaves: opted out, place, not allowed, case is full.
QString wordOf(drafting::StaysHere why);

class Departures
{
public:
    Departures(store::Store &store, std::shared_ptr<base::Clock> clock) : m_store(store), m_clock(std::move(clock)) {}

    // Errors: Refused (subject: wordOf), NotFound (unknown application), Storage.
    [[nodiscard]] base::Task<base::Result<Cleared>> clear(Leaving leaving, drafting::ProviderProfile profile);
    // outcome: ok, truncated, refused, filtered, malformed, cut, or an error's kind.
    [[nodiscard]] base::Task<base::Result<void>> answered(QString id, QString outcome, qint64 tokens);

    // Newest first; of one application, or of everybody.
    base::Result<std::vector<Departed>> of(const domain::AccountId &account, const domain::ApplicationId &application);
    base::Result<std::vector<Departed>> all(int most);
    base::Result<qint64> tokensSince(const QDateTime &since); // for the day's cap across starts // SEC-40

    // A prompt may be used once it was tried on decided cases. // issue "prompt change is a reviewed change"
    base::Result<bool> promptTried(const base::Digest &prompt);
    [[nodiscard]] base::Task<base::Result<void>> keepTrial(base::Digest prompt, QString name, QString version,
                                                           int cases, int flips);

    // The key of a provider, by its profile's name; empty = none.
    base::Result<base::Secret> key(const QString &provider);
    [[nodiscard]] base::Task<base::Result<void>> keepKey(QString provider, base::Secret key); // empty removes it

private:
    store::Store &m_store;
    std::shared_ptr<base::Clock> m_clock;
};

} // namespace review
