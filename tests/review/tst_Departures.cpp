#include <QTest>

#include "drafting/redaction/IdentityGate.h"
#include "fakes/Bench.h"
#include "ledger/DecisionRecord.h"
#include "review/Departures.h"

using drafting::ProviderProfile;
using fakes::Bench;
using review::Departures;

namespace {

const QString app = QStringLiteral("101");

ProviderProfile model()
{
    ProviderProfile out;
    out.name = QStringLiteral("Company model");
    out.model = QStringLiteral("m-1");
    out.baseUrl = QUrl(QStringLiteral("https://model.example/v1"));
    out.region = QStringLiteral("EU");
    out.retention = QStringLiteral("none");
    out.maySend = {QStringLiteral("resume")};
    return out;
}

review::Leaving leaving(const Bench &bench)
{
    review::Leaving out;
    out.account = bench.account;
    out.application = domain::ApplicationId(app);
    out.places = {QStringLiteral("Hamburg"), QStringLiteral("Berlin"), QStringLiteral("Köln, Germany")};
    out.sends = {QStringLiteral("resume")};
    out.redaction = QStringLiteral("1");
    out.redacted = 9;
    out.withheld = 1;
    out.body = base::Digest::of("body");
    out.bytes = 4'711;
    out.gate = std::make_shared<drafting::FixedTextGate>(QStringList());
    return out;
}

} // namespace

class tst_Departures : public QObject
{
    Q_OBJECT
private:
    static QString refusal(Departures &departures, review::Leaving what, const ProviderProfile &profile)
    {
        const auto cleared = Bench::await(departures.clear(std::move(what), profile));
        return cleared || cleared.error().kind != base::Kind::Refused ? QString() : cleared.error().subject;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void whatLeavesStandsInTheListAndInTheLedgerBeforeItLeaves()
    {
        Bench bench;
        Departures departures(*bench.store, bench.clock);
        const auto cleared = Bench::await(departures.clear(leaving(bench), model()));
        VERIFY_RESULT(cleared);
        auto listed = departures.of(bench.account, domain::ApplicationId(app));
        QVERIFY(listed && listed->size() == 1 && listed->front().outcome.isEmpty());
        const auto about = [&bench] {
            return ledger::Ledger(*bench.store).about(bench.account, domain::ApplicationId(app)).value();
        };
        auto lines = about();
        QVERIFY(lines.back().contains("\"kind\":\"model.asked\"") && lines.back().contains("\"region\":\"EU\""));
        QVERIFY2(ledger::missingIn(lines.back()).isEmpty(), qPrintable(ledger::missingIn(lines.back()).join(u' ')));
        VERIFY_RESULT(Bench::await(departures.answered(cleared->id, QStringLiteral("ok"), 150)));
        VERIFY_RESULT(Bench::await(departures.answered(cleared->id, QStringLiteral("ok"), 150))); // once counts
        listed = departures.all(10);
        QVERIFY(listed && listed->front().tokens == 150 && listed->front().candidate.text() == QLatin1String("201"));
        QCOMPARE(departures.tokensSince(bench.clock->now().addDays(-1)).value(), 150);
        lines = about();
        QVERIFY(lines.back().contains("\"kind\":\"model.answered\""));
        QVERIFY2(ledger::missingIn(lines.back()).isEmpty(), lines.back().constData());
        QVERIFY(bench.ledgerIsWhole());
    }

    // Also when she opted out after the case was opened: the record is asked in the same transaction.
    void CMP45_whoOptedOutHasNoLeave()
    {
        Bench bench;
        Departures departures(*bench.store, bench.clock);
        const auto before = bench.ledgerLines().size();
        bench.optOut(app);
        QCOMPARE(refusal(departures, leaving(bench), model()), QStringLiteral("opted out"));
        QVERIFY(departures.all(10)->empty());
        QCOMPARE(bench.ledgerLines().size(), before);
    }

    // 27 rows: each of the three places inside, outside or not known.
    void CMP03_theRulesOfThreePlacesAddUpAndTheUnknownIsTheStrictest()
    {
        Bench bench;
        Departures departures(*bench.store, bench.clock);
        auto profile = model();
        profile.notFrom = {QStringLiteral("new york"), QStringLiteral("Illinois")};
        const QString places[] = {QStringLiteral("Hamburg"), QStringLiteral("Chicago, ILLINOIS"), QString()};
        int rows = 0;
        for (int residence = 0; residence < 3; ++residence)
            for (int job = 0; job < 3; ++job)
                for (int employer = 0; employer < 3; ++employer) {
                    auto what = leaving(bench);
                    what.places = {places[residence], places[job], places[employer]};
                    const bool barred = residence == 1 || job == 1 || employer == 1;
                    const bool unknown = residence == 2 || job == 2 || employer == 2;
                    QCOMPARE(refusal(departures, what, profile), barred    ? QStringLiteral("place")
                                                                 : unknown ? QStringLiteral("no place")
                                                                           : QString());
                    QCOMPARE(refusal(departures, what, model()), QString()); // no rule, nothing to know
                    ++rows;
                }
        QCOMPARE(rows, 27);
    }

    void CMP03_papersThatAreNotAllowedStayHere()
    {
        Bench bench;
        Departures departures(*bench.store, bench.clock);
        auto letter = leaving(bench);
        letter.sends.append(QStringLiteral("cover_letter"));
        QCOMPARE(refusal(departures, letter, model()), QStringLiteral("not allowed"));
    }

    void SEC40_aCasesTokensAreALimit()
    {
        Bench bench;
        Departures departures(*bench.store, bench.clock);
        auto profile = model();
        profile.perCase = 100;
        const auto cleared = Bench::await(departures.clear(leaving(bench), profile));
        VERIFY_RESULT(cleared);
        VERIFY_RESULT(Bench::await(departures.answered(cleared->id, QStringLiteral("ok"), 100)));
        QCOMPARE(refusal(departures, leaving(bench), profile), QStringLiteral("case is full"));
    }

    void aKeyIsKeptSealedAndRemoved()
    {
        Bench bench;
        Departures departures(*bench.store, bench.clock);
        const QString name = QStringLiteral("Company model");
        QVERIFY(departures.key(name)->isEmpty());
        VERIFY_RESULT(Bench::await(departures.keepKey(name, base::Secret("sk-secret"))));
        QCOMPARE(departures.key(name)->reveal(), QByteArray("sk-secret"));
        bench.restart();
        Departures again(*bench.store, bench.clock);
        QCOMPARE(again.key(name)->reveal(), QByteArray("sk-secret"));
        VERIFY_RESULT(Bench::await(again.keepKey(name, {})));
        QVERIFY(again.key(name)->isEmpty());
    }

    void CMP62_aPromptCountsAsTriedOnceItWas()
    {
        Bench bench;
        Departures departures(*bench.store, bench.clock);
        const auto prompt = base::Digest::of("prompt");
        QVERIFY(!*departures.promptTried(prompt));
        VERIFY_RESULT(
            Bench::await(departures.keepTrial(prompt, QStringLiteral("screening"), QStringLiteral("2"), 12, 3)));
        QVERIFY(*departures.promptTried(prompt));
        QVERIFY(bench.ledgerLines().back().contains("\"kind\":\"prompt.tried\""));
    }

    void CMP01_everyOutputHasAClassAndOneWithoutCannotBeStored()
    {
        Bench bench;
        for (const auto kind : domain::outputKinds) {
            const QByteArray of = domain::classWord(domain::classOf(kind));
            QVERIFY(of == "E" || of == "D" || of == "C");
            const QString stored = bench.refusalOf("INSERT INTO output_classes(kind, class) VALUES('" +
                                                   domain::outputKindWord(kind).toUtf8() + "', 'E')");
            QVERIFY2(stored.contains(QLatin1String("UNIQUE")), qPrintable(stored)); // it has one
        }
        bench.save(bench.summary(app, QStringLiteral("Six years of Qt at Hagedorn")));
        const QString why =
            bench.refusalOf("INSERT INTO drafts(id, account, application, candidate, requisition, kind, revision, "
                            "state, engine, model, "
                            "prompt_version, input_digest, criteria_digest, criteria_version, made_at, changed_at) "
                            "SELECT 'x', account, "
                            "application, candidate, requisition, 'mood', revision, state, engine, model, "
                            "prompt_version, input_digest, "
                            "criteria_digest, criteria_version, made_at, changed_at FROM drafts LIMIT 1");
        QVERIFY2(why.contains(QLatin1String("class")), qPrintable(why));
    }
};

QTEST_GUILESS_MAIN(tst_Departures)
#include "tst_Departures.moc"
