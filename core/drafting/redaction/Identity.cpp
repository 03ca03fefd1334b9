#include "drafting/redaction/Identity.h"

#include <algorithm>

#include <QHash>
#include <QRegularExpression>

#include "drafting/redaction/Traces.h"

namespace drafting {

namespace {

constexpr qsizetype tellingDigits = 9; // of a telephone number, without its country's and trunk prefix

const QHash<QChar, QString> &otherLetters()
{
    static const QHash<QChar, QString> table = [] {
        QHash<QChar, QString> out;
        const auto pairs = [&out](const QString &letters, const QStringList &latin) {
            for (qsizetype i = 0; i < latin.size(); ++i)
                out.insert(letters.at(i), latin.at(i));
        };
        pairs(QStringLiteral("øłđðþıħŋ"),
              {QStringLiteral("o"), QStringLiteral("l"), QStringLiteral("d"), QStringLiteral("d"), QStringLiteral("th"),
               QStringLiteral("i"), QStringLiteral("h"), QStringLiteral("n")});
        const QString cyrillic = QStringLiteral("абвгдежзиклмнопрстуфхцчшщъыьэюяіїєґйёў");
        pairs(cyrillic,
              QStringLiteral("a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g "
                             "y yo u")
                  .split(QLatin1Char(' ')));
        pairs(QStringLiteral("αβγδεζηθικλμνξοπρσςτυφχψω"),
              QStringLiteral("a v g d e z i th i k l m n x o p r s s t y f ch ps o").split(QLatin1Char(' ')));
        return out;
    }();
    return table;
}

// "mueller" and "muller" are one name, as are "Müller" and both.
QStringList spellings(const QString &folded, const QString &original)
{
    QStringList out{folded};
    QString wide = original.toLower().normalized(QString::NormalizationForm_C);
    wide.replace(QStringLiteral("ä"), QStringLiteral("ae"))
        .replace(QStringLiteral("ö"), QStringLiteral("oe"))
        .replace(QStringLiteral("ü"), QStringLiteral("ue"))
        .replace(QStringLiteral("ø"), QStringLiteral("oe"))
        .replace(QStringLiteral("å"), QStringLiteral("aa"));
    out.append(plainLetters(foldedText(wide, Fold::Search)));
    QString narrow = folded;
    narrow.replace(QStringLiteral("ae"), QStringLiteral("a"))
        .replace(QStringLiteral("oe"), QStringLiteral("o"))
        .replace(QStringLiteral("ue"), QStringLiteral("u"));
    if (narrow.size() > 2)
        out.append(narrow);
    out.removeDuplicates();
    return out;
}

QStringList foldedWords(const QString &name)
{
    return plainLetters(foldedText(name, Fold::Search)).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString digitsOf(const QString &text)
{
    QString out;
    for (const QChar c : text)
        if (c.isDigit())
            out.append(QString::number(c.digitValue()));
    return out;
}

} // namespace

QString plainLetters(const QString &folded)
{
    QString out;
    for (const QChar c : folded) {
        const auto it = c.unicode() < 0x80 ? otherLetters().end() : otherLetters().find(c);
        if (it == otherLetters().end())
            out.append(c);
        else
            out.append(*it);
    }
    return out;
}

struct Identity::Word
{
    QString plain; // folded, plain letters
    int begin = 0; // in the original
    int end = 0;
    bool capital = false;
};

Identity::Identity(const domain::Candidate &candidate, const QStringList &fileNames)
    : m_fullName(candidate.fullName().trimmed())
{
    for (const auto &name : {candidate.firstName, candidate.lastName, candidate.preferredName})
        addName(name);
    const auto family = foldedWords(candidate.lastName);
    m_family = QSet<QString>(family.begin(), family.end());
    for (const auto &email : candidate.emails)
        addText(Known::Email, email);
    for (const auto &link : candidate.links) {
        static const QRegularExpression scheme(QStringLiteral("^(?:https?://)?(?:www\\.)?"));
        QString bare = link.trimmed();
        bare.remove(scheme);
        while (bare.endsWith(QLatin1Char('/')))
            bare.chop(1);
        addText(Known::Link, bare);
    }
    for (const auto &file : fileNames)
        addText(Known::Link, file);
    for (const auto &address : candidate.addresses) {
        addText(Known::Address, address);
        // Street with number, and what stands with the postcode: each tells where she lives.
        const auto parts = address.split(QRegularExpression(QStringLiteral("[,\\n;]")), Qt::SkipEmptyParts);
        for (const auto &part : parts)
            if (part.trimmed().size() >= 6 && part.contains(QRegularExpression(QStringLiteral("\\d"))))
                addText(Known::Address, part);
    }
    for (const auto &phone : candidate.phones)
        if (const QString digits = digitsOf(phone); digits.size() >= 7)
            m_phones.append(digits.right(tellingDigits));
}

Identity::Identity(const QStringList &names)
{
    for (const auto &name : names)
        addName(name);
}

void Identity::addName(const QString &name)
{
    const QString search = foldedText(name, Fold::Search); // hyphens are blanks
    static const QRegularExpression gaps(QStringLiteral("[^\\p{L}\\p{N}]+"));
    const QStringList original = name.normalized(QString::NormalizationForm_C).split(gaps, Qt::SkipEmptyParts);
    for (const auto &part : original) {
        const QString plain = plainLetters(foldedText(part, Fold::Search));
        if (plain.isEmpty())
            continue;
        if (plain.size() == 1 || Traces::known().particles.contains(plain)) {
            m_initials.insert(plain); // counts beside another part only
            continue;
        }
        m_initials.insert(plain.left(1));
        for (const auto &spelling : spellings(plain, part))
            m_names.insert(spelling);
    }
    QString whole = plainLetters(search);
    whole.remove(gaps);
    if (whole.size() >= 3) {
        m_whole.append(whole);
        if (original.size() > 1)
            m_names.insert(whole); // "obrien", "annamaria"
    }
}

void Identity::addText(Known what, const QString &text)
{
    const QString folded = foldedText(text, Fold::Search);
    if (folded.size() >= 4)
        m_texts.push_back({what, folded});
}

std::vector<Identity::Word> Identity::wordsOf(const QString &text, const Folded &search) const
{
    std::vector<Word> out;
    qsizetype at = 0;
    while (at < search.text.size()) {
        if (!search.text.at(at).isLetterOrNumber()) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < search.text.size() && search.text.at(end).isLetterOrNumber())
            ++end;
        Word word;
        word.plain = plainLetters(search.text.mid(at, end - at));
        word.begin = search.originBegin(at);
        word.end = search.originEnd(end);
        const QChar first = text.at(word.begin);
        word.capital = first.isUpper() || first.isTitleCase() || (first.isLetter() && first.toUpper() == first);
        out.push_back(word);
        at = end;
    }
    return out;
}

bool Identity::isGlued(const QString &word) const
{
    int parts = 0;
    for (const auto &name : m_whole)
        parts += name.size() >= 3 && word.contains(name) ? 1 : 0;
    if (parts >= 2)
        return true;
    // A name with a number behind it.
    qsizetype letters = word.size();
    while (letters > 0 && word.at(letters - 1).isDigit())
        --letters;
    return letters >= 3 && letters < word.size() && m_names.contains(word.left(letters));
}

bool Identity::standsAlone(const std::vector<Word> &words, std::size_t at, const QString &text) const
{
    const Word &word = words[at];
    if (Traces::known().months.contains(word.plain) && at + 1 < words.size()) {
        const Word &next = words[at + 1];
        if (next.begin - word.end <= 2 && text.at(next.begin).isDigit())
            return false; // "May 2019"
    }
    if (word.capital)
        return true;
    return word.plain.size() >= 4 && !Traces::known().common.contains(word.plain);
}

void Identity::findNames(const QString &text, const Folded &search, std::vector<KnownPlace> &out) const
{
    auto words = wordsOf(text, search);
    // A mail address is one piece: whoever's it is, with her name in it it is hers.
    static const QRegularExpression mail(QStringLiteral("[\\p{L}\\p{N}._%+'-]+@[\\p{L}\\p{N}.-]+"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    for (auto it = mail.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const auto inside = [&match](const Word &word) {
            return word.begin >= match.capturedStart() && word.end <= match.capturedEnd();
        };
        if (std::any_of(words.begin(), words.end(), [&](const Word &word) {
                return inside(word) && (m_names.contains(word.plain) || isGlued(word.plain));
            }))
            out.push_back(
                {Known::Email, static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd())});
        std::erase_if(words, inside);
    }
    const auto isName = [&](std::size_t i) { return m_names.contains(words[i].plain); };
    // Only these stand between the parts of one name.
    const auto joins = [&text](int from, int to) {
        if (to - from > 4)
            return false;
        for (int i = from; i < to; ++i)
            if ((!text.at(i).isSpace() || text.at(i) == QLatin1Char('\n')) &&
                !QStringLiteral(".,'-’‐‑_").contains(text.at(i)))
                return false;
        return true;
    };
    const auto isSmall = [&](std::size_t i) {
        return m_initials.contains(words[i].plain) &&
               (words[i].capital || Traces::known().particles.contains(words[i].plain));
    };
    const auto isTitle = [&](std::size_t i) { return Traces::known().titles.contains(words[i].plain); };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (isGlued(words[i].plain)) {
            out.push_back({Known::Name, words[i].begin, words[i].end});
            continue;
        }
        if (!isName(i))
            continue;
        // The whole run around it; a second part of the name makes common words count.
        std::size_t first = i;
        std::size_t last = i;
        int parts = 1;
        const auto isAnyInitial = [&](std::size_t at) { // "Imogen R. Castellane": a middle name that nobody told us
            return at + 1 < words.size() && words[at].plain.size() == 1 && words[at].capital && isName(at + 1) &&
                   joins(words[at].end, words[at + 1].begin);
        };
        while (last + 1 < words.size() && joins(words[last].end, words[last + 1].begin) &&
               (isName(last + 1) || isSmall(last + 1) || isAnyInitial(last + 1))) {
            ++last;
            parts += isName(last) ? 1 : 0;
        }
        while (last > i && !isName(last) && Traces::known().particles.contains(words[last].plain))
            --last; // "Lopez y …": the "y" is not hers
        while (first > 0 && joins(words[first - 1].end, words[first].begin) && isSmall(first - 1))
            --first;
        // "Tom Hargreave" of Tomasz, "Pippa" of Philippa: the word before a family name at the beginning of a line is
        // hers, too, whatever it is: did it depend on her given name, twins would differ.
        const auto isShort = [&](std::size_t at) {
            static const QRegularExpression plainName(QStringLiteral("^\\p{Lu}[\\p{L}'’-]{1,14}$"),
                                                      QRegularExpression::UseUnicodePropertiesOption);
            const QString word = text.mid(words[at].begin, words[at].end - words[at].begin);
            const QString gap = text.mid(words[at].end, words[at + 1].begin - words[at].end);
            const bool opens =
                at == 0 || text.mid(words[at - 1].end, words[at].begin - words[at - 1].end).contains(QLatin1Char('\n'));
            return gap == QLatin1String(" ") && opens && plainName.match(word).hasMatch() &&
                   !Traces::known().titles.contains(words[at].plain);
        };
        if (first == i && first > 0 && isShort(first - 1) && m_family.contains(words[i].plain)) {
            --first;
            ++parts;
        }
        const bool beside = parts > 1 || first < i;
        if (!beside && !standsAlone(words, i, text)) {
            i = last;
            continue;
        }
        while (first > 0 && joins(words[first - 1].end, words[first].begin) && isTitle(first - 1))
            --first;
        int end = words[last].end;
        if (last > i && words[last].plain.size() == 1 && end < text.size() && text.at(end) == QLatin1Char('.'))
            ++end; // "Lopez M."
        // "Lopez's", "James'": which of the two would tell something of the name.
        if (end < text.size() && (text.at(end) == QLatin1Char('\'') || text.at(end) == QChar(0x2019))) {
            ++end;
            if (end < text.size() && text.at(end) == QLatin1Char('s') &&
                (end + 1 == text.size() || !text.at(end + 1).isLetterOrNumber()))
                ++end;
        }
        out.push_back({Known::Name, words[first].begin, end});
        i = last;
    }
}

void Identity::findPhones(const QString &text, std::vector<KnownPlace> &out) const
{
    if (m_phones.isEmpty())
        return;
    static const QRegularExpression number(QStringLiteral("\\+?\\(?\\d[\\d\\s()./\\x{2010}-\\x{2015}-]{5,28}\\d"));
    for (auto it = number.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString digits = digitsOf(match.captured());
        for (const auto &known : m_phones)
            if (digits.contains(known)) {
                out.push_back(
                    {Known::Phone, static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedEnd())});
                break;
            }
    }
}

std::vector<KnownPlace> Identity::find(const QString &text) const
{
    std::vector<KnownPlace> found;
    const Folded search = folded(text, Fold::Search);
    for (const auto &known : m_texts)
        for (qsizetype at = search.text.indexOf(known.folded); at >= 0;
             at = search.text.indexOf(known.folded, at + known.folded.size()))
            found.push_back({known.what, search.originBegin(at), search.originEnd(at + known.folded.size())});
    findPhones(text, found);
    findNames(text, search, found);
    std::sort(found.begin(), found.end(), [](const KnownPlace &a, const KnownPlace &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<KnownPlace> out;
    for (const auto &place : found) {
        if (!out.empty() && place.begin < out.back().end)
            out.back().end = std::max(out.back().end, place.end);
        else
            out.push_back(place);
    }
    return out;
}

} // namespace drafting
