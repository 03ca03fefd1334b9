// Résumés that are equal but for who wrote them. Every person, address and number is invented.
#pragma once

#include <vector>

#include <QHash>

#include "domain/Candidate.h"
#include "drafting/Samples.h"

namespace twins {

struct Person
{
    QString first;
    QString last;
    bool woman = false;
    int number = 0; // makes telephone, house, postcode and mail address
};

inline std::vector<Person> people()
{
    static const char *const women[] = {"Maria",  "Anna-Lena", "Aisha", "Chloé", "Zofia",   "Sørine", "Nguyệt",
                                        "Íñiga",  "Fatoumata", "Yuki",  "Priya", "Siobhán", "Łucja",  "Beatriz",
                                        "Dilara", "Grace",     "May",   "Rose",  "Julia",   "Ada"};
    static const char *const men[] = {"Tomás", "Jürgen",  "Kwame",   "René",     "Mateusz", "Åke",       "Đức",
                                      "Iñaki", "Mamadou", "Hiroshi", "Arjun",    "Pádraig", "Stanisław", "João",
                                      "Emre",  "Will",    "Mark",    "Jean-Luc", "Pascal",  "Swift"};
    static const char *const families[] = {"Lopez",       "Müller",   "O'Brien",        "da Silva", "Nowak-Wójcik",
                                           "Sørensen",    "Nguyễn",   "García Márquez", "Diallo",   "Tanaka",
                                           "Raghunathan", "Ó Murchú", "van der Berg",   "Kaya",     "Lefèvre",
                                           "Baker",       "Großmann", "Fischer",        "D'Angelo", "Król"};
    std::vector<Person> out;
    for (int i = 0; i < 20; ++i)
        for (int j = 0; j < 5; ++j) {
            out.push_back({QString::fromUtf8(women[i]), QString::fromUtf8(families[(i * 3 + j * 7) % 20]), true,
                           static_cast<int>(out.size())});
            out.push_back({QString::fromUtf8(men[i]), QString::fromUtf8(families[(i * 3 + j * 7 + 4) % 20]), false,
                           static_cast<int>(out.size())});
        }
    return out;
}

inline QString ascii(const QString &name)
{
    QString out;
    for (const QChar c : name.toLower().normalized(QString::NormalizationForm_D))
        if (c.unicode() < 0x80 && c.isLetter())
            out.append(c);
    return out;
}

inline QString mail(const Person &p)
{
    return ascii(p.first) + QLatin1Char('.') + ascii(p.last) + QStringLiteral("@mail.example");
}

inline QString phone(const Person &p)
{
    return QStringLiteral("+49 151 %1 %2").arg(200 + p.number).arg(10'000 + 37 * p.number);
}

inline QString street(const Person &p)
{
    static const char *const streets[] = {"Lindenstraße", "Am Kirchweg", "Gartenstr.", "Rosenallee"};
    return QString::fromUtf8(streets[p.number % 4]) + QStringLiteral(" %1").arg(1 + p.number % 90);
}

inline QString town(const Person &p)
{
    static const char *const towns[] = {"Berlin", "Köln", "Bad Homburg", "Leipzig", "Freiburg"};
    return QStringLiteral("%1 %2").arg(10'115 + 211 * p.number).arg(QString::fromUtf8(towns[p.number % 5]));
}

inline domain::Candidate record(const Person &p)
{
    domain::Candidate out;
    out.firstName = p.first;
    out.lastName = p.last;
    out.emails = {mail(p)};
    out.phones = {phone(p)};
    if (p.number % 2 == 0) // half the records know the address; the others' is found by its shape
        out.addresses = {street(p) + QStringLiteral(", ") + town(p)};
    out.links = {QStringLiteral("https://www.linkedin.com/in/") + ascii(p.first) + QLatin1Char('-') + ascii(p.last)};
    return out;
}

// Who and how she or he is called, put into the places of a text.
inline QString filled(QString text, const Person &p)
{
    const auto pick = [&p](const char *she, const char *he) { return QString::fromUtf8(p.woman ? she : he); };
    const QString full = p.first + QLatin1Char(' ') + p.last;
    const std::pair<const char *, QString> slots_[] = {
        {"{NAME}", full},
        {"{UPPER}", full.toUpper()},
        {"{LASTFIRST}", p.last + QStringLiteral(", ") + p.first},
        {"{FIRST}", p.first},
        {"{LAST}", p.last},
        {"{INITIAL}", p.first.left(1) + QStringLiteral(". ") + p.last},
        {"{TITLE}", pick("Ms", "Mr")},
        {"{HERR}", pick("Frau", "Herr")},
        {"{SRA}", pick("Sra.", "Sr.")},
        {"{MME}", pick("Mme", "Monsieur")},
        {"{MAIL}", mail(p)},
        {"{PHONE}", phone(p)},
        {"{STREET}", street(p)},
        {"{TOWN}", town(p)},
        {"{LINK}", QStringLiteral("linkedin.com/in/") + ascii(p.first) + QLatin1Char('-') + ascii(p.last)},
        {"{he}", pick("she", "he")},
        {"{He}", pick("She", "He")},
        {"{his}", pick("her", "his")},
        {"{him}", pick("her", "him")},
        {"{er}", pick("sie", "er")},
        {"{seine}", pick("ihre", "seine")},
        {"{il}", pick("elle", "il")},
        {"{él}", pick("ella", "él")},
        {"{Entwickler}", pick("Entwicklerin", "Entwickler")},
        {"{BIRTH}",
         QStringLiteral("%1.0%2.19%3").arg(10 + p.number % 18).arg(1 + p.number % 9).arg(70 + p.number % 30)},
    };
    for (const auto &[slot, value] : slots_)
        text.replace(QString::fromUtf8(slot), value);
    return text;
}

inline const std::vector<QString> &templates()
{
    static const std::vector<QString> all{
        QStringLiteral(
            "{NAME}\n{STREET}, {TOWN} | {PHONE} | {MAIL}\n{LINK}\n\nProfile\n{TITLE} {LAST} is a backend engineer. "
            "{He} has built payment systems since 2016 and {his} team relies on {him}.\n\nExperience\n03/2016 – "
            "06/2021 Software Engineer, Nordwind Pay\nLed the migration of 40 services to Kubernetes.\nMaintained "
            "by {INITIAL}, reviewed in May 2019.\n\nEducation\nBSc Computer Science, 2008 – 2011\n"),
        QStringLiteral(
            "{UPPER}\nLebenslauf\nE-Mail: {MAIL}\nTelefon: {PHONE}\nAnschrift: {STREET}, {TOWN}\ngeboren am "
            "{BIRTH} in Hamburg\nFamilienstand: ledig\nStaatsangehörigkeit: deutsch\n\nBerufserfahrung\n2014 – "
            "2020 {Entwickler} bei der Stadtwerke Muster GmbH\n{HERR} {LAST} führte ein Team von fünf Personen, {er} "
            "verantwortete {seine} Budgets.\n\nAusbildung\n2007 – 2012 Universität, Diplom Informatik\n"),
        QStringLiteral(
            "Curriculum vitae — {NAME}\n{MAIL} · {PHONE}\n\nExpérience\nDepuis 2018 : infirmière en chef, Clinique des "
            "Lilas. {MME} {LAST} y dirige une équipe de douze personnes ; {il} forme les nouveaux.\n\nFormation\n"
            "2010 – 2013 Diplôme d'État\n\nRéférences sur demande. Fait par {FIRST} {LAST}.\n"),
        QStringLiteral(
            "{LASTFIRST}\n{STREET}\n{TOWN}\nMóvil: {PHONE}\nCorreo: {MAIL}\n\nExperiencia\n2015 – 2022 Contable, Grupo "
            "Ribera. La {SRA} {LAST} llevó el cierre mensual; {él} redujo los plazos de diez a seis "
            "días.\n\nFormación\n"
            "Grado en ADE, 2009 – 2013\n"),
        QStringLiteral(
            "Dear hiring team,\n\nmy name is {NAME} and I apply for the role of store manager. I have run a shop "
            "with 14 people since 2017. My supervisor wrote that {he} values {FIRST}'s calm.\n\nYours,\n{FIRST} "
            "{LAST}\n{PHONE}\n{MAIL}\n"),
    };
    return all;
}

// A career of its own for each, to be asked about.
inline QString career(const Person &p)
{
    static const char *const deeds[] = {
        "%2 – %3 Logistics Planner, Hafenkontor Lübeck, planned %1 tours a day",
        "Since %2 in charge of %1 apprentices at Werkstatt Elbufer",
        "Cut the scrap rate from %1 to %4 percent between %2 and %3",
        "Introduced the ordering system Tidewater in %2 with %4 colleagues",
        "%2 – %3 Nurse on ward %4, Clinic Sonnenhang, %1 beds",
        "Wrote %1 test cases for the pump controller Aquila in %3",
        "Trained %4 shift leaders in Rotterdam and in Gdansk in %2",
        "%2 – %3 Sales Assistant, Buchhandlung Leseinsel, %4 days a week",
        "Managed a budget of %1 thousand euro for Projekt Morgenrot",
        "Certificate Welding Level %4, issued by Handwerkskammer Rhein in %2",
    };
    QString out = QStringLiteral("\nProjects\n");
    for (int i = 0; i < 10; ++i) {
        const int turn = p.number * 3 + i;
        QString deed = QString::fromUtf8(deeds[i]);
        deed.replace(QStringLiteral("%1"), QString::number(11 + turn % 80))
            .replace(QStringLiteral("%2"), QString::number(2001 + turn % 12))
            .replace(QStringLiteral("%3"), QString::number(2014 + turn % 9))
            .replace(QStringLiteral("%4"), QString::number(2 + turn % 7));
        out += deed + QLatin1Char('\n');
    }
    return out;
}

inline domain::DocumentText resume(const Person &p, std::size_t kind)
{
    return samples::document(filled(templates()[kind % templates().size()], p));
}

} // namespace twins
