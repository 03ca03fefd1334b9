// Order of the pieces of one page by recursive cuts. Pure geometry: it sees boxes and whether a piece is a date.
#pragma once

#include <vector>

#include <QRectF>

namespace documents {

enum class PieceLook
{
    Words,
    Date,
    Letter
}; // Letter: a character or two, of any shape
enum class Direction
{
    LeftToRight,
    RightToLeft
};

struct Piece
{
    QRectF box;
    PieceLook look = PieceLook::Words;
};

// Lines of piece indexes, top to bottom in reading order; within a line in reading direction.
std::vector<std::vector<int>> linesInOrder(const std::vector<Piece> &pieces, Direction direction);

} // namespace documents
