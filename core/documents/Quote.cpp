#include "documents/Quote.h"

#include <algorithm>
#include <vector>

#include "documents/CharacterHygiene.h"

namespace documents {

namespace {

// The comparable form with, for each of its characters, where it stands in the original.
struct Folded
{
    QString text;
    std::vector<int> at;
};

bool isHyphen(QChar c)
{
    return c == QLatin1Char('-') || (c.unicode() >= 0x2010 && c.unicode() <= 0x2015) || c.unicode() == 0x2212;
}

QChar sameSign(QChar c)
{
    if (isHyphen(c))
        return QLatin1Char('-');
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0xb4:
    case '`':
        return QLatin1Char('\'');
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0xab:
    case 0xbb:
        return QLatin1Char('"');
    default:
        return c;
    }
}

// A hyphen with a line break after it and letters on both sides may be of the layout or of the word: it is left out on
// both sides of the comparison, and so is the break. A blank beside one of the signs below says nothing either.
Folded folded(QStringView text)
{
    Folded out;
    out.at.reserve(static_cast<std::size_t>(text.size()));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto cleanText = clean(text.mid(i, text[i].isHighSurrogate() ? 2 : 1));
        const qsizetype here = i;
        if (text[i].isHighSurrogate())
            ++i;
        for (const QChar raw : cleanText.text) {
            const QChar c = sameSign(raw);
            if (c.isSpace()) {
                if (!out.text.isEmpty() && out.text.back() != QLatin1Char(' ')) {
                    out.text += QLatin1Char(' ');
                    out.at.push_back(static_cast<int>(here));
                }
                continue;
            }
            if (c == QLatin1Char('-') && !out.text.isEmpty() && out.text.back().isLetter()) {
                qsizetype next = i + 1;
                while (next < text.size() && text[next].isSpace())
                    ++next;
                const bool breaks = text.mid(i + 1, next - i - 1).contains(QLatin1Char('\n'));
                if (breaks && next < text.size() && text[next].isLetter()) {
                    i = next - 1;
                    continue;
                }
            }
            out.text += c;
            out.at.push_back(static_cast<int>(here));
        }
    }
    while (out.text.endsWith(QLatin1Char(' '))) {
        out.text.chop(1);
        out.at.pop_back();
    }
    return out;
}

// A hyphen inside a word that one side lacks because the layout took it away is no difference; so the second attempt
// compares without hyphens between letters. Digits keep theirs: 2015-2019 is not 20152019.
Folded withoutInnerHyphens(const Folded &in)
{
    Folded out;
    for (qsizetype i = 0; i < in.text.size(); ++i) {
        const bool inner = in.text[i] == QLatin1Char('-') && i > 0 && i + 1 < in.text.size() &&
                           in.text[i - 1].isLetter() && in.text[i + 1].isLetter();
        if (inner)
            continue;
        out.text += in.text[i];
        out.at.push_back(in.at[static_cast<std::size_t>(i)]);
    }
    return out;
}

bool wordLike(QChar c)
{
    return c.isLetterOrNumber() || c.isMark();
}

// Whole words only: "art" is no quote of "party", "12" none of "120", "2" none of "2.5".
bool onWordBorders(const QString &text, qsizetype at, qsizetype length)
{
    const qsizetype end = at + length;
    const auto digitAt = [&](qsizetype i) { return i >= 0 && i < text.size() && text[i].isDigit(); };
    if (at > 0 && wordLike(text[at]) && wordLike(text[at - 1]))
        return false;
    if (end < text.size() && wordLike(text[end - 1]) && wordLike(text[end]))
        return false;
    const auto point = [&](qsizetype i) {
        return i >= 0 && i < text.size() && (text[i] == QLatin1Char('.') || text[i] == QLatin1Char(','));
    };
    if (digitAt(at) && point(at - 1) && digitAt(at - 2))
        return false;
    return !(digitAt(end - 1) && point(end) && digitAt(end + 1));
}

std::optional<domain::Passage> find(const domain::DocumentText &text, const Folded &hay, const Folded &needle, int from)
{
    for (qsizetype at = hay.text.indexOf(needle.text); at >= 0; at = hay.text.indexOf(needle.text, at + 1)) {
        if (hay.at[static_cast<std::size_t>(at)] < from || !onWordBorders(hay.text, at, needle.text.size()))
            continue;
        domain::Passage passage;
        passage.document = text.digest;
        passage.begin = hay.at[static_cast<std::size_t>(at)];
        const int last = hay.at[static_cast<std::size_t>(at + needle.text.size() - 1)];
        passage.end = last + (text.text[last].isHighSurrogate() ? 2 : 1);
        passage.quote = text.text.mid(passage.begin, passage.end - passage.begin);
        passage.page = pageAt(text, passage.begin);
        return passage;
    }
    return std::nullopt;
}

} // namespace

int pageAt(const domain::DocumentText &text, int at)
{
    const auto after = std::upper_bound(text.runs.begin(), text.runs.end(), at,
                                        [](int value, const domain::Run &run) { return value < run.begin; });
    return after == text.runs.begin() ? (text.runs.empty() ? 0 : text.runs.front().page) : std::prev(after)->page;
}

std::optional<domain::Passage> locate(const domain::DocumentText &text, QStringView quote, int from)
{
    const Folded needle = folded(quote);
    if (std::none_of(needle.text.begin(), needle.text.end(), [](QChar c) { return c.isLetterOrNumber(); }))
        return std::nullopt;
    const Folded hay = folded(text.text);
    if (auto passage = find(text, hay, needle, from))
        return passage;
    const Folded bare = withoutInnerHyphens(needle);
    return find(text, withoutInnerHyphens(hay), bare, from);
}

} // namespace documents
