#include <QTest>

#include "support/ManualClock.h"
#include "support/TempStore.h"
#include "sync/CaseRepository.h"
#include "sync/EmptyReader.h"
#include "sync/GoneCases.h"

using namespace syncing;
using domain::ApplicationId;
using sync_testing::EmptyReader;

namespace {

const domain::AccountId account(QStringLiteral("account-1"));
const QDateTime noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

template <class T>
base::Result<T> run(base::Task<base::Result<T>> task)
{
    auto result = support::runTask(std::move(task));
    if (!result)
        return base::failure(base::Kind::TimedOut, QStringLiteral("the task never ended"));
    return std::move(*result);
}

ApplicationId id(int number)
{
    return ApplicationId(QString::number(1000 + number));
}

struct Desk
{
    explicit Desk(int cases, domain::ApplicationStatus status = domain::ApplicationStatus::Active)
    {
        std::vector<domain::Application> rows;
        for (int i = 0; i < cases; ++i) {
            domain::Application row;
            row.id = id(i);
            row.candidate = domain::CandidateId(QStringLiteral("c"));
            row.status = status;
            row.updatedAt = noon;
            rows.push_back(row);
        }
        if (!run(StreamRepository(*store).saveApplications(account, rows, {})))
            qFatal("the cases could not be saved");
        reader.known = [this](const std::vector<ApplicationId> &ids) {
            ++requests;
            asked += static_cast<int>(ids.size());
            auto found = ids;
            std::erase_if(found, [this](const auto &one) { return gone.contains(one); });
            return found;
        };
    }

    base::Result<void> round()
    {
        RoundState reading{account, reader, StreamRepository(*store), std::make_shared<support::ManualClock>(), {}, {}};
        reading.reports.changed = [this](const auto &ids) { told.insert(told.end(), ids.begin(), ids.end()); };
        GoneCases cases(reading);
        return run(cases.lookForSome({}));
    }
    int left() { return CaseRepository(*store).counts(account)->applications; }

    support::TempStore store;
    EmptyReader reader;
    std::set<ApplicationId> gone;
    std::vector<ApplicationId> told;
    int requests = 0;
    int asked = 0;
};

} // namespace

class tst_GoneCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aSlicePerRoundComesRoundToEveryCase()
    {
        Desk desk(320);
        desk.gone = {id(3), id(319)};
        VERIFY_RESULT(desk.round());
        QCOMPARE(desk.asked, 200 + 1); // the missing one twice
        QCOMPARE(desk.told, std::vector<ApplicationId>{id(3)});
        QCOMPARE(desk.left(), 319);
        desk.store.reopen(); // the place is kept
        VERIFY_RESULT(desk.round());
        QCOMPARE(desk.told, (std::vector<ApplicationId>{id(3), id(319)}));
        QCOMPARE(desk.asked, 320 + 2);
        QCOMPARE(desk.left(), 318);
        desk.gone.insert(id(0));
        VERIFY_RESULT(desk.round()); // and from the start
        QCOMPARE(desk.told.back(), id(0));
    }

    void aListThatIsShortOnceEmptiesNothing()
    {
        Desk desk(40);
        bool once = true;
        const auto all = desk.reader.known;
        desk.reader.known = [&](const std::vector<ApplicationId> &ids) {
            return std::exchange(once, false) ? std::vector<ApplicationId>() : all(ids);
        };
        VERIFY_RESULT(desk.round());
        QVERIFY(desk.told.empty());
        QCOMPARE(desk.left(), 40);
    }

    void casesThatAreClosedAndAnEmptyStoreCostNoRequest()
    {
        Desk closed(60, domain::ApplicationStatus::Rejected);
        VERIFY_RESULT(closed.round());
        QCOMPARE(closed.requests, 0);
        Desk empty(0);
        VERIFY_RESULT(empty.round());
        QCOMPARE(empty.requests, 0);
    }
};

QTEST_GUILESS_MAIN(tst_GoneCases)
#include "tst_GoneCases.moc"
