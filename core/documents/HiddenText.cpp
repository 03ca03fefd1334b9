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

constexpr int evenGrey = 3; // steps of 255 that compression and smoothing leave in one colour

bool contrasts(unsigned char a, unsigned char b)
{
    const double x = luminances()[a];
    const double y = luminances()[b];
    return std::max(x, y) >= limits::visibleContrast * std::min(x, y);
}

} // namespace

Ink::Ink(QImage page, double scale)
    : m_page(std::move(page)), m_width(m_page.width()), m_height(m_page.height()), m_scale(scale)
{
    const bool known = m_page.format() == QImage::Format_RGB32 || m_page.format() == QImage::Format_ARGB32 ||
                       m_page.format() == QImage::Format_ARGB32_Premultiplied;
    if (!known)
        m_page = m_page.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

Ink::Window Ink::window(const QRectF &box) const
{
    Window w{static_cast<int>(std::floor(box.left() * m_scale + 0.25)),
             static_cast<int>(std::floor(box.top() * m_scale + 0.25)),
             static_cast<int>(std::ceil(box.right() * m_scale - 0.25)),
             static_cast<int>(std::ceil(box.bottom() * m_scale - 0.25))};
    w.left = std::clamp(w.left, 0, m_width);
    w.top = std::clamp(w.top, 0, m_height);
    w.right = std::clamp(std::max(w.right, w.left + 1), 0, m_width);
    w.bottom = std::clamp(std::max(w.bottom, w.top + 1), 0, m_height);
    return w;
}

// With a ring around it: a dash fills its own box, so the background shows only outside.
Ink::Window Ink::ringed(const Window &w) const
{
    const int ring = std::max(2, static_cast<int>(m_scale));
    return {std::max(0, w.left - ring), std::max(0, w.top - ring), std::min(m_width, w.right + ring),
            std::min(m_height, w.bottom + ring)};
}

std::vector<unsigned char> Ink::greys(const Window &w) const
{
    std::vector<unsigned char> out;
    out.reserve(static_cast<std::size_t>(w.width()) * static_cast<std::size_t>(std::max(0, w.bottom - w.top)));
    const bool solid = m_page.format() == QImage::Format_RGB32;
    const bool plainAlpha = m_page.format() == QImage::Format_ARGB32;
    for (int y = w.top; y < w.bottom; ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(m_page.constScanLine(y));
        for (int x = w.left; x < w.right; ++x) {
            const QRgb pixel = plainAlpha ? qPremultiply(line[x]) : line[x];
            const int colour = (54 * qRed(pixel) + 183 * qGreen(pixel) + 19 * qBlue(pixel)) >> 8;
            out.push_back(static_cast<unsigned char>(std::min(255, colour + (solid ? 0 : 255 - qAlpha(pixel)))));
        }
    }
    return out;
}

namespace {

// Which greys stand out from the commonest one.
std::array<bool, 256> standingOut(const std::vector<unsigned char> &greys)
{
    std::array<int, 256> counts{};
    for (const auto g : greys)
        ++counts[g];
    const auto back = static_cast<unsigned char>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    std::array<bool, 256> out{};
    for (std::size_t g = 0; g < out.size(); ++g)
        out[g] = counts[g] > 0 && contrasts(static_cast<unsigned char>(g), back);
    return out;
}

} // namespace

Sight Ink::sight(const QRectF &box) const
{
    const Window w = window(box);
    if (w.width() <= 0 || w.bottom <= w.top)
        return Sight::Nothing;
    const Window ring = ringed(w);
    const auto pixels = greys(ring);
    const auto ink = standingOut(pixels);
    unsigned char darkest = 255;
    unsigned char lightest = 0;
    for (int y = w.top; y < w.bottom; ++y) {
        const auto *line = pixels.data() + static_cast<std::ptrdiff_t>(y - ring.top) * ring.width() - ring.left;
        for (int x = w.left; x < w.right; ++x) {
            if (ink[line[x]])
                return Sight::Seen;
            darkest = std::min(darkest, line[x]);
            lightest = std::max(lightest, line[x]);
        }
    }
    return lightest - darkest <= evenGrey ? Sight::Nothing : Sight::Weak;
}

Ink::Gap Ink::widestGap(const QRectF &box) const
{
    const Window w = window(box);
    const Window ring = ringed(w);
    const auto pixels = greys(ring);
    const auto ink = standingOut(pixels);
    int bestLeft = 0;
    int bestRight = 0;
    int start = w.left;
    const auto take = [&](int x) {
        if (x - start > bestRight - bestLeft) {
            bestLeft = start;
            bestRight = x;
        }
        start = x + 1;
    };
    for (int x = w.left; x < w.right; ++x) {
        bool any = false;
        for (int y = w.top; y < w.bottom && !any; ++y)
            any = ink[pixels[static_cast<std::size_t>(y - ring.top) * static_cast<std::size_t>(ring.width()) +
                             static_cast<std::size_t>(x - ring.left)]];
        if (any)
            take(x);
    }
    take(w.right);
    return {bestLeft / m_scale, bestRight / m_scale};
}

double Ink::inkShare() const
{
    if (m_width <= 0 || m_height <= 0)
        return 0;
    std::array<qsizetype, 256> counts{};
    qsizetype all = 0;
    for (int y = 0; y < m_height; y += 4) {
        for (const auto g : greys({0, y, m_width, y + 1})) {
            ++counts[g];
            ++all;
        }
    }
    const auto back = static_cast<unsigned char>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    qsizetype ink = 0;
    for (std::size_t g = 0; g < counts.size(); ++g)
        ink += counts[g] > 0 && contrasts(static_cast<unsigned char>(g), back) ? counts[g] : 0;
    return static_cast<double>(ink) / static_cast<double>(all);
}

} // namespace documents
