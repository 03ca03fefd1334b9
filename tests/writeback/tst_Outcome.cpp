#include <QTest>

#include "support/QtTestSupport.h"
#include "writeback/Outcome.h"

using ats::Effect;
using base::Kind;
using writeback::Operation;
using writeback::Outcome;
using writeback::Reason;
using writeback::State;

Q_DECLARE_METATYPE(base::Kind)
Q_DECLARE_METATYPE(ats::Effect)
Q_DECLARE_METATYPE(writeback::State)
Q_DECLARE_METATYPE(writeback::Reason)

class tst_Outcome : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL20_everyAnswerHasOneMeaning_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<Effect>("effect");
        QTest::addColumn<State>("state");
        QTest::addColumn<Reason>("reason");
        const auto row = [](const char *name, Kind kind, State state, Reason reason, Effect effect = Effect::Append) {
            QTest::newRow(name) << kind << effect << state << reason;
        };
        // planted bug "5xx taken as refusal" and "HTML 200 taken as success" die here
        row("unknown", Kind::OutcomeUnknown, State::Unknown, Reason::NoAnswer);
        row("timed out", Kind::TimedOut, State::Unknown, Reason::NoAnswer);
        row("5xx", Kind::ServerFault, State::Unknown, Reason::NoAnswer);
        row("html", Kind::BadAnswer, State::Unknown, Reason::NoAnswer);
        row("unknown set", Kind::OutcomeUnknown, State::Unknown, Reason::NoAnswer, Effect::IdempotentSet);
        row("unknown mail", Kind::OutcomeUnknown, State::NeedsHuman, Reason::AtMostOnce, Effect::Irreversible);
        row("unknown move", Kind::TimedOut, State::Unknown, Reason::NoAnswer, Effect::StageMove);
        row("offline", Kind::Offline, State::Queued, Reason::NothingLeft);
        row("offline mail", Kind::Offline, State::Queued, Reason::NothingLeft, Effect::Irreversible);
        row("throttled", Kind::Throttled, State::Queued, Reason::NothingLeft);
        row("signed out", Kind::SignedOut, State::Queued, Reason::NothingLeft);
        row("keychain", Kind::Keychain, State::Queued, Reason::NothingLeft);
        row("refused", Kind::Refused, State::Refused, Reason::RefusedBySystem);
        row("invalid", Kind::Invalid, State::Refused, Reason::RefusedBySystem);
        row("forbidden", Kind::Forbidden, State::Refused, Reason::Forbidden);
        row("gone", Kind::NotFound, State::Refused, Reason::RecordGone);
        row("conflict", Kind::Conflict, State::NeedsHuman, Reason::Conflict);
    }
    void REL20_everyAnswerHasOneMeaning()
    {
        QFETCH(Kind, kind);
        QFETCH(Effect, effect);
        QFETCH(State, state);
        QFETCH(Reason, reason);
        Operation operation;
        operation.effect = effect;
        const auto outcome = writeback::afterSending(operation, base::failure(kind, QStringLiteral("x")));
        QCOMPARE(outcome.to, state);
        QCOMPARE(outcome.reason, reason);
        QCOMPARE(outcome.signedOut, kind == Kind::SignedOut);
    }

    void REL19_aSuccessWithoutObjectIdIsUnknown()
    {
        QCOMPARE(writeback::afterSending({}, ats::Receipt{{}, 201}).to, State::Unknown);
        QCOMPARE(writeback::afterSending({}, ats::Receipt{QStringLiteral("5"), 201}).to, State::Confirmed);
    }

    void REL18_aChangedFieldIsAConflict()
    {
        Operation operation;
        operation.before = QStringLiteral("as seen");
        ats::RecordNow now;
        now.value = operation.before;
        QVERIFY(!writeback::beforeSetting(operation, now).has_value());
        now.value = QStringLiteral("a colleague's");
        QCOMPARE(writeback::beforeSetting(operation, now)->to, State::NeedsHuman);
        QCOMPARE(writeback::beforeSetting(operation, base::failure(Kind::NotFound, {}))->to, State::Refused);
        QVERIFY(writeback::beforeSetting(operation, base::failure(Kind::TimedOut, {}))->nothingLeft());
    }

    void otherWordsOnTheRecordAreForAPerson()
    {
        ats::Found found{QStringLiteral("9"), {}, false};
        QCOMPARE(writeback::afterDoubt(found).to, State::NeedsHuman);
        const Outcome acknowledged{State::Confirmed, Reason::Acknowledged, QStringLiteral("9")};
        using Answer = base::Result<std::optional<ats::Found>>;
        QCOMPARE(writeback::afterReadBack(acknowledged, Answer(found)).reason, Reason::DifferentContent);
        QCOMPARE(writeback::afterReadBack(acknowledged, Answer(std::nullopt)).to, State::Confirmed); // lists lag
        found.sameContent = true;
        QCOMPARE(writeback::afterDoubt(found).to, State::Confirmed);
    }

    void REL15_whatCannotBeReadBackGoesToAPersonAlsoWhenASuccessNamesNoObject()
    {
        writeback::Operation mail;
        mail.effect = ats::Effect::Irreversible;
        const auto outcome = writeback::afterSending(mail, ats::Receipt{QString(), 200});
        QCOMPARE(outcome.to, State::NeedsHuman);
        QCOMPARE(outcome.reason, Reason::AtMostOnce);
    }

    void REL26_REL28_aWriteThatDidNotArriveIsTriedThriceAndThenParked()
    {
        using namespace std::chrono_literals;
        writeback::RetryRules rules;
        const auto wait = [&](int attempt, double random) {
            return writeback::retryWait(rules, attempt, std::nullopt, true, random);
        };
        QCOMPARE(wait(1, 0.0), base::Milliseconds(0)); // full jitter
        QCOMPARE(wait(1, 0.5), base::Milliseconds(500));
        QCOMPARE(wait(2, 0.5), base::Milliseconds(1000));
        QCOMPARE(wait(3, 0.0), base::Milliseconds(15min));
        QVERIFY(wait(3, 0.999) < base::Milliseconds(15min) * 11 / 10);
        QCOMPARE(writeback::retryWait(rules, 1, std::nullopt, false, 0.0), base::Milliseconds(15min)); // no budget left
        rules.triesBeforeParking = 99;
        QVERIFY(wait(20, 0.999) <= rules.mostBackoff);
    }

    void REL27_theSystemsOwnWordIsNeverUndercutAndCapped()
    {
        using namespace std::chrono_literals;
        const writeback::RetryRules rules;
        QCOMPARE(writeback::retryWait(rules, 1, 30s, true, 0.0), base::Milliseconds(30s));
        QCOMPARE(writeback::retryWait(rules, 1, 30s, true, 0.5), base::Milliseconds(31'500));
        QCOMPARE(writeback::retryWait(rules, 1, 48h, true, 0.0), base::Milliseconds(1h));
        QCOMPARE(writeback::retryWait(rules, 3, 30s, true, 0.0), base::Milliseconds(15min)); // parked is longer
    }

    void everyStateAndReasonHasAWordThatComesBack()
    {
        for (int i = 0; i <= static_cast<int>(State::Revoked); ++i)
            QCOMPARE(writeback::stateFrom(writeback::stateWord(static_cast<State>(i))), static_cast<State>(i));
        QStringList words;
        for (int i = 0; i <= static_cast<int>(Reason::NewApproval); ++i) {
            const QString word = writeback::reasonWord(static_cast<Reason>(i));
            QCOMPARE(writeback::reasonFrom(word), static_cast<Reason>(i));
            QVERIFY(!words.contains(word));
            words.append(word);
        }
    }
};

QTEST_APPLESS_MAIN(tst_Outcome)
#include "tst_Outcome.moc"
