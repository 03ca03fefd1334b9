// Cover letters: short, in the language of the documents, with one fact of the career.
#include "practice/files/Pdf.h"
#include "practice/files/PlainText.h"
#include "practice/files/ResumeParts.h"

namespace practice {

namespace {

struct LetterWords
{
    QString subject;
    QString greeting;
    QStringList openings;
    QString fact; // %1 company, %2 what was done there
    QStringList reasons;
    QString closing;
    QString regards;
};

LetterWords english()
{
    return {QStringLiteral("Application: %1"),
            QStringLiteral("Dear hiring team,"),
            {QStringLiteral("I read your posting twice: once because the work sounds right, and once to make sure I am "
                            "not imagining it."),
             QStringLiteral("A former colleague sent me your posting, and I can see why."),
             QStringLiteral("I would like to apply for the position above.")},
            QStringLiteral("What I did at %1 comes close to it: %2."),
            {QStringLiteral("I like work whose result somebody notices the next morning, and I like colleagues who say "
                            "what they think."),
             QStringLiteral("What I am looking for is a team that takes its time for the hard parts and is quick with "
                            "the easy ones.")},
            QStringLiteral("I would be glad to tell you more in a conversation, on the phone or in your office."),
            QStringLiteral("Kind regards")};
}

LetterWords german()
{
    return {
        QStringLiteral("Bewerbung: %1"),
        QStringLiteral("Guten Tag,"),
        {QStringLiteral(
             "Ihre Anzeige hat mich sofort angesprochen, denn sie beschreibt genau die Arbeit, die ich gern mache."),
         QStringLiteral("eine frühere Kollegin hat mich auf Ihre Anzeige aufmerksam gemacht.")},
        QStringLiteral("Bei %1 habe ich Ähnliches getan: %2."),
        {QStringLiteral(
             "Mir ist wichtig, dass man im Team offen miteinander spricht und sich aufeinander verlassen kann."),
         QStringLiteral(
             "Ich arbeite sorgfältig, behalte auch in hektischen Stunden den Überblick und lerne gern dazu.")},
        QStringLiteral("Über die Einladung zu einem Gespräch würde ich mich sehr freuen."),
        QStringLiteral("Mit freundlichen Grüßen")};
}

LetterWords french()
{
    return {
        QStringLiteral("Candidature : %1"),
        QStringLiteral("Madame, Monsieur,"),
        {QStringLiteral(
             "Votre annonce a retenu toute mon attention : elle décrit le métier que j’exerce et que j’aime."),
         QStringLiteral("Je souhaite vous proposer ma candidature pour le poste cité en objet.")},
        QStringLiteral("Chez %1, mes missions étaient proches des vôtres : %2."),
        {QStringLiteral("J’apprécie les équipes où l’on se dit les choses et où chacun peut compter sur les autres."),
         QStringLiteral("Rigueur, calme et pédagogie sont les mots qui reviennent quand on parle de mon travail.")},
        QStringLiteral("Je serais heureux d’échanger avec vous lors d’un entretien."),
        QStringLiteral("Cordialement")};
}

LetterWords spanish()
{
    return {QStringLiteral("Candidatura: %1"),
            QStringLiteral("Estimado equipo de selección:"),
            {QStringLiteral("Su oferta describe el trabajo que hago cada día y que quiero seguir haciendo."),
             QStringLiteral("Les escribo para presentar mi candidatura al puesto indicado.")},
            QStringLiteral("En %1 he trabajado en algo parecido: %2."),
            {QStringLiteral("Valoro los equipos que se cuidan y que hablan con claridad también cuando hay prisa."),
             QStringLiteral("Me gusta enseñar a quien empieza y aprender de quien sabe más.")},
            QStringLiteral("Quedo a su disposición para una entrevista cuando les convenga."),
            QStringLiteral("Un cordial saludo")};
}

const LetterWords &letterWords(const QString &language)
{
    static const auto en = english();
    static const auto de = german();
    static const auto fr = french();
    static const auto es = spanish();
    if (language == QLatin1String("de"))
        return de;
    if (language == QLatin1String("fr"))
        return fr;
    return language == QLatin1String("es") ? es : en;
}

QString pick(const QStringList &list, quint64 hash)
{
    return list.at(static_cast<int>(hash % static_cast<quint64>(list.size())));
}

} // namespace

QStringList letterText(const Resume &resume, const QString &position)
{
    const auto &words = letterWords(resume.career.language);
    const auto &job = resume.career.jobs.front();
    auto duty = job.duties.front();
    return {words.subject.arg(position),
            words.greeting,
            pick(words.openings, resume.hash),
            words.fact.arg(job.company, duty.replace(0, 1, duty.at(0).toLower())),
            pick(words.reasons, resume.hash / 3),
            words.closing,
            words.regards,
            resume.name()};
}

std::vector<Paragraph> letterParagraphs(const Resume &resume, const QString &position)
{
    std::vector<Paragraph> list{{ParagraphKind::Name, resume.name(), {}},
                                {ParagraphKind::Contact, resume.contacts().join(QStringLiteral(" | ")), {}}};
    const auto lines = letterText(resume, position);
    list.push_back({ParagraphKind::Heading, lines.front(), {}});
    for (const auto &line : lines.mid(1))
        list.push_back({ParagraphKind::Body, line, {}});
    return list;
}

Sheet letter(const Resume &resume, const QString &position)
{
    Sheet sheet;
    const auto theme = themeOf(resume);
    const QRectF area(76, 70, Sheet::pageWidth - 152, Sheet::pageHeight - 130);
    Flow flow(sheet, area, area);
    flow.setLeading(1.5);
    flow.paragraph(resume.name(), {theme.headFamily, 15, 700, false, theme.accent, 0});
    flow.paragraph(resume.contacts().join(QStringLiteral("  ·  ")), theme.quiet());
    flow.gap(46);
    const auto lines = letterText(resume, position);
    flow.paragraph(lines.front(), theme.strong());
    flow.gap(14);
    for (const auto &line : lines.mid(1)) {
        flow.paragraph(line, theme.body());
        flow.gap(line == lines.at(lines.size() - 2) ? 26 : 9);
    }
    return sheet;
}

} // namespace practice
