#include "drafting/redaction/Patterns.h"

#include <algorithm>

#include <QRegularExpression>

#include "drafting/Sections.h"
#include "drafting/redaction/Traces.h"

namespace drafting {

namespace {

constexpr int contactBlockMost = 1'200; // characters before the first heading
constexpr int ageHead = 160;            // of these, where an age may stand without its label

QRegularExpression pattern(const QString &text, bool anyCase = false)
{
    QRegularExpression out(
        text, QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption |
                  (anyCase ? QRegularExpression::CaseInsensitiveOption : QRegularExpression::NoPatternOption));
    Q_ASSERT(out.isValid());
    return out;
}

QString anyOf(QStringList words)
{
    std::sort(words.begin(), words.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    for (auto &word : words)
        word = QRegularExpression::escape(word).replace(QStringLiteral("\\ "), QStringLiteral("\\s+"));
    return QStringLiteral("(?:") + words.join(QLatin1Char('|')) + QLatin1Char(')');
}

class Finder
{
public:
    Finder(const domain::DocumentText &document, const RedactionOptions &options)
        : m_text(document.text), m_language(document.language), m_sections(sections(document)), m_options(options)
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
        otherPeople();
        if (!m_options.keepEducationYears)
            educationYears();
        gender();
        ownMarks();
        return std::move(m_out);
    }

private:
    void each(const QRegularExpression &what, Piece piece, int from = 0, int to = -1)
    {
        for (auto it = what.globalMatch(m_text, from); it.hasNext();) {
            const auto match = it.next();
            if (to >= 0 && match.capturedStart() >= to)
                return;
            add(piece, match.capturedStart(match.lastCapturedIndex() > 0 ? 1 : 0),
                match.capturedEnd(match.lastCapturedIndex() > 0 ? 1 : 0));
        }
    }

    void add(Piece piece, qsizetype begin, qsizetype end, const QString &instead = {})
    {
        while (end > begin && m_text.at(end - 1).isSpace())
            --end;
        if (end > begin)
            m_out.push_back({static_cast<int>(begin), static_cast<int>(end), piece, instead});
    }

    void contacts()
    {
        static const auto email =
            pattern(QStringLiteral(
                        "[\\p{L}\\p{N}._%+'-]+\\s?(?:@|\\(at\\)|\\[at\\])\\s?[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+"),
                    true);
        static const auto link = pattern(
            QStringLiteral("(?:https?://|www\\.)[^\\s<>\"|]+[^\\s<>\"|.,;)]|"
                           "\\b(?:linkedin|xing|github|gitlab|bitbucket|twitter|x|facebook|instagram|behance|dribbble|"
                           "stackoverflow|medium|researchgate|orcid|kaggle|about|t)\\.(?:com|org|net|io|me)/"
                           "[^\\s<>\"|,;)]+"),
            true);
        static const auto handle = pattern(QStringLiteral("(?<![\\p{L}\\p{N}.])@[\\p{L}\\p{N}_]{3,30}\\b"));
        static const auto bare =
            pattern(QStringLiteral("(?<![@\\p{L}\\p{N}.])[\\p{L}\\p{N}-]{3,40}(?:\\.[\\p{Ll}-]{2,20}){1,2}"
                                   "(?:/[^\\s|,;)]*)?(?![\\p{L}\\p{N}])"));
        each(email, Piece::Email);
        each(link, Piece::Link);
        static const auto profile = pattern(
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
        static const auto dates = pattern(QStringLiteral(
            "^\\(?(?:(?:\\d{1,2}[./-])?(?:\\d{1,2}[./-])?(?:19|20)\\d{2}\\)?[\\s.,/\\x{2010}-\\x{2015}()-]*)+$"));
        return dates.match(digitsAndMarks).hasMatch();
    }

    void phones()
    {
        static const auto number = pattern(QStringLiteral(
            "(?<![\\p{L}\\p{N}])\\(?\\+?\\(?\\d(?:[\\d ()./\\x{00A0}\\x{2010}-\\x{2015}-]|\\n(?=\\d{2})){5,24}\\d"));
        static const auto labelled = pattern(
            QStringLiteral("(?:^|[^\\p{L}])") + anyOf(Traces::known().phone) + QStringLiteral("[\\s.:|/-]*$"), true);
        static const auto grouped = pattern(QStringLiteral(
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
            const bool head = match.capturedStart() < m_contactEnd && digits >= 9;
            if (plus || trunk || head || labelled.match(before).hasMatch() || grouped.match(found).hasMatch())
                add(Piece::Phone, match.capturedStart(), match.capturedEnd());
        }
    }

    void numbers()
    {
        static const auto iban =
            pattern(QStringLiteral("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\\b"));
        static const auto card = pattern(QStringLiteral("\\b\\d{4}([ -]?)\\d{4}\\1\\d{4}\\1\\d{2,4}\\b"));
        static const auto national =
            pattern(QStringLiteral("\\b(?:passport|reisepass|personalausweis|passeport|pasaporte|dni|nie|nif|ssn|nino|"
                                   "social security|steuer-?id|sozialversicherungsnummer|rentenversicherungsnummer)\\b"
                                   "[^\\n\\d]{0,16}?((?=[A-Z0-9 -]{0,12}\\d)[A-Z0-9][A-Z0-9 -]{5,18}[A-Z0-9])"),
                    true);
        static const auto ssn = pattern(QStringLiteral("\\b\\d{3}-\\d{2}-\\d{4}\\b"));
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
        static const auto german =
            pattern(QStringLiteral("\\b(?:(?:Am|An|Im|In|Auf|Zum|Zur|Unter|Hinter)[ ](?:de[rnm][ "
                                   "])?)?\\p{Lu}[\\p{L}.-]*(?:(?:[ -]\\p{Lu}[\\p{L}.]*)?[ "
                                   "-])?(?:stra(?:ß|ss)e|str\\.|Stra(?:ß|ss)e|Str\\.|weg|Weg|platz|"
                                   "Platz|allee|Allee|gasse|Gasse|ring|damm|Damm|ufer|Ufer)\\s+\\d{1,4}\\s?[a-z]?\\b") +
                    city);
        static const auto english = pattern(QStringLiteral(
            "\\b\\d{1,5}[a-zA-Z]?\\s+(?:\\p{Lu}[\\p{L}'.-]+\\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|"
            "Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Close|Terrace|Place|Square|Crescent|Gardens|Grove)\\b\\.?"
            "(?:,?\\s+(?:Apt|Flat|Unit|Suite|#)\\.?\\s*\\w+)?"));
        static const auto french = pattern(
            QStringLiteral(
                "\\b\\d{1,4}(?:\\s?(?:bis|ter))?,?\\s+(?:rue|avenue|boulevard|bd|place|allée|chemin|impasse|quai|"
                "cours)\\s+[^\\n,|·•\\d@\\x{2013}\\x{2014}]{2,40}") +
                city,
            true);
        static const auto spanish =
            pattern(QStringLiteral(
                        "\\b(?:Calle|C/|Avda?\\.?|Avenida|Paseo|Plaza|Camino|Ronda)\\s+\\p{L}[^\\n,|·•\\d]{1,40},?\\s*"
                        "(?:n[ºo°]\\.?\\s*)?\\d{1,4}(?:,?\\s*\\d{1,2}[ºª°]\\s?\\p{L}?)?") +
                    city);
        static const auto british = pattern(QStringLiteral("\\b[A-Z]{1,2}\\d[A-Z\\d]?[ ]\\d[A-Z]{2}\\b"));
        static const auto american = pattern(
            QStringLiteral("\\b(?:\\p{Lu}[\\p{L}.]+(?:[ ]\\p{Lu}[\\p{L}.]+)?,[ ])?[A-Z]{2}[ ]+\\d{5}(?:-\\d{4})?\\b"));
        static const auto prefixed =
            pattern(QStringLiteral("\\b(?:D|A|CH|F|E|L)-\\d{4,5}\\b(?:[ ]\\p{Lu}[\\p{L}-]+)?"));
        static const auto code = pattern(
            QStringLiteral("(?<![\\p{L}\\p{N}])(?<!\\d[ ])\\d{5}[ ]\\p{Lu}[\\p{L}.-]+(?:[ -]\\p{Lu}[\\p{L}-]+)*"));
        for (const auto *street : {&german, &english, &french, &spanish, &british, &american, &prefixed})
            each(*street, Piece::Address);
        each(code, Piece::Address, 0, m_contactEnd);
        // In the head of a paper the whole stretch before a postcode is where she lives: "Flat 4, 61 Chapel Rise, …".
        static const auto head = pattern(QStringLiteral(
            "(?:^|[|·•;:])[ \\t]*((?=[^|·•;:\\n]*\\d)\\p{Lu}?[^|·•;:\\n]{3,80}?"
            "(?:[A-Z]{1,2}\\d[A-Z\\d]?[ ]\\d[A-Z]{2}|\\b(?<!\\d[ ])(?:(?:[A-Z]{1,2}-)?\\d{5}|(?!19|20)\\d{4})[ ]\\p{Lu}"
            "[\\p{L}.-]+(?:[ -]\\p{Lu}[\\p{L}-]+)*))"));
        each(head, Piece::Address, 0, m_contactEnd);
        static const auto way =
            pattern(QStringLiteral("(?:^|[|·•;:]|\\s[\\x{2013}\\x{2014}/-](?=\\s))[ "
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
            pattern(QStringLiteral("(?<![\\p{L}])") + anyOf(Traces::known().birth) +
                        QStringLiteral("(?![\\p{L}])[\\s.:|-]{0,4}(?=[^\\n|·•;]{0,30}\\d)[^\\n|·•;,]{1,30}"
                                       "(?:,?\\s(?:in|à|en|a)\\s\\p{Lu}[\\p{L}-]+)?"),
                    true);
        static const auto age = pattern(QStringLiteral("(?<![\\p{L}])") + anyOf(Traces::known().age) +
                                            QStringLiteral("\\s*[:|]?\\s*\\d{2}\\b(?:\\s*(?:years|Jahre|ans|años))?"),
                                        true);
        static const auto years =
            pattern(QStringLiteral("\\b\\d{2}[ -](?:years?[ -]old|years of age|Jahre alt|jährige[rn]?)\\b"), true);
        // "31 ans", "34 Jahre": in the head of a paper an age, elsewhere a length of time.
        static const auto bare =
            pattern(QStringLiteral("(?<![\\p{L}\\p{N}])[1-9]\\d[ ](?:ans|Jahre|años|years)(?![\\p{L}\\p{N}])"));
        static const auto ageAlone =
            pattern(QStringLiteral("(?:^|[|·•;,])[ \\t]*([1-9]\\d[ ](?:ans|Jahre|años|years))[ \\t]*(?=$|[|·•;,])"));
        each(ageAlone, Piece::Birth, 0, m_contactEnd);
        each(bare, Piece::Birth, 0, std::min(m_contactEnd, ageHead));
        static const auto labelled =
            pattern(QStringLiteral("(?:^|[|·•;,]|\\s{2})[ \\t]*") + anyOf(Traces::known().privately) +
                        QStringLiteral("[ \\t]*[:|][ \\t]*[^\\n|·•;]{1,60}"),
                    true);
        static const auto married =
            pattern(QStringLiteral(
                        "(?<![\\p{L}])(?:married|divorced|widowed|verheiratet|geschieden|verwitwet|mariée?|célibataire|"
                        "divorcée?|veuve|veuf|casad[oa]|solter[oa]|divorciad[oa]|viud[oa])(?![\\p{L}])"
                        "(?:[^\\n.|;]{0,30}\\b(?:children|child|kids|Kinder|Kind|enfants?|hijos?|hijas?|"
                        "daughters?|sons?|Töchter|Tochter|Söhne|Sohn|filles?|fils)\\b)?"),
                    true);
        each(birth, Piece::Birth);
        each(age, Piece::Birth);
        each(years, Piece::Birth);
        each(labelled, Piece::Private);
        each(married, Piece::Private);
        static const auto alone =
            pattern(QStringLiteral(
                        "(?<![\\p{L}])(?:ledig|pacsée?|en couple|en concubinage|pareja de hecho|soltería)(?![\\p{L}])"
                        "(?:[^\\n.|;]{0,30}\\b(?:children|Kinder|enfants?|hijos?|hijas?)\\b)?"),
                    true);
        static const auto family = pattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:\\d|un|une|deux|trois|quatre|dos|tres|cuatro|eine?|zwei|drei|vier|one|two|three|four|"
                "sans|sin|keine|no)[ "
                "](?:enfants?|hij[oa]s?|Kind(?:er)?|child(?:ren)?|daughters?|sons?|filles?|fils)(?![\\p{L}])"),
            true);
        static const auto nation = pattern(
            QStringLiteral(
                "(?<![\\p{L}])(?:nationality|nationalité|nacionalidad|nationalität|staatsangehörigkeit|citizenship|"
                "ciudadanía)(?![\\p{L}])[ ]*[:|]?[ ]*\\p{L}+(?:-\\p{L}+)?(?:[ ](?:et|y|and|und|e)[ ]\\p{L}+)?"),
            true);
        static const auto origin =
            pattern(QStringLiteral("(?<![\\p{L}])(?:née?|nacid[oa]|geboren|born)(?![\\p{L}])[^\\n|·•;]{3,60}"), true);
        each(alone, Piece::Private, 0, m_contactEnd);
        each(family, Piece::Private, 0, m_contactEnd);
        each(nation, Piece::Private);
        each(origin, Piece::Birth, 0, m_contactEnd);
    }

    void otherPeople()
    {
        static const auto titled = [] {
            QStringList titles;
            for (const auto &title : Traces::known().titles)
                if (title.size() > 1 && title != QLatin1String("don") && title != QLatin1String("sir"))
                    titles.append(QRegularExpression::escape(title.left(1).toUpper() + title.mid(1)));
            titles.sort();
            return pattern(
                QStringLiteral("\\b(?:") + titles.join(QLatin1Char('|')) +
                QStringLiteral(")\\b\\.?\\s+((?:(?:Dr|Prof)\\.\\s?)*\\p{Lu}[\\p{L}.'’-]*(?:\\s(?:de|van|von|der|la|da)"
                               "\\b)*(?:[ ]\\p{Lu}[\\p{L}'’-]+){0,2})"));
        }();
        each(titled, Piece::Person);
        static const auto named = [] {
            return pattern(
                QStringLiteral("(?<![\\p{L}])(?i:") + anyOf(Traces::known().referees + Traces::known().who) +
                QStringLiteral(
                    ")[ \\t]*:[ \\t]*((?:(?:Dr|Prof)\\.\\s?)*\\p{Lu}[\\p{L}'’.-]+(?:[ ](?:de|van|von|der|la|da))*"
                    "(?:[ ]\\p{Lu}[\\p{L}'’.-]+){1,3})"));
        }();
        each(named, Piece::Person);
        const QString person = QStringLiteral("\\p{Lu}[\\p{L}'’.-]*(?:[ ](?:de|del|la|van|von|der|da|du|des|le))*"
                                              "(?:[ ]\\p{Lu}[\\p{L}'’-]+){0,3}");
        static const auto doctor =
            pattern(QStringLiteral("(?<![\\p{L}.])(?:Dr|Dra|Prof|Pr|Dña|Dª|D\\.ª|Don|Doña)\\.?[ ](") + person +
                    QLatin1Char(')'));
        static const auto under = pattern(QStringLiteral(
            "(?i:direction de|responsabilité de|supervisad[oa] por|dirigid[oa] por|bajo la dirección de|a cargo de|"
            "unter (?:der )?leitung von|angeleitet von|reporting to|reported to|supervised by|managed by|"
            "recommandée? par|recomendad[oa] por|empfohlen von)[ ](?:(?:M|Mme|Sr|Sra|Herrn?|Frau|Mr|Ms|Mrs)\\.?[ ])?"
            "(\\p{Lu}[\\p{L}'’-]+(?:[ ](?:de|del|la|van|von|der))*(?:[ ]\\p{Lu}[\\p{L}'’-]+){1,3})"));
        each(doctor, Piece::Person);
        each(under, Piece::Person);
        if (m_language == QLatin1String("fr")) {
            static const auto monsieur =
                pattern(QStringLiteral("(?<![\\p{L}.])M\\.[ ](\\p{Lu}[\\p{L}'’-]{2,}(?:[ ]\\p{Lu}[\\p{L}'’-]+)?)"));
            each(monsieur, Piece::Person);
        }
        static const auto greeted =
            pattern(QStringLiteral("(?i:estimad[oa]|querid[oa]|chère?|cher|dear|liebe[r]?|sehr "
                                   "geehrte[r]?|bonjour|guten tag|buenos días)[ ]"
                                   "(?i:señor(?:a|ita)?|madame|monsieur|frau|herr|mrs?|ms|sra?)\\.?[ ](") +
                    person + QLatin1Char(')'));
        static const auto boss = pattern(QStringLiteral(
            "(?<![\\p{L}])(?i:my|our|al|del|mi|nuestr[oa]|mon|ma|notre|mein(?:em|er|en)?|unser(?:em|er|en)?)[ ]"
            "(?:\\p{Ll}+[ "
            "]){0,2}(?i:manager|supervisor|boss|head|mentor|jef[ea]|responsable|director[a]?|tutor[a]?|chef|cheffe|"
            "directeur|directrice|cadre|vorgesetzten?|leiter(?:in)?|chefin|ausbilder(?:in)?)(?:[ ]\\p{L}+){0,3},?[ ]"
            "(\\p{Lu}[\\p{Ll}'’-]+(?:[ ](?:de|del|la|van|von))*(?:[ ]\\p{Lu}[\\p{Ll}'’-]+){1,2})(?=[,.;:)]|[ ]\\()"));
        each(greeted, Piece::Person);
        each(boss, Piece::Person);
        // Under "References" a line begins with somebody's name.
        static const auto heading = pattern(
            QStringLiteral("^[ \\t]*") + anyOf(Traces::known().referees) + QStringLiteral("[ \\t]*:?[ \\t]*$"), true);
        static const auto name = pattern(QStringLiteral(
            "^[ \\t•*-]*((?:(?:Dr|Prof)\\.\\s?)*\\p{Lu}[\\p{L}'’-]+(?:[ ]\\p{Lu}\\.)?(?:[ ](?:de|van|von|der|la|da))*"
            "(?:[ ]\\p{Lu}[\\p{L}'’-]+){1,2})(?=[ ]*(?:[,–—|(\\x{00B7}:-]|$))"));
        for (auto it = heading.globalMatch(m_text); it.hasNext();) {
            const auto from = static_cast<int>(it.next().capturedEnd());
            int to = static_cast<int>(m_text.size());
            for (const auto &section : m_sections)
                if (section.begin > from && section.headingEnd > section.begin)
                    to = std::min(to, section.begin);
            each(name, Piece::Person, from, to);
        }
    }

    void educationYears()
    {
        static const auto year = pattern(QStringLiteral("(?<![\\p{L}\\p{N}])(?:19[5-9]|20[0-4])\\d(?![\\p{L}\\p{N}])"));
        for (const auto &section : m_sections)
            if (section.kind == SectionKind::Education)
                each(year, Piece::Year, section.headingEnd, section.end);
    }

    void gender()
    {
        static const auto word = pattern(QStringLiteral("\\p{L}+"));
        static const auto job = pattern(QStringLiteral("^(\\p{L}{3,}(?:er|or|ist|ent|ant|eur|log))in$"));
        static const auto trade = pattern(QStringLiteral("^(\\p{L}*(?:[Kk]auf|[Ff]ach))frau$"));
        const auto &neutral = Traces::known().neutral;
        for (auto it = word.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            const QString found = match.captured();
            if (const auto to = neutral.constFind(found.toLower()); to != neutral.constEnd()) {
                QString instead = *to;
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
        static const auto mark = pattern(QStringLiteral("\\[(?=\\s*P\\s*[-\\x{2010}-\\x{2015}])"), true);
        for (auto it = mark.globalMatch(m_text); it.hasNext();) {
            const auto match = it.next();
            add(Piece::Escaped, match.capturedStart(), match.capturedEnd(), QStringLiteral("("));
        }
    }

    const QString &m_text;
    const QString m_language;
    const std::vector<Section> m_sections;
    const RedactionOptions &m_options;
    int m_contactEnd = 0;
    std::vector<ShapePlace> m_out;
};

} // namespace

std::vector<ShapePlace> shapesIn(const domain::DocumentText &document, const RedactionOptions &options)
{
    return Finder(document, options).run();
}

} // namespace drafting
