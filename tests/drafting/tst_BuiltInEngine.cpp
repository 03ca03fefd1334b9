#include <QElapsedTimer>
#include <QTest>

#include "drafting/BuiltInEngine.h"
#include "drafting/Grounding.h"
#include "drafting/Samples.h"
#include "support/QtTestSupport.h"

using domain::ClaimKind;
using domain::Support;

namespace {

QString posting()
{
    return QStringLiteral(
        "Must have\n• Five years or more of server experience\n• Payments domain\n• Led a team\n• German B2\n• Go\n"
        "Nice to have\n• On-call duty\n");
}

int words(const domain::Draft &draft)
{
    int sum = 0;
    for (const auto &claim : draft.claims)
        sum += static_cast<int>(claim.text.simplified().split(QLatin1Char(' ')).size());
    return sum;
}

std::size_t count(const domain::Draft &draft, ClaimKind kind)
{
    return static_cast<std::size_t>(
        std::count_if(draft.claims.begin(), draft.claims.end(), [kind](const auto &c) { return c.kind == kind; }));
}

domain::CriteriaSet proposal(const drafting::CaseInput &input)
{
    auto set = drafting::proposeCriteria(input.requisition);
    set.version = 1;
    return set;
}

QString printed(const domain::Draft &draft)
{
    QString out = draft.inputDigest.hex();
    for (const auto &claim : draft.claims) {
        out += QLatin1Char('\n') + claim.text + claim.criterion.text() + QString::number(int(claim.verdict));
        if (claim.passage)
            out += QStringLiteral("[%1,%2]").arg(claim.passage->begin).arg(claim.passage->end) + claim.passage->quote;
    }
    return out;
}

} // namespace

class tst_BuiltInEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theSessionsCaseReadsAsDesigned()
    {
        const auto input = samples::input({samples::document(samples::engineer())}, posting());
        const auto set = proposal(input);
        const auto draft = drafting::screen(input, set);
        QStringList verdicts;
        for (const auto &claim : draft.claims)
            verdicts.append(domain::verdictWord(claim.verdict));
        QCOMPARE(verdicts, (QStringList{QStringLiteral("met"), QStringLiteral("met"), QStringLiteral("unclear"),
                                        QStringLiteral("not found"), QStringLiteral("met"), QStringLiteral("met")}));
        QCOMPARE(draft.engine, QStringLiteral("built-in"));
        QCOMPARE(draft.criteriaDigest, set.digest);
        QCOMPARE(draft.criteriaVersion, 1);
        QCOMPARE(draft.claims[2].passage->quote, QStringLiteral("Mentored two juniors."));
    }

    void aSummaryHasStrengthsWithPassagesAndGapsWithout()
    {
        const auto input = samples::input({samples::document(samples::engineer())}, posting());
        const auto draft = drafting::summarise(input, proposal(input));
        QVERIFY(count(draft, ClaimKind::Strength) >= 2 && count(draft, ClaimKind::Strength) <= 3);
        const auto gaps = count(draft, ClaimKind::Gap) + count(draft, ClaimKind::NotStated);
        QVERIFY(gaps >= 1 && gaps <= 3);
        QVERIFY(words(draft) <= 120);
        QVERIFY(drafting::approvable(draft));
        QVERIFY(draft.criteriaDigest.isNone());
        bool german = false;
        for (const auto &claim : draft.claims) {
            if (claim.kind == ClaimKind::Strength)
                QCOMPARE(claim.support, Support::Verified);
            german = german || claim.text == QStringLiteral("No German level stated.");
        }
        QVERIFY(german);
    }

    // Every digit of a strength stands in its passage: computed numbers are written as words.
    void digitsOfAStrengthStandInItsPassage()
    {
        const auto input = samples::input({samples::document(samples::engineer())}, posting());
        for (const auto &claim : drafting::summarise(input, {}).claims) {
            for (const QChar c : claim.text) {
                if (claim.kind == ClaimKind::Strength && c.isDigit())
                    QVERIFY2(claim.passage->quote.contains(c), qPrintable(claim.text));
            }
        }
    }

    void theSameInputGivesTheSameBytes()
    {
        const auto input = samples::input({samples::document(samples::engineer())}, posting());
        const auto set = proposal(input);
        QCOMPARE(printed(drafting::screen(input, set)), printed(drafting::screen(input, set)));
        QCOMPARE(printed(drafting::summarise(input, set)), printed(drafting::summarise(input, set)));
        auto laterInTheMonth = input;
        laterInTheMonth.today = input.today.addDays(3);
        QCOMPARE(printed(drafting::screen(laterInTheMonth, set)), printed(drafting::screen(input, set)));
    }

    void everyInputChangesTheDigest()
    {
        const auto input = samples::input({samples::document(samples::engineer())}, posting());
        const auto set = proposal(input);
        const auto digest = drafting::inputDigest(input, domain::OutputKind::Screening, set);
        QVERIFY(digest != drafting::inputDigest(input, domain::OutputKind::Summary, set));
        auto other = input;
        other.documents[0].text += QLatin1Char('x');
        QVERIFY(digest != drafting::inputDigest(other, domain::OutputKind::Screening, set));
        other = input;
        other.application.id = domain::ApplicationId(QStringLiteral("9002"));
        QVERIFY(digest != drafting::inputDigest(other, domain::OutputKind::Screening, set));
        auto fewer = set;
        fewer.criteria.pop_back();
        QVERIFY(digest != drafting::inputDigest(input, domain::OutputKind::Screening, fewer));
        other = input;
        other.today = input.today.addMonths(1);
        QVERIFY(digest != drafting::inputDigest(other, domain::OutputKind::Screening, set));
    }

    void withoutCriteriaItSaysSo()
    {
        const auto draft = drafting::screen(samples::input({samples::document(samples::engineer())}), {});
        QCOMPARE(draft.claims.size(), std::size_t(1));
        QCOMPARE(draft.claims[0].kind, ClaimKind::NotStated);
        QCOMPARE(draft.claims[0].text, QStringLiteral("No criteria: the requisition has no text."));
    }

    void emptyAndMissingDocumentsAreSaidSo()
    {
        for (const auto &documents : {std::vector<domain::DocumentText>{},
                                      {samples::document(QString())},
                                      {samples::document(QStringLiteral(" \n"))}}) {
            const auto input = samples::input(documents, posting());
            const auto summary = drafting::summarise(input, {});
            QCOMPARE(summary.claims.size(), std::size_t(1));
            QCOMPARE(summary.claims[0].text, QStringLiteral("The documents have no readable text."));
            for (const auto &claim : drafting::screen(input, proposal(input)).claims)
                QCOMPARE(claim.verdict, domain::Verdict::NotFound);
        }
    }

    void aSummaryWithoutPostingStillHasFacts()
    {
        const auto draft = drafting::summarise(samples::input({samples::document(samples::engineer())}), {});
        QVERIFY(count(draft, ClaimKind::Strength) >= 2);
        QVERIFY(drafting::approvable(draft));
    }

    void fourLanguagesGiveASummary_data()
    {
        QTest::addColumn<QString>("resume");
        QTest::newRow("de") << QStringLiteral(
            "Jonas Feldrain\n\nBerufserfahrung\n03/2018 – heute Pflegefachkraft, Klinik Havelmark\n"
            "• Triage in der Notaufnahme\n\nSprachen\nDeutsch (Muttersprache)\n");
        QTest::newRow("fr") << QStringLiteral(
            "Claire Montreval\n\nExpérience professionnelle\nDepuis mars 2018 Infirmière, Clinique du Val\n"
            "• Triage aux urgences\n\nLangues\nAllemand courant\n");
        QTest::newRow("es") << QStringLiteral(
            "Marta Olivar\n\nExperiencia laboral\nmarzo de 2018 – actualidad Enfermera, Hospital del Valle\n"
            "• Triaje en urgencias\n\nIdiomas\nAlemán C1\n");
        QTest::newRow("en") << QStringLiteral(
            "Ivy Thornfield\n\nWork experience\nMarch 2018 – present Registered nurse, Vale Hospital\n"
            "• Triage in the emergency department\n\nLanguages\nGerman C1\n");
    }

    void fourLanguagesGiveASummary()
    {
        QFETCH(QString, resume);
        const QString job = QStringLiteral(
            "Requirements\n- Three years of experience in nursing\n- Triage\n- German B2\n- Wound care\n");
        const auto input = samples::input({samples::document(resume)}, job);
        const auto set = proposal(input);
        QStringList verdicts;
        for (const auto &claim : drafting::screen(input, set).claims)
            verdicts.append(domain::verdictWord(claim.verdict));
        QCOMPARE(verdicts, (QStringList{QStringLiteral("met"), QStringLiteral("met"), QStringLiteral("met"),
                                        QStringLiteral("not found")}));
        const auto summary = drafting::summarise(input, set);
        QCOMPARE(count(summary, ClaimKind::Strength), std::size_t(3));
        QVERIFY(drafting::approvable(summary));
    }

    void oddTextsDoNotCrash()
    {
        const QStringList odd = {QStringLiteral("\n\n\n"),
                                 QStringLiteral("2019–"),
                                 QStringLiteral("•"),
                                 QStringLiteral("Experience"),
                                 QStringLiteral("Experience\n2019–2023"),
                                 QString(5000, QLatin1Char('x')),
                                 QString(3000, QChar(0xD800)),
                                 QStringLiteral("no no no no Kafka no"),
                                 QString(QChar(0)) + QStringLiteral("Kafka"),
                                 QStringLiteral("-\n-\n-"),
                                 QStringLiteral("年2019–2023 経験")};
        for (const QString &text : odd) {
            const auto input = samples::input({samples::document(text)}, posting());
            QVERIFY(!drafting::summarise(input, {}).claims.empty());
            QVERIFY(drafting::approvable(drafting::screen(input, proposal(input))));
        }
    }

    void speed_data()
    {
        QTest::addColumn<int>("copies");
        QTest::newRow("two pages") << 8;
        QTest::newRow("fifty pages") << 200;
    }

    // Printed, never asserted. // goal: 100 ms a case
    void speed()
    {
        QFETCH(int, copies);
        QString text;
        for (int i = 0; i < copies; ++i)
            text += samples::engineer() +
                    QStringLiteral("Some more prose about the work that was done in those years and for whom.\n");
        const auto input = samples::input({samples::document(text)}, posting());
        const auto set = proposal(input);
        std::vector<qint64> times;
        for (int i = 0; i < 9; ++i) {
            QElapsedTimer timer;
            timer.start();
            const auto screening = drafting::screen(input, set);
            const auto summary = drafting::summarise(input, set);
            times.push_back(timer.nsecsElapsed() / 1000);
            QVERIFY(!screening.claims.empty() && !summary.claims.empty());
        }
        std::sort(times.begin(), times.end());
        qInfo("%s: %d characters, screening and summary, median %lld us", QTest::currentDataTag(),
              static_cast<int>(text.size()), times[4]);
    }
};

QTEST_GUILESS_MAIN(tst_BuiltInEngine)
#include "tst_BuiltInEngine.moc"
