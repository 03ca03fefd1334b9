#include "practice/files/Resume.h"

namespace practice {

namespace {

ResumeWords make(const QString &text)
{
    const auto w = text.split(QLatin1Char('|'));
    return {w.at(0), w.at(1), w.at(2),  w.at(3),  w.at(4),  w.at(5),  w.at(6),  w.at(7),
            w.at(8), w.at(9), w.at(10), w.at(11), w.at(12), w.at(13), w.at(14), w.at(15)};
}

QString monthText(const CareerMonth &month)
{
    return QStringLiteral("%1/%2").arg(month.month, 2, 10, QLatin1Char('0')).arg(month.year);
}

} // namespace

const ResumeWords &wordsOf(const QString &language)
{
    static const auto english = make(QStringLiteral(
        "Curriculum Vitae|Profile|Work Experience|Education|Skills|Tools|Languages|Certificates|Interests|"
        "Selected Projects|Contact|Page %1 of %2|present|Period|Position|Duties and results"));
    static const auto german = make(QStringLiteral(
        "Lebenslauf|Profil|Berufserfahrung|Ausbildung|Kenntnisse|Werkzeuge|Sprachen|Zertifikate|Interessen|"
        "Ausgewählte Projekte|Kontakt|Seite %1 von %2|heute|Zeitraum|Stelle|Aufgaben und Ergebnisse"));
    static const auto french = make(QStringLiteral(
        "Curriculum vitæ|Profil|Expérience professionnelle|Formation|Compétences|Outils|Langues|Certifications|"
        "Centres d’intérêt|Projets choisis|Coordonnées|Page %1 sur %2|aujourd’hui|Période|Poste|Missions et "
        "résultats"));
    static const auto spanish = make(QStringLiteral(
        "Currículum vítae|Perfil|Experiencia "
        "laboral|Formación|Competencias|Herramientas|Idiomas|Certificados|Intereses|"
        "Proyectos destacados|Contacto|Página %1 de %2|actualidad|Periodo|Puesto|Funciones y resultados"));
    if (language == QLatin1String("de"))
        return german;
    if (language == QLatin1String("fr"))
        return french;
    return language == QLatin1String("es") ? spanish : english;
}

QStringList Resume::contacts() const
{
    QStringList lines{person.email, person.phone, person.city};
    if (!person.link.isEmpty())
        lines.append(person.link.mid(person.link.indexOf(QLatin1String("//")) + 2));
    return lines;
}

QString Resume::period(const CareerJob &job) const
{
    return monthText(job.from) + QStringLiteral(" – ") + (job.to.year == 0 ? words.today : monthText(job.to));
}

QString Resume::period(const CareerSchool &school) const
{
    return QStringLiteral("%1 – %2").arg(school.fromYear).arg(school.toYear);
}

QStringList Resume::languageLines() const
{
    QStringList lines;
    for (const auto &language : career.languages)
        lines.append(language.name + QLatin1Char(' ') + language.level);
    return lines;
}

} // namespace practice
