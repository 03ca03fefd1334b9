#include <algorithm>

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "practice/PeopleCareer.h"
#include "practice/PeopleSpecial.h"
#include "support/QtTestSupport.h"

using namespace practice;

namespace {

const QDateTime now(QDate(2026, 11, 25), QTime(9, 0), Qt::UTC);

World worldOf(quint64 seed, int applications)
{
    WorldOptions options;
    options.seed = seed;
    options.applications = applications;
    options.now = now;
    return makeWorld(options);
}

const WorldRequisition &requisitionOf(const World &world, const WorldApplication &application)
{
    return *std::find_if(world.requisitions.begin(), world.requisitions.end(),
                         [&](const auto &r) { return r.id == application.requisitionId; });
}

QString portrait(const World &world)
{
    QString text;
    for (std::size_t i = 0; i < world.applications.size(); ++i) {
        const auto &a = world.applications[i];
        const auto &c = world.candidates[i];
        text += QStringLiteral("%1 %2 %3 %4 %5 %6").arg(a.id).arg(c.id).arg(c.firstName, c.lastName, c.email, c.phone);
        text += c.company + c.title + c.city + a.appliedAt.toString(Qt::ISODateWithMs) + a.language;
        for (const auto &f : a.files)
            text += f.fileName + f.recipe + QString::number(f.id);
        for (const auto &answer : a.answers)
            text += answer.answer;
        text += QLatin1Char('\n');
    }
    for (const auto &card : world.scorecards)
        text += card.overall + card.takeaways + card.submittedAt.toString(Qt::ISODate);
    for (const auto &note : world.notes)
        text += note.body + note.createdAt.toString(Qt::ISODate);
    return text;
}

} // namespace

class tst_People : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void sameSeedSamePeopleAndAnotherSeedOthers()
    {
        QCOMPARE(portrait(worldOf(1, 240)), portrait(worldOf(1, 240)));
        QVERIFY(portrait(worldOf(1, 240)) != portrait(worldOf(2, 240)));
    }

    void theRandomSourceIsTheSameOnEveryMachine()
    {
        // Fixed once: a change here would give every stored practice world other people.
        const auto world = worldOf(1, 240);
        const auto &person = world.candidates.front();
        QCOMPARE(person.firstName + QLatin1Char(' ') + person.lastName, QStringLiteral("Lars Quast"));
    }

    void fewerThan240AreNeverMade() { QCOMPARE(worldOf(1, 3).applications.size(), std::size_t(240)); }

    void newestFirstMinutesOldAndOverThreeWeeks()
    {
        for (const auto count : {240, 5000}) {
            const auto world = worldOf(1, count);
            QCOMPARE(world.applications.size(), static_cast<std::size_t>(count));
            const auto &list = world.applications;
            QVERIFY(std::is_sorted(list.begin(), list.end(),
                                   [](const auto &a, const auto &b) { return a.appliedAt > b.appliedAt; }));
            QVERIFY(list.front().appliedAt.secsTo(now) >= 240);
            QVERIFY(list.front().appliedAt < now);
            const auto days = list.back().appliedAt.daysTo(now);
            QVERIFY(days >= 18 && days <= 22);
        }
    }

    void idsAreUniqueAndOneIsBeyondADouble()
    {
        const auto world = worldOf(1, 5000);
        QSet<qint64> applications;
        QSet<qint64> candidates;
        QSet<qint64> files;
        auto small = 0;
        for (const auto &a : world.applications) {
            applications.insert(a.id);
            candidates.insert(a.candidateId);
            small += a.id < (1LL << 32) ? 1 : 0;
            for (const auto &f : a.files) {
                QVERIFY(!files.contains(f.id));
                files.insert(f.id);
            }
        }
        QCOMPARE(applications.size(), 5000);
        QCOMPARE(candidates.size(), 5000);
        QVERIFY(small > 0 && small < 10);
        const auto &beyond = world.applications[beyondDoubleIndex];
        QCOMPARE(beyond.id, 9'007'199'254'740'993LL);
        QVERIFY(static_cast<qint64>(static_cast<double>(beyond.id)) != beyond.id);
        QVERIFY(static_cast<qint64>(static_cast<double>(beyond.candidateId)) != beyond.candidateId);
    }

    void peopleAreInventedAndReachableOnlyInFiction()
    {
        static const QRegularExpression phone(QStringLiteral(
            "^(\\+49 30 23125 \\d{3}|\\+44 20 7946 0\\d{3}|\\+33 1 99 00 \\d\\d \\d\\d|\\+34 555 \\d{3} \\d{3})$"));
        static const QRegularExpression mail(QStringLiteral("^[a-z0-9.-]+@[a-z]+\\.example$"));
        const auto world = worldOf(1, 2000);
        QSet<QString> mails;
        for (const auto &c : world.candidates) {
            QVERIFY2(phone.match(c.phone).hasMatch(), qPrintable(c.phone));
            QVERIFY2(mail.match(c.email).hasMatch(), qPrintable(c.email));
            QVERIFY(c.link.isEmpty() || c.link.startsWith(QLatin1String("https://profiles.example/")));
            mails.insert(c.email);
        }
        QCOMPARE(mails.size(), 2000);
        for (const auto &user : world.users)
            QVERIFY2(user.email.endsWith(QLatin1String("@hagedorn.example")) && mail.match(user.email).hasMatch(),
                     qPrintable(user.email));
    }

    void namesOfADefaultQueueLookLikeDifferentPeople()
    {
        const auto world = worldOf(1, 240);
        QSet<QString> names;
        for (const auto &c : world.candidates)
            names.insert(c.firstName + c.lastName);
        QVERIFY2(names.size() >= 230, qPrintable(QString::number(names.size())));
    }

    void usersHaveTheRightsTheSignInNeeds()
    {
        const auto world = worldOf(1, 240);
        QCOMPARE(world.users.front().firstName, QStringLiteral("Lena"));
        QVERIFY(world.users.front().siteAdmin);
        const auto count = [&](auto test) { return std::count_if(world.users.begin(), world.users.end(), test); };
        QCOMPARE(count([](const WorldUser &u) { return u.siteAdmin; }), 2);
        QVERIFY(count([](const WorldUser &u) {
                    return !u.siteAdmin && u.jobTitle.startsWith(QLatin1String("Recruiter"));
                }) >= 1);
        QCOMPARE(count([](const WorldUser &u) { return !u.mayWriteNotes; }), 1);
        for (const auto &user : world.users)
            QVERIFY(user.password.size() >= 8);
    }

    void requisitionsSayTheirCriteriaInWords()
    {
        const auto world = worldOf(1, 240);
        QVERIFY(world.requisitions.size() >= 4);
        auto german = 0;
        for (const auto &r : world.requisitions) {
            const auto criteria = r.contentHtml.count(QLatin1String("<li>"));
            QVERIFY(criteria >= 5 && criteria <= 7);
            QCOMPARE(r.contentHtml.count(QLatin1String("<h3>")), 2);
            QCOMPARE(r.stages.size(), std::size_t(5));
            QCOMPARE(std::count_if(r.questions.begin(), r.questions.end(), [](const auto &q) { return q.knockOut; }),
                     1);
            german += r.language == QLatin1String("de") ? 1 : 0;
            QVERIFY(std::count_if(world.applications.begin(), world.applications.end(),
                                  [&](const auto &a) { return a.requisitionId == r.id; }) >= 20);
        }
        QCOMPARE(german, 1);
    }

    void careerAnswersAndRecordAgree()
    {
        const auto world = worldOf(1, 1000);
        const auto asOf = world.applications.front().appliedAt.date();
        auto met = 0;
        auto partly = 0;
        auto none = 0;
        for (std::size_t i = 0; i < world.applications.size(); ++i) {
            const auto &a = world.applications[i];
            const auto &c = world.candidates[i];
            QCOMPARE(a.candidateId, c.id);
            const auto &requisition = requisitionOf(world, a);
            const auto career = makeCareer(1, c, roleOf(requisition), a.language, asOf);
            QCOMPARE(c.title, career.jobs.front().title);
            QCOMPARE(c.company, career.jobs.front().company);
            QCOMPARE(a.answers.size(), requisition.questions.size());
            for (const auto &answer : a.answers)
                if (answer.question.startsWith(QLatin1String("How many years")))
                    QCOMPARE(answer.answer, QString::number(career.years));
            if (career.role == Role::Nurse || career.role == Role::Finance)
                QCOMPARE(a.answers.front().answer == QLatin1String("Yes"),
                         career.fact(Criterion::Certificate) == Level::Full);
            checkOrder(career);
            (career.fact(Criterion::Years) == Level::Full     ? met
             : career.fact(Criterion::Years) == Level::Partly ? partly
                                                              : none)++;
        }
        QVERIFY(met > 200 && partly > 150 && none > 100);
    }

    void finalistsHaveOneToFiveScorecardsAndSomeContradict()
    {
        const auto world = worldOf(1, 240);
        QCOMPARE(std::count_if(world.applications.begin(), world.applications.end(),
                               [](const auto &a) { return a.stage == 3; }),
                 8);
        QSet<qsizetype> counts;
        auto contradicting = 0;
        auto missing = 0;
        for (const auto &a : world.applications) {
            if (a.stage != 3)
                continue;
            std::vector<WorldScorecard> cards;
            std::copy_if(world.scorecards.begin(), world.scorecards.end(), std::back_inserter(cards),
                         [&](const auto &card) { return card.applicationId == a.id; });
            QVERIFY(cards.size() >= 1 && cards.size() <= 5);
            counts.insert(static_cast<qsizetype>(cards.size()));
            QSet<QString> overall;
            QSet<qint64> people;
            for (const auto &card : cards) {
                people.insert(card.interviewerId);
                overall.insert(card.overall.section(QLatin1Char('_'), -1));
                missing += card.submittedAt.isValid() ? 0 : 1;
                QCOMPARE(card.submittedAt.isValid(), !card.overall.isEmpty());
                QVERIFY(!card.submittedAt.isValid() || (card.submittedAt < now && card.submittedAt > a.appliedAt));
            }
            QCOMPARE(people.size(), static_cast<qsizetype>(cards.size()));
            contradicting += overall.contains(QStringLiteral("yes")) && overall.contains(QStringLiteral("no")) ? 1 : 0;
        }
        QVERIFY(counts.contains(1) && counts.contains(5));
        QVERIFY2(contradicting >= 3, qPrintable(QString::number(contradicting)));
        QVERIFY(missing >= 1);
    }

    void finalistsHadTimeForInterviewsInAnyWorld()
    {
        const auto world = worldOf(1, 20'000);
        for (const auto &card : world.scorecards)
            QVERIFY(card.interviewedAt < now && (!card.submittedAt.isValid() || card.submittedAt < now));
    }

    void specialDocumentsStandAmongTheNewestSixty()
    {
        const auto world = worldOf(1, 240);
        for (const auto &special : specialCases()) {
            QVERIFY(special.index < 60);
            const auto &a = world.applications[static_cast<std::size_t>(special.index)];
            QCOMPARE(a.files.front().recipe, QLatin1String(special.recipe));
        }
        for (const auto recipe :
             {"pdf-scan", "pdf-hidden-white", "pdf-tiny-instruction", "pdf-encrypted", "pdf-truncated",
              "pdf-sixty-pages", "empty", "docx-hidden", "rtf-hidden", "txt-latin1", "odt"})
            QVERIFY2(std::any_of(specialCases().begin(), specialCases().end(),
                                 [&](const auto &s) { return qstrcmp(s.recipe, recipe) == 0; }),
                     recipe);
        QVERIFY(world.applications[optedOutIndex].optedOut);
    }

    void duplicatesAreOnePersonInTwoRecords()
    {
        const auto world = worldOf(1, 240);
        for (int pair = 0; pair < 2; ++pair) {
            const auto &first = world.candidates[static_cast<std::size_t>(firstDuplicates[pair])];
            const auto &second = world.candidates[static_cast<std::size_t>(secondDuplicates[pair])];
            QCOMPARE(first.firstName + first.lastName + first.phone, second.firstName + second.lastName + second.phone);
            QVERIFY(first.id != second.id);
            QVERIFY(first.email != second.email);
            QCOMPARE(first.title, second.title);
        }
    }

    void notesAreByPeopleWhoMayWriteThem()
    {
        const auto world = worldOf(1, 240);
        QVERIFY(world.notes.size() >= 15);
        for (const auto &note : world.notes) {
            const auto user = std::find_if(world.users.begin(), world.users.end(),
                                           [&](const auto &u) { return u.id == note.userId; });
            QVERIFY(user != world.users.end() && user->mayWriteNotes);
            QVERIFY(note.createdAt <= now);
        }
    }

private:
    static void checkOrder(const Career &career)
    {
        auto later = std::pair(9999, 12);
        for (const auto &job : career.jobs) {
            const auto from = std::pair(job.from.year, job.from.month);
            const auto to = job.to.year == 0 ? std::pair(2026, 11) : std::pair(job.to.year, job.to.month);
            QVERIFY(from < to);
            QVERIFY(to <= later);
            QVERIFY(job.from.month >= 1 && job.from.month <= 12);
            QVERIFY(!job.title.contains(QLatin1Char('{')) && !job.title.isEmpty());
            for (const auto &duty : job.duties)
                QVERIFY2(!duty.contains(QLatin1Char('{')) && !duty.contains(QLatin1Char('%') + QLatin1String("1")),
                         qPrintable(duty));
            later = from;
        }
        QVERIFY(!career.summary.contains(QLatin1String("%1")) && !career.summary.contains(QLatin1String("%2")));
    }
};

QTEST_GUILESS_MAIN(tst_People)
#include "tst_People.moc"
