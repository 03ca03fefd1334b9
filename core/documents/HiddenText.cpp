#include "documents/HiddenText.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "documents/Runs.h"

namespace documents {

namespace {

constexpr int evenGrey = 3; // steps of 255 that compression and smoothing leave in one colour

// Contrast of two grey steps is the ratio of their relative luminances (WCAG 2). For each background: from where on
// darker and lighter greys stand out.
struct Limits
{
    std::array<int, 256> dark{};  // greys up to this one
    std::array<int, 256> light{}; // greys from this one
};

const Limits &standOut()
{
    static const Limits table = [] {
        std::array<double, 256> luminance{};
        for (std::size_t i = 0; i < luminance.size(); ++i) {
            const double s = static_cast<double>(i) / 255;
            luminance[i] = (s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4)) + 0.05;
        }
        Limits out;
        for (std::size_t back = 0; back < luminance.size(); ++back) {
            int dark = static_cast<int>(back);
            while (dark >= 0 && luminance[back] < limits::visibleContrast * luminance[static_cast<std::size_t>(dark)])
                --dark;
            int light = static_cast<int>(back);
            while (light <= 255 &&
                   luminance[static_cast<std::size_t>(light)] < limits::visibleContrast * luminance[back])
                ++light;
            out.dark[back] = dark;
            out.light[back] = light;
        }
        return out;
    }();
    return table;
}

} // namespace

Ink::Ink(const QImage &page, double scale) : m_width(page.width()), m_height(page.height()), m_scale(scale)
{
    const QImage image = page.format() == QImage::Format_ARGB32 ? page : page.convertToFormat(QImage::Format_ARGB32);
    m_greys.resize(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height));
    auto *out = m_greys.data();
    QRgb last = 0; // most neighbours are alike
    unsigned char grey = 255;
    for (int y = 0; y < m_height; ++y) {
        const auto *in = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < m_width; ++x) {
            if (in[x] != last) {
                last = in[x];
                const unsigned colour = static_cast<unsigned>(54 * qRed(last) + 183 * qGreen(last) + 19 * qBlue(last));
                const unsigned depth = (255 - (colour >> 8)) * static_cast<unsigned>(qAlpha(last)); // over white
                grey = static_cast<unsigned char>(255 - (depth + 127) / 255);
            }
            *out++ = grey;
        }
    }
}

const unsigned char *Ink::line(int y) const
{
    return m_greys.data() + static_cast<std::ptrdiff_t>(y) * m_width;
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

// The commonest grey.
unsigned char Ink::background(const Window &w) const
{
    std::array<int, 256> counts{};
    for (int y = w.top; y < w.bottom; ++y) {
        const auto *pixels = line(y);
        for (int x = w.left; x < w.right; ++x)
            ++counts[pixels[x]];
    }
    return static_cast<unsigned char>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

Sight Ink::sight(const QRectF &box) const
{
    const Window w = window(box);
    if (w.isEmpty())
        return Sight::Nothing;
    const auto back = background(ringed(w));
    int darkest = 255;
    int lightest = 0;
    for (int y = w.top; y < w.bottom; ++y) {
        const auto *pixels = line(y);
        for (int x = w.left; x < w.right; ++x) {
            darkest = std::min<int>(darkest, pixels[x]);
            lightest = std::max<int>(lightest, pixels[x]);
        }
    }
    if (darkest <= standOut().dark[back] || lightest >= standOut().light[back])
        return Sight::Seen;
    return lightest - darkest <= evenGrey ? Sight::Nothing : Sight::Weak;
}

std::vector<Ink::Gap> Ink::gaps(const QRectF &box) const
{
    const Window w = window(box);
    if (w.isEmpty())
        return {};
    const auto back = background(ringed(w));
    const int dark = standOut().dark[back];
    const int light = standOut().light[back];
    std::vector<unsigned char> inked(static_cast<std::size_t>(w.right - w.left), 0);
    for (int y = w.top; y < w.bottom; ++y) {
        const auto *pixels = line(y) + w.left;
        for (std::size_t x = 0; x < inked.size(); ++x)
            inked[x] =
                static_cast<unsigned char>(inked[x] | (pixels[x] <= dark ? 1 : 0) | (pixels[x] >= light ? 1 : 0));
    }
    std::vector<Gap> out;
    int start = w.left;
    for (int x = w.left; x <= w.right; ++x) {
        if (x < w.right && inked[static_cast<std::size_t>(x - w.left)] == 0)
            continue;
        if (x > start)
            out.push_back({start / m_scale, x / m_scale});
        start = x + 1;
    }
    return out;
}

Ink::Gap Ink::widestGap(const QRectF &box) const
{
    Gap widest;
    for (const Gap &gap : gaps(box))
        widest = gap.width() > widest.width() ? gap : widest;
    return widest;
}

double Ink::inkShare() const
{
    if (m_greys.empty())
        return 0;
    std::array<std::size_t, 256> counts{};
    for (const auto grey : m_greys)
        ++counts[grey];
    const auto back = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    std::size_t ink = 0;
    for (std::size_t g = 0; g < counts.size(); ++g)
        ink += static_cast<int>(g) <= standOut().dark[back] || static_cast<int>(g) >= standOut().light[back] ? counts[g]
                                                                                                             : 0;
    return static_cast<double>(ink) / static_cast<double>(m_greys.size());
}

} // namespace documents
