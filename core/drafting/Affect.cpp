#include "drafting/Affect.h"

#include <vector>

#include <QRegularExpression>

#include "drafting/Folding.h"

namespace drafting {

namespace {

const std::vector<QRegularExpression> &patterns()
{
    static const std::vector<QRegularExpression> all = [] {
        const QString feeling = QStringLiteral("(?:nervous\\w*|anxious\\w*|confident\\w*|unconfident|enthusias\\w*|sad|"
                                               "angry|bored|excited|insecure|unsure|shy|arrogant\\w*|"
                                               "happy|unhappy|frustrated|tense|stressed|relaxed|passionate|warm|cold|"
                                               "friendly|unfriendly|honest|dishonest|sincere|"
                                               "insincere|trustworthy|likeable|motivated|unmotivated|energetic|tired|"
                                               "uncomfortable|irritated|aggressive|timid|"
                                               "nervos|unsicher|selbstsicher|selbstbewusst|traurig|wutend|gelangweilt|"
                                               "begeistert|schuchtern|arrogant|frustriert|angespannt|"
                                               "gestresst|entspannt|leidenschaftlich|sympathisch|unsympathisch|ehrlich|"
                                               "unehrlich|motiviert|unmotiviert|mude|gereizt|"
                                               "nerveu\\w*|sur de "
                                               "(?:lui|soi|elle)|triste|enerve\\w*|ennuye\\w*|enthousiaste|timide|"
                                               "arrogante?|frustre\\w*|tendu\\w*|stresse\\w*|"
                                               "detendu\\w*|sincere|motive\\w*|fatigue\\w*|chaleureu\\w*|"
                                               "nervios[oa]|segur[oa]|insegur[oa]|enfadad[oa]|aburrid[oa]|entusiasmad["
                                               "oa]|timid[oa]|frustrad[oa]|tens[oa]|estresad[oa]|"
                                               "relajad[oa]|sincer[oa]|motivad[oa]|cansad[oa]|simpatic[oa])");
        const QString seems =
            QStringLiteral("(?:seem(?:s|ed)?|appear(?:s|ed)?|look(?:s|ed)?|sound(?:s|ed)?|felt|feels|came across "
                           "as|comes across as|struck (?:me|us) as|"
                           "was visibly|wirkte?|schien|klang|machte einen|trat|sembl(?:e|ait)|para(?:it|issait)|avait "
                           "l air|s est montree?|parecia|parece|"
                           "se veia|sonaba|se mostro|daba la impresion)");
        const auto make = [](const QString &text) {
            return QRegularExpression(QStringLiteral("\\b") + text + QStringLiteral("\\b"),
                                      QRegularExpression::UseUnicodePropertiesOption);
        };
        return std::vector<QRegularExpression>{
            make(seems + QStringLiteral("\\b.{0,24}\\b") + feeling),
            make(QStringLiteral(
                "(?:tone of (?:his |her |their |the )?voice|voice (?:trembled|shook|was)|facial expression\\w*|body "
                "language|"
                "eye contact|(?:smiled|smiling|frowned|blushed|sighed|fidget\\w*|avoided (?:our|my) eyes)|"
                "korpersprache|stimme "
                "(?:zitterte|klang|war)|gesichtsausdruck\\w*|mimik|gestik|blickkontakt|augenkontakt|lachelte|"
                "langage corporel|ton de (?:sa |la )?voix|expression du visage|contact visuel|souriait|rougissait|"
                "lenguaje corporal|tono de (?:su |la )?voz|expresion facial|contacto visual|sonreia|se sonrojo)")),
            make(QStringLiteral(
                "(?:introvert\\w*|extrovert\\w*|extravert\\w*|charisma\\w*|temperament\\w*|personality type|"
                "(?:strong|weak|difficult|pleasant) personality|(?:starke|schwierige|angenehme) personlichkeit|"
                "forte personnalite|personalidad (?:fuerte|dificil|agradable)|emotional\\w* "
                "(?:stable|unstable)|emotional state)")),
        };
    }();
    return all;
}

} // namespace

QString affectIn(const QString &sentence)
{
    QString search = foldedText(sentence, Fold::Search);
    search.replace(QLatin1Char('\''), QLatin1Char(' '));
    for (const auto &each : patterns())
        if (const auto match = each.match(search); match.hasMatch())
            return match.captured();
    return {};
}

} // namespace drafting
