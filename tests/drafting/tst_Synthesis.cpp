// What the scorecards say together: disagreement first, each point cited, votes last, and nothing from one voice alone.
#include <QTest>

#include "drafting/Grounding.h"
#include "drafting/Synthesis.h"
#include "support/QtTestSupport.h"

using domain::ClaimKind;
using drafting::Interview;

namespace {

Interview interview(const char *id, const char *who, std::vector<domain::Rating> ratings, const char *overall,
                    bool isIn = true, const char *notes = "")
{
    Interview out;
    out.card.id = domain::ScorecardId(QString::fromLatin1(id));
    out.card.ratings = std::move(ratings);
    out.card.overall = QString::fromLatin1(overall);
    out.card.notes = QString::fromUtf8(notes);
    if (isIn)
        out.card.submittedAt = QDateTime(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC);
    out.interviewer = QString::fromUtf8(who);
    return out;
}

domain::Rating rating(const char *attribute, const char *word, const char *note = "")
{
    return {QString::fromUtf8(attribute), QString::fromLatin1(word), QString::fromUtf8(note)};
}

drafting::SynthesisInput panel()
{
    drafting::SynthesisInput input;
    input.interviews = {interview("1", "Priyanka Nair",
                                  {rating("Systems design", "strong_yes", "Drew the event bus without help."),
                                   rating("Teamwork", "yes")},
                                  "strong_yes"),
                        interview("2", "Hedda Kessler",
                                  {rating("Systems design", "definitely_not", "Could not name a failure mode."),
                                   rating("Teamwork", "yes"), rating("Go", "yes")},
                                  "no"),
                        interview("3", "Ivo Lindqvist", {}, "", false)};
    domain::Criterion german;
    german.id = domain::CriterionId(QStringLiteral("g"));
    german.text = QStringLiteral("German B2");
    german.terms = {QStringLiteral("german"), QStringLiteral("deutsch")};
    domain::Criterion go;
    go.id = domain::CriterionId(QStringLiteral("go"));
    go.text = QStringLiteral("Go in production");
    go.terms = {QStringLiteral("go")};
    input.criteria.criteria = {german, go};
    return input;
}

QStringList textsOf(const domain::Draft &draft, ClaimKind kind)
{
    QStringList out;
    for (const auto &claim : draft.claims)
        if (claim.kind == kind)
            out.append(claim.text);
    return out;
}

} // namespace

class tst_Synthesis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void disagreementComesFirstAndVotesLast()
    {
        const auto draft = drafting::synthesise(panel());
        VERIFY_RESULT(draft);
        QCOMPARE(textsOf(*draft, ClaimKind::Disagreement),
                 QStringList({QStringLiteral("Systems design: strong yes, says Priyanka Nair"),
                              QStringLiteral("Systems design: definitely not, says Hedda Kessler")}));
        QCOMPARE(textsOf(*draft, ClaimKind::Agreement).size(), 2);
        QCOMPARE(textsOf(*draft, ClaimKind::NotProbed),
                 QStringList({QStringLiteral("Go: one voice only, Hedda Kessler"),
                              QStringLiteral("German B2: in no scorecard")}));
        QCOMPARE(textsOf(*draft, ClaimKind::Question).size(), 2);
        QCOMPARE(textsOf(*draft, ClaimKind::Vote),
                 QStringList({QStringLiteral("Priyanka Nair: strong yes"), QStringLiteral("Hedda Kessler: no")}));
        auto last = ClaimKind::Disagreement;
        for (const auto &claim : draft->claims) { // in groups, in this order
            QVERIFY(int(claim.kind) >= int(last));
            last = claim.kind;
        }
        const QString words = domain::plainText(*draft, {});
        QVERIFY(words.startsWith(QStringLiteral("Where they disagree:\nSystems design")));
        QVERIFY(words.endsWith(QStringLiteral("Votes:\nPriyanka Nair: strong yes\nHedda Kessler: no")));
    }

    void everyPointIsVerifiedAgainstItsScorecard()
    {
        auto draft = *drafting::synthesise(panel());
        const auto texts = drafting::scorecardTexts(panel().interviews);
        QCOMPARE(texts.size(), std::size_t(2));
        drafting::verify(draft, texts);
        int cited = 0;
        for (const auto &claim : draft.claims) {
            QVERIFY2(claim.support != domain::Support::Unsupported, qPrintable(claim.text));
            cited += claim.support == domain::Support::Verified ? 1 : 0;
            const bool free =
                claim.kind == ClaimKind::Question || claim.text.contains(QStringLiteral("in no scorecard"));
            QCOMPARE(claim.support == domain::Support::NotNeeded, free);
        }
        QCOMPARE(cited, 7);
        // Control: words that no scorecard holds are struck.
        draft.claims.front().passage->quote = QStringLiteral("Systems design: strong no. Drew the event bus.");
        drafting::verify(draft, texts);
        QVERIFY(draft.claims.front().support == domain::Support::Unsupported);
    }

    void oneVoiceIsNoSynthesisAndTheMissingAreNamed()
    {
        auto input = panel();
        input.interviews[1].card.submittedAt = {};
        const auto refused = drafting::synthesise(input);
        COMPARE_ERROR(refused, base::Kind::Refused);
        QCOMPARE(refused.error().subject, QStringLiteral("Hedda Kessler, Ivo Lindqvist"));
        input.interviews.clear();
        COMPARE_ERROR(drafting::synthesise(input), base::Kind::Refused);
    }

    void aScorecardWithOnlyAVoteStillVotes()
    {
        drafting::SynthesisInput input;
        input.interviews = {interview("1", "A", {}, "yes"), interview("2", "B", {}, "")};
        auto draft = drafting::synthesise(input);
        VERIFY_RESULT(draft);
        drafting::verify(*draft, drafting::scorecardTexts(input.interviews));
        QCOMPARE(textsOf(*draft, ClaimKind::Vote),
                 QStringList({QStringLiteral("A: yes"), QStringLiteral("B: no vote")}));
        for (const auto &claim : draft->claims)
            QVERIFY(claim.support == domain::Support::Verified);
    }

    void theSameCardsGiveTheSameDraftAndOthersAnother()
    {
        const auto one = drafting::synthesise(panel()), two = drafting::synthesise(panel());
        QVERIFY(one->claims == two->claims && one->inputDigest == two->inputDigest);
        auto input = panel();
        input.interviews[0].card.ratings[0].rating = QStringLiteral("yes");
        QVERIFY(drafting::synthesise(input)->inputDigest != one->inputDigest);
    }
};

QTEST_APPLESS_MAIN(tst_Synthesis)
#include "tst_Synthesis.moc"
