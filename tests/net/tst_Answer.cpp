#include <QTest>

#include "net/Answer.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;
using base::Kind;

static net::Response response(int status, QByteArray body = {}, QByteArray type = "application/json")
{
    net::Response r;
    r.status = status;
    r.headers = {{"Content-Type", std::move(type)}};
    r.body = std::move(body);
    r.url = QUrl(QStringLiteral("https://api.ats.example/v3/notes?secret=1"));
    return r;
}

class tst_Answer : public QObject
{
    Q_OBJECT
private:
    const QDateTime m_now{QDate(2026, 11, 24), QTime(9, 10), Qt::UTC};

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void jsonIsKnownByItsType_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("json");
        QTest::newRow("plain") << QByteArray("application/json") << true;
        QTest::newRow("charset") << QByteArray("Application/JSON;charset=UTF-8") << true;
        QTest::newRow("vendor") << QByteArray("application/vnd.ats.v3+json; v=1") << true;
        QTest::newRow("html") << QByteArray("text/html") << false;
        QTest::newRow("text") << QByteArray("text/plain") << false;
        QTest::newRow("missing, JSON body") << QByteArray() << true;
    }
    void jsonIsKnownByItsType()
    {
        QFETCH(QByteArray, type);
        QFETCH(bool, json);
        QCOMPARE(net::isJson(response(200, " {\"a\":1}", type)), json);
    }

    void kindsByStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        const std::pair<int, Kind> rows[] = {
            {400, Kind::Refused},     {401, Kind::SignedOut},  {403, Kind::Forbidden}, {404, Kind::NotFound},
            {408, Kind::TimedOut},    {409, Kind::Conflict},   {410, Kind::NotFound},  {412, Kind::Conflict},
            {413, Kind::Refused},     {422, Kind::Refused},    {429, Kind::Throttled}, {500, Kind::ServerFault},
            {502, Kind::ServerFault}, {503, Kind::ServerFault}};
        for (const auto &[status, kind] : rows)
            QTest::addRow("%d", status) << status << kind;
    }
    void kindsByStatus()
    {
        QFETCH(int, status);
        QFETCH(Kind, kind);
        const auto error = net::errorOf(response(status), m_now);
        QCOMPARE(base::kindName(error.kind), base::kindName(kind));
        QCOMPARE(error.subject, QStringLiteral("api.ats.example"));
        QVERIFY(!error.forLog.contains(QStringLiteral("secret")));
    }

    void REL27_retryAfterForms_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("ms"); // -1: none
        QTest::newRow("seconds") << QByteArray("12") << qint64(12'000);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("spaces") << QByteArray("  7 ") << qint64(7'000);
        QTest::newRow("one hour") << QByteArray("3600") << qint64(3'600'000);
        QTest::newRow("two hours are capped") << QByteArray("7200") << qint64(3'600'000);
        QTest::newRow("huge") << QByteArray("99999999999999999999") << qint64(3'600'000);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("fraction") << QByteArray("1.5") << qint64(-1);
        QTest::newRow("junk") << QByteArray("soon") << qint64(-1);
        QTest::newRow("hex") << QByteArray("0x10") << qint64(-1);
        QTest::newRow("plus") << QByteArray("+5") << qint64(-1);
        QTest::newRow("exponent") << QByteArray("1e3") << qint64(-1);
        QTest::newRow("list") << QByteArray("1, 2") << qint64(-1);
        QTest::newRow("empty") << QByteArray("") << qint64(-1);
        QTest::newRow("date") << QByteArray("Tue, 24 Nov 2026 09:10:30 GMT") << qint64(30'000);
        QTest::newRow("date with zone") << QByteArray("Tue, 24 Nov 2026 10:10:30 +0100") << qint64(30'000);
        QTest::newRow("past date") << QByteArray("Tue, 24 Nov 2026 09:09:30 GMT") << qint64(0);
        QTest::newRow("far date") << QByteArray("Wed, 25 Nov 2026 09:09:30 GMT") << qint64(3'600'000);
        QTest::newRow("broken date") << QByteArray("Tue, 44 Nov 2026 09:09:30 GMT") << qint64(-1);
        QTest::newRow("letters after") << QByteArray("30s") << qint64(-1);
    }
    void REL27_retryAfterForms()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, ms);
        auto r = response(429);
        r.headers.push_back({"retry-after", value});
        const auto got = net::retryAfter(r, m_now);
        QCOMPARE(got ? got->count() : -1, ms);
        QCOMPARE(net::errorOf(r, m_now).retryAfter, got);
    }

    void vendorWordsAreFoundInEveryShape_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("words");
        const QByteArray json = "application/json";
        QTest::newRow("message") << QByteArray(R"({"message":"Nope"})") << json << QStringLiteral("Nope");
        QTest::newRow("errors of texts") << QByteArray(R"({"errors":["A","B"]})") << json << QStringLiteral("A; B");
        QTest::newRow("errors of objects")
            << QByteArray(R"({"message":"M","errors":[{"message":"is bad","field":"stage"}]})") << json
            << QStringLiteral("M; is bad; stage");
        QTest::newRow("oauth") << QByteArray(R"({"error":"invalid_grant","error_description":"spent"})") << json
                               << QStringLiteral("spent; invalid_grant");
        QTest::newRow("text") << QByteArray("Retry later") << QByteArray("text/plain") << QStringLiteral("Retry later");
        QTest::newRow("html") << QByteArray("<html>secret</html>") << QByteArray("text/html")
                              << QStringLiteral("a web page");
        QTest::newRow("broken") << QByteArray("{") << json << QStringLiteral("unreadable JSON");
    }
    void vendorWordsAreFoundInEveryShape()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QString, words);
        QCOMPARE(net::vendorMessage(response(422, body, type)), words);
    }

    void vendorWordsAreCappedAndOneLine()
    {
        const auto words = net::vendorMessage(response(422, "a\nb" + QByteArray(5000, 'x'), "text/plain"));
        QVERIFY(words.size() <= 260);
        QVERIFY(!words.contains(QLatin1Char('\n')));
    }
};

QTEST_GUILESS_MAIN(tst_Answer)
#include "tst_Answer.moc"
