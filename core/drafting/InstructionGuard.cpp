#include "drafting/InstructionGuard.h"

#include <algorithm>
#include <set>

#include <QHash>
#include <QRegularExpression>

#include "drafting/Folding.h"

namespace drafting {

namespace {

QRegularExpression pattern(const QString &text)
{
    QRegularExpression out(text,
                           QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    Q_ASSERT(out.isValid());
    return out;
}

// What the text itself looks like: the marks of a chat, of our own request, of an answer.
const std::vector<QRegularExpression> &rawPatterns()
{
    static const std::vector<QRegularExpression> patterns{
        pattern(QStringLiteral("<\\|[^|\\n]{1,40}\\|>")),
        pattern(QStringLiteral("\\[/?INST\\]|<</?SYS>>")),
        pattern(QStringLiteral("</"
                               "?\\s*(?:system|assistant|user|developer|document|criteria|prompt|segment|instructions?)"
                               "\\b[^>\\n]{0,60}>")),
        pattern(QStringLiteral("^\\s*#{2,}\\s*(?:instructions?|system|response|human|assistant)\\b")),
        pattern(QStringLiteral("^\\s*(?:system|assistant|developer|human)\\s*(?:prompt|message)?\\s*:")),
        pattern(QStringLiteral(
            "[\"'“]?(?:verdict|rating|score|decision|findings)[\"'”]?\\s*[:=]\\s*[\"'“\\[{]?\\s*(?:met|meets|"
            "partly|not_found|unclear|pass|hire|yes|10\\b|100\\b|\\{)")),
        pattern(QStringLiteral("\\{\\{[^}\\n]{1,60}\\}\\}")),
    };
    return patterns;
}

// What it says, in the form for search: lower case, without accents.
const std::vector<QRegularExpression> &meaningPatterns()
{
    const QString criteria =
        QStringLiteral("(?:criteri\\w*|requirements?|qualifications?|kriterien|anforderungen|criteres|"
                       "exigences|criterios|requisitos)");
    const QString person = QStringLiteral("(?:candidate|applicant|resume|cv|person|profile|kandidat\\w*|bewerber\\w*|"
                                          "lebenslauf|candidat\\w*|profil|candidato|curriculum|perfil|me|mich|moi)");
    const QString praise =
        QStringLiteral("(?:met|meets|meeting|fulfilled|satisfied|highest|top|10|100|perfect|best|excellent|"
                       "strong(?:est|ly)?|qualified|hire|hired|"
                       "interview|advance|recommend\\w*|shortlist\\w*|erfullt|hochst\\w*|best\\w*|"
                       "perfekt|geeignet|remplis?|satisfaits?|"
                       "maxim\\w*|parfait|meilleur|cumple[ns]?|cumplid\\w*|perfecto|mejor|idoneo)");
    static const std::vector<QRegularExpression> patterns{
        pattern(QStringLiteral(
            "\\b(?:ignore|ignoring|disregard|forget|override|overrule|bypass|skip|drop|vergiss|vergessen "
            "sie|ignorier\\w*|"
            "missachte\\w*|ignorez|ignore[sr]?|oublie[zrs]?|ignora\\w*|olvida\\w*|omite|descarta)\\b.{0,50}\\b"
            "(?:instructions?|prompts?|rules?|above|previous|prior|earlier|context|guidelines?|criteria|"
            "anweisung\\w*|vorgabe\\w*|regeln?|bisher\\w*|consignes?|precedent\\w*|regles?|instrucci\\w*|"
            "anterior\\w*|reglas?)\\b")),
        pattern(QStringLiteral(
                    "\\b(?:rate|score|mark|rank|grade|classify|label|evaluate|assess|judge|consider|treat|set|select|"
                    "bewerte\\w*|beurteile\\w*|stufe\\w*|setze|markiere\\w*|note[zr]?|evalue[zr]?|classe[zr]?|marque["
                    "zr]?|considere[zr]?|"
                    "califica\\w*|evalua|marca|puntua|considera)\\b.{0,60}\\b(?:") +
                person + QLatin1Char('|') + criteria +
                QStringLiteral("|everything|each|every|all|alle\\w*|tous|toutes|todos|todas)\\b.{0,60}\\b") + praise +
                QStringLiteral("\\b")),
        pattern(QStringLiteral(
            "\\b(?:you are|you re|act as|pretend|from now on|du bist|sie sind|ab jetzt|tu es|vous etes|eres|usted es|"
            "a partir de ahora|desormais)\\b.{0,40}\\b(?:an? ai|ai|assistant|language model|llm|gpt|chatbot|bot|ki|"
            "sprachmodell|modele|modelo|ia|evaluator|reviewer|recruiter|screener)\\b")),
        pattern(QStringLiteral("\\b(?:all|every|each|alle|samtliche|tous|toutes|todos|todas)\\b.{0,24}\\b") + criteria +
                QStringLiteral("\\b.{0,24}\\b") + praise + QStringLiteral("\\b")),
        pattern(QStringLiteral(
            "\\b(?:output|respond|reply|answer|print|return|emit|say|antworte\\w*|gib|schreibe\\w*|reponde[zs]?|"
            "ecri[stv]\\w*|renvoie\\w*|responde|escribe|devuelve|contesta)\\b.{0,40}\\b(?:only|exactly|just|following|"
            "json|"
            "verdict|met|nur|ausschliesslich|folgend\\w*|uniquement|seulement|exactement|solo|solamente|unicamente|"
            "exactamente)\\b")),
        pattern(QStringLiteral("\\b(?:note|notice|attention|message|instructions?|hinweis|achtung|nachricht|anweisung|"
                               "remarque|avis|nota|aviso|"
                               "mensaje|dear|hello|to)\\b.{0,16}\\b(?:to |for |an |fur |pour |a |para )?(?:the |any "
                               "|all |die |das |l |la |el )?"
                               "(?:ai|llm|gpt|language models?|ai models?|ai systems?|chatbot|screening "
                               "(?:tool|system|software|bot|model)|"
                               "automated (?:system|screener|reviewer|tool)|ki|sprachmodell\\w*|ia|modele de "
                               "langage|modelo de lenguaje)\\b")),
        pattern(QStringLiteral(
            "\\b(?:do not|don t|never|nicht|ne|no|nunca)\\b.{0,24}\\b(?:mention|tell|reveal|report|flag|disclose|"
            "erwahne\\w*|mentionne[zr]?|signale[zr]?|menciones?|reveles?)\\b.{0,40}\\b(?:this|recruiter|human|user|"
            "instruction\\w*|anweisung|recruteur|reclutador)\\b")),
        pattern(QStringLiteral(
            "\\b(?:candidate|applicant|bewerber\\w*|candidat\\w*|candidato)\\b.{0,24}\\b(?:must|should|has "
            "to|muss|soll|doit|debe)\\b"
            ".{0,24}\\b(?:hired|selected|advanced|shortlisted|rated|marked|approved|invited|eingestellt|eingeladen|"
            "embauche\\w*|retenu\\w*|contratad\\w*|seleccionad\\w*|aprobad\\w*)\\b")),
        pattern(QStringLiteral("\\b(?:give|assign|award|grant|gib|vergib|donne[zr]?|attribue[zr]?|da|dale|otorga|"
                               "asigna)\\b.{0,40}\\b(?:score|rating|verdict|"
                               "points|mark|note|bewertung|punkt\\w*|puntuacion|calificacion|veredicto)\\b.{0,40}\\b") +
                praise + QStringLiteral("\\b")),
    };
    return patterns;
}

// Letters that look like Latin ones.
QString unmasked(const QString &text)
{
    static const QHash<QChar, QChar> looks = [] {
        QHash<QChar, QChar> out;
        const QString from = QStringLiteral("аеорсхуіѕјһԁԛԝМАЕОРСТХВНКІЅЈοανρτυικΟΑΕΡΤΥΙΚΜΝΒΗΖΧ");
        const QString to = QStringLiteral("aeopcxyisjhdqwMAEOPCTXBHKISJoavptuikOAEPTYIKMNBHZX");
        for (qsizetype i = 0; i < from.size(); ++i)
            out.insert(from.at(i), to.at(i));
        return out;
    }();
    QString out = text;
    for (QChar &c : out)
        if (c.unicode() >= 0x80)
            c = looks.value(c, c);
    return out;
}

QString withoutDigitsForLetters(const QString &text)
{
    static const QHash<QChar, QChar> letters{{QLatin1Char('0'), QLatin1Char('o')}, {QLatin1Char('1'), QLatin1Char('i')},
                                             {QLatin1Char('3'), QLatin1Char('e')}, {QLatin1Char('4'), QLatin1Char('a')},
                                             {QLatin1Char('5'), QLatin1Char('s')}, {QLatin1Char('7'), QLatin1Char('t')},
                                             {QLatin1Char('@'), QLatin1Char('a')}, {QLatin1Char('$'), QLatin1Char('s')},
                                             {QLatin1Char('!'), QLatin1Char('i')}};
    QString out = text;
    for (qsizetype i = 0; i < out.size(); ++i) {
        const bool inWord = (i > 0 && out.at(i - 1).isLetter()) || (i + 1 < out.size() && out.at(i + 1).isLetter());
        if (inWord)
            out[i] = letters.value(out.at(i), out.at(i));
    }
    return out;
}

// "i g n o r e  a l l" and "i.g.n.o.r.e": single letters in a row are one word.
QString drawnTogether(const QString &text)
{
    static const QRegularExpression apart(
        QStringLiteral("(?<![\\p{L}\\p{N}])(?:\\p{L}[ ._*-])+\\p{L}(?![\\p{L}\\p{N}])"),
        QRegularExpression::UseUnicodePropertiesOption);
    QString out = text;
    for (auto match = apart.match(out); match.hasMatch(); match = apart.match(out)) {
        QString word = match.captured();
        word.remove(QRegularExpression(QStringLiteral("[ ._*-]")));
        out.replace(match.capturedStart(), match.capturedLength(), word);
    }
    return out;
}

QString shifted(const QString &text)
{
    QString out = text;
    for (QChar &c : out) {
        const char16_t u = c.unicode();
        if (u >= 'a' && u <= 'z')
            c = QChar(static_cast<char16_t>('a' + (u - 'a' + 13) % 26));
        else if (u >= 'A' && u <= 'Z')
            c = QChar(static_cast<char16_t>('A' + (u - 'A' + 13) % 26));
    }
    return out;
}

QString backwards(const QString &text)
{
    QString out = text;
    std::reverse(out.begin(), out.end());
    return out;
}

// A long run that is no word: what it says is nobody's to read.
bool isEncoded(const QString &text)
{
    static const QRegularExpression run(QStringLiteral("[A-Za-z0-9+/_=-]{28,}"));
    for (auto it = run.globalMatch(text); it.hasNext();) {
        const QString found = it.next().captured();
        const auto has = [&found](auto is) { return std::any_of(found.begin(), found.end(), is); };
        const bool mixed = has([](QChar c) { return c.isUpper(); }) && has([](QChar c) { return c.isLower(); }) &&
                           has([](QChar c) { return c.isDigit(); });
        static const QRegularExpression hex(QStringLiteral("^[0-9a-fA-F]+$"));
        if (mixed || hex.match(found).hasMatch())
            return true;
    }
    return false;
}

// A word of two alphabets: "іgnоre". // UTS 39
bool isMixedScript(const QString &text)
{
    static const QRegularExpression mixed(
        QStringLiteral("\\p{Latin}[\\p{Cyrillic}\\p{Greek}]|[\\p{Cyrillic}\\p{Greek}]\\p{Latin}"),
        QRegularExpression::UseUnicodePropertiesOption);
    return mixed.match(text).hasMatch();
}

bool means(const QString &text)
{
    QString search = foldedText(text, Fold::Search);
    search.replace(QLatin1Char('\''), QLatin1Char(' ')); // "don't"
    return std::any_of(meaningPatterns().begin(), meaningPatterns().end(),
                       [&search](const QRegularExpression &each) { return each.match(search).hasMatch(); });
}

bool speaks(const QString &text)
{
    if (text.size() < 8)
        return false;
    const QString plain = unmasked(text);
    if (std::any_of(rawPatterns().begin(), rawPatterns().end(),
                    [&plain](const QRegularExpression &each) { return each.match(plain).hasMatch(); }))
        return true;
    const QString together = drawnTogether(plain);
    return means(plain) || means(together) || means(withoutDigitsForLetters(together)) || means(shifted(plain)) ||
           means(backwards(plain));
}

} // namespace

std::vector<int> instructionLines(const QStringList &lines)
{
    std::set<int> found;
    const auto count = static_cast<int>(lines.size());
    for (int i = 0; i < count; ++i)
        if (speaks(lines.at(i)) || isEncoded(lines.at(i)) || isMixedScript(lines.at(i)))
            found.insert(i);
    for (const int span : {2, 3})
        for (int i = 0; i + span <= count; ++i) {
            bool any = false;
            for (int j = i; j < i + span; ++j)
                any = any || found.contains(j);
            if (!any && speaks(lines.mid(i, span).join(QLatin1Char(' '))))
                for (int j = i; j < i + span; ++j)
                    found.insert(j);
        }
    // The sentence around it goes along.
    const auto endsThere = [&lines](int i) {
        const QString line = lines.at(i).trimmed();
        return line.isEmpty() || QStringLiteral(".!?:;").contains(line.back());
    };
    const auto goesOn = [&lines](int i) {
        const QString line = lines.at(i).trimmed();
        return !line.isEmpty() && line.at(0).isLower();
    };
    const auto direct = found;
    for (const int i : direct) {
        for (int j = i; j + 1 < count && j < i + 3 && !endsThere(j) && goesOn(j + 1); ++j)
            found.insert(j + 1);
        for (int j = i; j > 0 && j > i - 3 && !endsThere(j - 1) && goesOn(j); --j)
            found.insert(j - 1);
    }
    return {found.begin(), found.end()};
}

} // namespace drafting
