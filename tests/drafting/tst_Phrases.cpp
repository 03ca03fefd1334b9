// The built-in engine says everything in four languages: each sentence has its counterparts, and none stays English.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "drafting/Criteria.h"
#include "drafting/ModelDrafts.h"
#include "drafting/Samples.h"
#include "support/QtTestSupport.h"

using drafting::Phrases;

namespace {

QStringList marksIn(const QString &text)
{
    static const QRegularExpression mark(QStringLiteral("%\\d"));
    QStringList out;
    for (auto it = mark.globalMatch(text); it.hasNext();)
        out.append(it.next().captured());
    out.sort();
    return out;
}

domain::Criterion yearsOf(const char *words)
{
    return drafting::criterionFrom(QString::fromUtf8(words));
}

drafting::CaseInput sample(const char *language)
{
    drafting::CaseInput input;
    input.application.id = domain::ApplicationId(QStringLiteral("1"));
    input.requisition.id = domain::RequisitionId(QStringLiteral("r"));
    input.language = QString::fromLatin1(language);
    input.today = QDate(2026, 11, 27);
    input.documents = {samples::document(QStringLiteral(
        "Experience\n01/2019 – 12/2023 Backend engineer, Nordwind\nBuilt the event bus with Kafka and mentored two "
        "juniors\nNo Rust yet\n\nSkills\nGo, PostgreSQL, basic Kubernetes\n\nEducation\nBachelor of Science, computer "
        "science\n\nLanguages\nGerman B1, Spanish\n"))};
    input.documents.front().language = QStringLiteral("en");
    return input;
}

domain::CriteriaSet criteria()
{
    domain::CriteriaSet set;
    set.requisition = domain::RequisitionId(QStringLiteral("r"));
    for (const char *words :
         {"Server experience, three years or more", "Server experience, seven years or more", "Go", "Kafka", "Rust",
          "Kubernetes", "German B2", "Spanish C1", "French B1", "Master's degree",
          "Bachelor's degree in computer science", "Led a team", "Payments experience, five years", "On-call duty"})
        set.criteria.push_back(yearsOf(words));
    set.digest = drafting::criteriaDigest(set.requisition, set.criteria);
    return set;
}

drafting::SynthesisInput panel(const char *language)
{
    drafting::SynthesisInput input;
    input.language = QString::fromLatin1(language);
    const auto card = [&input](const char *id, const char *who, const char *systems, const char *code) {
        drafting::Interview interview;
        interview.interviewer = QString::fromLatin1(who);
        interview.card.id = domain::ScorecardId(QString::fromLatin1(id));
        interview.card.submittedAt = QDateTime(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC);
        interview.card.ratings = {{QStringLiteral("Systems"), QString::fromLatin1(systems), {}},
                                  {QStringLiteral("Code"), QString::fromLatin1(code), {}}};
        input.interviews.push_back(interview);
    };
    card("1", "Ada", "yes", "yes");
    card("2", "Tom", "no", "yes");
    input.criteria = criteria();
    return input;
}

} // namespace

class tst_Phrases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void everySentenceStandsInAllFourWithTheSamePlaces()
    {
        QFile file(QStringLiteral(":/wording/sentences.tsv"));
        (void)Phrases(QStringLiteral("de"))("one year"); // brings the table in
        QVERIFY(file.open(QFile::ReadOnly));
        int rows = 0;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            if (line.startsWith(QLatin1Char('#')))
                continue;
            const QStringList cells = line.split(QLatin1Char('\t'));
            QVERIFY2(cells.size() == 4, qPrintable(line));
            for (const QString &cell : cells)
                QVERIFY2(!cell.trimmed().isEmpty() && marksIn(cell) == marksIn(cells.front()), qPrintable(line));
            ++rows;
        }
        QVERIFY(rows > 100);
    }

    // A sentence that a source file says and the table lacks would stay English.
    void everySentenceThatIsSaidIsInTheTable()
    {
        static const QRegularExpression said(
            QStringLiteral("(?:say|m_say|\\(\\*this\\))\\(\"((?:[^\"\\\\]|\\\\.)+)\"\\)"));
        int found = 0;
        QDirIterator files(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/core/drafting"), {QStringLiteral("*.cpp")},
                           QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto it = said.globalMatch(text); it.hasNext(); ++found) {
                const QByteArray sentence = it.next().captured(1).toUtf8();
                for (const char *language : {"de", "fr", "es"})
                    (void)Phrases(QString::fromLatin1(language))(sentence.constData()); // warns, and a warning fails
            }
        }
        QVERIFY(found > 40);
    }

    void nothingStaysEnglish_data()
    {
        QTest::addColumn<QByteArray>("language");
        for (const char *language : {"de", "fr", "es"})
            QTest::newRow(language) << QByteArray(language);
    }
    void nothingStaysEnglish()
    {
        QFETCH(QByteArray, language);
        const auto own = sample(language.constData());
        const auto english = sample("en");
        const auto compare = [&](const domain::Draft &theirs, const domain::Draft &plain) {
            QCOMPARE(theirs.claims.size(), plain.claims.size());
            for (std::size_t i = 0; i < theirs.claims.size(); ++i) {
                QVERIFY2(theirs.claims[i].text != plain.claims[i].text, qPrintable(plain.claims[i].text));
                QVERIFY2(!theirs.claims[i].text.contains(QLatin1Char('%')), qPrintable(theirs.claims[i].text));
                QCOMPARE(theirs.claims[i].verdict, plain.claims[i].verdict);
                QCOMPARE(theirs.claims[i].passage.has_value(), plain.claims[i].passage.has_value());
                QCOMPARE(int(theirs.claims[i].support), int(plain.claims[i].support));
            }
            QVERIFY(theirs.inputDigest != plain.inputDigest);
        };
        compare(drafting::screen(own, criteria()), drafting::screen(english, criteria()));
        compare(drafting::summarise(own, criteria()), drafting::summarise(english, criteria()));
        const auto together = drafting::synthesise(panel(language.constData()));
        const auto plain = drafting::synthesise(panel("en"));
        VERIFY_RESULT(together);
        VERIFY_RESULT(plain);
        for (std::size_t i = 0; i < together->claims.size(); ++i)
            if (together->claims[i].kind != domain::ClaimKind::Vote)
                QVERIFY2(together->claims[i].text != plain->claims[i].text, qPrintable(plain->claims[i].text));
    }

    void numbersAreWordsInEachLanguage()
    {
        QCOMPARE(Phrases().duration(27), QStringLiteral("two years and three months"));
        QCOMPARE(Phrases(QStringLiteral("de")).duration(27), QStringLiteral("zwei Jahre und drei Monate"));
        QCOMPARE(Phrases(QStringLiteral("fr")).duration(13), QStringLiteral("un an et un mois"));
        QCOMPARE(Phrases(QStringLiteral("es")).years(5), QStringLiteral("cinco años"));
        QCOMPARE(Phrases(QStringLiteral("pl")).years(5), QStringLiteral("five years")); // not known: English
    }

    // German writes every noun large: the check for names must neither let a foreign one through nor strike plain
    // words.
    void aGermanSentenceMayNotNameWhatItsQuoteDoesNot_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<bool>("passes");
        const auto row = [](const char *sentence, bool passes) {
            QTest::newRow(sentence) << QString::fromUtf8(sentence) << passes;
        };
        row("Die Person hat fünf Jahre Berufserfahrung in der Pflege.", true);
        row("Die Unterlagen nennen die Leitung eines Teams bei Nordwind.", true);
        row("Der Lebenslauf zeigt Kenntnisse in Kafka und die Einarbeitung neuer Mitarbeitenden.", true);
        row("Die Station bei Nordwind dauerte bis 2023.", true);
        row("Die Person arbeitete bei Siemens.", false);
        row("Frau Kessler leitete das Team.", false);
        row("Die Station bei Nordwind dauerte bis 2024.", false);
        row("Kenntnisse in RabbitMQ sind angegeben.", false);
        row("Die Person wohnt in Berlin.", false);
        row("Sie studierte an der Technischen Universität München.", false);
    }
    void aGermanSentenceMayNotNameWhatItsQuoteDoesNot()
    {
        QFETCH(QString, sentence);
        QFETCH(bool, passes);
        const QStringList quotes{
            QStringLiteral("2019 – 2023 Teamleitung Pflege bei Nordwind, Kafka, Teams eingearbeitet")};
        QCOMPARE(drafting::saysNoMore(sentence, quotes, {}, QStringLiteral("de")), passes);
    }

    void aModelIsToldTheLanguage()
    {
        drafting::ModelCase about;
        about.input = sample("fr");
        about.criteria = criteria();
        drafting::ProviderProfile profile;
        profile.name = QStringLiteral("house");
        profile.maySend = {QStringLiteral("resume")};
        const auto french = drafting::ModelDraft::prepare(
            domain::OutputKind::Summary, about, drafting::builtInPrompt(domain::OutputKind::Summary), profile);
        VERIFY_RESULT(french);
        QVERIFY(french->question().user.startsWith(QStringLiteral("Language: French\n")));
        about.input = sample("en");
        const auto english = drafting::ModelDraft::prepare(
            domain::OutputKind::Summary, about, drafting::builtInPrompt(domain::OutputKind::Summary), profile);
        VERIFY_RESULT(english);
        QVERIFY(english->inputDigest() != french->inputDigest());
    }
};

QTEST_GUILESS_MAIN(tst_Phrases)
#include "tst_Phrases.moc"
