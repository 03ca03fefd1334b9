// The connector's options in a connection profile. Each chooses a reading of Harvest v3 that no documentation settles;
// README.md in this folder says which.
#pragma once

#include "base/Result.h"
#include "domain/ConnectionProfile.h"

namespace ats::greenhouse {

enum class NoteAuthor
{
    Sent,   // user_id in the body
    Implied // only the token says who writes
};

enum class MoveFrom
{
    Entry,     // from_stage_id is the row of application_stages
    Definition // … of job_interview_stages
};

struct Options
{
    QString optOutField = QStringLiteral("ai_review"); // opt_out_field: key of the application's custom field
    NoteAuthor noteAuthor = NoteAuthor::Sent;          // note_user_id: send (default) | omit
    int rowsPerPage = 500;                             // rows_per_page: 1 to 500
    MoveFrom moveFrom = MoveFrom::Entry;               // move_from_stage: row (default) | definition
};

// Invalid for an unknown value, subject: the option's name. Unknown options are left to others.
base::Result<Options> optionsOf(const domain::ConnectionProfile &profile);

} // namespace ats::greenhouse
