// The relay itself, and the test of the test: with an ordinary body Qt Network sends a request twice when the server
// closes before the first byte, and the relay sees both (DESIGN 10 (32)).
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include "practice/PracticeProcess.h"
#include "support/QtTestSupport.h"

using namespace practice_testing;
using nlohmann::json;

namespace {

const QString post = QStringLiteral("POST");
const QString relayPath = QStringLiteral("/relay");

} // namespace

class tst_Relay : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_ats;
    QString m_token;
    json m_application;

    json relay() const { return m_ats->admin(QStringLiteral("GET"), relayPath).json(); }
    void setFault(const json &fault) const { QCOMPARE(m_ats->admin(post, relayPath, fault).status, 204); }
    QByteArray noteBody(const char *text) const
    {
        return QByteArray::fromStdString(json{
            {"candidate_id", m_application.at("candidate_id")},
            {"application_id", m_application.at("id")},
            {"body", text}}.dump());
    }
    // A plain Qt POST of a note through the relay; the error it ended with.
    QNetworkReply::NetworkError postNote(const char *text, QByteArray *answer = nullptr) const
    {
        QNetworkAccessManager manager;
        QNetworkRequest request{QUrl(m_ats->word("relay") + QStringLiteral("/v3/notes"))};
        request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        const std::unique_ptr<QNetworkReply> reply(manager.post(request, noteBody(text)));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(20'000);
        if (answer)
            *answer = reply->readAll();
        return reply->isFinished() ? reply->error() : QNetworkReply::UnknownNetworkError;
    }
    int countOf(const std::string &text) const
    {
        const json kept =
            m_ats->admin(QStringLiteral("GET"), QStringLiteral("/records/%1").arg(m_application.at("id").get<qint64>()))
                .json()
                .at("notes");
        return int(std::count_if(kept.begin(), kept.end(), [&](const json &note) { return note.at("body") == text; }));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_ats =
            std::make_unique<PracticeProcess>(QStringList{QStringLiteral("--rate-limit"), QStringLiteral("100000")});
        QVERIFY(m_ats->isReady());
        m_token = m_ats->signIn(m_ats->user(true)).access;
        m_application = m_ats->get(QStringLiteral("/v3/applications?per_page=1"), m_token).json().at(0);
    }

    void init()
    {
        support::failOnUnexpectedWarnings();
        QCOMPARE(m_ats->admin(QStringLiteral("DELETE"), relayPath).status, 204);
    }

    void passesRequestsAndKeepsThemOnItsOwnAddress()
    {
        const Answer page =
            send(QStringLiteral("GET"), m_ats->word("relay") + QStringLiteral("/v3/applications?per_page=5"), {},
                 bearer(m_token));
        QCOMPARE(page.status, 200);
        QCOMPARE(page.json().size(), size_t(5));
        // Whoever came through the relay is sent on through it.
        QVERIFY(page.value("link").startsWith("<" + m_ats->word("relay").toLatin1()));
        QCOMPARE(postNote("passed"), QNetworkReply::NoError);
        QCOMPARE(countOf("passed"), 1);
        QCOMPARE(relay().at("arrivals"), 2);
    }

    void anOrdinaryBodyArrivesTwiceWhenTheServerClosesBeforeTheFirstByte()
    {
        setFault({{"mode", "close_before_first_byte"}, {"times", 1}, {"method", "POST"}});
        QCOMPARE(postNote("twice"), QNetworkReply::NoError); // the caller notices nothing
        const json seen = relay();
        QCOMPARE(seen.at("arrivals"), 2);
        QCOMPARE(seen.at("requests").at(0).at("fault"), "close_before_first_byte");
        QCOMPARE(seen.at("requests").at(1).at("fault"), "pass");
        QCOMPARE(countOf("twice"), 2); // which is why the product never sends an ordinary body
    }

    void aClosedConnectionNeedNotHaveReachedTheServer()
    {
        setFault({{"mode", "close_before_first_byte"}, {"times", -1}, {"forward", false}});
        QCOMPARE(postNote("never"), QNetworkReply::RemoteHostClosedError);
        QCOMPARE(countOf("never"), 0);
        QVERIFY(relay().at("arrivals").get<int>() >= 2);
    }

    void aResetIsAnotherWayToClose()
    {
        setFault({{"mode", "close_before_first_byte"}, {"times", -1}, {"forward", false}, {"reset", true}});
        QVERIFY(postNote("reset") != QNetworkReply::NoError);
        QCOMPARE(countOf("reset"), 0);
    }

    void anAnswerCanBeCutAnywhere()
    {
        setFault({{"mode", "cut_after"}, {"bytes", 400}, {"times", 1}});
        QByteArray answer;
        QVERIFY(postNote("cut", &answer) != QNetworkReply::NoError);
        QCOMPARE(countOf("cut"), 1); // applied, although the answer is in pieces
        QCOMPARE(relay().at("arrivals"), 1);
    }

    void aDuplicatedRequestReachesTheServerTwice()
    {
        setFault({{"mode", "duplicate"}, {"times", 1}});
        QCOMPARE(postNote("doubled"), QNetworkReply::NoError);
        QCOMPARE(relay().at("arrivals"), 1);
        QCOMPARE(countOf("doubled"), 2);
    }

    void aDelayedAnswerComesWhole()
    {
        setFault({{"mode", "delay"}, {"ms", 50}, {"times", 1}});
        QByteArray answer;
        QCOMPARE(postNote("late", &answer), QNetworkReply::NoError);
        QCOMPARE(json::parse(answer.toStdString()).at("body"), "late");
    }

    void onlyWhatMatchesIsMet()
    {
        setFault({{"mode", "close_before_first_byte"}, {"times", 1}, {"method", "PATCH"}, {"path_prefix", "/v3/"}});
        QCOMPARE(postNote("unmatched"), QNetworkReply::NoError);
        QCOMPARE(countOf("unmatched"), 1);
        QCOMPARE(relay().at("times"), 1);
    }

    void anUnknownModeIsRefused()
    {
        QCOMPARE(m_ats->admin(post, relayPath, {{"mode", "burn"}}).status, 422);
        QCOMPARE(m_ats->admin(post, relayPath, {{"times", 1}}).status, 422);
    }
};

QTEST_GUILESS_MAIN(tst_Relay)
#include "tst_Relay.moc"
