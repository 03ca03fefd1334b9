#include "practice/PeopleCareer.h"

#include <algorithm>

#include "practice/PeoplePack.h"
#include "practice/PeopleRandom.h"

namespace practice {

namespace {

// {3-9} becomes a number between 3 and 9.
QString filled(PeopleRandom &random, QString text)
{
    for (auto open = text.indexOf(QLatin1Char('{')); open >= 0; open = text.indexOf(QLatin1Char('{'), open)) {
        const auto close = text.indexOf(QLatin1Char('}'), open);
        const auto range = text.mid(open + 1, close - open - 1).split(QLatin1Char('-'));
        text.replace(open, close - open + 1,
                     QString::number(random.between(range.first().toInt(), range.last().toInt())));
    }
    return text;
}

QString takeFrom(PeopleRandom &random, QStringList &list)
{
    const auto at = random.between(0, static_cast<int>(list.size()) - 1);
    return filled(random, list.takeAt(at));
}

CareerMonth back(const CareerMonth &from, int months)
{
    const auto total = from.year * 12 + from.month - 1 - months;
    return {total / 12, total % 12 + 1};
}

Level drawLevel(PeopleRandom &random, int tier)
{
    // tier 0 weak, 1 middling, 2 strong
    static constexpr int full[] = {15, 50, 82};
    static constexpr int partly[] = {40, 80, 95};
    const auto roll = random.between(0, 99);
    if (roll < full[tier])
        return Level::Full;
    return roll < partly[tier] ? Level::Partly : Level::None;
}

int drawMonths(PeopleRandom &random, Role role, Level level)
{
    struct Need
    {
        int noneMax;
        int partlyMax;
        int fullMax;
    };
    static constexpr Need needs[] = {{30, 58, 168}, {0, 10, 84}, {56, 94, 230}, {14, 34, 180}};
    const auto &need = needs[static_cast<int>(role)];
    if (level == Level::None)
        return need.noneMax == 0 ? 0 : random.between(need.noneMax / 2, need.noneMax);
    if (level == Level::Partly)
        return random.between(need.noneMax + 4, need.partlyMax);
    return random.between(need.partlyMax + 4, need.fullMax);
}

// The duties the facts ask for, strongest first, then others of the trade.
QStringList dutiesOf(PeopleRandom &random, const PeoplePack &pack, const Career &career)
{
    QStringList wanted;
    for (std::size_t i = 0; i < pack.topics.size(); ++i) {
        const auto level = career.facts[static_cast<std::size_t>(Criterion::Topic0) + i];
        if (level == Level::None)
            continue;
        auto sentences = level == Level::Full ? pack.topics[i].strong : pack.topics[i].weak;
        wanted.append(takeFrom(random, sentences));
        if (level == Level::Full && career.years >= 6 && !sentences.isEmpty() && random.chance(40))
            wanted.append(takeFrom(random, sentences));
    }
    return wanted;
}

QString titleFor(const PeoplePack &pack, const Career &career, int monthsBefore, bool isNewest)
{
    if (career.role == Role::Nurse && career.fact(Criterion::Education) != Level::Full)
        return pack.titles.at(0);
    if (isNewest && career.fact(Criterion::Topic2) == Level::Full && monthsBefore >= 36)
        return pack.titles.at(3);
    if (monthsBefore >= 44)
        return pack.titles.at(2);
    return pack.titles.at(monthsBefore >= 14 ? 1 : 0);
}

void addJobs(PeopleRandom &random, const PeoplePack &pack, Career &career, int months, CareerMonth today)
{
    auto companies = pack.companies;
    auto wanted = dutiesOf(random, pack, career);
    auto others = pack.duties;
    auto end = today;
    auto isOpen = random.chance(70);
    if (!isOpen)
        end = back(end, random.between(1, 5));
    auto left = months;
    while (left > 0 && !companies.isEmpty()) {
        auto span = left <= 22 || companies.size() == 1 ? left : std::min(left, random.between(18, 64));
        if (left - span < 6)
            span = left;
        CareerJob job;
        job.from = back(end, span);
        job.to = isOpen ? CareerMonth{} : end;
        job.title = titleFor(pack, career, left - span, career.jobs.empty());
        job.company = takeFrom(random, companies);
        job.city = random.pick(pack.cities);
        const auto count = career.jobs.empty() ? 4 : (career.jobs.size() == 1 ? 3 : 2);
        while (job.duties.size() < count && !(wanted.isEmpty() && others.isEmpty())) {
            const auto takeWanted = !wanted.isEmpty() && (left == span || others.isEmpty() || random.chance(70));
            job.duties.append(takeWanted ? wanted.takeFirst() : takeFrom(random, others));
        }
        if (left == span)
            while (!wanted.isEmpty())
                job.duties.append(wanted.takeFirst());
        career.jobs.push_back(job);
        left -= span;
        isOpen = false;
        end = back(job.from, random.between(0, 3));
    }
    if (months < 30 || random.chance(30)) {
        CareerJob job;
        job.from = back(end, random.between(8, 26));
        job.to = end;
        const auto which = random.between(0, static_cast<int>(pack.otherTitles.size()) - 1);
        job.title = pack.otherTitles.at(which);
        job.company = pack.otherCompanies.at(which);
        job.city = random.pick(pack.cities);
        job.duties.append(filled(random, pack.otherDuties.at(which)));
        career.jobs.push_back(job);
    }
}

// Nobody did the duties of a trade they never worked in, or trained others in their first two years.
void keepPlausible(Career &career, int months)
{
    for (auto criterion : {Criterion::Topic0, Criterion::Topic1, Criterion::Topic2, Criterion::Topic3}) {
        auto &fact = career.facts[static_cast<std::size_t>(criterion)];
        if (months == 0)
            fact = Level::None;
        else if (criterion == Criterion::Topic2 && months < 24 && career.role != Role::Store)
            fact = std::min(fact, Level::Partly);
    }
    // Nobody is registered as a nurse without the degree.
    if (career.role == Role::Nurse && career.fact(Criterion::Certificate) == Level::Full)
        career.facts[static_cast<std::size_t>(Criterion::Education)] = Level::Full;
}

void addEducation(PeopleRandom &random, const PeoplePack &pack, Career &career)
{
    const auto started = career.jobs.back().from.year;
    const auto level = career.fact(Criterion::Education);
    auto schools = pack.schools;
    CareerSchool school;
    school.degree = random.pick(level == Level::Full ? pack.degrees : pack.otherDegrees);
    school.school = takeFrom(random, schools);
    school.toYear = started - (random.chance(70) ? 0 : 1);
    school.fromYear = school.toYear - random.between(2, 5);
    if (level == Level::Partly)
        school.degree += career.language == QLatin1String("de")   ? QStringLiteral(", ohne Abschluss")
                         : career.language == QLatin1String("fr") ? QStringLiteral(" (non achevé)")
                         : career.language == QLatin1String("es") ? QStringLiteral(" (sin finalizar)")
                                                                  : QStringLiteral(" (not completed)");
    if (level == Level::Partly && pack.degrees.size() > 1)
        school.degree.replace(
            0, school.degree.lastIndexOf(QLatin1String(career.language == QLatin1String("de") ? "," : " (")),
            random.pick(pack.degrees));
    career.schools.push_back(school);
    if (level == Level::Full && random.chance(25)) {
        career.schools.push_back(
            {random.pick(pack.otherDegrees), takeFrom(random, schools), school.fromYear - 2, school.fromYear});
    }
}

void addLanguages(PeopleRandom &random, const PeoplePack &pack, Career &career)
{
    static const QStringList good{QStringLiteral("B2"), QStringLiteral("C1"), QStringLiteral("C1"),
                                  QStringLiteral("C2")};
    static const QStringList some{QStringLiteral("A2"), QStringLiteral("B1")};
    career.languages.push_back(pack.mother);
    const auto speaksByBirth = pack.wantedLanguage == pack.mother.name;
    const auto level = career.fact(Criterion::Language);
    // The backend's German writers: the posting asks for German, which is their own; English is beside it.
    const auto besides = career.role == Role::Backend && career.language == QLatin1String("de");
    if (speaksByBirth || besides)
        career.facts[static_cast<std::size_t>(Criterion::Language)] = Level::Full;
    if (besides)
        career.languages.push_back({pack.wantedLanguage, random.pick(good)});
    else if (!speaksByBirth && level != Level::None)
        career.languages.push_back({pack.wantedLanguage, random.pick(level == Level::Full ? good : some)});
    if (random.chance(35)) {
        const auto third = career.language == QLatin1String("de")   ? QStringLiteral("Polnisch|Türkisch|Spanisch")
                           : career.language == QLatin1String("fr") ? QStringLiteral("Italien|Espagnol|Arabe")
                           : career.language == QLatin1String("es") ? QStringLiteral("Catalán|Portugués|Francés")
                                                                    : QStringLiteral("Polish|Hindi|Italian");
        static const QStringList levels{QStringLiteral("A1"), QStringLiteral("A2"), QStringLiteral("B1")};
        career.languages.push_back({random.pick(third.split(QLatin1Char('|'))), random.pick(levels)});
    }
}

void addSummary(PeopleRandom &random, const PeoplePack &pack, Career &career)
{
    const auto closing = random.pick(pack.closings);
    if (career.years < 2) {
        career.summary = closing;
        return;
    }
    auto opening = random.pick(pack.openings);
    opening.replace(QStringLiteral("%1"), career.jobs.front().title)
        .replace(QStringLiteral("%2"), QString::number(career.years));
    career.summary = opening + QLatin1Char(' ') + closing;
}

} // namespace

Role roleOf(const WorldRequisition &requisition)
{
    if (requisition.code.startsWith(QLatin1String("STO")))
        return Role::Store;
    if (requisition.code.startsWith(QLatin1String("FIN")))
        return Role::Finance;
    return requisition.code.startsWith(QLatin1String("NUR")) ? Role::Nurse : Role::Backend;
}

Career makeCareer(quint64 seed, const WorldCandidate &person, Role role, const QString &language, const QDate &asOf)
{
    const auto &pack = packOf(role, language);
    PeopleRandom random(
        stableHash(person.firstName + QLatin1Char('/') + person.lastName + QLatin1Char('/') + person.phone,
                   seed * 31 + static_cast<quint64>(role)));
    Career career;
    career.role = role;
    career.language = language;
    const auto roll = random.between(0, 99);
    const auto tier = roll < 30 ? 0 : (roll < 72 ? 1 : 2);
    for (auto &fact : career.facts)
        fact = drawLevel(random, tier);
    const auto months = drawMonths(random, role, career.fact(Criterion::Years));
    career.years = months / 12;
    keepPlausible(career, months);
    addJobs(random, pack, career, months, {asOf.year(), asOf.month()});
    addEducation(random, pack, career);
    addLanguages(random, pack, career);
    const auto certificate = career.fact(Criterion::Certificate);
    if (certificate != Level::None)
        career.certificates.append(
            filled(random, random.pick(certificate == Level::Full ? pack.certificates : pack.otherCertificates)));
    career.skills = random.some(pack.skills, random.between(4, 7));
    career.tools = random.some(pack.tools, random.between(3, 5));
    career.interests = random.some(pack.interests, random.between(2, 3));
    for (const auto &project : pack.projects)
        career.projects.append(filled(random, project));
    addSummary(random, pack, career);
    return career;
}

const PeoplePack &packOf(Role role, const QString &language)
{
    static const std::array<PeoplePack, 8> packs{backendEnglish(), backendGerman(), storeGerman(),  storeEnglish(),
                                                 financeEnglish(), financeFrench(), nurseSpanish(), nurseEnglish()};
    static const std::array<QLatin1String, 4> second{QLatin1String("de"), QLatin1String("en"), QLatin1String("fr"),
                                                     QLatin1String("en")};
    const auto index = static_cast<std::size_t>(role);
    return packs[index * 2 + (language == second[index] ? 1 : 0)];
}

} // namespace practice
