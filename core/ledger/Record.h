// One record of the ledger as values, and the pure arithmetic of the chain. Records hold ids, digests and codes only;
// what is personal travels in the payload, which is sealed with the candidate's key. // REL-41, REL-45
#pragma once

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include "base/Digest.h"
#include "base/Result.h"
#include "domain/Ids.h"

namespace ledger {

enum class Kind
{
    DraftMade,
    DraftViewed,
    DraftEdited,
    DraftRejected,
    CaseDeferred,
    DecisionUndone,
    CriteriaApproved,
    ApprovalGiven,
    ApprovalRevoked,
    WriteAttempt,
    WriteConfirmed,
    WriteRefused,
    WriteUnknown,
    WriteConflict,
    WriteRequeued, // after doubt: the proof is named in the record
    WriteNeedsHuman,
    WriteStale,
    WriteSuperseded,
    SignedIn,
    SignedOut,
    NamesShown,
    NamesHidden,
    DriftFound, // the record is not as it was confirmed // REL-32
    DriftSettled,
    ModelAsked,    // words about a person are about to leave for a model
    ModelAnswered, // what came of it
    PromptTried,   // another prompt, on decided cases
    PersonErased,  // her key is destroyed: retention or her wish // CMP-32, CMP-34
};

QString word(Kind kind); // draft.made, write.confirmed, …

using Fact = std::pair<QString, std::variant<QString, qint64>>;

struct Record
{
    Kind kind = Kind::DraftMade;
    QDateTime at;
    QString actor; // recruiter:<user id> or system
    domain::AccountId account;
    domain::ApplicationId application; // may be empty
    domain::CandidateId candidate;     // whose key seals the payload; needed when there is one
    std::vector<Fact> facts;           // names other than seq, ts, kind, actor, account, application, payload, prev
    QByteArray payload;                // personal; empty = none
};

// How a person is named in the ledger.
QString actorOf(const domain::UserId &user);

struct Line
{
    QByteArray json; // canonical, RFC 8785
    base::Digest hash;
};

// 64 zeros: what the first record names as the one before it.
base::Digest noPrevious();

// The record as it will stand at seq, after prev. payloadDigest is none when there is no payload.
base::Result<Line> lineFor(const Record &record, qint64 seq, const base::Digest &prev,
                           const base::Digest &payloadDigest);

// SHA-256 of salt and payload: without the salt a short text could be guessed from its digest.
base::Digest payloadDigest(const QByteArray &saltAndPayload);

// The digest of the payload that a canonical line names; none when it names none.
base::Digest payloadNamedIn(const QByteArray &json);

// Walks a chain line by line and remembers the first line that does not fit.
class ChainCheck
{
public:
    // hash: of this line, computed. storedHash: what was kept beside it; none = not kept (an export), then the next
    // line's prev decides. A line is looked into, not parsed: it was canonical when it was hashed, or its hash differs.
    void add(const QByteArray &json, const base::Digest &hash, const base::Digest &storedHash);
    qint64 records() const { return m_records; }
    bool isWhole() const { return !m_firstBad.has_value(); }
    std::optional<qint64> firstBad() const { return m_firstBad; } // sequence number, counted from 1

private:
    void spoil(qint64 seq);

    qint64 m_records = 0;
    base::Digest m_prev;
    std::optional<qint64> m_firstBad;
};

} // namespace ledger
