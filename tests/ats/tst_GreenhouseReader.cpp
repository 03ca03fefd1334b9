#include <QTest>
#include <QUrlQuery>

#include "ats/GreenhouseRig.h"

using namespace ats;
using ats_testing::GreenhouseRig;
using ats_testing::run;
using base::Kind;
using fakes::Arrival;
using fakes::Reply;

namespace {

QByteArray job(int id)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"name":"J","status":"open","updated_at":"2026-10-02T09:00:00Z"})";
}

QByteArray application(int id, const QByteArray &stageName)
{
    return R"({"id":)" + QByteArray::number(id) +
           R"(,"candidate_id":500,"job_id":3,"status":"in_process","stage_id":)" + QByteArray::number(88000 + id) +
           R"(,"stage_name":")" + stageName +
           R"(","created_at":"2026-10-01T09:00:00Z","updated_at":"2026-10-02T09:00:00Z"})";
}

QByteArray attachmentRow(const Arrival &arrival)
{
    return "[{\"id\":31,\"application_id\":700,\"candidate_id\":500,\"type\":\"resume\",\"filename\":\"a.pdf\","
           "\"url\":\"http://" +
           arrival.header("host") + "/files/new\"}]";
}

QString queryValue(const Arrival &arrival, const char *name)
{
    return QUrlQuery(QUrl::fromEncoded(arrival.target).query(QUrl::FullyEncoded))
        .queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

} // namespace

class tst_GreenhouseReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aListIsReadToItsEmptyLinkAndTheCursorIsTheOnlyParameter()
    {
        GreenhouseRig rig([&](const Arrival &arrival) {
            if (queryValue(arrival, "cursor") == QLatin1String("a=b"))
                return Reply::json("[" + job(1) + "]").with("Link", "");
            return Reply::json("[" + job(2) + "]")
                .with("Link", "<http://" + arrival.header("host") + "/v3/jobs?cursor=a%3Db>; rel=\"next\"")
                .with("Date", "Tue, 24 Nov 2026 09:10:00 GMT");
        });
        const Window window{{}, QDateTime(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC)};
        auto page = run(rig.reader.requisitions(window, {}, {}));
        VERIFY_RESULT(page);
        QVERIFY(!page->next.isEmpty());
        QCOMPARE(queryValue(rig.server.arrivals()[0], "updated_at"), QStringLiteral("lte|2026-11-24T09:00:00.000Z"));
        QCOMPARE(rig.reader.systemTime(), QDateTime(QDate(2026, 11, 24), QTime(9, 10), Qt::UTC));
        page = run(rig.reader.requisitions(window, page->next, {}));
        VERIFY_RESULT(page);
        QVERIFY(page->next.isEmpty());
        QCOMPARE(page->rows.front().id.text(), QStringLiteral("1"));
        QCOMPARE(rig.server.arrivals()[1].target, QByteArray("/v3/jobs?cursor=a%3Db"));
    }

    void aNextLinkToAnotherHostIsNotFollowed()
    {
        GreenhouseRig rig([](const Arrival &) { return Reply::json("[]"); });
        for (const char *next : {"http://127.0.0.2:1/v3/jobs?cursor=x", "https://elsewhere.example/v3/jobs?cursor=x",
                                 "/v3/webhooks?cursor=x", "http://u@127.0.0.1/v3/jobs"})
            COMPARE_ERROR(run(rig.reader.requisitions({}, QLatin1String(next), {})), Kind::BadAnswer);
        QVERIFY(rig.server.arrivals().empty());
    }

    void theStageIsFoundByItsNameAndByTheHistoryWhereThatDoesNotSettleIt()
    {
        GreenhouseRig rig([&](const Arrival &arrival) {
            if (arrival.path() == "/v3/application_stages")
                return Reply::json(R"([{"id":9,"application_id":2,"job_interview_stage_id":905,"current":true}])");
            return Reply::json("[" + application(1, "Phone") + "," + application(2, "Twice") + "]");
        });
        const auto stage = [](const char *id, const char *name) {
            return StageRow{domain::RequisitionId(QStringLiteral("3")),
                            {domain::StageId(QLatin1String(id)), QLatin1String(name), 0, true}};
        };
        rig.reader.remember({stage("902", "Phone"), stage("904", "Twice"), stage("905", "Twice")});
        const auto page = run(rig.reader.applications({}, {}, {}));
        VERIFY_RESULT(page);
        QCOMPARE(page->rows[0].stage.text(), QStringLiteral("902"));
        QCOMPARE(page->rows[1].stage.text(), QStringLiteral("905"));
        QCOMPARE(queryValue(rig.server.arrivals().back(), "application_ids"), QStringLiteral("2"));
    }

    void moreThanFiftyIdsAreRefusedHere()
    {
        GreenhouseRig rig([](const Arrival &) { return Reply::json("[]"); });
        COMPARE_ERROR(run(rig.reader.candidatesById(
                          std::vector<domain::CandidateId>(51, domain::CandidateId(QStringLiteral("1"))), {})),
                      Kind::Invalid);
    }

    void anEndlessListEndsInAnError()
    {
        GreenhouseRig rig([](const Arrival &arrival) {
            return Reply::json("[]").with("Link",
                                          "<http://" + arrival.header("host") + "/v3/notes?cursor=x>; rel=\"next\"");
        });
        const auto notes = run(rig.reader.notesOf({domain::ApplicationId(QStringLiteral("1"))}, {}));
        COMPARE_ERROR(notes, Kind::BadAnswer);
    }

    void scorecardsComeWithRatingsAndTheirNames()
    {
        GreenhouseRig rig([](const Arrival &arrival) {
            if (arrival.path() == "/v3/scorecards")
                return Reply::json(R"([{"id":8101,"application_id":700,"interviewer_id":2,"candidate_rating":"yes",)"
                                   R"("status":"complete","submitted_at":"2026-11-24T17:10:00.000Z","notes":"n"}])");
            if (arrival.path() == "/v3/scorecard_candidate_attributes")
                return Reply::json(R"([{"id":5,"scorecard_id":8101,"job_candidate_attribute_id":77,)"
                                   R"("candidate_attribute_rating":"strong_yes","note":"Led"},)"
                                   R"({"id":6,"scorecard_id":8101,"job_candidate_attribute_id":78,)"
                                   R"("candidate_attribute_rating":"no_decision","note":null}])");
            return Reply::json(R"([{"id":77,"name":"Design"},{"id":78,"name":"Other"}])");
        });
        const auto cards = run(rig.reader.scorecardsOf({domain::ApplicationId(QStringLiteral("700"))}, {}));
        VERIFY_RESULT(cards);
        QCOMPARE(cards->size(), std::size_t(1));
        QCOMPARE(cards->front().ratings.size(), std::size_t(1));
        QCOMPARE(cards->front().ratings[0].attribute, QStringLiteral("Design"));
        QCOMPARE(cards->front().ratings[0].note, QStringLiteral("Led"));
    }

    void anExpiredLinkIsReadAgainOnceAndNoBearerGoesWithIt()
    {
        bool gone = false;
        GreenhouseRig rig([&](const Arrival &arrival) {
            if (arrival.path() == "/files/old" || gone)
                return Reply::text("expired", 403);
            if (arrival.path() == "/files/new")
                return Reply::text("%PDF", 200);
            return Reply::json(attachmentRow(arrival));
        });
        domain::Attachment attachment;
        attachment.id = domain::AttachmentId(QStringLiteral("31"));
        attachment.url = rig.server.url(QStringLiteral("/files/old")).toString();
        auto bytes = run(rig.reader.download(attachment, {}));
        VERIFY_RESULT(bytes);
        QCOMPARE(*bytes, QByteArray("%PDF"));
        for (const auto &arrival : rig.server.arrivals())
            QCOMPARE(arrival.header("authorization").isEmpty(), arrival.path().startsWith("/files/"));
        attachment.url.clear(); // as it comes from the store
        VERIFY_RESULT(run(rig.reader.download(attachment, {})));
    }

    void aFileWhoseFreshLinkFailsTooIsNotFound()
    {
        GreenhouseRig rig([&](const Arrival &arrival) {
            if (arrival.path().startsWith("/files/"))
                return Reply::text("gone", 404);
            return Reply::json(attachmentRow(arrival));
        });
        domain::Attachment attachment;
        attachment.id = domain::AttachmentId(QStringLiteral("31"));
        const auto bytes = run(rig.reader.download(attachment, {}));
        COMPARE_ERROR(bytes, Kind::NotFound);
        QCOMPARE(rig.server.count("/files/new"), 1);
    }

    void aServiceAccountIsFoundAndAStrangerIsNot()
    {
        GreenhouseRig rig([](const Arrival &arrival) {
            return queryValue(arrival, "show_service_accounts") == QLatin1String("true")
                       ? Reply::json(R"([{"id":7,"name":"Service","primary_email":null,"site_admin":true}])")
                       : Reply::json("[]");
        });
        const auto user = run(rig.reader.currentUser(QStringLiteral("7"), {}));
        VERIFY_RESULT(user);
        QVERIFY(user->siteAdmin);
        COMPARE_ERROR(run(rig.reader.currentUser(QStringLiteral("8"), {})), Kind::NotFound);
    }

    void aRecruiterWhoIsNoSiteAdminIsForbiddenNotEmpty()
    {
        GreenhouseRig rig([](const Arrival &) { return Reply::json(R"({"message":"Forbidden"})", 403); });
        COMPARE_ERROR(run(rig.reader.currentUser(QStringLiteral("7"), {})), Kind::Forbidden);
    }
};

QTEST_GUILESS_MAIN(tst_GreenhouseReader)
#include "tst_GreenhouseReader.moc"
