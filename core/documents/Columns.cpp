#include "documents/Columns.h"

#include <algorithm>
#include <map>
#include <optional>

namespace documents {

namespace {

constexpr int mostGutters = 64;      // candidate left edges looked at per block
constexpr int deepest = 12;          // nested cuts; a page has three or four
constexpr int linesForColumns = 4;   // a gap over fewer lines is chance
constexpr qreal smallestGutter = 8;  // points

struct Line
{
    std::vector<int> pieces;
    QRectF box;
};

struct Gutter
{
    qreal at = 0; // left edge of the right column
    std::size_t first = 0;
    std::size_t last = 0; // one past
    std::size_t weight = 0;
};

class Cutter
{
public:
    Cutter(const std::vector<Piece> &pieces, Direction direction) : m_pieces(pieces), m_direction(direction) {}

    std::vector<std::vector<int>> run()
    {
        std::vector<int> all(m_pieces.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = static_cast<int>(i);
        cut(std::move(all), 0);
        return std::move(m_out);
    }

private:
    const QRectF &box(int i) const { return m_pieces[static_cast<std::size_t>(i)].box; }

    std::vector<Line> linesOf(std::vector<int> members) const
    {
        std::sort(members.begin(), members.end(), [this](int a, int b) {
            const auto ya = box(a).center().y();
            const auto yb = box(b).center().y();
            return ya != yb ? ya < yb : a < b;
        });
        std::vector<Line> lines;
        std::vector<QRectF> reference; // the tallest piece of the line, so that lines cannot chain into each other
        for (const int i : members) {
            const QRectF &b = box(i);
            bool placed = false;
            for (std::size_t back = 0; back < 3 && back < lines.size() && !placed; ++back) {
                const std::size_t at = lines.size() - 1 - back;
                QRectF &r = reference[at];
                const qreal overlap = std::min(b.bottom(), r.bottom()) - std::max(b.top(), r.top());
                const bool same = overlap >= 0.5 * std::min(b.height(), r.height());
                const bool free = std::none_of(lines[at].pieces.begin(), lines[at].pieces.end(), [&](int other) {
                    return std::min(b.right(), box(other).right()) - std::max(b.left(), box(other).left())
                           > 0.5 * std::min(b.width(), box(other).width());
                });
                if (!same || !free)
                    continue;
                lines[at].pieces.push_back(i);
                lines[at].box = lines[at].box.united(b);
                if (b.height() > r.height())
                    r = b;
                placed = true;
            }
            if (!placed) {
                lines.push_back({{i}, b});
                reference.push_back(b);
            }
        }
        for (auto &line : lines) {
            std::sort(line.pieces.begin(), line.pieces.end(), [this](int a, int b) {
                return m_direction == Direction::LeftToRight ? box(a).left() < box(b).left()
                                                             : box(a).right() > box(b).right();
            });
        }
        return lines;
    }

    qreal medianHeight(const std::vector<int> &members) const
    {
        std::vector<qreal> heights;
        heights.reserve(members.size());
        for (const int i : members)
            heights.push_back(box(i).height());
        const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
        std::nth_element(heights.begin(), middle, heights.end());
        return *middle;
    }

    std::optional<Gutter> bestGutter(const std::vector<Line> &lines, const std::vector<int> &members) const
    {
        const qreal gap = std::max(smallestGutter, medianHeight(members));
        std::map<int, int> edges; // left edge in half points → how many pieces start there
        for (const auto &line : lines)
            for (const int i : line.pieces)
                ++edges[static_cast<int>(box(i).left() * 2)];
        std::vector<std::pair<int, int>> candidates(edges.begin(), edges.end());
        std::sort(candidates.begin(), candidates.end(), [](auto a, auto b) { return a.second > b.second; });
        if (candidates.size() > mostGutters)
            candidates.resize(mostGutters);

        std::optional<Gutter> best;
        for (const auto &candidate : candidates) {
            const qreal at = candidate.first / 2.0;
            const auto crosses = [&](const Line &line) {
                return std::any_of(line.pieces.begin(), line.pieces.end(),
                                   [&](int i) { return box(i).left() < at - 0.01 && box(i).right() > at - gap; });
            };
            for (std::size_t first = 0; first < lines.size();) {
                if (crosses(lines[first])) {
                    ++first;
                    continue;
                }
                std::size_t last = first;
                while (last < lines.size() && !crosses(lines[last]))
                    ++last;
                const auto found = measure(lines, {at, first, last, 0});
                if (found && (!best || found->weight > best->weight))
                    best = found;
                first = last;
            }
        }
        return best;
    }

    struct Sides
    {
        std::vector<int> left;
        std::vector<int> right;
    };

    Sides sidesOf(const std::vector<Line> &lines, const Gutter &gutter) const
    {
        Sides sides;
        for (std::size_t l = gutter.first; l < gutter.last; ++l)
            for (const int i : lines[l].pieces)
                (box(i).left() >= gutter.at - 0.01 ? sides.right : sides.left).push_back(i);
        return sides;
    }

    // Columns, or nothing: too few lines, or one side only annotates the other (dates, places) and is read with it.
    std::optional<Gutter> measure(const std::vector<Line> &lines, Gutter gutter) const
    {
        gutter = trimmed(lines, gutter);
        if (gutter.last < gutter.first + linesForColumns)
            return std::nullopt;
        const auto sides = sidesOf(lines, gutter);
        const auto left = linesOf(sides.left);
        const auto right = linesOf(sides.right);
        if (left.size() < 2 || right.size() < 2 || left.size() + right.size() < linesForColumns + 2)
            return std::nullopt;
        if (annotates(sides.left, left, right) || annotates(sides.right, right, left) || isGrid(lines, gutter))
            return std::nullopt;
        gutter.weight = left.size() + right.size() + 2 * std::min(left.size(), right.size());
        return gutter;
    }

    // Lines at the end that stand on one side only and belong to what follows: a heading before full-width text.
    Gutter trimmed(const std::vector<Line> &lines, Gutter gutter) const
    {
        if (gutter.last >= lines.size())
            return gutter;
        const auto sideOf = [&](const Line &line) {
            bool left = false;
            bool right = false;
            for (const int i : line.pieces)
                (box(i).left() >= gutter.at - 0.01 ? right : left) = true;
            return left && right ? 0 : left ? -1 : 1;
        };
        for (std::size_t l = gutter.last; l-- > gutter.first + 1;) {
            const int side = sideOf(lines[l]);
            if (side == 0 || gutter.last - l > 3)
                return gutter;
            const qreal before = lines[l].box.top() - lines[l - 1].box.bottom();
            const qreal after = lines[l + 1].box.top() - lines[l].box.bottom();
            if (before > 1.25 * after && before > 0.5 * lines[l].box.height()) {
                gutter.last = l;
                return gutter;
            }
        }
        return gutter;
    }

    bool annotates(const std::vector<int> &side, const std::vector<Line> &own, const std::vector<Line> &other) const
    {
        const auto dates = std::count_if(side.begin(), side.end(), [this](int i) {
            return m_pieces[static_cast<std::size_t>(i)].look == PieceLook::Date;
        });
        if (dates * 10 >= static_cast<std::ptrdiff_t>(side.size()) * 6)
            return true;
        if (own.size() * 2 > other.size())
            return false;
        // Sparse, and every line of it level with one of the other side: places, grades, "page 1 of 2".
        qreal pitch = 0;
        for (std::size_t i = 1; i < other.size(); ++i)
            pitch += other[i].box.top() - other[i - 1].box.top();
        pitch /= static_cast<qreal>(other.size() - 1);
        for (std::size_t i = 0; i < own.size(); ++i) {
            const bool level = std::any_of(other.begin(), other.end(), [&](const Line &line) {
                return std::min(line.box.bottom(), own[i].box.bottom()) - std::max(line.box.top(), own[i].box.top())
                       >= 0.6 * std::min(line.box.height(), own[i].box.height());
            });
            if (!level || (i > 0 && own[i].box.top() - own[i - 1].box.top() < 1.5 * pitch))
                return false;
        }
        return true;
    }

    // A table: at least three cells on every line, starting at the same places.
    bool isGrid(const std::vector<Line> &lines, const Gutter &gutter) const
    {
        const auto &head = lines[gutter.first].pieces;
        if (head.size() < 3)
            return false;
        for (std::size_t l = gutter.first + 1; l < gutter.last; ++l) {
            if (lines[l].pieces.size() != head.size())
                return false;
            for (std::size_t c = 0; c < head.size(); ++c)
                if (std::abs(box(lines[l].pieces[c]).left() - box(head[c]).left()) > 3)
                    return false;
        }
        return true;
    }

    void emitLines(std::vector<Line> lines)
    {
        for (auto &line : lines)
            m_out.push_back(std::move(line.pieces));
    }

    void cut(std::vector<int> members, int depth)
    {
        if (members.empty())
            return;
        auto lines = linesOf(members);
        const auto gutter = depth < deepest ? bestGutter(lines, members) : std::nullopt;
        if (!gutter) {
            emitLines(std::move(lines));
            return;
        }
        std::vector<int> above;
        std::vector<int> below;
        for (std::size_t l = 0; l < lines.size(); ++l) {
            auto *part = l < gutter->first ? &above : l >= gutter->last ? &below : nullptr;
            if (part)
                part->insert(part->end(), lines[l].pieces.begin(), lines[l].pieces.end());
        }
        auto sides = sidesOf(lines, *gutter);
        if (m_direction == Direction::RightToLeft)
            std::swap(sides.left, sides.right);
        cut(std::move(above), depth + 1);
        cut(std::move(sides.left), depth + 1);
        cut(std::move(sides.right), depth + 1);
        cut(std::move(below), depth + 1);
    }

    const std::vector<Piece> &m_pieces;
    Direction m_direction;
    std::vector<std::vector<int>> m_out;
};

} // namespace

std::vector<std::vector<int>> linesInOrder(const std::vector<Piece> &pieces, Direction direction)
{
    return Cutter(pieces, direction).run();
}

} // namespace documents
