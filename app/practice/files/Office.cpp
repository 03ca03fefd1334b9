#include "practice/files/Office.h"

namespace practice {

namespace {

// Contact data leave the body for the page header, as many templates have it.
void moveContactToHeader(OfficeText &text)
{
    std::erase_if(text.paragraphs, [&text](const Paragraph &paragraph) {
        if (paragraph.kind != ParagraphKind::Contact)
            return false;
        text.header = paragraph.text;
        return true;
    });
}

// Skills, languages and certificates stand in the narrow cell, everything else in the wide one.
void splitForTable(const Resume &resume, OfficeText &text)
{
    const auto &words = resume.words;
    const QStringList sideHeadings{words.skills, words.languages, words.certificates, words.interests};
    std::vector<Paragraph> main;
    auto isSide = false;
    for (const auto &paragraph : text.paragraphs) {
        if (paragraph.kind == ParagraphKind::Heading)
            isSide = sideHeadings.contains(paragraph.text);
        (isSide ? text.side : main).push_back(paragraph);
    }
    text.paragraphs = std::move(main);
}

QString hiddenWords(const Resume &resume)
{
    switch (resume.career.role) {
    case Role::Backend:
        return QStringLiteral("Kubernetes PCI-DSS Teamleitung Zahlungsverkehr Principal Engineer");
    case Role::Store:
        return QStringLiteral("Filialleitung Kasse Inventur Führungserfahrung");
    case Role::Finance:
        return QStringLiteral("IFRS consolidation chartered accountant French C2 team of twenty");
    case Role::Nurse:
        return QStringLiteral("UCI urgencias supervisión colegiada inglés C2");
    }
    return {};
}

} // namespace

QByteArray makeOffice(const Resume &resume, const QString &recipe)
{
    OfficeText text;
    text.paragraphs = paragraphsOf(resume);
    text.language = resume.career.language;
    text.title = resume.words.resume;
    text.look = static_cast<int>(resume.hash % 12);
    if (recipe == QLatin1String("docx") || recipe == QLatin1String("docx-hidden")) {
        if (text.look % 3 == 0)
            moveContactToHeader(text);
        if (recipe.endsWith(QLatin1String("hidden")))
            text.hidden = hiddenWords(resume);
        return makeDocx(text);
    }
    if (recipe == QLatin1String("docx-table")) {
        moveContactToHeader(text);
        splitForTable(resume, text);
        return makeDocx(text);
    }
    if (recipe == QLatin1String("odt"))
        return makeOdt(text);
    if (recipe == QLatin1String("rtf-hidden"))
        text.hidden = hiddenWords(resume);
    if (recipe.startsWith(QLatin1String("rtf")))
        return makeRtf(text);
    return {};
}

} // namespace practice
