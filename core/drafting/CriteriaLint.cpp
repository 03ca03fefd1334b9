#include "drafting/CriteriaLint.h"

#include <vector>

#include <QCoreApplication>
#include <QRegularExpression>

#include "drafting/Folding.h"

namespace drafting {

namespace {

struct Rule
{
    Fault fault;
    QRegularExpression words; // in the form for search
    const char *why;
};

QString say(const char *sentence)
{
    return QCoreApplication::translate("drafting::CriteriaLint", sentence);
}

Rule rule(Fault fault, const char *words, const char *why)
{
    return {fault,
            QRegularExpression(QStringLiteral("\\b(?:%1)\\b").arg(QString::fromUtf8(words)),
                               QRegularExpression::UseUnicodePropertiesOption),
            why};
}

// The worst first; within a fault the plainest.
const std::vector<Rule> &rules()
{
    static const std::vector<Rule> all{
        rule(Fault::Protected,
             "(?:between|under|over|max(?:imum)?|minimum|at most|up to|zwischen|unter|uber|hochstens|bis|entre|moins "
             "de|plus de|"
             "menor de|mayor de|maximo)\\W+(?:\\d{2}\\W+)?(?:(?:and|und|et|y)\\W+)?\\d{2}\\W+"
             "(?:years? old|years of age|jahre alt|ans d age|anos de edad)|aged? (?:between |under |over )?\\d{2}|"
             "\\d{2} to \\d{2} years old|age limit|altersgrenze|date of birth|geburtsdatum|fecha de nacimiento|date de "
             "naissance",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint",
                               "Age may not be asked for. Name the experience or the licence that the work needs.")),
        // Work with children, women's health or a race condition is work; only what the person herself should be
        // counts.
        rule(Fault::Protected,
             "male|female|(?:men|women) only|a (?:man|woman)|mannlich\\w*|weiblich\\w*|nur (?:manner|frauen)|un "
             "homme|une femme|"
             "un hombre|una mujer|sexo (?:masculino|femenino)|sexe (?:masculin|feminin)",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint", "Gender may not be asked for. Name what the work needs.")),
        rule(Fault::Protected,
             "nationality|citizenship|nationalitat|\\w*staatsangehorigkeit|staatsburger\\w*|nationalite|nacionalidad|"
             "ethnic (?:origin|background)|skin colou?r|hautfarbe|of \\w+ (?:origin|descent)|\\w+er "
             "herkunft|migrationshintergrund|"
             "d origine \\w+|de origen \\w+",
             QT_TRANSLATE_NOOP(
                 "drafting::CriteriaLint",
                 "Origin and nationality may not be asked for. Where the law demands it, name the work permit.")),
        rule(Fault::Protected,
             "married|unmarried|marital status|childless|(?:no|without|own|has) children|not pregnant|family planning "
             "completed|"
             "verheiratet|ledig|familienstand|kinderlos\\w*|(?:keine|ohne|eigene) kinder|celibataire|mariee?|sans "
             "enfants?|casad[oa]|"
             "solter[oa]|sin hijos|no embarazada",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint",
                               "Family may not be asked for. Name the hours or the travel that the work needs.")),
        rule(Fault::Protected,
             "(?:practising|practicing|devout) \\w+|church member\\w*|religious affiliation|\\w*konfession\\w*|"
             "religionszugehorigkeit|kirchenmitglied\\w*|(?:is|be) an? (?:christian|muslim|jew|catholic)|pratiquante?|"
             "(?:catolic|cristian)[oa] practicante",
             QT_TRANSLATE_NOOP(
                 "drafting::CriteriaLint",
                 "Faith may not be asked for, but by an employer to whom the law leaves it. Name the task.")),
        rule(Fault::Protected,
             "able bodied|(?:no|without) disabilit\\w*|not disabled|in good health|physically fit|no sick "
             "leave|korperlich (?:fit|gesund)|"
             "(?:keine|ohne) behinderung\\w*|bonne sante|sans handicap|buena salud|sin discapacidad|union member\\w*|"
             "gewerkschaftsmitglied\\w*|syndique\\w*|sindicalizad[oa]|sexual orientation",
             QT_TRANSLATE_NOOP(
                 "drafting::CriteriaLint",
                 "Health, disability and membership may not be asked for. Name the task that must be done.")),
        rule(Fault::Protected,
             "photo attached|with (?:a )?photo|lichtbild|bewerbungsfoto|photo d identite|good looking|attractive "
             "appearance|"
             "gepflegtes aussere\\w*|bonne presentation|buena presencia",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint", "Looks may not be asked for. Name what the work needs.")),
        rule(Fault::Proxy,
             "young and|young team|young person to|must be young|youthful|digital natives?|(?:recent|fresh) "
             "graduates?|energetic|"
             "junges team|jung(?:e|er|es)? und|dynamische\\w* person\\w*|jeune et|equipe jeune|jeune "
             "diplomee?|personne dynamique|"
             "joven y|equipo joven|persona dinamica|mature (?:person|candidate)|senior citizen",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint",
                               "This stands for age. Name the experience or the skill that is meant.")),
        rule(Fault::Proxy,
             "native speakers?|native (?:english|german|french|spanish)|mother tongue|muttersprach\\w*|langue "
             "maternelle|"
             "lengua materna|hablante nativ[oa]|(?:ingles|aleman|frances|espanol) nativ[oa]|accent free|akzentfrei\\w*",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint", "This stands for origin. Ask for a level, such as C2.")),
        rule(Fault::Proxy,
             "gap free|no gaps in|without gaps|luckenlos\\w*|ohne lucken|cv sans interruption|sin lagunas|continuous "
             "employment",
             QT_TRANSLATE_NOOP(
                 "drafting::CriteriaLint",
                 "This stands for parenthood or illness. Ask for the years of experience that are needed.")),
        rule(Fault::Proxy,
             "lives? (?:in|near|close to)|resident of|postcode|zip code|postleitzahl|wohnhaft|wohnt in|code "
             "postal|habite (?:a|pres)|"
             "residente en|codigo postal|local candidates? only",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint",
                               "Where somebody lives stands for origin. Name the days on site that are needed.")),
        rule(
            Fault::Proxy,
            "graduated (?:after|since|before)|year of graduation|abschluss (?:nach|ab) \\d{4}|diplome (?:apres|depuis)|"
            "elite universit\\w*|top universit\\w*|ivy league|russell group|grande ecole",
            QT_TRANSLATE_NOOP("drafting::CriteriaLint",
                              "This stands for age or origin. Name the knowledge that the degree is to show.")),
        rule(Fault::Proxy,
             "cultur(?:e|al) fit|fits? (?:in )?(?:our|the) team|passt (?:ins|zum|in unser) team|like us|one of us",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint",
                               "“Fit” stands for likeness. Name the way of working that the team needs.")),
        rule(Fault::Untestable,
             "curio\\w+|curieu\\w+|neugier\\w*|friendly|honest|loyal|punctual|reliable|creative|charismatic|positive "
             "attitude|passion\\w*|enthusias\\w*|motivat\\w*|humou?r|"
             "freundlich\\w*|ehrlich\\w*|punktlich\\w*|zuverlassig\\w*|kreativ\\w*|belastbar\\w*|leidenschaft\\w*|"
             "begeister\\w*|sympathisch|"
             "aimable|honnete|ponctuel\\w*|fiable|creatif|creative|passionne\\w*|motive\\w*|amable|honest[oa]|puntual|"
             "creativ[oa]|"
             "apasionad[oa]|proactiv[oea]|proaktiv\\w*",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint",
                               "No document shows this. Ask it in the interview, or name something that was done.")),
        rule(Fault::Vague,
             "(?:good|great|strong|excellent|solid|sound|very good) (?:\\w+ "
             ")?(?:skills?|knowledge|understanding|background)|"
             "communication skills?|team ?player|team spirit|hands on|flexib\\w*|self starter|detail oriented|fast "
             "learner|people person|"
             "teamfahig\\w*|teamplayer|kommunikationsstark\\w*|kommunikationsfahigkeit\\w*|gute kenntnisse|sehr gute "
             "kenntnisse|einschlagige erfahrung|"
             "esprit d equipe|bonnes connaissances|bonne communication|rigoureu\\w*|polyvalent\\w*|trabajo en "
             "equipo|buena comunicacion|"
             "buenos conocimientos|don de gentes|some experience|relevant experience|suitable qualification|etc",
             QT_TRANSLATE_NOOP("drafting::CriteriaLint",
                               "This means something else to everybody. Name what, and how much of it.")),
    };
    return all;
}

} // namespace

std::optional<LintNote> lint(const QString &criterion)
{
    QString search = foldedText(criterion, Fold::Search);
    search.replace(QLatin1Char('\''), QLatin1Char(' '));
    for (const auto &[fault, words, why] : rules()) {
        const auto match = words.match(search);
        if (match.hasMatch())
            return LintNote{fault, match.captured(), say(why)};
    }
    return std::nullopt;
}

} // namespace drafting
