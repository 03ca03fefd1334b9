#include <QTest>

#include "drafting/CriteriaLint.h"
#include "support/QtTestSupport.h"

using drafting::Fault;

class tst_CriteriaLint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("fault");
        const auto rows = [](Fault fault, std::initializer_list<const char *> texts) {
            for (const char *text : texts)
                QTest::newRow(text) << QString::fromUtf8(text) << static_cast<int>(fault);
        };
        rows(Fault::Protected,
             {"Between 25 and 35 years old", "Höchstens 40 Jahre alt", "Female receptionist", "Weiblich",
              "German citizenship", "Deutsche Staatsangehörigkeit", "Nacionalidad española", "No children", "Ledig",
              "Célibataire", "Practising Catholic", "Evangelische Konfession", "Healthy and able-bodied", "Kinderlos",
              "A woman for the front desk", "Keine Behinderung", "Buena presencia", "Photo attached"});
        rows(Fault::Proxy, {"Young and hungry", "Digital native", "Native English speaker", "Deutsch als Muttersprache",
                            "Langue maternelle française", "Lückenloser Lebenslauf", "Lives near Leeds",
                            "Graduated after 2018", "Top university", "Cultural fit", "Junges Team, junge Leute"});
        rows(Fault::Untestable,
             {"Friendly manner", "Pünktlich und ehrlich", "Passionate about food", "Persona creativa"});
        rows(Fault::Vague, {"Good communication skills", "Teamfähigkeit", "Excellent Excel knowledge",
                            "Esprit d'équipe", "Relevant experience"});
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QString, text);
        QFETCH(int, fault);
        const auto note = drafting::lint(text);
        QVERIFY2(note.has_value(), qPrintable(text));
        QCOMPARE(static_cast<int>(note->fault), fault);
        QVERIFY(!note->words.isEmpty() && note->why.endsWith(QLatin1Char('.')));
        QCOMPARE(note->forbids(), fault <= static_cast<int>(Fault::Proxy));
    }

    void soundWordingIsLeftAlone()
    {
        for (const char *text : {"Go, five years or more",
                                 "German at level C1",
                                 "Führerschein Klasse C",
                                 "Three years as a nurse on a ward",
                                 "Diplôme d'État d'infirmier",
                                 "SAP FI, two years",
                                 "Led a team of at least five people",
                                 "Experience with Kubernetes in production",
                                 "Experiencia de tres años en contabilidad",
                                 "Kotlin",
                                 "Work permit for the EU",
                                 "Manages night shifts",
                                 "Childcare qualification",
                                 "Women's football coaching licence B",
                                 "Senior accountant, IFRS",
                                 "Human resources administration",
                                 "Mandarin, B2 or better",
                                 "Lange Nächte im Labor: HPLC",
                                 "Experience with children under three",
                                 "Work with young people",
                                 "Women's health, two years",
                                 "Single sign-on",
                                 "Race conditions and locks",
                                 "Support for people with disabilities",
                                 "Dynamic programming",
                                 "Photo editing",
                                 "Graduated in computer science",
                                 "Teacher of religion",
                                 "Care of pregnant women",
                                 "Cloud nativa, Kubernetes",
                                 "Arbeit mit Kindern",
                                 "Customs: rules of origin"}) {
            const auto note = drafting::lint(QString::fromUtf8(text));
            QVERIFY2(!note, text);
        }
    }
};

QTEST_GUILESS_MAIN(tst_CriteriaLint)
#include "tst_CriteriaLint.moc"
