#include "drafting/redaction/Patterns.h"

#include <algorithm>

#include <QRegularExpression>

#include "drafting/Sections.h"
#include "drafting/redaction/Belonging.h"
#include "drafting/redaction/OwnAffairs.h"
#include "drafting/redaction/People.h"
#include "drafting/redaction/ShapeList.h"
#include "drafting/redaction/Traces.h"

namespace drafting {

namespace {

constexpr int contactBlockMost = 1'200; // characters before the first heading

class Finder
{
public:
    Finder(const domain::DocumentText &document, const RedactionOptions &options)
        : m_text(document.text), m_language(document.language), m_sections(sections(document)), m_options(options),
          m_out(document.text)
    {
        const bool hasHead = !m_sections.empty() && m_sections.front().headingEnd == m_sections.front().begin;
        m_contactEnd = std::min(hasHead ? m_sections.front().end : 0, contactBlockMost);
    }

    std::vector<ShapePlace> run()
    {
        contacts();
        numbers();
        addresses();
        privateFacts();
        if (!m_options.keepEducationYears)
            educationYears();
        gender();
        ownMarks();
        return m_out.taken();
    }

private:
    void each(const QRegularExpression &what, Piece piece, int from = 0, int to = -1)
    {
        m_out.each(what, piece, from, to);
    }
    void add(Piece piece, qsizetype begin, qsizetype end, const QString &instead = {})
    {
        m_out.add(piece, begin, end, instead);
    }

    void contacts()
    {
        static const auto email = shapePattern(
            QStringLiteral(
                "[\\p{L}\\p{N}._%+'-]+\\s?(?:@|\\(at\\)|\\[at\\])\\s?[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+"),
            true);
        static const auto link = shapePattern(
            QStringLiteral("(?:https?://|www\\.)[^\\s<>\"|]+[^\\s<>\"|.,;)]|"
                           "\\b(?:linkedin|xing|github|gitlab|bitbucket|twitter|x|facebook|instagram|behance|dribbble|"
                           "stackoverflow|medium|researchgate|orcid|kaggle|about|t)\\.(?:com|org|net|io|me)/"
                           "[^\\s<>\"|,;)]+"),
            true);
        static const auto handle = shapePattern(QStringLiteral("(?<![\\p{L}\\p{N}.])@[\\p{L}\\p{N}_]{3,30}\\b"));
        static const auto bare =
            shapePattern(QStringLiteral("(?<![@\\p{L}\\p{N}.])[\\p{L}\\p{N}-]{3,40}(?:\\.[\\p{Ll}-]{2,20}){1,2}"
                                        "(?:/[^\\s|,;)]*)?(?![\\p{L}\\p{N}])"));
        each(email, Piece::Email);
        each(link, Piece::Link);
        static const auto profile = shapePattern(
            QStringLiteral("\\b(?:linkedin|xing|github|gitlab|twitter|instagram|skype|telegram|whatsapp)\\s*[:|]\\s*"
                           "([^\\s|·•;,]{3,60})"),
            true);
        each(handle, Piece::Link);
        each(profile, Piece::Link);
        each(bare, Piece::Link, 0, m_contactEnd); // elsewhere it may be an employer: "booking.com"
        phones();
    }

    bool isDates(const QString &digitsAndMarks) const
    {
        // "01/2015 – 03/2019", "2015-2019", "12.03.2018 - 30.06.2020"
        static const auto dates =
            shapePattern(QStringLiteral("^[(\\[]?(?:(?:\\d{1,2}[./-]){0,2}(?:19|20)\\d{2}(?:[./"
                                        "-]\\d{1,2}(?!\\d)){0,2}\\)?[\\s.,/\\x{2010}-\\x{2015}()-]*)+$"));
        return dates.match(digitsAndMarks).hasMatch();
    }

    // Nothing but the number between the marks that part a line.
    bool standsAlone(const QRegularExpressionMatch &match) const
    {
        const auto line = m_text.lastIndexOf(QLatin1Char('\n'), match.capturedStart()) + 1;
        auto end = m_text.indexOf(QLatin1Char('\n'), match.capturedEnd());
        end = end < 0 ? m_text.size() : end;
        const auto before = QStringView(m_text).mid(line, match.capturedStart() - line).trimmed();
        const auto after = QStringView(m_text).mid(match.capturedEnd(), end - match.capturedEnd()).trimmed();
        static const QString marks = QStringLiteral("|·•,;/–—:(");
        return (before.isEmpty() || marks.contains(before.back())) &&
               (after.isEmpty() || marks.contains(after.front()));
    }

    // "01223 555019 ext. 12"
    qsizetype extensionEnd(qsizetype at) const
    {
        static const auto extension = shapePattern(
            QStringLiteral("\\G[ ]?(?:ext|extension|x|dw|durchwahl|app|poste|extensión|int)\\.?[ ]?\\d{1,5}(?!\\d)"),
            true);
        const auto match = extension.match(m_text, at);
        return match.hasMatch() ? match.capturedEnd() : at;
    }

    void phones()
    {
        static const auto number = shapePattern(QStringLiteral(
            "(?<![\\p{L}\\p{N}])\\(?\\+?\\(?\\d(?:[\\d ()./\\x{00A0}\\x{2010}-\\x{2015}-]|\\n(?=[1-9]\\d)){5,24}\\d"));
        static const auto labelled = shapePattern(
            QStringLiteral("(?:^|[^\\p{L}])") + anyOf(Traces::known().phone) + QStringLiteral("[\\s.:|/-]*$"), true);
        static const auto grouped = shapePattern(QStringLiteral(
            "^\\(?(?:[2-9]\\d{2}\\)?[ .-]\\d{3}[ .-]\\d{3,4}|[6-9]\\d{2}[ .-]\\d{2}[ .-]\\d{2}[ .-]\\d{2})\\)?$"));
        for (auto it = number.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            const QString found = match.captured().trimmed();
            const auto digits = std::count_if(found.begin(), found.end(), [](QChar c) { return c.isDigit(); });
            if (digits < 7 || digits > 15 || isDates(found))
                continue;
            const QString before = m_text.mid(std::max<qsizetype>(0, match.capturedStart() - 16),
                                              std::min<qsizetype>(16, match.capturedStart()));
            const bool plus = found.startsWith(QLatin1Char('+')) || found.startsWith(QStringLiteral("(+")) ||
                              found.startsWith(QStringLiteral("00"));
            const bool trunk =
                (found.startsWith(QLatin1Char('0')) || found.startsWith(QStringLiteral("(0"))) && digits >= 9;
            const bool head = match.capturedStart() < m_contactEnd && (digits >= 9 || standsAlone(match));
            if (plus || trunk || head || labelled.match(before).hasMatch() || grouped.match(found).hasMatch())
                add(Piece::Phone, match.capturedStart(), extensionEnd(match.capturedEnd()));
        }
    }

    void numbers()
    {
        static const auto iban =
            shapePattern(QStringLiteral("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\\b"));
        static const auto card = shapePattern(QStringLiteral("\\b\\d{4}([ -]?)\\d{4}\\1\\d{4}\\1\\d{2,4}\\b"));
        static const auto national = shapePattern(
            QStringLiteral("\\b(?:passport|reisepass|personalausweis|passeport|pasaporte|dni|nie|nif|ssn|nino|"
                           "social security|steuer-?id|sozialversicherungsnummer|rentenversicherungsnummer)\\b"
                           "[^\\n\\d]{0,16}?((?=[A-Z0-9 -]{0,12}\\d)[A-Z0-9][A-Z0-9 -]{5,18}[A-Z0-9])"),
            true);
        static const auto inRegister = shapePattern(
            QStringLiteral("(?<![\\p{L}])(?:pin|rpps|adeli|siret|siren|n\\.?º? ?col(?:egiad[oa])?\\.?|colegiad[oa]|"
                           "reg(?:istration)?\\.?[ ]n(?:o|umber)\\.?|membership[ ]n(?:o|umber)\\.?|mitglieds-?nr\\.?|"
                           "matrikel-?n(?:r\\.?|ummer)|personalnummer|ausweis-?nr\\.?)(?![\\p{L}])[^\\n\\d]{0,12}?"
                           "((?-i:(?=[A-Z0-9 /.-]{0,14}\\d)[A-Z0-9][A-Z0-9 /.-]{3,18}[A-Z0-9]))(?![\\p{L}])"),
            true);
        each(inRegister, Piece::Number);
        static const auto handle = shapePattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:signal|threema|telegram|skype|discord|whatsapp|insta(?:gram)?|twitter|tiktok|"
                "snap(?:chat)?|matrix|orcid)[ ]*[: ][ ]*(@?(?=[\\p{L}\\d]*[\\d._@:-])[\\p{L}\\d][\\p{L}\\d._:-]{3,})"),
            true);
        each(handle, Piece::Link);
        static const auto ssn = shapePattern(QStringLiteral("\\b\\d{3}-\\d{2}-\\d{4}\\b"));
        each(iban, Piece::Number);
        for (auto it = card.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            add(Piece::Number, match.capturedStart(), match.capturedEnd());
        }
        each(national, Piece::Number);
        each(ssn, Piece::Number);
    }

    void addresses()
    {
        const QString city =
            QStringLiteral("(?:[,\\s·|•/-]{1,4}(?:[A-Z]{1,2}-)?\\d{4,5}(?:-\\d{4})?[ ,]+\\p{Lu}[\\p{L}.-]+"
                           "(?:[ -](?:\\p{Lu}|am|an|der|sur|de|la)[\\p{L}.-]*)*)?");
        static const auto german = shapePattern(
            QStringLiteral("\\b(?:(?:Am|An|Im|In|Auf|Zum|Zur|Unter|Hinter)[ ](?:de[rnm][ "
                           "])?)?\\p{Lu}[\\p{L}.-]*(?:(?:[ -]\\p{Lu}[\\p{L}.]*)?[ "
                           "-])?(?:stra(?:ß|ss)e|str\\.|Stra(?:ß|ss)e|Str\\.|weg|Weg|platz|"
                           "Platz|allee|Allee|gasse|Gasse|ring|damm|Damm|ufer|Ufer)\\s+\\d{1,4}\\s?[a-z]?\\b") +
            city);
        static const auto english = shapePattern(QStringLiteral(
            "\\b\\d{1,5}[a-zA-Z]?\\s+(?:\\p{Lu}[\\p{L}'.-]+\\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|"
            "Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Close|Terrace|Place|Square|Crescent|Gardens|Grove)\\b\\.?"
            "(?:,?\\s+(?:Apt|Flat|Unit|Suite|#)\\.?\\s*\\w+)?"));
        static const auto french = shapePattern(
            QStringLiteral(
                "\\b\\d{1,4}(?:\\s?(?:bis|ter))?,?\\s+(?:rue|avenue|boulevard|bd|place|allée|chemin|impasse|quai|"
                "cours)\\s+[^\\n,|·•\\d@\\x{2013}\\x{2014}]{2,40}") +
                city,
            true);
        static const auto spanish = shapePattern(
            QStringLiteral(
                "\\b(?:Calle|C/|Avda?\\.?|Avenida|Paseo|Plaza|Camino|Ronda)\\s+\\p{L}[^\\n,|·•\\d]{1,40},?\\s*"
                "(?:n[ºo°]\\.?\\s*)?\\d{1,4}(?:,?\\s*\\d{1,2}[ºª°]\\s?\\p{L}?)?") +
            city);
        static const auto british = shapePattern(QStringLiteral("\\b[A-Z]{1,2}\\d[A-Z\\d]?[ ]\\d[A-Z]{2}\\b"));
        static const auto american = shapePattern(
            QStringLiteral("\\b(?:\\p{Lu}[\\p{L}.]+(?:[ ]\\p{Lu}[\\p{L}.]+)?,[ ])?[A-Z]{2}[ ]+\\d{5}(?:-\\d{4})?\\b"));
        static const auto prefixed =
            shapePattern(QStringLiteral("\\b(?:D|A|CH|F|E|L)-\\d{4,5}\\b(?:[ ]\\p{Lu}[\\p{L}-]+)?"));
        static const auto code = shapePattern(
            QStringLiteral("(?<![\\p{L}\\p{N}])(?<!\\d[ ])\\d{5}[ ]\\p{Lu}[\\p{L}.-]+(?:[ -]\\p{Lu}[\\p{L}-]+)*"));
        for (const auto *street : {&german, &english, &french, &spanish, &british, &american, &prefixed})
            each(*street, Piece::Address);
        each(code, Piece::Address, 0, m_contactEnd);
        // In the head of a paper the whole stretch before a postcode is where she lives: "Flat 4, 61 Chapel Rise, …".
        static const auto head = shapePattern(QStringLiteral(
            "(?:^|[|·•;:])[ \\t]*((?=[^|·•;:\\n]*\\d)\\p{Lu}?[^|·•;:\\n]{3,80}?"
            "(?:[A-Z]{1,2}\\d[A-Z\\d]?[ ]\\d[A-Z]{2}|\\b(?<!\\d[ ])(?:(?:[A-Z]{1,2}-)?\\d{5}|(?!19|20)\\d{4})[ ]\\p{Lu}"
            "[\\p{L}.-]+(?:[ -]\\p{Lu}[\\p{L}-]+)*))"));
        each(head, Piece::Address, 0, m_contactEnd);
        static const auto way = shapePattern(
            QStringLiteral("(?:^|[|·•;:]|\\s[\\x{2013}\\x{2014}/-](?=\\s))[ "
                           "\\t]*([^|·•;:@\\n]{0,50}?(?<![\\p{L}])(?:rue|avenue|av\\.|"
                           "boulevard|bd|place|allée|chemin|impasse|quai|cours|route|résidence|lotissement|"
                           "lieu-dit|calle|c/|avda\\.?|"
                           "avenida|paseo|plaza|camino|ronda|travesía|urbanización|carrer|rúa|"
                           "\\p{L}*(?:straße|strasse|str\\.|weg|platz|allee|gasse|damm|ufer))(?![\\p{L}])"
                           "[^|·•;:@\\n]{0,50}?)(?=$|[|·•;:]|\\s[\\x{2013}\\x{2014}/"
                           "-]\\s|,?\\s\\S+@|,?\\s\\+?\\d\\d[ .]\\d\\d[ .]\\d\\d)"),
            true);
        for (auto it = way.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            if (match.capturedStart(1) >= m_contactEnd)
                break;
            if (match.captured(1).contains(QRegularExpression(QStringLiteral("\\d")))) // a number of a house
                add(Piece::Address, match.capturedStart(1), match.capturedEnd(1));
        }
    }

    void privateFacts()
    {
        static const auto birth =
            shapePattern(QStringLiteral("(?<![\\p{L}])") + anyOf(Traces::known().birth) +
                             QStringLiteral("(?![\\p{L}])[\\s.:|-]{0,4}(?=[^\\n|·•;]{0,30}\\d)[^\\n|·•;,]{1,30}"
                                            "(?:,?\\s(?:in|à|en|a)\\s\\p{Lu}[\\p{L}-]+)?"),
                         true);
        static const auto age =
            shapePattern(QStringLiteral("(?<![\\p{L}])") + anyOf(Traces::known().age) +
                             QStringLiteral("\\s*[:|]?\\s*\\d{2}\\b(?:\\s*(?:years|Jahre|ans|años))?"),
                         true);
        static const auto years =
            shapePattern(QStringLiteral("\\b\\d{2}[ -](?:years?[ -]old|years of age|Jahre alt|jährige[rn]?)\\b"), true);
        static const auto ageAlone = shapePattern(
            QStringLiteral("(?:^|[|·•;,])[ \\t]*([1-9]\\d[ ](?:ans|Jahre|años|years))[ \\t]*(?=$|[|·•;,])"));
        each(ageAlone, Piece::Birth, 0, m_contactEnd);
        static const auto labelled =
            shapePattern(QStringLiteral("(?:^|[|·•;,]|\\s{2})[ \\t]*") + anyOf(Traces::known().privately) +
                             QStringLiteral("[ \\t]*[:|][ \\t]*[^\\n|·•;]{1,60}"),
                         true);
        static const auto married = shapePattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:married|divorced|widowed|verheiratet|geschieden|verwitwet|mariée?|célibataire|"
                "divorcée?|veuve|veuf|casad[oa]|solter[oa]|divorciad[oa]|viud[oa])(?![\\p{L}])"
                "(?:[^\\n.|;]{0,30}\\b(?:children|child|kids|Kinder|Kind|enfants?|hijos?|hijas?|"
                "daughters?|sons?|Töchter|Tochter|Söhne|Sohn|filles?|fils)\\b)?"),
            true);
        static const auto leave = shapePattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:Elternzeit|Mutterschutz|Erziehungsurlaub|Babypause|(?:maternity|paternity|parental)[ ]"
                "leave|congés?[ ](?:de[ ])?(?:maternité|paternité|parental)|(?:baja|permiso)[ ](?:de[ ]|por[ ])?"
                "(?:maternidad|paternidad|maternal)|excedencia por cuidado[^\\n.,;]{0,30}|"
                "(?:Mutter|Vater|mother|father|parent|mère|père|madre|padre)[ ](?:von|of|de)[ ][^\\n.,;]{2,30}|"
                "schwerbehindert\\w*|GdB[ ]\\d+|RQTH|travailleu(?:r|se) handicapée?|discapacidad[^\\n.,;]{0,20})"),
            true);
        static const auto ageInWords = shapePattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:(?:a mis|con mis|à mes|avec mes|mit meinen|with my|I am|I['’]m|ich bin|j['’]ai|tengo|"
                "cumplí|âgée? de)[ ][1-7]\\d(?:[ ](?:ans|Jahren?|años|years(?: old)?))?|(?:mit|à|con|at)[ ][2-7]\\d[ ]"
                "(?:ans|Jahren|años|years))(?![\\p{L}\\p{N}])(?![ ](?:of |de |d['’]|in |im |als |as "
                "|Berufs|Erfahrung|exp|Praxis))"),
            true);
        // Whose mother, wife or son: in a letter, too.
        static const auto kin = shapePattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:(?:mein(?:e[rnm]?)?|unser(?:e[rnm]?)?|my|our|mon|ma|mes|notre|nos|mi|mis|nuestr[oa]s?)"
                "[ ]"
                "(?:kleine[rn]?[ ]|\\d[ ]|zwei[ ]|drei[ ]|two[ ]|three[ ]|deux[ ]|trois[ ]|dos[ ]|tres[ ])?"
                "(?:Ehemann|Ehefrau|Mann|Frau|Tochter|Töchter|Sohn|Söhne|Kind(?:er|ern|es)?|Familie|husband|wife|"
                "daughters?|"
                "sons?|kids|child(?:ren)?|family|mari|femme|épouse|époux|conjointe?|filles?|fils|enfants?|famille|"
                "marido|mujer|espos[oa]|hij[oa]s?|familia)|alleinerziehend\\w*|"
                "single[ ](?:mother|father|parent|mum|mom|dad)|famille monoparentale|madre soltera|schwanger\\w*|"
                "pregnant|enceinte|embarazada)(?![\\p{L}])"),
            true);
        static const auto lives = shapePattern(QStringLiteral(
            "(?<![\\p{L}])(?i:based in|living in|lives? in|residing in|resident (?:in|of)|wohnhaft in|wohne in|lebe in|"
            "domiciliée? à|habite à|résid(?:e|ant) à|installée? à|residente en|vivo en|resido en|afincad[oa] en|"
            "domiciliad[oa] en)[ ](\\p{Lu}[\\p{L}'’-]+(?:[ ](?:\\p{Lu}|am|an|der|sur|de|la|del)[\\p{L}'’-]*){0,3})"));
        static const auto year = shapePattern(QStringLiteral("(?<![\\p{L}])(?:Jahrgang|Jg\\.|année de naissance|año de "
                                                             "nacimiento|year of birth|DOB)[ :]*(?:19|20)\\d\\d|"
                                                             "(?<![\\p{L}\\p{N}])\\*[ ]?(?:19|20)\\d\\d(?!\\d)"),
                                              true);
        static const auto based = shapePattern(QStringLiteral(
            "(?<![\\p{L}])(\\p{Lu}[\\p{L}'’]+(?:[ -](?:\\p{Lu}|on|am|an|upon)[\\p{L}'’]*){0,3})[ -]based(?![\\p{L}])"));
        each(based, Piece::Address);
        each(kin, Piece::Private);
        each(lives, Piece::Address);
        each(year, Piece::Birth);
        each(leave, Piece::Private);
        each(ageInWords, Piece::Birth);
        each(birth, Piece::Birth);
        each(age, Piece::Birth);
        each(years, Piece::Birth);
        each(labelled, Piece::Private);
        each(married, Piece::Private);
        static const auto alone = shapePattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:ledig|pacsée?|en couple|en concubinage|pareja de hecho|soltería)(?![\\p{L}])"
                "(?:[^\\n.|;]{0,30}\\b(?:children|Kinder|enfants?|hijos?|hijas?)\\b)?"),
            true);
        static const auto family = shapePattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:\\d|un|une|deux|trois|quatre|dos|tres|cuatro|eine?|zwei|drei|vier|one|two|three|four|"
                "sans|sin|keine|no)[ "
                "](?:enfants?|hij[oa]s?|Kind(?:er)?|child(?:ren)?|daughters?|sons?|filles?|fils)(?![\\p{L}])"),
            true);
        static const auto nation = shapePattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:nationality|nationalité|nacionalidad|nationalität|staatsangehörigkeit|citizenship|"
                "ciudadanía)(?![\\p{L}])[ ]*[:|]?[ ]*\\p{L}+(?:-\\p{L}+)?(?:[ ](?:et|y|and|und|e)[ ]\\p{L}+)?"),
            true);
        static const auto origin = shapePattern(
            QStringLiteral("(?<![\\p{L}])(?:née?|nacid[oa]|geboren|born)(?![\\p{L}])[^\\n|·•;]{3,60}"), true);
        each(alone, Piece::Private, 0, m_contactEnd);
        each(family, Piece::Private, 0, m_contactEnd);
        each(nation, Piece::Private);
        each(origin, Piece::Birth, 0, m_contactEnd);
    }

    void educationYears()
    {
        static const auto year =
            shapePattern(QStringLiteral("(?<![\\p{L}\\p{N}])(?:19[5-9]|20[0-4])\\d(?![\\p{L}\\p{N}])"));
        for (const auto &section : m_sections)
            if (section.kind == SectionKind::Education)
                each(year, Piece::Year, section.headingEnd, section.end);
    }

    void gender()
    {
        static const auto word = shapePattern(QStringLiteral("\\p{L}+"));
        static const auto job = shapePattern(QStringLiteral("^(\\p{L}{3,}(?:er|or|ist|ent|ant|eur|log))in$"));
        static const auto trade = shapePattern(QStringLiteral("^(\\p{L}*(?:[Kk]auf|[Ff]ach))frau$"));
        const auto &neutral = Traces::known().neutral;
        for (auto it = word.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            const QString found = match.captured();
            const auto to = neutral.constFind(found.toLower());
            if (to != neutral.constEnd() && (m_language.isEmpty() || m_language == to->language)) {
                QString instead = to->instead;
                if (found.at(0).isUpper())
                    instead[0] = instead.at(0).toUpper();
                if (instead != found)
                    add(Piece::Neutral, match.capturedStart(), match.capturedEnd(), instead);
            } else if (const auto title = job.match(found); title.hasMatch() && found.at(0).isUpper()) {
                add(Piece::Neutral, match.capturedStart(), match.capturedEnd(), title.captured(1)); // "Entwicklerin"
            } else if (const auto skilled = trade.match(found); skilled.hasMatch()) {
                add(Piece::Neutral, match.capturedStart(), match.capturedEnd(),
                    skilled.captured(1) + QStringLiteral("mann"));
            }
        }
    }

    void ownMarks()
    {
        static const auto mark = shapePattern(QStringLiteral("\\[(?=\\s*P\\s*[-\\x{2010}-\\x{2015}])"), true);
        for (auto it = mark.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            add(Piece::Escaped, match.capturedStart(), match.capturedEnd(), QStringLiteral("("));
        }
    }

    const QString &m_text;
    const QString m_language;
    const std::vector<Section> m_sections;
    const RedactionOptions &m_options;
    ShapeList m_out;
    int m_contactEnd = 0;
};

} // namespace

std::vector<ShapePlace> shapesIn(const domain::DocumentText &document, const RedactionOptions &options)
{
    auto found = Finder(document, options).run();
    const auto parts = sections(document);
    for (auto more : {peopleIn(document, parts), ownAffairsIn(document, parts), belongingIn(document)})
        found.insert(found.end(), more.begin(), more.end());
    return found;
}

} // namespace drafting
