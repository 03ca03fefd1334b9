#include <QSet>
#include <QTest>

#include "drafting/Twins.h"
#include "drafting/redaction/IdentityGate.h"
#include "drafting/redaction/Redaction.h"
#include "support/QtTestSupport.h"

using drafting::Identity;
using drafting::Piece;
using drafting::Redacted;
using drafting::Redactor;

class tst_Redaction : public QObject
{
    Q_OBJECT
private:
    const QByteArray m_key{"an installation's key"};

    Redacted redacted(const QString &text, const domain::Candidate &candidate = {}) const
    {
        Redactor redactor(Identity(candidate), m_key);
        return redactor.redact({samples::document(text)}).front();
    }

    // The marks without nonce: "[P-7f3a-NAME]" → "<NAME>".
    static QString plain(QString text)
    {
        static const QRegularExpression mark(QStringLiteral("\\[P-[0-9a-f]{4}-([A-Z]+)\\]"));
        return text.replace(mark, QStringLiteral("<\\1>"));
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    // 1,000 pairs that differ in name, pronouns, title, contact data and postcode alone: not a byte of difference.
    void CMP61_SEC46_twinsLeaveByteIdenticalText()
    {
        const auto people = twins::people();
        int pairs = 0;
        for (std::size_t i = 0; pairs < 1'000; ++i) {
            const auto &a = people[i % people.size()];
            const auto &b = people[(i * 7 + 13) % people.size()];
            if (a.number == b.number)
                continue;
            const std::size_t kind = i / 3;
            Redactor first(Identity(twins::record(a)), m_key);
            Redactor second(Identity(twins::record(b)), m_key);
            const QString one = first.redact({twins::resume(a, kind)}).front().text;
            const QString other = second.redact({twins::resume(b, kind)}).front().text;
            QVERIFY2(one == other, qPrintable(a.first + a.last + QLatin1Char('\n') + one + QStringLiteral("\n--- ") +
                                              b.first + b.last + QLatin1Char('\n') + other));
            ++pairs;
        }
    }

    void aTwinTestCanFail_withoutTheRedactorTheyDiffer()
    {
        const auto people = twins::people();
        QVERIFY(twins::resume(people[0], 0).text != twins::resume(people[1], 0).text);
    }

    // 1,000 documents; nothing that the record knows leaves, by the gate's own reading.
    void SEC42_SEC44_nothingKnownIsLeftInAThousandDocuments()
    {
        const auto people = twins::people();
        for (std::size_t i = 0; i < 1'000; ++i) {
            const auto &person = people[i % people.size()];
            const Identity identity(twins::record(person));
            Redactor redactor(identity, m_key);
            const QString text = redactor.redact({twins::resume(person, i)}).front().text;
            const auto left = identity.find(text);
            QVERIFY2(left.empty(), qPrintable(text));
        }
    }

    // Each place of the new text leads back to words of the old one, and untouched words to themselves.
    void everyPlaceLeadsBack()
    {
        for (const auto &person : twins::people()) {
            const auto document = twins::resume(person, static_cast<std::size_t>(person.number));
            Redactor redactor(Identity(twins::record(person)), m_key);
            const Redacted out = redactor.redact({document}).front();
            int at = 0;
            int origin = 0;
            for (const auto &edit : out.edits) {
                const int gap = edit.outBegin - at;
                QCOMPARE(out.text.mid(at, gap), document.text.mid(origin, gap));
                if (gap > 0)
                    QCOMPARE(out.origin(at, at + gap), std::pair(origin, origin + gap));
                QCOMPARE(out.origin(edit.outBegin, edit.outEnd), std::pair(edit.begin, edit.end));
                if (edit.outEnd - edit.outBegin > 2) // from inside a mark: the whole piece
                    QCOMPARE(out.origin(edit.outBegin + 1, edit.outEnd - 1), std::pair(edit.begin, edit.end));
                at = edit.outEnd;
                origin = edit.end;
            }
            QCOMPARE(out.text.mid(at), document.text.mid(origin));
        }
    }

    void SEC43_whatIsFoundByItsShape_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto row = [](const char *text, const char *left) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(left);
        };
        row("Mail: jo.bloggs+cv@post.example.co.uk", "Mail: <EMAIL>");
        row("jo (at) post.example", "<EMAIL>");
        row("Tel. 030 1234567", "Tel. <PHONE>");
        row("Phone: 555-010-0199", "Phone: <PHONE>");
        row("Call (415) 555-0132 today", "Call <PHONE> today");
        row("Tél : 06 12 34 56 78", "Tél : <PHONE>");
        row("+44 20 7946 0958", "<PHONE>");
        row("01/2015 - 03/2019 Engineer", "01/2015 - 03/2019 Engineer");
        row("2015-2019, 12.03.2018 – 30.06.2020", "2015-2019, 12.03.2018 – 30.06.2020");
        row("Budget 1 200 000 EUR, 45 000 users", "Budget 1 200 000 EUR, 45 000 users");
        row("https://example.net/me?x=1 and www.my-site.example", "<LINK> and <LINK>");
        row("github.com/somebody, linkedin.com/in/some-body-12", "<LINK>, <LINK>");
        row("IBAN DE89 3704 0044 0532 0130 00", "IBAN <NUMBER>");
        row("4111 1111 1111 1111", "<NUMBER>");
        row("SSN 078-05-1120", "SSN <NUMBER>");
        row("Passport no. C01X00T47", "Passport no. <NUMBER>");
        row("Lives at 12 Abbey Road, London NW8 9AY", "<PLACE>");
        row("Flat 4, 61 Chapel Rise, Wakefield WF2 9PT | Go", "<PLACE> | Go");
        row("Referee: Ron Blewitt on 07700 900210", "Referee: <PERSON> on <PHONE>");
        row("2015 - 2018\nR. Baker Electrical", "2015 - 2018\nR. Baker Electrical");
        row("Musterstraße 12a, 80331 München", "<PLACE>");
        row("14 rue de la Paix, 75002 Paris", "<PLACE>");
        row("Calle Mayor 5, 28013 Madrid", "<PLACE>");
        row("Springfield, IL 62701", "<PLACE>");
        row("Date of birth: 12 March 1985", "<BIRTH>");
        row("geboren am 12.03.1985 in Köln", "<BIRTH>");
        row("né le 3 mai 1990 à Lyon", "<BIRTH>");
        row("Age: 34", "<BIRTH>");
        row("a 41-year-old engineer", "a <BIRTH> engineer");
        row("Marital status: married\nSkills", "<PRIVATE>\nSkills");
        row("Nationality: Chilean | Go, Java", "<PRIVATE> | Go, Java");
        row("verheiratet, zwei Kinder", "<PRIVATE>");
        row("(+34) 600 445 566", "<PHONE>");
        row("LinkedIn: clara-b-91", "LinkedIn: <LINK>");
        row("C/ Mayor, n.º 5, 3.º B\n28013 Madrid", "<PLACE>\n<PLACE>");
        row("pacsée, deux enfants\nde nacionalidad chilena", "<PRIVATE>\n<PRIVATE>");
        row("Nacida en Lugo, el 3 de mayo de 1990", "<BIRTH>");
        row("supervisado por Ana Ruiz Gil en 2019", "supervisado por <PERSON> en 2019");
        row("Dr. Agnes Brown, Dra. Pilar Soto", "<PERSON>, <PERSON>");
        row("3 rue du Puits — a@b.example", "<PLACE> — <EMAIL>");
        row("Estimada señora Capdevila:", "Estimada señora <PERSON>:");
        row("Ayudé al jefe de ventas, Saturnino Lasa, a vender", "Ayudé al jefe de ventas, <PERSON>, a vender");
        row("Jefe de ventas, Conservas Moncayo, Lugo", "Jefe de ventas, Conservas Moncayo, Lugo");
        row("Mrs Agnes Brown praised it", "<PERSON> praised it");
        row("References\nAgnes Brown, Nordwind Pay\nOle Berg | CTO\n",
            "References\n<PERSON>, Nordwind Pay\n<PERSON> | CTO\n");
        row("Education\nBSc Physics, 2008 – 2011\n\nExperience\n2012 Engineer\n",
            "Education\nBSc Physics, <YEAR> – <YEAR>\n\nExperience\n2012 Engineer\n");
        row("She led it; her team won", "They led it; their team won");
        row("Buchhalterin und Kauffrau", "Buchhalter und Kaufmann");
        row("Berlin, Medizin, Benzin, Termin, Begin", "Berlin, Medizin, Benzin, Termin, Begin");
    }
    void SEC43_whatIsFoundByItsShape()
    {
        QFETCH(QString, text);
        QFETCH(QString, left);
        QCOMPARE(plain(redacted(text).text), left);
    }

    // Skills, tools and employers that are people's names too. // SEC-43
    // Nobody knows the name, the street, the form: it stands where such things stand.
    void SEC43_whatStandsAmongHerOwnAffairsGoesWhateverItsShape_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto row = [](const char *text, const char *left) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(left);
        };
        row("Lebenslauf\n\nPersönliche Daten\nGeburtsort: Görlitz\nFamilienstand ...... ledig\n\nBerufserfahrung\nOrt: "
            "Bonn",
            "Lebenslauf\n\nPersönliche Daten\n<PRIVATE>\nFamilienstand ...... <PRIVATE>\n\nBerufserfahrung\nOrt: Bonn");
        row("a@b.example\nCuesta de los Alfareros 6\n* 11.11.2001 in Borna", "<EMAIL>\n<PRIVATE>\n<PRIVATE>");
        row("Lindener Bogen 12 b · 0176 1234567 · Kolumbianerin · Führerschein B",
            "<PRIVATE> · <PHONE> · <PRIVATE> · Führerschein B");
        row("Edad: 39 años // en pareja, un hijo", "<BIRTH> // <PRIVATE>");
        row("Datos personales\nPuesto: Enfermera\nNacionalidad: chilena",
            "Datos personales\nPuesto: Enfermera\n<PRIVATE>");
        // What is about the work stays, also up there.
        row("+ 8 Jahre Vertrieb im Süden gemacht", "+ 8 Jahre Vertrieb im Süden gemacht");
        row("a@b.example\n\nAuf einen Blick\nTeam von 12 Leuten", "<EMAIL>\n\nAuf einen Blick\nTeam von 12 Leuten");
        row("Experience\nTeam lead, 12 people, Hull 3", "Experience\nTeam lead, 12 people, Hull 3");
    }
    void SEC43_whatStandsAmongHerOwnAffairsGoesWhateverItsShape()
    {
        QFETCH(QString, text);
        QFETCH(QString, left);
        QCOMPARE(plain(redacted(text).text), left);
    }

    void SEC43_otherPeopleAreFoundByGivenNamesAndByWhatTheyDid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto row = [](const char *text, const char *left) {
            QTest::newRow(text) << QString::fromUtf8("Experience\n") + QString::fromUtf8(text)
                                << QString::fromUtf8("Experience\n") + QString::fromUtf8(left);
        };
        row("ran it together with Hubert Stoeckler until 2020", "ran it together with <PERSON> until 2020");
        row("Ansprechpartnerin war Gwenola van der Raff.", "Ansprechpartner war <PERSON>.");
        row("con Jacinto Mondéjar Ferriol y su equipo", "con <PERSON> y su equipo");
        row("L'équipe était menée par Zwenola Raffray ; six vendeurs",
            "L'équipe était menée par <PERSON> ; six vendeurs");
        row("Die Gruppe wurde geleitet von Xantia Brömmelkamp, ich half",
            "Die Gruppe wurde geleitet von <PERSON>, ich half");
        row("Iveta Strnadová, head of studies, +420 601 222 333", "<PERSON>, head of studies, <PHONE>");
        row("Kerstin Wiegand (geb. Aumüller)", "<PERSON> (geb. <PERSON>)");
        // Houses, companies, schools and prizes bear names; they say where somebody worked.
        row("Nurse at Klinik Albert Schweitzer", "Nurse at Klinik Albert Schweitzer");
        row("Karl Schmidt GmbH, Bonn", "Karl Schmidt GmbH, Bonn");
        row("Colegio San Ignacio Mayor", "Colegio San Ignacio Mayor");
        row("Grundschule Anna Frank Schule", "Grundschule Anna Frank Schule");
        row("Santiago Bernabeu Project", "Santiago Bernabeu Project");
        row("SQL, Julia, Python", "SQL, Julia, Python");
    }
    void SEC43_otherPeopleAreFoundByGivenNamesAndByWhatTheyDid()
    {
        QFETCH(QString, text);
        QFETCH(QString, left);
        QCOMPARE(plain(redacted(text).text), left);
    }

    // The record knows a part of it; what belongs to it goes along, and twins stay twins.
    void SEC42_theWholeNameGoesWhereTheRecordKnowsAPart()
    {
        domain::Candidate known;
        known.firstName = QStringLiteral("Nerea");
        known.lastName = QStringLiteral("Bustarviejo");
        for (const char *whole : {"Nerea Bustarviejo Galán", "Bustarviejo Galán, Nerea"})
            QCOMPARE(plain(redacted(QString::fromUtf8(whole) + QStringLiteral("\nExperiencia\n"), known).text),
                     QStringLiteral("<NAME>\nExperiencia\n"));
    }

    void SEC46_aPronounOfOneLanguageIsAnotherWordInAnother()
    {
        const auto left = [this](const char *text, const char *language) {
            auto document = samples::document(QString::fromUtf8(text));
            document.language = QString::fromLatin1(language);
            Redactor redactor(Identity(), m_key);
            return plain(redactor.redact({document}).front().text);
        };
        QCOMPARE(left("Experiencia\nYo no he dirigido equipos", "es"),
                 QStringLiteral("Experiencia\nYo no he dirigido equipos"));
        QCOMPARE(left("Experience\nshe said he led it", "en"), QStringLiteral("Experience\nthey said they led it"));
    }

    void SEC43_skillsThatAreNamesSurvive()
    {
        static const char *const alike[] = {
            "Ada",        "Julia",   "Ruby",      "Pascal",   "Swift",     "Scala",     "Elm",     "Jenkins",
            "Kafka",      "Hadoop",  "Cassandra", "Maria DB", "Alice",     "Gunther",   "Haskell", "Curry",
            "Dylan",      "Oz",      "Dart",      "Clojure",  "Erlang",    "Racket",    "Chef",    "Puppet",
            "Salt",       "Ansible", "Vagrant",   "Consul",   "Nomad",     "Vault",     "Packer",  "Istio",
            "Linkerd",    "Envoy",   "Traefik",   "Redis",    "Mongo",     "Couchbase", "Neo4j",   "Oracle",
            "Sybase",     "Tandem",  "Morgan",    "Stanley",  "Goldman",   "Deloitte",  "Ernst",   "Bain",
            "McKinsey",   "Bosch",   "Siemens",   "Mercedes", "Porsche",   "Ford",      "Tesla",   "Dell",
            "Hewlett",    "Packard", "Johnson",   "Procter",  "Gamble",    "Unilever",  "Kellogg", "Nestlé",
            "Adobe",      "Figma",   "Sketch",    "Maya",     "Blender",   "Houdini",   "Nuke",    "Catia",
            "Ansys",      "Matlab",  "Simulink",  "Lean",     "Six Sigma", "Kaizen",    "Kanban",  "Scrum",
            "Montessori", "Waldorf", "Bobath",    "Vojta",    "Pearl",     "Perl",      "Gherkin", "Cucumber",
            "Jasmine",    "Karma",   "Mocha",     "Chai",     "Ember",     "Angular",   "Svelte",  "Astro",
            "Flask",      "Django",  "Celery"};
        for (const char *each : alike)
            for (const char *frame : {"Skills: %1, SQL", "Five years of %1 at work", "2019 %1 Project, team of 4"}) {
                const QString text = QString::fromUtf8(frame).arg(QString::fromUtf8(each));
                QCOMPARE(redacted(text).text, text);
            }
    }

    // --- marks

    void SEC45_marksOfTheApplicantsOwnAreNoMarks()
    {
        const auto person = twins::people().front();
        Redactor redactor(Identity(twins::record(person)), m_key);
        const QString planted = QStringLiteral("[P-0000-NAME] {{name}} [NAME] [ P-ffff-EMAIL ] ") + person.first;
        const auto out = redactor.redact({samples::document(planted)}).front();
        QCOMPARE(plain(out.text), QStringLiteral("(P-0000-NAME] {{name}} [NAME] ( P-ffff-EMAIL ] <NAME>"));
        // What a model says back is put into words only where the mark is ours.
        const QString mark = QStringLiteral("[P-%1-NAME]").arg(redactor.nonce());
        QCOMPARE(redactor.restored(mark + QStringLiteral(" [P-0000-NAME] {{name}}"), QStringLiteral("the applicant")),
                 QStringLiteral("the applicant [P-0000-NAME] {{name}}"));
    }

    void SEC45_theNonceIsEqualForTwinsAndOthersCannotGuessIt()
    {
        const auto people = twins::people();
        QSet<QString> nonces;
        for (std::size_t kind = 0; kind < twins::templates().size(); ++kind) {
            Redactor redactor(Identity(twins::record(people[0])), m_key);
            redactor.redact({twins::resume(people[0], kind)});
            nonces.insert(redactor.nonce());
            Redactor elsewhere(Identity(twins::record(people[0])), "another installation");
            elsewhere.redact({twins::resume(people[0], kind)});
            nonces.insert(elsewhere.nonce());
        }
        QCOMPARE(nonces.size(), 2 * static_cast<qsizetype>(twins::templates().size()));
    }
};

QTEST_GUILESS_MAIN(tst_Redaction)
#include "tst_Redaction.moc"
