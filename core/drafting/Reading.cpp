#include "drafting/Reading.h"

#include "drafting/Doing.h"

#include <algorithm>

#include <QRegularExpression>
#include <QSet>

namespace drafting {

namespace {

constexpr int longestQuote = 240; // quality.md 4.3

int wordsBetween(const QString &text, int begin, int end)
{
    int words = 0;
    bool inside = false;
    for (int at = begin; at < end; ++at) {
        const bool letter = text.at(at).isLetterOrNumber();
        if (letter && !inside)
            ++words;
        inside = letter;
    }
    return words;
}

bool isUndone(const std::vector<Hit> &clauseHits, const Hit &negation)
{
    return std::any_of(clauseHits.begin(), clauseHits.end(), [&negation](const Hit &h) {
        return h.entry->topic == Topic::NegationOff && h.begin <= negation.begin && h.end >= negation.end;
    });
}

bool anyBetween(const std::vector<Hit> &hits, Topic topic, int begin, int end)
{
    return std::any_of(hits.begin(), hits.end(),
                       [=](const Hit &h) { return h.entry->topic == topic && h.begin >= begin && h.end <= end; });
}

bool negates(const Reading &reading, const std::vector<Hit> &clauseHits, Range clause, const Hit &negation,
             const Hit &hit)
{
    const QString &text = reading.text();
    const bool strong = negation.entry->key == QLatin1String("strong");
    if (negation.end <= hit.begin) {
        if (anyBetween(clauseHits, Topic::Contrast, negation.end, hit.begin))
            return false;
        const int words = wordsBetween(text, negation.end, hit.begin);
        if (strong)
            return words <= 6;
        if (words <= 1)
            return true;
        // "no experience whatsoever with A, B or C": the word right after "no" says that it is about knowing
        return std::any_of(clauseHits.begin(), clauseHits.end(), [&](const Hit &h) {
            return h.entry->topic == Topic::KnowHow && h.begin >= negation.end && h.end <= hit.begin &&
                   wordsBetween(text, negation.end, h.begin) <= 2;
        });
    }
    if (negation.begin < hit.end || wordsBetween(text, hit.end, negation.begin) > 3)
        return false;
    if (anyBetween(clauseHits, Topic::Contrast, hit.end, negation.begin))
        return false;
    const int left = wordsBetween(text, negation.end, clause.end);
    if (left == 0)
        return true;
    const auto next = std::find_if(clauseHits.begin(), clauseHits.end(), [&](const Hit &h) {
        return h.entry->topic == Topic::NothingBut && h.begin >= negation.end &&
               wordsBetween(text, negation.end, h.begin) == 0;
    });
    return next != clauseHits.end() && wordsBetween(text, next->end, clause.end) <= 2;
}

bool isRead(const domain::DocumentText &document, const Folded &search)
{
    static const QSet<QString> known = {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr"),
                                        QStringLiteral("es")};
    if (!document.language.isEmpty())
        return known.contains(document.language);
    static const QSet<QString> small = {
        QStringLiteral("the"),  QStringLiteral("and"),  QStringLiteral("of"),   QStringLiteral("with"),
        QStringLiteral("for"),  QStringLiteral("to"),   QStringLiteral("und"),  QStringLiteral("der"),
        QStringLiteral("die"),  QStringLiteral("mit"),  QStringLiteral("von"),  QStringLiteral("bei"),
        QStringLiteral("et"),   QStringLiteral("les"),  QStringLiteral("des"),  QStringLiteral("du"),
        QStringLiteral("avec"), QStringLiteral("pour"), QStringLiteral("y"),    QStringLiteral("el"),
        QStringLiteral("los"),  QStringLiteral("con"),  QStringLiteral("para"), QStringLiteral("en"),
        QStringLiteral("de"),   QStringLiteral("in"),   QStringLiteral("a"),    QStringLiteral("la"),
        QStringLiteral("le"),   QStringLiteral("fur"),  QStringLiteral("im"),   QStringLiteral("als"),
        QStringLiteral("i"),    QStringLiteral("ich"),  QStringLiteral("je")};
    const auto words = search.text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() < 25)
        return true; // too little to tell
    const auto hits = std::count_if(words.begin(), words.end(), [](const QString &w) { return small.contains(w); });
    return hits * 50 >= words.size();
}

bool onWordBounds(const QString &text, qsizetype begin, qsizetype end)
{
    const bool before = begin == 0 || !text.at(begin - 1).isLetterOrNumber() || !text.at(begin).isLetterOrNumber();
    const bool after = end >= text.size() || !text.at(end).isLetterOrNumber() || !text.at(end - 1).isLetterOrNumber();
    return before && after;
}

// Names that end in a legal form, and the first words of such a name wherever they stand again.
std::vector<Range> firmsIn(const QString &text, QStringList &names)
{
    static const QRegularExpression named(
        QStringLiteral(
            "\\p{Lu}[\\p{L}\\p{N}.'-]*(?:[ ](?:&[ ]|und[ ]|and[ ]|et[ ]|y[ ]|de[ ]|la[ "
            "])?\\p{Lu}[\\p{L}\\p{N}.'-]*){0,5}"
            "[ ](?:Ltd|Limited|GmbH|AG|KG|OHG|Inc|LLC|LLP|PLC|plc|SAS|SARL|S\\.?A\\.?R?\\.?L?\\.?|S\\.?L\\.?U?\\.?|BV|"
            "e\\.V\\.|e\\.K\\.)(?![\\p{L}\\p{N}])"),
        QRegularExpression::UseUnicodePropertiesOption);
    // Without a legal form, but with a word that only houses bear.
    static const QString more = QStringLiteral(
        "(?:[ ](?:(?:am|an|de|del|la|le|les|du|des|zum|zur|im|&|y|et|und)[ ]){0,2}\\p{Lu}[\\p{L}\\p{N}.'’-]*)");
    static const QRegularExpression house(
        QStringLiteral(
            "(?<![\\p{L}])(?:Café|Cafétéria|Bistro|Bistrot|Restaurant|Restaurante|Hotel|Hôtel|Éditions|Ediciones|"
            "Verlag|"
            "Buchhandlung|Librairie|Librería|Papelería|Panadería|Bäckerei|Boulangerie|Kanzlei|Autohaus|Talleres|"
            "Transportes|Transports|Garage|Maison)") +
            more + QStringLiteral("{1,4}|(?<![\\p{L}])\\p{Lu}[\\p{L}\\p{N}.'’-]*") + more +
            QStringLiteral("{0,3}[ ](?:Press|Bookshop|Books|Pub|Inn|Verlag|Holding|Hermanos|Hnos\\.?|Frères|&[ "
                           "](?:Fils|Söhne|Sons|"
                           "Co\\.?|Cie\\.?|Hijos|Partners?)|S\\.[ ]?L\\.|S\\.[ ]?A\\.)(?![\\p{L}])"),
        QRegularExpression::UseUnicodePropertiesOption);
    std::vector<Range> out;
    for (auto it = house.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out.push_back({static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd())});
    }
    QSet<QString> shorter;
    for (auto it = named.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out.push_back({static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd())});
        const QStringList words = match.captured().split(QLatin1Char(' '));
        const qsizetype join = words.indexOf(QStringLiteral("&"));
        if (join > 0 && join + 1 < words.size())
            shorter.insert(words.mid(0, join + 2).join(QLatin1Char(' ')));
    }
    names = QStringList(shorter.begin(), shorter.end());
    for (const QString &name : std::as_const(shorter))
        for (qsizetype at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.size()))
            out.push_back({static_cast<int>(at), static_cast<int>(at + name.size())});
    return out;
}

bool isInside(const std::vector<Range> &ranges, const Hit &hit)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [&hit](const Range &range) { return range.begin <= hit.begin && hit.end <= range.end; });
}

// "Terraform: none so far", "Kafka – noch nicht".
bool isDeniedBehind(const QString &text, int end)
{
    static const QRegularExpression none(QStringLiteral("^[^\\n.;:]{0,24}(?::|\\x{2013}|\\x{2014}| -)[ "
                                                        "]*(?:none|no|not|nothing|never|keine?|nein|nicht|noch|aucune?|"
                                                        "non|pas|rien|ninguna?|ningún|nada|todavía no|aún no|sin)\\b"),
                                         QRegularExpression::UseUnicodePropertiesOption |
                                             QRegularExpression::CaseInsensitiveOption);
    return none.match(text.mid(end, 60)).hasMatch();
}

void dropFirms(Reading &reading)
{
    std::erase_if(reading.hits, [&reading](const Hit &hit) {
        const Topic topic = hit.entry->topic;
        const bool telling = topic == Topic::Skill || topic == Topic::Domain || topic == Topic::DomainSign ||
                             topic == Topic::Duty || topic == Topic::NearDuty || topic == Topic::Certificate;
        return telling && isInside(reading.firms, hit);
    });
    // "900 Go", "5 C": a letter or two behind a number are its unit.
    std::erase_if(reading.hits, [&reading](const Hit &hit) {
        const QString &text = reading.text();
        return hit.entry->topic == Topic::Skill && hit.end - hit.begin <= 2 && hit.begin > 1 &&
               text.at(hit.begin - 1) == QLatin1Char(' ') && text.at(hit.begin - 2).isDigit();
    });
}

} // namespace

Reading readDocument(const domain::DocumentText &document, Role role, QDate today)
{
    Reading out;
    out.document = &document;
    out.isLetter = role == Role::Letter;
    out.search = folded(document.text, Fold::Search);
    out.hits = Lexicon::builtIn().find(document.text, out.search);
    out.sections = sections(document);
    std::erase_if(out.hits, [&out](const Hit &hit) { // "Ausbildung" as a heading is no training
        const Section *section = sectionOf(out.sections, hit.begin);
        return section && hit.begin < section->headingEnd;
    });
    out.firms = firmsIn(document.text, out.firmNames);
    dropFirms(out);
    if (!out.isLetter)
        out.spans = experienceSpans(document, out.sections, today);
    out.clauses = clausesOf(document.text);
    out.languageRead = isRead(document, out.search);
    return out;
}

std::vector<Reading> readPapers(const std::vector<domain::DocumentText> &documents, QDate today)
{
    std::vector<Reading> out;
    QStringList names;
    for (const auto &document : documents) {
        out.push_back(readDocument(document, out.empty() ? Role::Resume : Role::Letter, today));
        names += out.back().firmNames;
    }
    for (auto &reading : out) {
        for (const QString &name : std::as_const(names))
            for (qsizetype at = reading.text().indexOf(name); at >= 0;
                 at = reading.text().indexOf(name, at + name.size()))
                reading.firms.push_back({static_cast<int>(at), static_cast<int>(at + name.size())});
        dropFirms(reading);
    }
    return out;
}

std::vector<Hit> hitsWithin(const Reading &reading, Range range)
{
    const auto first = std::lower_bound(reading.hits.begin(), reading.hits.end(), range.begin,
                                        [](const Hit &h, int at) { return h.begin < at; });
    std::vector<Hit> out;
    for (auto it = first; it != reading.hits.end() && it->begin < range.end; ++it)
        out.push_back(*it);
    return out;
}

Tone toneOf(const Reading &reading, const Hit &hit)
{
    Range clause = clauseAt(reading.clauses, hit.begin);
    if (clause.isEmpty())
        return Tone::Plain;
    clause.end = std::max(clause.end, hit.end);
    const std::vector<Hit> inClause = hitsWithin(reading, clause);
    if (isDeniedBehind(reading.text(), hit.end) ||
        deniesWhatStandsBefore(reading.text().mid(hit.end, std::max(0, clause.end - hit.end))))
        return Tone::Negated;
    for (const Hit &h : inClause) {
        if (h.entry->topic == Topic::Negation && !isUndone(inClause, h) && negates(reading, inClause, clause, h, hit))
            return Tone::Negated;
    }
    const QString &text = reading.text();
    Tone tone = Tone::Plain;
    for (const Hit &h : inClause) {
        const int gap =
            h.end <= hit.begin ? wordsBetween(text, h.end, hit.begin) : wordsBetween(text, hit.end, h.begin);
        if (anyBetween(inClause, Topic::Contrast, std::min(h.end, hit.end), std::max(h.begin, hit.begin)))
            continue;
        if (h.entry->topic == Topic::Former && gap <= 6)
            tone = Tone::Lapsed;
        else if (h.entry->topic == Topic::Intent && gap <= (h.end <= hit.begin ? 6 : 3) && tone != Tone::Lapsed)
            tone = Tone::Intended;
        else if (h.entry->topic == Topic::Basic && gap <= 3 && tone == Tone::Plain)
            tone = Tone::Basic;
    }
    if (tone == Tone::Plain && tellsOfOthers(text.mid(clause.begin, clause.end - clause.begin).simplified()))
        tone = Tone::Others;
    return tone;
}

std::vector<Hit> mentions(const Reading &reading, const QStringList &terms)
{
    std::vector<Hit> out;
    QSet<const Entry *> wanted;
    for (const QString &term : terms) {
        const auto entries = Lexicon::builtIn().named(term);
        const bool onlyFields =
            std::all_of(entries.begin(), entries.end(), [](const Entry *e) { return e->topic == Topic::Field; });
        for (const Entry *entry : entries) { // a field of study is no field of work
            if (onlyFields || entry->topic != Topic::Field)
                wanted.insert(entry);
        }
        if (!entries.empty())
            continue;
        const QString needle = foldedText(term, Fold::Search);
        if (needle.isEmpty())
            continue;
        for (qsizetype at = reading.search.text.indexOf(needle); at >= 0;
             at = reading.search.text.indexOf(needle, at + 1)) {
            if (onWordBounds(reading.search.text, at, at + needle.size()))
                out.push_back({nullptr, reading.search.originBegin(at), reading.search.originEnd(at + needle.size())});
        }
    }
    for (const Hit &hit : reading.hits) {
        if (wanted.contains(hit.entry))
            out.push_back(hit);
    }
    std::erase_if(out, [&reading](const Hit &hit) { return !hit.entry && isInside(reading.firms, hit); });
    std::sort(out.begin(), out.end(), standsBefore);
    return out;
}

domain::Passage passageOf(const domain::DocumentText &document, Range range)
{
    domain::Passage out;
    out.document = document.digest;
    out.begin = range.begin;
    out.end = range.end;
    out.quote = document.text.mid(range.begin, range.end - range.begin);
    for (const domain::Run &run : document.runs) {
        if (run.begin > range.begin)
            break;
        out.page = run.page;
    }
    return out;
}

domain::Passage passageAround(const Reading &reading, int begin, int end)
{
    const QString &text = reading.text();
    Range range = clauseAt(reading.clauses, begin);
    range.begin = std::min(range.begin, begin);
    range.end = std::max(range.end, end);
    const Range line = trimmed(text, lineAt(text, begin));
    if (wordsBetween(text, range.begin, range.end) < 3 && line.begin <= begin && line.end >= end)
        range = line;
    if (range.end - range.begin > longestQuote && line.end - line.begin <= longestQuote && line.begin <= begin &&
        line.end >= end)
        range = line;
    if (range.end - range.begin > longestQuote) {
        range.begin = std::max(range.begin, begin - 90);
        range.end = std::min(range.end, range.begin + longestQuote);
        while (range.begin > 0 && range.begin < begin && text.at(range.begin - 1).isLetterOrNumber())
            ++range.begin;
        while (range.end < text.size() && range.end > end && text.at(range.end).isLetterOrNumber())
            --range.end;
    }
    return passageOf(*reading.document, trimmed(text, range));
}

Range firstTellingLine(const QString &text)
{
    Range first;
    for (const Range &line : linesOf(text)) {
        Range bare = trimmed(text, line);
        if (bare.isEmpty())
            continue;
        if (bare.end - bare.begin > longestQuote) {
            bare.end = bare.begin + longestQuote;
            while (bare.end > bare.begin + 1 && text.at(bare.end).isLetterOrNumber())
                --bare.end;
            bare = trimmed(text, bare);
        }
        if (wordsBetween(text, bare.begin, bare.end) >= 4)
            return bare;
        if (first.isEmpty())
            first = bare;
    }
    return first;
}

} // namespace drafting
