// What a connector can do with its system, so that the app can show it at sign-in and grey what is missing.
#pragma once

#include <set>
#include <vector>

#include <QString>

#include "base/Result.h"

namespace ats {

enum class Reads
{
    CurrentUser,
    Requisitions,
    Stages,
    Postings,
    Applications,
    Candidates,
    Attachments,
    Notes,
    Scorecards,
    Users,
    FieldDefinitions,
    Dispositions
};

enum class Writes
{
    Note,
    ApplicationField,
    CandidateField,
    Tag,
    StageMove,
    Disposition
};

// Whose name stands under what is written. // REL-25
enum class ActingUser
{
    SignedInPerson, // the token's owner
    ProfileUser,    // a user id named in the profile
    Nobody          // the system cannot say; stated on screen: "written as …"
};

enum class Incremental
{
    UpdatedBetween, // a two-sided window over the time of change
    Nothing         // everything is read each time
};

// Something this connector lacks or that its system demands. The key names a sentence of ui/Text.
struct Missing
{
    QString key;   // "ats.greenhouse.lists-need-site-admin"
    QString about; // what it is about, as people see it; may be empty
};

struct Limits
{
    int idsPerRequest = 50;
    int rowsPerPage = 100;
    int noteCharacters = 0; // 0 = not known
    int fieldCharacters = 0;
};

struct RateWindow
{
    int requests = 0; // documented, for the time before the first answer; 0 = only the answers tell
    base::Milliseconds window{0};
};

struct Capabilities
{
    QString system; // greenhouse
    std::set<Reads> reads;
    std::set<Writes> writes;
    std::set<Writes> readBack; // of these a write can be found again on the record // REL-16
    ActingUser actingUser = ActingUser::Nobody;
    Incremental incremental = Incremental::Nothing;
    Limits limits;
    RateWindow rate;
    std::vector<Missing> missing;
};

} // namespace ats
