// Stage moves and rejections at the practice ATS, over real HTTP: from where the person saw the application, never by
// surprise, found again by where it stands.
#include <QTest>

#include "ats/greenhouse/GreenhouseWriter.h"
#include "fakes/DispatchForTests.h"
#include "flows/SyncRig.h"

using namespace sync_testing;
using base::Kind;
using nlohmann::json;
using practice_testing::PracticeProcess;

class tst_GreenhouseMoves : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_practice;
    std::unique_ptr<SyncRig> m_rig;
    std::unique_ptr<net::WriteChannel> m_channel;
    domain::Application m_application;
    std::vector<domain::Stage> m_stages; // of its requisition
    int m_next = 0;

    ats::greenhouse::GreenhouseWriter writer(ats::greenhouse::MoveFrom from = ats::greenhouse::MoveFrom::Entry)
    {
        ats::greenhouse::Options options;
        options.moveFrom = from;
        return ats::greenhouse::GreenhouseWriter(*m_channel, m_rig->reader, options);
    }
    ats::WriteIntent intent(ats::TargetKind kind, const QString &to) const
    {
        ats::WriteIntent out;
        out.application = m_application.id;
        out.candidate = m_application.candidate;
        out.author = domain::UserId(m_rig->subject);
        out.content = QStringLiteral("in words");
        out.target.kind = kind;
        out.target.fieldId = to;
        out.target.from = m_application.stage.text();
        out.target.fromEntry = m_application.stageEntry;
        return out;
    }
    QString nextStage() const
    {
        for (std::size_t i = 0; i + 1 < m_stages.size(); ++i)
            if (m_stages[i].id == m_application.stage)
                return m_stages[i + 1].id.text();
        return {};
    }
    base::Result<ats::Receipt> send(ats::Writer &writer, const ats::WriteIntent &what)
    {
        const auto write = writer.encode(what);
        if (!write)
            return tl::unexpected(write.error());
        return run(writer.send(writeback::Sender::dispatchForTests(write->body), *write, {}));
    }
    json record() const
    {
        return m_practice->admin(QStringLiteral("GET"), QStringLiteral("/records/") + m_application.id.text()).json();
    }
    void edit(json change)
    {
        change["application_id"] = m_application.id.text().toLongLong();
        QCOMPARE(m_practice->admin(QStringLiteral("POST"), QStringLiteral("/edit"), change).status, 200);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_practice =
            std::make_unique<PracticeProcess>(QStringList{QStringLiteral("--rate-limit"), QStringLiteral("1000000")});
        QVERIFY(m_practice->isReady());
        m_rig = std::make_unique<SyncRig>(*m_practice, m_practice->signIn(m_practice->user(true)).access, 100);
        m_channel = std::make_unique<net::WriteChannel>(
            m_rig->transport, m_rig->credentials, std::make_shared<net::Pacer>(m_rig->clock), m_rig->clock,
            QUrl(m_practice->word("api")), ats::greenhouse::unsafeEndpoints);
    }
    void init()
    {
        support::failOnUnexpectedWarnings();
        const auto stages = run(m_rig->reader.stages({}, {}, {}));
        VERIFY_RESULT(stages);
        const auto applications = run(m_rig->reader.applications({}, {}, {}));
        VERIFY_RESULT(applications);
        for (;; ++m_next) { // one of its own for each test, in its first stage
            QVERIFY(m_next < int(applications->rows.size()));
            m_application = applications->rows[std::size_t(m_next)];
            if (m_application.stageName == QLatin1String("Application Review"))
                break;
        }
        ++m_next;
        m_stages.clear();
        for (const auto &row : stages->rows)
            if (row.requisition == m_application.requisition)
                m_stages.push_back(row.stage);
        std::sort(m_stages.begin(), m_stages.end(), [](const auto &a, const auto &b) { return a.order < b.order; });
        QVERIFY(!nextStage().isEmpty());
    }
    void cleanupTestCase()
    {
        m_channel.reset();
        m_rig.reset();
        m_practice.reset();
    }

    // Which id from_stage_id wants is disputed; each reading is an option of the profile.
    void aMoveGoesWhereItWasApprovedToAndIsFoundThere_data()
    {
        QTest::addColumn<int>("from");
        QTest::newRow("row") << int(ats::greenhouse::MoveFrom::Entry);
        QTest::newRow("definition") << int(ats::greenhouse::MoveFrom::Definition);
    }
    void aMoveGoesWhereItWasApprovedToAndIsFoundThere()
    {
        QFETCH(int, from);
        auto to = writer(static_cast<ats::greenhouse::MoveFrom>(from));
        const auto move = intent(ats::TargetKind::Stage, nextStage());
        QCOMPARE(to.effect(move.target), ats::Effect::StageMove);
        auto found = run(to.find(move, {}));
        VERIFY_RESULT(found);
        QVERIFY(!*found);
        const auto before = run(to.look(move.application, move.candidate, move.target, {}));
        VERIFY_RESULT(before);
        QCOMPARE(before->value, QStringLiteral("Application Review"));
        const auto receipt = send(to, move);
        VERIFY_RESULT(receipt);
        QCOMPARE(receipt->remoteId, m_application.id.text());
        QCOMPARE(QString::number(record().at("stage").at("id").get<qint64>()), nextStage());
        found = run(to.find(move, {}));
        VERIFY_RESULT(found);
        QVERIFY(*found && (*found)->sameContent);
    }

    void REL15_aMoveFromWhereItNoLongerStandsIsRefusedByTheSystem()
    {
        auto to = writer();
        const auto move = intent(ats::TargetKind::Stage, nextStage());
        edit({{"stage", m_stages[2].name.toStdString()}}); // a colleague was faster
        const auto sent = send(to, move);
        COMPARE_ERROR(sent, Kind::Refused);
        QCOMPARE(record().at("stage").at("name").get<std::string>(), m_stages[2].name.toStdString());
        const auto now = run(to.look(move.application, move.candidate, move.target, {}));
        VERIFY_RESULT(now);
        QCOMPARE(now->value, m_stages[2].name); // what the conflict check compares // REL-18
    }

    void aRejectionBearsTheSystemsOwnReason()
    {
        auto to = writer();
        const auto reasons = run(m_rig->reader.dispositions({}));
        VERIFY_RESULT(reasons);
        QVERIFY(reasons->size() >= 4); // the built-in ones included
        const auto decline = intent(ats::TargetKind::Disposition, reasons->front().id);
        const auto other = intent(ats::TargetKind::Disposition, reasons->back().id);
        const auto receipt = send(to, decline);
        VERIFY_RESULT(receipt);
        QCOMPARE(record().at("status").get<std::string>(), std::string("rejected"));
        auto found = run(to.find(decline, {}));
        VERIFY_RESULT(found);
        QVERIFY(found->has_value());
        found = run(to.find(other, {})); // for another reason: not this one
        VERIFY_RESULT(found);
        QVERIFY(!found->has_value());
        const auto now = run(to.look(decline.application, decline.candidate, decline.target, {}));
        VERIFY_RESULT(now);
        QCOMPARE(now->value, QStringLiteral("Application Review (rejected)"));
        const auto again = send(to, other);
        COMPARE_ERROR(again, Kind::Refused);
    }

    void REL19_aPageInsteadOfNothingIsNoSuccess()
    {
        auto to = writer();
        const auto move = intent(ats::TargetKind::Stage, nextStage());
        const json plan{{"plan", json::array({{{"kind", "empty_200"}, {"match", {{"method", "POST"}}}}})}};
        QCOMPARE(m_practice->admin(QStringLiteral("POST"), QStringLiteral("/faults"), plan).status, 204);
        const auto sent = send(to, move);
        COMPARE_ERROR(sent, Kind::OutcomeUnknown);
    }

    void idsThatAreNoneAreRefusedBeforeApproval()
    {
        const auto to = writer();
        auto move = intent(ats::TargetKind::Stage, nextStage());
        move.target.fromEntry.clear();
        const auto unknown = to.encode(move);
        COMPARE_ERROR(unknown, Kind::Invalid);
        const auto noReason = to.encode(intent(ats::TargetKind::Disposition, {}));
        COMPARE_ERROR(noReason, Kind::Invalid);
    }
};

QTEST_GUILESS_MAIN(tst_GreenhouseMoves)
#include "tst_GreenhouseMoves.moc"
