// The words of one role in one language. {3-9} in a sentence becomes a number.
#pragma once

#include <array>

#include "practice/PeopleCareer.h"

namespace practice {

struct PackTopic
{
    QStringList strong;
    QStringList weak;
};

struct PeoplePack
{
    QStringList titles; // junior, middle, senior, lead
    QStringList companies;
    QStringList cities;
    std::array<PackTopic, 4> topics;
    QStringList duties; // anything else such a person does
    QStringList skills;
    QStringList tools;
    QStringList degrees;      // the education the posting asks for
    QStringList otherDegrees; // related
    QStringList schools;
    QStringList certificates;      // what the posting asks for
    QStringList otherCertificates; // nice, but something else
    QStringList otherTitles;       // unrelated jobs of the early years
    QStringList otherCompanies;
    QStringList otherDuties;
    QStringList openings; // of the summary; %1 = title, %2 = years
    QStringList closings;
    QStringList interests;
    QStringList projects;
    CareerLanguage mother;
    QString wantedLanguage; // the language the posting asks for
};

// Packs exist for Backend en/de, Store de/en, Finance en/fr, Nurse es/en; any other language gets the role's first.
const PeoplePack &packOf(Role role, const QString &language);

PeoplePack backendEnglish();
PeoplePack backendGerman();
PeoplePack storeGerman();
PeoplePack storeEnglish();
PeoplePack financeEnglish();
PeoplePack financeFrench();
PeoplePack nurseSpanish();
PeoplePack nurseEnglish();

} // namespace practice
