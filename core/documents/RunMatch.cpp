#include "documents/RunMatch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "documents/CharWidths.h"

namespace documents {

namespace {

constexpr QChar brokenWord(0xfffe); // Qt PDF's sign for a hyphen at a line's end
constexpr double never = std::numeric_limits<double>::infinity();
constexpr std::size_t mostCells = 40'000'000; // of work; beyond, the lines are shared out evenly

struct TextLine
{
    int begin = 0;
    int end = 0;
    int ink = 0;
    double em = 0;
    RunEnd runEnd = RunEnd::Plain;
    std::vector<int> anchors; // indexes into Anchors::boxes
};

std::vector<TextLine> linesOf(const QString &text, const Anchors &anchors, bool &anchorsFit)
{
    std::vector<TextLine> lines;
    TextLine line;
    int occurrence = 0;
    const auto flush = [&](int end) {
        line.end = end;
        if (line.ink > 0)
            lines.push_back(line);
        line = {};
    };
    for (int i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('\r') || c == QLatin1Char('\n')) {
            flush(i);
            line.begin = i + 1;
            continue;
        }
        if (c == brokenWord) {
            ++line.ink; // the hyphen that is drawn there
            line.em += emWidth(QLatin1Char('-'));
            line.runEnd = RunEnd::Hyphen;
            flush(i);
            line.begin = i + 1;
            continue;
        }
        if (!anchors.letter.isNull() && c.toLower() == anchors.letter)
            line.anchors.push_back(occurrence++);
        line.ink += isInk(c) ? 1 : 0;
        line.em += emWidth(c);
    }
    flush(static_cast<int>(text.size()));
    anchorsFit = occurrence == static_cast<int>(anchors.boxes.size());
    return lines;
}

// The box each anchor lies in, -1 when none; boxes and anchors are both in drawing order.
std::vector<int> anchorBoxes(const std::vector<QRectF> &boxes, const Anchors &anchors)
{
    std::vector<int> out(anchors.boxes.size(), -1);
    std::size_t at = 0;
    for (std::size_t a = 0; a < anchors.boxes.size(); ++a) {
        const QRectF &letter = anchors.boxes[a];
        if (letter.isEmpty())
            continue;
        for (std::size_t b = at; b < boxes.size(); ++b) {
            if (boxes[b].adjusted(-0.1, -0.1, 0.1, 0.1).contains(letter)) {
                out[a] = static_cast<int>(b);
                at = b;
                break;
            }
        }
    }
    return out;
}

// What speaks against these boxes being this line: bent (not all on one baseline, which also happens where Qt PDF
// glued lines together) and the rest.
struct Cost
{
    double bent = 0;
    double rest = 0;
    double sum() const { return bent + rest; }
};

Cost lineCost(const TextLine &line, const std::vector<QRectF> &boxes, std::size_t first, std::size_t last, double width,
              const QRectF &hull, double tallest)
{
    const double count = static_cast<double>(last - first);
    Cost out;
    double &cost = out.rest;
    if (count > line.ink)
        cost += 20 * (count - line.ink);
    if (tallest > 0 && hull.height() > 1.5 * tallest && hull.width() > 0.3 * hull.height())
        out.bent = 20 * (hull.height() / tallest - 1.5);
    const double size = tallest / 0.9;
    if (size > 0 && line.em > 0 && width > 0) {
        const double off = std::abs(std::log(width / (line.em * size)));
        cost += 6 * std::max(0.0, off - 0.35);
    }
    if (first > 0 && last > first) { // a new line does not go on where the last one stopped
        const QRectF &before = boxes[first - 1];
        const QRectF &here = boxes[first];
        const double overlap = std::min(before.bottom(), here.bottom()) - std::max(before.top(), here.top());
        const double gap = here.left() - before.right();
        if (overlap > 0.5 * std::min(before.height(), here.height()) && gap > -0.3 * tallest && gap < 2 * tallest)
            cost += 6;
    }
    return out;
}

std::vector<BoxedText> fromBorders(const std::vector<TextLine> &lines, const std::vector<int> &starts,
                                   Certainty certainty)
{
    std::vector<BoxedText> out;
    out.reserve(lines.size());
    for (std::size_t l = 0; l < lines.size(); ++l)
        out.push_back({lines[l].begin, lines[l].end, starts[l], starts[l + 1], lines[l].runEnd, certainty});
    return out;
}

// Each visible character has its own box and the lines come out flat: no doubt.
bool oneBoxEach(const std::vector<TextLine> &lines, const std::vector<QRectF> &boxes, std::vector<int> &starts)
{
    std::size_t total = 0;
    for (const auto &line : lines)
        total += static_cast<std::size_t>(line.ink);
    if (total != boxes.size() || boxes.empty())
        return false;
    starts.assign(1, 0);
    std::size_t bent = 0;
    std::size_t at = 0;
    for (const auto &line : lines) {
        QRectF hull;
        double tallest = 0;
        for (int i = 0; i < line.ink; ++i, ++at) {
            hull = hull.united(boxes[at]);
            tallest = std::max(tallest, boxes[at].height());
        }
        bent += hull.height() > 1.7 * tallest && hull.width() > hull.height() ? 1 : 0;
        starts.push_back(static_cast<int>(at));
    }
    return bent * 20 <= lines.size();
}

} // namespace

bool isInk(QChar c)
{
    return !c.isSpace() && c != brokenWord && c.unicode() != 0 && c.category() != QChar::Other_Control &&
           !c.isLowSurrogate();
}

QChar nextAnchor(const QString &text, const std::vector<Anchors> &used)
{
    std::array<int, 26> counts{};
    for (const QChar c : text) {
        const auto u = c.toLower().unicode();
        if (u >= 'a' && u <= 'z')
            ++counts[u - 'a'];
    }
    for (const auto &anchors : used)
        if (!anchors.letter.isNull())
            counts[anchors.letter.unicode() - 'a'] = 0;
    const auto most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? QChar() : QChar(static_cast<ushort>('a' + (most - counts.begin())));
}

std::vector<BoxedText> matchLines(const QString &text, const std::vector<QRectF> &boxes, const Anchors &anchors)
{
    bool anchorsFit = false;
    const auto lines = linesOf(text, anchors, anchorsFit);
    const std::size_t count = lines.size();
    const std::size_t all = boxes.size();
    std::vector<int> starts;
    if (oneBoxEach(lines, boxes, starts))
        return fromBorders(lines, starts, Certainty::Sure);

    // Where each line may begin: after the boxes of the anchors before it, not after its own first.
    const auto placed = anchorsFit ? anchorBoxes(boxes, anchors) : std::vector<int>();
    std::vector<std::size_t> least(count + 1, 0);
    std::vector<std::size_t> most(count + 1, all);
    for (std::size_t l = 0; l < count && !placed.empty(); ++l) {
        std::size_t after = least[l];
        for (const int a : lines[l].anchors)
            if (placed[static_cast<std::size_t>(a)] >= 0)
                after = std::max(after, static_cast<std::size_t>(placed[static_cast<std::size_t>(a)]) + 1);
        least[l + 1] = after;
    }
    for (std::size_t l = count; l-- > 0 && !placed.empty();) {
        most[l] = most[l + 1];
        for (const int a : lines[l].anchors)
            if (placed[static_cast<std::size_t>(a)] >= 0)
                most[l] = std::min(most[l], static_cast<std::size_t>(placed[static_cast<std::size_t>(a)]));
    }
    least[0] = most[0] = 0;
    least[count] = most[count] = all;

    std::size_t work = 0;
    for (std::size_t l = 0; l < count; ++l)
        work += most[l] >= least[l] ? (most[l] - least[l] + 1) * static_cast<std::size_t>(lines[l].ink + 4) : 0;
    std::vector<std::vector<double>> best(count + 1);
    std::vector<std::vector<std::size_t>> from(count + 1);
    for (std::size_t l = 0; l <= count; ++l) {
        const std::size_t room = most[l] >= least[l] ? most[l] - least[l] + 1 : 0;
        best[l].assign(room, never);
        from[l].assign(room, 0);
    }
    best[0][0] = 0;
    for (std::size_t l = 0; l < count && work < mostCells; ++l) {
        for (std::size_t p = least[l]; p <= most[l]; ++p) {
            const double so = best[l][p - least[l]];
            if (so == never)
                continue;
            QRectF hull;
            double tallest = 0;
            double width = 0;
            const std::size_t end = std::min(all, p + static_cast<std::size_t>(lines[l].ink) + 3);
            for (std::size_t q = p; q <= end && q <= most[l + 1]; ++q) {
                if (q > p) {
                    hull = hull.united(boxes[q - 1]);
                    tallest = std::max(tallest, boxes[q - 1].height());
                    width += boxes[q - 1].width();
                }
                if (q < least[l + 1])
                    continue;
                const double cost = so + (q == p ? 30.0 : lineCost(lines[l], boxes, p, q, width, hull, tallest).sum());
                double &target = best[l + 1][q - least[l + 1]];
                if (cost < target) {
                    target = cost;
                    from[l + 1][q - least[l + 1]] = p;
                }
            }
        }
    }
    starts.assign(count + 1, 0);
    if (best[count].empty() || best[count].back() == never) {
        // Nothing fits: share the boxes out by the letters, and say that it is a guess.
        std::size_t ink = 0;
        std::size_t sum = 0;
        for (const auto &line : lines)
            sum += static_cast<std::size_t>(line.ink);
        for (std::size_t l = 0; l < count; ++l) {
            ink += static_cast<std::size_t>(lines[l].ink);
            starts[l + 1] = static_cast<int>(all * ink / std::max<std::size_t>(1, sum));
        }
        return fromBorders(lines, starts, Certainty::Guess);
    }
    std::size_t at = all;
    for (std::size_t l = count; l-- > 0;) {
        starts[l + 1] = static_cast<int>(at);
        at = from[l + 1][at - least[l + 1]];
    }
    auto out = fromBorders(lines, starts, Certainty::Sure);
    for (std::size_t l = 0; l < count; ++l) {
        const auto first = static_cast<std::size_t>(starts[l]);
        const auto last = static_cast<std::size_t>(starts[l + 1]);
        QRectF hull;
        double tallest = 0;
        double width = 0;
        for (std::size_t b = first; b < last; ++b) {
            hull = hull.united(boxes[b]);
            tallest = std::max(tallest, boxes[b].height());
            width += boxes[b].width();
        }
        const Cost cost = lineCost(lines[l], boxes, first, last, width, hull, tallest);
        // Geometry alone must fit well; anchors pin the lines, so glued ones are no reason to doubt.
        const bool doubtful = first == last || (placed.empty() ? cost.sum() > 5 : cost.rest > 12);
        if (doubtful)
            out[l].certainty = Certainty::Guess;
    }
    return out;
}

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
        const bool ink = isInk(text[i]);
        if (ink && !inside)
            out.push_back(i);
        inside = ink;
    }
    out.push_back(line.end);
    return out;
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

} // namespace documents
