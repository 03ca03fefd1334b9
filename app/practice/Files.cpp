// The bytes of one file, made when somebody asks for it.
#include <algorithm>

#include "practice/PeopleRandom.h"
#include "practice/files/Pdf.h"
#include "practice/files/PlainText.h"

namespace practice {

namespace {

Resume resumeOf(const World &world, const WorldApplication &application, quint64 seed)
{
    const auto person = std::find_if(world.candidates.begin(), world.candidates.end(),
                                     [&application](const auto &c) { return c.id == application.candidateId; });
    const auto requisition = std::find_if(world.requisitions.begin(), world.requisitions.end(),
                                          [&application](const auto &r) { return r.id == application.requisitionId; });
    const auto asOf = world.applications.front().appliedAt.date();
    return {*person, makeCareer(seed, *person, roleOf(*requisition), application.language, asOf),
            wordsOf(application.language), stableHash(person->firstName + person->lastName, seed + 17) >> 8};
}

QString positionOf(const World &world, const WorldApplication &application)
{
    for (const auto &requisition : world.requisitions)
        if (requisition.id == application.requisitionId)
            return requisition.title;
    return {};
}

} // namespace

QByteArray makeFile(const World &world, const WorldApplication &application, const WorldFile &file, quint64 seed)
{
    const auto &recipe = file.recipe;
    if (recipe == QLatin1String("empty"))
        return {};
    const auto resume = resumeOf(world, application, seed);
    if (recipe.startsWith(QLatin1String("pdf-")))
        return makePdf(resume, recipe);
    if (recipe == QLatin1String("letter-pdf"))
        return letter(resume, positionOf(world, application)).toPdf(resume.name());
    if (recipe == QLatin1String("letter-txt"))
        return makePlainText(letterParagraphs(resume, positionOf(world, application)), TextEncoding::Utf8);
    if (recipe == QLatin1String("txt"))
        return makePlainText(paragraphsOf(resume), TextEncoding::Utf8);
    if (recipe == QLatin1String("txt-latin1"))
        return makePlainText(paragraphsOf(resume), TextEncoding::Latin1);
    return {};
}

} // namespace practice
