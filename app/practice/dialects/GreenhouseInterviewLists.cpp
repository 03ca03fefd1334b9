// What interviews leave behind: scorecards, their ratings, who met whom.
#include "practice/dialects/GreenhouseLists.h"

namespace practice::greenhouse {

namespace {

using enum Shape;

ListSpec scorecards()
{
    return {"scorecards",
            "scorecards k",
            "k.id",
            "",
            "",
            dated("k.created_at", "k.updated_at",
                  {{"id", Integer, "k.id"},
                   {"application_id", Integer, "k.application_id"},
                   {"interview_kit_id", Integer, "k.kit_id"},
                   {"interviewer_id", Integer, "k.interviewer_id"},
                   {"submitter_id", Integer, "k.interviewer_id"},
                   {"candidate_rating", Text, "k.overall"},
                   {"status", Text, "iif(k.submitted_at IS NULL,'draft','complete')"},
                   {"interviewed_at", Time, "k.interviewed_at"},
                   {"submitted_at", Time, "k.submitted_at"},
                   {"notes", Text, "k.takeaways"},
                   {"notes_with_tags", Text, "k.takeaways"},
                   {"private_notes", Text, "NULL"},
                   {"private_notes_with_tags", Text, "NULL"},
                   {"public_notes", Text, "NULL"},
                   {"public_notes_with_tags", Text, "NULL"}}),
            withCommon("k.id", "k.created_at", "k.updated_at",
                       {{"interview_kit_ids", Match::Ids, "k.kit_id"},
                        {"submitter_ids", Match::Ids, "k.interviewer_id"},
                        {"application_ids", Match::Ids, "k.application_id"},
                        {"interviewer_ids", Match::Ids, "k.interviewer_id"},
                        {"interviewed_at", Match::Range, "k.interviewed_at"},
                        {"submitted_at", Match::Range, "k.submitted_at"},
                        {"status", Match::Text, "iif(k.submitted_at IS NULL,'draft','complete')"}})};
}

ListSpec scorecardCandidateAttributes()
{
    return {"scorecard_candidate_attributes",
            "scorecard_attributes t",
            "t.id",
            "",
            "",
            dated("t.created_at", "t.created_at",
                  {{"id", Integer, "t.id"},
                   {"scorecard_id", Integer, "t.scorecard_id"},
                   {"candidate_attribute_rating", Text, "t.rating"},
                   {"job_candidate_attribute_id", Integer, "t.attribute_id"},
                   {"note", Text, "t.note"}}),
            withCommon("t.id", "t.created_at", "t.created_at",
                       {{"scorecard_ids", Match::Ids, "t.scorecard_id"},
                        {"job_candidate_attribute_ids", Match::Ids, "t.attribute_id"}})};
}

ListSpec jobCandidateAttributes()
{
    return {"job_candidate_attributes",
            "job_attributes t",
            "t.id",
            "",
            "",
            dated("t.created_at", "t.created_at",
                  {{"id", Integer, "t.id"},
                   {"job_id", Integer, "t.job_id"},
                   {"candidate_attribute_type_id", Integer, "2"},
                   {"active", Boolean, "1"},
                   {"sort_order", Integer, "t.sort_order"},
                   {"name", Text, "t.name"}}),
            withCommon("t.id", "t.created_at", "t.created_at",
                       {{"job_ids", Match::Ids, "t.job_id"},
                        {"candidate_attribute_type_ids", Match::Ids, "2"},
                        {"active", Match::Boolean, "1"}})};
}

ListSpec interviews()
{
    return {"interviews",
            "interviews i",
            "i.id",
            "",
            "",
            dated("i.created_at", "i.updated_at",
                  {{"id", Integer, "i.id"},
                   {"job_id", Integer, "i.job_id"},
                   {"application_id", Integer, "i.application_id"},
                   {"job_interview_id", Integer, "i.job_interview_id"},
                   {"starts_at", Time, "i.starts_at"},
                   {"ends_at", Time, "i.ends_at"},
                   {"location", Text, "NULL"},
                   {"status", Text, "i.status"},
                   {"organizer_id", Integer, "i.organizer_id"},
                   {"scheduled_at", Time, "i.created_at"},
                   {"all_day_start_on", Text, "NULL"},
                   {"all_day_end_on", Text, "NULL"},
                   {"external_event_id", Text, "NULL"},
                   {"video_conferencing_url", Text, "NULL"},
                   {"availability_received_at", Time, "NULL"}}),
            withCommon("i.id", "i.created_at", "i.updated_at",
                       {{"job_ids", Match::Ids, "i.job_id"},
                        {"application_ids", Match::Ids, "i.application_id"},
                        {"job_interview_ids", Match::Ids, "i.job_interview_id"},
                        {"organizer_ids", Match::Ids, "i.organizer_id"},
                        {"starts_at", Match::Range, "i.starts_at"},
                        {"ends_at", Match::Range, "i.ends_at"},
                        {"all_day_start_on", Match::Range, "NULL"},
                        {"all_day_end_on", Match::Range, "NULL"},
                        {"external_event_id", Match::Text, "NULL"},
                        {"status", Match::Text, "i.status"}})};
}

ListSpec interviewers()
{
    return {"interviewers",
            "interviewers v",
            "v.id",
            "",
            "",
            dated("v.created_at", "v.created_at",
                  {{"id", Integer, "v.id"},
                   {"interview_id", Integer, "v.interview_id"},
                   {"user_id", Integer, "v.user_id"},
                   {"scorecard_id", Integer, "v.scorecard_id"},
                   {"email", Text, "v.email"},
                   {"response_status", Text, "'accepted'"}}),
            withCommon("v.id", "v.created_at", "v.created_at",
                       {{"interview_ids", Match::Ids, "v.interview_id"},
                        {"user_ids", Match::Ids, "v.user_id"},
                        {"scorecard_ids", Match::Ids, "v.scorecard_id"},
                        {"response_status", Match::Text, "'accepted'"}})};
}

} // namespace

std::vector<ListSpec> interviewLists()
{
    return {scorecards(), scorecardCandidateAttributes(), jobCandidateAttributes(), interviews(), interviewers()};
}

} // namespace practice::greenhouse
