#include "drafting/redaction/People.h"

#include "drafting/Folding.h"
#include "drafting/redaction/ShapeList.h"
#include "drafting/redaction/Traces.h"

namespace drafting {

namespace {

// "Hubert Stoeckler", "Peñaranda Olmo, Rosalía": a given name that we know, with capitals beside it. Beside "Klinik" or
// "GmbH" it is an institution's name, which says where somebody worked.
void byGivenNames(const domain::DocumentText &document, ShapeList &out)
{
    static const auto run = shapePattern(QStringLiteral(
        "(?<![\\p{L}\\p{N}@./_-])\\p{Lu}[\\p{L}'’-]+(?:[ ](?:(?:de|del|la|los|dos|da|do|van|den|der|von|zu|du|des|"
        "le|el|al|bin|ben|y|e|i)[ ]){0,2}\\p{Lu}[\\p{L}'’-]*\\.?)+"));
    static const auto word = shapePattern(QStringLiteral("\\p{L}[\\p{L}'’-]*"));
    static const auto turned = shapePattern(QStringLiteral(
        "(?:^|[|·•;:(]|\\s{2})[ \\t]*(\\p{Lu}[\\p{L}'’-]+(?:[ ]\\p{Lu}[\\p{L}'’-]+)?,[ ](\\p{Lu}[\\p{L}'’-]+)"
        "(?:[ ]\\p{Lu}[\\p{L}'’-]+)?)[ \\t]*(?=$|[|·•;)])"));
    const auto &traces = Traces::known();
    const QString &text = document.text;
    const auto isGiven = [&traces](const QString &name) {
        // "Anne-Marie", "Jean-Luc": the first part says it.
        return traces.given.contains(foldedText(name.section(QLatin1Char('-'), 0, 0), Fold::Search));
    };
    struct Word
    {
        QString text;
        int begin;
        int end;
    };
    for (auto it = run.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        std::vector<Word> words;
        for (auto in = word.globalMatch(match.captured()); in.hasNext();) {
            const auto each = in.next();
            const int begin = static_cast<int>(match.capturedStart() + each.capturedStart());
            words.push_back({each.captured(), begin, begin + static_cast<int>(each.capturedLength())});
        }
        const auto around = [&text](int from, int to, const QSet<QString> &known) {
            const auto part = text.mid(std::max(0, from), to - std::max(0, from));
            static const QRegularExpression apart(QStringLiteral("[\\s,;:()&»«„“\"-]+"));
            for (const auto &each : part.split(apart, Qt::SkipEmptyParts))
                if (known.contains(foldedText(each, Fold::Search)))
                    return true;
            return false;
        };
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            if (!isGiven(words[i].text) || !words[i].text.at(0).isUpper())
                continue;
            std::size_t last = i;
            int capitals = 0;
            for (std::size_t j = i + 1; j < words.size() && capitals < 3; ++j) {
                const QString &next = words[j].text;
                if (next.at(0).isUpper()) {
                    // "Maria DB": capitals alone after a word in small letters are no family name.
                    if (next.size() > 1 && next == next.toUpper() && words[i].text != words[i].text.toUpper())
                        break;
                    if (traces.after.contains(foldedText(words[j].text, Fold::Search)))
                        break;
                    ++capitals;
                    last = j;
                }
            }
            if (capitals == 0)
                continue;
            // Within the line, and next to it.
            const int lineBegin = static_cast<int>(text.lastIndexOf(QLatin1Char('\n'), words[i].begin)) + 1;
            int lineEnd = static_cast<int>(text.indexOf(QLatin1Char('\n'), words[i].begin));
            lineEnd = lineEnd < 0 ? static_cast<int>(text.size()) : lineEnd;
            const int before = std::max(lineBegin, words[i].begin - 16);
            const int after = std::min(lineEnd, words[last].end + 14);
            const QString previous = text.mid(before, words[i].begin - before).trimmed();
            const QString nearest = previous.section(QRegularExpression(QStringLiteral("[\\s-]+")), -1);
            const bool place = traces.before.contains(foldedText(nearest, Fold::Search));
            if (!place && !around(words[last].end, after, traces.after))
                out.add(Piece::Person, words[i].begin, words[last].end);
            i = last;
        }
    }
    for (auto it = turned.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (isGiven(match.captured(2)))
            out.add(Piece::Person, match.capturedStart(1), match.capturedEnd(1));
    }
}

// Beside the way to reach somebody, below the head: "Iveta Strnadová, head of studies, +420 …"; and after a word that
// says who did it: "menée par", "geleitet von".
void byTheirWays(const domain::DocumentText &document, ShapeList &out)
{
    static const QString two =
        QStringLiteral("\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?:[ ](?:de|del|la|van|von|der|da|du|des|le|\\p{Lu}\\.))*"
                       "(?:[ ]\\p{Lu}[\\p{L}'’-]+){1,2}");
    static const auto agent = shapePattern(
        QStringLiteral(
            "(?<![\\p{L}])(?i:(?:menée?s?|dirigée?s?|encadrée?s?|animée?s?|gérée?s?|pilotée?s?|formée?s?|supervisée?s?|"
            "accompagnée?s?|remplacée?s?)[ ]par|(?:geführt|geleitet|betreut|verantwortet|eingearbeitet|vertreten|"
            "angelernt|ausgebildet|übernommen)[ ](?:von|durch)|(?:von|durch)(?=[ ]\\p{Lu}\\S+[ ]\\p{Lu}\\S+[ ]"
            "(?:geführt|geleitet|betreut|verantwortet|eingearbeitet|gemacht|übernommen))|"
            "(?:led|run|managed|headed|supervised|trained|coached|mentored|owned|handled|done)[ ]by|"
            "(?:liderad|coordinad|dirigid|llevad|gestionad|formad|tutelad|supervisad)[oa]s?[ ]por|"
            "(?:lo|la|los|las)[ ](?:llevaba|dirigía|hacía|coordinaba)|"
            "(?:assisted|assisting|deputy to|deputising for|reports? to|working (?:for|under)|"
            "assistante? de|adjointe? de|adjunt[oa] de|assistenz von|stellvertretung von|vertretung von)|"
            "kolleg(?:e|en|in)|colleague|collègue|compañer[oa]|mentor(?:in)?|patin|pate)[ ](?:(?:Frau|Herrn?|M\\.|"
            "Mme|Mr|Mrs|Ms|Sr|Sra|Dr)\\.?[ ])?(") +
        two + QLatin1Char(')'));
    static const QString reach = QStringLiteral("(?:@|\\+\\d\\d|(?<!\\d)\\(?0\\d{2,4}\\)?[ /-]\\d{3,}|\\d{2}(?:[ "
                                                ".]\\d{2}){3,}|(?<!\\d)\\d{3}[ .]\\d{3}[ .]\\d{3}(?!\\d))");
    static const auto beside = shapePattern(QStringLiteral("(?:^|[|·•;:(–—-][ ]|[ \\t]{2})[ \\t•*-]*(") + two +
                                            QStringLiteral(")(?=[ ]*[,|·•;:(–—-][^\\n]{0,60}?") + reach +
                                            QStringLiteral("|[ ]*\\n[^\\n]{0,60}?") + reach + QLatin1Char(')'));
    static const auto maiden =
        shapePattern(QStringLiteral("(?<![\\p{L}])(?:geb\\.|geborene[rn]?|née|nacida|born)[ "
                                    "](?!in\\b|am\\b|on\\b|en\\b|le\\b|el\\b|à\\b)(\\p{Lu}[\\p{L}'’-]+)"));
    out.each(maiden, Piece::Person);
    out.each(agent, Piece::Person);
    for (auto it = beside.globalMatch(document.text); it.hasNext();) {
        const auto match = it.next();
        const QString first = match.captured(1).section(QLatin1Char(' '), 0, 0);
        const QString last = match.captured(1).section(QLatin1Char(' '), -1);
        const auto &traces = Traces::known();
        if (!traces.before.contains(foldedText(first, Fold::Search)) &&
            !traces.after.contains(foldedText(last, Fold::Search)) && !namesATrade(match.captured(1)))
            out.add(Piece::Person, match.capturedStart(1), match.capturedEnd(1));
    }
}

// Behind a title, a label, a role; in a greeting; under "References".
void byTheirPlace(const domain::DocumentText &document, const std::vector<Section> &parts, ShapeList &out)
{
    static const auto titled = [] {
        QStringList titles;
        for (const auto &title : Traces::known().titles)
            if (title.size() > 1 && title != QLatin1String("don") && title != QLatin1String("sir"))
                titles.append(QRegularExpression::escape(title.left(1).toUpper() + title.mid(1)));
        titles.sort();
        return shapePattern(
            QStringLiteral("\\b((?:") + titles.join(QLatin1Char('|')) + // the title tells the gender: it goes along
            QStringLiteral(")\\b\\.?\\s+(?:(?:Dr|Prof)\\.\\s?)*\\p{Lu}[\\p{L}.'’-]*(?:\\s(?:de|van|von|der|la|da)"
                           "\\b)*(?:[ ]\\p{Lu}[\\p{L}'’-]+){0,2})"));
    }();
    out.each(titled, Piece::Person);
    static const auto named = [] {
        return shapePattern(
            QStringLiteral("(?<![\\p{L}])(?i:") + anyOf(Traces::known().referees + Traces::known().who) +
            QStringLiteral(
                ")[ \\t]*:[ \\t]*((?:(?:Dr|Prof)\\.\\s?)*\\p{Lu}[\\p{L}'’.-]+(?:[ ](?:de|van|von|der|la|da))*"
                "(?:[ ]\\p{Lu}[\\p{L}'’.-]+){1,3})"));
    }();
    out.each(named, Piece::Person);
    const QString person = QStringLiteral("\\p{Lu}[\\p{L}'’.-]*(?:[ ](?:de|del|la|van|von|der|da|du|des|le))*"
                                          "(?:[ ]\\p{Lu}[\\p{L}'’-]+){0,3}");
    static const auto doctor = shapePattern(
        QStringLiteral("(?<![\\p{L}.])((?:Dr|Dra|Prof|Pr|Dña|Dª|D\\.ª|Don|Doña)\\.?[ ]") + person + QLatin1Char(')'));
    static const auto under = shapePattern(QStringLiteral(
        "(?i:direction de|responsabilité de|supervisad[oa] por|dirigid[oa] por|bajo la dirección de|a cargo de|"
        "unter (?:der )?leitung von|angeleitet von|reporting to|reported to|supervised by|managed by|"
        "recommandée? par|recomendad[oa] por|empfohlen von)[ ](?:(?:M|Mme|Sr|Sra|Herrn?|Frau|Mr|Ms|Mrs)\\.?[ ])?"
        "(\\p{Lu}[\\p{L}'’-]+(?:[ ](?:de|del|la|van|von|der))*(?:[ ]\\p{Lu}[\\p{L}'’-]+){1,3})"));
    out.each(doctor, Piece::Person);
    out.each(under, Piece::Person);
    if (document.language == QLatin1String("fr")) {
        static const auto monsieur =
            shapePattern(QStringLiteral("(?<![\\p{L}.])M\\.[ ](\\p{Lu}[\\p{L}'’-]{2,}(?:[ ]\\p{Lu}[\\p{L}'’-]+)?)"));
        out.each(monsieur, Piece::Person);
    }
    static const auto greeted =
        shapePattern(QStringLiteral("(?i:estimad[oa]|querid[oa]|chère?|cher|dear|liebe[r]?|sehr "
                                    "geehrte[r]?|bonjour|guten tag|buenos días)[ ]"
                                    "(?i:señor(?:a|ita)?|madame|monsieur|frau|herr|mrs?|ms|sra?)\\.?[ ](") +
                     person + QLatin1Char(')'));
    static const auto boss = shapePattern(QStringLiteral(
        "(?<![\\p{L}])(?i:my|our|al|del|mi|nuestr[oa]|mon|ma|notre|mein(?:em|er|en)?|unser(?:em|er|en)?)[ ]"
        "(?:\\p{Ll}+[ "
        "]){0,2}(?i:manager|supervisor|boss|head|mentor|jef[ea]|responsable|director[a]?|tutor[a]?|chef|cheffe|"
        "directeur|directrice|cadre|vorgesetzten?|leiter(?:in)?|chefin|ausbilder(?:in)?)(?:[ ]\\p{L}+){0,3},?[ ]"
        "(\\p{Lu}[\\p{Ll}'’-]+(?:[ ](?:de|del|la|van|von))*(?:[ ]\\p{Lu}[\\p{Ll}'’-]+){1,2})(?=[,.;:)]|[ ]\\()"));
    out.each(greeted, Piece::Person);
    out.each(boss, Piece::Person);
    // Under "References" a line begins with somebody's name.
    static const auto heading = shapePattern(
        QStringLiteral("^[ \\t]*") + anyOf(Traces::known().referees) + QStringLiteral("[ \\t]*:?[ \\t]*$"), true);
    static const auto name = shapePattern(QStringLiteral(
        "^[ \\t•*-]*((?:(?:Dr|Prof)\\.\\s?)*\\p{Lu}[\\p{L}'’-]+(?:[ ]\\p{Lu}\\.)?(?:[ ](?:de|van|von|der|la|da))*"
        "(?:[ ]\\p{Lu}[\\p{L}'’-]+){1,2})(?=[ ]*(?:[,–—|(\\x{00B7}:-]|$))"));
    for (auto it = heading.globalMatch(document.text); it.hasNext();) {
        const auto from = static_cast<int>(it.next().capturedEnd());
        int to = static_cast<int>(document.text.size());
        for (const auto &section : parts)
            if (section.begin > from && section.headingEnd > section.begin)
                to = std::min(to, section.begin);
        out.each(name, Piece::Person, from, to);
    }
}

} // namespace

std::vector<ShapePlace> peopleIn(const domain::DocumentText &document, const std::vector<Section> &parts)
{
    ShapeList out(document.text);
    byTheirPlace(document, parts, out);
    byGivenNames(document, out);
    byTheirWays(document, out);
    return out.taken();
}

} // namespace drafting
