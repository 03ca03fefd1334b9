#include <QTest>

#include "drafting/Dates.h"
#include "drafting/ExperienceSpans.h"
#include "drafting/Samples.h"
#include "support/QtTestSupport.h"

using namespace drafting;

class tst_ExperienceSpans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void datesAreReadInFourLanguages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("months"); // -1: no span
        QTest::addColumn<bool>("current");
        const auto row = [](const char *text, int months, bool current = false) {
            QTest::newRow(text) << QString::fromUtf8(text) << months << current;
        };
        row("2019–2023", 48);
        row("2019 - 2023", 48);
        row("03/2019 – 05/2019", 3);
        row("03.2019–05.2021", 27);
        row("01.03.2019 – 31.05.2021", 27);
        row("2019-03 – 2021-05", 27);
        row("March 2019 to May 2021", 27);
        row("Mar. 2019 – May 2021", 27);
        row("Jun – Sep 2021", 4);
        row("06–09/2021", 4);
        row("März 2019 bis Mai 2021", 27);
        row("Januar 2024 – heute", 34, true);
        row("seit 2024", 34, true);
        row("since January 2024", 34, true);
        row("mars 2019 à mai 2021", 27);
        row("de janvier 2024 à aujourd'hui", 34, true);
        row("depuis janvier 2024", 34, true);
        row("août 2020 – déc. 2020", 5);
        row("enero de 2019 – marzo de 2019", 3);
        row("desde enero de 2024 hasta la actualidad", 34, true);
        row("2024 – actualidad", 34, true);
        row("2024 – present", 34, true);
        row("2024 –", 34, true);
        row("2019–23", 48);
        row("2019–2019", 6);
        row("2023–2019", -1); // ends before it begins
        row("2031–2033", -1); // not yet
        row("2024–2030", 34); // cut at today
        row("+49 30 23125 019", -1);
        row("12345 Havelmark", -1);
    }

    void datesAreReadInFourLanguages()
    {
        QFETCH(QString, text);
        QFETCH(int, months);
        QFETCH(bool, current);
        const auto ranges = dateRanges(text, 0, static_cast<int>(text.size()), QDate(2026, 11, 25));
        if (months < 0) {
            QVERIFY(ranges.empty() || ranges.front().single);
            return;
        }
        QCOMPARE(ranges.size(), std::size_t(1));
        QCOMPARE(ranges[0].toMonth - ranges[0].fromMonth, months);
        QCOMPARE(ranges[0].current, current);
        QVERIFY(!ranges[0].single);
    }

    void entriesBeginWithTheirTitle_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("dates first") << QStringLiteral(
            "Experience\n2019–2023 Alpha role\nDid things.\n2015–2019 Beta role\nOther things.\n");
        QTest::newRow("dates last on the line") << QStringLiteral(
            "Experience\nAlpha role, Kiesel AG 2019–2023\nDid things.\nBeta role 2015–2019\nOther.\n");
        QTest::newRow("dates under the title")
            << QStringLiteral("Experience\nAlpha role\n2019–2023\n• Did things.\n\nBeta role\n2015–2019\n• Other.\n");
        QTest::newRow("dates under title and firm") << QStringLiteral(
            "Experience\nAlpha role\nKiesel AG\n2019–2023\n• Did things.\nBeta role\nTal KG\n2015–2019\n• Other.\n");
        QTest::newRow("German heading") << QStringLiteral(
            "BERUFSERFAHRUNG\n2019–2023 Alpha role\nDid things.\n2015–2019 Beta role\n");
        QTest::newRow("a table with a head row and short last lines") << QStringLiteral(
            "Experience\nPeriod Position Duties and results\n2019–2023 Alpha role Ran the interfaces of\n"
            "5 Alpha teams\n2015–2019 Beta role Shared on-call\n");
        QTest::newRow("letter-spaced heading")
            << QStringLiteral("E X P E R I E N C E\n2019–2023 Alpha role\nx\n2015–2019 Beta role\n");
    }

    void entriesBeginWithTheirTitle()
    {
        QFETCH(QString, text);
        const auto document = samples::document(text);
        const auto spans = experienceSpans(document, sections(document), QDate(2026, 11, 25));
        QCOMPARE(spans.size(), std::size_t(2));
        const QString first = text.mid(spans[0].entryBegin, spans[0].entryEnd - spans[0].entryBegin);
        const QString second = text.mid(spans[1].entryBegin, spans[1].entryEnd - spans[1].entryBegin);
        QVERIFY(first.contains(QStringLiteral("Alpha")) && !first.contains(QStringLiteral("Beta")));
        QVERIFY(second.contains(QStringLiteral("Beta")) && !second.contains(QStringLiteral("Alpha")));
        QVERIFY(!second.contains(QStringLiteral("teams")));
        QCOMPARE(mergedMonths(spans), 96);
    }

    // The last cell of the row above may wrap into a short line that looks like a title.
    void aLineInAColumnToTheRightIsNoTitle()
    {
        const QString text = QStringLiteral("Experience\nPeriod Position Duties\n2019–2023\nAlpha role\nRan interfaces"
                                            " used by\n5 Alpha teams\n2015–2019\nBeta role\nShared on-call\n");
        auto document = samples::document(text);
        document.pages = {QSizeF(595, 842)};
        const auto put = [&](const char *words, double left, double top) {
            const int begin = static_cast<int>(text.indexOf(QString::fromUtf8(words)));
            const int length = static_cast<int>(QString::fromUtf8(words).size());
            document.runs.push_back({0, QRectF(left, top, 70, 12), begin, begin + length, false});
        };
        put("Experience", 40, 40);
        put("Period Position Duties", 40, 60);
        put("2019–2023", 40, 80);
        put("Alpha role", 140, 80);
        put("Ran interfaces used by", 240, 80);
        put("5 Alpha teams", 240, 95);
        put("2015–2019", 40, 120);
        put("Beta role", 140, 120);
        put("Shared on-call", 240, 120);
        const auto spans = experienceSpans(document, sections(document), QDate(2026, 11, 25));
        QCOMPARE(spans.size(), std::size_t(2));
        QCOMPARE(text.mid(spans[1].entryBegin, 9), QStringLiteral("2015–2019"));
        QVERIFY(
            text.mid(spans[0].entryBegin, spans[0].entryEnd - spans[0].entryBegin).contains(QStringLiteral("teams")));
    }

    void overlapsCountOnce()
    {
        const auto document =
            samples::document(QStringLiteral("Experience\n2018–2021 One\n2020–2022 Two\n2019–2020 Three\n"));
        QCOMPARE(mergedMonths(experienceSpans(document, sections(document), QDate(2026, 11, 25))), 48);
        QCOMPARE(mergedMonths({}), 0);
    }

    void educationIsNoExperience()
    {
        const auto document = samples::document(samples::engineer());
        const auto spans = experienceSpans(document, sections(document), QDate(2026, 11, 25));
        QCOMPARE(spans.size(), std::size_t(2));
        QCOMPARE(mergedMonths(spans), 96);
    }

    void sectionsAreFoundInFourLanguages_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *heading, SectionKind kind) {
            QTest::newRow(heading) << QString::fromUtf8(heading) << int(kind);
        };
        row("Work experience", SectionKind::Experience);
        row("Beruflicher Werdegang", SectionKind::Experience);
        row("Expérience professionnelle", SectionKind::Experience);
        row("EXPERIENCIA LABORAL:", SectionKind::Experience);
        row("Ausbildung", SectionKind::Education);
        row("Formación académica", SectionKind::Education);
        row("Compétences", SectionKind::Skills);
        row("Sprachkenntnisse", SectionKind::Languages);
        row("Idiomas", SectionKind::Languages);
        row("Weiterbildungen", SectionKind::Certificates);
        row("Projets", SectionKind::Projects);
        row("Über mich", SectionKind::Profile);
        row("Experience taught me patience", SectionKind::Other);
    }

    void sectionsAreFoundInFourLanguages()
    {
        QFETCH(QString, heading);
        QFETCH(int, kind);
        const QString text = QStringLiteral("Some Name\n") + heading + QStringLiteral("\ncontent of it\n");
        const auto found = sections(samples::document(text));
        QCOMPARE(int(sectionAt(found, static_cast<int>(text.size()) - 3)), kind);
    }
};

QTEST_GUILESS_MAIN(tst_ExperienceSpans)
#include "tst_ExperienceSpans.moc"
