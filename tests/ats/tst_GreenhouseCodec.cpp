#include <QFile>
#include <QTest>

#include "ats/greenhouse/Codec.h"
#include "support/QtTestSupport.h"

using namespace ats::greenhouse;
using base::Kind;

static QByteArray wire(const char *name)
{
    QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/data/wire/greenhouse/") + QLatin1String(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

static QString valueOf(const domain::Application &application, const char *key)
{
    for (const auto &field : application.fields)
        if (field.key == QLatin1String(key))
            return field.value;
    return QStringLiteral("(none)");
}

class tst_GreenhouseCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void applicationsKeepIdsBeyond53BitsAndEveryFieldAsShown()
    {
        const auto rows = decodeApplications(wire("applications.json"), QStringLiteral("ai_review"));
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), std::size_t(4));
        const auto &first = rows->front().application;
        QCOMPARE(first.id.text(), QStringLiteral("9223372036854775807"));
        QCOMPARE(first.candidate.text(), QStringLiteral("9007199254740993")); // 2^53 + 1
        QCOMPARE(first.requisition.text(), QStringLiteral("6409476002"));
        QVERIFY(first.stage.isEmpty()); // 88001 is a row of its history, not a stage
        QCOMPARE(first.stageName, QStringLiteral("Application Review"));
        QVERIFY(first.status == domain::ApplicationStatus::Active);
        QCOMPARE(first.updatedAt, QDateTime(QDate(2026, 11, 20), QTime(10, 0, 0, 123), Qt::UTC));
        QVERIFY(first.optedOut);
        QCOMPARE(first.answers.size(), std::size_t(2));
        QCOMPARE(first.answers[1].answer, QString());
        QCOMPARE(valueOf(first, "ai_score"), QStringLiteral("85.0"));
        QCOMPARE(valueOf(first, "empty"), QString());
        QCOMPARE(valueOf(first, "list"), QStringLiteral("Day, Night"));
        QCOMPARE(valueOf(first, "pay"), QStringLiteral("52000 EUR"));
        QCOMPARE(valueOf(first, "range"), QStringLiteral("1 – 3"));
        QCOMPARE(valueOf(first, "relocate"), QStringLiteral("Yes"));
    }

    void unusualButLegalApplicationsAreTaken()
    {
        const auto rows = decodeApplications(wire("applications.json"), QStringLiteral("another_key"));
        VERIFY_RESULT(rows);
        QVERIFY(!rows->at(0).application.optedOut); // another field asks now
        const auto &rejected = rows->at(1).application;
        QVERIFY(rejected.status == domain::ApplicationStatus::Rejected);
        QVERIFY(rejected.fields.empty() && rejected.answers.empty() && rejected.stageName.isEmpty());
        QCOMPARE(rejected.updatedAt, QDateTime(QDate(2026, 10, 2), QTime(7, 0), Qt::UTC));
        QVERIFY(rows->at(2).prospect);
        QVERIFY(rows->at(2).application.requisition.isEmpty());
        QCOMPARE(rows->at(3).application.stage.text(), QStringLiteral("902"));
        QVERIFY(rows->at(3).application.status == domain::ApplicationStatus::Active); // a new word hides nobody
    }

    void whatIsNeededAndMissingIsNamedByItsPath_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("path");
        const QByteArray good = R"({"id":1,"candidate_id":2,"job_id":3,"status":"hired",)"
                                R"("created_at":"2026-10-01T09:00:00Z","updated_at":"2026-10-01T09:00:00Z"})";
        const auto row = [&](const char *name, const char *from, const char *to, const char *path) {
            QByteArray bad = good;
            QVERIFY(bad.contains(from));
            bad.replace(from, to);
            QTest::newRow(name) << QByteArray("[" + good + "," + bad + "]") << QString::fromLatin1(path);
        };
        row("no id", "\"id\":1,", "", "/1/id");
        row("null candidate", "\"candidate_id\":2", "\"candidate_id\":null", "/1/candidate_id");
        row("id as fraction", "\"candidate_id\":2", "\"candidate_id\":2.5", "/1/candidate_id");
        row("id as truth", "\"job_id\":3", "\"job_id\":true", "/1/job_id");
        row("no job", "\"job_id\":3,", "", "/1/job_id");
        row("status a number", "\"hired\"", "7", "/1/status");
        row("no change time", "\"updated_at\":\"2026-10-01T09:00:00Z\"", "\"x\":1", "/1/updated_at");
        row("time is none", "\"created_at\":\"2026-10-01T09:00:00Z\"", "\"created_at\":\"soon\"", "/1/created_at");
        row("answers no list", "\"id\":1", "\"id\":1,\"answers\":{}", "/1/answers");
        QTest::newRow("not a list") << good << QStringLiteral("/");
        QTest::newRow("not an object") << QByteArray("[7]") << QStringLiteral("/0");
    }
    void whatIsNeededAndMissingIsNamedByItsPath()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, path);
        const auto rows = decodeApplications(json, QStringLiteral("ai_review"));
        COMPARE_ERROR(rows, Kind::BadAnswer);
        QCOMPARE(rows.error().subject, path);
    }

    void aNumberBeyond64BitsIsNoId()
    {
        COMPARE_ERROR(decodeUsers(R"([{"id":18446744073709551616,"name":"x"}])"), Kind::BadAnswer);
    }

    void everyPrefixOfAnAnswerIsABadAnswer()
    {
        const QByteArray whole = wire("applications.json").trimmed();
        for (qsizetype i = 0; i < whole.size(); i += 7)
            COMPARE_ERROR(decodeApplications(whole.left(i), QStringLiteral("k")), Kind::BadAnswer);
    }

    void candidatesAreReadWithAndWithoutTheirParts()
    {
        const auto rows = decodeCandidates(wire("candidates.json"));
        VERIFY_RESULT(rows);
        const auto &lena = rows->at(0);
        QCOMPARE(lena.fullName(), QStringLiteral("Lena Hartig"));
        QCOMPARE(lena.emails, QStringList{QStringLiteral("lena@hartig.example")});
        QCOMPARE(lena.phones, QStringList{QStringLiteral("+49 30 23125 118")});
        QCOMPARE(lena.links.size(), 2);
        QCOMPARE(lena.tags, QStringList{QStringLiteral("Silver Medalist")});
        QVERIFY(lena.isPrivate);
        QVERIFY(rows->at(1).emails.isEmpty());
    }

    void aScorecardNotYetInHasNoTime()
    {
        const auto rows = decodeScorecards(wire("scorecards.json"));
        VERIFY_RESULT(rows);
        QCOMPARE(rows->at(0).notes, QStringLiteral("Explains clearly\nSalary open"));
        QVERIFY(rows->at(0).submittedAt.isValid());
        QVERIFY(!rows->at(1).submittedAt.isValid());
        QCOMPARE(rows->at(1).overall, QString());
    }

    void theLivePublicPostingRanksFirst()
    {
        const auto rows = decodeJobPosts(
            R"([{"id":1,"job_id":3,"active":true,"live":true,"internal":false,"content":"<p>A</p>"},)"
            R"({"id":2,"job_id":3,"active":true,"live":true,"internal":true,"content":null,"internal_content":"<p>B"},)"
            R"({"id":3,"job_id":3,"active":true,"live":false},{"id":4,"job_id":3,"active":false,"live":true}])");
        VERIFY_RESULT(rows);
        QCOMPARE(rows->at(0).rank, 3);
        QCOMPARE(rows->at(1).rank, 2);
        QCOMPARE(rows->at(1).text, QStringLiteral("B"));
        QCOMPARE(rows->at(2).rank, 1);
        QCOMPARE(rows->at(3).rank, 0);
    }

    void onlyTheCurrentRowNamesTheStage()
    {
        const auto stages = decodeCurrentStages(
            R"([{"id":2,"application_id":700,"job_interview_stage_id":902,"current":true},)"
            R"({"id":1,"application_id":700,"job_interview_stage_id":901,"current":false,"entered_at":null}])");
        VERIFY_RESULT(stages);
        QCOMPARE(stages->size(), 1);
        QCOMPARE(stages->value(QStringLiteral("700")), QStringLiteral("902"));
    }
};

QTEST_GUILESS_MAIN(tst_GreenhouseCodec)
#include "tst_GreenhouseCodec.moc"
