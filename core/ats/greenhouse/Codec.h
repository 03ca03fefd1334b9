// Harvest v3 JSON to domain values. Pure. Strict on what we need: a missing or ill-typed member is BadAnswer with its
// path ("/3/candidate_id"); lenient on the rest: unknown members and words are ignored. Ids are 64-bit, kept as text.
#pragma once

#include <set>
#include <vector>

#include <QByteArray>
#include <QHash>

#include "ats/Reader.h"

namespace ats::greenhouse {

base::Result<std::vector<domain::User>> decodeUsers(const QByteArray &json);
base::Result<std::vector<domain::Requisition>> decodeJobs(const QByteArray &json);
base::Result<std::vector<StageRow>> decodeJobStages(const QByteArray &json);
base::Result<std::vector<Posting>> decodeJobPosts(const QByteArray &json);

// An application names its stage by the row of its history, not by the stage's definition. // two kinds of stage id
struct ApplicationRow
{
    domain::Application application; // stage empty unless the row itself named the definition
    bool prospect = false;           // no candidacy for a job: not ours to show
};
base::Result<std::vector<ApplicationRow>> decodeApplications(const QByteArray &json, const QString &optOutField);
// application id → definition's id of its current stage
base::Result<QHash<QString, QString>> decodeCurrentStages(const QByteArray &json);

base::Result<std::vector<domain::Candidate>> decodeCandidates(const QByteArray &json);
base::Result<std::vector<domain::Attachment>> decodeAttachments(const QByteArray &json);
base::Result<std::vector<domain::Note>> decodeNotes(const QByteArray &json);

base::Result<std::vector<domain::Scorecard>> decodeScorecards(const QByteArray &json);
struct AttributeRow
{
    QString scorecard;
    QString attribute;     // id of the job's attribute
    domain::Rating rating; // its name still empty
};
base::Result<std::vector<AttributeRow>> decodeScorecardAttributes(const QByteArray &json);
base::Result<QHash<QString, QString>> decodeAttributeNames(const QByteArray &json); // id → name

struct FieldRow
{
    domain::FieldDefinition definition;
    bool active = true;
};
base::Result<std::vector<FieldRow>> decodeCustomFields(const QByteArray &json);
struct OptionRow
{
    QString field;
    domain::FieldOption option;
};
base::Result<std::vector<OptionRow>> decodeCustomFieldOptions(const QByteArray &json);

base::Result<std::vector<domain::Disposition>> decodeRejectionReasons(const QByteArray &json);
base::Result<std::vector<domain::Disposition>> decodeRejectionDetails(const QByteArray &json); // ids of reasons alone

base::Result<std::vector<domain::FieldDefinition>> decodeTags(const QByteArray &json); // each on "tag"
base::Result<std::vector<QString>> decodeAppliedTags(const QByteArray &json);          // ids of rows

// The id of the object that answers a write. BadAnswer when it is no object or has none.
base::Result<QString> decodeWrittenId(const QByteArray &json);

} // namespace ats::greenhouse
