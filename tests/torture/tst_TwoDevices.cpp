// Laptop and desktop of one person approve the same words and both send them, the second some milliseconds after the
// first. While the lists are current, nothing is written twice; how often it is within one millisecond, the residual
// window, is counted and printed. // REL-23
#include <QTest>

#include "torture/Checker.h"

using base::Milliseconds;
using fakes::Bench;

namespace {

constexpr int sharedEach = 20;
constexpr int rounds = 50; // 1 000 shared approvals

struct Outcome
{
    int doubled = 0;
    QString broken;
};

Outcome race(int round, Milliseconds later)
{
    Bench laptop;
    Bench desktop;
    desktop.clock = laptop.clock;
    desktop.restart();
    desktop.system = laptop.system; // one record
    laptop.system->sendTakes = Milliseconds(3);
    torture::History history;
    for (int i = 0; i < sharedEach; ++i) {
        const QString application = QString::number(1000 + i);
        for (auto *device : {&laptop, &desktop}) {
            device->addApplication(application, QString::number(2000 + i));
            const auto words = QStringLiteral("round %1, words %2").arg(round).arg(i);
            const auto accepted = device->approveAndAccept(device->save(device->summary(application, words)));
            if (accepted)
                history.approved.push_back({accepted->approval, accepted->operation});
        }
    }
    laptop.startSender();
    if (later > Milliseconds(0))
        laptop.run(later);
    desktop.startSender();
    laptop.run(Milliseconds(120'000));
    desktop.run(Milliseconds(120'000));
    std::map<QString, int> onRecord;
    for (const auto &note : laptop.system->notes)
        ++onRecord[note.application];
    Outcome outcome;
    for (const auto &[application, count] : onRecord)
        outcome.doubled += count > 1 ? 1 : 0;
    history.arrivals = laptop.system->arrivals;
    history.notes = laptop.system->notes;
    outcome.broken = torture::broken(std::vector<Bench *>{&laptop, &desktop}, history);
    if (onRecord.size() != std::size_t(sharedEach))
        outcome.broken = QStringLiteral("I2: %1 of %2 on the record").arg(onRecord.size()).arg(sharedEach);
    return outcome;
}

} // namespace

class tst_TwoDevices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    // Red with the planted bugs "random marker" and "resend without read-back".
    void REL23_aThousandSharedApprovalsAreWrittenOnce()
    {
        for (int round = 0; round < rounds; ++round) {
            const auto outcome = race(round, Milliseconds(1 + round % 10));
            QVERIFY2(outcome.broken.isEmpty(), qPrintable(outcome.broken));
            QCOMPARE(outcome.doubled, 0);
        }
    }

    void REL23_theResidualWindowIsCounted()
    {
        int doubled = 0;
        for (int round = 0; round < 5; ++round)
            doubled += race(round, Milliseconds(0)).doubled;
        qInfo("begun within the same millisecond: %d of %d doubled", doubled, 5 * sharedEach);
    }
};

QTEST_GUILESS_MAIN(tst_TwoDevices)
#include "tst_TwoDevices.moc"
