#include "sync/RowRepository.h"

#include "base/Clock.h"
#include "sync/CaseCodec.h"

namespace syncing {

using store::Statement;

store::Place RowRepository::place(const char *table, const char *column, const QString &id) const
{
    return {table, column, m_account.text() + QLatin1Char(' ') + id};
}

QByteArray RowRepository::sealed(const domain::CandidateId &candidate, const store::Place &place,
                                 const QByteArray &plain)
{
    return m_keys.seal(m_db, {m_account.text(), candidate.text()}, place, plain);
}

bool RowRepository::saysTheSame(const char *sql, const domain::CandidateId &candidate, const store::Place &place,
                                const QString &id, const QByteArray &plain)
{
    Statement row(m_db, sql);
    if (!row.bind(m_account, id).step())
        return false;
    return m_keys.open(m_db, {m_account.text(), candidate.text()}, place, row.blob(0)) == plain;
}

void RowRepository::state(Stream stream, const StreamState &state)
{
    Statement(m_db, "INSERT INTO sync_streams(account, stream, done_until, window_until, next_page) "
                    "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(account, stream) DO UPDATE SET "
                    "done_until = excluded.done_until, window_until = excluded.window_until, "
                    "next_page = excluded.next_page")
        .bind(m_account, streamName(stream), state.doneUntil, state.windowUntil, state.nextPage)
        .run();
}

void RowRepository::requisition(const domain::Requisition &row)
{
    Statement(m_db, "INSERT INTO requisitions(account, id, title, code, location, status, body, updated_at) "
                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, '', ?7) ON CONFLICT(account, id) DO UPDATE SET "
                    "title = excluded.title, code = excluded.code, status = excluded.status, "
                    "updated_at = excluded.updated_at WHERE excluded.updated_at >= requisitions.updated_at")
        .bind(m_account, row.id, row.title, row.code, row.location, row.status, row.updatedAt)
        .run();
    refreshBody(row.id);
}

void RowRepository::refreshBody(const domain::RequisitionId &requisition)
{
    Statement best(m_db, "SELECT body, location FROM postings WHERE account = ?1 AND requisition = ?2 "
                         "ORDER BY rank DESC, body = '', id DESC LIMIT 1");
    if (!best.bind(m_account, requisition).step())
        return;
    Statement(m_db, "UPDATE requisitions SET body = ?3, location = CASE WHEN ?4 = '' THEN location ELSE ?4 END "
                    "WHERE account = ?1 AND id = ?2")
        .bind(m_account, requisition, best.text(0), best.text(1))
        .run();
}

void RowRepository::stage(const ats::StageRow &row)
{
    Statement(m_db, "INSERT INTO stages(account, requisition, id, name, position, active) "
                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(account, requisition, id) DO UPDATE SET "
                    "name = excluded.name, position = excluded.position, active = excluded.active")
        .bind(m_account, row.requisition, row.stage.id, row.stage.name, row.stage.order, row.stage.active)
        .run();
}

void RowRepository::posting(const ats::Posting &row)
{
    Statement(m_db, "INSERT INTO postings(account, id, requisition, rank, location, body) "
                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(account, id) DO UPDATE SET "
                    "requisition = excluded.requisition, rank = excluded.rank, location = excluded.location, "
                    "body = excluded.body")
        .bind(m_account, row.id, row.requisition, row.rank, row.location, row.text)
        .run();
    refreshBody(row.requisition);
}

void RowRepository::user(const domain::User &row)
{
    Statement(m_db, "INSERT INTO users(account, id, name, email, site_admin) VALUES(?1, ?2, ?3, ?4, ?5) "
                    "ON CONFLICT(account, id) DO UPDATE SET name = excluded.name, email = excluded.email, "
                    "site_admin = excluded.site_admin")
        .bind(m_account, row.id, row.name, row.email, row.siteAdmin)
        .run();
}

void RowRepository::field(const domain::FieldDefinition &row)
{
    Statement(m_db, "INSERT OR REPLACE INTO field_definitions(account, id, key, name, on_record, type, options) "
                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .bind(m_account, row.id, row.key, row.name, row.on, row.type, QString::fromUtf8(optionsBytes(row.options)))
        .run();
}

void RowRepository::forgetFields()
{
    Statement(m_db, "DELETE FROM field_definitions WHERE account = ?1").bind(m_account).run();
}

void RowRepository::dispositions(const std::vector<domain::Disposition> &rows)
{
    Statement(m_db, "DELETE FROM dispositions WHERE account = ?1").bind(m_account).run();
    for (const auto &row : rows)
        Statement(m_db, "INSERT INTO dispositions(account, id, name) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING")
            .bind(m_account, row.id, row.name)
            .run();
}

void RowRepository::application(const domain::Application &row)
{
    Statement old(m_db, "SELECT updated_at, stage, stage_name, status, opted_out, stage_entry FROM applications "
                        "WHERE account = ?1 AND id = ?2");
    if (old.bind(m_account, row.id).step()) {
        const QDateTime was = old.time(0);
        const bool same = old.text(1) == row.stage.text() && old.text(2) == row.stageName &&
                          old.number(3) == static_cast<int>(row.status) && old.flag(4) == row.optedOut &&
                          old.text(5) == row.stageEntry;
        if (row.updatedAt < was || (row.updatedAt == was && same))
            return; // a stale list, or nothing new
    }
    const auto answers = sealed(row.candidate, place("applications", "answers", row.id.text()), answersBytes(row));
    Statement(m_db,
              "INSERT INTO applications(account, id, candidate, requisition, stage, stage_name, status, "
              "applied_at, last_activity_at, updated_at, opted_out, answers, stage_entry) "
              "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT(account, id) DO UPDATE SET "
              "candidate = excluded.candidate, requisition = excluded.requisition, stage = excluded.stage, "
              "stage_name = excluded.stage_name, status = excluded.status, applied_at = excluded.applied_at, "
              "last_activity_at = excluded.last_activity_at, updated_at = excluded.updated_at, "
              "opted_out = excluded.opted_out, answers = excluded.answers, stage_entry = excluded.stage_entry")
        .bind(m_account, row.id, row.candidate, row.requisition, row.stage, row.stageName, static_cast<int>(row.status),
              row.appliedAt, row.lastActivityAt, row.updatedAt, row.optedOut, answers, row.stageEntry)
        .run();
    m_touched.insert(row.id);
}

void RowRepository::candidate(const domain::Candidate &row)
{
    Statement old(m_db, "SELECT updated_at FROM candidates WHERE account = ?1 AND id = ?2");
    if (old.bind(m_account, row.id).step() && row.updatedAt <= old.time(0))
        return;
    const auto name = sealed(row.id, place("candidates", "name", row.id.text()), row.fullName().trimmed().toUtf8());
    const auto person = sealed(row.id, place("candidates", "person", row.id.text()), personBytes(row));
    Statement(m_db, "INSERT INTO candidates(account, id, name, person, updated_at) VALUES(?1, ?2, ?3, ?4, ?5) "
                    "ON CONFLICT(account, id) DO UPDATE SET name = excluded.name, person = excluded.person, "
                    "updated_at = excluded.updated_at")
        .bind(m_account, row.id, name, person, row.updatedAt)
        .run();
    touchCasesOf(row.id);
}

void RowRepository::touchCasesOf(const domain::CandidateId &id)
{
    Statement cases(m_db, "SELECT id FROM applications WHERE account = ?1 AND candidate = ?2");
    cases.bind(m_account, id);
    while (cases.step())
        m_touched.insert(cases.id<domain::ApplicationId>(0));
}

bool RowRepository::hasCandidate(const domain::CandidateId &id)
{
    Statement one(m_db, "SELECT 1 FROM applications WHERE account = ?1 AND candidate = ?2 LIMIT 1");
    return one.bind(m_account, id).step();
}

domain::CandidateId RowRepository::candidateOf(const domain::ApplicationId &application)
{
    Statement one(m_db, "SELECT candidate FROM applications WHERE account = ?1 AND id = ?2");
    return one.bind(m_account, application).step() ? one.id<domain::CandidateId>(0) : domain::CandidateId();
}

void RowRepository::attachment(const domain::Attachment &row)
{
    const auto candidate = candidateOf(row.application);
    if (candidate.isEmpty())
        return;
    putAttachment(row, candidate);
}

void RowRepository::earlyAttachment(const domain::Attachment &row)
{
    const auto known = candidateOf(row.application);
    const auto candidate = known.isEmpty() ? row.candidate : known;
    if (candidate.isEmpty() || row.application.isEmpty())
        return;
    putAttachment(row, candidate);
    if (known.isEmpty())
        m_touched.erase(row.application);
}

void RowRepository::putAttachment(const domain::Attachment &row, const domain::CandidateId &candidate)
{
    const auto where = place("attachments", "file_name", row.id.text());
    const QByteArray name = row.fileName.toUtf8();
    if (saysTheSame("SELECT file_name FROM attachments WHERE account = ?1 AND id = ?2", candidate, where, row.id.text(),
                    name))
        return;
    Statement(m_db, "INSERT INTO attachments(account, id, application, candidate, kind, file_name) "
                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(account, id) DO UPDATE SET "
                    "application = excluded.application, candidate = excluded.candidate, kind = excluded.kind, "
                    "file_name = excluded.file_name")
        .bind(m_account, row.id, row.application, candidate, static_cast<int>(row.kind), sealed(candidate, where, name))
        .run();
    m_touched.insert(row.application);
}

void RowRepository::note(const domain::Note &row)
{
    const auto candidate = row.application.isEmpty() ? row.candidate : candidateOf(row.application);
    if (candidate.isEmpty() || !hasCandidate(candidate))
        return;
    const auto where = place("notes", "body", row.id.text());
    const QByteArray body = row.body.toUtf8();
    if (saysTheSame("SELECT body FROM notes WHERE account = ?1 AND id = ?2", candidate, where, row.id.text(), body))
        return;
    Statement(m_db, "INSERT INTO notes(account, id, application, candidate, author, body, created_at) "
                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(account, id) DO UPDATE SET "
                    "application = excluded.application, candidate = excluded.candidate, author = excluded.author, "
                    "body = excluded.body, created_at = excluded.created_at")
        .bind(m_account, row.id, row.application, candidate, row.author, sealed(candidate, where, body), row.createdAt)
        .run();
    if (row.application.isEmpty())
        touchCasesOf(candidate);
    else
        m_touched.insert(row.application);
}

void RowRepository::scorecard(const domain::Scorecard &row)
{
    const auto candidate = candidateOf(row.application);
    if (candidate.isEmpty())
        return;
    const auto where = place("scorecards", "body", row.id.text());
    const QByteArray body = feedbackBytes(row);
    Statement old(m_db, "SELECT submitted_at FROM scorecards WHERE account = ?1 AND id = ?2");
    if (old.bind(m_account, row.id).step() && old.time(0) == row.submittedAt &&
        saysTheSame("SELECT body FROM scorecards WHERE account = ?1 AND id = ?2", candidate, where, row.id.text(),
                    body))
        return;
    Statement(m_db, "INSERT INTO scorecards(account, id, application, candidate, interviewer, body, submitted_at) "
                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(account, id) DO UPDATE SET "
                    "application = excluded.application, candidate = excluded.candidate, "
                    "interviewer = excluded.interviewer, body = excluded.body, submitted_at = excluded.submitted_at")
        .bind(m_account, row.id, row.application, candidate, row.interviewer, sealed(candidate, where, body),
              row.submittedAt)
        .run();
    m_touched.insert(row.application);
}

void RowRepository::removeMissing(const char *list, const char *remove, const domain::ApplicationId &application,
                                  const std::set<QString> &ids)
{
    std::vector<QString> gone;
    Statement rows(m_db, list);
    rows.bind(m_account, application);
    while (rows.step())
        if (!ids.contains(rows.text(0)))
            gone.push_back(rows.text(0));
    for (const auto &id : gone) {
        Statement(m_db, remove).bind(m_account, id).run();
        m_touched.insert(application);
    }
}

void RowRepository::keepAttachments(const domain::ApplicationId &application, const std::set<QString> &ids)
{
    const char *list = "SELECT id FROM attachments WHERE account = ?1 AND application = ?2";
    removeMissing("SELECT f.attachment FROM files f JOIN attachments a ON a.account = f.account AND "
                  "a.id = f.attachment WHERE a.account = ?1 AND a.application = ?2",
                  "DELETE FROM files WHERE account = ?1 AND attachment = ?2", application, ids);
    removeMissing(list, "DELETE FROM attachments WHERE account = ?1 AND id = ?2", application, ids);
}

void RowRepository::keepNotes(const domain::ApplicationId &application, const std::set<QString> &ids)
{
    removeMissing("SELECT id FROM notes WHERE account = ?1 AND application = ?2",
                  "DELETE FROM notes WHERE account = ?1 AND id = ?2", application, ids);
}

void RowRepository::keepScorecards(const domain::ApplicationId &application, const std::set<QString> &ids)
{
    removeMissing("SELECT id FROM scorecards WHERE account = ?1 AND application = ?2",
                  "DELETE FROM scorecards WHERE account = ?1 AND id = ?2", application, ids);
}

void RowRepository::dropStrangers()
{
    std::vector<domain::CandidateId> strangers;
    Statement people(m_db, "SELECT id FROM candidates c WHERE account = ?1 AND NOT EXISTS("
                           "SELECT 1 FROM applications a WHERE a.account = c.account AND a.candidate = c.id) UNION "
                           "SELECT candidate FROM attachments f WHERE account = ?1 AND NOT EXISTS("
                           "SELECT 1 FROM applications a WHERE a.account = f.account AND a.candidate = f.candidate)");
    people.bind(m_account);
    while (people.step())
        strangers.push_back(people.id<domain::CandidateId>(0));
    Statement(m_db, "DELETE FROM attachments WHERE account = ?1 AND NOT EXISTS(SELECT 1 FROM applications a "
                    "WHERE a.account = attachments.account AND a.id = attachments.application)")
        .bind(m_account)
        .run();
    for (const auto &id : strangers) {
        Statement(m_db, "DELETE FROM candidates WHERE account = ?1 AND id = ?2").bind(m_account, id).run();
        m_keys.destroy(m_db, {m_account.text(), id.text()});
    }
}

void RowRepository::removeApplication(const domain::ApplicationId &id)
{
    const auto candidate = candidateOf(id);
    if (candidate.isEmpty())
        return;
    keepAttachments(id, {});
    keepNotes(id, {});
    keepScorecards(id, {});
    Statement(m_db, "DELETE FROM applications WHERE account = ?1 AND id = ?2").bind(m_account, id).run();
    if (!hasCandidate(candidate))
        Statement(m_db, "DELETE FROM candidates WHERE account = ?1 AND id = ?2").bind(m_account, candidate).run();
    m_touched.insert(id);
}

} // namespace syncing
