// The other records that a connector reads: people, notes, field definitions, feedback.
#pragma once

#include <optional>
#include <vector>

#include <QDateTime>
#include <QString>

#include "domain/Ids.h"

namespace domain {

struct User
{
    UserId id;
    QString name;
    QString email;
    bool siteAdmin = false;
};

struct Note
{
    NoteId id;
    ApplicationId application; // empty when it hangs on the candidate only
    CandidateId candidate;
    UserId author;
    QString body;
    QDateTime createdAt;
};

struct FieldOption
{
    QString id;
    QString name;
};

// A custom field's definition.
struct FieldDefinition
{
    QString id;
    QString key;
    QString name;
    QString on;   // application, candidate
    QString type; // short_text, long_text, single_select, number, …
    std::vector<FieldOption> options;
};

struct Rating
{
    QString attribute;
    QString rating; // the system's word
    QString note;
};

struct Scorecard
{
    ScorecardId id;
    ApplicationId application;
    UserId interviewer;
    QString overall; // the system's word; empty = none
    QString notes;
    std::vector<Rating> ratings;
    QDateTime submittedAt; // invalid = not yet in
};

} // namespace domain
