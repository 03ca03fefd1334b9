#include "documents/HiddenText.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "documents/Runs.h"

namespace documents {

namespace {

// Contrast of two grey steps is the ratio of their relative luminances (WCAG 2): tabled once.
const std::array<double, 256> &luminances()
{
    static const std::array<double, 256> table = [] {
        std::array<double, 256> t{};
        for (std::size_t i = 0; i < t.size(); ++i) {
            const double s = static_cast<double>(i) / 255;
            t[i] = (s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4)) + 0.05;
        }
        return t;
    }();
    return table;
}

bool contrasts(unsigned char a, unsigned char b)
{
    const double x = luminances()[a];
    const double y = luminances()[b];
    return std::max(x, y) >= limits::visibleContrast * std::min(x, y);
}

} // namespace

Ink::Ink(const QImage &onWhite, double scale) : m_width(onWhite.width()), m_height(onWhite.height()), m_scale(scale)
{
    m_grey.resize(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height));
    for (int y = 0; y < m_height; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(onWhite.constScanLine(y));
        auto *out = m_grey.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width);
        for (int x = 0; x < m_width; ++x)
            out[x] = static_cast<unsigned char>((54 * qRed(line[x]) + 183 * qGreen(line[x]) + 19 * qBlue(line[x])) >> 8);
    }
}

Ink::Window Ink::window(const QRectF &box) const
{
    Window w{static_cast<int>(std::floor(box.left() * m_scale + 0.25)), static_cast<int>(std::floor(box.top() * m_scale + 0.25)),
             static_cast<int>(std::ceil(box.right() * m_scale - 0.25)), static_cast<int>(std::ceil(box.bottom() * m_scale - 0.25))};
    w.left = std::clamp(w.left, 0, m_width);
    w.top = std::clamp(w.top, 0, m_height);
    w.right = std::clamp(std::max(w.right, w.left + 1), 0, m_width);
    w.bottom = std::clamp(std::max(w.bottom, w.top + 1), 0, m_height);
    return w;
}

// The commonest grey in and just around the box; around, because a dash fills its own box.
unsigned char Ink::background(const Window &w) const
{
    const int ring = std::max(2, static_cast<int>(m_scale));
    const int left = std::max(0, w.left - ring);
    const int right = std::min(m_width, w.right + ring);
    const int top = std::max(0, w.top - ring);
    const int bottom = std::min(m_height, w.bottom + ring);
    std::array<int, 256> counts{};
    for (int y = top; y < bottom; ++y) {
        const auto *line = m_grey.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width);
        for (int x = left; x < right; ++x)
            ++counts[line[x]];
    }
    return static_cast<unsigned char>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

Sight Ink::sight(const QRectF &box) const
{
    const Window w = window(box);
    const int width = w.right - w.left;
    const int height = w.bottom - w.top;
    if (width <= 0 || height <= 0)
        return Sight::Nothing;
    const unsigned char back = background(w);
    std::array<bool, 256> dark{};
    for (std::size_t i = 0; i < dark.size(); ++i)
        dark[i] = contrasts(static_cast<unsigned char>(i), back);
    std::vector<bool> column(static_cast<std::size_t>(width), false);
    int rows = 0;
    for (int y = w.top; y < w.bottom; ++y) {
        const auto *line = m_grey.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width);
        bool any = false;
        for (int x = w.left; x < w.right; ++x) {
            if (dark[line[x]]) {
                any = true;
                column[static_cast<std::size_t>(x - w.left)] = true;
            }
        }
        rows += any ? 1 : 0;
    }
    const auto columns = std::count(column.begin(), column.end(), true);
    if (rows == 0)
        return Sight::Nothing;
    // A rule or an edge that crosses the box is no writing: it fills few rows or few columns.
    const bool wide = width < 4 || columns * 4 >= width;
    const bool tall = height < 4 || rows * 4 >= height;
    return wide && tall ? Sight::Seen : Sight::Faint;
}

Ink::Gap Ink::widestGap(const QRectF &box) const
{
    const Window w = window(box);
    const unsigned char back = background(w);
    std::array<bool, 256> dark{};
    for (std::size_t i = 0; i < dark.size(); ++i)
        dark[i] = contrasts(static_cast<unsigned char>(i), back);
    int bestLeft = 0;
    int bestRight = 0;
    int start = w.left;
    for (int x = w.left; x < w.right; ++x) {
        bool ink = false;
        for (int y = w.top; y < w.bottom && !ink; ++y)
            ink = dark[m_grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)]];
        if (!ink)
            continue;
        if (x - start > bestRight - bestLeft) {
            bestLeft = start;
            bestRight = x;
        }
        start = x + 1;
    }
    if (w.right - start > bestRight - bestLeft) {
        bestLeft = start;
        bestRight = w.right;
    }
    return {bestLeft / m_scale, bestRight / m_scale};
}

double Ink::inkShare() const
{
    if (m_grey.empty())
        return 0;
    std::array<qsizetype, 256> counts{};
    for (const auto g : m_grey)
        ++counts[g];
    const auto back = static_cast<unsigned char>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    qsizetype ink = 0;
    for (std::size_t g = 0; g < counts.size(); ++g)
        ink += contrasts(static_cast<unsigned char>(g), back) ? counts[g] : 0;
    return static_cast<double>(ink) / static_cast<double>(m_grey.size());
}

} // namespace documents
