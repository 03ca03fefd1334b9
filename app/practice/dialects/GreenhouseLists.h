// Every list of the Harvest v3 dialect as data: where rows come from, which fields they have, which filters they know.
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

namespace practice::greenhouse {

enum class Shape
{
    Integer, // also 64-bit ids
    Text,
    Boolean,
    Time,         // milliseconds in the table, ISO 8601 on the wire
    Changed,      // updated_at and last_activity_at: a stale list may not give the later moment away
    Json,         // JSON text in the table
    CustomFields, // the row's id in the table
    FileUrl,      // the row's id in the table
};

struct Column
{
    const char *name;
    Shape shape;
    const char *sql;
};

enum class Match
{
    Ids,     // comma-joined integers, at most 50
    Id,      // one integer
    Text,    // equal
    AnyText, // comma-joined texts
    Boolean,
    Range,    // gte|A|lte|B
    Status,   // applications: active means in_process
    Option,   // records whose custom field has this option now
    Defaults, // rejection reasons: built-in ones only on request
    Ignored,  // known to the vendor, without meaning in the practice system
};

struct Filter
{
    const char *name;
    Match match;
    const char *sql;
};

struct ListSpec
{
    const char *resource;          // path segment after /v3/, and the middle of its scope
    const char *from;              // tables
    const char *id;                // SQL of the id
    const char *customFieldsOwner; // kind of owner for Shape::CustomFields
    const char *hideNewerThan;     // SQL of a time; rows after a stale list's moment are hidden. Empty: never
    std::vector<Column> columns;
    std::vector<Filter> filters;
};

// Every list has these columns and filters; the SQL of its own two times is given.
std::vector<Column> dated(const char *created, const char *updated, std::vector<Column> columns);
std::vector<Filter> withCommon(const char *id, const char *created, const char *updated, std::vector<Filter> filters);

std::vector<ListSpec> interviewLists();             // GreenhouseInterviewLists.cpp
std::vector<ListSpec> settingLists();               // GreenhouseSettingLists.cpp
const std::vector<ListSpec> &lists();               // all of them
const ListSpec *listNamed(const QString &resource); // nullptr: no such list

} // namespace practice::greenhouse
