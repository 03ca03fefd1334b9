#include "PdfDrawing.h"

#include "documents/Wire.h"

namespace docworker {

QImage drawPage(QPdfDocument &document, int page, double scale)
{
    const QSize size = (document.pagePointSize(page) * scale).toSize().expandedTo(QSize(1, 1));
    if (size.width() > documents::largestImageSide || size.height() > documents::largestImageSide ||
        qint64(size.width()) * size.height() > documents::mostImagePixels)
        return {};
    return document.render(page, size);
}

} // namespace docworker
