#include <QTest>

#include "ats/GreenhouseRig.h"

using namespace ats;
using ats_testing::GreenhouseRig;
using ats_testing::run;
using base::Kind;
using fakes::Arrival;
using fakes::Reply;

namespace {

WriteIntent noteIntent()
{
    WriteIntent intent;
    intent.application = domain::ApplicationId(QStringLiteral("700"));
    intent.candidate = domain::CandidateId(QStringLiteral("500"));
    intent.target.kind = TargetKind::Note;
    intent.content = QStringLiteral("Strong in Go.\nApproved [ref abcdefgh23456723]");
    intent.marker = QStringLiteral("abcdefgh23456723");
    return intent;
}

WriteIntent fieldIntent()
{
    auto intent = noteIntent();
    intent.target.kind = TargetKind::ApplicationField;
    intent.target.fieldId = QStringLiteral("3001");
    intent.target.fieldKey = QStringLiteral("ai_score");
    intent.content = QStringLiteral("met");
    return intent;
}

const char *const applicationRow =
    R"([{"id":700,"candidate_id":500,"job_id":3,"status":"in_process","created_at":"2026-10-01T09:00:00Z",)"
    R"("updated_at":"2026-10-02T09:00:00Z","custom_fields":{"ai_score":{"name":"AI","type":"short_text","value":"met"}}}])";

QByteArray noteRow(const QByteArray &id, const QByteArray &application, const QByteArray &body)
{
    return R"({"id":)" + id + R"(,"candidate_id":500,"application_id":)" + application + R"(,"user_id":9,"body":")" +
           body + R"(","type":"NOTE","created_at":"2026-10-02T09:00:00Z"})";
}

} // namespace

class tst_GreenhouseWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theApprovedBytesArriveOnceAndTheObjectsIdComesBack()
    {
        GreenhouseRig rig([](const Arrival &) { return Reply::json(R"({"id":9007199254740993,"body":"x"})", 201); });
        const auto write = rig.writer.encode(noteIntent());
        VERIFY_RESULT(write);
        const auto receipt = rig.send(*write);
        VERIFY_RESULT(receipt);
        QCOMPARE(receipt->remoteId, QStringLiteral("9007199254740993"));
        QCOMPARE(receipt->status, 201);
        QCOMPARE(rig.server.arrivals().size(), std::size_t(1));
        QCOMPARE(rig.server.arrivals().front().body, write->body);
        QCOMPARE(rig.server.arrivals().front().method, QByteArray("POST"));
        QCOMPARE(rig.server.arrivals().front().header("authorization"), QByteArray("Bearer token-1"));
    }

    void REL19_aFakeSuccessIsAnUnknownOutcome_data()
    {
        QTest::addColumn<QByteArray>("what");
        for (const char *what :
             {"portal", "empty", "no content", "array", "no id", "null id", "text id empty", "broken json", "cut",
              "closed", "redirect", "accepted", "other object", "message", "500", "408", "503", "json as text"})
            QTest::newRow(what) << QByteArray(what);
    }
    void REL19_aFakeSuccessIsAnUnknownOutcome()
    {
        QFETCH(QByteArray, what);
        static const std::map<QByteArray, Reply> replies{
            {"portal", Reply::html()},
            {"empty", Reply::json("", 200)},
            {"no content", Reply::json("", 204)},
            {"array", Reply::json("[]", 200)},
            {"no id", Reply::json(R"({"body":"x"})", 201)},
            {"null id", Reply::json(R"({"id":null})", 201)},
            {"text id empty", Reply::json(R"({"id":""})", 201)},
            {"broken json", Reply::json(R"({"id":70)", 200)},
            {"cut", Reply::json(R"({"id":700,"name":"x"})", 200)},
            {"closed", Reply::of(Reply::Manner::CloseUnanswered)},
            {"redirect", Reply::redirect("/login", 302)},
            {"accepted", Reply::json(R"({"id":700})", 202)},
            {"other object", Reply::json(R"({"id":701})", 200)},
            {"message", Reply::json(R"({"message":"Updated"})", 200)},
            {"500", Reply::json(R"({"message":"oops"})", 500)},
            {"408", Reply::text("timeout", 408)},
            {"503", Reply::text("busy", 503)},
            {"json as text", Reply::text(R"({"id":700})", 200)},
        };
        Reply reply = replies.at(what);
        if (what == "cut")
            reply.manner = Reply::Manner::CutBody;
        GreenhouseRig rig([reply](const Arrival &) { return reply; });
        const auto write = rig.writer.encode(fieldIntent());
        VERIFY_RESULT(write);
        const auto sent = rig.send(*write);
        COMPARE_ERROR(sent, Kind::OutcomeUnknown);
        QCOMPARE(rig.server.arrivals().size(), std::size_t(1)); // and nothing was repeated
    }

    void REL20_aClearNoIsSaidAsOne_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        const auto row = [](int status, Kind kind) { QTest::addRow("%d", status) << status << static_cast<int>(kind); };
        row(400, Kind::Refused);
        row(403, Kind::Forbidden);
        row(404, Kind::NotFound);
        row(409, Kind::Conflict);
        row(410, Kind::NotFound);
        row(413, Kind::Refused);
        row(422, Kind::Refused);
        row(429, Kind::Throttled);
    }
    void REL20_aClearNoIsSaidAsOne()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        GreenhouseRig rig(
            [status](const Arrival &) { return Reply::json(R"({"errors":["Custom field not found"]})", status); });
        const auto write = rig.writer.encode(fieldIntent());
        VERIFY_RESULT(write);
        const auto sent = rig.send(*write);
        COMPARE_ERROR(sent, static_cast<Kind>(kind));
        QVERIFY(sent.error().forLog.contains(QStringLiteral("Custom field not found")));
        QCOMPARE(rig.server.arrivals().size(), std::size_t(1));
    }

    void REL20_a401IsAnsweredByOneRenewalAndOneRepeat()
    {
        GreenhouseRig rig([](const Arrival &arrival) {
            return arrival.header("authorization") == "Bearer token-1"
                       ? Reply::json(R"({"message":"Unauthorized"})", 401)
                       : Reply::json(R"({"id":700})", 200);
        });
        const auto write = rig.writer.encode(fieldIntent());
        VERIFY_RESULT(write);
        const auto sent = rig.send(*write);
        VERIFY_RESULT(sent);
        QCOMPARE(rig.server.arrivals().size(), std::size_t(2));
        QCOMPARE(rig.credentials->renewals, 1);
    }

    void otherBytesThanApprovedAreNotSent()
    {
        GreenhouseRig rig([](const Arrival &) { return Reply::json(R"({"id":700})", 200); });
        const auto write = rig.writer.encode(fieldIntent());
        VERIFY_RESULT(write);
        auto changed = *write;
        changed.body.replace("met", "not found");
        const auto sent = run(rig.writer.send(writeback::Sender::dispatchForTests(write->body), changed, {}));
        COMPARE_ERROR(sent, Kind::Invalid);
        QVERIFY(rig.server.arrivals().empty());
    }

    void REL16_aNoteIsFoundByItsMarkerAnywhereOnThePerson()
    {
        QByteArray notes = "[]";
        GreenhouseRig rig([&](const Arrival &) { return Reply::json(notes); });
        const auto find = [&] { return run(rig.writer.find(noteIntent(), {})); };
        auto found = find();
        VERIFY_RESULT(found);
        QVERIFY(!found->has_value());
        QVERIFY(rig.server.arrivals().back().target.contains("candidate_ids=500"));

        const QByteArray approved = R"(Strong in Go.\nApproved [ref abcdefgh23456723])";
        notes = "[" + noteRow("1", "700", "Other words") + "," + noteRow("2", "700", approved) + "]";
        found = find();
        VERIFY_RESULT(found);
        QVERIFY(found->has_value());
        QCOMPARE((*found)->remoteId, QStringLiteral("2"));
        QCOMPARE((*found)->author.text(), QStringLiteral("9"));
        QVERIFY((*found)->sameContent);

        notes = "[" + noteRow("3", "null", "Changed [ref abcdefgh23456723]") + "]";
        found = find();
        VERIFY_RESULT(found);
        QVERIFY(found->has_value());
        QVERIFY(!(*found)->sameContent);
    }

    void aFieldIsFoundWhenItHoldsTheApprovedValue()
    {
        GreenhouseRig rig([](const Arrival &) { return Reply::json(applicationRow); });
        auto found = run(rig.writer.find(fieldIntent(), {}));
        VERIFY_RESULT(found);
        QVERIFY(found->has_value() && (*found)->sameContent);
        auto other = fieldIntent();
        other.content = QStringLiteral("partly");
        found = run(rig.writer.find(other, {}));
        VERIFY_RESULT(found);
        QVERIFY(!found->has_value());
    }

    void REL18_lookingShowsTheRecordAsItIsNow()
    {
        GreenhouseRig rig([](const Arrival &arrival) {
            return arrival.path() == "/v3/notes" ? Reply::json("[" + noteRow("1", "700", "Called") + "]")
                                                 : Reply::json(applicationRow);
        });
        const auto intent = fieldIntent();
        const auto now = run(rig.writer.look(intent.application, intent.candidate, intent.target, {}));
        VERIFY_RESULT(now);
        QCOMPARE(now->value, QStringLiteral("met"));
        QCOMPARE(now->notes.size(), std::size_t(1));
        QCOMPARE(now->application.updatedAt, QDateTime(QDate(2026, 10, 2), QTime(9, 0), Qt::UTC));
    }

    void REL35_anApplicationThatIsGoneIsNotFound()
    {
        GreenhouseRig rig([](const Arrival &) { return Reply::json("[]"); });
        const auto intent = noteIntent();
        const auto now = run(rig.writer.look(intent.application, intent.candidate, intent.target, {}));
        COMPARE_ERROR(now, Kind::NotFound);
        COMPARE_ERROR(run(rig.writer.find(fieldIntent(), {})), Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_GreenhouseWriter)
#include "tst_GreenhouseWriter.moc"
