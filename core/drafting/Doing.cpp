#include "drafting/Doing.h"

#include <QRegularExpression>

namespace drafting {

static QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::UseUnicodePropertiesOption);
}

bool tellsOfOthers(const QString &clause)
{
    static const auto english = pattern(QStringLiteral(
        "\\b(?:handled|done|run|managed|owned|performed|carried out|written|built|maintained|operated|prepared|taken "
        "care of) by "
        "(?:my |our |the |a |an |another |other )?(?:[\\w-]+ "
        "){0,2}(?:colleagues?|team|office|department|agency|supplier|manager|"
        "others|lead|firm)\\b|"
        "\\b(?:my colleagues?|our colleagues?|the (?:[\\w-]+ )?(?:team|department|office)|others) "
        "(?:ran|did|handled|used|managed|wrote|built|led|looked after|took care of)\\b|\\bsat next to the\\b"));
    static const auto german = pattern(QStringLiteral(
        "\\b(?:von|durch) (?:meine[rmn]?|unsere[rmn]?|eine[rmn]?|der|den|dem|die|einem|anderen|andere) (?:\\w+ "
        ")?(?:kolleg\\w+|"
        "\\w*team|\\w*abteilung|\\w*dienst\\w*|\\w*firma|kanzlei|steuerbüro|\\w*büro|partner\\w*|gruppe|agentur|"
        "dienstleister\\w*)\\b[^.;]{0,40}\\b(?:gemacht|erledigt|übernommen|betreut|geführt|erstellt|gepflegt|"
        "durchgeführt|"
        "abgewickelt)|\\b(?:machte|macht|übernahm|übernimmt|betreute|betreut|führte|erledigte|nutzte) (?:immer |stets "
        ")?(?:meine? "
        "kolleg\\w+|die kolleg\\w+|das \\w*team|die \\w*abteilung|ein anderer|andere)\\b|\\b(?:meine? kolleg\\w+|das "
        "\\w*team|die \\w*abteilung) (?:machte|übernahm|betreute|nutzte|führte|erledigte)\\w*"));
    static const auto french =
        pattern(QStringLiteral("\\b(?:faite?s?|assurée?s?|gérée?s?|menée?s?|tenue?s?|traitée?s?|réalisée?s?|préparée?s?"
                               "|confiée?s?) (?:par|à) (?:mon |ma |mes "
                               "|notre |nos |un |une |le |la |les |l['’]|d['’]autres )(?:\\w+ "
                               ")?(?:collègues?|équipe|service|cabinet|responsable|"
                               "prestataire|chef|siège)|\\b(?:mes|mon|ma|nos|les) "
                               "(?:collègues?|équipe)\\b[^.;]{0,40}\\b(?:utilis|saisiss|gér|fais|"
                               "assur|s['’]occup|trait|men)\\w+"));
    static const auto spanish =
        pattern(QStringLiteral("\\b(?:hech|llevad|gestionad|realizad|preparad)[oa]s? por (?:mi |mis |el |la |los |las "
                               "|un |una |otr[oa]s? )(?:\\w+ "
                               ")?(?:compañer[oa]s?|equipo|departamento|jef[ea]|asesoría|proveedor)|\\b(?:llevaban?|"
                               "hacían?|gestionaban?|usaban?|"
                               "manejaban?|preparaban?) (?:siempre )?(?:mi|mis|el|la|otr[oa]s?) "
                               "(?:compañer[oa]s?|equipo|jef[ea]|departamento)|"
                               "\\b(?:el|mi|nuestro) (?:equipo|departamento|jefe|compañero)(?: de \\w+)? "
                               "(?:usaba|llevaba|hacía|gestionaba|manejaba)"));
    for (const auto *each : {&english, &german, &french, &spanish})
        if (each->match(clause).hasMatch())
            return true;
    return false;
}

bool deniesWhatStandsBefore(const QString &after)
{
    static const auto denies = pattern(QStringLiteral(
        "^[\\w-]*[ ,:;]{0,3}(?:[\\w-]+ ){0,2}?(?:(?:habe|hatte|kann|konnte|kenne|beherrsche|bin|mache|nutze) ich "
        "(?:noch |bisher |leider |selbst )?(?:nicht|nie|kein\\w*)\\b|(?:which |that |but )?I "
        "(?:have|had|did|do|can)(?:n['’]t| not| "
        "never)\\b|je n['’](?:ai|y|en)\\b[^.;]{0,24}\\b(?:pas|jamais)\\b|(?:yo )?(?:no|nunca) (?:l[oa]s? "
        ")?(?:he|llegué|uso|"
        "manejo|tengo|sé)\\b)"));
    return denies.match(after).hasMatch();
}

} // namespace drafting
