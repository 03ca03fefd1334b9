#include "practice/dialects/GreenhouseLists.h"

#include <algorithm>

namespace practice::greenhouse {

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

namespace {

constexpr const char *statusSql =
    "(CASE WHEN EXISTS(SELECT 1 FROM rejections d WHERE d.application_id=a.id) THEN 'rejected' ELSE 'in_process' END)";

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
                   {"status", Text, statusSql},
                   {"needs_decision", Boolean, "s.sort_order=0"},
                   {"prospect", Boolean, "0"},
                   {"rejected_at", Time, "(SELECT d.rejected_at FROM rejections d WHERE d.application_id=a.id)"},
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
                        {"status", Match::Status, statusSql},
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

} // namespace

const std::vector<ListSpec> &lists()
{
    static const std::vector<ListSpec> all = [] {
        std::vector<ListSpec> some{
            users(),      jobs(),        jobPosts(), jobInterviewStages(), applicationStages(), applications(),
            candidates(), attachments(), notes()};
        for (auto more : {interviewLists(), settingLists()})
            some.insert(some.end(), more.begin(), more.end());
        return some;
    }();
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
