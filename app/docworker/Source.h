// One opened document, whatever its format: what the session needs of it.
#pragma once

#include <vector>

#include <QImage>

#include "documents/ReadingOrder.h"
#include "documents/Wire.h"

namespace docworker {

class Source
{
public:
    virtual ~Source() = default;
    virtual const std::vector<documents::PageRuns> &pages() const = 0;
    virtual QImage render(int page, double scale) = 0; // on white
    // Rectangles of the characters [begin, end) of a run's text after hygiene.
    virtual std::vector<QRectF> boxes(int page, int run, int begin, int end) = 0;
};

} // namespace docworker
