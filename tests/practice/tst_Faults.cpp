#include <thread>

#include <QTest>

#include "practice/PracticeProcess.h"
#include "support/QtTestSupport.h"

using namespace practice_testing;
using nlohmann::json;

namespace {

const QString post = QStringLiteral("POST");
const QString patch = QStringLiteral("PATCH");
const QString notes = QStringLiteral("/v3/notes");
const QString faults = QStringLiteral("/faults");

} // namespace

class tst_Faults : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_ats;
    QString m_token;
    json m_application;

    void plan(json fault) const
    {
        const Answer answer = m_ats->admin(post, faults, {{"plan", {std::move(fault)}}});
        QCOMPARE(answer.status, 204);
    }
    Answer get(const QString &query) const { return m_ats->get(query, m_token); }
    Answer writeNote(const char *text) const
    {
        return m_ats->write(post, notes,
                            {{"candidate_id", m_application.at("candidate_id")},
                             {"application_id", m_application.at("id")},
                             {"body", text}},
                            m_token);
    }
    int countOf(const std::string &text) const
    {
        const json kept =
            m_ats->admin(QStringLiteral("GET"), QStringLiteral("/records/%1").arg(m_application.at("id").get<qint64>()))
                .json()
                .at("notes");
        return int(std::count_if(kept.begin(), kept.end(), [&](const json &note) { return note.at("body") == text; }));
    }
    json lastWrite() const { return m_ats->admin(QStringLiteral("GET"), QStringLiteral("/writes")).json().back(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_ats =
            std::make_unique<PracticeProcess>(QStringList{QStringLiteral("--rate-limit"), QStringLiteral("100000")});
        QVERIFY(m_ats->isReady());
    }

    void init()
    {
        support::failOnUnexpectedWarnings();
        QCOMPARE(m_ats->admin(QStringLiteral("DELETE"), faults).status, 204);
        m_token = m_ats->signIn(m_ats->user(true)).access;
        m_application = get(QStringLiteral("/v3/applications?per_page=1")).json().at(0);
    }

    void aStormOf429EndsByItself()
    {
        plan({{"kind", "429"}, {"times", 3}, {"retry_after", 2}, {"match", {{"path_prefix", "/v3/jobs"}}}});
        for (int i = 0; i < 3; ++i) {
            const Answer answer = get(QStringLiteral("/v3/jobs"));
            QCOMPARE(answer.status, 429);
            QVERIFY(answer.body.startsWith("Retry later"));
            QCOMPARE(answer.value("retry-after"), QByteArray("2"));
            QCOMPARE(get(QStringLiteral("/v3/users")).status, 200); // not matched
        }
        QCOMPARE(get(QStringLiteral("/v3/jobs")).status, 200);
    }

    void aFaultBeforeLeavesNothingAndOneAfterLeavesTheWrite()
    {
        plan({{"kind", "500_before"}, {"match", {{"method", "POST"}, {"path_prefix", "/v3/notes"}}}});
        QCOMPARE(writeNote("before").status, 500);
        QCOMPARE(countOf("before"), 0);
        QCOMPARE(lastWrite().at("applied"), false);
        QCOMPARE(lastWrite().at("fault"), "500_before");

        plan({{"kind", "500_after_apply"}, {"status", 502}, {"match", {{"method", "POST"}}}});
        QCOMPARE(writeNote("after").status, 502);
        QCOMPARE(countOf("after"), 1);
        QCOMPARE(lastWrite().at("applied"), true);
        QCOMPARE(lastWrite().at("status"), 502);
    }

    void answersThatLookLikeSuccess()
    {
        plan({{"kind", "html_200"}, {"match", {{"method", "POST"}}}});
        const Answer portal = writeNote("portal");
        QCOMPARE(portal.status, 200);
        QVERIFY(portal.value("content-type").startsWith("text/html"));
        QCOMPARE(countOf("portal"), 0);

        plan({{"kind", "empty_200"}, {"match", {{"method", "POST"}}}});
        QVERIFY(writeNote("silent").body.isEmpty());
        QCOMPARE(countOf("silent"), 1);

        plan({{"kind", "no_id"}, {"match", {{"method", "POST"}}}});
        QVERIFY(!writeNote("nameless").json().contains("id"));
        QCOMPARE(countOf("nameless"), 1);

        plan({{"kind", "lost_write"}, {"match", {{"method", "POST"}}}});
        QCOMPARE(writeNote("lost").status, 201);
        QCOMPARE(countOf("lost"), 0);
        QCOMPARE(lastWrite().at("applied"), false);
    }

    void aStaleListHidesWhatIsNew()
    {
        const QString list = QStringLiteral("/v3/notes?application_ids=%1").arg(m_application.at("id").get<qint64>());
        const QString row = QStringLiteral("/v3/applications?ids=%1").arg(m_application.at("id").get<qint64>());
        const auto before = get(list).json().size();
        QCOMPARE(writeNote("fresh").status, 201);
        const json fields{{"custom_fields", {{{"name_key", "ai_screening"}, {"value", "fresh"}}}}};
        QCOMPARE(m_ats
                     ->write(patch, QStringLiteral("/v3/applications/%1").arg(m_application.at("id").get<qint64>()),
                             fields, m_token)
                     .status,
                 200);
        plan({{"kind", "stale_list"}, {"seconds", 3600}, {"times", 2}, {"match", {{"method", "GET"}}}});
        QVERIFY(get(list).json().size() <= before);
        const json stale = get(row).json();
        if (!stale.empty()) // an application younger than the stale moment is hidden itself
            QVERIFY(stale.at(0).at("custom_fields").at("ai_screening").at("value").is_null());
        QCOMPARE(get(list).json().size(), before + 1);
        QCOMPARE(get(row).json().at(0).at("custom_fields").at("ai_screening").at("value"), "fresh");
    }

    void tokensEndInTheMiddle()
    {
        const Tokens tokens = m_ats->signIn(m_ats->user(true));
        plan({{"kind", "expire_tokens"}, {"match", {{"path_prefix", "/v3/jobs"}}}});
        QCOMPARE(m_ats->get(QStringLiteral("/v3/jobs"), tokens.access).status, 401);
        const Answer refreshed = m_ats->refresh(tokens.refresh);
        QCOMPARE(refreshed.status, 200);
        plan({{"kind", "revoke_tokens"}, {"match", {{"path_prefix", "/v3/jobs"}}}});
        const QString access = QString::fromStdString(refreshed.json().at("access_token").get<std::string>());
        QCOMPARE(m_ats->get(QStringLiteral("/v3/jobs"), access).status, 401);
        const QString refresh = QString::fromStdString(refreshed.json().at("refresh_token").get<std::string>());
        QCOMPARE(m_ats->refresh(refresh).status, 400);
    }

    void unusualButLegalTurns()
    {
        plan({{"kind", "short_visibility"}, {"match", {{"method", "POST"}}}});
        QCOMPARE(writeNote("short").json().at("visibility"), "admin_only");

        const QString path = QStringLiteral("/v3/applications/%1").arg(m_application.at("id").get<qint64>());
        const auto field = [&](const char *key, const char *value) {
            const json body{{"custom_fields", {{{"name_key", key}, {"value", value}}}}};
            return m_ats->write(patch, path, body, m_token);
        };
        plan({{"kind", "message_only"}, {"match", {{"method", "PATCH"}}}});
        QVERIFY(!field("ai_screening", "one").json().contains("id"));
        plan({{"kind", "replace_fields"}, {"match", {{"method", "PATCH"}}}});
        const json values = field("ai_summary_ref", "two").json().at("custom_fields");
        QVERIFY(values.at("ai_screening").at("value").is_null());
        QCOMPARE(values.at("ai_summary_ref").at("value"), "two");
    }

    void listsThatAreNotAsTheyShouldBe()
    {
        const auto one = [&](const char *kind, const char *field) {
            json fault{{"kind", kind}, {"match", {{"path_prefix", "/v3/jobs"}}}};
            if (*field)
                fault["field"] = field;
            plan(fault);
            return get(QStringLiteral("/v3/jobs?per_page=2"));
        };
        QVERIFY(!one("field_missing", "name").json().at(0).contains("name"));
        QVERIFY(one("field_null", "name").json().at(0).at("name").is_null());
        QVERIFY(one("field_wrong", "name").json().at(0).at("name").is_object());
        QVERIFY(one("extra_field", "").json().at(0).contains("added_last_week"));
        QCOMPARE(one("repeat_row", "").json().size(), size_t(3));
        QVERIFY(one("truncated", "").json().is_discarded());
        QVERIFY(!one("no_rate_headers", "").has("x-ratelimit-limit"));
        const Answer elsewhere = one("redirect_other_host", "");
        QCOMPARE(elsewhere.status, 307);
        QVERIFY(elsewhere.value("location").startsWith("http://localhost:"));
    }

    void aCursorThatLeadsToItself()
    {
        const auto next = [](const Answer &answer) {
            const QByteArray link = answer.value("link");
            return QString::fromUtf8(link.mid(1, link.indexOf('>') - 1));
        };
        const QString second = next(get(QStringLiteral("/v3/candidates?per_page=50")));
        plan({{"kind", "same_cursor"}, {"match", {{"path_prefix", "/v3/candidates"}}}});
        QCOMPARE(next(get(second)), second);
        QVERIFY(next(get(second)) != second);
    }

    void skipLetsTheFirstOnesThrough()
    {
        plan({{"kind", "500_before"}, {"skip", 2}, {"match", {{"path_prefix", "/v3/jobs"}}}});
        QCOMPARE(get(QStringLiteral("/v3/jobs")).status, 200);
        QCOMPARE(get(QStringLiteral("/v3/jobs")).status, 200);
        QCOMPARE(get(QStringLiteral("/v3/jobs")).status, 500);
        QCOMPARE(get(QStringLiteral("/v3/jobs")).status, 200);
    }

    void whatHangsIsLetGoWhenThePlanIsCleared()
    {
        plan({{"kind", "hang"}, {"match", {{"path_prefix", "/v3/jobs"}}}});
        Answer answer;
        std::thread waiting([&] { answer = get(QStringLiteral("/v3/jobs")); });
        // It hangs once the plan has given the fault away.
        const auto pending = [&] { return m_ats->admin(QStringLiteral("GET"), faults).json().size(); };
        for (int i = 0; i < 10'000 && pending() > 0; ++i)
            std::this_thread::yield();
        QCOMPARE(m_ats->admin(QStringLiteral("DELETE"), faults).status, 204);
        waiting.join();
        QCOMPARE(answer.status, 200);
    }

    void signInCanFailToo()
    {
        plan({{"kind", "500_before"}, {"status", 503}, {"match", {{"path_prefix", "/token"}}}});
        QCOMPARE(m_ats->refresh(QStringLiteral("x")).status, 503);
        QCOMPARE(m_ats->refresh(QStringLiteral("x")).status, 400);
    }

    void anUnknownKindIsRefused()
    {
        QCOMPARE(m_ats->admin(post, faults, {{"plan", {{{"kind", "earthquake"}}}}}).status, 422);
        QCOMPARE(m_ats->admin(post, faults, {{"kind", "429"}}).status, 422);
    }
};

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_Faults.moc"
