// A person's career as facts: jobs with their spans, skills, education, languages. Everything a résumé, an answer or a
// scorecard says about the person comes from here, so that they agree. The words are in the language of the documents.
#pragma once

#include <array>
#include <vector>

#include "practice/World.h"

namespace practice {

enum class Role
{
    Backend,
    Store,
    Finance,
    Nurse
};

// How far one criterion of the posting is met by these facts.
enum class Level
{
    None,
    Partly,
    Full
};

// The criteria every posting has, in this order. Topics are the four duties of the role (PeoplePack).
enum class Criterion
{
    Years,
    Topic0,
    Topic1,
    Topic2,
    Topic3,
    Language,
    Education,
    Certificate
};
constexpr std::size_t criterionCount = 8;

struct CareerMonth
{
    int year = 0; // 0 = until today
    int month = 0;
};

struct CareerJob
{
    QString title;
    QString company;
    QString city;
    CareerMonth from;
    CareerMonth to;
    QStringList duties;
};

struct CareerSchool
{
    QString degree;
    QString school;
    int fromYear = 0;
    int toYear = 0;
};

struct CareerLanguage
{
    QString name;
    QString level;
};

struct Career
{
    Role role = Role::Backend;
    QString language;
    int years = 0; // of relevant experience, whole years
    QString summary;
    std::vector<CareerJob> jobs; // newest first
    std::vector<CareerSchool> schools;
    QStringList skills;
    QStringList tools;
    std::vector<CareerLanguage> languages;
    QStringList certificates;
    QStringList interests;
    QStringList projects; // for long résumés
    std::array<Level, criterionCount> facts{};

    Level fact(Criterion criterion) const { return facts[static_cast<std::size_t>(criterion)]; }
};

// The same for the same seed, person and role; asOf decides what "today" means.
Career makeCareer(quint64 seed, const WorldCandidate &person, Role role, const QString &language, const QDate &asOf);

Role roleOf(const WorldRequisition &requisition);

} // namespace practice
