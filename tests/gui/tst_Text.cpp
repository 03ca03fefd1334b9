// Every kind of error in every situation becomes one sentence that says what happened and, mostly, what to do.
#include "support/QtTestSupport.h"
#include "ui/Text.h"

#include <QTest>

class tst_Text : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }
    void everyKindInEverySituationIsOneSentence();
    void theLogTextIsNeverShown();
    void unknownOutcomeNeverInvitesToRepeat();
    void waitingTimesAreRoundedUp();
};

namespace {

constexpr int Kinds = int(base::Kind::Invalid) + 1;
constexpr int Doings = int(ui::Doing::Exporting) + 1;

base::Error errorOf(int kind, const QString &subject = {})
{
    return {base::Kind(kind), QStringLiteral("log only 0xDEAD"), subject, std::nullopt};
}

} // namespace

void tst_Text::everyKindInEverySituationIsOneSentence()
{
    const QString system = QStringLiteral("Greenhouse");
    for (int kind = 0; kind < Kinds; ++kind) {
        for (int doing = 0; doing < Doings; ++doing) {
            for (const QString &subject : {QString(), QStringLiteral("cv one")}) {
                const QString text = ui::sentence(errorOf(kind, subject), ui::Doing(doing), system);
                const QByteArray where = text.toUtf8();
                QVERIFY2(text.endsWith(QLatin1Char('.')) && text.count(QLatin1Char('.')) == 1, where.constData());
                QVERIFY2(text.at(0).isUpper() || text.startsWith(subject), where.constData());
                QVERIFY2(!text.contains(QLatin1Char('!')) && !text.contains(QLatin1Char('%')), where.constData());
                QVERIFY2(text.size() > 20 && text.size() < 200, where.constData());
                QVERIFY2(!text.contains(QStringLiteral("  ")) && !text.contains(QStringLiteral("; .")),
                         where.constData());
            }
        }
    }
}

void tst_Text::theLogTextIsNeverShown()
{
    for (int kind = 0; kind < Kinds; ++kind) {
        for (int doing = 0; doing < Doings; ++doing)
            QVERIFY(!ui::sentence(errorOf(kind), ui::Doing(doing), QStringLiteral("Greenhouse"))
                         .contains(QStringLiteral("0xDEAD")));
    }
}

void tst_Text::unknownOutcomeNeverInvitesToRepeat()
{
    const QString text =
        ui::sentence(errorOf(int(base::Kind::OutcomeUnknown)), ui::Doing::Writing, QStringLiteral("Greenhouse"));
    QVERIFY(text.contains(QStringLiteral("may have arrived")));
    QVERIFY(!text.contains(QStringLiteral("again,")) && !text.contains(QStringLiteral("try")));
}

void tst_Text::waitingTimesAreRoundedUp()
{
    base::Error error = errorOf(int(base::Kind::Throttled));
    error.retryAfter = base::Milliseconds(1200);
    QVERIFY(
        ui::sentence(error, ui::Doing::Reading, QStringLiteral("Greenhouse")).contains(QStringLiteral("2 seconds")));
    error.retryAfter = base::Milliseconds(121'000);
    QVERIFY(
        ui::sentence(error, ui::Doing::Reading, QStringLiteral("Greenhouse")).contains(QStringLiteral("3 minutes")));
}

QTEST_MAIN(tst_Text)
#include "tst_Text.moc"
