// OCR of a page's picture by tesseract, where this machine has it. The library is opened when the first page is to be
// read and not before: no build and no start of a worker needs it, and it runs where the parser runs, under the same
// limits, without a process of its own. // SEC-35
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QImage>

#include "documents/LayerCheck.h"

namespace docworker {

class Ocr
{
public:
    // language: two letters, may be empty. Null when the library or its data are not there.
    static std::unique_ptr<Ocr> open(const QString &language);
    ~Ocr();
    Ocr(const Ocr &) = delete;
    Ocr &operator=(const Ocr &) = delete;

    // Nothing when it took too long or failed.
    std::optional<std::vector<documents::PictureWord>> words(const QImage &page, double scale);

private:
    struct Library;
    Ocr(const Library &library, void *handle) : m_library(library), m_handle(handle) {}

    const Library &m_library;
    void *m_handle;
};

} // namespace docworker
