// Qt PDF gives boxes as if the page were not turned and began at the origin.
#pragma once

#include <vector>

#include <QByteArray>
#include <QTransform>

#include "documents/HiddenText.h"

namespace docworker {

// The turn or shift, among those that the file's page boxes allow, that gives most of the boxes ink.
QTransform uprightFor(const std::vector<QRectF> &boxes, const QSizeF &page, const QByteArray &file,
                      const documents::Ink &ink);

} // namespace docworker
