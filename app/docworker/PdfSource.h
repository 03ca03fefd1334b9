// PDF through Qt PDF: text with boxes, what can be seen of it, pages as pictures.
#pragma once

#include <QBuffer>
#include <QPdfDocument>

#include "PageReader.h"
#include "PdfPlaces.h"
#include "Source.h"

namespace docworker {

class PdfSource final : public Source
{
public:
    explicit PdfSource(QByteArray bytes);
    ~PdfSource() override;

    domain::ReadState open(); // Ok, Encrypted, Unreadable or Empty
    int totalPages() const { return m_total; }
    void read();       // fills pages()
    void searchOnce(); // as a page that leaves a doubt does
    bool looksLikeScan() const;
    bool isBlank() const;
    void show(int page, const std::vector<bool> &hidden); // these stretches are no longer hidden // SEC-34

    const std::vector<documents::PageRuns> &pages() const override { return m_pages; }
    QImage render(int page, double scale) override;
    std::vector<QRectF> boxes(int page, int run, int begin, int end) override;

private:
    std::vector<QRectF> proportional(int page, int run, int begin, int end) const;

    QByteArray m_bytes;
    QBuffer m_buffer;
    QPdfDocument m_document;
    PdfPlaces m_places{m_document};
    int m_total = 0;
    std::vector<documents::PageRuns> m_pages;
    std::vector<ReadPage> m_read; // their runs have moved to m_pages
};

} // namespace docworker
