#include <set>

#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include "practice/PracticeProcess.h"
#include "support/QtTestSupport.h"

using namespace practice_testing;
using nlohmann::json;

namespace {

std::vector<qint64> idsOf(const std::vector<json> &rows)
{
    std::vector<qint64> ids;
    for (const json &row : rows)
        ids.push_back(row.at("id").get<qint64>());
    return ids;
}

QString nextOf(const Answer &answer)
{
    const QString link = QString::fromUtf8(answer.value("link"));
    return link.mid(1, link.indexOf(QLatin1Char('>')) - 1);
}

const QString applications = QStringLiteral("/v3/applications");

} // namespace

class tst_Lists : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_ats;
    QString m_token;

    Answer get(const QString &query) const { return m_ats->get(query, m_token); }

    // The head as it was sent: the test's own client drops empty headers.
    QByteArray rawHead(const QByteArray &path) const
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(QUrl(m_ats->word("api")).port()));
        socket.write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer " +
                     m_token.toLatin1() + "\r\n\r\n");
        QByteArray all;
        while (!all.contains("\r\n\r\n") && socket.waitForReadyRead(10'000))
            all += socket.readAll();
        return all.left(all.indexOf("\r\n\r\n") + 2);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_ats = std::make_unique<PracticeProcess>(QStringList{QStringLiteral("--rate-limit"), QStringLiteral("100000"),
                                                              QStringLiteral("--seed"), QStringLiteral("7")});
        QVERIFY(m_ats->isReady());
        m_token = m_ats->signIn(m_ats->user(true)).access;
    }

    void init() { support::failOnUnexpectedWarnings(); }

    void pagesTogetherAreTheWholeListInDescendingOrder()
    {
        const auto ids = idsOf(m_ats->all(applications + QStringLiteral("?per_page=37"), m_token));
        QVERIFY(ids.size() >= 240);
        QVERIFY(std::is_sorted(ids.rbegin(), ids.rend()));
        QCOMPARE(std::set<qint64>(ids.begin(), ids.end()).size(), ids.size());
        QCOMPARE(ids, idsOf(m_ats->all(applications + QStringLiteral("?per_page=500"), m_token)));
        QCOMPARE(get(applications).json().size(), size_t(100)); // the default
    }

    void idsBeyond32And53BitsOccur()
    {
        const auto ids = idsOf(m_ats->all(QStringLiteral("/v3/application_stages?per_page=500"), m_token));
        QVERIFY(std::all_of(ids.begin(), ids.end(), [](qint64 id) { return id > (qint64(1) << 32); }));
        QVERIFY(std::any_of(ids.begin(), ids.end(), [](qint64 id) { return id > (qint64(1) << 53) && id % 2; }));
    }

    void aCursorStandsAloneAndCannotBeMadeUp()
    {
        const QString next = nextOf(get(applications + QStringLiteral("?per_page=10")));
        QCOMPARE(get(next).status, 200);
        for (const QString &extra : {QStringLiteral("&per_page=10"), QStringLiteral("&job_ids=1")}) {
            const Answer refused = get(next + extra);
            QCOMPARE(refused.status, 422);
            QCOMPARE(refused.body,
                     QByteArray(R"({"errors":["When passing a cursor, do not include other query params."]})"));
        }
        QCOMPARE(get(applications + QStringLiteral("?cursor=abc")).status, 422);
        QString ofAnotherList = next;
        ofAnotherList.replace(QLatin1String("/applications?"), QLatin1String("/candidates?"));
        QCOMPARE(get(ofAnotherList).status, 422);
    }

    void theEndIsToldByAnEmptyOrByAMissingHeader()
    {
        std::set<bool> present;
        for (int i = 0; i < 4; ++i) {
            const QByteArray head = rawHead("/v3/jobs");
            QVERIFY(head.startsWith("HTTP/1.1 200"));
            QVERIFY(!head.contains("cursor="));
            present.insert(head.contains("\r\nLink: \r\n"));
        }
        QCOMPARE(present.size(), size_t(2));
    }

    void aListThatGrowsWhilePagedRepeatsAndSkipsNothing()
    {
        const json application = get(applications + QStringLiteral("?per_page=1")).json().at(0);
        const auto note = [&](const char *text) {
            return m_ats->write(QStringLiteral("POST"), QStringLiteral("/v3/notes"),
                                {{"candidate_id", application.at("candidate_id")}, {"body", text}}, m_token);
        };
        const auto before = idsOf(m_ats->all(QStringLiteral("/v3/notes?per_page=500"), m_token));
        const Answer first = get(QStringLiteral("/v3/notes?per_page=10"));
        QCOMPARE(note("while paging").status, 201);
        auto seen = idsOf(m_ats->all(nextOf(first), m_token));
        const json page = first.json();
        for (const json &row : page)
            seen.push_back(row.at("id").get<qint64>());
        QCOMPARE(std::multiset<qint64>(seen.begin(), seen.end()), std::multiset<qint64>(before.begin(), before.end()));
        QCOMPARE(m_ats->all(QStringLiteral("/v3/notes?per_page=500"), m_token).size(), before.size() + 1);
    }

    void rangesAreTwoSidedAndTheFilterFollowsTheCursor()
    {
        const auto all = m_ats->all(applications + QStringLiteral("?per_page=500"), m_token);
        std::vector<std::string> times;
        for (const json &row : all)
            times.push_back(row.at("updated_at").get<std::string>());
        std::sort(times.begin(), times.end());
        const std::string from = times[times.size() / 4];
        const std::string to = times[times.size() / 2];
        const auto expected =
            std::count_if(times.begin(), times.end(), [&](const std::string &one) { return one >= from && one <= to; });
        const QString query = applications + QStringLiteral("?per_page=10&updated_at=gte%7C%1%7Clte%7C%2")
                                                 .replace(QLatin1String("%1"), QString::fromStdString(from))
                                                 .replace(QLatin1String("%2"), QString::fromStdString(to));
        QCOMPARE(m_ats->all(query, m_token).size(), size_t(expected));
        QVERIFY(expected > 10);
        for (const char *bad : {"updated_at=2026-01-01T00:00:00.000Z", "updated_at=gte%7Cyesterday",
                                "updated_at=since%7C2026-01-01T00:00:00.000Z", "updated_at%5Bgte%5D=2026-01-01"})
            QCOMPARE(get(applications + QLatin1Char('?') + QLatin1String(bad)).status, 422);
    }

    void idListsHoldAtMostFifty()
    {
        QStringList ids;
        for (int i = 0; i < 50; ++i)
            ids << QString::number(i + 1);
        QCOMPARE(get(applications + QStringLiteral("?ids=") + ids.join(QLatin1Char(','))).status, 200);
        ids << QStringLiteral("51");
        QCOMPARE(get(applications + QStringLiteral("?ids=") + ids.join(QLatin1Char(','))).status, 422);
        QCOMPARE(get(applications + QStringLiteral("?candidate_ids=") + ids.join(QLatin1Char(','))).status, 422);
        QCOMPARE(get(applications + QStringLiteral("?ids=1,two")).status, 422);
    }

    void pageSizeHasItsBounds()
    {
        for (const char *bad : {"0", "501", "-1", "ten", ""})
            QCOMPARE(get(applications + QStringLiteral("?per_page=") + QLatin1String(bad)).status, 422);
    }

    void fieldsChooseColumnsAndUnknownOnesAreRefused()
    {
        const json row = get(applications + QStringLiteral("?per_page=1&fields=id,status")).json().at(0);
        QCOMPARE(row.size(), size_t(2));
        QCOMPARE(get(applications + QStringLiteral("?fields=id,score")).status, 422);
    }

    void activeIsAskedForAndInProcessAnswered()
    {
        const json row = get(applications + QStringLiteral("?per_page=1&status=active")).json().at(0);
        QCOMPARE(row.at("status"), "in_process");
        QVERIFY(get(applications + QStringLiteral("?status=hired")).json().empty());
        QCOMPARE(get(applications + QStringLiteral("?status=in_process")).status, 422);
    }

    void theStageOfAnApplicationIsARowOfItsHistory()
    {
        const json application = get(applications + QStringLiteral("?per_page=1")).json().at(0);
        const json row = get(QStringLiteral("/v3/application_stages?current=true&application_ids=%1")
                                 .arg(application.at("id").get<qint64>()))
                             .json();
        QCOMPARE(row.size(), size_t(1));
        QCOMPARE(row.at(0).at("id"), application.at("stage_id"));
        const json stage = get(QStringLiteral("/v3/job_interview_stages?ids=%1")
                                   .arg(row.at(0).at("job_interview_stage_id").get<qint64>()))
                               .json()
                               .at(0);
        QCOMPARE(stage.at("name"), application.at("stage_name"));
        QCOMPARE(stage.at("job_id"), application.at("job_id"));
    }

    void optedOutPeopleAreFoundByTheOptionOfTheirField()
    {
        const json options = get(QStringLiteral("/v3/custom_field_options?custom_field_key=ai_review")).json();
        const auto no = std::find_if(options.begin(), options.end(),
                                     [](const json &one) { return one.at("name") == "No, by people only"; });
        QVERIFY(no != options.end());
        const json found =
            get(applications + QStringLiteral("?custom_field_option_id=%1").arg(no->at("id").get<qint64>())).json();
        QVERIFY(!found.empty());
        for (const json &row : found)
            QCOMPARE(row.at("custom_fields").at("ai_review").at("value"), "No, by people only");
    }

    void builtInRejectionReasonsComeOnlyOnRequest()
    {
        const auto usual = get(QStringLiteral("/v3/rejection_reasons")).json().size();
        QVERIFY(get(QStringLiteral("/v3/rejection_reasons?include_defaults=true")).json().size() > usual);
    }

    void candidatesAreFoundByMailInAnyCase()
    {
        const json person = get(QStringLiteral("/v3/candidates?per_page=1")).json().at(0);
        const QString mail = QString::fromStdString(person.at("email_addresses").at(0).at("value").get<std::string>());
        const json found = get(QStringLiteral("/v3/candidates?email=") + mail.toUpper()).json();
        QCOMPARE(found.at(0).at("email_addresses"), person.at("email_addresses"));
    }

    void everythingIsTheSameForTheSameSeed()
    {
        const PracticeProcess twin({QStringLiteral("--seed"), QStringLiteral("7")});
        const QString token = twin.signIn(twin.user(true)).access;
        const QString query = QStringLiteral("/v3/candidates?per_page=500&fields=id,first_name,last_name,tags");
        QCOMPARE(twin.get(query, token).body, get(query).body);
    }

    void unknownPathsAre404AndStrangersAre401()
    {
        QCOMPARE(get(QStringLiteral("/v3/salaries")).status, 404);
        QCOMPARE(get(QStringLiteral("/v3/jobs/1")).status, 404);
        QCOMPARE(m_ats->get(applications, QStringLiteral("made-up")).status, 401);
        QCOMPARE(m_ats->get(applications, QString()).body, QByteArray("{\"message\":\"Unauthorized\"}"));
    }

    void limitsAreToldAndKept()
    {
        const PracticeProcess strict({QStringLiteral("--rate-limit"), QStringLiteral("5"),
                                      QStringLiteral("--window-seconds"), QStringLiteral("3600")});
        const QString token = strict.signIn(strict.user(true)).access;
        Answer answer;
        for (int i = 0; i < 12 && answer.status != 429; ++i) { // an hour may end in between, once
            answer = strict.get(QStringLiteral("/v3/jobs"), token);
            QCOMPARE(answer.value("x-ratelimit-limit"), QByteArray("5"));
            QVERIFY(answer.value("x-ratelimit-reset").toLongLong() > QDateTime::currentSecsSinceEpoch());
            QVERIFY(!answer.value("x-request-id").isEmpty());
            QVERIFY(answer.value("date").endsWith(" GMT"));
        }
        QCOMPARE(answer.status, 429);
        QVERIFY(answer.body.startsWith("Retry later"));
        QVERIFY(answer.value("content-type").startsWith("text/plain"));
        QVERIFY(answer.value("retry-after").toInt() > 0);
        QCOMPARE(answer.value("x-ratelimit-remaining"), QByteArray("0"));
        QCOMPARE(strict.admin(QStringLiteral("GET"), QStringLiteral("/stats")).json().at("http_429"), 1);
    }

    void filesComeWithoutBearerUntilTheirLinkExpires()
    {
        const json file = get(QStringLiteral("/v3/attachments?per_page=1&type=resume")).json().at(0);
        const QString url = QString::fromStdString(file.at("url").get<std::string>());
        const Answer first = m_ats->get(url, QString());
        QCOMPARE(first.status, 200);
        QVERIFY(!first.body.isEmpty());
        QCOMPARE(m_ats->get(url, QString()).body, first.body);
        QString forged = url;
        forged.replace(QLatin1String("expires="), QLatin1String("expires=9"));
        QCOMPARE(m_ats->get(forged, QString()).status, 403);

        const PracticeProcess hasty({QStringLiteral("--link-seconds"), QStringLiteral("0")});
        const QString token = hasty.signIn(hasty.user(true)).access;
        const json row = hasty.get(QStringLiteral("/v3/attachments?per_page=1"), token).json().at(0);
        QCOMPARE(hasty.get(QString::fromStdString(row.at("url").get<std::string>()), QString()).status, 403);
    }
};

QTEST_GUILESS_MAIN(tst_Lists)
#include "tst_Lists.moc"
