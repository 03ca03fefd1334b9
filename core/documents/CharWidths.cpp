#include "documents/CharWidths.h"

namespace documents {

double emWidth(QChar c)
{
    static constexpr short widths[95] = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
        556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
        611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
        667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
        222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
    const auto u = c.unicode();
    if (u >= 0x20 && u < 0x7f)
        return widths[u - 0x20] / 1000.0;
    if (c.isMark() || c.category() == QChar::Other_Format)
        return 0;
    if (u >= 0xc0 && u < 0x250) {
        const QString parts = c.decomposition();
        if (!parts.isEmpty() && parts.front().unicode() < 0x7f)
            return emWidth(parts.front());
    }
    if (u == 0x2014)
        return 1;
    if ((u >= 0x2e80 && u < 0xd7ff) || (u >= 0xf900 && u < 0xfb00) || (u >= 0xff00 && u < 0xff60))
        return 1;
    return 0.556;
}

double emWidth(QStringView text)
{
    double width = 0;
    for (const QChar c : text)
        width += emWidth(c);
    return width;
}

} // namespace documents
