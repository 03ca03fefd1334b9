#include "Upright.h"

#include <algorithm>

#include <QRegularExpression>

namespace docworker {

namespace {

std::vector<QPointF> cornersIn(const QByteArray &file)
{
    std::vector<QPointF> corners{{0, 0}};
    static const QRegularExpression box(
        QStringLiteral("/(?:CropBox|MediaBox)\\s*\\[\\s*(-?[\\d.]+)\\s+(-?[\\d.]+)\\s+-?[\\d.]+\\s+-?[\\d.]+\\s*\\]"));
    auto found = box.globalMatch(QString::fromLatin1(file));
    while (found.hasNext() && corners.size() < 5) {
        const auto match = found.next();
        const QPointF corner(match.captured(1).toDouble(), match.captured(2).toDouble());
        if (std::find(corners.begin(), corners.end(), corner) == corners.end())
            corners.push_back(corner);
    }
    return corners;
}

} // namespace

QTransform uprightFor(const std::vector<QRectF> &boxes, const QSizeF &page, const QByteArray &file,
                      const documents::Ink &ink)
{
    const double w = page.width();
    const double h = page.height();
    // Page space has y upwards: Qt PDF gave y = h − t. Undo that, move, turn clockwise by 0, 90, 180, 270 degrees.
    int best = -1;
    QTransform upright;
    for (const QPointF &corner : cornersIn(file)) {
        const double x = corner.x();
        const double y = corner.y();
        const QTransform turns[4] = {
            QTransform(1, 0, 0, 1, -x, y),
            QTransform(0, 1, -1, 0, h - y, -x),
            QTransform(-1, 0, 0, -1, w + x, h - y),
            QTransform(0, -1, 1, 0, y - h + w, h + x),
        };
        for (const auto &turn : turns) {
            int seen = 0;
            for (std::size_t b = 0; b < boxes.size(); b += 1 + boxes.size() / 300)
                seen += ink.sight(turn.mapRect(boxes[b])) == documents::Sight::Seen ? 1 : 0;
            if (seen > best) {
                best = seen;
                upright = turn;
            }
        }
    }
    return upright;
}

} // namespace docworker
