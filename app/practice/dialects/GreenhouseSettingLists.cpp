// What the customer has set up: custom fields, rejection reasons, who works on which job.
#include "practice/dialects/GreenhouseLists.h"

namespace practice::greenhouse {

namespace {

using enum Shape;

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

ListSpec rejectionDetails()
{
    return {"rejection_details",
            "rejections d",
            "d.id",
            "",
            "",
            dated("d.rejected_at", "d.rejected_at",
                  {{"id", Integer, "d.id"},
                   {"application_id", Integer, "d.application_id"},
                   {"rejection_reason_id", Integer, "d.reason_id"},
                   {"rejection_note_id", Integer, "NULL"},
                   {"rejected_by_id", Integer, "d.user_id"},
                   {"rejected_at", Time, "d.rejected_at"}}),
            withCommon("d.id", "d.rejected_at", "d.rejected_at",
                       {{"application_ids", Match::Ids, "d.application_id"},
                        {"rejection_reason_ids", Match::Ids, "d.reason_id"}})};
}

ListSpec candidateTags()
{
    return {"candidate_tags",
            "candidate_tags t",
            "t.id",
            "",
            "",
            dated("t.created_at", "t.created_at", {{"id", Integer, "t.id"}, {"name", Text, "t.name"}}),
            withCommon("t.id", "t.created_at", "t.created_at", {})};
}

ListSpec appliedTags()
{
    return {
        "applied_candidate_tags",
        "applied_tags g",
        "g.id",
        "",
        "",
        dated("g.created_at", "g.created_at",
              {{"id", Integer, "g.id"},
               {"candidate_id", Integer, "g.candidate_id"},
               {"candidate_tag_id", Integer, "g.tag_id"}}),
        withCommon("g.id", "g.created_at", "g.created_at",
                   {{"candidate_ids", Match::Ids, "g.candidate_id"}, {"candidate_tag_ids", Match::Ids, "g.tag_id"}})};
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

std::vector<ListSpec> settingLists()
{
    return {customFields(),  customFieldOptions(), rejectionReasons(),   rejectionDetails(),
            candidateTags(), appliedTags(),        userJobPermissions(), jobOwners()};
}

} // namespace practice::greenhouse
