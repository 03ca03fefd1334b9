// How long what is known of a person is kept, and what is left afterwards. Control: without the hold, or with a floor
// of another length, other people are due.
#include <QTest>

#include "fakes/Bench.h"
#include "review/Retention.h"

using fakes::Bench;
using review::RetentionRule;

namespace {

QDate day(const char *iso)
{
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

void toDay(Bench &bench, const char *iso)
{
    const QDateTime noon(day(iso), QTime(12, 0), Qt::UTC);
    bench.clock->jumpWallClock(base::Milliseconds(bench.clock->now().msecsTo(noon)));
}

QStringList dueIn(Bench &bench, const RetentionRule &rule = {})
{
    review::Retention retention(*bench.store, bench.clock);
    const auto due = Bench::await(retention.due(rule));
    if (!due)
        qFatal("%s", qPrintable(support::describe(due.error())));
    QStringList out;
    for (const auto &person : *due)
        out.append(person.candidate.text());
    out.sort();
    return out;
}

void close(Bench &bench, const char *application)
{
    QCOMPARE(bench.refusalOf(QByteArray("UPDATE applications SET status = 1 WHERE id = '") + application + "'"),
             QString());
}

} // namespace

class tst_Retention : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void CMP32_theFloorCountsFromTheLaterDay_data()
    {
        QTest::addColumn<QString>("created");
        QTest::addColumn<QString>("decided");
        QTest::addColumn<int>("years");
        QTest::addColumn<int>("months");
        QTest::addColumn<QString>("until");
        const auto row = [](const char *created, const char *decided, int years, int months, const char *until) {
            QTest::addRow("%s %s", created, decided) << QString::fromLatin1(created) << QString::fromLatin1(decided)
                                                     << years << months << QString::fromLatin1(until);
        };
        row("2024-02-29", "", 4, 0, "2028-02-29"); // B-9
        row("2026-11-22", "2027-01-10", 4, 0, "2031-01-10");
        row("2028-02-29", "", 3, 0, "2031-02-28");
        row("2027-12-02", "", 0, 6, "2028-06-02");
        row("2027-12-02", "2027-01-01", 0, 6, "2028-06-02");
    }
    void CMP32_theFloorCountsFromTheLaterDay()
    {
        QFETCH(QString, created);
        QFETCH(QString, decided);
        QFETCH(int, years);
        QFETCH(int, months);
        QFETCH(QString, until);
        QCOMPARE(review::keptUntil(QDate::fromString(created, Qt::ISODate), QDate::fromString(decided, Qt::ISODate),
                                   {years, months, {}}),
                 QDate::fromString(until, Qt::ISODate));
    }

    void CMP32_exactlyThoseWhoAreDueGoAndAHoldKeepsThem()
    {
        Bench bench;
        bench.addApplication(QStringLiteral("901"), QStringLiteral("c-old"));
        bench.addApplication(QStringLiteral("902"), QStringLiteral("c-active"));
        bench.addApplication(QStringLiteral("903"), QStringLiteral("c-waiting"));
        bench.addApplication(QStringLiteral("904"), QStringLiteral("c-later"));
        for (const char *application : {"901", "902", "904"})
            (void)bench.save(bench.summary(QString::fromLatin1(application), QStringLiteral("a word of hers")));
        const auto waiting = bench.save(bench.summary(QStringLiteral("903"), QStringLiteral("still to be written")));
        VERIFY_RESULT(bench.approveAndAccept(waiting));
        for (const char *application : {"901", "903", "904"})
            close(bench, application);
        toDay(bench, "2028-01-10"); // a decision later than the draft
        VERIFY_RESULT(
            Bench::await(bench.desk->deferCase(bench.account, domain::ApplicationId(QStringLiteral("904")), {})));
        toDay(bench, "2030-11-24");
        QVERIFY(!dueIn(bench).contains(QStringLiteral("c-old"))); // its last day
        toDay(bench, "2030-11-25");
        const auto due = dueIn(bench);
        QVERIFY(due.contains(QStringLiteral("c-old")));
        for (const char *kept : {"c-active", "c-waiting", "c-later"})
            QVERIFY2(!due.contains(QLatin1String(kept)), kept);
        QVERIFY(!dueIn(bench, {4, 0, {QStringLiteral("c-old")}}).contains(QStringLiteral("c-old")));
        QVERIFY(!dueIn(bench, {4, 0, {bench.requisition.text()}}).contains(QStringLiteral("c-old")));
        QVERIFY(!dueIn(bench, {5, 0, {}}).contains(QStringLiteral("c-old")));

        review::Retention retention(*bench.store, bench.clock);
        const auto erased = Bench::await(retention.run({}, {}));
        VERIFY_RESULT(erased);
        QCOMPARE(*erased, int(due.size()));
        QVERIFY(dueIn(bench).isEmpty());
        QCOMPARE(*Bench::await(retention.run({}, {})), 0);
    }

    void CMP34_erasureLeavesTheLedgerWholeAndNothingToRead()
    {
        Bench bench;
        const QString word = QStringLiteral("Zyxwvut-marker");
        bench.addApplication(QStringLiteral("901"), QStringLiteral("c-old"));
        const auto saved = bench.save(bench.summary(QStringLiteral("901"), word));
        review::Retention retention(*bench.store, bench.clock);
        VERIFY_RESULT(Bench::await(
            retention.erase(bench.account, domain::CandidateId(QStringLiteral("c-old")), QStringLiteral("her wish"))));
        QVERIFY(bench.ledgerIsWhole());
        const auto now = bench.desk->currentDraft(bench.account, domain::ApplicationId(QStringLiteral("901")),
                                                  domain::OutputKind::Summary);
        VERIFY_RESULT(now);
        QVERIFY(!now->has_value());
        const auto gone = bench.desk->draft(saved.draft.id);
        QVERIFY(!gone || !gone->has_value());
        bool recorded = false;
        for (const auto &line : bench.ledgerLines())
            recorded = recorded || (line.contains("person.erased") && line.contains("her wish"));
        QVERIFY(recorded);
        bench.restart();
        QVERIFY(bench.ledgerIsWhole());
    }

    void CMP33_theLedgerStandsWithoutTheSystemsOwnLog()
    {
        Bench bench;
        const auto accepted =
            bench.approveAndAccept(bench.save(bench.summary(QStringLiteral("101"), QStringLiteral("six years of Qt"))));
        VERIFY_RESULT(accepted);
        bench.startSender();
        bench.run(base::Milliseconds(2'000));
        QCOMPARE(bench.stateOf(*accepted->operation), writeback::State::Confirmed);
        const auto before = bench.ledgerLines();
        toDay(bench, "2026-12-25");     // day 31
        bench.system->arrivals.clear(); // the system keeps its log for 30 days only
        bench.restart();
        const auto after = bench.ledgerLines();
        QVERIFY(after.size() >= before.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            QCOMPARE(after[i], before[i]);
        QVERIFY(bench.ledgerIsWhole());
        const auto packet =
            Bench::await(ledger::Ledger(*bench.store)
                             .packet(bench.account, domain::ApplicationId(QStringLiteral("101")), bench.clock->now()));
        VERIFY_RESULT(packet);
        QVERIFY(packet->contains("six years of Qt"));
    }
};

QTEST_GUILESS_MAIN(tst_Retention)
#include "tst_Retention.moc"
