// How an approved draft becomes words and digests: pure.
#pragma once

#include <optional>

#include <QDateTime>

#include "ats/Writer.h"
#include "base/Digest.h"
#include "domain/Criterion.h"
#include "domain/Draft.h"

namespace review {

// The digest of what stands on the screen: binds the approval to what was seen. // CMP-10
base::Digest contentDigest(const domain::Draft &draft, const domain::CriteriaSet &criteria);

// Refused with the reason when this draft cannot be approved by any call: no claim, an unsupported or empty one.
base::Result<void> approvable(const domain::Draft &draft);

// Deterministic, so that two devices that approve the same words produce the same digest: no time, no person, no
// closing line. // DESIGN 10 (1), REL-23
base::Digest operationDigest(const domain::Draft &draft, const QString &targetEntry, const QString &words);
QString markerOf(const base::Digest &operationDigest); // its first 16 base32 characters

// "Approved by Lena Brandt, 24 Nov 2026 09:14 UTC, with Countersign (built-in 0.1, criteria 1). Ref u23kxwmsrfnbw5xc"
// DESIGN 10 (9)
QString closingLine(const QString &reviewerName, const QDateTime &at, const domain::Draft &draft,
                    const QString &marker);

// The closing line at the end of a note that some Countersign wrote, taken apart again; nothing in any other note.
struct Closing
{
    QString approver;
    QString when; // as written
    QString marker;
};
std::optional<Closing> closingIn(const QString &noteBody);
// The newest note on the record that somebody else approved with a Countersign. Which output it was, it does not say;
// a note without an author is nobody's. // DESIGN 10 (10)
std::optional<Closing> colleaguesNote(const std::vector<domain::Note> &notes, const domain::UserId &reviewer);

// A note carries the closing line with the marker; a field holds the words alone.
QString contentFor(const ats::Target &target, const QString &words, const QString &closingLine);

} // namespace review
