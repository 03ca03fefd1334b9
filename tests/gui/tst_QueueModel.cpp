// The queue's model: order of arrival, groups, and a filter that keeps up with typing at 100 000 rows.
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using ui::queue::CaseState;
using ui::queue::Names;
using ui::queue::QueueModel;
using ui::queue::QueueRow;

class tst_QueueModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }
    void rowsStandInOrderOfArrival();
    void everyWordOfTheFilterMustFit();
    void namesAreNotSearchedWhileTheyAreOff();
    void aHundredThousandRowsAreFilteredAsTyped();
    void oneGroupIsOpenAndCountsWhatIsLeft();
    void aSessionsGroupsComeInTheOrderOfTheirRank();
    void neighboursCrossFoldedGroups();
    void anUpdatedRowStaysWhereItStands();
};

void tst_QueueModel::rowsStandInOrderOfArrival()
{
    auto rows = samples::manyRows(50);
    std::reverse(rows.begin(), rows.end());
    QueueModel model;
    model.setRows(std::move(rows));
    QCOMPARE(model.rowCount(), 50);
    for (int i = 1; i < 50; ++i)
        QVERIFY(model.rowAt(i - 1)->arrivedAt <= model.rowAt(i)->arrivedAt);
}

void tst_QueueModel::everyWordOfTheFilterMustFit()
{
    QueueModel model;
    model.setRows(samples::manyRows(400));
    model.setFilter(QStringLiteral("nurse"));
    QCOMPARE(model.matchCount(), 100);
    model.setFilter(QStringLiteral("NURSE c-0000"));
    QCOMPARE(model.matchCount(), 4);
    model.setFilter(QStringLiteral("c-0000  nurse x"));
    QCOMPARE(model.matchCount(), 0);
    model.setFilter({});
    QCOMPARE(model.matchCount(), 400);
}

void tst_QueueModel::namesAreNotSearchedWhileTheyAreOff()
{
    QueueModel model;
    model.setRows(samples::queueRows());
    model.setFilter(QStringLiteral("wolle"));
    QCOMPARE(model.matchCount(), 0);
    model.setNames(Names::Shown);
    QCOMPARE(model.matchCount(), 1);
    QCOMPARE(model.data(model.index(1), Qt::DisplayRole).toString(), QStringLiteral("Karsten Wolle"));
}

void tst_QueueModel::aHundredThousandRowsAreFilteredAsTyped()
{
    QueueModel model;
    model.setRows(samples::manyRows(100'000));
    QElapsedTimer timer;
    timer.start();
    QString typed;
    for (const QChar letter : QStringLiteral("finance c-0")) {
        typed += letter;
        model.setFilter(typed);
    }
    qInfo("11 letters over 100 000 rows: %lld ms", timer.elapsed()); // a figure, not a condition
    QCOMPARE(model.matchCount(), 65536 / 4);                         // C-0…, every fourth
    model.setFilter(QStringLiteral("C-1869F"));
    QCOMPARE(model.matchCount(), 1);
    QCOMPARE(model.rowAt(0)->code, QStringLiteral("C-1869F"));
}

void tst_QueueModel::oneGroupIsOpenAndCountsWhatIsLeft()
{
    QueueModel model;
    model.setRows(samples::queueRows());
    QCOMPARE(model.rowCount(), 4 + 10); // four headings, ten rows of the first
    QCOMPARE(model.groupAt(0)->total, 10);
    QCOMPARE(model.groupAt(0)->open, 8);
    model.openGroup(1);
    QCOMPARE(model.rowCount(), 4 + 2);
    QVERIFY(model.groupAt(1));
    QCOMPARE(model.rowAt(2)->code, QStringLiteral("C-3B11"));
    model.setFilter(QStringLiteral("c-"));
    QCOMPARE(model.rowCount(), 4 + 14); // a filter opens all
}

void tst_QueueModel::aSessionsGroupsComeInTheOrderOfTheirRank()
{
    std::vector<QueueRow> rows = samples::queueRows();
    for (std::size_t i = 0; i < rows.size(); ++i) { // who came last needs judgement most
        rows[i].rank = i + 3 >= rows.size() ? 0 : 2;
        rows[i].group = rows[i].rank == 0 ? QStringLiteral("Wavering") : QStringLiteral("Routine");
    }
    QueueModel model;
    model.setRows(rows);
    QCOMPARE(model.groupAt(0)->title, QStringLiteral("Wavering"));
    QCOMPARE(model.groupAt(0)->total, 3);
    const QString last = rows.back().applicationKey; // the last of the first group: then comes who waits longest
    QCOMPARE(model.neighbour(last, 1), rows.front().applicationKey);
}

void tst_QueueModel::neighboursCrossFoldedGroups()
{
    QueueModel model;
    model.setRows(samples::queueRows());
    QCOMPARE(model.neighbour(QStringLiteral("app9"), 1), QStringLiteral("app10"));
    QCOMPARE(model.neighbour(QStringLiteral("app10"), -1), QStringLiteral("app9"));
    QCOMPARE(model.neighbour(QStringLiteral("app13"), 1), QString());
    QCOMPARE(model.neighbour(QStringLiteral("gone"), 1), QStringLiteral("app0"));
}

void tst_QueueModel::anUpdatedRowStaysWhereItStands()
{
    QueueModel model;
    model.setRows(samples::queueRows());
    const int line = model.lineOf(QStringLiteral("app2"));
    QueueRow row = *model.rowAt(line);
    row.state = CaseState::Approved;
    row.ageText = QStringLiteral("approved");
    row.arrivedAt = {};
    QSignalSpy changed(&model, &QueueModel::dataChanged);
    QVERIFY(model.updateRow(row));
    QCOMPARE(model.lineOf(QStringLiteral("app2")), line);
    QCOMPARE(model.groupAt(0)->open, 7);
    QCOMPARE(changed.count(), 2); // the row and its group's count
    row.applicationKey = QStringLiteral("nobody");
    QVERIFY(!model.updateRow(row));
}

QTEST_MAIN(tst_QueueModel)
#include "tst_QueueModel.moc"
