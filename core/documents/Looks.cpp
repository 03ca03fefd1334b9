#include "documents/Looks.h"

#include <algorithm>
#include <cmath>

#include "documents/Runs.h"

namespace documents {

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double s) { return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

Looks Looks::with(const Looks &other) const
{
    Looks out = *this;
    if (other.vanish)
        out.vanish = other.vanish;
    if (other.size)
        out.size = other.size;
    if (other.colour)
        out.colour = other.colour;
    if (other.background)
        out.background = other.background;
    if (other.weight)
        out.weight = other.weight;
    return out;
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

std::optional<domain::HiddenWhy> hiddenBy(const Looks &looks, const std::optional<QColor> &surface)
{
    if (looks.vanish.value_or(false))
        return domain::HiddenWhy::Attribute;
    if (looks.size && *looks.size <= limits::smallestText)
        return domain::HiddenWhy::Size;
    const auto own = looks.background && looks.background->isValid() ? looks.background : surface;
    if (looks.colour && looks.colour->isValid() && own && own->isValid() &&
        contrast(*looks.colour, *own) < limits::visibleContrast)
        return domain::HiddenWhy::Colour;
    return std::nullopt;
}

FlowSpan span(const QString &text, const Looks &looks, const std::optional<QColor> &surface)
{
    return {text, looks.size.value_or(11), looks.weight.value_or(Weight::Normal), hiddenBy(looks, surface)};
}

} // namespace documents
