#include <QTest>

#include "ats/greenhouse/GreenhouseWriter.h"
#include "fakes/DispatchForTests.h"
#include "flows/SyncRig.h"

using namespace sync_testing;
using base::Kind;
using nlohmann::json;
using practice_testing::PracticeProcess;

// What the connector writes, as the practice ATS holds it.
class tst_GreenhouseWrites : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_practice;
    std::unique_ptr<SyncRig> m_rig;
    std::unique_ptr<net::WriteChannel> m_channel;
    std::unique_ptr<ats::greenhouse::GreenhouseWriter> m_writer;
    ats::WriteIntent m_note;
    ats::WriteIntent m_field;

    base::Result<ats::Receipt> send(const ats::EncodedWrite &write)
    {
        return run(m_writer->send(writeback::Sender::dispatchForTests(write.body), write, {}));
    }
    json record() const
    {
        return m_practice->admin(QStringLiteral("GET"), QStringLiteral("/records/") + m_note.application.text()).json();
    }
    int notesOnRecord() const
    {
        int count = 0;
        const json now = record();
        for (const json &note : now.at("notes"))
            count += note.at("body").get<std::string>() == m_note.content.toStdString();
        return count;
    }

private Q_SLOTS:
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_practice =
            std::make_unique<PracticeProcess>(QStringList{QStringLiteral("--rate-limit"), QStringLiteral("1000000")});
        QVERIFY(m_practice->isReady());
        m_rig = std::make_unique<SyncRig>(*m_practice, m_practice->signIn(m_practice->user(true)).access, 100);
        m_channel = std::make_unique<net::WriteChannel>(
            m_rig->transport, m_rig->credentials, std::make_shared<net::Pacer>(m_rig->clock), m_rig->clock,
            QUrl(m_practice->word("api")), ats::greenhouse::unsafeEndpoints);
        m_writer =
            std::make_unique<ats::greenhouse::GreenhouseWriter>(*m_channel, m_rig->reader, ats::greenhouse::Options());
        const auto applications = run(m_rig->reader.applications({}, {}, {}));
        VERIFY_RESULT(applications);
        const auto fields = run(m_rig->reader.fieldDefinitions({}));
        VERIFY_RESULT(fields);
        m_note = {};
        m_note.application = applications->rows.front().id;
        m_note.candidate = applications->rows.front().candidate;
        m_note.author = domain::UserId(m_rig->subject);
        m_note.target.visibility = QStringLiteral("public");
        m_note.content = QStringLiteral("Größe: \"stark\" in Go.\nGap: Kubernetes.\n[ref abcdefgh23456723]");
        m_note.marker = QStringLiteral("abcdefgh23456723");
        m_field = m_note;
        m_field.target.kind = ats::TargetKind::ApplicationField;
        for (const auto &field : *fields)
            if (field.on == QLatin1String("application") && field.type == QLatin1String("long_text")) {
                m_field.target.fieldId = field.id;
                m_field.target.fieldKey = field.key;
            }
        QVERIFY(!m_field.target.fieldId.isEmpty());
        m_field.content = QStringLiteral("met: Go; unclear: night shifts");
    }
    void cleanup()
    {
        m_writer.reset();
        m_channel.reset();
        m_rig.reset();
        m_practice.reset();
    }

    void REL31_aNoteStandsOnTheRecordAsApprovedAndIsFoundAgain()
    {
        const auto write = m_writer->encode(m_note);
        VERIFY_RESULT(write);
        auto found = run(m_writer->find(m_note, {}));
        VERIFY_RESULT(found);
        QVERIFY(!*found);
        const auto receipt = send(*write);
        VERIFY_RESULT(receipt);
        QCOMPARE(notesOnRecord(), 1);
        found = run(m_writer->find(m_note, {}));
        VERIFY_RESULT(found);
        QVERIFY(*found);
        QCOMPARE((*found)->remoteId, receipt->remoteId);
        QCOMPARE((*found)->author, m_note.author); // REL-25
        QVERIFY((*found)->sameContent);
    }

    void aFieldHoldsTheApprovedValueAndTheOthersStay()
    {
        const json before = record().at("custom_fields");
        const auto write = m_writer->encode(m_field);
        VERIFY_RESULT(write);
        const auto receipt = send(*write);
        VERIFY_RESULT(receipt);
        QCOMPARE(receipt->remoteId, m_field.application.text());
        json after = record().at("custom_fields");
        QCOMPARE(QString::fromStdString(after.at(m_field.target.fieldKey.toStdString()).get<std::string>()),
                 m_field.content);
        after[m_field.target.fieldKey.toStdString()] = before.value(m_field.target.fieldKey.toStdString(), json());
        QCOMPARE(after.dump(), before.dump());
        const auto now = run(m_writer->look(m_field.application, m_field.candidate, m_field.target, {}));
        VERIFY_RESULT(now);
        QCOMPARE(now->value, m_field.content);
        const auto found = run(m_writer->find(m_field, {}));
        VERIFY_RESULT(found);
        QVERIFY(*found && (*found)->sameContent);
    }

    void SEC53_eachTypeOfFieldHoldsWhatWasApproved_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("content");
        QTest::addColumn<QStringList>("choose");
        QTest::newRow("number") << QStringLiteral("ai_score") << QStringLiteral("72") << QStringList();
        QTest::newRow("choice") << QStringLiteral("ai_fit") << QStringLiteral("Strong")
                                << QStringList{QStringLiteral("Strong")};
        QTest::newRow("choices") << QStringLiteral("ai_met") << QStringLiteral("Kubernetes, German B2")
                                 << QStringList{QStringLiteral("Kubernetes"), QStringLiteral("German B2")};
        QTest::newRow("HTML") << QStringLiteral("ai_briefing") << QStringLiteral("1 < 2\nO'Neill") << QStringList();
        QTest::newRow("one line") << QStringLiteral("ai_summary_ref") << QStringLiteral("a\nb") << QStringList();
    }
    void SEC53_eachTypeOfFieldHoldsWhatWasApproved()
    {
        QFETCH(QString, key);
        QFETCH(QString, content);
        QFETCH(QStringList, choose);
        const auto fields = run(m_rig->reader.fieldDefinitions({}));
        VERIFY_RESULT(fields);
        auto intent = m_field;
        intent.content = content;
        bool mapped = false;
        for (const auto &field : *fields) {
            if (field.key != key)
                continue;
            mapped = true;
            intent.target.fieldId = field.id;
            intent.target.fieldKey = field.key;
            using ats::ValueForm;
            intent.target.form = field.type == QLatin1String("number")          ? ValueForm::Number
                                 : field.type == QLatin1String("single_select") ? ValueForm::Choice
                                 : field.type == QLatin1String("multi_select")  ? ValueForm::Choices
                                 : field.type == QLatin1String("rich_text")     ? ValueForm::Html
                                                                                : ValueForm::Line;
            for (const auto &name : choose)
                for (const auto &option : field.options)
                    if (option.name == name)
                        intent.target.optionIds.append(option.id);
        }
        QVERIFY(mapped);
        const auto write = m_writer->encode(intent);
        VERIFY_RESULT(write);
        auto found = run(m_writer->find(intent, {}));
        VERIFY_RESULT(found);
        QVERIFY(!*found);
        const auto receipt = send(*write);
        VERIFY_RESULT(receipt);
        found = run(m_writer->find(intent, {}));
        VERIFY_RESULT(found);
        QVERIFY(*found && (*found)->sameContent);
        intent.content += QLatin1Char('0');
        found = run(m_writer->find(intent, {}));
        VERIFY_RESULT(found);
        QVERIFY(!*found);
    }

    void aTagIsAppliedOnceAndFound()
    {
        const auto fields = run(m_rig->reader.fieldDefinitions({}));
        VERIFY_RESULT(fields);
        auto tag = m_note;
        tag.marker.clear();
        tag.target.kind = ats::TargetKind::Tag;
        for (const auto &field : *fields)
            if (field.on == QLatin1String("tag") && field.key == QLatin1String("Screened with care")) {
                tag.target.fieldId = field.id;
                tag.target.fieldName = field.name;
            }
        QVERIFY(!tag.target.fieldId.isEmpty());
        auto now = run(m_writer->look(tag.application, tag.candidate, tag.target, {}));
        VERIFY_RESULT(now);
        QVERIFY(now->value.isEmpty());
        const auto write = m_writer->encode(tag);
        VERIFY_RESULT(write);
        VERIFY_RESULT(send(*write));
        now = run(m_writer->look(tag.application, tag.candidate, tag.target, {}));
        VERIFY_RESULT(now);
        QCOMPARE(now->value, tag.target.fieldName);
        const auto found = run(m_writer->find(tag, {}));
        VERIFY_RESULT(found);
        QVERIFY(found->has_value());
        const auto again = send(*write);
        COMPARE_ERROR(again, Kind::Refused);
    }

    void REL16_anErrorAfterTheWriteWasDoneIsUnknownAndFoundByReadingBack_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char *kind : {"500_after_apply", "empty_200", "no_id", "truncated"})
            QTest::newRow(kind) << QByteArray(kind);
    }
    void REL16_anErrorAfterTheWriteWasDoneIsUnknownAndFoundByReadingBack()
    {
        QFETCH(QByteArray, kind);
        const json plan{{"plan", json::array({{{"kind", kind.toStdString()}, {"match", {{"method", "POST"}}}}})}};
        QCOMPARE(m_practice->admin(QStringLiteral("POST"), QStringLiteral("/faults"), plan).status, 204);
        const auto write = m_writer->encode(m_note);
        VERIFY_RESULT(write);
        const auto sent = send(*write);
        COMPARE_ERROR(sent, Kind::OutcomeUnknown);
        QCOMPARE(notesOnRecord(), 1);
        const auto found = run(m_writer->find(m_note, {}));
        VERIFY_RESULT(found);
        QVERIFY(*found && (*found)->sameContent);
    }
};

QTEST_GUILESS_MAIN(tst_GreenhouseWrites)
#include "tst_GreenhouseWrites.moc"
