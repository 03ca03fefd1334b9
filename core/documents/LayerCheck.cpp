#include "documents/LayerCheck.h"

#include <algorithm>
#include <cstdlib>

#include <QHash>
#include <QStringList>

namespace documents {

namespace {

constexpr int mostWords = 3000;
constexpr int shortest = 4;  // letters of a word that is compared
constexpr int longWord = 5;  // from here one wrong letter is forgiven
constexpr int veryLong = 10; // from here two
constexpr int joinable = 6;  // from here a word may stand split or joined in the picture

bool isLatin(char32_t letter)
{
    return QChar::script(letter) == QChar::Script_Latin;
}

// Letters whose marks are not combining ones.
char32_t plain(char32_t letter)
{
    switch (letter) {
    case 0x131: // dotless i
        return U'i';
    case 0xf8:
        return U'o';
    case 0x142:
        return U'l';
    case 0x111:
    case 0xf0:
        return U'd';
    default:
        return letter;
    }
}

// Case, marks and ligatures away; what is no letter becomes a blank. A soft or hard hyphen stays: it may end a line.
QString folded(QStringView text)
{
    const QString wide = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString out;
    out.reserve(wide.size());
    for (const char32_t c : wide.toUcs4()) {
        if (QChar::isMark(c) || c == 0xad)
            continue;
        if (c == 0xdf)
            out += QStringLiteral("ss");
        else if (c == 0xe6)
            out += QStringLiteral("ae");
        else if (c == 0x153)
            out += QStringLiteral("oe");
        else if (QChar::isLetter(c))
            out += QString::fromUcs4(std::initializer_list<char32_t>{plain(c)}.begin(), 1);
        else
            out += QLatin1Char(' ');
    }
    return out;
}

bool isCompared(QStringView word)
{
    return word.size() >= shortest &&
           std::all_of(word.begin(), word.end(), [](QChar c) { return isLatin(c.unicode()); });
}

QStringList comparedWords(QStringView text)
{
    QStringList out;
    for (const QString &word : folded(text).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (isCompared(word))
            out += word;
        if (out.size() == mostWords)
            break; // a page that a person reads has fewer
    }
    return out;
}

QStringList tokensOf(QStringView text)
{
    QString plainText = text.toString().toCaseFolded();
    for (QChar &c : plainText)
        c = c.isLetterOrNumber() ? c : QLatin1Char(' ');
    return plainText.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

double latinShare(QStringView text)
{
    int letters = 0;
    int latin = 0;
    for (const char32_t c : text.toString().toUcs4()) {
        if (!QChar::isLetter(c))
            continue;
        ++letters;
        latin += isLatin(c) ? 1 : 0;
    }
    return letters == 0 ? 0 : static_cast<double>(latin) / letters;
}

// Changed, missing and additional letters between two words, up to a limit.
int distance(QStringView a, QStringView b, int most)
{
    if (std::abs(a.size() - b.size()) > most)
        return most + 1;
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int corner = row[0];
        row[0] = static_cast<int>(i) + 1;
        int least = row[0];
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int changed = corner + (a[i] == b[j] ? 0 : 1);
            corner = row[at + 1];
            row[at + 1] = std::min({changed, row[at] + 1, row[at + 1] + 1});
            least = std::min(least, row[at + 1]);
        }
        if (least > most)
            return most + 1;
    }
    return row.back();
}

int forgiven(qsizetype letters)
{
    return letters >= veryLong ? 2 : letters >= longWord ? 1 : 0;
}

// What the picture shows, each word to be found as often as it stands there.
class Shown
{
public:
    explicit Shown(const std::vector<PictureWord> &picture)
    {
        QString broken; // the first part of a word that a line's end breaks
        for (const auto &read : picture) {
            const QString word = folded(read.word);
            const auto parts = word.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            for (const QString &part : parts)
                add(part, read.confidence);
            if (!broken.isEmpty() && !parts.isEmpty())
                add(broken + parts.front(), read.confidence);
            m_all += word.simplified().remove(QLatin1Char(' '));
            broken = read.endsLine && endsInHyphen(read.word) && !parts.isEmpty() ? parts.back() : QString();
        }
    }

    // Takes the words that are there away from those given.
    QStringList missing(QStringList words)
    {
        takeIf(words, [this](const QString &word) { return takeExact(word); });
        takeIf(words, [this](const QString &word) { return takeJoined(word); });
        takeIf(words, [this](const QString &word) { return takeAlike(word); });
        return words;
    }

    // Words nobody asked for that OCR itself is unsure of: each may be one that was asked for.
    int unsureLeft() const
    {
        int out = 0;
        for (const auto &[word, entry] : m_words.asKeyValueRange())
            out += entry.unsure > 0 ? std::min(entry.unsure, entry.left) : 0;
        return out;
    }

private:
    struct Entry
    {
        int left = 0;
        int unsure = 0;
    };

    static bool endsInHyphen(const QString &word)
    {
        return word.endsWith(QLatin1Char('-')) || word.endsWith(QChar(0x2010)) || word.endsWith(QChar(0xad)) ||
               word.endsWith(QChar(0xac)); // OCR's reading of a hyphen in some fonts
    }

    void add(const QString &word, int confidence)
    {
        if (word.size() < shortest - 1)
            return;
        auto &entry = m_words[word];
        ++entry.left;
        entry.unsure += confidence < limits::sureWord ? 1 : 0;
    }

    template <class Take>
    static void takeIf(QStringList &words, Take take)
    {
        words.erase(std::remove_if(words.begin(), words.end(), take), words.end());
    }

    bool takeExact(const QString &word)
    {
        const auto it = m_words.find(word);
        if (it == m_words.end() || it->left == 0)
            return false;
        --it->left;
        ++m_taken[word];
        return true;
    }

    bool takeJoined(const QString &word)
    {
        if (word.size() < joinable)
            return false;
        auto &taken = m_taken[word];
        if (m_all.count(word) <= taken)
            return false;
        ++taken;
        return true;
    }

    bool takeAlike(const QString &word)
    {
        const int most = forgiven(word.size());
        if (most == 0)
            return false;
        for (auto it = m_words.begin(); it != m_words.end(); ++it) {
            if (it->left > 0 && distance(word, it.key(), most) <= most) {
                --it->left;
                return true;
            }
        }
        return false;
    }

    QHash<QString, Entry> m_words;
    QHash<QString, int> m_taken;
    QString m_all; // every letter, without blanks
};

} // namespace

// A layer of too few words, or in another script, that says little of what OCR surely read: the page is full, the layer
// speaks of something else or of nothing.
static domain::PageCheck unsaid(const std::vector<PictureWord> &picture, QStringView layer)
{
    QString sure;
    for (const auto &read : picture)
        if (read.confidence >= limits::verySureWord)
            sure += read.word + QLatin1Char(' ');
    domain::PageCheck out;
    const auto words = comparedWords(sure);
    Shown said({{layer.toString(), 100, false}});
    const auto missing = static_cast<int>(said.missing(words).size());
    if (words.size() < 2 * limits::wordsToJudge || missing * 2 < words.size())
        return out;
    out.words = static_cast<int>(words.size());
    out.differing = missing;
    out.state = domain::LayerState::Differs;
    return out;
}

domain::PageCheck comparedWith(const std::vector<PictureWord> &picture, QStringView layer, double agreesFrom)
{
    domain::PageCheck out;
    const auto words = comparedWords(layer);
    if (words.size() < limits::wordsToJudge || latinShare(layer) < limits::coveredScript)
        return agreesFrom > 0 ? unsaid(picture, layer) : out;
    Shown shown(picture);
    const auto missing = static_cast<int>(shown.missing(words).size());
    const int excused = std::min(missing, shown.unsureLeft());
    out.words = static_cast<int>(words.size()) - excused;
    out.differing = missing - excused;
    if (excused > limits::mostExcused * static_cast<double>(words.size()))
        return out;
    const bool agrees = out.words - out.differing >= agreesFrom * out.words;
    out.state = agrees ? domain::LayerState::Agrees : domain::LayerState::Differs;
    return out;
}

std::vector<bool> alsoShown(const std::vector<PictureWord> &picture, QStringView layer,
                            const std::vector<QString> &stretches)
{
    Shown shown(picture);
    shown.missing(comparedWords(layer));
    QHash<QString, int> tokens; // of any length, for stretches without a word that can be compared
    for (const auto &read : picture)
        for (const QString &token : tokensOf(read.word))
            ++tokens[token];
    for (const QString &token : tokensOf(layer))
        --tokens[token];
    std::vector<bool> out;
    for (const QString &stretch : stretches) {
        const auto words = comparedWords(stretch);
        const auto few = tokensOf(stretch);
        if (!words.isEmpty())
            out.push_back(shown.missing(words).isEmpty());
        else
            out.push_back(!few.isEmpty() && std::all_of(few.begin(), few.end(),
                                                        [&](const QString &token) { return --tokens[token] >= 0; }));
    }
    return out;
}

} // namespace documents
