// PDF through Qt PDF: text with boxes, what can be seen of it, pages as pictures.
#pragma once

#include <array>

#include <QBuffer>
#include <QPdfDocument>
#include <QPdfSearchModel>
#include <QTransform>

#include "Source.h"
#include "documents/HiddenText.h"
#include "documents/RunMatch.h"

namespace docworker {

class PdfSource final : public Source
{
public:
    explicit PdfSource(QByteArray bytes);
    ~PdfSource() override;

    domain::ReadState open(); // Ok, Encrypted, Unreadable or Empty
    int totalPages() const { return m_total; }
    void read(); // fills pages()
    bool looksLikeScan() const;
    bool isBlank() const;

    const std::vector<documents::PageRuns> &pages() const override { return m_pages; }
    QImage render(int page, double scale) override;
    std::vector<QRectF> boxes(int page, int run, int begin, int end) override;

private:
    struct PageText
    {
        QString text;                             // as Qt PDF gives it
        std::vector<std::pair<int, int>> origins; // of each kept run: its place in text
        QTransform upright;                       // from Qt PDF's boxes to the page as shown
        bool ink = false;
        int letters = 0;
        int broken = 0; // characters without a meaning
        double darkShare = 0;
    };
    struct Look; // one page while it is read
    struct ExactWord
    {
        int begin = 0;
        int end = 0;
        QRectF box;
    };

    QImage draw(int page, double scale); // transparent where nothing is drawn
    void readPage(int page);
    bool addAnchors(int page, Look &look);
    std::vector<QRectF> rawBoxes(int page, int begin, int end);
    std::vector<QRectF> proportional(int page, int run, int begin, int end) const;
    void chooseUpright(int page, Look &look);
    void judge(int page, Look &look);
    void takeLine(int page, Look &look, const documents::BoxedText &line);
    void takeExact(int page, Look &look, const documents::BoxedText &line);
    void keep(int page, Look &look, int begin, int end, const QRectF &box, documents::RunEnd runEnd);
    void hide(int page, Look &look, int begin, int end, const QRectF &box, domain::HiddenWhy why);

    QByteArray m_bytes;
    QBuffer m_buffer;
    QPdfDocument m_document;
    QPdfSearchModel m_search;
    int m_total = 0;
    int m_exactLeft = 1500; // questions for exact places left; each costs a page load
    std::vector<documents::PageRuns> m_pages;
    std::vector<PageText> m_texts;
};

} // namespace docworker
