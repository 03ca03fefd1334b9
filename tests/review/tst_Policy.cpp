#include <QTest>

#include "review/Policy.h"
#include "support/QtTestSupport.h"

using review::Policy;
using review::WriteClass;

namespace {

const QTimeZone berlin("Europe/Berlin");

QDateTime in(const QTimeZone &zone, int day, int hour, int minute = 0)
{
    return QDateTime(QDate(2026, 11, day), QTime(hour, minute), zone).toUTC(); // the 27th is a Friday
}

Policy policyOf(const QByteArray &json)
{
    const auto policy = Policy::read(json);
    if (!policy)
        qFatal("%s", qPrintable(support::describe(policy.error())));
    return *policy;
}

} // namespace

class tst_Policy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void whoMaySetCriteriaIsTheAdministratorsChoice()
    {
        domain::User lena{domain::UserId(QStringLiteral("7")), QStringLiteral("Lena"),
                          QStringLiteral("lena@example.com"), false};
        domain::User omar{domain::UserId(QStringLiteral("8")), QStringLiteral("Omar"),
                          QStringLiteral("omar@example.com"), false};
        QVERIFY(Policy().maySetCriteria(omar));
        const auto policy = Policy::read("{\"criteria\": {\"approvers\": [\"LENA@example.com\"]}}");
        VERIFY_RESULT(policy);
        QVERIFY(policy->maySetCriteria(lena) && !policy->maySetCriteria(omar));
        QCOMPARE(Policy::read("{\"criteria\": {\"editors\": []}}").error().subject, QStringLiteral("editors"));
    }

    void whoMayBringAPromptIntoUseIsTheAdministratorsChoice()
    {
        domain::User lena{domain::UserId(QStringLiteral("7")), {}, QStringLiteral("lena@example.com"), false};
        domain::User omar{domain::UserId(QStringLiteral("8")), {}, {}, false};
        QVERIFY(Policy().mayTryPrompts(omar));
        const auto policy = Policy::read("{\"prompts\": {\"approvers\": [\"7\"]}}");
        VERIFY_RESULT(policy);
        QVERIFY(policy->mayTryPrompts(lena) && !policy->mayTryPrompts(omar));
    }

    void familiesAreReadAndWrongOnesNamed()
    {
        const auto policy = Policy::read(R"({"families": [{"name": "engineering", "codes": ["ENG-*"]}]})");
        VERIFY_RESULT(policy);
        QCOMPARE(policy->families().size(), std::size_t(1));
        QCOMPARE(Policy::read(R"({"families": [{"name": "../x", "codes": ["*"]}]})").error().subject,
                 QStringLiteral("name"));
        QCOMPARE(Policy::read(R"({"families": [{"name": "x"}]})").error().subject, QStringLiteral("codes"));
        QCOMPARE(Policy::read(R"({"suppression": {"people": []}})").error().subject, QStringLiteral("people"));
        QVERIFY(Policy().checksTextLayers() && !Policy::read(R"({"check_text_layers": false})")->checksTextLayers());
        QCOMPARE(Policy::read(R"({"language": "pl"})").error().subject, QStringLiteral("language"));
    }

    void withoutAFileNotesAndFieldsAreOnAndNothingElse()
    {
        const Policy policy;
        QVERIFY(policy.rule(WriteClass::Notes).on && policy.rule(WriteClass::Fields).on);
        for (const auto of : {WriteClass::Messages, WriteClass::StageMoves, WriteClass::Refusals, WriteClass::Schedule})
            QVERIFY(!policy.rule(of).on);
        QCOMPARE(policy.holdFor(WriteClass::Notes, in(berlin, 26, 10), berlin), base::Milliseconds(20'000));
        domain::User anybody;
        QVERIFY(policy.mayApprove(WriteClass::Notes, anybody));
        ats::Target note;
        QVERIFY(policy.permitted(domain::OutputKind::Summary, note));
    }

    void CMP02_movesAndRefusalsAreClassesOfTheirOwnAndLeaveLater()
    {
        const Policy policy;
        ats::Target move, decline;
        move.kind = ats::TargetKind::Stage;
        decline.kind = ats::TargetKind::Disposition;
        QVERIFY(!policy.permitted(domain::OutputKind::Proposal, move) &&
                !policy.permitted(domain::OutputKind::Proposal, decline));
        const auto on = policyOf(R"({"writes":{"stage_moves":{"on":true}}})");
        QVERIFY(on.permitted(domain::OutputKind::Proposal, move) &&
                !on.permitted(domain::OutputKind::Proposal, decline)); // one does not turn the other on
        QCOMPARE(on.holdFor(WriteClass::StageMoves, in(berlin, 26, 10), berlin), base::Milliseconds(900'000));
        QCOMPARE(on.holdFor(WriteClass::Refusals, in(berlin, 26, 10), berlin), base::Milliseconds(81'000'000)); // 08:30
    }

    void aMessageIsOneWhateverItIsKeptAs()
    {
        ats::Target note;
        QVERIFY(!Policy().permitted(domain::OutputKind::Message, note)); // notes are on, messages are not
        const auto on = policyOf(R"({"writes":{"messages":{"on":true},"notes":{"on":false}}})");
        QVERIFY(on.permitted(domain::OutputKind::Message, note));
        QVERIFY(!on.permitted(domain::OutputKind::Summary, note));
        QCOMPARE(review::classOf(domain::OutputKind::Message, note.kind), WriteClass::Messages);
    }

    void theWorkflowsRulesAreReadStrictly()
    {
        const auto policy = policyOf(R"({"workflow":[
            {"requisition":"ENG-76","stage":"Phone Screen","mandatory":false,"movers":["7"],
             "before_leaving":{"answers":["work permit"],"scorecards":2,"screening":true}},
            {"stage":"Contract","kind":"hired"}]})");
        QCOMPARE(policy.workflow().size(), std::size_t(2));
        const auto &first = policy.workflow()[0];
        QCOMPARE(first.requisition, QStringLiteral("ENG-76"));
        QVERIFY(!first.mandatory && first.screeningBefore && !first.kind);
        QCOMPARE(first.scorecardsBefore, 2);
        QCOMPARE(first.answeredBefore, QStringList{QStringLiteral("work permit")});
        QVERIFY(policy.workflow()[1].kind == domain::StageKind::Hired && policy.workflow()[1].mandatory);
        for (const auto &[json, member] :
             {std::pair(R"({"workflow":[{"kind":"open"}]})", "stage"),
              std::pair(R"({"workflow":[{"stage":"x","kind":"closed"}]})", "kind"),
              std::pair(R"({"workflow":[{"stage":"x","skip":true}]})", "skip"),
              std::pair(R"({"workflow":[{"stage":"x","before_leaving":{"scorecards":99}}]})", "scorecards")}) {
            const auto wrong = Policy::read(json);
            COMPARE_ERROR(wrong, base::Kind::Invalid);
            QCOMPARE(wrong.error().subject, QString::fromLatin1(member));
        }
    }

    void whatIsSwitchedOffHasNoTarget()
    {
        const auto policy = policyOf(R"({"writes":{"notes":{"on":false},"fields":{"hold_seconds":90}}})");
        ats::Target note;
        ats::Target field;
        field.kind = ats::TargetKind::ApplicationField;
        QVERIFY(!policy.permitted(domain::OutputKind::Summary, note));
        QVERIFY(policy.permitted(domain::OutputKind::Summary, field));
        QVERIFY(!policy.permitted(domain::OutputKind::Summary, std::nullopt));
        QCOMPARE(policy.holdFor(WriteClass::Fields, in(berlin, 26, 10), berlin), base::Milliseconds(90'000));
    }

    void messagesLeaveOnTheNextBusinessMorning_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QDateTime>("leaves");
        QTest::newRow("in the evening") << in(berlin, 26, 18) << in(berlin, 27, 8, 30);
        QTest::newRow("before the morning") << in(berlin, 26, 7) << in(berlin, 26, 8, 30);
        QTest::newRow("on the minute") << in(berlin, 26, 8, 30) << in(berlin, 27, 8, 30);
        QTest::newRow("on Friday") << in(berlin, 27, 9) << in(berlin, 30, 8, 30);
        QTest::newRow("at the weekend") << in(berlin, 28, 9) << in(berlin, 30, 8, 30);
    }
    void messagesLeaveOnTheNextBusinessMorning()
    {
        QFETCH(QDateTime, now);
        QFETCH(QDateTime, leaves);
        const auto policy = policyOf(R"({"writes":{"messages":{"on":true}}})");
        QCOMPARE(now.addMSecs(policy.holdFor(WriteClass::Messages, now, berlin).count()), leaves);
    }

    void morningsAreTheAdministratorsToChoose()
    {
        const auto policy = policyOf(R"({"writes":{"notes":{"leaves":"next_morning"}},
                                         "mornings":{"at":"06:00","days":["sun"]}})");
        const auto now = in(berlin, 26, 18);
        QCOMPARE(now.addMSecs(policy.holdFor(WriteClass::Notes, now, berlin).count()), in(berlin, 29, 6));
    }

    void approversAreNamedByIdOrMail()
    {
        const auto policy = policyOf(R"({"writes":{"fields":{"approvers":["7","Mara@Example.test"]}}})");
        domain::User user;
        user.id = domain::UserId(QStringLiteral("8"));
        QVERIFY(!policy.mayApprove(WriteClass::Fields, user));
        QVERIFY(policy.mayApprove(WriteClass::Notes, user));
        user.email = QStringLiteral("mara@example.test");
        QVERIFY(policy.mayApprove(WriteClass::Fields, user));
        user = {domain::UserId(QStringLiteral("7")), {}, {}, false};
        QVERIFY(policy.mayApprove(WriteClass::Fields, user));
    }

    void whatCannotBeRightIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("member");
        QTest::newRow("no JSON") << QByteArray("writes: all") << QStringLiteral("JSON");
        QTest::newRow("unknown member") << QByteArray(R"({"write":{}})") << QStringLiteral("write");
        QTest::newRow("unknown class") << QByteArray(R"({"writes":{"mails":{}}})") << QStringLiteral("mails");
        QTest::newRow("unknown rule") << QByteArray(R"({"writes":{"notes":{"off":true}}})") << QStringLiteral("off");
        QTest::newRow("a word for a truth")
            << QByteArray(R"({"writes":{"notes":{"on":"yes"}}})") << QStringLiteral("on");
        QTest::newRow("too long") << QByteArray(R"({"writes":{"notes":{"hold_seconds":9999999}}})")
                                  << QStringLiteral("hold_seconds");
        QTest::newRow("when") << QByteArray(R"({"writes":{"notes":{"leaves":"soon"}}})") << QStringLiteral("leaves");
        QTest::newRow("time") << QByteArray(R"({"mornings":{"at":"8.30"}})") << QStringLiteral("at");
        QTest::newRow("day") << QByteArray(R"({"mornings":{"days":["monday"]}})") << QStringLiteral("days");
        QTest::newRow("no day") << QByteArray(R"({"mornings":{"days":[]}})") << QStringLiteral("days");
    }
    void whatCannotBeRightIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, member);
        const auto policy = Policy::read(json);
        COMPARE_ERROR(policy, base::Kind::Invalid);
        QCOMPARE(policy.error().subject, member);
    }
};

QTEST_APPLESS_MAIN(tst_Policy)
#include "tst_Policy.moc"
