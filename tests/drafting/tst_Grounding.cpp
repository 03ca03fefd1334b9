#include <QTest>

#include "drafting/Grounding.h"
#include "drafting/Samples.h"
#include "support/QtTestSupport.h"

using domain::Support;

namespace {

QString source()
{
    return QStringLiteral(
        "Mara Velden\n2019–2023 Team lead at Brückner & Söhne, 12 people\n"
        "No experience with Kafka clusters so far.\nResponsible for \uFB01nance and of\uFB01ce work.\n"
        "Led the intro-\nduction of a new till system.\nWorked with C-/C++ on-site in Köln.\n"
        "Saved 1.5 years of work and 15 years of files.\nSaid “always on time” in a review.\n"
        "Rolled out\n  the   new payment\u00A0terminal everywhere.\nResump\u00ADtion of service after the fire.\n"
        "Go\nBuilt services for 300 shops in 2021.\nNot only planned the move but led it to the end.\n");
}

domain::Draft draftWith(const QString &quote, const domain::DocumentText &document, int begin = 0)
{
    domain::Claim claim;
    claim.kind = domain::ClaimKind::Strength;
    claim.text = QStringLiteral("A statement.");
    claim.passage = domain::Passage{document.digest, begin, begin + static_cast<int>(quote.size()), quote, 0};
    domain::Draft draft;
    draft.claims.push_back(claim);
    return draft;
}

} // namespace

class tst_Grounding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aQuoteStandsOnlyWhenItsWordsStandInTheDocument_data()
    {
        QTest::addColumn<QString>("quote");
        QTest::addColumn<bool>("verified");
        const auto row = [](const char *name, const QString &quote, bool verified) {
            QTest::newRow(name) << quote << verified;
        };
        row("verbatim", QStringLiteral("2019–2023 Team lead at Brückner & Söhne, 12 people"), true);
        row("dash drawn otherwise", QStringLiteral("2019-2023 Team lead at Brückner"), true);
        row("composed otherwise", QStringLiteral("Team lead at Bru\u0308ckner & So\u0308hne"), true);
        row("ligature spelled out", QStringLiteral("Responsible for finance and office work"), true);
        row("ligature in the quote only", QStringLiteral("duction of a new till system"), false); // half a broken word
        row("hyphen at the line end joined", QStringLiteral("Led the introduction of a new till system"), true);
        row("hyphen at the line end kept", QStringLiteral("Led the intro-\nduction of a new till system"), true);
        row("real hyphens stay", QStringLiteral("Worked with C-/C++ on-site in Köln"), true);
        row("real hyphen dropped", QStringLiteral("Worked with C-/C++ onsite in Köln"), false);
        row("quotes drawn otherwise", QStringLiteral("Said \"always on time\" in a review"), true);
        row("line break and blanks", QStringLiteral("Rolled out the new payment terminal everywhere"), true);
        row("soft hyphen", QStringLiteral("Resumption of service after the fire"), true);
        row("whole short line", QStringLiteral("Go"), true);
        row("changed number", QStringLiteral("2019–2023 Team lead at Brückner & Söhne, 120 people"), false);
        row("changed year", QStringLiteral("2018–2023 Team lead at Brückner"), false);
        row("number cut at the left", QStringLiteral("5 years of files"), false);
        row("decimal cut at the left", QStringLiteral("5 years of work and"), false);
        row("year cut at the right", QStringLiteral("for 300 shops in 202"), false);
        row("changed name", QStringLiteral("Team lead at Brückner & Sohn, 12 people"), false);
        row("name without its accents", QStringLiteral("Team lead at Bruckner & Sohne"), false);
        row("case differs", QStringLiteral("team LEAD at Brückner & Söhne"), false);
        row("negation removed", QStringLiteral("Some experience with Kafka clusters"), false);
        row("negation left out by cutting", QStringLiteral("experience with Kafka clusters so far"), false);
        row("negation kept", QStringLiteral("No experience with Kafka clusters so far"), true);
        row("not only is no negation", QStringLiteral("planned the move but led it to the end"), true);
        row("words swapped", QStringLiteral("services Built for 300 shops in 2021"), false);
        row("ellipsis inside", QStringLiteral("Built services … shops in 2021"), false);
        row("too short inside a line", QStringLiteral("Team lead"), false);
        row("invented", QStringLiteral("Ran the whole company for years"), false);
        row("empty", QString(), false);
    }

    void aQuoteStandsOnlyWhenItsWordsStandInTheDocument()
    {
        QFETCH(QString, quote);
        QFETCH(bool, verified);
        const auto document = samples::document(source());
        auto draft = draftWith(quote, document);
        drafting::verify(draft, {document});
        QCOMPARE(draft.claims[0].support == Support::Verified, verified);
        QCOMPARE(drafting::approvable(draft), verified);
        if (!verified)
            return;
        const auto &passage = *draft.claims[0].passage;
        QCOMPARE(passage.quote, document.text.mid(passage.begin, passage.end - passage.begin));
    }

    void eachKindOfClaimHasItsNeed_data()
    {
        using domain::ClaimKind;
        using domain::Verdict;
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<bool>("hers");
        QTest::addColumn<bool>("quoted");
        QTest::addColumn<int>("support");
        const auto row = [](const char *name, ClaimKind kind, Verdict verdict, bool hers, bool quoted,
                            Support support) {
            QTest::newRow(name) << int(kind) << int(verdict) << hers << quoted << int(support);
        };
        row("strength with", ClaimKind::Strength, Verdict::Met, false, true, Support::Verified);
        row("strength without", ClaimKind::Strength, Verdict::Met, false, false, Support::Unsupported);
        row("met with", ClaimKind::Finding, Verdict::Met, false, true, Support::Verified);
        row("met without", ClaimKind::Finding, Verdict::Met, false, false, Support::Unsupported);
        row("partly without", ClaimKind::Finding, Verdict::Partly, false, false, Support::Unsupported);
        row("unclear without", ClaimKind::Finding, Verdict::Unclear, false, false, Support::Unsupported);
        row("not found", ClaimKind::Finding, Verdict::NotFound, false, false, Support::NotNeeded);
        row("her verdict", ClaimKind::Finding, Verdict::Met, true, false, Support::NotNeeded);
        row("gap", ClaimKind::Gap, Verdict::NotFound, false, false, Support::NotNeeded);
        row("not stated", ClaimKind::NotStated, Verdict::NotFound, false, false, Support::NotNeeded);
        row("her words", ClaimKind::Person, Verdict::NotFound, false, false, Support::NotNeeded);
    }

    void eachKindOfClaimHasItsNeed()
    {
        QFETCH(int, kind);
        QFETCH(int, verdict);
        QFETCH(bool, hers);
        QFETCH(bool, quoted);
        QFETCH(int, support);
        const auto document = samples::document(source());
        auto draft = draftWith(QStringLiteral("Built services for 300 shops in 2021."), document);
        auto &claim = draft.claims[0];
        claim.kind = static_cast<domain::ClaimKind>(kind);
        claim.verdict = static_cast<domain::Verdict>(verdict);
        claim.changedByPerson = hers;
        if (!quoted)
            claim.passage.reset();
        drafting::verify(draft, {document});
        QCOMPARE(int(draft.claims[0].support), support);
    }

    void aQuoteOfAnotherDocumentIsUnsupported()
    {
        const auto document = samples::document(source());
        auto draft = draftWith(QStringLiteral("Built services for 300 shops in 2021."), document);
        drafting::verify(draft, {samples::document(QStringLiteral("Another text altogether."))});
        QCOMPARE(draft.claims[0].support, Support::Unsupported);
    }

    void aQuoteThatStandsTwiceKeepsTheNearerPlace()
    {
        const auto document = samples::document(QStringLiteral("Ran the night shift.\nfiller\nRan the night shift.\n"));
        QCOMPARE(drafting::locate(QStringLiteral("Ran the night shift."), document).size(), std::size_t(2));
        auto draft = draftWith(QStringLiteral("Ran the night shift."), document, 26);
        drafting::verify(draft, {document});
        QCOMPARE(draft.claims[0].passage->begin, 28);
    }

    void theRightPageIsNamed()
    {
        auto document = samples::document(QStringLiteral("Ran the night shift.\nBuilt the new shop.\n"));
        document.runs = {{0, {}, 0, 20, false}, {1, {}, 21, 40, false}};
        const auto places = drafting::locate(QStringLiteral("Built the new shop."), document);
        QCOMPARE(places.size(), std::size_t(1));
        QCOMPARE(places[0].page, 1);
    }

    void anEmptyDraftCannotBeApproved() { QVERIFY(!drafting::approvable(domain::Draft{})); }
};

QTEST_GUILESS_MAIN(tst_Grounding)
#include "tst_Grounding.moc"
