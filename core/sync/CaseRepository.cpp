#include "sync/CaseRepository.h"

#include "base/Clock.h"
#include "store/Statement.h"
#include "sync/CaseCodec.h"

namespace syncing {

using base::failure;
using base::Kind;
using base::Result;
using base::Task;
using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

store::Place placeOf(const domain::AccountId &account, const char *table, const char *column, const QString &id)
{
    return {table, column, account.text() + QLatin1Char(' ') + id};
}

// One account's sealed values on one connection.
struct Opener
{
    Connection &db;
    KeyRing &keys;
    const domain::AccountId &account;

    QByteArray bytes(const QString &candidate, const char *table, const char *column, const QString &id,
                     const QByteArray &sealed) const
    {
        return keys.open(db, {account.text(), candidate}, placeOf(account, table, column, id), sealed)
            .value_or(QByteArray());
    }
};

void readStages(Connection &db, const domain::AccountId &account, domain::Requisition &requisition)
{
    Statement row(db, "SELECT id, name, position, active FROM stages WHERE account = ?1 AND requisition = ?2 "
                      "ORDER BY position, id");
    row.bind(account, requisition.id);
    while (row.step())
        requisition.stages.push_back({row.id<domain::StageId>(0), row.text(1), row.number(2), row.flag(3)});
}

domain::Requisition requisitionFrom(const Statement &row)
{
    domain::Requisition out;
    out.id = row.id<domain::RequisitionId>(0);
    out.title = row.text(1);
    out.code = row.text(2);
    out.location = row.text(3);
    out.status = row.text(4);
    out.text = row.text(5);
    out.updatedAt = row.time(6);
    return out;
}

// The store writes one form only (base::isoUtc); reading 100 000 of them by the general parser would take a second.
QDateTime quickTime(const QString &iso)
{
    const auto digits = [&](int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; ++i)
            value = value * 10 + iso[i].digitValue();
        return value;
    };
    if (iso.size() != 24 || iso[23] != QLatin1Char('Z'))
        return base::fromIso(iso);
    const QDate date(digits(0, 4), digits(5, 2), digits(8, 2));
    const qint64 days = date.toJulianDay() - 2'440'588; // to 1 January 1970
    const qint64 seconds = ((days * 24 + digits(11, 2)) * 60 + digits(14, 2)) * 60 + digits(17, 2);
    return QDateTime::fromMSecsSinceEpoch(seconds * 1000 + digits(20, 3), Qt::UTC);
}

} // namespace

Task<Result<std::vector<QueueRow>>> CaseRepository::queueRows(domain::AccountId account)
{
    auto work = [account](Connection &db, KeyRing &) {
        std::vector<QueueRow> out;
        Statement row(db, "SELECT id, candidate, requisition, stage, stage_name, status, applied_at, updated_at, "
                          "opted_out FROM applications WHERE account = ?1 ORDER BY applied_at DESC, id DESC");
        row.bind(account);
        while (row.step()) {
            QueueRow line;
            line.application = row.id<domain::ApplicationId>(0);
            line.candidate = row.id<domain::CandidateId>(1);
            line.requisition = row.id<domain::RequisitionId>(2);
            line.stage = row.id<domain::StageId>(3);
            line.stageName = row.text(4);
            line.status = static_cast<domain::ApplicationStatus>(row.number(5));
            line.appliedAt = quickTime(row.text(6));
            line.updatedAt = quickTime(row.text(7));
            line.optedOut = row.flag(8);
            out.push_back(std::move(line));
        }
        return out;
    };
    auto rows = co_await m_store.readAside(std::move(work));
    co_return rows;
}

Task<Result<std::vector<PersonName>>> CaseRepository::names(domain::AccountId account)
{
    auto work = [account](Connection &db, KeyRing &keys) {
        std::vector<PersonName> out;
        Statement person(db, "SELECT id, name FROM candidates WHERE account = ?1 ORDER BY id");
        // Both lists in the order of their tables, side by side: no look-up per person.
        Statement key(db, "SELECT candidate, key_id, sealed FROM candidate_keys WHERE account = ?1 ORDER BY candidate");
        person.bind(account);
        key.bind(account);
        QString keyOf;
        bool more = true;
        const auto upTo = [&](const QString &id) {
            const QByteArray wanted = id.toUtf8(); // the tables are ordered by bytes
            while (more && keyOf.toUtf8() < wanted) {
                more = key.step();
                keyOf = more ? key.text(0) : QString();
            }
            return more && keyOf == id;
        };
        while (person.step()) {
            const QString id = person.text(0);
            QByteArray name;
            if (upTo(id))
                name = keys.openByRow({key.text(1), key.blob(2)}, {account.text(), id},
                                      placeOf(account, "candidates", "name", id), person.blob(1))
                           .value_or(QByteArray());
            out.push_back({domain::CandidateId(id), QString::fromUtf8(name)});
        }
        return out;
    };
    auto rows = co_await m_store.readAside(std::move(work));
    co_return rows;
}

Result<domain::Application> CaseRepository::application(const domain::AccountId &account,
                                                        const domain::ApplicationId &id) const
{
    return m_store.read([&](Connection &db, KeyRing &keys) -> Result<domain::Application> {
        Statement row(db,
                      "SELECT candidate, requisition, stage, stage_name, status, applied_at, last_activity_at, "
                      "updated_at, opted_out, answers, stage_entry FROM applications WHERE account = ?1 AND id = ?2");
        if (!row.bind(account, id).step())
            return failure(Kind::NotFound, QStringLiteral("no such application"), QStringLiteral("application"));
        domain::Application out;
        out.id = id;
        out.candidate = row.id<domain::CandidateId>(0);
        out.requisition = row.id<domain::RequisitionId>(1);
        out.stage = row.id<domain::StageId>(2);
        out.stageName = row.text(3);
        out.status = static_cast<domain::ApplicationStatus>(row.number(4));
        out.appliedAt = row.time(5);
        out.lastActivityAt = row.time(6);
        out.updatedAt = row.time(7);
        out.optedOut = row.flag(8);
        out.stageEntry = row.text(10);
        const Opener open{db, keys, account};
        readAnswers(open.bytes(out.candidate.text(), "applications", "answers", id.text(), row.blob(9)), out);
        return out;
    });
}

Result<domain::Candidate> CaseRepository::person(const domain::AccountId &account, const domain::CandidateId &id) const
{
    return m_store.read([&](Connection &db, KeyRing &keys) -> Result<domain::Candidate> {
        Statement row(db, "SELECT person, updated_at FROM candidates WHERE account = ?1 AND id = ?2");
        if (!row.bind(account, id).step())
            return failure(Kind::NotFound, QStringLiteral("no such candidate"), QStringLiteral("candidate"));
        domain::Candidate out;
        out.id = id;
        out.updatedAt = row.time(1);
        const Opener open{db, keys, account};
        readPerson(open.bytes(id.text(), "candidates", "person", id.text(), row.blob(0)), out);
        return out;
    });
}

Result<domain::Requisition> CaseRepository::requisition(const domain::AccountId &account,
                                                        const domain::RequisitionId &id) const
{
    return m_store.read([&](Connection &db, KeyRing &) -> Result<domain::Requisition> {
        Statement row(db, "SELECT id, title, code, location, status, body, updated_at FROM requisitions "
                          "WHERE account = ?1 AND id = ?2");
        if (!row.bind(account, id).step())
            return failure(Kind::NotFound, QStringLiteral("no such requisition"), QStringLiteral("requisition"));
        auto out = requisitionFrom(row);
        readStages(db, account, out);
        return out;
    });
}

Result<std::vector<domain::Requisition>> CaseRepository::requisitions(const domain::AccountId &account) const
{
    return m_store.read([&](Connection &db, KeyRing &) {
        std::vector<domain::Requisition> out;
        Statement row(db, "SELECT id, title, code, location, status, body, updated_at FROM requisitions "
                          "WHERE account = ?1 ORDER BY title, id");
        row.bind(account);
        while (row.step())
            out.push_back(requisitionFrom(row));
        for (auto &requisition : out)
            readStages(db, account, requisition);
        return out;
    });
}

Result<std::vector<domain::Attachment>> CaseRepository::attachmentsOf(const domain::AccountId &account,
                                                                      const domain::ApplicationId &id) const
{
    return m_store.read([&](Connection &db, KeyRing &keys) {
        const Opener open{db, keys, account};
        std::vector<domain::Attachment> out;
        Statement row(db, "SELECT id, candidate, kind, file_name FROM attachments "
                          "WHERE account = ?1 AND application = ?2 ORDER BY kind, id DESC");
        row.bind(account, id);
        while (row.step()) {
            domain::Attachment file;
            file.id = row.id<domain::AttachmentId>(0);
            file.application = id;
            file.candidate = row.id<domain::CandidateId>(1);
            file.kind = static_cast<domain::AttachmentKind>(row.number(2));
            file.fileName = QString::fromUtf8(
                open.bytes(file.candidate.text(), "attachments", "file_name", file.id.text(), row.blob(3)));
            out.push_back(std::move(file));
        }
        return out;
    });
}

Task<Result<std::optional<StoredFile>>> CaseRepository::fileOf(domain::AccountId account,
                                                               domain::AttachmentId attachment)
{
    auto work = [account, attachment](Connection &db, KeyRing &keys) {
        std::optional<StoredFile> out;
        Statement row(db, "SELECT candidate, digest, content, fetched_at FROM files "
                          "WHERE account = ?1 AND attachment = ?2");
        if (!row.bind(account, attachment).step())
            return out;
        const auto bytes = keys.open(db, {account.text(), row.text(0)},
                                     placeOf(account, "files", "content", attachment.text()), row.blob(2));
        // An erased or damaged file counts as not downloaded.
        if (bytes && base::Digest::of(*bytes) == row.digest(1))
            out = StoredFile{*bytes, row.digest(1), row.time(3)};
        return out;
    };
    auto file = co_await m_store.readAside(std::move(work));
    co_return file;
}

Task<Result<void>> CaseRepository::saveFile(domain::AccountId account, domain::Attachment attachment, QByteArray bytes,
                                            QDateTime fetchedAt)
{
    auto work = [account, attachment, bytes, fetchedAt](Connection &db, KeyRing &keys) {
        const auto sealed = keys.seal(db, {account.text(), attachment.candidate.text()},
                                      placeOf(account, "files", "content", attachment.id.text()), bytes);
        Statement(db, "INSERT INTO files(account, attachment, candidate, digest, content, fetched_at) "
                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(account, attachment) DO UPDATE SET "
                      "candidate = excluded.candidate, digest = excluded.digest, content = excluded.content, "
                      "fetched_at = excluded.fetched_at")
            .bind(account, attachment.id, attachment.candidate, base::Digest::of(bytes), sealed, fetchedAt)
            .run();
    };
    auto saved = co_await m_store.write(std::move(work));
    co_return saved;
}

Result<std::vector<domain::Note>> CaseRepository::notesOf(const domain::AccountId &account,
                                                          const domain::ApplicationId &id) const
{
    return m_store.read([&](Connection &db, KeyRing &keys) {
        const Opener open{db, keys, account};
        std::vector<domain::Note> out;
        Statement row(db, "SELECT id, application, candidate, author, body, created_at FROM notes "
                          "WHERE account = ?1 AND (application = ?2 OR (application = '' AND candidate = "
                          "(SELECT candidate FROM applications WHERE account = ?1 AND id = ?2))) "
                          "ORDER BY created_at, id");
        row.bind(account, id);
        while (row.step()) {
            domain::Note note;
            note.id = row.id<domain::NoteId>(0);
            note.application = row.id<domain::ApplicationId>(1);
            note.candidate = row.id<domain::CandidateId>(2);
            note.author = row.id<domain::UserId>(3);
            note.body =
                QString::fromUtf8(open.bytes(note.candidate.text(), "notes", "body", note.id.text(), row.blob(4)));
            note.createdAt = row.time(5);
            out.push_back(std::move(note));
        }
        return out;
    });
}

Result<std::vector<domain::Scorecard>> CaseRepository::scorecardsOf(const domain::AccountId &account,
                                                                    const domain::ApplicationId &id) const
{
    return m_store.read([&](Connection &db, KeyRing &keys) {
        const Opener open{db, keys, account};
        std::vector<domain::Scorecard> out;
        Statement row(db, "SELECT id, candidate, interviewer, body, submitted_at FROM scorecards "
                          "WHERE account = ?1 AND application = ?2 ORDER BY submitted_at, id");
        row.bind(account, id);
        while (row.step()) {
            domain::Scorecard card;
            card.id = row.id<domain::ScorecardId>(0);
            card.application = id;
            card.interviewer = row.id<domain::UserId>(2);
            card.submittedAt = row.time(4);
            readFeedback(open.bytes(row.text(1), "scorecards", "body", card.id.text(), row.blob(3)), card);
            out.push_back(std::move(card));
        }
        return out;
    });
}

Result<std::optional<domain::User>> CaseRepository::user(const domain::AccountId &account,
                                                         const domain::UserId &id) const
{
    return m_store.read([&](Connection &db, KeyRing &) {
        std::optional<domain::User> out;
        Statement row(db, "SELECT name, email, site_admin FROM users WHERE account = ?1 AND id = ?2");
        if (row.bind(account, id).step())
            out = domain::User{id, row.text(0), row.text(1), row.flag(2)};
        return out;
    });
}

Result<std::vector<domain::FieldDefinition>> CaseRepository::fieldDefinitions(const domain::AccountId &account) const
{
    return m_store.read([&](Connection &db, KeyRing &) {
        std::vector<domain::FieldDefinition> out;
        Statement row(db, "SELECT id, key, name, on_record, type, options FROM field_definitions "
                          "WHERE account = ?1 ORDER BY on_record, name, id");
        row.bind(account);
        while (row.step())
            out.push_back(
                {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), optionsFrom(row.text(5).toUtf8())});
        return out;
    });
}

Result<std::vector<domain::Disposition>> CaseRepository::dispositions(const domain::AccountId &account) const
{
    return m_store.read([&](Connection &db, KeyRing &) {
        std::vector<domain::Disposition> out;
        Statement row(db, "SELECT id, name FROM dispositions WHERE account = ?1 ORDER BY name, id");
        row.bind(account);
        while (row.step())
            out.push_back({row.text(0), row.text(1)});
        return out;
    });
}

Result<Counts> CaseRepository::counts(const domain::AccountId &account) const
{
    return m_store.read([&](Connection &db, KeyRing &) {
        const auto count = [&](const char *sql) {
            Statement row(db, sql);
            return row.bind(account).step() ? row.number(0) : 0;
        };
        Counts out;
        out.requisitions = count("SELECT count(*) FROM requisitions WHERE account = ?1");
        out.applications = count("SELECT count(*) FROM applications WHERE account = ?1");
        out.active = count("SELECT count(*) FROM applications WHERE account = ?1 AND status = 0");
        out.candidates = count("SELECT count(*) FROM candidates WHERE account = ?1");
        out.attachments = count("SELECT count(*) FROM attachments WHERE account = ?1");
        out.files = count("SELECT count(*) FROM files WHERE account = ?1");
        return out;
    });
}

} // namespace syncing
