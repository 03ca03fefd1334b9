#include <QTest>

#include "drafting/Affect.h"
#include "drafting/Grounding.h"
#include "drafting/Prompts.h"
#include "drafting/Synthesis.h"
#include "support/QtTestSupport.h"

using drafting::affectIn;

class tst_Affect : public QObject
{
    Q_OBJECT
private:
    static drafting::Interview interview(const QString &id, const QString &note)
    {
        drafting::Interview out;
        out.card.id = domain::ScorecardId(id);
        out.card.notes = note;
        out.card.submittedAt = QDateTime(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC);
        out.interviewer = QStringLiteral("Interviewer ") + id;
        return out;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    // 100 planted sentences; at least 95 are seen.
    void CMP05_guessesAtFeelingsAreSeen()
    {
        const QStringList frames{QStringLiteral("She seemed %1 when asked about the migration."),
                                 QStringLiteral("The applicant came across as %1."),
                                 QStringLiteral("He looked %1 throughout the call."),
                                 QStringLiteral("Their voice was %1 and they avoided our eyes."),
                                 QStringLiteral("Er wirkte im Gespräch %1."),
                                 QStringLiteral("Sie schien %1 zu sein."),
                                 QStringLiteral("Elle semblait %1 pendant l'entretien."),
                                 QStringLiteral("Il avait l'air %1."),
                                 QStringLiteral("Parecía %1 al hablar del equipo."),
                                 QStringLiteral("Body language: %1, little eye contact.")};
        const QStringList english{QStringLiteral("nervous"),    QStringLiteral("confident"),
                                  QStringLiteral("bored"),      QStringLiteral("enthusiastic"),
                                  QStringLiteral("very tense"), QStringLiteral("insecure"),
                                  QStringLiteral("arrogant"),   QStringLiteral("shy"),
                                  QStringLiteral("honest"),     QStringLiteral("tired")};
        const QStringList german{QStringLiteral("nervös"),          QStringLiteral("selbstsicher"),
                                 QStringLiteral("gelangweilt"),     QStringLiteral("begeistert"),
                                 QStringLiteral("sehr angespannt"), QStringLiteral("unsicher"),
                                 QStringLiteral("arrogant"),        QStringLiteral("schüchtern"),
                                 QStringLiteral("ehrlich"),         QStringLiteral("müde")};
        const QStringList french{QStringLiteral("nerveuse"),    QStringLiteral("sûr de lui"),
                                 QStringLiteral("ennuyée"),     QStringLiteral("enthousiaste"),
                                 QStringLiteral("très tendue"), QStringLiteral("timide"),
                                 QStringLiteral("arrogante"),   QStringLiteral("stressé"),
                                 QStringLiteral("sincère"),     QStringLiteral("fatigué")};
        const QStringList spanish{QStringLiteral("nerviosa"),  QStringLiteral("seguro"),
                                  QStringLiteral("aburrida"),  QStringLiteral("entusiasmado"),
                                  QStringLiteral("muy tensa"), QStringLiteral("insegura"),
                                  QStringLiteral("cansada"),   QStringLiteral("tímida"),
                                  QStringLiteral("sincero"),   QStringLiteral("frustrado")};
        int seen = 0;
        for (qsizetype i = 0; i < frames.size(); ++i)
            for (qsizetype j = 0; j < 10; ++j) {
                const QString word = i == 4 || i == 5   ? german[j]
                                     : i == 6 || i == 7 ? french[j]
                                     : i == 8           ? spanish[j]
                                                        : english[j];
                seen += affectIn(frames[i].arg(word)).isEmpty() ? 0 : 1;
            }
        qInfo("%d of 100 seen", seen);
        QVERIFY2(seen >= 95, QByteArray::number(seen));
    }

    void whatWasSaidAndDoneIsNoGuess()
    {
        for (const char *text :
             {"Explained the outage step by step and named the cause.", "Looked up the metric in two minutes.",
              "Could not say how the cache is filled.", "Sounds alarms when the queue grows: built that monitor.",
              "Fragte nach dem Budget und nannte drei Risiken.", "Appears in the commit history of the project.",
              "Asked for written confidence intervals.", "A montré le tableau de bord.", "Explicó el cierre mensual."})
            QVERIFY2(affectIn(QString::fromUtf8(text)).isEmpty(), text);
    }

    // 200 transcripts' worth of scorecards: whatever guesses at feelings cannot be approved as it stands.
    void CMP05_aSynthesisThatRepeatsAGuessCannotBeApproved()
    {
        for (int i = 0; i < 200; ++i) {
            const QString guess = QStringLiteral("Seemed nervous in part %1.").arg(i);
            drafting::SynthesisInput input;
            input.interviews = {interview(QStringLiteral("1"), guess), interview(QStringLiteral("2"), guess)};
            auto draft = drafting::synthesise(input);
            VERIFY_RESULT(draft);
            domain::Claim claim;
            claim.kind = domain::ClaimKind::Agreement;
            claim.text = QStringLiteral("Both write that the applicant seemed nervous.");
            const auto texts = drafting::scorecardTexts(input.interviews);
            claim.passage = drafting::locate(guess, texts.front()).front();
            draft->claims.push_back(claim);
            drafting::verify(*draft, texts);
            QCOMPARE(draft->claims.back().support, domain::Support::Unsupported);
            QVERIFY(!drafting::approvable(*draft));
        }
    }

    void CMP05_noSchemaHasAPlaceForFeelings()
    {
        using domain::OutputKind;
        for (const auto kind : {OutputKind::Summary, OutputKind::Screening, OutputKind::Message, OutputKind::Synthesis})
            for (const char *word : {"sentiment", "emotion", "affect", "mood", "personality", "confidence", "tone"})
                QVERIFY2(!drafting::builtInPrompt(kind).schema.contains(QByteArray("\"") + word), word);
    }
};

QTEST_GUILESS_MAIN(tst_Affect)
#include "tst_Affect.moc"
