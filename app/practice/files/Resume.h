// What a résumé file is made from: the person, the career, and the fixed words of its language.
#pragma once

#include "practice/PeopleCareer.h"

namespace practice {

struct ResumeWords
{
    QString resume;
    QString profile;
    QString experience;
    QString education;
    QString skills;
    QString tools;
    QString languages;
    QString certificates;
    QString interests;
    QString projects;
    QString contact;
    QString page; // %1 of %2
    QString today;
    QString period;
    QString work; // heading of a table's second column
    QString duties;
};

const ResumeWords &wordsOf(const QString &language);

struct Resume
{
    const WorldCandidate &person;
    Career career;
    const ResumeWords &words;
    quint64 hash = 0; // decides about looks only

    QString name() const { return person.firstName + QLatin1Char(' ') + person.lastName; }
    QString title() const { return career.jobs.front().title; }
    QStringList contacts() const; // mail, phone, city, link
    QString period(const CareerJob &job) const;
    QString period(const CareerSchool &school) const;
    QString skillLine() const { return career.skills.join(QStringLiteral(", ")); }
    QString toolLine() const { return career.tools.join(QStringLiteral(", ")); }
    QStringList languageLines() const;
    QString interestLine() const { return career.interests.join(QStringLiteral(", ")); }
};

} // namespace practice
