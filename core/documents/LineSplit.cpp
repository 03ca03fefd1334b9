#include "documents/LineSplit.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

#include "documents/CharWidths.h"

namespace documents {

namespace {
constexpr double never = std::numeric_limits<double>::infinity();
constexpr std::size_t mostTrials = 100'000; // of words in parts; a line of text needs hundreds
} // namespace

namespace {

struct Cluster
{
    int firstBox = 0;
    int lastBox = 0;
    double width = 0;
};

std::vector<Cluster> clusters(const std::vector<QRectF> &boxes, const BoxedText &line, const std::vector<int> &group)
{
    std::vector<Cluster> out;
    double tallest = 0;
    for (int b = line.firstBox; b < line.lastBox; ++b)
        tallest = std::max(tallest, boxes[static_cast<std::size_t>(b)].height());
    for (int b = line.firstBox; b < line.lastBox; ++b) {
        const auto i = static_cast<std::size_t>(b);
        bool apart = b == line.firstBox;
        if (!apart) {
            const double gap = boxes[i].left() - boxes[i - 1].right();
            apart = gap > std::max(6.0, 0.9 * tallest) || gap < -std::max(boxes[i - 1].width(), 2 * tallest) - 1 ||
                    group[i] != group[i - 1];
        }
        if (apart)
            out.push_back({b, b, 0});
        out.back().lastBox = b + 1;
        out.back().width += boxes[i].width();
    }
    return out;
}

// Where in the text the words begin, and its end.
std::vector<int> wordStarts(const QString &text, const BoxedText &line)
{
    std::vector<int> out;
    bool inside = false;
    for (int i = line.begin; i < line.end; ++i) {
        if (text[i].isLowSurrogate())
            continue;
        const bool ink = isInk(text[i]);
        if (ink && !inside)
            out.push_back(i);
        inside = ink;
    }
    out.push_back(line.end);
    return out;
}

// The width from which a gap lies between words, when so many of the gaps clearly stand out from the others.
std::optional<double> leastWordGap(std::vector<double> widths, std::size_t needed)
{
    if (needed == 0)
        return std::numeric_limits<double>::infinity();
    if (widths.size() < needed)
        return std::nullopt;
    std::sort(widths.begin(), widths.end(), std::greater<>());
    const double least = widths[needed - 1];
    const double next = widths.size() > needed ? widths[needed] : 0;
    if (least < 1.4 * next)
        return std::nullopt;
    return (least + next) / 2;
}

BoxedText piece(const BoxedText &line, int begin, int end, const Cluster &cluster, Certainty certainty)
{
    return {begin, end, cluster.firstBox, cluster.lastBox, end == line.end ? line.runEnd : RunEnd::Plain, certainty};
}

} // namespace

std::vector<BoxedText> splitLine(const QString &text, const std::vector<QRectF> &boxes, const BoxedText &line,
                                 const std::vector<int> &group, const std::vector<Anchors> &anchors)
{
    const auto parts = clusters(boxes, line, group);
    if (parts.size() <= 1)
        return {line};

    int ink = line.runEnd == RunEnd::Hyphen ? 1 : 0;
    for (int i = line.begin; i < line.end; ++i)
        ink += isInk(text[i]) ? 1 : 0;
    std::vector<BoxedText> out;
    if (ink == line.lastBox - line.firstBox) { // a box for each letter
        int at = line.begin;
        for (const auto &part : parts) {
            while (at < line.end && !isInk(text[at]))
                ++at;
            const int begin = at;
            for (int left = part.lastBox - part.firstBox; left > 0 && at < line.end; ++at)
                left -= isInk(text[at]) ? 1 : 0;
            out.push_back(piece(line, begin, &part == &parts.back() ? line.end : at, part, line.certainty));
        }
        return out;
    }

    // Whole words to clusters, by width; an anchor inside a word must lie in its cluster.
    const auto starts = wordStarts(text, line);
    const std::size_t words = starts.size() - 1;
    if (words < parts.size()) {
        auto whole = line;
        whole.certainty = Certainty::Guess;
        return {whole};
    }
    double sum = 0;
    for (const auto &part : parts)
        sum += part.width;
    const double em = emWidth(QStringView(text).mid(line.begin, line.end - line.begin));
    const double size = em > 0 ? sum / em : 1;
    std::vector<QRectF> hulls;
    for (const auto &part : parts) {
        QRectF hull;
        for (int b = part.firstBox; b < part.lastBox; ++b)
            hull = hull.united(boxes[static_cast<std::size_t>(b)]);
        hulls.push_back(hull.adjusted(-0.1, -0.1, 0.1, 0.1));
    }
    // Which anchors lie in which word.
    std::vector<std::vector<QRectF>> known(words);
    for (const auto &letters : anchors) {
        int occurrence = 0;
        for (int i = 0; i < line.begin; ++i)
            occurrence += text[i].toLower() == letters.letter ? 1 : 0;
        for (std::size_t w = 0; w < words; ++w) {
            for (int i = starts[w]; i < starts[w + 1]; ++i) {
                if (text[i].toLower() != letters.letter)
                    continue;
                if (occurrence < static_cast<int>(letters.boxes.size()))
                    known[w].push_back(letters.boxes[static_cast<std::size_t>(occurrence)]);
                ++occurrence;
            }
        }
    }
    const auto fits = [&](std::size_t word, std::size_t part) {
        return std::all_of(known[word].begin(), known[word].end(),
                           [&](const QRectF &letter) { return letter.isEmpty() || hulls[part].contains(letter); });
    };
    const auto cost = [&](std::size_t part, std::size_t first, std::size_t last) {
        const auto span = QStringView(text).mid(starts[first], starts[last] - starts[first]).trimmed();
        const double off = (emWidth(span) * size - parts[part].width) / size;
        return off * off;
    };
    std::vector<std::vector<double>> best(parts.size() + 1, std::vector<double>(words + 1, never));
    std::vector<std::vector<std::size_t>> from(parts.size() + 1, std::vector<std::size_t>(words + 1, 0));
    best[0][0] = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        for (std::size_t w = 0; w < words; ++w) {
            if (best[p][w] == never)
                continue;
            for (std::size_t e = w + 1; e <= words && fits(e - 1, p); ++e) {
                const double total = best[p][w] + cost(p, w, e);
                if (total < best[p + 1][e]) {
                    best[p + 1][e] = total;
                    from[p + 1][e] = w;
                }
            }
        }
    }
    if (best.back().back() == never) {
        auto whole = line;
        whole.certainty = Certainty::Guess;
        return {whole};
    }
    std::vector<std::size_t> cuts(parts.size() + 1, words);
    for (std::size_t p = parts.size(); p-- > 0;)
        cuts[p] = from[p + 1][cuts[p + 1]];
    // A cut is sure when known letters stand on both sides, or when one word more or less would fit far worse.
    const auto sureCut = [&](std::size_t p) {
        if (p == 0 || p == parts.size())
            return true;
        const std::size_t c = cuts[p];
        if (!known[c - 1].empty() && !known[c].empty())
            return true;
        const double now = cost(p - 1, cuts[p - 1], c) + cost(p, c, cuts[p + 1]);
        const auto worse = [&](std::size_t other) {
            if (other <= cuts[p - 1] || other >= cuts[p + 1])
                return true; // would leave a part without words
            if (other < c ? !fits(other, p) : !fits(c, p - 1))
                return true;
            return cost(p - 1, cuts[p - 1], other) + cost(p, other, cuts[p + 1]) > 4 * now + 1;
        };
        return worse(c - 1) && worse(c + 1);
    };
    for (std::size_t p = 0; p < parts.size(); ++p) {
        int end = starts[cuts[p + 1]];
        while (p + 1 < parts.size() && end > starts[cuts[p]] && !isInk(text[end - 1]))
            --end;
        const bool sure = sureCut(p) && sureCut(p + 1);
        out.push_back(piece(line, starts[cuts[p]], end, parts[p], sure ? line.certainty : Certainty::Guess));
    }
    return out;
}

std::vector<PlacedWord> wordsByGaps(const QString &text, const BoxedText &part, const QRectF &box,
                                    const std::vector<Ink::Gap> &gaps)
{
    const auto starts = wordStarts(text, part);
    const std::size_t words = starts.size() - 1;
    std::vector<double> widths;
    double left = box.left();
    double right = box.right();
    std::vector<Ink::Gap> inner;
    for (const auto &gap : gaps) {
        const bool first = gap.left < box.left() + 0.6;
        const bool last = gap.right > box.right() - 0.6;
        if ((first || last) && gap.width() > 0.3 * box.height() + 1)
            return {}; // the first or last word does not show
        if (first)
            left = gap.right;
        else if (last)
            right = gap.left;
        else
            inner.push_back(gap);
    }
    for (const auto &gap : inner)
        widths.push_back(gap.width());
    const auto least = words > 0 ? leastWordGap(widths, words - 1) : std::nullopt;
    if (!least)
        return {};
    std::vector<PlacedWord> out;
    for (std::size_t w = 0; w < words; ++w) {
        int end = starts[w + 1];
        while (end > starts[w] && !isInk(text[end - 1]) && !text[end - 1].isLowSurrogate())
            --end;
        out.push_back({starts[w], end, 0, 0});
    }
    std::size_t at = 0;
    out[0].left = left;
    for (const auto &gap : inner) {
        if (gap.width() < *least)
            continue;
        out[at].right = gap.left;
        out[++at].left = gap.right;
    }
    out[at].right = right;
    double em = 0;
    double width = 0;
    for (const auto &word : out) {
        em += emWidth(QStringView(text).mid(word.begin, word.end - word.begin));
        width += word.right - word.left;
    }
    if (width < 0.6 * em * box.height() || width > 2.6 * em * box.height())
        return {}; // letters of another size
    for (const auto &word : out) {
        const double expected = emWidth(QStringView(text).mid(word.begin, word.end - word.begin)) * width / em;
        if (std::abs(word.right - word.left - expected) > 0.3 * expected + 2.5)
            return {}; // something else stands there
    }
    return out;
}

bool splitByGaps(const QString &text, const BoxedText &line, std::vector<BoxedText> &parts,
                 const std::vector<QRectF> &hulls, const std::vector<std::vector<Ink::Gap>> &gaps)
{
    const auto starts = wordStarts(text, line);
    const std::size_t words = starts.size() - 1;
    if (words < parts.size() || words * words * parts.size() > mostTrials)
        return false;
    const auto textOf = [&](std::size_t part, std::size_t first, std::size_t last) {
        BoxedText out = parts[part];
        out.begin = starts[first];
        out.end = starts[last];
        while (last < words && out.end > out.begin && !isInk(text[out.end - 1]) && !text[out.end - 1].isLowSurrogate())
            --out.end;
        out.runEnd = last == words ? line.runEnd : RunEnd::Plain;
        out.certainty = Certainty::Sure;
        return out;
    };
    // In how many ways the parts so far take so many words; more than one is a doubt.
    std::vector<std::vector<int>> ways(parts.size() + 1, std::vector<int>(words + 1, 0));
    std::vector<std::vector<std::size_t>> from(parts.size() + 1, std::vector<std::size_t>(words + 1, 0));
    ways[0][0] = 1;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        for (std::size_t first = 0; first < words; ++first) {
            if (ways[p][first] == 0)
                continue;
            for (std::size_t last = first + 1; last <= words; ++last) {
                if (last - first > gaps[p].size() + 1)
                    break;
                if (wordsByGaps(text, textOf(p, first, last), hulls[p], gaps[p]).empty())
                    continue;
                ways[p + 1][last] = std::min(2, ways[p + 1][last] + ways[p][first]);
                from[p + 1][last] = first;
            }
        }
    }
    if (ways.back().back() != 1)
        return false;
    std::size_t last = words;
    for (std::size_t p = parts.size(); p-- > 0;) {
        const std::size_t first = from[p + 1][last];
        parts[p] = textOf(p, first, last);
        last = first;
    }
    return true;
}

} // namespace documents
