#include <QTest>

#include "app/countersign/window/Sentences.h"
#include "support/QtTestSupport.h"

class tst_Sentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void agesAreShortAndRoundedDown_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("just") << qint64(59) << QStringLiteral("now");
        QTest::newRow("from the future") << qint64(-300) << QStringLiteral("now");
        QTest::newRow("a minute") << qint64(60) << QStringLiteral("1 min");
        QTest::newRow("an hour less a second") << qint64(3599) << QStringLiteral("59 min");
        QTest::newRow("an hour") << qint64(3600) << QStringLiteral("1 h");
        QTest::newRow("a day less a second") << qint64(86'399) << QStringLiteral("23 h");
        QTest::newRow("three days") << qint64(3 * 86'400) << QStringLiteral("3 d");
    }

    void agesAreShortAndRoundedDown()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, words);
        const auto now = QDateTime::currentDateTimeUtc();
        QCOMPARE(app::ageText(now.addSecs(-seconds), now), words);
        QCOMPARE(app::ageText({}, now), QString());
    }

    void everyFileThatIsNotReadSaysWhyAndWhatToDo()
    {
        using domain::ReadState;
        const QString system = QStringLiteral("Greenhouse");
        QVERIFY(app::readStateSentence(ReadState::Ok, system).isEmpty());
        QStringList seen;
        for (const auto state : {ReadState::Empty, ReadState::Unreadable, ReadState::Encrypted, ReadState::ImageOnly,
                                 ReadState::Unsupported, ReadState::TooLarge, ReadState::Failed, ReadState::OtherWords}) {
            const QString words = app::readStateSentence(state, system);
            QVERIFY2(words.endsWith(QLatin1Char('.')) && words.size() > 30, qPrintable(words));
            QVERIFY2(!words.contains(QLatin1Char('%')), qPrintable(words));
            QVERIFY2(!seen.contains(words), qPrintable(words));
            seen.append(words);
        }
    }

    void REL16_whatMayHaveArrivedIsReadBeforeItIsSentAgain()
    {
        using writeback::Reason;
        // What may have arrived never invites to send again.
        for (const auto reason : {Reason::NoAnswer, Reason::NoObjectId, Reason::Interrupted})
            QVERIFY(app::reasonSentence(reason).contains(QStringLiteral("may have arrived")));
        QVERIFY(app::reasonSentence(Reason::Acknowledged).isEmpty());
    }

    void theLineOfAWriteNamesItsTimeWhileItIsHeld()
    {
        const QDateTime now(QDate(2026, 3, 2), QTime(9, 14), Qt::LocalTime);
        writeback::Item item;
        item.dueAt = now.addSecs(120);
        QCOMPARE(app::operationLine(item, now), QStringLiteral("approved · leaves 09:16"));
        item.dueAt = now;
        QCOMPARE(app::operationLine(item, now), QStringLiteral("approved · waiting to leave"));
        item.state = writeback::State::Confirmed;
        item.changedAt = now;
        QCOMPARE(app::operationLine(item, now), QStringLiteral("written 09:14"));
        for (const auto state : {writeback::State::Sending, writeback::State::Unknown, writeback::State::Refused,
                                 writeback::State::NeedsHuman, writeback::State::Stale, writeback::State::Superseded,
                                 writeback::State::Revoked}) {
            item.state = state;
            QVERIFY(!app::operationLine(item, now).isEmpty());
            QVERIFY(!app::operationLine(item, now).startsWith(QStringLiteral("written"))); // nothing undone looks done
        }
        QCOMPARE(app::clockTime(now), QStringLiteral("09:14"));
        QCOMPARE(app::outputWord(domain::OutputKind::Summary), QStringLiteral("Summary"));
        QCOMPARE(app::outputWord(domain::OutputKind::Screening), QStringLiteral("Criteria"));
    }
};

QTEST_GUILESS_MAIN(tst_Sentences)
#include "tst_Sentences.moc"
