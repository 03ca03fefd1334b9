// What is painted over while names are off: everything that names the person, and nothing that does not.
#include <QTest>

#include "app/countersign/Identity.h"
#include "support/QtTestSupport.h"

class tst_Identity : public QObject
{
    Q_OBJECT

    static domain::Candidate person()
    {
        domain::Candidate candidate;
        candidate.firstName = QStringLiteral("Ilse");
        candidate.lastName = QStringLiteral("Brandauer");
        candidate.preferredName = QStringLiteral("Ila");
        candidate.emails = {QStringLiteral("ilse.brandauer@post.example")};
        candidate.phones = {QStringLiteral("+49 30 23125 017")};
        candidate.links = {QStringLiteral("https://ilse-brandauer.example/work")};
        candidate.addresses = {QStringLiteral("Gartenweg 12, 99990 Musterau")};
        return candidate;
    }

    // The covered words, in order.
    static QStringList covered(const QString &text, const domain::Candidate &candidate)
    {
        domain::DocumentText document;
        document.text = text;
        QStringList out;
        int before = -1;
        for (const auto &stretch : app::identityIn(document, candidate)) {
            if (stretch.begin <= before || stretch.end <= stretch.begin)
                return {QStringLiteral("not ascending")};
            before = stretch.end;
            out.append(text.mid(stretch.begin, stretch.end - stretch.begin));
        }
        return out;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void whatNamesThePersonIsCovered_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("both names", "I am Ilse Brandauer, engineer", "Ilse|Brandauer");
        row("capitals", "ILSE BRANDAUER\nEngineer", "ILSE|BRANDAUER");
        row("last name first", "Brandauer, Ilse: engineer", "Brandauer|Ilse");
        row("broken line", "Ilse\nBrandauer", "Ilse|Brandauer");
        row("preferred name", "My friends say Ila.", "Ila");
        row("genitive", "Brandauer's team of four", "Brandauer");
        row("hyphenated", "Ilse Brandauer-Koch", "Ilse|Brandauer");
        row("e-mail of the record", "Write to ilse.brandauer@post.example today", "ilse.brandauer@post.example");
        row("another e-mail", "Write to someone_else+cv@mail.example today", "someone_else+cv@mail.example");
        row("e-mail with a break", "Write to someone @mail.example", "someone @mail.example");
        row("phone of the record", "Call +49 30 23125 017 please", "+49 30 23125 017");
        row("phone in another form", "Call (030) 23125-017 please", "(030) 23125-017");
        row("British phone", "Tel. +44 20 7946 0123", "+44 20 7946 0123");
        row("phone and years", "+49 30 23125 017 2015-2019", "+49 30 23125 017 2015-2019");
        row("American phone", "Tel. (212) 555-0142", "(212) 555-0142");
        row("French phone", "Tél. +33 1 99 00 12 34", "+33 1 99 00 12 34");
        row("dotted phone", "Tel. 030.23125.017", "030.23125.017");
        row("profile link", "See linkedin.com/in/someone for more", "linkedin.com/in/someone");
        row("web address", "See https://someone.example/cv for more", "https://someone.example/cv");
        row("link of the record as printed", "ilse-brandauer.example/work", "ilse-brandauer.example/work");
        row("Spanish phone", "Tel. 555 123 456", "555 123 456");
        row("address", "Gartenweg 12, 99990 Musterau", "Gartenweg 12, 99990 Musterau");
        row("address over two lines", "Gartenweg 12,\n99990 Musterau", "Gartenweg 12,\n99990 Musterau");
    }

    void whatNamesThePersonIsCovered()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(covered(text, person()).join(QLatin1Char('|')), expected);
    }

    void whatDoesNotNameThePersonStays_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"2015–2019 Engineer", "2015 – 2019", "2015-2019", "(2015 - 2019)", "2015/2019", "03/2015 - 04/2019",
              "03.2015 – 04.2019", "01.03.2015 – 30.04.2019", "2015-03 – 2019-04", "2008–2012 2012–2016",
              "12 000 000 EUR budget", "1,200,000 requests a day", "ISO 27001:2022", "Brandauerin", "Pilsen", "Isles",
              "C++17, Python 3.11", "12/2019 - 06/2020"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void whatDoesNotNameThePersonStays()
    {
        QFETCH(QString, text);
        QCOMPARE(covered(text, person()).join(QLatin1Char('|')), QString());
    }

    void namesAreFoundInTheFormsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *first, const char *last, const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromUtf8(first) << QString::fromUtf8(last) << QString::fromUtf8(text)
                                << QString::fromUtf8(expected);
        };
        row("Jörn", "Großkreutz", "Joern Grosskreutz", "Joern|Grosskreutz");
        row("Jörn", "Großkreutz", "JÖRN GROSSKREUTZ", "JÖRN|GROSSKREUTZ");
        row("Jörn", "Großkreutz", "profiles.example/joern-grosskreutz", "joern|grosskreutz");
        row("Lucía", "Peñalba", "Lucia Penalba", "Lucia|Penalba");
        row("Anna-Maria", "Vey", "Anna Maria Vey", "Anna Maria|Vey");
        row("Anna-Maria", "Vey", "Anna Vey", "Anna|Vey");
        row("Anna Maria", "Vey", "Anna-Maria Vey", "Anna-Maria|Vey");
        row("Karl", "von der Heide", "Karl Heide, der Leiter von allem", "Karl|Heide");
        row("Nora", "Ek", "Nora Ek", "Nora|Ek");
    }

    void namesAreFoundInTheFormsPeopleWriteThem()
    {
        QFETCH(QString, first);
        QFETCH(QString, last);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        domain::Candidate candidate;
        candidate.firstName = first;
        candidate.lastName = last;
        QCOMPARE(covered(text, candidate).join(QLatin1Char('|')), expected);
    }

    void aPersonWithoutWordsCoversNothing()
    {
        QVERIFY(covered(QStringLiteral("Engineer in a small town"), {}).isEmpty());
        domain::Candidate oneLetter;
        oneLetter.firstName = QStringLiteral("K");
        QVERIFY(covered(QStringLiteral("K is a letter"), oneLetter).isEmpty()); // would cover half of the page
    }

    void wordsWithSignsAreTakenAsTheyAre()
    {
        domain::Candidate candidate;
        candidate.lastName = QStringLiteral("O'Mara (Vey)");
        QCOMPARE(covered(QStringLiteral("Dr O'Mara (Vey) leads"), candidate),
                 QStringList(QStringLiteral("O'Mara (Vey)")));
    }

    void maskedTextHidesTheWordsAndKeepsTheRest()
    {
        const QString masked = app::maskedText(
            QStringLiteral("Ilse Brandauer, ilse.brandauer@post.example, led a team 2015–2019."), person());
        for (const char *word : {"Ilse", "Brandauer", "post.example"})
            QVERIFY2(!masked.contains(QLatin1String(word), Qt::CaseInsensitive), qPrintable(masked));
        QVERIFY2(masked.endsWith(QStringLiteral(", led a team 2015–2019.")), qPrintable(masked));
        QVERIFY(masked.contains(QChar(0x2588)));
        // The length of a long word does not give it away.
        domain::Candidate longName;
        longName.lastName = QStringLiteral("Wolfeschlegelsteinhausen");
        QCOMPARE(app::maskedText(longName.lastName, longName), QString(12, QChar(0x2588)));
        QCOMPARE(app::maskedText(QStringLiteral("nothing here"), person()), QStringLiteral("nothing here"));
    }
};

QTEST_GUILESS_MAIN(tst_Identity)
#include "tst_Identity.moc"
