// Words of the backend engineers.
#include "practice/PeoplePack.h"

namespace practice {

namespace {

QStringList list(const QString &text)
{
    return text.split(QLatin1Char('|'));
}

} // namespace

PeoplePack backendEnglish()
{
    PeoplePack p;
    p.titles = list(
        QStringLiteral("Junior Software Developer|Backend Engineer|Senior Backend Engineer|Lead Backend Engineer"));
    p.companies = list(QStringLiteral("Quillbank|Nordlicht Pay|Tallyfern Systems|Kestrel Ledger|Ostrava "
                                      "Cloudworks|Brightmoor Labs|Paperboat Software|"
                                      "Lindenhof Digital|Harbourline Data|Velomere Mobility|Fennel & Reed|Saltmarsh "
                                      "Analytics|Okra Commerce|Mirabel Tickets"));
    p.cities = list(QStringLiteral("Berlin|Hamburg|Leipzig|Munich|Dublin|London|Amsterdam|Lisbon|Warsaw|Vienna"));
    p.topics = {
        PackTopic{list(QStringLiteral("Built the card payment service that settles {40-900} thousand transactions a "
                                      "day, including chargebacks and refunds|"
                                      "Owned SEPA credit transfer and direct debit for {2-5} markets under PSD2, "
                                      "audited twice without findings|"
                                      "Designed an idempotent ledger for payouts; reconciliation breaks fell from "
                                      "{30-80} to under {2-5} a week")),
                  list(QStringLiteral("Connected the shop’s checkout to an external payment provider|"
                                      "Kept the invoicing module running and fixed rounding errors in VAT totals"))},
        PackTopic{
            list(QStringLiteral(
                "Ran PostgreSQL in production ({1-6} TB): query tuning, partitioning and zero-downtime migrations|"
                "Cut the slowest PostgreSQL queries from {3-9} s to {40-180} ms by rewriting joins and indexes|"
                "Moved {20-60} tables from MySQL to PostgreSQL without an outage")),
            list(QStringLiteral("Wrote SQL reports and small schema changes for the product team|"
                                "Stored events in a document database and learned SQL on the side"))},
        PackTopic{list(QStringLiteral("Led a team of {3-9} engineers: planning, code review, hiring and yearly reviews|"
                                      "Led the {4-7}-person settlement squad and shared on-call with it|"
                                      "Mentored {2-5} junior engineers, two of whom were promoted")),
                  list(QStringLiteral("Looked after {1-2} interns each summer|Ran the weekly code review round"))},
        PackTopic{list(QStringLiteral(
                      "Moved {12-45} services to Kubernetes with Helm and canary releases|"
                      "Operates {3-8} Kubernetes clusters with Terraform; error budget kept {5-11} quarters in a row")),
                  list(QStringLiteral("Packaged services as Docker images and deployed them with a shared script|"
                                      "Used a managed cloud platform for deployments"))},
    };
    p.duties = list(QStringLiteral("Wrote and documented REST and gRPC interfaces used by {4-14} teams|"
                                   "Introduced contract tests, which halved failed releases within {3-9} months|"
                                   "Replaced nightly batch jobs by Kafka streams; data is fresh within {5-40} seconds|"
                                   "Shared on-call for {10-35} services and wrote the post-mortems|"
                                   "Brought test coverage of the core module from {20-45} % to {70-92} %|"
                                   "Removed {30-120} thousand lines of dead code together with the platform team|"
                                   "Reduced cloud costs by {12-38} % by right-sizing and caching|"
                                   "Worked closely with product and support on error messages people understand"));
    p.skills = list(QStringLiteral(
        "Java|Kotlin|Go|Spring Boot|PostgreSQL|Kafka|gRPC|REST APIs|Python|Redis|Event sourcing|Domain-driven design"));
    p.tools = list(QStringLiteral("Docker|Kubernetes|Terraform|Git|GitLab CI|Grafana|OpenTelemetry|JUnit|Linux"));
    p.degrees =
        list(QStringLiteral("BSc Computer Science|MSc Computer Science|MSc Software Engineering|BSc Informatics"));
    p.otherDegrees = list(QStringLiteral(
        "BSc Physics|BA Philosophy|BEng Mechanical Engineering|Coding bootcamp, web development (12 weeks)"));
    p.schools =
        list(QStringLiteral("University of Westmere|Technical University of Nordhafen|Ardglass Institute of Technology|"
                            "Polytechnic of Vale|University of Lindau Bay|Carrow College"));
    p.certificates = list(QStringLiteral("Certified Kubernetes Application Developer (CKAD), {2020-2024}|"
                                         "AWS Certified Developer – Associate, {2020-2024}"));
    p.otherCertificates = list(QStringLiteral("Scrum Master (PSM I), {2019-2023}|First aid at work, {2021-2024}"));
    p.otherTitles =
        list(QStringLiteral("IT Support Assistant|Working Student, Web Development|Data Entry Clerk|Barista"));
    p.otherCompanies = list(QStringLiteral("Bramble & Co|City Library of Ferrow|Pagewright Media|Larkspur Coffee"));
    p.otherDuties = list(QStringLiteral("Answered {20-60} tickets a week and kept the knowledge base tidy|"
                                        "Maintained the company’s website and newsletter|"
                                        "Trained colleagues on the new ticket system"));
    p.openings = list(
        QStringLiteral("%1 with %2 years of experience building and running services that must not lose a message.|"
                       "%1, %2 years in backend development, happiest where correctness and load meet.|"
                       "Pragmatic %1 with %2 years behind APIs, queues and databases."));
    p.closings =
        list(QStringLiteral("Prefers small steps, clear names and tests that fail for one reason.|"
                            "Looking for a product people rely on every day and a team that reviews with care.|"
                            "Enjoys explaining difficult systems in plain words."));
    p.interests =
        list(QStringLiteral("Bouldering|Choir|Open-source maintenance|Sourdough|Long-distance cycling|Chess"));
    p.projects = list(QStringLiteral(
        "Refund engine: rewrote the refund path as a state machine with a replayable log. Eleven kinds of refund "
        "became three, and support can now see why a refund waits. Java, PostgreSQL, {4-9} months, team of {3-5}.|"
        "Rate limiter: a token bucket shared by {20-40} instances through Redis, with a fallback that never blocks a "
        "paying customer. Go, {6-10} weeks.|"
        "Event catalogue: every event of the company with owner, schema and example, checked in the build. Adopted by "
        "{6-14} teams in the first quarter.|"
        "Migration of the booking monolith: cut out {5-9} services along the lines of the business, each with its own "
        "database; the old code was switched off on schedule.|"
        "Audit trail: tamper-evident log of every administrative change, asked for by the auditors and delivered in "
        "{5-8} weeks.|"
        "Test data factory: synthetic customers that behave like real ones, so that no production data is needed on a "
        "laptop."));
    p.mother = {QStringLiteral("English"), QStringLiteral("native")};
    p.wantedLanguage = QStringLiteral("German");
    return p;
}

PeoplePack backendGerman()
{
    auto p = backendEnglish();
    p.titles =
        list(QStringLiteral("Junior Backend Engineer|Backend Engineer|Senior Backend Engineer|Lead Backend Engineer"));
    p.cities = list(QStringLiteral("Berlin|Hamburg|Leipzig|München|Köln|Dresden|Wien|Zürich|Bremen"));
    p.topics = {
        PackTopic{
            list(QStringLiteral("Entwicklung des Kartenzahlungsdienstes mit täglich {40-900} Tausend Transaktionen, "
                                "einschließlich Rückbuchungen|"
                                "Verantwortlich für SEPA-Überweisung und -Lastschrift in {2-5} Märkten nach PSD2, "
                                "zweimal ohne Beanstandung geprüft")),
            list(QStringLiteral("Anbindung des Bezahlvorgangs im Onlineshop an einen externen Zahlungsanbieter"))},
        PackTopic{list(QStringLiteral("Betrieb von PostgreSQL in Produktion ({1-6} TB): Abfragen optimiert, "
                                      "Partitionierung, Migrationen ohne Ausfall|"
                                      "Langsamste PostgreSQL-Abfragen von {3-9} s auf {40-180} ms verkürzt")),
                  list(QStringLiteral("SQL-Auswertungen und kleinere Schemaänderungen für das Produktteam"))},
        PackTopic{
            list(QStringLiteral("Fachliche Leitung eines Teams von {3-9} Personen: Planung, Code-Review, Einstellung|"
                                "Begleitung von {2-5} Berufseinsteigern als Mentor")),
            list(QStringLiteral("Betreuung von Praktikantinnen und Praktikanten im Sommer"))},
        PackTopic{list(QStringLiteral("Umzug von {12-45} Diensten auf Kubernetes mit Helm und Canary-Releases|"
                                      "Betrieb von {3-8} Kubernetes-Clustern mit Terraform")),
                  list(QStringLiteral("Dienste als Docker-Images gebaut und mit einem gemeinsamen Skript ausgerollt"))},
    };
    p.duties =
        list(QStringLiteral("REST- und gRPC-Schnittstellen entworfen und dokumentiert, genutzt von {4-14} Teams|"
                            "Vertragstests eingeführt; fehlgeschlagene Auslieferungen in {3-9} Monaten halbiert|"
                            "Nächtliche Stapelläufe durch Kafka-Ströme ersetzt, Daten nach {5-40} Sekunden verfügbar|"
                            "Rufbereitschaft für {10-35} Dienste, Nachbereitung von Störungen|"
                            "Testabdeckung des Kernmoduls von {20-45} % auf {70-92} % erhöht|"
                            "Cloud-Kosten um {12-38} % gesenkt|"
                            "Abstimmung mit Produkt und Support, damit Fehlermeldungen verständlich sind|"
                            "Gemeinsam mit dem Plattform-Team {30-120} Tausend Zeilen alten Code entfernt"));
    p.skills = list(QStringLiteral(
        "Java|Kotlin|Go|Spring Boot|PostgreSQL|Kafka|gRPC|REST-Schnittstellen|Python|Redis|Verteilte Systeme"));
    p.degrees = list(
        QStringLiteral("Informatik (B.Sc.)|Informatik (M.Sc.)|Wirtschaftsinformatik (B.Sc.)|Softwaretechnik (M.Sc.)"));
    p.otherDegrees = list(
        QStringLiteral("Physik (B.Sc.)|Maschinenbau (B.Eng.)|Ausbildung Fachinformatik, Anwendungsentwicklung (IHK)"));
    p.schools = list(QStringLiteral(
        "Technische Hochschule Nordhafen|Universität Lindenau am See|Hochschule Marschland|Fachhochschule Oberfeld"));
    p.otherTitles = list(QStringLiteral("Werkstudium Webentwicklung|IT-Support|Aushilfe Büro"));
    p.otherCompanies = list(QStringLiteral("Druckerei Papenbrink|Stadtbücherei Ferrow|Wiesenhof Medien"));
    p.otherDuties = list(QStringLiteral("Wöchentlich {20-60} Anfragen beantwortet und die Wissensdatenbank gepflegt|"
                                        "Pflege der Internetseite und des Rundbriefs"));
    p.openings = list(QStringLiteral(
        "%1 mit %2 Jahren Erfahrung in Aufbau und Betrieb von Diensten, die keine Nachricht verlieren dürfen.|"
        "%1 mit %2 Jahren Erfahrung rund um Schnittstellen, Warteschlangen und Datenbanken."));
    p.closings = list(QStringLiteral("Bevorzugt kleine Schritte, klare Namen und verlässliche Tests.|"
                                     "Auf der Suche nach einem Produkt, auf das sich Menschen täglich verlassen."));
    p.interests = list(QStringLiteral("Klettern|Chor|Freie Software|Brotbacken|Radreisen|Schach"));
    p.projects = list(QStringLiteral(
        "Erstattungen: Neuaufbau als Zustandsautomat mit wiederholbarem Protokoll. Aus elf Arten der Erstattung wurden "
        "drei. Java, PostgreSQL, {4-9} Monate, Team von {3-5}.|"
        "Ereigniskatalog: jedes Ereignis des Unternehmens mit Verantwortlichen, Schema und Beispiel, im Bau geprüft. "
        "Von {6-14} Teams übernommen.|"
        "Ablösung des Buchungsmonolithen: {5-9} Dienste entlang der Fachbereiche herausgelöst, das alte System "
        "planmäßig abgeschaltet.|"
        "Prüfspur: fälschungssicheres Protokoll aller Verwaltungseingriffe, in {5-8} Wochen geliefert."));
    p.mother = {QStringLiteral("Deutsch"), QStringLiteral("Muttersprache")};
    p.wantedLanguage = QStringLiteral("Englisch");
    return p;
}

} // namespace practice
