#include <set>

#include <QTest>

#include "ats/DirectedReader.h"
#include "flows/SyncRig.h"

using namespace sync_testing;
using base::Kind;
using nlohmann::json;
using practice_testing::PracticeProcess;

class tst_Sync : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_practice;
    QString m_token;

    json fault(const char *kind, const char *path, json more = json::object())
    {
        json entry{{"kind", kind}, {"match", {{"path_prefix", path}}}};
        entry.update(more);
        return json{{"plan", json::array({entry})}};
    }
    void plan(const json &faults)
    {
        const auto answer = m_practice->admin(QStringLiteral("POST"), QStringLiteral("/faults"), faults);
        QCOMPARE(answer.status, 204);
    }
    void edit(const json &change)
    {
        const auto answer = m_practice->admin(QStringLiteral("POST"), QStringLiteral("/edit"), change);
        QVERIFY2(answer.status == 200, answer.body.constData());
    }

private Q_SLOTS:
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_practice =
            std::make_unique<PracticeProcess>(QStringList{QStringLiteral("--rate-limit"), QStringLiteral("1000000")});
        QVERIFY(m_practice->isReady());
        m_token = m_practice->signIn(m_practice->user(true)).access;
        QVERIFY(!m_token.isEmpty());
    }
    void cleanup() { m_practice.reset(); }

    void everythingIsReadAndTheFirstCaseIsWholeBeforeTheSecondPage()
    {
        support::TempStore store;
        SyncRig rig(*m_practice, m_token, 100);
        syncing::CaseRepository cases(*store);
        std::optional<syncing::Counts> early;
        const auto synced = rig.sync(*store, [&](const syncing::Progress &progress) {
            if (progress.applications > 0 && !early)
                early = cases.counts(rig.account).value();
        });
        VERIFY_RESULT(synced);
        QVERIFY(early && early->applications < 240 && early->candidates > 0 && early->attachments > 0);

        std::set<QString> expected;
        for (const auto &row : m_practice->all(QStringLiteral("/v3/applications?per_page=500"), m_token))
            expected.insert(QString::number(row.at("id").get<qint64>()));
        std::set<QString> got;
        bool optedOut = false;
        const auto rows = run(cases.queueRows(rig.account));
        VERIFY_RESULT(rows);
        for (const auto &row : *rows) {
            got.insert(row.application.text());
            optedOut = optedOut || row.optedOut;
            QVERIFY(!row.stage.isEmpty() || row.status != domain::ApplicationStatus::Active);
            VERIFY_RESULT(cases.person(rig.account, row.candidate));
        }
        QCOMPARE(got, expected);
        QVERIFY(optedOut);
        const auto requisitions = cases.requisitions(rig.account);
        VERIFY_RESULT(requisitions);
        QVERIFY(requisitions->size() >= 4);
        for (const auto &requisition : *requisitions) {
            QVERIFY(!requisition.text.isEmpty());
            QVERIFY(!requisition.text.contains(QLatin1Char('<')));
            QVERIFY(requisition.stages.size() >= 2);
        }
    }

    void whatTheProfileKeepsOutIsNotRead()
    {
        support::TempStore store;
        SyncRig rig(*m_practice, m_token, 500);
        domain::Directions objects;
        objects.set(domain::Object::Notes, domain::Direction::Write);
        for (const auto object : {domain::Object::Scorecards, domain::Object::Files})
            objects.set(object, domain::Direction::None);
        ats::DirectedReader reading(rig.reader, objects);
        syncing::Poller poller(rig.account, rig.subject, reading, *store, rig.clock);
        VERIFY_RESULT(run(poller.syncOnce({})));
        syncing::CaseRepository cases(*store);
        const auto rows = run(cases.queueRows(rig.account));
        VERIFY_RESULT(rows);
        QCOMPARE(rows->size(), std::size_t(240));
        for (const auto &row : *rows) {
            VERIFY_RESULT(run(poller.readCase(row.application, {})));
            QVERIFY(cases.notesOf(rig.account, row.application)->empty());
            QVERIFY(cases.scorecardsOf(rig.account, row.application)->empty());
            QVERIFY(cases.attachmentsOf(rig.account, row.application)->empty());
            if (&row - rows->data() > 12)
                break;
        }
        const auto counts = cases.counts(rig.account);
        VERIFY_RESULT(counts);
        QCOMPARE(counts->attachments, 0);
    }

    void aKillAtAnyStoredPageLosesNothing()
    {
        support::TempStore store;
        SyncRig rig(*m_practice, m_token, 50);
        std::vector<Image> images;
        int pages = -1;
        // Between two transactions: the writer itself takes them.
        const auto take = [&](store::Connection &, store::KeyRing &) { images.push_back(imageOf(store)); };
        const auto synced = rig.sync(*store, [&](const syncing::Progress &progress) {
            if (progress.pages != pages)
                store->write(take).then([](const base::Result<void> &) {});
            pages = progress.pages;
        });
        VERIFY_RESULT(synced);
        VERIFY_RESULT(run(store->write(take)));
        const QByteArray undisturbed = contentOf(*store, rig.account);
        QVERIFY(undisturbed.count("application|") >= 240);
        QVERIFY(images.size() > 10);
        for (const auto &image : images) {
            support::TempStore killed;
            restore(killed, image);
            SyncRig again(*m_practice, m_token, 50);
            const auto resumed = again.sync(*killed);
            VERIFY_RESULT(resumed);
            QCOMPARE(contentOf(*killed, rig.account), undisturbed);
        }
    }

    void aStopAtAnyMomentLosesNothing()
    {
        support::TempStore calm;
        SyncRig rig(*m_practice, m_token, 60);
        VERIFY_RESULT(rig.sync(*calm));
        support::TempStore store;
        int rounds = 0;
        for (int stopAt = 1; rounds < 100; ++rounds, stopAt += 2) {
            std::stop_source stop;
            int seen = 0;
            const auto synced = rig.sync(
                *store,
                [&](const syncing::Progress &) {
                    if (++seen == stopAt)
                        stop.request_stop();
                },
                stop.get_token());
            if (synced)
                break;
            QCOMPARE(base::kindName(synced.error().kind), base::kindName(Kind::Cancelled));
        }
        QVERIFY(rounds > 3 && rounds < 100);
        QCOMPARE(contentOf(*store, rig.account), contentOf(*calm, rig.account));
    }

    void aListThatChangesWhilePagedLosesAndDoublesNothing()
    {
        support::TempStore store;
        SyncRig rig(*m_practice, m_token, 30);
        const auto ids = m_practice->all(QStringLiteral("/v3/applications?per_page=500"), m_token);
        int edits = 0;
        const auto synced = rig.sync(*store, [&](const syncing::Progress &progress) {
            if (!progress.firstTime || progress.applications == 0 || edits == 40)
                return;
            // One that was already read and one that is still to come.
            const auto at = static_cast<std::size_t>(edits++);
            edit({{"application_id", ids.at(at).at("id")}, {"note", "changed meanwhile"}});
            edit({{"application_id", ids.at(ids.size() - 1 - at).at("id")}, {"note", "changed meanwhile"}});
        });
        VERIFY_RESULT(synced);
        QVERIFY(edits >= 3);
        const auto second = rig.sync(*store);
        VERIFY_RESULT(second);
        support::TempStore fresh;
        VERIFY_RESULT(rig.sync(*fresh));
        QCOMPARE(contentOf(*store, rig.account), contentOf(*fresh, rig.account));
    }

    void stageMovesAndFieldsArriveWithTheNextRound()
    {
        support::TempStore store;
        SyncRig rig(*m_practice, m_token, 100);
        VERIFY_RESULT(rig.sync(*store));
        syncing::CaseRepository cases(*store);
        const auto rows = run(cases.queueRows(rig.account));
        VERIFY_RESULT(rows);
        const auto row = rows->front();
        const auto requisition = cases.requisition(rig.account, row.requisition);
        VERIFY_RESULT(requisition);
        const auto target = requisition->stages.back();
        edit({{"application_id", row.application.text().toLongLong()}, {"stage", target.name.toStdString()}});
        std::vector<domain::ApplicationId> changed;
        syncing::Poller poller(rig.account, rig.subject, rig.reader, *store, rig.clock);
        connect(&poller, &syncing::Poller::changed, &poller,
                [&](const auto &ids) { changed.insert(changed.end(), ids.begin(), ids.end()); });
        VERIFY_RESULT(run(poller.syncOnce({})));
        QCOMPARE(changed, std::vector<domain::ApplicationId>{row.application});
        QCOMPARE(cases.application(rig.account, row.application)->stage, target.id);
    }

    void aCaseThatIsGoneIsNotFoundAndGoes()
    {
        support::TempStore store;
        SyncRig rig(*m_practice, m_token, 100);
        VERIFY_RESULT(rig.sync(*store));
        syncing::CaseRepository cases(*store);
        const auto rows = run(cases.queueRows(rig.account));
        VERIFY_RESULT(rows);
        const auto id = rows->front().application;
        edit({{"application_id", id.text().toLongLong()}, {"delete", true}});
        syncing::Poller poller(rig.account, rig.subject, rig.reader, *store, rig.clock);
        const auto read = run(poller.readCase(id, {}));
        COMPARE_ERROR(read, Kind::NotFound);
        COMPARE_ERROR(cases.application(rig.account, id), Kind::NotFound);
        VERIFY_RESULT(run(poller.readCase(rows->at(1).application, {})));
    }

    void whatTheSystemHasNoMoreLeavesTheQueueAfterAFewQuietRounds()
    {
        support::TempStore store;
        SyncRig rig(*m_practice, m_token, 500);
        VERIFY_RESULT(rig.sync(*store));
        syncing::CaseRepository cases(*store);
        const auto rows = run(cases.queueRows(rig.account));
        VERIFY_RESULT(rows);
        std::vector<domain::ApplicationId> active;
        for (const auto &row : *rows)
            if (row.status == domain::ApplicationStatus::Active)
                active.push_back(row.application);
        QVERIFY(active.size() > 4);
        std::set<domain::ApplicationId> gone{active.front(), active[active.size() / 2], active.back()};
        for (const auto &id : gone)
            edit({{"application_id", id.text().toLongLong()}, {"delete", true}});
        std::set<domain::ApplicationId> removed;
        syncing::Poller poller(rig.account, rig.subject, rig.reader, *store, rig.clock);
        connect(&poller, &syncing::Poller::changed, &poller,
                [&](const auto &ids) { removed.insert(ids.begin(), ids.end()); });
        for (std::size_t round = 0; round <= active.size() / 200; ++round)
            VERIFY_RESULT(run(poller.syncOnce({})));
        QCOMPARE(removed, gone);
        const auto left = run(cases.queueRows(rig.account));
        VERIFY_RESULT(left);
        QCOMPARE(left->size(), rows->size() - gone.size());
        for (const auto &id : gone)
            COMPARE_ERROR(cases.application(rig.account, id), Kind::NotFound);
    }

    void faultsEndInTheSameContentOrInOneClearError_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("error"); // -1: the round goes through
        const auto row = [](const char *name, const char *kind, const char *path, const char *more, int error) {
            QTest::newRow(name) << QByteArray(kind) << QByteArray(path) << QByteArray(more) << error;
        };
        row("429 storm", "429", "/v3/", R"({"times": 2, "skip": 4, "retry_after": 1})", -1);
        row("a server error once", "500_before", "/v3/candidates", R"({"status": 502})", -1);
        row("a page with a doubled row", "repeat_row", "/v3/applications", R"({"times": 3})", -1);
        row("an empty link at the end", "empty_link", "/v3/applications", R"({"times": -1})", -1);
        row("members of tomorrow", "extra_field", "/v3/", R"({"times": -1})", -1);
        row("no rate headers", "no_rate_headers", "/v3/", R"({"times": -1})", -1);
        const int bad = static_cast<int>(Kind::BadAnswer);
        row("a web page", "html_200", "/v3/applications", R"({"skip": 1})", bad);
        row("a cursor that stands still", "same_cursor", "/v3/applications", R"({"skip": 1, "times": 2})", bad);
        row("a needed member missing", "field_missing", "/v3/applications", R"({"skip": 1, "field": "candidate_id"})",
            bad);
        row("a redirect to another host", "redirect_other_host", "/v3/attachments",
            "{\"location\": \"http://127.0.0.2:9/v3/attachments\"}", bad);
        row("no right", "status", "/v3/candidates", R"({"status": 403, "skip": 1})", static_cast<int>(Kind::Forbidden));
        row("signed out", "status", "/v3/applications", R"({"status": 401, "times": -1})",
            static_cast<int>(Kind::SignedOut));
    }
    void faultsEndInTheSameContentOrInOneClearError()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, more);
        QFETCH(int, error);
        SyncRig rig(*m_practice, m_token, 60);
        support::TempStore calm;
        VERIFY_RESULT(rig.sync(*calm));
        plan(fault(kind.constData(), path.constData(), json::parse(more.toStdString())));
        support::TempStore store;
        const auto synced = rig.sync(*store);
        if (error < 0) {
            VERIFY_RESULT(synced);
        } else {
            COMPARE_ERROR(synced, static_cast<Kind>(error));
            QCOMPARE(m_practice->admin(QStringLiteral("DELETE"), QStringLiteral("/faults")).status, 204);
            VERIFY_RESULT(rig.sync(*store)); // what is stored stayed, and the next round goes on from there
        }
        QCOMPARE(contentOf(*store, rig.account), contentOf(*calm, rig.account));
    }
};

QTEST_GUILESS_MAIN(tst_Sync)
#include "tst_Sync.moc"
