// Words of the seasonal store staff.
#include "practice/PeoplePack.h"

namespace practice {

namespace {

QStringList list(const QString &text)
{
    return text.split(QLatin1Char('|'));
}

} // namespace

PeoplePack storeGerman()
{
    PeoplePack p;
    p.titles = list(
        QStringLiteral("Aushilfe im Verkauf|Verkaufskraft|Verkaufs- und Kassenkraft|Stellvertretende Schichtleitung"));
    p.companies = list(
        QStringLiteral("Kaufhaus Brinkmeier|Modehaus Sommerlath|Spielwaren Kunterbunt|Drogerie Lindblatt|Buchhandlung "
                       "am Deich|Frischemarkt Hollerbusch|"
                       "Sporthaus Gipfelgrat|Bäckerei Kornmuhme|Gartencenter Wiesengrün|Haushaltswaren Topfgucker"));
    p.cities = list(QStringLiteral("Berlin|Potsdam|Hamburg|Bremen|Köln|Düsseldorf|Nürnberg|Münster|Lübeck"));
    p.topics = {
        PackTopic{
            list(QStringLiteral(
                "Kassiert selbstständig an {2-4} Scannerkassen, Tagesabschluss ohne Differenzen über {6-14} Monate|"
                "Verantwortlich für Kasse und Tagesabrechnung, rund {150-320} Bons am Tag")),
            list(QStringLiteral("Gelegentlich an der Kasse eingesprungen"))},
        PackTopic{list(QStringLiteral(
                      "Beratung von Kundinnen und Kunden zu Größe, Material und Pflege; {8-19} % mehr Zusatzverkäufe|"
                      "Reklamationen und Umtausch freundlich und abschließend geklärt")),
                  list(QStringLiteral("Auskunft am Eingang und am Telefon gegeben"))},
        PackTopic{
            list(QStringLiteral("Ware angenommen, ausgezeichnet und verräumt, Inventur von {4-12} Tausend Artikeln|"
                                "Warenpräsentation und Aktionsflächen für das Weihnachtsgeschäft aufgebaut")),
            list(QStringLiteral("Regale aufgefüllt und Leergut sortiert"))},
        PackTopic{list(QStringLiteral("{3-8} neue Aushilfen angelernt und die Samstagsschicht eingeteilt|"
                                      "Schichtleitung mit {4-7} Personen an Samstagen und Adventssonntagen")),
                  list(QStringLiteral("Neue Kolleginnen am ersten Tag durch den Laden geführt"))},
    };
    p.duties = list(QStringLiteral("Geschenke verpackt und Bestellungen zur Abholung vorbereitet|"
                                   "Umkleiden und Verkaufsfläche in Ordnung gehalten|"
                                   "Preisänderungen und Werbeschilder umgesetzt|"
                                   "Im Weihnachtsgeschäft auch an Wochenenden und Brückentagen gearbeitet|"
                                   "Bei Diebstahlsicherung und Ladenschluss mitgewirkt"));
    p.skills = list(QStringLiteral(
        "Kassieren|Kundenberatung|Warenverräumung|Inventur|Reklamationen|Warenpräsentation|Teamarbeit|Belastbarkeit"));
    p.tools = list(QStringLiteral("Scannerkasse|Warenwirtschaft|MS Excel|Handscanner|Kartenzahlung"));
    p.degrees = list(QStringLiteral("Kaufmännische Ausbildung im Einzelhandel (IHK)|Ausbildung im Verkauf (IHK)"));
    p.otherDegrees = list(QStringLiteral(
        "Allgemeine Hochschulreife|Mittlerer Schulabschluss|Fachhochschulreife Wirtschaft|Fachabitur Gestaltung"));
    p.schools = list(QStringLiteral("Berufsschule Handel am Ostkreuz|Oberstufenzentrum Wirtschaft "
                                    "Havelpark|Gesamtschule Seeblick|Universität Lindenau am See"));
    p.certificates =
        list(QStringLiteral("Gesundheitsbelehrung nach § 43 IfSG, {2021-2024}|Kassenschulung, {2020-2024}"));
    p.otherCertificates = list(QStringLiteral("Erste-Hilfe-Kurs, {2020-2024}|Führerschein Klasse B"));
    p.otherTitles = list(QStringLiteral("Servicekraft|Kinderbetreuung|Lagerhilfe|Zeitungszustellung"));
    p.otherCompanies =
        list(QStringLiteral("Café Milchmond|Ferienhort Abenteuerland|Logistikzentrum Havelbogen|Wochenblatt Seeblick"));
    p.otherDuties = list(
        QStringLiteral("Gäste bedient und {40-90} Tische am Abend abgerechnet|Gruppen von {6-14} Kindern "
                       "betreut|Pakete sortiert und verladen|{180-320} Haushalte pünktlich vor sechs Uhr beliefert"));
    p.openings = list(QStringLiteral("%1 mit %2 Jahren Erfahrung im Einzelhandel und Freude am Kontakt mit Menschen.|"
                                     "Zuverlässige Kraft für den Verkauf, %2 Jahre Erfahrung im Handel."));
    p.closings = list(QStringLiteral("Auch im größten Andrang freundlich und aufmerksam.|Kurzfristig verfügbar und "
                                     "flexibel bei den Arbeitszeiten."));
    p.interests = list(QStringLiteral("Handball|Backen|Theatergruppe|Fotografie|Garten|Lesen"));
    p.projects = list(QStringLiteral(
        "Umbau der Weihnachtsabteilung: Planung der Flächen gemeinsam mit der Filialleitung, Aufbau in {2-4} Nächten.|"
        "Einführung von Handscannern: Schulung von {6-12} Kolleginnen und Kollegen."));
    p.mother = {QStringLiteral("Deutsch"), QStringLiteral("Muttersprache")};
    p.wantedLanguage = QStringLiteral("Deutsch");
    return p;
}

PeoplePack storeEnglish()
{
    auto p = storeGerman();
    p.titles = list(QStringLiteral("Shop Assistant|Sales Assistant|Sales Assistant and Cashier|Deputy Shift Lead"));
    p.topics = {
        PackTopic{
            list(QStringLiteral(
                "Worked the till on my own, {150-320} receipts a day, with clean closing counts for {6-14} months")),
            list(QStringLiteral("Helped out at the till when it was busy"))},
        PackTopic{list(QStringLiteral("Advised customers on size, fabric and care; add-on sales rose by {8-19} %")),
                  list(QStringLiteral("Answered questions at the entrance and on the phone"))},
        PackTopic{list(QStringLiteral(
                      "Received, labelled and shelved goods; counted {4-12} thousand articles at stocktaking")),
                  list(QStringLiteral("Filled shelves in the evening"))},
        PackTopic{list(QStringLiteral("Trained {3-8} new seasonal colleagues and ran the Saturday shift")),
                  list(QStringLiteral("Showed new colleagues around on their first day"))},
    };
    p.duties = list(
        QStringLiteral("Wrapped gifts and prepared click-and-collect orders|Kept fitting rooms and shop floor tidy|"
                       "Changed prices and promotion signs|Worked weekends during the Christmas season"));
    p.skills =
        list(QStringLiteral("Till work|Customer advice|Shelving|Stocktaking|Complaints|Visual merchandising|Teamwork"));
    p.tools = list(QStringLiteral("Scanner till|Stock system|Excel|Handheld scanner"));
    p.degrees = list(QStringLiteral("Apprenticeship in retail sales"));
    p.otherDegrees = list(QStringLiteral("A levels|BA Media Studies (ongoing)|Secondary school certificate"));
    p.schools = list(QStringLiteral("Carrow College|Seaview Comprehensive|University of Westmere"));
    p.certificates = list(QStringLiteral("Food hygiene instruction (§ 43 IfSG), {2021-2024}"));
    p.otherCertificates = list(QStringLiteral("First aid course, {2020-2024}|Driving licence (category B)"));
    p.otherTitles = list(QStringLiteral("Waiter|Babysitter|Warehouse Helper"));
    p.otherCompanies = list(QStringLiteral("Café Milchmond|Family Reeves-Adler|Logistikzentrum Havelbogen"));
    p.otherDuties = list(QStringLiteral(
        "Served {20-45} tables a night|Looked after two children in the afternoons|Sorted and loaded parcels"));
    p.openings = list(QStringLiteral(
        "%1 with %2 years in shops and a liking for people.|Reliable help for the shop floor, %2 years in retail."));
    p.closings = list(QStringLiteral(
        "Friendly and careful even on the busiest Saturday.|Available at short notice, flexible hours."));
    p.interests = list(QStringLiteral("Handball|Baking|Drama group|Photography|Gardening"));
    p.projects = list(
        QStringLiteral("Christmas department: planned the floor with the store manager and built it in {2-4} nights."));
    p.mother = {QStringLiteral("English"), QStringLiteral("native")};
    p.wantedLanguage = QStringLiteral("German");
    return p;
}

} // namespace practice
