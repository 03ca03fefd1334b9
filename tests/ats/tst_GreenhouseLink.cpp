#include <QTest>

#include "ats/greenhouse/Endpoints.h"
#include "ats/greenhouse/Link.h"
#include "ats/greenhouse/Options.h"
#include "ats/greenhouse/Query.h"
#include "support/QtTestSupport.h"

using namespace ats::greenhouse;

class tst_GreenhouseLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theNextPageIsTakenAsGiven_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("next");
        QTest::newRow("missing") << QByteArray() << QString();
        QTest::newRow("empty") << QByteArray(" ") << QString();
        QTest::newRow("next") << QByteArray("<https://harvest.example/v3/jobs?cursor=1%2C2>; rel=\"next\"")
                              << QStringLiteral("https://harvest.example/v3/jobs?cursor=1%2C2");
        QTest::newRow("bare word") << QByteArray("</v3/jobs?cursor=1>;rel=next") << QStringLiteral("/v3/jobs?cursor=1");
        QTest::newRow("among others") << QByteArray("</v3/a>; rel=\"prev\", </v3/b,c>; title=\"x\"; rel=\"last next\"")
                                      << QStringLiteral("/v3/b,c");
        QTest::newRow("only others") << QByteArray("</v3/a>; rel=\"first\"") << QString();
    }
    void theNextPageIsTakenAsGiven()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, next);
        const auto link = nextLink(header);
        VERIFY_RESULT(link);
        QCOMPARE(*link, next);
    }

    void anUnreadableHeaderIsNotTheLastPage()
    {
        COMPARE_ERROR(nextLink("garbage"), base::Kind::BadAnswer);
        COMPARE_ERROR(nextLink("<https://harvest.example/v3/jobs?cursor=1; rel=\"next\""), base::Kind::BadAnswer);
    }

    void windowsAreTwoSidedAndInUtc()
    {
        const ats::Window window{QDateTime(QDate(2026, 11, 1), QTime(1, 0), Qt::OffsetFromUTC, 3600),
                                 QDateTime(QDate(2026, 11, 24), QTime(9, 10, 0, 5), Qt::UTC)};
        QCOMPARE(windowQuery(window, 100).toString(QUrl::FullyEncoded),
                 QStringLiteral("updated_at=gte%7C2026-11-01T00:00:00.000Z%7Clte%7C2026-11-24T09:10:00.005Z"
                                "&per_page=100"));
        QCOMPARE(windowQuery({{}, window.until}, 7).toString(QUrl::FullyEncoded),
                 QStringLiteral("updated_at=lte%7C2026-11-24T09:10:00.005Z&per_page=7"));
        QCOMPARE(windowQuery({}, 7).toString(), QStringLiteral("per_page=7"));
    }

    void idsGoInGroupsOfFifty()
    {
        std::vector<domain::ApplicationId> ids;
        for (int i = 0; i < 101; ++i)
            ids.emplace_back(QString::number(i % 100));
        const auto groups = inGroups(texts(ids));
        QCOMPARE(groups.size(), std::size_t(2)); // doubles asked once
        QCOMPARE(groups[0].size(), 50);
        QCOMPARE(groups[1].size(), 50);
        QVERIFY(inGroups({}).empty());
    }

    void optionsChooseAReadingOrAreRefused()
    {
        domain::ConnectionProfile profile;
        auto options = optionsOf(profile);
        VERIFY_RESULT(options);
        QCOMPARE(options->optOutField, QStringLiteral("ai_review"));
        profile.options = {{QStringLiteral("opt_out_field"), QStringLiteral("no_machine")},
                           {QStringLiteral("note_user_id"), QStringLiteral("omit")},
                           {QStringLiteral("rows_per_page"), QStringLiteral("500")},
                           {QStringLiteral("move_from_stage"), QStringLiteral("definition")}};
        options = optionsOf(profile);
        VERIFY_RESULT(options);
        QCOMPARE(options->rowsPerPage, 500);
        QVERIFY(options->noteAuthor == NoteAuthor::Implied);
        for (const auto &[name, value] : {std::pair("rows_per_page", "501"), std::pair("note_user_id", "maybe"),
                                          std::pair("move_from_stage", "?"), std::pair("opt_out_field", "")}) {
            domain::ConnectionProfile wrong;
            wrong.options.insert(QLatin1String(name), QLatin1String(value));
            const auto refused = optionsOf(wrong);
            COMPARE_ERROR(refused, base::Kind::Invalid);
            QCOMPARE(refused.error().subject, QLatin1String(name));
        }
    }

    void safeEndpointsReadAndUnsafeOnesDoNot()
    {
        for (const auto &endpoint : safeEndpoints) {
            QVERIFY(endpoint.verb == net::Verb::Get);
            QVERIFY(!net::isIn(unsafeEndpoints, endpoint.verb, QString::fromLatin1(endpoint.path)));
        }
        for (const auto &endpoint : unsafeEndpoints)
            QVERIFY(endpoint.verb != net::Verb::Get);
        QVERIFY(!net::isIn(unsafeEndpoints, net::Verb::Delete, u"/v3/applications/700"));
        QVERIFY(!net::isIn(unsafeEndpoints, net::Verb::Post, u"/v3/applications/700/hire"));
        QVERIFY(!net::isIn(unsafeEndpoints, net::Verb::Patch, u"/v3/candidates/500"));
    }
};

QTEST_GUILESS_MAIN(tst_GreenhouseLink)
#include "tst_GreenhouseLink.moc"
