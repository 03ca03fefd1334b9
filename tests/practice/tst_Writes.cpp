#include <set>

#include <QCryptographicHash>
#include <QTest>

#include "practice/PracticeProcess.h"
#include "support/QtTestSupport.h"

using namespace practice_testing;
using nlohmann::json;

namespace {

const QString post = QStringLiteral("POST");
const QString patch = QStringLiteral("PATCH");
const QString notes = QStringLiteral("/v3/notes");

QString pathOf(const json &application, const char *rest = "")
{
    return QStringLiteral("/v3/applications/%1%2").arg(application.at("id").get<qint64>()).arg(QLatin1String(rest));
}

} // namespace

class tst_Writes : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_ats;
    QString m_token;
    json m_application;
    int m_next = 0;

    json record(const json &application) const
    {
        return m_ats
            ->admin(QStringLiteral("GET"), QStringLiteral("/records/%1").arg(application.at("id").get<qint64>()))
            .json();
    }
    json log() const { return m_ats->admin(QStringLiteral("GET"), QStringLiteral("/writes")).json(); }
    Answer edit(const json &body) const { return m_ats->admin(post, QStringLiteral("/edit"), body); }

private Q_SLOTS:
    void initTestCase()
    {
        m_ats =
            std::make_unique<PracticeProcess>(QStringList{QStringLiteral("--rate-limit"), QStringLiteral("100000")});
        QVERIFY(m_ats->isReady());
        m_token = m_ats->signIn(m_ats->user(true)).access;
    }

    void init() // every test has an application of its own
    {
        support::failOnUnexpectedWarnings();
        const auto rows = m_ats->all(QStringLiteral("/v3/applications?per_page=500"), m_token);
        m_application = rows.at(static_cast<size_t>(m_next++));
    }

    void aNoteIsKeptAsSentAndReadBack()
    {
        const std::string text = "Two lines\nand [ref 7f3c9a1e] – ünïcödé 漢字 \"quoted\"";
        const json body{{"candidate_id", m_application.at("candidate_id")},
                        {"application_id", m_application.at("id")},
                        {"user_id", m_ats->user(true).at("id")},
                        {"body", text},
                        {"visibility", "private"},
                        {"note_type", "NOTE"}};
        const Answer answer = m_ats->write(post, notes, body, m_token);
        QCOMPARE(answer.status, 201);
        const json created = answer.json();
        QCOMPARE(created.at("body"), text);
        QCOMPARE(created.at("visibility"), "privately_visible");
        QVERIFY(created.at("id").get<qint64>() > (qint64(1) << 53));
        const json found = m_ats
                               ->get(QStringLiteral("/v3/notes?application_ids=%1&user_ids=%2")
                                         .arg(m_application.at("id").get<qint64>())
                                         .arg(m_ats->user(true).at("id").get<qint64>()),
                                     m_token)
                               .json();
        QCOMPARE(found.at(0), created);
        QCOMPARE(record(m_application).at("notes").back().at("id"), created.at("id"));

        const json entry = log().back();
        QCOMPARE(entry.at("object_id"), created.at("id"));
        QCOMPARE(entry.at("status"), 201);
        QCOMPARE(entry.at("applied"), true);
        QCOMPARE(entry.at("user_id"), m_ats->user(true).at("id"));
        QCOMPARE(entry.at("method"), "POST");
        QCOMPARE(entry.at("path"), "/v3/notes");
        const auto hash = QCryptographicHash::hash(QByteArray::fromStdString(body.dump()), QCryptographicHash::Sha256);
        QCOMPARE(entry.at("body_sha256"), hash.toHex().toStdString());
    }

    void aNoteMovesTheLastActivityOnly()
    {
        const json body{{"candidate_id", m_application.at("candidate_id")},
                        {"application_id", m_application.at("id")},
                        {"body", "x"}};
        QCOMPARE(m_ats->write(post, notes, body, m_token).status, 201);
        const QString ids = QStringLiteral("/v3/applications?ids=%1").arg(m_application.at("id").get<qint64>());
        const json now = m_ats->get(ids, m_token).json().at(0);
        QCOMPARE(now.at("updated_at"), m_application.at("updated_at"));
        QVERIFY(now.at("last_activity_at") > m_application.at("last_activity_at"));
    }

    void wrongNotesAreRefusedAndChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("change"); // merged into a good body; null removes
        QTest::newRow("unknown key") << QByteArray(R"({"idempotency_key":"x"})");
        QTest::newRow("no body") << QByteArray(R"({"body":null})");
        QTest::newRow("empty body") << QByteArray(R"({"body":"  "})");
        QTest::newRow("body of another type") << QByteArray(R"({"body":7})");
        QTest::newRow("no candidate") << QByteArray(R"({"candidate_id":null})");
        QTest::newRow("another candidate") << QByteArray(R"({"candidate_id":1})");
        QTest::newRow("id as text") << QByteArray(R"({"candidate_id":"1"})");
        QTest::newRow("id as a fraction") << QByteArray(R"({"application_id":1.5})");
        QTest::newRow("long visibility word") << QByteArray(R"({"visibility":"privately_visible"})");
        QTest::newRow("unknown kind") << QByteArray(R"({"note_type":"FEEDBACK"})");
        QTest::newRow("unknown user") << QByteArray(R"({"user_id":1})");
    }
    void wrongNotesAreRefusedAndChangeNothing()
    {
        QFETCH(QByteArray, change);
        json body{{"candidate_id", m_application.at("candidate_id")},
                  {"application_id", m_application.at("id")},
                  {"body", "text"}};
        body.merge_patch(json::parse(change.toStdString()));
        const auto before = log().size();
        const json untouched = record(m_application);
        const Answer answer = m_ats->write(post, notes, body, m_token);
        QCOMPARE(answer.status, 422);
        QVERIFY(answer.json().at("errors").at(0).is_string());
        QCOMPARE(record(m_application), untouched);
        QCOMPARE(log().size(), before + 1); // refused, and logged all the same
        QCOMPARE(log().back().at("applied"), false);
        QCOMPARE(log().back().at("status"), 422);
    }

    void rightsDecideWhoMayWrite()
    {
        const PracticeProcess open({QStringLiteral("--mode"), QStringLiteral("public")});
        const json user = open.user(false);
        const QString token = open.signIn(user).access;
        const json permissions =
            open.get(QStringLiteral("/v3/user_job_permissions?user_ids=%1").arg(user.at("id").get<qint64>()), token)
                .json();
        QVERIFY(!permissions.empty());
        const json mine = open.get(QStringLiteral("/v3/applications?per_page=1&job_ids=%1")
                                       .arg(permissions.at(0).at("job_id").get<qint64>()),
                                   token)
                              .json()
                              .at(0);
        const json body{{"candidate_id", mine.at("candidate_id")}, {"application_id", mine.at("id")}, {"body", "x"}};
        QCOMPARE(open.write(post, notes, body, token).status, 201);
        json forSomebodyElse = body;
        forSomebodyElse["user_id"] = open.user(true).at("id");
        QCOMPARE(open.write(post, notes, forSomebodyElse, token).status, 403);
        // An application of a job this person does not work on, if there is one.
        std::set<json> jobs;
        for (const json &row : permissions)
            jobs.insert(row.at("job_id"));
        const auto all = open.all(QStringLiteral("/v3/applications?per_page=500"), token);
        const auto foreign =
            std::find_if(all.begin(), all.end(), [&](const json &row) { return !jobs.contains(row.at("job_id")); });
        QVERIFY(foreign != all.end());
        const json other{
            {"candidate_id", foreign->at("candidate_id")}, {"application_id", foreign->at("id")}, {"body", "x"}};
        QCOMPARE(open.write(post, notes, other, token).status, 403);
        QCOMPARE(open.write(patch, pathOf(*foreign), {{"custom_fields", json::array()}}, token).status, 403);
    }

    void fieldsAreWrittenByKeyOrIdAndReadByName()
    {
        const json fields{{{"name_key", "ai_screening"}, {"value", "met\npartly"}},
                          {{"custom_field_id", 4'200'000'003}, {"value", 4'210'000'001}}};
        const Answer answer = m_ats->write(patch, pathOf(m_application), {{"custom_fields", fields}}, m_token);
        QCOMPARE(answer.status, 200);
        const json values = answer.json().at("custom_fields");
        QCOMPARE(values.at("ai_screening").at("value"), "met\npartly");
        QCOMPARE(values.at("ai_review").at("value"), "Yes, AI may help");
        // Those not named stay; null clears.
        const json second{{{"name_key", "ai_screening"}, {"value", nullptr}}};
        QCOMPARE(m_ats->write(patch, pathOf(m_application), {{"custom_fields", second}}, m_token).status, 200);
        const json now = record(m_application);
        QVERIFY(now.at("custom_fields").at("ai_screening").is_null());
        QCOMPARE(now.at("custom_fields").at("ai_review"), "Yes, AI may help");
        QCOMPARE(now.at("custom_field_history").size(), size_t(3));
        QVERIFY(now.at("updated_at") > m_application.at("updated_at"));
    }

    void candidateFieldsAreAnotherSet()
    {
        const QString path = QStringLiteral("/v3/candidates/%1").arg(m_application.at("candidate_id").get<qint64>());
        const auto of = [](const char *key) {
            return json{{"custom_fields", {{{"name_key", key}, {"value", "strengths"}}}}};
        };
        QCOMPARE(m_ats->write(patch, path, of("ai_candidate_summary"), m_token).status, 200);
        QCOMPARE(record(m_application).at("candidate_custom_fields").at("ai_candidate_summary"), "strengths");
        QCOMPARE(m_ats->write(patch, path, of("ai_screening"), m_token).status, 422);
    }

    void wrongFieldsAreRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("unknown key") << QByteArray(R"({"stage":"Offer"})");
        QTest::newRow("both names") << QByteArray(
            R"({"custom_fields":[{"name_key":"ai_screening","custom_field_id":4200000001,"value":"x"}]})");
        QTest::newRow("no name") << QByteArray(R"({"custom_fields":[{"value":"x"}]})");
        QTest::newRow("no value") << QByteArray(R"({"custom_fields":[{"name_key":"ai_screening"}]})");
        QTest::newRow("extra key") << QByteArray(
            R"({"custom_fields":[{"name_key":"ai_screening","value":"x","note":1}]})");
        QTest::newRow("object instead of list") << QByteArray(R"({"custom_fields":{"ai_screening":"x"}})");
        QTest::newRow("option by name") << QByteArray(
            R"({"custom_fields":[{"name_key":"ai_review","value":"Yes, AI may help"}]})");
        QTest::newRow("option of another field")
            << QByteArray(R"({"custom_fields":[{"name_key":"ai_review","value":4210000011}]})");
        QTest::newRow("one good, one wrong") << QByteArray(
            R"({"custom_fields":[{"name_key":"ai_screening","value":"x"},{"name_key":"nope","value":"x"}]})");
    }
    void wrongFieldsAreRefusedWhole()
    {
        QFETCH(QByteArray, body);
        const json untouched = record(m_application);
        QCOMPARE(m_ats->write(patch, pathOf(m_application), json::parse(body.toStdString()), m_token).status, 422);
        QCOMPARE(record(m_application), untouched);
    }

    void aMoveNeedsTheCurrentStage()
    {
        // Of the two ids that sources name, each is accepted for the current stage.
        const json stage = record(m_application).at("stage");
        const auto move = [&](const json &body) {
            return m_ats->write(post, pathOf(m_application, "/move"), body, m_token);
        };
        const Answer moved = move({{"from_stage_id", stage.at("row_id")}});
        QCOMPARE(moved.status, 204);
        QVERIFY(moved.body.isEmpty());
        const json now = record(m_application).at("stage");
        QVERIFY(now.at("id") != stage.at("id"));
        QCOMPARE(move({{"from_stage_id", stage.at("row_id")}}).status, 422); // stale
        QCOMPARE(move({{"to_stage_id", stage.at("id")}}).status, 422);
        QCOMPARE(move({{"from_stage_id", now.at("id")}, {"to_stage_id", 1}}).status, 422);
        QCOMPARE(move({{"from_stage_id", now.at("id")}, {"to_stage_id", stage.at("id")}}).status, 204);
        QCOMPARE(record(m_application).at("stage").at("name"), stage.at("name"));
        const json history = m_ats
                                 ->get(QStringLiteral("/v3/application_stages?application_ids=%1")
                                           .arg(m_application.at("id").get<qint64>()),
                                       m_token)
                                 .json();
        QCOMPARE(
            std::count_if(history.begin(), history.end(), [](const json &row) { return row.at("current") == true; }),
            1);
    }

    void aRejectionNeedsAReasonOfTheListAndCanBeUndone()
    {
        const auto step = [&](const char *verb, const json &body) {
            return m_ats->write(post, pathOf(m_application, verb), body, m_token);
        };
        const json reasons = m_ats->get(QStringLiteral("/v3/rejection_reasons"), m_token).json();
        const json reason = reasons.at(0).at("id");
        QCOMPARE(step("/reject", json::object()).status, 422);
        QCOMPARE(step("/reject", {{"rejection_reason_id", 1}}).status, 422);
        QCOMPARE(step("/reject", {{"rejection_reason_id", reason}, {"send_email", true}}).status, 422);
        const Answer rejected = step("/reject", {{"rejection_reason_id", reason}});
        QCOMPARE(rejected.status, 204);
        QVERIFY(rejected.body.isEmpty());
        const QString id = QString::number(m_application.at("id").get<qint64>());
        const auto row = [&] { return m_ats->get(QStringLiteral("/v3/applications?ids=") + id, m_token).json().at(0); };
        QCOMPARE(row().at("status"), "rejected");
        QVERIFY(!row().at("rejected_at").is_null());
        const auto details = [&] {
            return m_ats->get(QStringLiteral("/v3/rejection_details?application_ids=") + id, m_token).json();
        };
        QCOMPARE(details().at(0).at("rejection_reason_id"), reason);
        const auto active = m_ats->get(QStringLiteral("/v3/applications?status=active&ids=") + id, m_token).json();
        QVERIFY(active.empty());
        QCOMPARE(step("/reject", {{"rejection_reason_id", reason}}).status, 422); // already
        const json stage = record(m_application).at("stage");
        QCOMPARE(step("/move", {{"from_stage_id", stage.at("row_id")}}).status, 422);
        QCOMPARE(step("/unreject", json::object()).status, 204);
        QCOMPARE(row().at("status"), "in_process");
        QVERIFY(details().empty());
        QCOMPARE(step("/unreject", json::object()).status, 422);
    }

    void whatIsNotOfferedIs404()
    {
        QCOMPARE(m_ats->write(patch, QStringLiteral("/v3/notes/1"), {{"body", "x"}}, m_token).status, 404);
        QCOMPARE(m_ats->write(QStringLiteral("DELETE"), QStringLiteral("/v3/notes/1"), nullptr, m_token).status, 404);
        QCOMPARE(m_ats->write(patch, QStringLiteral("/v3/applications/1"), json::object(), m_token).status, 404);
        QCOMPARE(m_ats->write(post, pathOf(m_application, "/hire"), json::object(), m_token).status, 404);
    }

    void anUnauthorisedWriteIsLoggedWithoutAUser()
    {
        QCOMPARE(m_ats->write(post, notes, {{"body", "x"}}, QStringLiteral("nobody")).status, 401);
        QVERIFY(log().back().at("user_id").is_null());
        QCOMPARE(log().back().at("status"), 401);
    }

    void editsBehindTheAppsBackShowInLists()
    {
        const json id = m_application.at("id");
        QCOMPARE(edit({{"application_id", id},
                       {"note", "changed meanwhile"},
                       {"custom_field", {{"name_key", "ai_screening"}, {"value", "by hand"}}},
                       {"stage", "Offer"}})
                     .status,
                 200);
        const json now =
            m_ats->get(QStringLiteral("/v3/applications?ids=%1").arg(id.get<qint64>()), m_token).json().at(0);
        QCOMPARE(now.at("custom_fields").at("ai_screening").at("value"), "by hand");
        QCOMPARE(now.at("stage_name"), "Offer");
        QVERIFY(now.at("updated_at") > m_application.at("updated_at"));
        QCOMPARE(edit({{"application_id", id}, {"delete", true}}).status, 200);
        QVERIFY(m_ats->get(QStringLiteral("/v3/applications?ids=%1").arg(id.get<qint64>()), m_token).json().empty());
    }

    void thePagesForPeopleShowWhoWroteWhat()
    {
        const json body{{"candidate_id", m_application.at("candidate_id")},
                        {"application_id", m_application.at("id")},
                        {"body", "<b>bold</b> claim"}};
        QCOMPARE(m_ats->write(post, notes, body, m_token).status, 201);
        const QByteArray page =
            m_ats->get(QStringLiteral("/applications/%1").arg(m_application.at("id").get<qint64>()), QString()).body;
        QVERIFY(page.contains("&lt;b&gt;bold&lt;/b&gt; claim"));
        QVERIFY(page.contains(QByteArray::fromStdString(m_ats->user(true).at("name").get<std::string>())));
        QVERIFY(m_ats->get(QStringLiteral("/"), QString()).body.contains("/applications/"));
        QVERIFY(!page.contains("<script"));
    }

    void theAdminPortWantsItsToken()
    {
        QCOMPARE(send(QStringLiteral("GET"), m_ats->word("admin") + QStringLiteral("/writes")).status, 401);
        QCOMPARE(
            send(QStringLiteral("GET"), m_ats->word("admin") + QStringLiteral("/writes"), {}, bearer(m_token)).status,
            401);
    }
};

QTEST_GUILESS_MAIN(tst_Writes)
#include "tst_Writes.moc"
