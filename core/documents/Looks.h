// What office formats say about how text looks, and whether a person could see it. // SEC-33, documents.md 4
#pragma once

#include <optional>

#include <QColor>
#include <QString>

#include "documents/Flow.h"

namespace documents {

struct Looks
{
    std::optional<bool> vanish;
    std::optional<qreal> size;        // points
    std::optional<QColor> colour;     // invalid: automatic
    std::optional<QColor> background; // invalid: none
    std::optional<Weight> weight;

    // Where other says something, it wins.
    Looks with(const Looks &other) const;
};

double contrast(const QColor &a, const QColor &b); // WCAG 2, 1 to 21

// Attributes that hide: vanish; text up to limits::smallestText; contrast under limits::visibleContrast against its
// background, when that is known (surface: what lies behind; nullopt when nobody can say).
std::optional<domain::HiddenWhy> hiddenBy(const Looks &looks, const std::optional<QColor> &surface);

FlowSpan span(const QString &text, const Looks &looks, const std::optional<QColor> &surface);

} // namespace documents
