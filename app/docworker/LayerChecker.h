// Holds the text of a PDF's pages against what OCR reads on their pictures. // SEC-34, SEC-35
#pragma once

#include <memory>

#include "Ocr.h"
#include "PdfSource.h"

namespace docworker {

class LayerChecker
{
public:
    // text: of all pages, as it was read. Unsupported when there is no OCR on this machine; NotFound for a page that is
    // not there. What the picture shows although it seemed to be hidden is no longer hidden in the source afterwards.
    base::Result<documents::Checked> check(PdfSource &source, const domain::DocumentText &text,
                                           const documents::CheckRequest &request);

private:
    std::unique_ptr<Ocr> m_ocr;
    QString m_language; // it was opened for
};

} // namespace docworker
