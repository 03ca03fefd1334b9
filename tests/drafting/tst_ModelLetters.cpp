// The middle of a message by a model: nothing of the person leaves for it, and words that break a rule are not used.
#include <nlohmann/json.hpp>

#include <QTest>

#include "drafting/ModelLetters.h"
#include "support/QtTestSupport.h"

using drafting::LetterKind;
using drafting::ModelLetter;

namespace {

domain::Candidate person()
{
    domain::Candidate out;
    out.firstName = QStringLiteral("Ilse");
    out.lastName = QStringLiteral("Aumann");
    out.emails = {QStringLiteral("ilse.aumann@example.org")};
    return out;
}

drafting::LetterInput input(LetterKind kind, const char *language = "en")
{
    drafting::LetterInput out;
    out.account = domain::AccountId(QStringLiteral("a"));
    out.application = domain::ApplicationId(QStringLiteral("1"));
    out.kind = kind;
    out.language = QString::fromLatin1(language);
    out.firstName = QStringLiteral("Ilse");
    out.requisition = QStringLiteral("Backend Engineer");
    out.recruiter = QStringLiteral("Lena Brandt");
    out.about = QStringLiteral("German B2");
    return out;
}

drafting::ProviderProfile profile()
{
    drafting::ProviderProfile out;
    out.name = QStringLiteral("house");
    out.model = QStringLiteral("m-1");
    return out;
}

base::Result<ModelLetter> prepared(const drafting::LetterInput &about)
{
    return ModelLetter::prepare(about, person(), drafting::builtInPrompt(domain::OutputKind::Message), profile());
}

drafting::ModelAnswer answered(std::initializer_list<const char *> sentences)
{
    nlohmann::json list = nlohmann::json::array();
    for (const char *sentence : sentences)
        list.push_back(sentence);
    drafting::ModelAnswer out;
    out.outcome = drafting::Outcome::Ok;
    out.text = QByteArray::fromStdString(nlohmann::json{{"sentences", list}}.dump());
    return out;
}

} // namespace

class tst_ModelLetters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC42_nothingOfThePersonLeavesForAMessage()
    {
        for (const auto kind : {LetterKind::Outreach, LetterKind::Question, LetterKind::NextStep}) {
            const auto made = prepared(input(kind, "de"));
            VERIFY_RESULT(made);
            for (const char *known : {"Ilse", "Aumann", "example.org", "Lena", "Brandt"})
                QVERIFY2(!made->question().user.contains(QLatin1String(known)), known);
            QVERIFY(made->question().user.contains(QStringLiteral("Language: German")));
            QCOMPARE(made->question().user.contains(QStringLiteral("German B2")), kind == LetterKind::Question);
        }
        auto named = input(LetterKind::Question);
        named.about = QStringLiteral("the portfolio of Ilse Aumann");
        QCOMPARE(prepared(named).error().kind, base::Kind::NotFound);
    }

    void aRefusalIsNeverAModels() { QCOMPARE(prepared(input(LetterKind::Refusal)).error().kind, base::Kind::NotFound); }

    void itsMiddleStandsBetweenOurGreetingAndSignature()
    {
        const auto made = prepared(input(LetterKind::Outreach));
        VERIFY_RESULT(made);
        const auto draft =
            made->read(answered({"We would like to hear more from you.", "Would a first call suit you?"}));
        VERIFY_RESULT(draft);
        QCOMPARE(draft->engine, QStringLiteral("house"));
        QCOMPARE(draft->claims.size(), std::size_t(6));
        QCOMPARE(draft->claims[0].text, QStringLiteral("Hello Ilse,"));
        QCOMPARE(draft->claims[3].text, QStringLiteral("Would a first call suit you?"));
        QVERIFY(draft->claims[4].text.contains(QStringLiteral("hear no more from us")));
        QVERIFY(draft->claims[5].text.contains(QStringLiteral("Lena Brandt")));
        QCOMPARE(draft->inputDigest,
                 prepared(input(LetterKind::Outreach))->read(answered({"Please write to us."}))->inputDigest);
    }

    void wordsThatBreakARuleAreNotUsed_data()
    {
        QTest::addColumn<QStringList>("sentences");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("fine");
        const auto row = [](const char *name, const QStringList &sentences, const char *language, bool fine) {
            QTest::newRow(name) << sentences << QString::fromLatin1(language) << fine;
        };
        row("plain", {QStringLiteral("Could you tell us a few lines about your German?")}, "en", true);
        row("the number that is asked for", {QStringLiteral("Could you tell us about your German B2?")}, "en", true);
        row("another number", {QStringLiteral("Could you tell us about your German C1?")}, "en", false);
        row("a date", {QStringLiteral("We would like to talk to you on 12 May.")}, "en", false);
        row("a link", {QStringLiteral("Please book with us at https://evil.example")}, "en", false);
        row("an address", {QStringLiteral("Please write to you@evil.example")}, "en", false);
        row("a score", {QStringLiteral("Your score was the best of the day.")}, "en", false);
        row("a promise", {QStringLiteral("We promise you the job.")}, "en", false);
        row("an offer", {QStringLiteral("Wir freuen uns, Ihnen ein Angebot zu machen.")}, "de", false);
        row("a name", {QStringLiteral("We would like to talk to you, Aumann.")}, "en", false);
        row("feelings", {QStringLiteral("Your voice sounded enthusiastic to us.")}, "en", false);
        row("nothing", {}, "en", false);
        row("four sentences", QStringLiteral("a b c d").split(QLatin1Char(' ')), "en", false);
        row("German", {QStringLiteral("Könnten Sie uns kurz schreiben, wie es um Ihr Deutsch steht?")}, "de", true);
        row("German asked, English came", {QStringLiteral("Could you tell us about your German?")}, "de", false);
        row("French", {QStringLiteral("Pourriez-vous nous dire quelques mots sur votre allemand ?")}, "fr", true);
        row("Spanish", {QStringLiteral("¿Podría decirnos algo sobre su alemán?")}, "es", true);
        row("French asked, Spanish came", {QStringLiteral("¿Podría decirnos algo sobre su alemán y el puesto?")}, "fr",
            false);
        row("a control character", {QStringLiteral("We would\u202e like to talk to you.")}, "en", false);
    }
    void wordsThatBreakARuleAreNotUsed()
    {
        QFETCH(QStringList, sentences);
        QFETCH(QString, language);
        QFETCH(bool, fine);
        const QString broken =
            drafting::brokenRule(sentences, language, {QStringLiteral("Ilse"), QStringLiteral("Aumann")},
                                 QStringLiteral("Backend Engineer German B2"));
        QVERIFY2(broken.isEmpty() == fine, qPrintable(broken));
    }

    void anAnswerThatIsNoneLeavesTheBuiltInWords()
    {
        const auto made = prepared(input(LetterKind::NextStep));
        VERIFY_RESULT(made);
        QCOMPARE(made->read(answered({"Your salary will be huge."})).error().kind, base::Kind::BadAnswer);
        drafting::ModelAnswer cut;
        cut.outcome = drafting::Outcome::Truncated;
        QCOMPARE(made->read(cut).error().kind, base::Kind::BadAnswer);
        drafting::ModelAnswer other;
        other.outcome = drafting::Outcome::Ok;
        other.text = "{\"lines\":[]}";
        QCOMPARE(made->read(other).error().kind, base::Kind::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(tst_ModelLetters)
#include "tst_ModelLetters.moc"
