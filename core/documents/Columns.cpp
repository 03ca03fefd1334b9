#include "documents/Columns.h"

#include <algorithm>
#include <map>
#include <optional>

namespace documents {

namespace {

constexpr int mostGutters = 64;     // candidate left edges looked at per block
constexpr int deepest = 12;         // nested cuts; a page has three or four
constexpr int linesForColumns = 4;  // a gap over fewer lines is chance
constexpr qreal smallestGutter = 8; // points

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
        // Writing that runs up or down the page is read last: it belongs to no line.
        std::vector<int> level;
        std::vector<int> upright;
        for (std::size_t i = 0; i < m_pieces.size(); ++i)
            (isUpright(m_pieces[i]) ? upright : level).push_back(static_cast<int>(i));
        cut(std::move(level), 0);
        for (const int i : upright)
            m_out.push_back({i});
        return std::move(m_out);
    }

private:
    static bool isUpright(const Piece &piece)
    {
        return piece.look != PieceLook::Letter && piece.box.height() > 24 &&
               piece.box.height() > 2.5 * piece.box.width();
    }

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
                    return std::min(b.right(), box(other).right()) - std::max(b.left(), box(other).left()) >
                           0.5 * std::min(b.width(), box(other).width());
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
        if (annotates(sides.left, left, right) || annotates(sides.right, right, left))
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
                return std::min(line.box.bottom(), own[i].box.bottom()) - std::max(line.box.top(), own[i].box.top()) >=
                       0.6 * std::min(line.box.height(), own[i].box.height());
            });
            if (!level || (i > 0 && own[i].box.top() - own[i - 1].box.top() < 1.5 * pitch))
                return false;
        }
        return true;
    }

    // Lines [first, last) that form a table of three columns or more: every piece starts where a column does and ends
    // before the next one.
    struct Table
    {
        std::size_t first = 0;
        std::size_t last = 0;
        std::vector<qreal> columns;
    };

    std::optional<Table> tableAt(const std::vector<Line> &lines, std::size_t first) const
    {
        Table table{first, first, {}};
        for (const int i : lines[first].pieces)
            table.columns.push_back(box(i).left());
        if (table.columns.size() < 3 || !std::is_sorted(table.columns.begin(), table.columns.end()))
            return std::nullopt;
        // A title with its date, and another column beside them: no header and no row.
        const auto &head = lines[first].pieces;
        if (std::any_of(head.begin() + 1, head.end(),
                        [this](int i) { return m_pieces[static_cast<std::size_t>(i)].look == PieceLook::Date; }))
            return std::nullopt;
        std::size_t full = 0;
        std::size_t dates = 0;
        for (table.last = first; table.last < lines.size(); ++table.last) {
            const auto &pieces = lines[table.last].pieces;
            std::size_t filled = 0;
            const bool fits = std::all_of(pieces.begin(), pieces.end(), [&](int i) {
                const int column = columnOf(table, i);
                if (column < 0)
                    return false;
                // Two cells so close that they came as one piece fill two columns.
                auto next = static_cast<std::size_t>(column + 1);
                if (next + 1 < table.columns.size() && box(i).right() > table.columns[next] + 4)
                    ++next;
                filled += next - static_cast<std::size_t>(column);
                return next >= table.columns.size() || box(i).right() < table.columns[next];
            });
            if (!fits)
                break;
            full += filled >= table.columns.size() ? 1 : 0;
            const bool atEdge = columnOf(table, pieces.back()) + 1 == static_cast<int>(table.columns.size());
            dates += atEdge && m_pieces[static_cast<std::size_t>(pieces.back())].look == PieceLook::Date ? 1 : 0;
        }
        // Dates at the right edge are no column of a table but belong to the lines before them.
        if (full < 2 || table.last < first + 3 || dates > 0)
            return std::nullopt;
        return table;
    }

    int columnOf(const Table &table, int piece) const
    {
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (std::abs(box(piece).left() - table.columns[c]) <= 4)
                return static_cast<int>(c);
        return -1;
    }

    void emitTable(const std::vector<Line> &lines, const Table &table)
    {
        // Where every line has all cells, each is a row; else a wider gap parts the rows and a row is read cell by
        // cell.
        bool allFull = true;
        std::vector<qreal> pitches;
        for (std::size_t l = table.first; l < table.last; ++l) {
            allFull = allFull && lines[l].pieces.size() == table.columns.size();
            if (l > table.first)
                pitches.push_back(lines[l].box.center().y() - lines[l - 1].box.center().y());
        }
        std::sort(pitches.begin(), pitches.end());
        const qreal usual = pitches[pitches.size() / 4];
        std::vector<std::vector<int>> cells(table.columns.size());
        const auto flush = [&] {
            const bool oneLine = std::all_of(cells.begin(), cells.end(), [](const auto &c) { return c.size() <= 1; });
            std::vector<int> row;
            for (auto &cell : cells) {
                for (const int i : cell) {
                    row.push_back(i);
                    if (!oneLine)
                        m_out.push_back({i});
                }
                cell.clear();
            }
            if (oneLine && !row.empty())
                m_out.push_back(std::move(row));
        };
        // A line with every cell that stands off even a little begins a row too.
        const auto beginsRow = [&](const Line &before, const Line &line) {
            const qreal pitch = line.box.center().y() - before.box.center().y();
            const qreal least =
                std::min({pitch, line.box.top() - before.box.top(), line.box.bottom() - before.box.bottom()});
            return allFull || pitch > 1.2 * usual ||
                   (line.pieces.size() == table.columns.size() && least > 1.08 * usual);
        };
        for (std::size_t l = table.first; l < table.last; ++l) {
            if (l > table.first && beginsRow(lines[l - 1], lines[l]))
                flush();
            for (const int i : lines[l].pieces)
                cells[static_cast<std::size_t>(columnOf(table, i))].push_back(i);
        }
        flush();
    }

    static std::vector<int> membersOf(const std::vector<Line> &lines, std::size_t first, std::size_t last)
    {
        std::vector<int> out;
        for (std::size_t l = first; l < last; ++l)
            out.insert(out.end(), lines[l].pieces.begin(), lines[l].pieces.end());
        return out;
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
        for (std::size_t l = 0; l + 2 < lines.size() && depth < deepest && m_direction == Direction::LeftToRight; ++l) {
            if (const auto table = tableAt(lines, l)) {
                cut(membersOf(lines, 0, table->first), depth + 1);
                emitTable(lines, *table);
                cut(membersOf(lines, table->last, lines.size()), depth + 1);
                return;
            }
        }
        const auto gutter = depth < deepest ? bestGutter(lines, members) : std::nullopt;
        if (!gutter) {
            emitLines(std::move(lines));
            return;
        }
        auto above = membersOf(lines, 0, gutter->first);
        auto below = membersOf(lines, gutter->last, lines.size());
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
