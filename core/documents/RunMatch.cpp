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

bool goesOn(const QRectF &before, const QRectF &here, double tallest)
{
    const double overlap = std::min(before.bottom(), here.bottom()) - std::max(before.top(), here.top());
    const double gap = here.left() - before.right();
    return overlap > 0.5 * std::min(before.height(), here.height()) && gap > -0.3 * tallest && gap < 2 * tallest;
}

Cost lineCost(const TextLine &line, const std::vector<QRectF> &boxes, std::size_t first, std::size_t last, double width,
              const QRectF &hull, double tallest)
{
    const double count = static_cast<double>(last - first);
    Cost out;
    double &cost = out.rest;
    if (count > line.ink)
        cost += 20 * (count - line.ink);
    if (line.ink >= 3 && hull.height() > 2.5 * hull.width()) { // written up or down the page
        const double off = line.em > 0 ? std::abs(std::log(hull.height() / (line.em * hull.width() / 0.9))) : 0;
        cost += 6 * std::max(0.0, off - 0.5);
        return out;
    }
    if (tallest > 0 && hull.height() > 1.5 * tallest && hull.width() > 0.3 * hull.height())
        out.bent = 20 * (hull.height() / tallest - 1.5);
    const double size = tallest / 0.9;
    if (size > 0 && line.em > 0 && width > 0) {
        const double off = std::abs(std::log(width / (line.em * size)));
        cost += 6 * std::max(0.0, off - 0.35);
    }
    if (first > 0 && last > first && goesOn(boxes[first - 1], boxes[first], tallest))
        cost += 6; // a new line does not go on where the last one stopped
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

namespace {

// Where along the boxes each line may begin, and the boxes at which a line may begin at all.
struct Bounds
{
    std::vector<std::size_t> least;
    std::vector<std::size_t> most;
    std::vector<bool> border; // one for each box and the end
    double mostBent = never;  // a line more bent than this is not looked at
};

// A line begins where the boxes do not simply go on: that alone settles most pages.
std::vector<bool> freshStarts(const std::vector<QRectF> &boxes)
{
    std::vector<bool> out(boxes.size() + 1, true);
    for (std::size_t b = 1; b < boxes.size(); ++b) {
        const double tallest = std::max(boxes[b - 1].height(), boxes[b].height());
        out[b] = !goesOn(boxes[b - 1], boxes[b], tallest);
    }
    return out;
}

// Where each line may begin: after the boxes of the anchors before it, not after its own first.
Bounds boundsOf(const std::vector<TextLine> &lines, std::size_t all, const std::vector<int> &placed)
{
    const std::size_t count = lines.size();
    Bounds out{std::vector<std::size_t>(count + 1, 0), std::vector<std::size_t>(count + 1, all),
               std::vector<bool>(all + 1, true), never};
    auto &least = out.least;
    auto &most = out.most;
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
    return out;
}

// The cheapest way to share the boxes out: the first box of each line and the end; empty when there is none.
std::vector<int> cheapestStarts(const std::vector<TextLine> &lines, const std::vector<QRectF> &boxes,
                                const Bounds &bounds)
{
    const std::size_t count = lines.size();
    const std::size_t all = boxes.size();
    const auto &[least, most, border, mostBent] = bounds;
    std::size_t work = 0;
    std::vector<std::vector<double>> best(count + 1);
    std::vector<std::vector<std::size_t>> from(count + 1);
    for (std::size_t l = 0; l <= count; ++l) {
        const std::size_t room = most[l] >= least[l] ? most[l] - least[l] + 1 : 0;
        best[l].assign(room, never);
        from[l].assign(room, 0);
        work += l < count ? room * static_cast<std::size_t>(lines[l].ink + 4) : 0;
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
                if (q < least[l + 1] || !border[q])
                    continue;
                const Cost own = q == p ? Cost{0, 30} : lineCost(lines[l], boxes, p, q, width, hull, tallest);
                if (own.bent > mostBent)
                    break; // more boxes only bend it more
                const double cost = so + own.sum();
                double &target = best[l + 1][q - least[l + 1]];
                if (cost < target) {
                    target = cost;
                    from[l + 1][q - least[l + 1]] = p;
                }
            }
        }
    }
    if (best[count].empty() || best[count].back() == never)
        return {};
    std::vector<int> starts(count + 1, 0);
    std::size_t at = all;
    for (std::size_t l = count; l-- > 0;) {
        starts[l + 1] = static_cast<int>(at);
        at = from[l + 1][at - least[l + 1]];
    }
    return starts;
}

// Geometry alone must fit well; anchors pin the lines, so glued ones are no reason to doubt.
bool doubtful(const TextLine &line, const std::vector<QRectF> &boxes, std::size_t first, std::size_t last,
              Certainty pinned)
{
    QRectF hull;
    double tallest = 0;
    double width = 0;
    for (std::size_t b = first; b < last; ++b) {
        hull = hull.united(boxes[b]);
        tallest = std::max(tallest, boxes[b].height());
        width += boxes[b].width();
    }
    const Cost cost = lineCost(line, boxes, first, last, width, hull, tallest);
    return first == last || (pinned == Certainty::Sure ? cost.rest > 12 : cost.sum() > 5);
}

// Nothing fits: the boxes are shared out by the letters, and it is said that it is a guess.
std::vector<BoxedText> sharedOut(const std::vector<TextLine> &lines, std::size_t all)
{
    std::size_t ink = 0;
    std::size_t sum = 0;
    for (const auto &line : lines)
        sum += static_cast<std::size_t>(line.ink);
    std::vector<int> starts(1, 0);
    for (const auto &line : lines) {
        ink += static_cast<std::size_t>(line.ink);
        starts.push_back(static_cast<int>(all * ink / std::max<std::size_t>(1, sum)));
    }
    return fromBorders(lines, starts, Certainty::Guess);
}

} // namespace

std::vector<BoxedText> matchLines(const QString &text, const std::vector<QRectF> &boxes, const Anchors &anchors)
{
    bool anchorsFit = false;
    const auto lines = linesOf(text, anchors, anchorsFit);
    std::vector<int> starts;
    if (oneBoxEach(lines, boxes, starts))
        return fromBorders(lines, starts, Certainty::Sure);

    const bool looked = !anchors.letter.isNull();
    const auto placed = looked && anchorsFit ? anchorBoxes(boxes, anchors) : std::vector<int>();
    auto bounds = boundsOf(lines, boxes.size(), placed);
    if (!looked) {
        bounds.border = freshStarts(boxes);
        bounds.mostBent = 40; // some three rows
    }
    starts = cheapestStarts(lines, boxes, bounds);
    if (starts.empty())
        return sharedOut(lines, boxes.size());
    auto out = fromBorders(lines, starts, Certainty::Sure);
    for (std::size_t l = 0; l < lines.size(); ++l)
        if (doubtful(lines[l], boxes, static_cast<std::size_t>(starts[l]), static_cast<std::size_t>(starts[l + 1]),
                     placed.empty() ? Certainty::Guess : Certainty::Sure))
            out[l].certainty = Certainty::Guess;
    return out;
}

} // namespace documents
