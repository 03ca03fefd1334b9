// The tables of the practice ATS. Times are milliseconds since 1970 UTC; lists inside a row are JSON text.
#pragma once

namespace practice {

inline constexpr const char *schema[] = {
    "CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS users(id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL,"
    " email TEXT NOT NULL UNIQUE COLLATE NOCASE, job_title TEXT, password TEXT NOT NULL, site_admin INTEGER NOT NULL,"
    " may_write_notes INTEGER NOT NULL, may_move_stages INTEGER NOT NULL, all_jobs INTEGER NOT NULL,"
    " created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS jobs(id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL, title TEXT NOT NULL,"
    " code TEXT NOT NULL, office_id INTEGER NOT NULL, office TEXT NOT NULL, department_id INTEGER NOT NULL,"
    " department TEXT NOT NULL, content_html TEXT NOT NULL, language TEXT NOT NULL, questions TEXT NOT NULL,"
    " opened_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS user_jobs(id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users(id),"
    " job_id INTEGER NOT NULL REFERENCES jobs(id), responsible INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS stages(id INTEGER PRIMARY KEY, job_id INTEGER NOT NULL REFERENCES jobs(id),"
    " sort_order INTEGER NOT NULL, name TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS candidates(id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL,"
    " company TEXT, title TEXT, email TEXT NOT NULL COLLATE NOCASE, phone TEXT, city TEXT, link TEXT,"
    " tags TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,"
    " last_activity_at INTEGER NOT NULL) STRICT",
    // stage_row: the open row of application_stages; stage_id: the definition it points to.
    "CREATE TABLE IF NOT EXISTS applications(id INTEGER PRIMARY KEY,"
    " candidate_id INTEGER NOT NULL REFERENCES candidates(id), job_id INTEGER NOT NULL REFERENCES jobs(id),"
    " stage_row INTEGER NOT NULL, stage_id INTEGER NOT NULL REFERENCES stages(id), recruiter_id INTEGER,"
    " coordinator_id INTEGER, source_id INTEGER, answers TEXT NOT NULL, applied_at INTEGER NOT NULL,"
    " updated_at INTEGER NOT NULL, last_activity_at INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS applications_job ON applications(job_id)",
    "CREATE INDEX IF NOT EXISTS applications_candidate ON applications(candidate_id)",
    "CREATE INDEX IF NOT EXISTS candidates_email ON candidates(email)",
    "CREATE TABLE IF NOT EXISTS application_stages(id INTEGER PRIMARY KEY,"
    " application_id INTEGER NOT NULL REFERENCES applications(id) ON DELETE CASCADE,"
    " stage_id INTEGER NOT NULL REFERENCES stages(id), entered_at INTEGER NOT NULL, exited_at INTEGER,"
    " updated_at INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS application_stages_application ON application_stages(application_id)",
    "CREATE TABLE IF NOT EXISTS files(id INTEGER PRIMARY KEY,"
    " application_id INTEGER NOT NULL REFERENCES applications(id) ON DELETE CASCADE, candidate_id INTEGER NOT NULL,"
    " kind TEXT NOT NULL, file_name TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS files_application ON files(application_id)",
    "CREATE INDEX IF NOT EXISTS files_candidate ON files(candidate_id)",
    "CREATE TABLE IF NOT EXISTS job_attributes(id INTEGER PRIMARY KEY, job_id INTEGER NOT NULL REFERENCES jobs(id),"
    " name TEXT NOT NULL, sort_order INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS scorecards(id INTEGER PRIMARY KEY,"
    " application_id INTEGER NOT NULL REFERENCES applications(id) ON DELETE CASCADE, kit_id INTEGER NOT NULL,"
    " interviewer_id INTEGER NOT NULL, overall TEXT, takeaways TEXT, interviewed_at INTEGER, submitted_at INTEGER,"
    " created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS scorecards_application ON scorecards(application_id)",
    "CREATE TABLE IF NOT EXISTS scorecard_attributes(id INTEGER PRIMARY KEY,"
    " scorecard_id INTEGER NOT NULL REFERENCES scorecards(id) ON DELETE CASCADE,"
    " attribute_id INTEGER NOT NULL REFERENCES job_attributes(id), rating TEXT NOT NULL, note TEXT,"
    " created_at INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS scorecard_attributes_scorecard ON scorecard_attributes(scorecard_id)",
    "CREATE TABLE IF NOT EXISTS interviews(id INTEGER PRIMARY KEY,"
    " application_id INTEGER NOT NULL REFERENCES applications(id) ON DELETE CASCADE, job_id INTEGER NOT NULL,"
    " job_interview_id INTEGER NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, organizer_id INTEGER,"
    " starts_at INTEGER, ends_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS interviews_application ON interviews(application_id)",
    "CREATE TABLE IF NOT EXISTS interviewers(id INTEGER PRIMARY KEY,"
    " interview_id INTEGER NOT NULL REFERENCES interviews(id) ON DELETE CASCADE, user_id INTEGER,"
    " scorecard_id INTEGER, email TEXT, created_at INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS interviewers_interview ON interviewers(interview_id)",
    "CREATE TABLE IF NOT EXISTS notes(id INTEGER PRIMARY KEY, candidate_id INTEGER NOT NULL, application_id INTEGER,"
    " user_id INTEGER NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL, visibility TEXT NOT NULL,"
    " created_at INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS notes_application ON notes(application_id)",
    "CREATE INDEX IF NOT EXISTS notes_candidate ON notes(candidate_id)",
    "CREATE INDEX IF NOT EXISTS notes_user ON notes(user_id)",
    "CREATE TABLE IF NOT EXISTS custom_fields(id INTEGER PRIMARY KEY, owner_kind TEXT NOT NULL, name TEXT NOT NULL,"
    " name_key TEXT NOT NULL, value_type TEXT NOT NULL, active INTEGER NOT NULL, sort_order INTEGER NOT NULL,"
    " created_at INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS custom_options(id INTEGER PRIMARY KEY,"
    " field_id INTEGER NOT NULL REFERENCES custom_fields(id), name TEXT NOT NULL, sort_order INTEGER NOT NULL,"
    " active INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT",
    // Every value a field ever had, so that people see who wrote what and a stale list can show the older one.
    // value is the JSON a reader gets; option_id beside it for selects; seq newest = current.
    "CREATE TABLE IF NOT EXISTS custom_values(seq INTEGER PRIMARY KEY AUTOINCREMENT, owner_id INTEGER NOT NULL,"
    " field_id INTEGER NOT NULL REFERENCES custom_fields(id), value TEXT NOT NULL, option_id INTEGER,"
    " user_id INTEGER, set_at INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS custom_values_owner ON custom_values(owner_id, field_id, seq)",
    "CREATE TABLE IF NOT EXISTS rejection_reasons(id INTEGER PRIMARY KEY, name TEXT NOT NULL,"
    " type_id INTEGER NOT NULL, built_in INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT",
    // One row while an application is rejected; taken away when that is undone.
    "CREATE TABLE IF NOT EXISTS rejections(id INTEGER PRIMARY KEY,"
    " application_id INTEGER NOT NULL UNIQUE REFERENCES applications(id) ON DELETE CASCADE,"
    " reason_id INTEGER NOT NULL REFERENCES rejection_reasons(id), user_id INTEGER NOT NULL,"
    " rejected_at INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS candidate_tags(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " created_at INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS applied_tags(id INTEGER PRIMARY KEY,"
    " candidate_id INTEGER NOT NULL REFERENCES candidates(id), tag_id INTEGER NOT NULL REFERENCES candidate_tags(id),"
    " created_at INTEGER NOT NULL, UNIQUE(candidate_id, tag_id)) STRICT",
    "CREATE TABLE IF NOT EXISTS codes(hash TEXT PRIMARY KEY, client_id TEXT NOT NULL, user_id INTEGER NOT NULL,"
    " redirect_uri TEXT NOT NULL, challenge TEXT NOT NULL, scope TEXT NOT NULL, expires_at INTEGER NOT NULL,"
    " family TEXT NOT NULL, used INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS tokens(hash TEXT PRIMARY KEY, kind TEXT NOT NULL, family TEXT NOT NULL,"
    " client_id TEXT NOT NULL, user_id INTEGER NOT NULL, scope TEXT NOT NULL, expires_at INTEGER NOT NULL,"
    " spent INTEGER NOT NULL) STRICT",
    "CREATE INDEX IF NOT EXISTS tokens_family ON tokens(family)",
    "CREATE TABLE IF NOT EXISTS write_log(sequence INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,"
    " user_id INTEGER, method TEXT NOT NULL, path TEXT NOT NULL, body_sha256 TEXT NOT NULL, body TEXT NOT NULL,"
    " status INTEGER NOT NULL, object_id INTEGER, applied INTEGER NOT NULL, fault TEXT) STRICT",
};

} // namespace practice
