// What the outbox says and offers for each row, and which rows stand behind each number.
#include <QTest>

#include "app/countersign/window/OutboxViews.h"
#include "app/countersign/window/Sentences.h"
#include "support/QtTestSupport.h"

using ui::outbox::Act;
using ui::outbox::Acts;
using writeback::Item;
using writeback::Reason;
using writeback::State;

namespace {

Item itemIn(State state, Reason reason)
{
    Item item;
    item.state = state;
    item.reason = reason;
    return item;
}

constexpr State allStates[] = {State::Queued,     State::Sending, State::Confirmed,  State::Refused, State::Unknown,
                               State::NeedsHuman, State::Stale,   State::Superseded, State::Revoked};

} // namespace

class tst_OutboxViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    // Every reason there is, so that a new one cannot come without words: either it goes on by itself or is settled, or
    // it names exactly the steps whose keys are offered. Red when a sentence invites to what no key does.
    void REL56_everyReasonThatWaitsForHerNamesTheStepsThatAreOffered()
    {
        const std::vector<Reason> goesOn{Reason::None,         Reason::TakenBack,     Reason::SentNow,
                                         Reason::NothingLeft,  Reason::NoAnswer,      Reason::NoObjectId,
                                         Reason::Interrupted,  Reason::ByPerson,      Reason::AbsentOnRecord,
                                         Reason::AlreadyThere, Reason::FoundOnRecord, Reason::Acknowledged,
                                         Reason::NewApproval,  Reason::Reworded};
        int waiting = 0;
        for (int r = int(Reason::None); r <= int(Reason::NewApproval); ++r) {
            const auto reason = Reason(r);
            if (std::find(goesOn.begin(), goesOn.end(), reason) != goesOn.end())
                continue;
            ++waiting;
            const QString words = app::reasonSentence(reason);
            QVERIFY2(words.endsWith(QLatin1Char('.')), qPrintable(writeback::reasonWord(reason)));
            const Acts acts = app::actsFor(itemIn(State::NeedsHuman, reason));
            const auto names = [&](const char *step) {
                return words.contains(QLatin1String(step), Qt::CaseInsensitive);
            };
            QVERIFY2(acts.testFlag(Act::TakeBack) && names("take"), qPrintable(words));
            QVERIFY2(acts.testFlag(Act::WriteAgain) == names("anew"), qPrintable(words));
            QVERIFY2(acts.testFlag(Act::Confirm) == names("confirm"), qPrintable(words));
            QVERIFY2(!(acts.testFlag(Act::Confirm) && acts.testFlag(Act::WriteAgain)), qPrintable(words));
        }
        QCOMPARE(waiting, 12);
    }

    // What may be on the record is never offered to be written once more.
    void REL16_doubtOffersNoSecondWrite()
    {
        for (const auto reason : {Reason::AtMostOnce, Reason::Unreadable, Reason::DifferentContent})
            QVERIFY(!app::actsFor(itemIn(State::NeedsHuman, reason)).testFlag(Act::WriteAgain));
        for (const auto state : {State::Queued, State::Sending, State::Unknown, State::Confirmed, State::Superseded})
            QCOMPARE(app::actsFor(itemIn(state, Reason::NoAnswer)), Acts());
    }

    void REL56_everyDriftSaysWhatItIsAndWhatToDo()
    {
        using writeback::DriftKind;
        QSet<QString> seen;
        for (const auto kind : {DriftKind::Missing, DriftKind::Doubled, DriftKind::Changed, DriftKind::Foreign}) {
            writeback::Drift drift;
            drift.kind = kind;
            drift.remoteIds = {QStringLiteral("4711"), QStringLiteral("4712")};
            const QString words = app::driftSentence(drift, QStringLiteral("Note"), QStringLiteral("Greenhouse"));
            QVERIFY2(words.endsWith(QLatin1Char('.')) && !words.contains(QLatin1Char('%')), qPrintable(words));
            QVERIFY2(words.contains(QStringLiteral("leave it so")) || words.contains(QStringLiteral("Delete")),
                     qPrintable(words));
            const bool again = app::actsFor(drift).testFlag(Act::WriteAgain);
            QCOMPARE(again, kind == DriftKind::Missing || kind == DriftKind::Changed);
            QCOMPARE(words.contains(QStringLiteral("Write it again")), again);
            QCOMPARE(words.contains(QStringLiteral("4711, 4712")),
                     kind == DriftKind::Doubled || kind == DriftKind::Foreign);
            seen.insert(words);
        }
        QCOMPARE(seen.size(), 4);
    }

    // Each state is told in words of its own: approved, leaving, written and the rest are never mixed up.
    void REL55_noTwoStatesAreToldAlike()
    {
        const QDateTime now(QDate(2026, 3, 2), QTime(9, 14), Qt::UTC);
        QSet<QString> lines;
        for (const auto state : allStates) {
            auto item = itemIn(state, Reason::None);
            item.dueAt = now.addSecs(60);
            item.changedAt = now;
            const QString line = app::operationLine(item, now);
            QVERIFY2(!lines.contains(line), qPrintable(line));
            lines.insert(line);
            QCOMPARE(line.startsWith(QStringLiteral("written")), state == State::Confirmed);
            QCOMPARE(app::rowState(item) == ui::outbox::RowState::Written, state == State::Confirmed);
        }
    }

    // Every row stands behind exactly one number beside the first, and the numbers are those of the counts.
    void REL33_eachRowStandsBehindOneNumber()
    {
        const QDateTime now(QDate(2026, 3, 2), QTime(9, 14), Qt::UTC);
        writeback::Counts counts;
        int *const numbers[] = {&counts.held,       &counts.waiting,   &counts.sending,      &counts.unknown,
                                &counts.confirmed,  &counts.refused,   &counts.needsHuman,   &counts.stale,
                                &counts.superseded, &counts.takenBack, &counts.livesOnlyHere};
        int step = 1;
        for (auto *number : numbers)
            counts.approved += *number = step++;
        const auto rows = app::countRows(counts);
        QCOMPARE(rows.size(), std::size_t(12));
        QCOMPARE(rows.front().key, app::everythingKey);
        int sum = 0;
        for (std::size_t i = 1; i < rows.size(); ++i)
            sum += rows[i].number;
        QCOMPARE(sum, rows.front().number);
        for (const auto state : allStates) {
            for (const bool held : {true, false}) {
                auto item = itemIn(state, Reason::None);
                item.dueAt = now.addSecs(held ? 60 : -60);
                int behind = 0;
                for (std::size_t i = 1; i < rows.size(); ++i) {
                    if (!app::isBehind(rows[i].key, item, now))
                        continue;
                    ++behind;
                    const auto states = app::statesBehind(rows[i].key);
                    QVERIFY(std::find(states.begin(), states.end(), state) != states.end());
                    if (state == State::Queued)
                        QCOMPARE(rows[i].key, held ? QStringLiteral("held") : QStringLiteral("waiting"));
                }
                QCOMPARE(behind, 1);
                QVERIFY(app::isBehind(app::everythingKey, item, now));
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_OutboxViews)
#include "tst_OutboxViews.moc"
