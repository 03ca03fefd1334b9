#include <QTest>

#include "drafting/InstructionGuard.h"
#include "drafting/Payloads.h"
#include "drafting/Twins.h"
#include "support/QtTestSupport.h"

using drafting::instructionLines;

class tst_InstructionGuard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC33_everyPayloadIsSeenInEveryTechnique()
    {
        for (const auto &technique : payloads::techniques()) {
            if (technique.hidden)
                continue;
            for (const auto &sentence : payloads::sentences()) {
                const QStringList lines = QStringList{QStringLiteral("Experience")} +
                                          technique.write(sentence).split(QLatin1Char('\n')) +
                                          QStringList{QStringLiteral("2019 Engineer")};
                const auto bad = instructionLines(lines);
                QVERIFY2(!bad.empty() && bad.front() == 1, technique.name + QByteArray(": ") + sentence.toUtf8());
                QCOMPARE(static_cast<qsizetype>(bad.size()), lines.size() - 2);
            }
        }
    }

    // Lines of people who work with models, criteria, scores and instructions for a living.
    void SEC34_workWithMachinesIsNoInstruction()
    {
        const QStringList clean{
            QStringLiteral("Evaluated 300 candidates for customer service roles and led interviews"),
            QStringLiteral("Wrote system prompts for an internal assistant; prompt engineering with GPT-4"),
            QStringLiteral("Rated highest in the team's customer survey three years in a row"),
            QStringLiteral("Met all sales targets in 2019, 2020 and 2021"),
            QStringLiteral("Instructed 20 nurses in hygiene rules"),
            QStringLiteral("Reduced false positives of the AI screening model by 30 percent"),
            QStringLiteral("Score 102 of 120 in the TOEFL"),
            QStringLiteral("All requirements documents were written and reviewed by me"),
            QStringLiteral("Assistant to the managing director"),
            QStringLiteral("You will find my references below"),
            QStringLiteral("Bewertung von Lieferanten nach festen Kriterien, Note 1,3"),
            QStringLiteral("Alle Anforderungen mit dem Kunden abgestimmt"),
            QStringLiteral("Évaluation des candidats et suivi des exigences qualité"),
            QStringLiteral("Definí los criterios de calidad y las instrucciones de montaje"),
            QStringLiteral("Worked with LLMs, RAG and language models; published benchmark"),
            QStringLiteral("Answered 40 tickets a day, only escalated five percent"),
            QStringLiteral("https://example.net/portfolio/some-long-path/with-many-parts/index"),
            QStringLiteral("Project: Automated System Reviewer for code style"),
            QStringLiteral("Human resources assistant, selected and advanced apprentices"),
            QStringLiteral("Москва, инженер-программист"),
            QStringLiteral("مهندس برمجيات في القاهرة"),
            QStringLiteral("מפתח תוכנה בתל אביב"),
            QStringLiteral("Kỹ sư phần mềm, Hà Nội"),
            QStringLiteral("सॉफ्टवेयर इंजीनियर, दिल्ली"),
        };
        for (const auto &line : clean)
            QVERIFY2(instructionLines({line}).empty(), qPrintable(line));
        int lines = 0;
        for (const auto &person : twins::people())
            for (std::size_t kind = 0; kind < twins::templates().size(); ++kind) {
                const QStringList resume = twins::resume(person, kind).text.split(QLatin1Char('\n'));
                QVERIFY2(instructionLines(resume).empty(), qPrintable(resume.join(QLatin1Char('\n'))));
                lines += static_cast<int>(resume.size());
            }
        QVERIFY(lines > 10'000);
    }
};

QTEST_GUILESS_MAIN(tst_InstructionGuard)
#include "tst_InstructionGuard.moc"
