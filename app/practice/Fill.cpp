// The world into the tables, in one transaction. Ids that the world does not carry are made here; those of stage
// history lie above 2^53 on purpose: legal, and fatal for readers that keep numbers as doubles.
#include "practice/Database.h"

#include <map>

#include <nlohmann/json.hpp>

#include "practice/CustomFields.h"
#include "practice/World.h"

namespace practice {

namespace {

using nlohmann::json;

constexpr qint64 firstStageRow = 9'007'199'254'740'993; // 2^53 + 1
constexpr qint64 firstPermission = 4'700'100'002;
constexpr qint64 firstOffice = 4'033'591'002;
constexpr qint64 firstDepartment = 4'078'923'002;
constexpr qint64 firstAttribute = 5'100'300'002;
constexpr qint64 firstScorecardAttribute = 5'300'000'002;
constexpr qint64 firstJobInterview = 5'500'000'002;
constexpr qint64 firstInterview = 6'100'000'002;
constexpr qint64 firstInterviewer = 6'200'000'002;
constexpr qint64 hour = 3'600'000;

qint64 ms(const QDateTime &time, qint64 otherwise)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : otherwise;
}

Bound orNull(const QString &text)
{
    return text.isEmpty() ? Bound(std::nullopt) : Bound(text);
}

QString dumped(const json &value)
{
    return QString::fromStdString(value.dump());
}

class Filler
{
public:
    Filler(Database &database, const World &world, qint64 now) : m_database(database), m_world(world), m_now(now) {}

    void run()
    {
        users();
        jobs();
        permissions();
        candidates();
        applications();
        scorecards();
        notes();
        defineCustomFields(m_database, m_now);
        optOuts();
        rejectionReasons();
        tags();
    }

private:
    qint64 idFor(std::map<QString, qint64> &known, const QString &name, qint64 first)
    {
        return known.emplace(name, first + static_cast<qint64>(known.size())).first->second;
    }

    void users()
    {
        auto insert = m_database.prepare("INSERT INTO users VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
        const qint64 created = m_now - 900LL * 24 * hour;
        for (const WorldUser &user : m_world.users)
            insert.run({user.id, user.firstName, user.lastName, user.email, orNull(user.jobTitle), user.password,
                        int(user.siteAdmin), int(user.mayWriteNotes), int(user.mayMoveStages), int(user.jobs.empty()),
                        created, created});
    }

    void jobs()
    {
        auto insertJob = m_database.prepare("INSERT INTO jobs VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
        auto insertStage = m_database.prepare("INSERT INTO stages VALUES(?,?,?,?,?)");
        for (const WorldRequisition &job : m_world.requisitions) {
            json questions = json::array();
            for (const WorldQuestion &question : job.questions)
                questions.push_back({{"text", question.text.toStdString()}, {"knock_out", question.knockOut}});
            const qint64 opened = ms(job.openedAt, m_now);
            insertJob.run({job.id, job.postId, job.title, job.code, idFor(m_offices, job.office, firstOffice),
                           job.office, idFor(m_departments, job.department, firstDepartment), job.department,
                           job.contentHtml, job.language, dumped(questions), opened, opened});
            for (const WorldStage &stage : job.stages)
                insertStage.run({stage.id, job.id, stage.sortOrder, stage.name, opened});
            m_jobs[job.id] = &job;
        }
    }

    void permissions()
    {
        auto insert = m_database.prepare("INSERT INTO user_jobs VALUES(?,?,?,?,?)");
        qint64 id = firstPermission;
        for (const WorldUser &user : m_world.users) {
            if (user.siteAdmin)
                continue; // administrators never appear among the permissions
            for (const WorldRequisition &job : m_world.requisitions) {
                if (!user.jobs.empty() && std::find(user.jobs.begin(), user.jobs.end(), job.id) == user.jobs.end())
                    continue;
                const bool first = m_recruiters.emplace(job.id, user.id).second;
                insert.run({id++, user.id, job.id, int(first), ms(job.openedAt, m_now)});
            }
        }
    }

    void candidates()
    {
        std::map<qint64, std::pair<qint64, qint64>> seen; // first application, last activity
        for (const WorldApplication &application : m_world.applications) {
            const qint64 applied = ms(application.appliedAt, m_now);
            const qint64 active = std::max(applied, ms(application.stageEnteredAt, applied));
            auto &[first, last] = seen.try_emplace(application.candidateId, applied, active).first->second;
            first = std::min(first, applied);
            last = std::max(last, active);
        }
        auto insert = m_database.prepare("INSERT INTO candidates VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
        for (const WorldCandidate &person : m_world.candidates) {
            json tags = json::array();
            for (const QString &tag : person.tags)
                tags.push_back(tag.toStdString());
            const auto [first, last] = seen.try_emplace(person.id, m_now, m_now).first->second;
            insert.run({person.id, person.firstName, person.lastName, orNull(person.company), orNull(person.title),
                        person.email, orNull(person.phone), orNull(person.city), orNull(person.link), dumped(tags),
                        first, first, last});
        }
    }

    void applications()
    {
        auto insert = m_database.prepare("INSERT INTO applications VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
        auto insertRow = m_database.prepare("INSERT INTO application_stages VALUES(?,?,?,?,?,?)");
        auto insertFile = m_database.prepare("INSERT INTO files VALUES(?,?,?,?,?,?)");
        qint64 row = firstStageRow;
        for (const WorldApplication &application : m_world.applications) {
            const WorldRequisition &job = *m_jobs.at(application.requisitionId);
            const qint64 applied = ms(application.appliedAt, m_now);
            const qint64 entered = std::max(applied, ms(application.stageEnteredAt, applied));
            json answers = json::array();
            for (const WorldAnswer &answer : application.answers)
                answers.push_back(
                    {{"question", answer.question.toStdString()}, {"answer", answer.answer.toStdString()}});
            const auto stage = static_cast<size_t>(application.stage);
            insert.run({application.id, application.candidateId, job.id, row + application.stage,
                        job.stages.at(stage).id,
                        m_recruiters.contains(job.id) ? Bound(m_recruiters[job.id]) : std::nullopt, std::nullopt, 12,
                        dumped(answers), applied, entered, entered});
            for (size_t i = 0; i <= stage; ++i) {
                const qint64 from = applied + (stage == 0 ? 0 : (entered - applied) * qint64(i) / qint64(stage));
                const qint64 to = stage == 0 ? 0 : applied + (entered - applied) * qint64(i + 1) / qint64(stage);
                insertRow.run({row++, application.id, job.stages[i].id, from,
                               i == stage ? Bound(std::nullopt) : Bound(to), i == stage ? from : to});
            }
            for (const WorldFile &file : application.files)
                insertFile.run(
                    {file.id, application.id, application.candidateId,
                     file.kind == FileKind::Resume ? QStringLiteral("resume") : QStringLiteral("cover_letter"),
                     file.fileName, applied});
            m_applications[application.id] = &application;
        }
    }

    void scorecards()
    {
        auto insert = m_database.prepare("INSERT INTO scorecards VALUES(?,?,?,?,?,?,?,?,?,?)");
        auto insertAttribute = m_database.prepare("INSERT INTO job_attributes VALUES(?,?,?,?,?)");
        auto insertRating = m_database.prepare("INSERT INTO scorecard_attributes VALUES(?,?,?,?,?,?)");
        auto insertInterview = m_database.prepare("INSERT INTO interviews VALUES(?,?,?,?,?,?,?,?,?,?,?)");
        auto insertInterviewer = m_database.prepare("INSERT INTO interviewers VALUES(?,?,?,?,?,?)");
        std::map<std::pair<qint64, QString>, qint64> attributes;
        std::map<std::pair<qint64, QString>, qint64> jobInterviews;
        std::map<std::pair<qint64, QString>, qint64> interviews;
        std::map<qint64, QString> mails;
        for (const WorldUser &user : m_world.users)
            mails[user.id] = user.email;
        qint64 rating = firstScorecardAttribute;
        qint64 interviewer = firstInterviewer;
        for (const WorldScorecard &card : m_world.scorecards) {
            const qint64 job = m_applications.at(card.applicationId)->requisitionId;
            const qint64 held = ms(card.interviewedAt, m_now);
            const qint64 sent = ms(card.submittedAt, 0);
            const qint64 touched = sent ? sent : held;
            const auto slot =
                jobInterviews.emplace(std::pair(job, card.interview), firstJobInterview + qint64(jobInterviews.size()));
            const qint64 jobInterview = slot.first->second;
            const auto [meeting, isNew] = interviews.emplace(std::pair(card.applicationId, card.interview),
                                                             firstInterview + qint64(interviews.size()));
            if (isNew)
                insertInterview.run({meeting->second, card.applicationId, job, jobInterview, card.interview,
                                     sent ? QStringLiteral("complete") : QStringLiteral("awaiting_feedback"),
                                     m_recruiters.contains(job) ? Bound(m_recruiters[job]) : std::nullopt, held,
                                     held + hour, held - 72 * hour, touched});
            insert.run({card.id, card.applicationId, jobInterview + 1'000, card.interviewerId, orNull(card.overall),
                        orNull(card.takeaways), held, sent ? Bound(sent) : std::nullopt, held, touched});
            insertInterviewer.run({interviewer++, meeting->second, card.interviewerId, card.id,
                                   orNull(mails[card.interviewerId]), held - 72 * hour});
            for (const WorldRating &one : card.ratings) {
                const auto [attribute, fresh] =
                    attributes.emplace(std::pair(job, one.attribute), firstAttribute + qint64(attributes.size()));
                if (fresh)
                    insertAttribute.run({attribute->second, job, one.attribute, qint64(attributes.size()),
                                         ms(m_jobs.at(job)->openedAt, m_now)});
                insertRating.run({rating++, card.id, attribute->second, one.rating, orNull(one.note), touched});
            }
        }
    }

    void notes()
    {
        auto insert = m_database.prepare("INSERT INTO notes VALUES(?,?,?,?,?,?,?,?)");
        for (const WorldNote &note : m_world.notes)
            insert.run({note.id, note.candidateId, note.applicationId ? Bound(note.applicationId) : std::nullopt,
                        note.userId, QStringLiteral("NOTE"), note.body, QStringLiteral("publicly_visible"),
                        ms(note.createdAt, m_now)});
    }

    void optOuts()
    {
        for (const WorldApplication &application : m_world.applications)
            if (application.optedOut)
                setOptedOut(m_database, application.id, ms(application.appliedAt, m_now));
    }

    void rejectionReasons()
    {
        auto insert = m_database.prepare("INSERT INTO rejection_reasons VALUES(?,?,?,?,?)");
        const qint64 created = m_now - 900LL * 24 * hour;
        insert.run({qint64(4'100'000'001), QStringLiteral("Lacks a required certificate"), 1, 0, created});
        insert.run({qint64(4'100'000'002), QStringLiteral("Position filled"), 1, 0, created});
        insert.run({qint64(4'100'000'003), QStringLiteral("Withdrew"), 2, 0, created});
        insert.run({qint64(4'100'000'005), QStringLiteral("Experience does not fit the role"), 1, 0, created});
        insert.run({qint64(4'100'000'004), QStringLiteral("Other (built in)"), 3, 1, created});
    }

    void tags()
    {
        const qint64 created = m_now - 800LL * 24 * hour;
        qint64 next = 4'250'000'000;
        std::map<QString, qint64> ids;
        auto insert = m_database.prepare("INSERT INTO candidate_tags VALUES(?,?,?)");
        const auto idOf = [&](const QString &name) {
            const auto known = ids.find(name);
            if (known != ids.end())
                return known->second;
            insert.run({++next, name, created});
            return ids.emplace(name, next).first->second;
        };
        idOf(QStringLiteral("Screened with care"));
        auto apply = m_database.prepare("INSERT INTO applied_tags VALUES(?,?,?,?)");
        qint64 row = 4'300'000'000;
        for (const WorldCandidate &candidate : m_world.candidates)
            for (const QString &tag : candidate.tags)
                apply.run({++row, candidate.id, idOf(tag), created});
    }

    Database &m_database;
    const World &m_world;
    const qint64 m_now;
    std::map<QString, qint64> m_offices;
    std::map<QString, qint64> m_departments;
    std::map<qint64, const WorldRequisition *> m_jobs;
    std::map<qint64, qint64> m_recruiters; // the first recruiter of each job
    std::map<qint64, const WorldApplication *> m_applications;
};

} // namespace

void Database::fill(const World &world, qint64 now)
{
    Transaction transaction(*this);
    Filler(*this, world, now).run();
    transaction.commit();
}

} // namespace practice
