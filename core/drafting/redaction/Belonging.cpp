#include "drafting/redaction/Belonging.h"

#include "drafting/redaction/ShapeList.h"

namespace drafting {

namespace {

// "As a mother of twins", "jeune papa", "una hija pequeña", "married to …". Not "children": many work with them.
void family(ShapeList &out)
{
    static const auto parent = shapePattern(
        QStringLiteral(
            "(?<![\\p{L}])(?:as an?|als|en tant que|comme|como|jeunes?|heureu(?:x|se)|proud|stolze[rn]?|"
            "frischgebackene[rn]?|being an?|devenue?|werdende[rn]?|expectant|futurs?|futures?)[ ]"
            "(?:(?:single|working|young|new|alleinerziehende[rn]?|junge[rn]?|jeune|joven)[ ])?"
            "(?:mother|father|mum|mom|dad|parent|grand(?:mother|father|parent)|Mutter|Vater|Mama|Papa|Oma|Opa|"
            "Eltern(?:teil)?|maman|papa|mère|père|parents|madre|padre|mamá|papá|abuel[oa])(?![\\p{L}])"
            "(?:[ ](?:of|von|de)[ ][^\\n.,;]{2,30})?"),
        true);
    static const auto child = shapePattern(
        QStringLiteral(
            "(?<![\\p{L}])(?:un|una|dos|tres|cuatro)[ ]hij[oa]s?(?:[ ](?:pequeñ[oa]s?|mayor(?:es)?|adolescentes?"
            "|de[ ]\\d{1,2}[ ]años))?(?![\\p{L}])|"
            "(?<![\\p{L}])(?:two|three|zwei|drei)[ ](?:daughters|sons|Töchter|Söhne)(?![\\p{L}])|"
            "(?<![\\p{L}])(?:have|habe|ai|with|mit|avec)[ ]((?:two|three|four|an?|zwei|drei|vier|eine[nr]?|deux|"
            "trois|une?)[ ](?:(?:small|young|grown[- ]up|kleine[nr]?|erwachsene|petite?s?|jeunes?|grande?s?)[ ])?"
            "(?:daughters?|sons?|kids|Töchter[n]?|Tochter|Söhne[n]?|Sohn|filles?|fils))(?![\\p{L}])"),
        true);
    static const auto partner = shapePattern(
        QStringLiteral("(?<![\\p{L}])(?:married|engaged|verheiratet|mariée?|casad[oa])[ ](?:to|mit|avec|à|con)[ ]"
                       "[^\\n.,;)]{2,40}"),
        true);
    out.each(parent, Piece::Private);
    out.each(child, Piece::Private);
    out.each(partner, Piece::Private);
}

void nation(ShapeList &out)
{
    static const auto said = shapePattern(
        QStringLiteral("(?<![\\p{L}])(?:(?:soy|je suis|i am|i['’]m|ich bin|ich besitze die|ich habe die|tengo(?:[ "
                       "]la)?|j['’]ai la|"
                       "je possède la|poseo la)[ ])?(?:de[ ])?(?:(?:doble[ ]|double[ ])?(?:nacionalidad|nationalité)[ ]"
                       "\\p{L}+(?:[-\\s]?(?:et|y)?[ ]?\\p{L}+)?|"
                       "\\p{L}+e[rn]?[ ]Staats(?:angehörige[rn]?|angehörigkeit|bürger(?:in|schaft)?))(?![\\p{L}])"),
        true);
    static const auto holder =
        shapePattern(QStringLiteral("(?<![\\p{L}])\\p{Lu}\\p{L}+(?:[ ]?[/-][ ]?\\p{Lu}\\p{L}+)?[ ](?i:dual[ ])?"
                                    "(?i:nationals?|citizens?|passport(?:[ ]holder)?)(?![\\p{L}])"));
    out.each(said, Piece::Private);
    out.each(holder, Piece::Private);
}

void health(ShapeList &out)
{
    static const auto said = shapePattern(
        QStringLiteral(
            "(?<![\\p{L}])(?:reconnue?[ ](?:comme[ ])?travailleu(?:r|se)[ ]handicapée?|Schwerbehinderung"
            "(?:[ ]\\([^)\\n]{2,12}\\))?|Schwerbehindertenausweis|gleichgestellt nach[^\\n.,;]{2,30}|"
            "registered disabled|(?:I have|living with) a disability|grado de discapacidad[^\\n.,;]{0,20}|"
            "certificado de (?:discapacidad|minusvalía)|(?:I am|ich bin|je suis|soy)[ ](?:deaf|blind|gehörlos|"
            "sourde?|malentendante?|aveugle|sord[oa]|cieg[oa]|autistic|Autist(?:in)?|autiste|autista))"
            "(?![\\p{L}])"),
        true);
    out.each(said, Piece::Private);
}

// In a line of memberships and honorary work, the part that tells belief, origin, orientation, union, party or family.
void circles(const QString &text, ShapeList &out)
{
    static const auto joins = shapePattern(
        QStringLiteral("(?<![\\p{L}])(?:member(?:ships?)?|volunteer\\w*|secretary|treasurer|chair(?:man|woman)?|hobb(?:"
                       "y|ies)|interests|"
                       "choir|mitglied\\w*|ehrenamt\\w*|vorstand\\w*|vorsitzende[rn]?|engagement|hobbys?|chor|freizeit|"
                       "membre|bénévol\\w*|trésori\\w*|présidente?|loisirs|chorale|catéchiste|"
                       "miembro|voluntari\\w*|tesorer[oa]|president[ea]|aficiones|coro|soci[oa]|catequista|parroquia)(?"
                       "![\\p{L}])"),
        true);
    static const auto circle = shapePattern(
        QStringLiteral(
            "church|parish|mosque|synagogue|congregation|\\btemple\\b|chaplain|\\bbible|"
            "kirche|pfarr|moschee|synagoge|gemeindekirchenrat|ministrant|konfirmand|"
            "paroiss|église|mosquée|aumônerie|catéch|scouts?(?![\\p{L}])|"
            "parroqui|iglesia|mezquita|cofrad|hermandad|catequ|"
            "women['’]s (?:association|network|group)|frauen(?:netzwerk|verein|bund|gruppe)|réseau féminin|"
            "asociación de "
            "mujeres|minderheit|minority|minorité|minoría|diaspora|\\blgbt|queer|\\bpride\\b|\\bgay|lesbi|"
            "trade union|gewerkschaft|ver\\.di|ig "
            "metall|syndica|\\bcgt\\b|\\bcfdt\\b|sindica|ccoo|\\bugt\\b|betriebsrat|"
            "(?:labour|conservative|green|liberal)[ ]party|\\b(?:cdu|csu|spd|fdp|afd|psoe|vox)\\b|parti (?:socialiste|"
            "communiste)|les républicains|partido|"
            "elternbeirat|elternvertret|\\bpta\\b|parent (?:council|governor)|parents d['’]élèves|\\bampa\\b|"
            "kulturverein|cultural association|association culturelle|asociación cultural"),
        true);
    static const auto apart = shapePattern(QStringLiteral("[\\n|·•;,():]|[ ][–—-][ ]|\\.[ ]"));
    int end = -1;
    for (int begin = 0; begin < text.size(); begin = end + 1) {
        end = static_cast<int>(text.indexOf(QLatin1Char('\n'), begin));
        end = end < 0 ? static_cast<int>(text.size()) : end;
        const QString line = text.mid(begin, end - begin);
        if (!joins.match(line).hasMatch())
            continue;
        int from = 0;
        auto it = apart.globalMatch(line);
        while (true) {
            const auto match = it.hasNext() ? it.next() : QRegularExpressionMatch();
            const int to = match.hasMatch() ? static_cast<int>(match.capturedStart()) : static_cast<int>(line.size());
            const QString part = line.mid(from, to - from);
            if (circle.match(part).hasMatch()) {
                const auto lead = std::find_if_not(part.begin(), part.end(), [](QChar c) { return c.isSpace(); });
                out.add(Piece::Private, begin + from + (lead - part.begin()), begin + to);
            }
            if (!match.hasMatch())
                break;
            from = static_cast<int>(match.capturedEnd());
        }
    }
}

} // namespace

std::vector<ShapePlace> belongingIn(const domain::DocumentText &document)
{
    ShapeList out(document.text);
    family(out);
    nation(out);
    health(out);
    circles(document.text, out);
    return out.taken();
}

} // namespace drafting
