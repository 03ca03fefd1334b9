// Pages of a PDF as pixels.
#pragma once

#include <QImage>
#include <QPdfDocument>

namespace docworker {

// Transparent where nothing is drawn; null when it would be larger than a frame carries.
QImage drawPage(QPdfDocument &document, int page, double scale);

} // namespace docworker
