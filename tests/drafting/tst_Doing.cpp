// What others did, what the person says she did not do, and what is a house's name: none of it meets a criterion.
#include <QTest>

#include "drafting/Criteria.h"
#include "drafting/Doing.h"
#include "drafting/Judging.h"
#include "drafting/Samples.h"
#include "support/QtTestSupport.h"

using domain::Verdict;

class tst_Doing : public QObject
{
    Q_OBJECT
private:
    static Verdict verdictOf(const QString &criterion, const QString &text)
    {
        const std::vector<domain::DocumentText> papers{samples::document(text)};
        return drafting::judge(drafting::criterionFrom(criterion), drafting::readPapers(papers, QDate(2026, 11, 27)))
            .verdict;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void othersDoingIsSeen_data()
    {
        QTest::addColumn<QString>("clause");
        QTest::addColumn<bool>("others");
        const auto row = [](const char *clause, bool others) {
            QTest::newRow(clause) << QString::fromUtf8(clause) << others;
        };
        row("The yearly audit is handled by the group finance office", true);
        row("sat next to the litigation team", true);
        row("the platform team ran Kubernetes", true);
        row("La pâtisserie était faite par mon collègue", true);
        row("Les déploiements étaient assurés par l'équipe plateforme", true);
        row("mes collègues de Francfort y saisissaient les écritures", true);
        row("Las reservas de grupos las llevaba siempre mi compañera", true);
        row("El equipo de marketing usaba Salesforce", true);
        row("Die Lohnabrechnung wurde von einer Kanzlei gemacht", true);
        row("die Buchhaltung übernahm meine Kollegin", true);
        row("I ran the audit with two colleagues", false);
        row("Led the platform team", false);
        row("Code reviewed by my manager", false);
        row("Encadrement d'une équipe de cinq personnes", false);
        row("Gestioné un equipo de ventas", false);
        row("Kolleginnen eingearbeitet und Teams geleitet", false);
    }
    void othersDoingIsSeen()
    {
        QFETCH(QString, clause);
        QFETCH(bool, others);
        QCOMPARE(drafting::tellsOfOthers(clause), others);
    }

    void whatSheDidNotDoIsNotMet_data()
    {
        QTest::addColumn<QString>("criterion");
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char *criterion, const char *line, Verdict verdict) {
            QTest::newRow(line) << QString::fromUtf8(criterion) << QString::fromUtf8(line) << int(verdict);
        };
        row("Kubernetes", "Kubernetes was run by the platform team", Verdict::Unclear);
        row("Kubernetes", "Ran Kubernetes for the platform team", Verdict::Met);
        row("Kubernetes", "Kubernetes habe ich nicht betrieben, will es aber lernen", Verdict::Unclear);
        row("Kafka", "Sales clerk, Éditions Kafka & Fils", Verdict::NotFound);
        row("Java", "Barista, Café Java Digital", Verdict::NotFound);
        row("Java", "Wrote Java for Café Digital", Verdict::Met);
        row("Go", "Tuned a database of 900 Go", Verdict::NotFound);
        row("Go", "Tuned a database with Go", Verdict::Met);
    }
    void whatSheDidNotDoIsNotMet()
    {
        QFETCH(QString, criterion);
        QFETCH(QString, line);
        QFETCH(int, verdict);
        QCOMPARE(int(verdictOf(criterion, QStringLiteral("Experience\n2020 – 2023\n") + line + QLatin1Char('\n'))),
                 verdict);
    }

    void twoLevelsOfOneLanguageAreUnclearWhereOneWouldNotDo()
    {
        const auto papers = [](const char *level) {
            return QStringLiteral("Profile\nGood English (B2)\n\nLanguages\nEnglish: %1\n").arg(QLatin1String(level));
        };
        QCOMPARE(verdictOf(QStringLiteral("English B2"), papers("A2")), Verdict::Unclear);
        QCOMPARE(verdictOf(QStringLiteral("English B2"), papers("C1")), Verdict::Met);
        QCOMPARE(verdictOf(QStringLiteral("English A2"), papers("A2")), Verdict::Met); // both would do
    }
};

QTEST_GUILESS_MAIN(tst_Doing)
#include "tst_Doing.moc"
