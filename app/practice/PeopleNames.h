// Names, mail domains, phone ranges and cities per language; all invented or reserved for fiction.
#pragma once

#include "practice/PeopleRandom.h"

namespace practice {

struct PersonName
{
    QString first;
    QString last;
};

// language: en, de, fr or es.
PersonName makeName(PeopleRandom &random, const QString &language);
QString makeMail(const PersonName &name, const QString &language, int number); // number 0: none
QString makePhone(PeopleRandom &random, const QString &language);
QString asciiSlug(const QString &text); // lena-bruck, for file names and addresses

} // namespace practice
