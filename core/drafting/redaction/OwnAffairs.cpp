#include "drafting/redaction/OwnAffairs.h"

#include "drafting/Clauses.h"
#include "drafting/Folding.h"
#include "drafting/Lexicon.h"
#include "drafting/redaction/ShapeList.h"
#include "drafting/redaction/Traces.h"

namespace drafting {

namespace {

constexpr int mostLines = 24; // of the lines at the top
constexpr int fewLines = 6;   // of a head that names no way to reach her
constexpr int proseWords = 10;
constexpr int widestLabel = 24;

const QRegularExpression &years()
{
    static const auto year = shapePattern(QStringLiteral("(?<!\\d)(?:19|20)\\d{2}(?!\\d)"));
    return year;
}

const QString &familyWords()
{
    static const QString words = QStringLiteral(
        "(?:married|single|divorced|widow(?:ed|er)?|engaged|civil partnership|cohabiting|"
        "verheiratet|ledig|geschieden|verwitwet|verpartnert|in Partnerschaft|Lebensgemeinschaft|"
        "mariée?|célibataire|divorcée?|veuve|veuf|pacsée?|en couple|en concubinage|union libre|"
        "casad[oa]|solter[oa]|divorciad[oa]|viud[oa]|pareja|"
        "child|children|kids|sons?|daughters?|Kind(?:er|ern)?|Söhne|Sohn|Tochter|Töchter|enfants?|filles?|fils|"
        "hij[oa]s?|mother of|father of|parent of|Mutter von|Vater von|mère de|père de|madre de|padre de)");
    return words;
}

// Unmistakably about the person, wherever in these lines it stands.
bool isPersonal(const QString &cell)
{
    static const auto family =
        shapePattern(QStringLiteral("(?<![\\p{L}])") + familyWords() + QStringLiteral("(?![\\p{L}])"), true);
    static const auto nation =
        shapePattern(QStringLiteral("nationalit|staatsangehörig|staatsbürger|nacionalidad|citizen|ciudadan|"
                                    "religion|konfession|confession|evangelisch|katholisch|muslim|catholique|católic|"
                                    "schwerbehind|behindert|handicap|discapacidad|disabilit|RQTH|\\bGdB\\b|"
                                    "wehrdienst|service militaire|servicio militar"),
                     true);
    static const auto date = shapePattern(QStringLiteral(
        "(?<!\\d)\\d{1,2}[./-]\\s?\\d{1,2}[./-]\\s?(?:19|20)?\\d{2}(?!\\d)|"
        "(?<!\\d)\\d{1,2}(?:st|nd|rd|th|\\.|er)?[ ](?:de[ ])?\\p{L}{3,10}\\.?,?[ ](?:de[ ])?(?:19|20)\\d{2}|"
        "(?<![\\p{L}])\\p{L}{3,9}[ ]\\d{1,2},?[ ](?:19|20)\\d{2}|(?:^|[ ])\\*[ ]?(?:\\d{1,2}[./-]|(?:19|20)\\d\\d)"));
    static const auto age = shapePattern(
        QStringLiteral("(?<![\\p{L}\\p{N}])[1-9]\\d[ ](?:ans|Jahre|años|years|J\\.|yrs)(?![\\p{L}])(?![^\\n]*"
                       "(?:Erfahrung|experience|expérience|experiencia|Berufs))|(?<![\\p{L}])aged?[ ]\\d\\d"),
        true);
    for (const auto *each : {&family, &nation, &date, &age})
        if (each->match(cell).hasMatch())
            return true;
    return false;
}

// "française", "Spanish": alone in its place it says where she is from.
bool isDemonym(const QString &cell)
{
    static const auto alone = shapePattern(
        QStringLiteral(
            "^\\W*(?:deutsche?r?|österreicher(?:in)?|schweizer(?:in)?|französisch|italienisch|spanisch|polnisch|"
            "türkisch|"
            "rumänisch|griechisch|kroatisch|ukrainisch|russisch|syrisch|british|irish|english|german|french|"
            "spanish|italian|polish|portuguese|american|canadian|australian|indian|nigerian|brazilian|turkish|"
            "romanian|ukrainian|chinese|vietnamese|française?|allemande?|belge|suisse|espagnole?|italienne?|"
            "portugaise?|marocaine?|algérienne?|tunisienne?|sénégalaise?|camerounaise?|ivoirienne?|"
            "malienne?|roumaine?|polonaise?|turque|libanaise?|español[a]?|argentin[oa]|colombian[oa]|"
            "mexican[oa]|peruan[oa]|chilen[oa]|venezolan[oa]|ecuatorian[oa]|bolivian[oa]|uruguay[oa]|"
            "französin|italienerin|spanierin|polin|türkin|griechin|kroatin|russin|ukrainerin|syrerin|rumänin|"
            "portugiesin|serbin|bosnierin|franzose|italiener|spanier|pole|türke|grieche|kroate|russe|ukrainer|syrer|"
            "cuban[oa]|dominican[oa]|marroquí|ruman[oa]|portugués|portuguesa|italian[oa]|frances[a]?)\\W*$"),
        true);
    return alone.match(cell).hasMatch();
}

// "Leeds, UK", "Lyon (France)": where she lives, when it stands among the lines at the top.
bool isTown(const QString &cell)
{
    static const auto town = shapePattern(QStringLiteral(
        "^\\W*\\p{Lu}[\\p{L}'’-]+(?:[ ](?:\\p{Lu}|am|an|der|sur|de|la|del|les|lès)[\\p{L}'’-]*){0,3}[ ]?[,(/][ ]?"
        "(?:UK|U\\.K\\.|England|Scotland|Wales|Ireland|USA|Canada|Germany|Deutschland|DE|Austria|Österreich|AT|"
        "Switzerland|Schweiz|Suisse|CH|France|FR|Belgique|Belgium|Luxembourg|Spain|España|ES|Italy|Italia|"
        "Portugal|Netherlands|Poland|Polen|México|Argentina|Colombia|Chile|Perú)\\)?\\W*$"));
    return town.match(cell).hasMatch();
}

bool knowsTheWork(const QString &cell)
{
    for (const Hit &hit : Lexicon::builtIn().find(cell, folded(cell, Fold::Search)))
        if (hit.entry->topic == Topic::Skill || hit.entry->topic == Topic::Duty || hit.entry->topic == Topic::Degree ||
            hit.entry->topic == Topic::Field)
            return true;
    return false;
}

// A line with a way to reach her: what stands beside it is about her, too.
bool reaches(const QString &line)
{
    static const auto way =
        shapePattern(QStringLiteral("@|\\+\\d|(?<!\\d)0\\d{2,4}[ /()-]*\\d{3}|\\d{2}[ .]\\d{2}[ .]\\d{2}[ "
                                    ".]\\d{2}|\\d{3}[ .-]\\d{3}[ .-]\\d{3}|"
                                    "(?:www\\.|linkedin|xing|github|gitlab)\\S*|(?<![\\p{N}])\\d{5}[ ]\\p{Lu}\\p{L}+|"
                                    "[A-Z]{1,2}\\d[A-Z\\d]?[ ]\\d[A-Z]{2}"),
                     true);
    return way.match(line).hasMatch();
}

bool isAboutTheWork(const QString &cell)
{
    static const auto licence = shapePattern(
        QStringLiteral(
            "führerschein|fahrerlaubnis|permis|carnet|driving|licen[cs]e|verfügbar|availab|disponib|freelance|"
            "remote|vehículo|véhicule|pkw"),
        true);
    return licence.match(cell).hasMatch() || knowsTheWork(cell);
}

// A few words, or some more parted by commas: no sentence.
bool isShort(const QString &cell)
{
    const auto parts = cell.simplified().split(QLatin1Char(','));
    const auto words = cell.simplified().count(QLatin1Char(' ')) + 1;
    return words <= 7 ||
           (words <= 14 && parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](const auto &part) {
                return part.trimmed().count(QLatin1Char(' ')) < 5;
            }));
}

// "Cuesta de los Alfareros 6", "3 bis, montée des Oliviers", "Lindener Bogen 12 b, 30451 Hannover".
bool isAddress(const QString &cell)
{
    // At the end of its part of the line, or at the beginning: "14 B rue", "Weg 3 a".
    static const auto house =
        shapePattern(QStringLiteral("^\\W*\\d{1,4}(?:[ ]?(?:bis|ter|[a-zA-Z]))?,?[ ]\\p{L}|"
                                    "\\p{L}[.]?[ ]\\d{1,4}(?:[ ]?(?:bis|ter|[a-zA-Z]))?(?:/\\d{1,3})?[ ]*(?:,|\\(|$)"));
    static const auto post = shapePattern(QStringLiteral(
        "(?<![\\p{N}])(?:\\d{5}|(?!19|20)\\d{4})[ ]\\p{Lu}\\p{L}+|[A-Z]{1,2}\\d[A-Z\\d]?[ ]\\d[A-Z]{2}"));
    static const auto capital = shapePattern(QStringLiteral("(?<![\\p{L}])\\p{Lu}\\p{L}{2,}"));
    if (!isShort(cell) || !capital.match(cell).hasMatch() || years().match(cell).hasMatch())
        return false;
    return post.match(cell).hasMatch() || (house.match(cell).hasMatch() && !knowsTheWork(cell));
}

class Reader
{
public:
    explicit Reader(const domain::DocumentText &document, const std::vector<Section> &parts)
        : m_text(document.text), m_parted(m_text.contains(QLatin1String("\n\n"))), m_parts(parts), m_out(document.text)
    {
    }

    std::vector<ShapePlace> read()
    {
        bool own = true;
        bool underHeading = false;
        bool inFooter = false;
        bool contactSeen = false;
        bool afterBlank = false;
        bool inProse = false; // its last line may be a short one
        int line = 0;
        int paragraph = 0;
        std::vector<Line> block;
        for (int at = 0; at <= m_text.size(); ++line) {
            auto end = static_cast<int>(m_text.indexOf(QLatin1Char('\n'), at));
            end = end < 0 ? static_cast<int>(m_text.size()) : end;
            const QString words = m_text.mid(at, end - at);
            const QString plain = words.trimmed();
            inFooter = !own && (isFooter(plain) || (inFooter && !plain.isEmpty() && !isProse(plain)));
            if (isDrawnWide(plain)) {
                m_out.add(Piece::Person, at, end);
            } else if (isOwnHeading(plain)) {
                take(std::exchange(block, {}), underHeading);
                underHeading = own = true;
                line = 0;
            } else if (isHeading(at, end)) {
                own = inFooter = false;
            } else if (inFooter) {
                cells(at, words, Where::Top);
            } else if (own && !plain.isEmpty()) {
                inProse = (inProse && !afterBlank && !isContact(plain) && !isLabelled(plain)) || isProse(plain);
                const bool greets = isGreeting(plain);
                const bool blockEnds = inProse || greets || endsTheBlock(plain, contactSeen && afterBlank);
                if (line > mostLines || greets || (blockEnds && contactSeen)) {
                    own = false;
                } else if (!blockEnds) { // a few words of introduction may stand before the ways to reach her
                    contactSeen = contactSeen || plain.contains(QLatin1Char('@')) ||
                                  std::count_if(plain.begin(), plain.end(), [](QChar c) { return c.isDigit(); }) > 5;
                    block.push_back({at, words, paragraph});
                }
            }
            afterBlank = plain.isEmpty();
            paragraph += afterBlank ? 1 : 0;
            at = end + 1;
        }
        take(block, underHeading);
        return m_out.taken();
    }

private:
    struct Line
    {
        int at;
        QString words;
        int paragraph;
    };
    // What is taken of lines like these.
    enum class Where
    {
        Words,   // only what is unmistakable
        Head,    // names and towns, too
        Top,     // all but her trade and the work
        Heading, // all but the work
    };

    // "C H L O E   H A R T": a name.
    static bool isDrawnWide(const QString &line)
    {
        static const auto wide = shapePattern(QStringLiteral("^(?:\\p{Lu}[ ]{1,5}){3,}\\p{Lu}$"));
        return wide.match(line).hasMatch();
    }

    // "behance.example/x – x@y.example – Rennes", also at the end of a page.
    static bool isFooter(const QString &line)
    {
        static const auto mail = shapePattern(QStringLiteral("[\\p{L}\\p{N}._-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}"));
        static const auto apart = shapePattern(QStringLiteral("\\||·|•|\\t|[ ]{3,}|[ ][–—-][ ]|[ ]/[ ]"));
        return line.contains(mail) && line.contains(apart) && !isProse(line);
    }

    // Whether the first paragraph is a name, a trade and a town, also where no way to reach her stands among them.
    static bool isHead(const std::vector<Line> &block)
    {
        const auto end = std::find_if(block.begin(), block.end(),
                                      [&](const Line &line) { return line.paragraph != block.front().paragraph; });
        return end - block.begin() <= fewLines && std::none_of(block.begin(), end, [](const Line &line) {
                   return line.words.contains(years()) || isProse(line.words);
               });
    }

    // At the top everything counts as hers to the end of the last paragraph with a way to reach her; under "Personal
    // details" all of it does.
    void take(const std::vector<Line> &block, bool underHeading)
    {
        int last = -1;
        for (const auto &line : block)
            last = reaches(line.words) ? line.paragraph : last;
        const int head = m_parted && !block.empty() && isHead(block) ? block.front().paragraph : -1;
        for (const auto &line : block)
            cells(line.at, line.words,
                  underHeading             ? Where::Heading
                  : line.paragraph <= last ? Where::Top
                  : line.paragraph == head ? Where::Head
                                           : Where::Words);
    }

    static bool isOwnHeading(QString line)
    {
        while (!line.isEmpty() && !line.back().isLetter())
            line.chop(1);
        return line.size() < 40 && Traces::known().own.contains(foldedText(line, Fold::Search));
    }

    bool isHeading(int begin, int end) const
    {
        return std::any_of(m_parts.begin(), m_parts.end(),
                           [&](const Section &part) {
                               return part.headingEnd > part.begin && part.begin >= begin && part.begin <= end;
                           }) &&
               !QStringView(m_text).mid(begin, end - begin).contains(QLatin1Char('/')); // "Profil: linkedin.com/…"
    }

    // "Dear Ms Ode,", "Madame, Monsieur,": what follows is a letter.
    static bool isGreeting(const QString &line)
    {
        static const auto greeting = shapePattern(
            QStringLiteral(
                "^(?:dear|hello|hi|sehr geehrte|guten tag|liebe[rs]?|hallo|madame|monsieur|mesdames|messieurs|"
                "bonjour|estimad[oa]|muy señor|apreciad[oa]|buenos días)(?![\\p{L}])[^\\n]*[,.:]$"),
            true);
        return greeting.match(line).hasMatch();
    }

    static bool isContact(const QString &line)
    {
        return line.contains(QLatin1Char('@')) || line.contains(QLatin1Char('|')) ||
               line.contains(QRegularExpression(QStringLiteral("\\d{4}")));
    }

    static bool isLabelled(const QString &line)
    {
        return line.contains(QLatin1Char(':')) || line.contains(QLatin1String(".."));
    }

    static bool isProse(const QString &line)
    {
        return line.simplified().count(QLatin1Char(' ')) + 1 >= proseWords && !isShort(line) && !isLabelled(line) &&
               !isContact(line);
    }

    // A list, or a heading that we do not know.
    static bool endsTheBlock(const QString &line, bool apart)
    {
        const auto words = line.simplified().count(QLatin1Char(' ')) + 1;
        const bool labelled = isLabelled(line);
        const bool contact = isContact(line);
        static const auto bullet = shapePattern(QStringLiteral("^[-+*•>–][ ]+"));
        if (words >= 4 && !contact && bullet.match(line).hasMatch())
            return true;
        const bool figures = line.contains(QRegularExpression(QStringLiteral("\\d")));
        return apart && !labelled && !figures && !contact && words <= 5 && !isPersonal(line) && !isDemonym(line) &&
               !isTown(line);
    }

    void cells(int at, const QString &line, Where where)
    {
        static const auto apart =
            shapePattern(QStringLiteral("\\s*(?:\\||·|•|;|//|\\t|[ ]{3,}|[ ][–—-][ ]|[ ]/[ ]|~)\\s*"));
        int from = 0;
        if ((where == Where::Words || where == Where::Head) && reaches(line))
            where = Where::Top;
        static const auto pronouns = shapePattern(
            QStringLiteral("(?<![\\p{L}])(?:she|he|they|xe|ze|er|sie|iel|il|elle|él|ella|elle)[ ]?/[ ]?"
                           "(?:her|him|them|xem|hir|ihm|ihr|elle|il|ella|él)(?:[ ]?/[ ]?\\p{L}{2,6})?(?![\\p{L}])|"
                           "\\((?:mrs?|ms|mx|miss|herr|frau|mme|mlle|sra?|srta)\\.?\\)"),
            true);
        for (auto it = pronouns.globalMatch(line); it.hasNext();) {
            const auto match = it.next();
            m_out.add(Piece::Private, at + match.capturedStart(), at + match.capturedEnd());
        }
        // Two years make a length of time, not a birthday.
        if (line.count(years()) > 1)
            return;
        auto it = apart.globalMatch(line);
        // A label and its value may stand far apart: "Geburtsort:    Görlitz".
        static const auto labelEnds = shapePattern(QStringLiteral("[:.…][ ]*$"));
        while (true) {
            const auto match = it.hasNext() ? it.next() : QRegularExpressionMatch();
            const int to = match.hasMatch() ? static_cast<int>(match.capturedStart()) : static_cast<int>(line.size());
            if (match.hasMatch() && labelEnds.match(line.mid(from, to - from)).hasMatch())
                continue;
            // "Name            Lê Thị Thúy": a column of labels.
            const bool column = where == Where::Heading && from == 0 && match.captured().trimmed().isEmpty() &&
                                match.hasMatch() && to < widestLabel;
            if (!column)
                cell(at + from, line.mid(from, to - from), where);
            if (!match.hasMatch())
                return;
            from = static_cast<int>(match.capturedEnd());
        }
    }

    void cell(int at, const QString &words, Where where)
    {
        static const auto labelled = shapePattern(
            QStringLiteral("^\\s*(\\p{L}[\\p{L}\\p{M} .'’/()-]{1,30}?)[ ]*(?::(?!//)|\\.{3,}|…)[ ]*(\\S.*)$"));
        if (const auto match = labelled.match(words); match.hasMatch()) {
            const QString label = foldedText(match.captured(1).simplified(), Fold::Search);
            const auto &traces = Traces::known();
            const bool another = traces.referees.contains(label) || traces.who.contains(label);
            // Of a referee the name is found by itself; the place behind it would not be.
            const auto comma = match.captured(2).indexOf(QLatin1Char(','));
            if (!another && !traces.open.contains(label) && !knowsTheWork(match.captured(2)))
                m_out.add(Piece::Private, at + match.capturedStart(2), at + match.capturedEnd(2));
            else if (another && comma >= 0 && !namesATrade(match.captured(2)))
                m_out.add(Piece::Private, at + match.capturedStart(2) + comma + 1, at + match.capturedEnd(2));
            return;
        }
        static const auto label = shapePattern(
            QStringLiteral(
                "^\\W*(?:téléphone|tél|tel|telefon|teléfono|telephone|phone|mobil|mobile|móvil|portable|handy|fax|"
                "e-?mail|mail|mél|courriel|correo|email|web|website|linkedin|xing|github|adresse|address|anschrift|"
                "dirección|profil|kontakt|contact|contacto)\\W*$"),
            true);
        const bool own = where == Where::Top || where == Where::Heading;
        static const auto names = shapePattern(QStringLiteral(
            "^\\W*\\p{Lu}[\\p{L}'’.-]+(?:[ ](?:\\p{Lu}|am|an|der|sur|de|la|del|on|von|van)[\\p{L}'’.-]*){0,3}\\W*$"));
        const bool beside = (own || (where == Where::Head && names.match(words).hasMatch())) &&
                            !words.contains(QLatin1Char('@')) && (m_parted || !reaches(words)) &&
                            !label.match(words).hasMatch() && isShort(words) && !isAboutTheWork(words) &&
                            (where == Where::Heading || !namesATrade(words));
        if (own)
            numbers(at, words);
        if (own && !beside)
            besideTrade(at, words);
        if (!isPersonal(words) && !isAddress(words) && !isDemonym(words) && !isTown(words) && !beside)
            return;
        auto begin = 0;
        while (begin < words.size() && words.at(begin).isSpace())
            ++begin;
        m_out.add(Piece::Private, at + begin, at + words.size());
    }

    // "Receptionist, 26, female", "Koch, Bremen", "Comptable à Lyon": what stands beside her trade.
    void besideTrade(int at, const QString &words)
    {
        static const auto alone = shapePattern(
            QStringLiteral(
                "(?:^|,)\\s*((?:[1-7]\\d|female|male|woman|man|weiblich|männlich|divers|homme|femme|mujer|hombre|"
                "varón|\\d['’]\\d{1,2}[\"”]?|1[.,]\\d\\d[ ]?m)\\s*)(?=,|$)"),
            true);
        static const auto town = shapePattern(QStringLiteral(
            "(?:,|(?<![\\p{L}])(?:aus|bei|in|à|en|from|near|près de|cerca de|de))[ ](\\p{Lu}\\p{Ll}[\\p{Ll}'’]+"
            "(?:[ -](?:\\p{Lu}|am|an|der|sur|de|la|del|on)[\\p{L}'’]*){0,3}(?:[ ]\\([^)\\n\\d]{2,30}\\))?)(?=[ "
            "]*(?:,|\\(|$))"));
        for (auto it = alone.globalMatch(words); it.hasNext();) {
            const auto match = it.next();
            m_out.add(Piece::Private, at + match.capturedStart(1), at + match.capturedEnd(1));
        }
        for (auto it = town.globalMatch(words); it.hasNext();) {
            const auto match = it.next();
            if (!namesATrade(match.captured(1)) && !isAboutTheWork(match.captured(1)))
                m_out.add(Piece::Address, at + match.capturedStart(1), at + match.capturedEnd(1));
        }
    }

    // "Registered Nurse (PIN 98A1234E)": a number that is hers.
    void numbers(int at, const QString &words)
    {
        static const auto number =
            shapePattern(QStringLiteral("(?<![\\p{L}\\p{N}])(?!1?0+(?!\\p{N}))(?=(?:[\\p{L}-]*\\d){5})(?!(?:19|20)"
                                        "\\d\\d-(?:19|20)\\d\\d)[\\p{L}\\d][\\p{L}\\d-]{4,}"));
        for (auto it = number.globalMatch(words); it.hasNext();) {
            const auto match = it.next();
            m_out.add(Piece::Number, at + match.capturedStart(), at + match.capturedEnd());
        }
    }

    const QString &m_text;
    const bool m_parted; // else it is a note, all of one piece
    const std::vector<Section> &m_parts;
    ShapeList m_out;
};

} // namespace

std::vector<ShapePlace> ownAffairsIn(const domain::DocumentText &document, const std::vector<Section> &parts)
{
    return Reader(document, parts).read();
}

} // namespace drafting
