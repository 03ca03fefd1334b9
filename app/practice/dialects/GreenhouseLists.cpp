#include "practice/dialects/GreenhouseLists.h"

#include <algorithm>

namespace practice::greenhouse {

namespace {

using enum Shape;

std::vector<Column> dated(const char *created, const char *updated, std::vector<Column> columns)
{
    columns.insert(columns.begin(), {{"created_at", Time, created}, {"updated_at", Changed, updated}});
    return columns;
}

std::vector<Filter> withCommon(const char *id, const char *created, const char *updated, std::vector<Filter> filters)
{
    filters.insert(
        filters.begin(),
        {{"ids", Match::Ids, id}, {"created_at", Match::Range, created}, {"updated_at", Match::Range, updated}});
    return filters;
}

ListSpec applications()
{
    return {"applications",
            "applications a JOIN jobs j ON j.id=a.job_id JOIN stages s ON s.id=a.stage_id",
            "a.id",
            "application",
            "a.applied_at",
            dated("a.applied_at", "a.updated_at",
                  {{"id", Integer, "a.id"},
                   {"agency_note_id", Integer, "NULL"},
                   {"candidate_id", Integer, "a.candidate_id"},
                   {"coordinator_id", Integer, "a.coordinator_id"},
                   {"job_id", Integer, "a.job_id"},
                   {"job_post_id", Integer, "j.post_id"},
                   {"recruiter_id", Integer, "a.recruiter_id"},
                   {"referrer_id", Integer, "NULL"},
                   {"source_id", Integer, "a.source_id"},
                   {"stage_id", Integer, "a.stage_row"},
                   {"stage_name", Text, "s.name"},
                   {"status", Text, "'in_process'"},
                   {"needs_decision", Boolean, "s.sort_order=0"},
                   {"prospect", Boolean, "0"},
                   {"rejected_at", Time, "NULL"},
                   {"last_activity_at", Changed, "a.last_activity_at"},
                   {"location_address", Text, "NULL"},
                   {"answers", Json, "a.answers"},
                   {"prospective_job_ids", Json, "'[]'"},
                   {"custom_fields", CustomFields, "a.id"}}),
            withCommon("a.id", "a.applied_at", "a.updated_at",
                       {{"candidate_ids", Match::Ids, "a.candidate_id"},
                        {"job_ids", Match::Ids, "a.job_id"},
                        {"prospective_job_ids", Match::Ids, "NULL"},
                        {"job_post_ids", Match::Ids, "j.post_id"},
                        {"source_ids", Match::Ids, "a.source_id"},
                        {"referrer_ids", Match::Ids, "NULL"},
                        {"stage_ids", Match::Ids, "a.stage_row"},
                        {"status", Match::Status, "'in_process'"},
                        {"stage_name", Match::Text, "s.name"},
                        {"custom_field_option_id", Match::Option, "a.id"},
                        {"last_activity_at", Match::Range, "a.last_activity_at"},
                        {"prospect", Match::Boolean, "0"}})};
}

ListSpec candidates()
{
    return {
        "candidates",
        "candidates c",
        "c.id",
        "candidate",
        "c.created_at",
        dated("c.created_at", "c.updated_at",
              {{"id", Integer, "c.id"},
               {"first_name", Text, "c.first_name"},
               {"last_name", Text, "c.last_name"},
               {"preferred_name", Text, "NULL"},
               {"company", Text, "c.company"},
               {"title", Text, "c.title"},
               {"last_activity_at", Changed, "c.last_activity_at"},
               {"private", Boolean, "0"},
               {"can_email", Boolean, "1"},
               {"time_zone", Text, "NULL"},
               {"tags", Json, "c.tags"},
               {"linked_user_ids", Json, "'[]'"},
               {"phone_numbers", Json,
                "iif(c.phone IS NULL,'[]',json_array(json_object('value',c.phone,'type','mobile')))"},
               {"addresses", Json, "iif(c.city IS NULL,'[]',json_array(json_object('value',c.city,'type','home')))"},
               {"email_addresses", Json, "json_array(json_object('value',c.email,'type','personal'))"},
               {"website_addresses", Json,
                "iif(c.link IS NULL,'[]',json_array(json_object('value',c.link,'type','portfolio')))"},
               {"social_media_addresses", Json, "'[]'"},
               {"custom_fields", CustomFields, "c.id"}}),
        withCommon("c.id", "c.created_at", "c.updated_at",
                   {{"last_activity_at", Match::Range, "c.last_activity_at"},
                    {"custom_field_option_id", Match::Option, "c.id"},
                    {"private", Match::Boolean, "0"},
                    {"email", Match::Text, "c.email"}, // the column compares without case
                    {"tag", Match::AnyText, "(SELECT value FROM json_each(c.tags))"}})};
}

ListSpec users()
{
    return {"users",
            "users u",
            "u.id",
            "user",
            "",
            dated("u.created_at", "u.updated_at",
                  {{"id", Integer, "u.id"},
                   {"first_name", Text, "u.first_name"},
                   {"last_name", Text, "u.last_name"},
                   {"primary_email", Text, "u.email"},
                   {"job_title", Text, "u.job_title"},
                   {"agency_id", Integer, "NULL"},
                   {"name", Text, "u.first_name||' '||u.last_name"},
                   {"deactivated", Boolean, "0"},
                   {"site_admin", Boolean, "u.site_admin"},
                   {"employee_id", Text, "NULL"},
                   {"linked_candidate_ids", Json, "'[]'"},
                   {"office_ids", Json, "'[]'"},
                   {"department_ids", Json, "'[]'"},
                   {"interviewer_tags", Json, "'[]'"},
                   {"emails", Json, "json_array(u.email)"},
                   {"custom_fields", Json, "'{}'"}}),
            withCommon("u.id", "u.created_at", "u.updated_at",
                       {{"agency_ids", Match::Ids, "NULL"},
                        {"office_ids", Match::Ids, "NULL"},
                        {"department_ids", Match::Ids, "NULL"},
                        {"linked_candidate_ids", Match::Ids, "NULL"},
                        {"interviewer_tag_ids", Match::Ids, "NULL"},
                        {"employee_ids", Match::AnyText, "NULL"},
                        {"custom_field_option_id", Match::Id, "NULL"},
                        {"deactivated", Match::Boolean, "0"},
                        {"primary_email", Match::Text, "u.email"},
                        {"external_office_id", Match::Text, "NULL"},
                        {"external_department_id", Match::Text, "NULL"},
                        {"show_service_accounts", Match::Ignored, ""}})};
}

ListSpec jobs()
{
    return {"jobs",
            "jobs j",
            "j.id",
            "job",
            "",
            dated("j.opened_at", "j.updated_at",
                  {{"id", Integer, "j.id"},
                   {"name", Text, "j.title"},
                   {"requisition_id", Text, "j.code"},
                   {"notes", Text, "NULL"},
                   {"confidential", Boolean, "0"},
                   {"status", Text, "'open'"},
                   {"opened_at", Time, "j.opened_at"},
                   {"closed_at", Time, "NULL"},
                   {"is_template", Boolean, "0"},
                   {"copied_from_id", Integer, "NULL"},
                   {"department_id", Integer, "j.department_id"},
                   {"office_ids", Json, "json_array(j.office_id)"},
                   {"custom_fields", Json,
                    R"('{"employment_type":{"name":"Employment Type","type":"single_select","value":"Full-time"}}')"}}),
            withCommon("j.id", "j.opened_at", "j.updated_at",
                       {{"opened_at", Match::Range, "j.opened_at"},
                        {"closed_at", Match::Range, "NULL"},
                        {"requisition_id", Match::Text, "j.code"},
                        {"department_id", Match::Id, "j.department_id"},
                        {"office_id", Match::Id, "j.office_id"},
                        {"custom_field_option_id", Match::Id, "4210000011"},
                        {"confidential", Match::Boolean, "0"},
                        {"status", Match::Text, "'open'"}})};
}

ListSpec jobPosts()
{
    return {
        "job_posts",
        "jobs j",
        "j.post_id",
        "",
        "",
        dated("j.opened_at", "j.updated_at",
              {{"id", Integer, "j.post_id"},
               {"title", Text, "j.title"},
               {"internal", Boolean, "0"},
               {"active", Boolean, "1"},
               {"live", Boolean, "1"},
               {"featured", Boolean, "0"},
               {"first_published_at", Time, "j.opened_at"},
               {"content", Text, "j.content_html"},
               {"internal_content", Text, "NULL"},
               {"language", Text, "j.language"},
               {"public_url", Text, "'https://careers.practice.example/jobs/'||j.post_id"},
               {"demographic_question_set_id", Integer, "NULL"},
               {"job_id", Integer, "j.id"},
               {"job_board_id", Integer, "4001002"},
               {"questions", Json,
                "(SELECT json_group_array(json_object('id',j.post_id*100+q.key,'answer_type','short_text',"
                "'required',json('true'),'private',json('false'),'label',q.value->>'text','description',NULL,"
                "'name','question_'||(j.post_id*100+q.key),'options',json('[]'))) FROM json_each(j.questions) q)"}}),
        withCommon("j.post_id", "j.opened_at", "j.updated_at",
                   {{"job_ids", Match::Ids, "j.id"},
                    {"job_board_ids", Match::Ids, "4001002"},
                    {"active", Match::Boolean, "1"},
                    {"featured", Match::Boolean, "0"},
                    {"live", Match::Boolean, "1"},
                    {"internal", Match::Boolean, "0"}})};
}

ListSpec jobInterviewStages()
{
    return {"job_interview_stages",
            "stages s",
            "s.id",
            "",
            "",
            dated("s.created_at", "s.created_at",
                  {{"id", Integer, "s.id"},
                   {"job_id", Integer, "s.job_id"},
                   {"sort_order", Integer, "s.sort_order"},
                   {"name", Text, "s.name"},
                   {"active", Boolean, "1"}}),
            withCommon("s.id", "s.created_at", "s.created_at",
                       {{"job_ids", Match::Ids, "s.job_id"}, {"active", Match::Boolean, "1"}})};
}

ListSpec applicationStages()
{
    return {"application_stages",
            "application_stages r",
            "r.id",
            "",
            "r.entered_at",
            dated("r.entered_at", "r.updated_at",
                  {{"id", Integer, "r.id"},
                   {"application_id", Integer, "r.application_id"},
                   {"job_interview_stage_id", Integer, "r.stage_id"},
                   {"entered_at", Time, "r.entered_at"},
                   {"exited_at", Time, "r.exited_at"},
                   {"days_in_stage", Integer,
                    "(coalesce(r.exited_at,CAST(strftime('%s','now') AS INTEGER)*1000)-r.entered_at)/86400000"},
                   {"current", Boolean, "r.exited_at IS NULL"}}),
            withCommon("r.id", "r.entered_at", "r.updated_at",
                       {{"application_ids", Match::Ids, "r.application_id"},
                        {"job_interview_stage_ids", Match::Ids, "r.stage_id"},
                        {"current", Match::Boolean, "(r.exited_at IS NULL)"}})};
}

ListSpec attachments()
{
    return {"attachments",
            "files f",
            "f.id",
            "",
            "",
            dated("f.created_at", "f.created_at",
                  {{"id", Integer, "f.id"},
                   {"application_id", Integer, "f.application_id"},
                   {"candidate_id", Integer, "f.candidate_id"},
                   {"type", Text, "f.kind"},
                   {"filename", Text, "f.file_name"},
                   {"url", FileUrl, "f.id"}}),
            withCommon("f.id", "f.created_at", "f.created_at",
                       {{"application_ids", Match::Ids, "f.application_id"},
                        {"candidate_ids", Match::Ids, "f.candidate_id"},
                        {"type", Match::Text, "f.kind"}})};
}

ListSpec customFields()
{
    return {"custom_fields",
            "custom_fields f",
            "f.id",
            "",
            "",
            dated("f.created_at", "f.created_at",
                  {{"id", Integer, "f.id"},
                   {"field_type", Text, "f.owner_kind"},
                   {"sort_order", Integer, "f.sort_order"},
                   {"name", Text, "f.name"},
                   {"description", Text, "NULL"},
                   {"value_type", Text, "f.value_type"},
                   {"private", Boolean, "0"},
                   {"required", Boolean, "0"},
                   {"require_approval", Boolean, "0"},
                   {"trigger_new_version", Boolean, "0"},
                   {"active", Boolean, "f.active"},
                   {"updated_by_id", Integer, "NULL"},
                   {"internal_type", Text, "iif(f.owner_kind='job','employment_type',NULL)"},
                   {"expose_in_job_board_api", Boolean, "0"},
                   {"placeholder", Text, "NULL"},
                   {"name_key", Text, "f.name_key"},
                   {"application_type", Text, "iif(f.owner_kind='application','all_applications',NULL)"},
                   {"api_only", Boolean, "0"},
                   {"use_for_job_approvals", Boolean, "NULL"},
                   {"use_for_offer_approvals", Boolean, "NULL"},
                   {"template_token_string", Text, "NULL"},
                   {"default_value", Json, "'null'"}}),
            withCommon("f.id", "f.created_at", "f.created_at",
                       {{"field_type", Match::Text, "f.owner_kind"},
                        {"active", Match::Boolean, "f.active"},
                        {"name", Match::Text, "f.name"},
                        {"name_key", Match::Text, "f.name_key"}})};
}

ListSpec customFieldOptions()
{
    return {"custom_field_options",
            "custom_options o JOIN custom_fields f ON f.id=o.field_id",
            "o.id",
            "",
            "",
            dated("o.created_at", "o.created_at",
                  {{"id", Integer, "o.id"},
                   {"custom_field_id", Integer, "o.field_id"},
                   {"name", Text, "o.name"},
                   {"external_id", Text, "NULL"},
                   {"sort_order", Integer, "o.sort_order"},
                   {"active", Boolean, "o.active"}}),
            withCommon("o.id", "o.created_at", "o.created_at",
                       {{"custom_field_ids", Match::Ids, "o.field_id"},
                        {"active", Match::Boolean, "o.active"},
                        {"custom_field_key", Match::Text, "f.name_key"}})};
}

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

ListSpec notes()
{
    return {"notes",
            "notes n",
            "n.id",
            "",
            "n.created_at",
            dated("n.created_at", "n.created_at",
                  {{"id", Integer, "n.id"},
                   {"candidate_id", Integer, "n.candidate_id"},
                   {"application_id", Integer, "n.application_id"},
                   {"body", Text, "n.body"},
                   {"subject", Text, "NULL"},
                   {"type", Text, "n.type"},
                   {"user_id", Integer, "n.user_id"},
                   {"email_from", Text, "NULL"},
                   {"email_to", Text, "NULL"},
                   {"email_cc", Json, "'null'"},
                   {"import_hash", Text, "NULL"},
                   {"body_with_tags", Text, "n.body"},
                   {"visibility", Text, "n.visibility"},
                   {"email_attachment_file_names", Json, "'null'"}}),
            withCommon("n.id", "n.created_at", "n.created_at",
                       {{"candidate_ids", Match::Ids, "n.candidate_id"},
                        {"user_ids", Match::Ids, "n.user_id"},
                        {"application_ids", Match::Ids, "n.application_id"},
                        {"type", Match::Text, "n.type"},
                        {"visibility", Match::Text, "n.visibility"}})};
}

ListSpec rejectionReasons()
{
    return {"rejection_reasons",
            "rejection_reasons r",
            "r.id",
            "",
            "",
            dated("r.created_at", "r.created_at",
                  {{"id", Integer, "r.id"},
                   {"name", Text, "r.name"},
                   {"type", Json,
                    "CASE r.type_id WHEN 1 THEN json_object('id',1,'key','WE_REJECTED_THEM','name','We rejected them')"
                    " WHEN 2 THEN json_object('id',2,'key','THEY_REJECTED_US','name','They rejected us')"
                    " ELSE json_object('id',3,'key','NONE_SPECIFIED','name','None specified') END"}}),
            withCommon("r.id", "r.created_at", "r.created_at", {{"include_defaults", Match::Defaults, "r.built_in"}})};
}

ListSpec userJobPermissions()
{
    return {"user_job_permissions",
            "user_jobs p",
            "p.id",
            "",
            "",
            dated("p.created_at", "p.created_at",
                  {{"id", Integer, "p.id"},
                   {"job_id", Integer, "p.job_id"},
                   {"user_id", Integer, "p.user_id"},
                   {"role_id", Integer, "4000101"},
                   {"automated", Boolean, "0"}}),
            withCommon("p.id", "p.created_at", "p.created_at",
                       {{"job_ids", Match::Ids, "p.job_id"},
                        {"user_ids", Match::Ids, "p.user_id"},
                        {"role_ids", Match::Ids, "4000101"}})};
}

ListSpec jobOwners()
{
    return {"job_owners",
            "user_jobs p",
            "(p.id+100000)",
            "",
            "",
            dated("p.created_at", "p.created_at",
                  {{"id", Integer, "p.id+100000"},
                   {"job_id", Integer, "p.job_id"},
                   {"user_id", Integer, "p.user_id"},
                   {"type", Text, "'recruiter'"},
                   {"responsible", Boolean, "p.responsible"}}),
            withCommon("(p.id+100000)", "p.created_at", "p.created_at",
                       {{"user_ids", Match::Ids, "p.user_id"},
                        {"job_ids", Match::Ids, "p.job_id"},
                        {"type", Match::Text, "'recruiter'"}})};
}

} // namespace

const std::vector<ListSpec> &lists()
{
    static const std::vector<ListSpec> all = {users(),
                                              jobs(),
                                              jobPosts(),
                                              jobInterviewStages(),
                                              applicationStages(),
                                              applications(),
                                              candidates(),
                                              attachments(),
                                              customFields(),
                                              customFieldOptions(),
                                              scorecards(),
                                              scorecardCandidateAttributes(),
                                              jobCandidateAttributes(),
                                              interviews(),
                                              interviewers(),
                                              notes(),
                                              rejectionReasons(),
                                              userJobPermissions(),
                                              jobOwners()};
    return all;
}

const ListSpec *listNamed(const QString &resource)
{
    const auto &all = lists();
    const auto it = std::find_if(all.begin(), all.end(),
                                 [&](const ListSpec &list) { return resource == QLatin1String(list.resource); });
    return it == all.end() ? nullptr : &*it;
}

} // namespace practice::greenhouse
