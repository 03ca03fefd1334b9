// The whole world of the practice ATS, from one seed.
#include <algorithm>

#include <QSet>
#include <QTimeZone>

#include "practice/PeopleCareer.h"
#include "practice/PeopleNames.h"
#include "practice/PeoplePanel.h"
#include "practice/PeoplePostings.h"
#include "practice/PeopleSpecial.h"

namespace practice {

namespace {

constexpr qint64 threeWeeks = 21LL * 24 * 3600;
constexpr qint64 secondsBeforeNow = 240;
constexpr qint64 beyondDouble = 9'007'199'254'740'993; // 2^53 + 1: no double holds it

struct Draft
{
    WorldApplication application;
    WorldCandidate candidate;
};

const SpecialCase *specialAt(int index)
{
    for (const auto &special : specialCases())
        if (special.index == index)
            return &special;
    return nullptr;
}

// Seconds between now and the arrival of application index; newer ones lie a little closer together.
qint64 ageOf(int index, int count)
{
    const auto i = static_cast<qint64>(index);
    const auto n = static_cast<qint64>(count);
    return secondsBeforeNow + threeWeeks * (i * (3 * n + 2 * i)) / (5 * n * n);
}

std::size_t drawRequisition(PeopleRandom &random)
{
    const auto roll = random.between(0, 99);
    if (roll < 36)
        return 0;
    if (roll < 66)
        return 1;
    return roll < 82 ? 2 : 3;
}

QString drawLanguage(PeopleRandom &random, Role role)
{
    switch (role) {
    case Role::Backend:
        return random.chance(72) ? QStringLiteral("en") : QStringLiteral("de");
    case Role::Store:
        return random.chance(90) ? QStringLiteral("de") : QStringLiteral("en");
    case Role::Finance:
        return random.chance(50) ? QStringLiteral("fr") : QStringLiteral("en");
    case Role::Nurse:
        return random.chance(68) ? QStringLiteral("es") : QStringLiteral("en");
    }
    return QStringLiteral("en");
}

// Who writes English in Berlin or Madrid may have grown up anywhere.
QString drawOrigin(PeopleRandom &random, Role role, const QString &language)
{
    static const QStringList all{QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr"),
                                 QStringLiteral("es")};
    if (language != QLatin1String("en"))
        return language;
    if (role == Role::Nurse)
        return random.chance(50) ? QStringLiteral("es") : language;
    return random.chance(45) ? random.pick(all) : language;
}

QString homeOf(Role role, const QString &language)
{
    if (role == Role::Backend || role == Role::Store)
        return QStringLiteral("de");
    return role == Role::Nurse ? QStringLiteral("es") : language;
}

QString drawRecipe(PeopleRandom &random, const Career &career)
{
    struct Share
    {
        const char *recipe;
        int percent;
    };
    static constexpr Share shares[] = {{"pdf-one-column", 22},
                                       {"pdf-two-columns", 11},
                                       {"pdf-two-columns-rows", 10},
                                       {"pdf-sidebar", 14},
                                       {"pdf-margin-dates", 10},
                                       {"pdf-table", 7},
                                       {"pdf-three-pages", 6},
                                       {"docx", 8},
                                       {"docx-table", 4},
                                       {"odt", 3},
                                       {"rtf", 3},
                                       {"txt", 2}};
    auto roll = random.between(0, 99);
    for (const auto &share : shares) {
        if (roll < share.percent) {
            const auto recipe = QString::fromLatin1(share.recipe);
            return recipe == QLatin1String("pdf-three-pages") && career.years < 4 ? QStringLiteral("pdf-one-column")
                                                                                  : recipe;
        }
        roll -= share.percent;
    }
    return QStringLiteral("pdf-one-column");
}

QString extensionOf(const QString &recipe)
{
    for (const auto &type :
         {QStringLiteral("docx"), QStringLiteral("odt"), QStringLiteral("rtf"), QStringLiteral("txt")})
        if (recipe.startsWith(type) || recipe.endsWith(QLatin1Char('-') + type) ||
            recipe.endsWith(QLatin1Char('.') + type))
            return QLatin1Char('.') + type;
    return QStringLiteral(".pdf");
}

QString fileNameOf(PeopleRandom &random, const WorldCandidate &person, const WorldFile &file, const QString &language)
{
    const auto end = extensionOf(file.recipe);
    const auto slug = asciiSlug(person.firstName) + QLatin1Char('-') + asciiSlug(person.lastName);
    const auto word = [&language, &file] {
        if (file.kind == FileKind::CoverLetter)
            return language == QLatin1String("de")   ? QStringLiteral("anschreiben")
                   : language == QLatin1String("fr") ? QStringLiteral("lettre")
                   : language == QLatin1String("es") ? QStringLiteral("carta")
                                                     : QStringLiteral("cover-letter");
        return language == QLatin1String("de") ? QStringLiteral("lebenslauf") : QStringLiteral("cv");
    }();
    switch (random.between(0, 3)) {
    case 0:
        return slug + QLatin1Char('-') + word + end;
    case 1:
        return word + QLatin1Char('_') + asciiSlug(person.lastName) + end;
    case 2:
        return file.kind == FileKind::Resume ? slug + end : word + end;
    default:
        return word + QLatin1Char('-') + slug + end;
    }
}

void addFiles(PeopleRandom &random, Draft &draft, const Career &career, const SpecialCase *special, qint64 firstId)
{
    WorldFile resume;
    resume.id = firstId;
    resume.recipe = special ? QString::fromLatin1(special->recipe) : drawRecipe(random, career);
    resume.fileName = fileNameOf(random, draft.candidate, resume, draft.application.language);
    draft.application.files.push_back(resume);
    if (special || !random.chance(24))
        return;
    static const QStringList letters{QStringLiteral("letter-pdf"), QStringLiteral("letter-pdf"),
                                     QStringLiteral("letter-docx"), QStringLiteral("letter-txt")};
    WorldFile letter;
    letter.id = firstId + 1;
    letter.kind = FileKind::CoverLetter;
    letter.recipe = random.pick(letters);
    letter.fileName = fileNameOf(random, draft.candidate, letter, draft.application.language);
    draft.application.files.push_back(letter);
}

void addAnswers(PeopleRandom &random, Draft &draft, const WorldRequisition &requisition, const Career &career)
{
    const auto german = requisition.language == QLatin1String("de");
    const auto yes = german ? QStringLiteral("Ja") : QStringLiteral("Yes");
    const auto no = german ? QStringLiteral("Nein") : QStringLiteral("No");
    const auto years = QString::number(career.years);
    QStringList answers;
    switch (career.role) {
    case Role::Backend:
        answers = {random.chance(88) ? yes : no, years,
                   random.pick({QStringLiteral("4 weeks"), QStringLiteral("3 months"), QStringLiteral("None"),
                                QStringLiteral("6 weeks")})};
        break;
    case Role::Store:
        answers = {
            random.chance(82) ? yes : no,
            random.pick(
                {QStringLiteral("ab sofort"), QStringLiteral("ab 1. November"), QStringLiteral("in zwei Wochen")}),
            random.pick({QStringLiteral("12"), QStringLiteral("16"), QStringLiteral("20"), QStringLiteral("25")})};
        break;
    case Role::Finance:
        answers = {career.fact(Criterion::Certificate) == Level::Full ? yes : no,
                   random.pick({QStringLiteral("London"), QStringLiteral("Paris"), QStringLiteral("Either")}), years};
        break;
    case Role::Nurse:
        answers = {
            career.fact(Criterion::Certificate) == Level::Full ? yes : no, random.chance(80) ? yes : no,
            random.pick({QStringLiteral("At once"), QStringLiteral("In one month"), QStringLiteral("In January")})};
        break;
    }
    for (std::size_t i = 0; i < requisition.questions.size(); ++i)
        draft.application.answers.push_back({requisition.questions[i].text, answers.at(static_cast<int>(i))});
}

int strength(const Career &career)
{
    return static_cast<int>(std::count(career.facts.begin(), career.facts.end(), Level::Full));
}

class Builder
{
public:
    explicit Builder(const WorldOptions &options)
        : m_options(options), m_count(std::max(240, options.applications)), m_now(options.now)
    {
        m_world.users = makeUsers();
        m_world.requisitions = makeRequisitions(m_now);
    }

    World build()
    {
        const auto count = static_cast<std::size_t>(m_count);
        m_world.applications.reserve(count);
        m_world.candidates.reserve(count);
        for (int i = 0; i < m_count; ++i)
            add(i);
        addPanel(m_world, m_options.seed);
        addNotes(m_world, m_options.seed);
        return std::move(m_world);
    }

private:
    void add(int index)
    {
        PeopleRandom random(m_options.seed * 0x9E3779B97F4A7C15ULL +
                            static_cast<quint64>(index) * 0xD1B54A32D192ED03ULL);
        const auto *special = specialAt(index);
        const auto finalist = finalistAt(index);
        const auto isFinalist = finalist >= 0;
        Draft draft;
        const auto at = requisitionFor(random, index, special, finalist);
        const auto &requisition = m_world.requisitions[at];
        const auto role = roleOf(requisition);
        auto &application = draft.application;
        application.language =
            special && *special->language ? QString::fromLatin1(special->language) : drawLanguage(random, role);
        application.requisitionId = requisition.id;
        setIds(draft, index);
        setTimes(random, application, index);
        const auto career = setPerson(random, draft, role, special, index, isFinalist);
        application.stage = isFinalist ? 3 : stageOf(random, index);
        if (application.stage > 0)
            application.stageEnteredAt = application.appliedAt.addSecs(application.appliedAt.secsTo(m_now) / 2);
        application.optedOut = index == optedOutIndex || (index > 60 && index % 97 == 0);
        addFiles(random, draft, career, special, 6'100'000'000 + static_cast<qint64>(m_count - index) * 4);
        addAnswers(random, draft, requisition, career);
        m_world.candidates.push_back(draft.candidate);
        m_world.applications.push_back(application);
    }

    int finalistAt(int index) const
    {
        for (int k = 0; k < finalistCount; ++k)
            if (index == finalistIndex(k, m_count))
                return k;
        return -1;
    }

    std::size_t requisitionFor(PeopleRandom &random, int index, const SpecialCase *special, int finalist)
    {
        static constexpr std::size_t ofFinalists[finalistCount] = {0, 0, 2, 1, 3, 0, 2, 0};
        for (int pair = 0; pair < 2; ++pair)
            if (index == secondDuplicates[pair])
                return indexOf(m_world.applications[static_cast<std::size_t>(firstDuplicates[pair])].requisitionId);
        if (finalist >= 0)
            return ofFinalists[finalist];
        const auto drawn = drawRequisition(random);
        if (special)
            for (std::size_t i = 0; i < m_world.requisitions.size(); ++i)
                if (m_world.requisitions[i].code == QLatin1String(special->code))
                    return i;
        return drawn;
    }

    std::size_t indexOf(qint64 requisitionId) const
    {
        const auto found = std::find_if(m_world.requisitions.begin(), m_world.requisitions.end(),
                                        [requisitionId](const auto &r) { return r.id == requisitionId; });
        return static_cast<std::size_t>(found - m_world.requisitions.begin());
    }

    // Newer means larger; the five oldest fit 32 bits, one pair needs more than a double's 53.
    void setIds(Draft &draft, int index) const
    {
        const auto age = static_cast<qint64>(m_count - index);
        draft.application.id = (1LL << 32) + (age - 6) * 37;
        draft.candidate.id = 5'300'000'000 + age * 41;
        if (index == beyondDoubleIndex) {
            draft.application.id = beyondDouble;
            draft.candidate.id = beyondDouble + 2;
        }
        draft.application.candidateId = draft.candidate.id;
    }

    void setTimes(PeopleRandom &random, WorldApplication &application, int index) const
    {
        const auto age = ageOf(index, m_count);
        const auto gap = static_cast<int>(std::max<qint64>(1, ageOf(index + 1, m_count) - age));
        application.appliedAt = m_now.addSecs(-age - random.between(0, gap - 1));
        application.stageEnteredAt = application.appliedAt;
    }

    static int stageOf(PeopleRandom &random, int index)
    {
        const auto roll = random.between(0, 99);
        if (index < 100 || roll < 62)
            return 0;
        return roll < 88 ? 1 : 2;
    }

    Career setPerson(PeopleRandom &random, Draft &draft, Role role, const SpecialCase *special, int index,
                     bool isFinalist)
    {
        auto &person = draft.candidate;
        auto &application = draft.application;
        const auto &newest = m_world.applications.empty() ? application : m_world.applications.front();
        const auto asOf = newest.appliedAt.date();
        for (int pair = 0; pair < 2; ++pair)
            if (index == secondDuplicates[pair])
                return copyPerson(draft, firstDuplicates[pair], role, asOf);
        const auto origin = drawOrigin(random, role, application.language);
        PersonName name = makeName(random, origin);
        if (special && *special->first)
            name = {QString::fromUtf16(special->first), QString::fromUtf16(special->last)};
        person.firstName = name.first;
        person.lastName = name.last;
        const auto home = homeOf(role, application.language);
        Career career;
        auto tries = 0;
        do {
            person.phone = special && *special->phone ? QString::fromUtf16(special->phone) : makePhone(random, home);
            career = makeCareer(m_options.seed, person, role, application.language, asOf);
        } while (isFinalist && strength(career) < 5 && ++tries < 60);
        person.email = makeMail(name, origin, 0);
        for (int number = 2; m_mails.contains(person.email); number = random.between(3, 99'999))
            person.email = makeMail(name, origin, number);
        m_mails.insert(person.email);
        person.company = career.jobs.front().company;
        person.title = career.jobs.front().title;
        person.city = career.jobs.front().city;
        if (random.chance(35))
            person.link = QStringLiteral("https://profiles.example/") + asciiSlug(name.first) + QLatin1Char('-') +
                          asciiSlug(name.last);
        static const QStringList tags{QStringLiteral("referral"), QStringLiteral("job fair"),
                                      QStringLiteral("returning"), QStringLiteral("sourced")};
        if (random.chance(14))
            person.tags.append(random.pick(tags));
        return career;
    }

    // The same person once more, as another record: other address, same telephone and name.
    Career copyPerson(Draft &draft, int firstIndex, Role role, const QDate &asOf)
    {
        const auto first = static_cast<std::size_t>(firstIndex);
        const auto id = draft.candidate.id;
        draft.candidate = m_world.candidates[first];
        draft.candidate.id = id;
        draft.candidate.email.replace(draft.candidate.email.indexOf(QLatin1Char('@')), 1, QStringLiteral(".privat@"));
        draft.application.language = m_world.applications[first].language;
        return makeCareer(m_options.seed, draft.candidate, role, draft.application.language, asOf);
    }

    WorldOptions m_options;
    int m_count;
    QDateTime m_now;
    World m_world;
    QSet<QString> m_mails;
};

} // namespace

World makeWorld(const WorldOptions &options)
{
    return Builder(options).build();
}

} // namespace practice
