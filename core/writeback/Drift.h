// What was confirmed, held against what stands on the record now: pure. // REL-32
#pragma once

#include <set>
#include <vector>

#include "domain/Application.h"
#include "writeback/Operation.h"

namespace writeback {

enum class DriftKind
{
    Missing, // confirmed, and no longer there
    Doubled, // there more than once
    Changed, // there with other words
    Foreign, // under her name and with our closing line, but not from here
};
QString driftWord(DriftKind kind);
DriftKind driftFrom(const QString &word);

struct Drift
{
    QString id; // empty before it is kept
    DriftKind kind = DriftKind::Missing;
    domain::AccountId account;
    domain::ApplicationId application;
    domain::CandidateId candidate;
    domain::OperationId operation; // empty for a foreign one
    QStringList remoteIds;         // of the notes concerned
    domain::UserId author;         // of the note; empty when nobody is named
    QString found;                 // the words that stand there now; empty when there are none
    QDateTime firstSeen;
};

// One confirmed write, as the record should show it.
struct Expected
{
    domain::OperationId operation;
    domain::ApplicationId application;
    domain::CandidateId candidate;
    ats::Target target;
    QString marker;
    QString content;  // as approved
    QString remoteId; // of the note, as the system named it; may be empty
    QDateTime confirmedAt;
};

// What was read of these people.
struct OnRecord
{
    std::vector<domain::Note> notes;
    std::vector<domain::Application> applications;
};

// expected: all confirmed writes of the people read, oldest first. knownMarkers: of every operation of this account.
// reviewer: whose notes are looked at for foreign ones. Of several writes into one field only the last is expected
// there.
std::vector<Drift> driftsOf(const std::vector<Expected> &expected, const OnRecord &record,
                            const std::set<QString> &knownMarkers, const domain::UserId &reviewer);

} // namespace writeback
